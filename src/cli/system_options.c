/* Options of a system as words: "--kind place --apostrophe ascii". */
#include "cli/system_options.h"

#include <stdio.h>
#include <string.h>

typedef struct choice {
    const char *name;
    int value;
} choice;

static const choice kinds[] = {{"text", ONYM_KIND_TEXT},
                               {"place", ONYM_KIND_PLACE},
                               {"person", ONYM_KIND_PERSON},
                               {"surname", ONYM_KIND_SURNAME},
                               {NULL, 0}};
static const choice apostrophes[] = {
    {"standard", ONYM_APOSTROPHE_STANDARD}, {"typographic", ONYM_APOSTROPHE_TYPOGRAPHIC},
    {"modifier", ONYM_APOSTROPHE_MODIFIER}, {"ascii", ONYM_APOSTROPHE_ASCII},
    {"none", ONYM_APOSTROPHE_NONE},         {NULL, 0}};
static const choice hyphens[] = {{"standard", ONYM_HYPHEN_STANDARD},
                                 {"none", ONYM_HYPHEN_NONE},
                                 {"given", ONYM_HYPHEN_GIVEN},
                                 {"ambiguous", ONYM_HYPHEN_AMBIGUOUS},
                                 {NULL, 0}};
static const choice numerals[] = {
    {"plain", ONYM_NUMERALS_PLAIN}, {"read", ONYM_NUMERALS_READ}, {NULL, 0}};
static const choice cases[] = {{"standard", ONYM_CASE_STANDARD},
                               {"keep", ONYM_CASE_KEEP},
                               {"sentence", ONYM_CASE_SENTENCE},
                               {"title", ONYM_CASE_TITLE},
                               {NULL, 0}};

/* The options, in the order of their values. */
static const struct {
    const char *name;
    const choice *choices; /* NULL: takes no value */
} table[] = {
    {"kind", kinds},     {"apostrophe", apostrophes},
    {"hyphen", hyphens}, {"numerals", numerals},
    {"case", cases},     {"plain", NULL},
    {"fold", NULL},      {"press", NULL},
};

static void set(onym_translit_options *options, int option, int value)
{
    switch (option) {
    case SYSTEM_KIND:
        options->kind = (onym_kind)value;
        break;
    case SYSTEM_APOSTROPHE:
        options->apostrophe = (onym_apostrophe)value;
        break;
    case SYSTEM_HYPHEN:
        options->hyphen = (onym_hyphen)value;
        break;
    case SYSTEM_NUMERALS:
        options->numerals = (onym_numerals)value;
        break;
    case SYSTEM_CASE:
        options->letter_case = (onym_case)value;
        break;
    case SYSTEM_PLAIN:
        options->plain = true;
        break;
    case SYSTEM_FOLD:
        options->fold = true;
        break;
    default:
        options->press = true;
        break;
    }
}

static int fail(onym_error *error, const char *option, const choice *choices)
{
    error->status = ONYM_EUSAGE;
    int size = snprintf(error->message, sizeof error->message, "--%s takes one of", option);
    for (; choices->name != NULL && size > 0 && (size_t)size < sizeof error->message; choices++) {
        size += snprintf(error->message + size, sizeof error->message - (size_t)size, " %s",
                         choices->name);
    }
    return ONYM_EUSAGE;
}

int system_option(onym_translit_options *options, int option, const char *value, onym_error *error)
{
    const choice *choices = table[option - SYSTEM_KIND].choices;
    const choice *c = choices;
    while (c != NULL && c->name != NULL && strcmp(c->name, value) != 0) {
        c++;
    }
    if (c != NULL && c->name == NULL) {
        return fail(error, table[option - SYSTEM_KIND].name, choices);
    }
    set(options, option, c != NULL ? c->value : 0);
    return ONYM_OK;
}

/* The option named by the SIZE bytes at WORD, dashes included; 0 when there is none. */
static int option_named(const char *word, size_t size)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (size == strlen(table[i].name) + 2 && strncmp(word, "--", 2) == 0 &&
            memcmp(word + 2, table[i].name, size - 2) == 0) {
            return SYSTEM_KIND + (int)i;
        }
    }
    return 0;
}

int system_options_read(onym_translit_options *options, const char *words, onym_error *error)
{
    char value[64];
    for (words += strspn(words, " "); *words != '\0'; words += strspn(words, " ")) {
        size_t size = strcspn(words, " ");
        int option = option_named(words, size);
        if (option == 0) {
            error->status = ONYM_EUSAGE;
            (void)snprintf(error->message, sizeof error->message, "usage: unknown option %.40s",
                           words);
            return ONYM_EUSAGE;
        }
        words += size;
        value[0] = '\0';
        if (table[option - SYSTEM_KIND].choices != NULL) {
            words += strspn(words, " ");
            size = strcspn(words, " ");
            (void)snprintf(value, sizeof value, "%.*s", size < 60 ? (int)size : 60, words);
            words += size;
        }
        int status = system_option(options, option, value, error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    return ONYM_OK;
}
