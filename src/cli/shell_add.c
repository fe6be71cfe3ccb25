/* .add: a name for the user's own glossary. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/directories.h"
#include "cli/shell_private.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A part of what is added, "ru=..." and so on; TWIN is a second column that it fills. */
typedef struct column {
    const char *name;
    size_t at, twin;
} column;

#define AT(field) offsetof(onym_addition, field)

static const column columns[] = {
    {"concept", AT(concept), AT(concept)},
    {"kind", AT(kind), AT(kind)},
    {"ru", AT(ru), AT(ru)},
    {"ko", AT(ko_kp), AT(ko_kr)},
    {"ko-kp", AT(ko_kp), AT(ko_kp)},
    {"ko-kr", AT(ko_kr), AT(ko_kr)},
    {"uk", AT(uk), AT(uk)},
    {"hani", AT(hani), AT(hani)},
    {"variants", AT(variants), AT(variants)},
    {"gloss", AT(gloss), AT(gloss)},
    {"source", AT(source), AT(source)},
};

static void set_column(onym_addition *addition, size_t at, const char *value)
{
    memcpy((char *)addition + at, &value, sizeof value);
}

/* Takes one "name=value" apart. */
static int read_column(onym_addition *addition, char *part, onym_error *error)
{
    char *value = strchr(part, '=');
    if (value == NULL) {
        return shell_usage(".add", error);
    }
    *value++ = '\0';
    const char *name = shell_trim(part);
    for (size_t i = 0; i < COUNT(columns); i++) {
        if (strcmp(columns[i].name, name) == 0) {
            value = shell_trim(value);
            set_column(addition, columns[i].at, value);
            set_column(addition, columns[i].twin, value);
            return ONYM_OK;
        }
    }
    return shell_fail(error, ONYM_EUSAGE,
                      "usage: no column %.100s; there are kind, ru, ko, ko-kp, ko-kr, uk, hani, "
                      "variants, gloss, source, concept",
                      name);
}

int shell_add(shell *s, char *argument, onym_error *error)
{
    onym_addition addition = {.source = "user"};
    char *rest = argument;
    addition.en = shell_trim(strsep(&rest, ";"));
    if (addition.en[0] == '\0' || rest == NULL) {
        return shell_usage(".add", error);
    }
    int status = ONYM_OK;
    for (char *part; status == ONYM_OK && (part = strsep(&rest, ";")) != NULL;) {
        part = shell_trim(part);
        status = part[0] != '\0' ? read_column(&addition, part, error) : ONYM_OK;
    }
    if (status == ONYM_OK && s->options.user_glossary == NULL) {
        return shell_fail(error, ONYM_EUSAGE,
                          "config: no place for a glossary of your own (set "
                          "HOME or XDG_DATA_HOME)");
    }
    if (status == ONYM_OK) {
        status = make_directories(s->options.user_glossary, error);
    }
    if (status == ONYM_OK) {
        status = onym_glossary_add(s->options.user_glossary, s->options.data_dir, &addition, error);
    }
    if (status == ONYM_OK) {
        output_puts(s->options.out, "added: ");
        output_name(s->options.out, addition.en);
        output_puts(s->options.out, "\n");
        status = shell_read_again(s, error);
    }
    return status;
}
