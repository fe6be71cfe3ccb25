/* The hint of the prompt: the standard form of the name that is typed, or what a command takes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shell_private.h"

/* From so many bytes on, what is typed is taken for the beginning of a name. */
#define BEGINNING_MIN ((size_t)3)

/* "Pyongyang", or "Kim Jong Un, 2 more" when NAME stands for several entries. */
static char *form_of(const shell *s, const char *name, const char *before)
{
    onym_entries *found;
    onym_string form = {NULL, 0};
    char *hint = NULL;
    if (onym_glossary_lookup(&found, s->glossary, onym_text_of(name),
                             ONYM_LOOKUP_EXACT | ONYM_LOOKUP_PHRASE, 10, NULL) != ONYM_OK) {
        return NULL;
    }
    size_t more = onym_entries_count(found) - 1;
    if (onym_style_form(&form, s->style, onym_entries_at(found, 0), NULL, NULL) == ONYM_OK) {
        char others[32] = "";
        if (more > 0) {
            (void)snprintf(others, sizeof others, ", %zu more", more);
        }
        if (asprintf(&hint, "%s%s%s", before, form.data, others) < 0) {
            hint = NULL;
        }
        onym_string_free(&form);
    }
    onym_entries_free(found);
    return hint;
}

/* The form of the first name that begins with NAME: "… Pyongyang". */
static char *form_of_beginning(const shell *s, const char *name)
{
    onym_list *list;
    char *hint = NULL;
    if (strlen(name) < BEGINNING_MIN ||
        onym_glossary_complete(&list, s->glossary, onym_text_of(name), 1, NULL) != ONYM_OK) {
        return NULL;
    }
    if (onym_list_count(list) > 0) {
        hint = form_of(s, onym_list_at(list, 0), "… ");
    }
    onym_list_free(list);
    return hint;
}

/* The usage and help of the command that LINE begins with. */
static char *usage_of(char *line)
{
    char *hint = NULL;
    line[strcspn(line, " \t")] = '\0';
    const shell_command *c = shell_find(line);
    if (c == NULL ||
        asprintf(&hint, "%s%s%s", c->usage, c->usage[0] != '\0' ? ": " : "", c->help) < 0) {
        return NULL;
    }
    return hint;
}

char *shell_hint(shell *s, onym_text line)
{
    char *copy = strndup(line.size > 0 ? line.data : "", line.size);
    if (copy == NULL) {
        return NULL;
    }
    char *text = shell_trim(copy);
    char *hint = NULL;
    if (text[0] == '.') {
        hint = usage_of(text);
    } else if (text[0] != '\0') {
        hint = form_of(s, text, "");
        hint = hint != NULL ? hint : form_of_beginning(s, text);
    }
    /* What is typed need not be said again. */
    if (hint != NULL && strcmp(hint, text) == 0) {
        free(hint);
        hint = NULL;
    }
    free(copy);
    return hint;
}
