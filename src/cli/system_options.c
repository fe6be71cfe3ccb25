/* Options of a system as words: "--kind place --apostrophe ascii". */
#include "cli/system_options.h"

#include <stddef.h>
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
static const choice apostrophes[] = {{"standard", ONYM_APOSTROPHE_STANDARD},
                                     {"typographic", ONYM_APOSTROPHE_TYPOGRAPHIC},
                                     {"modifier", ONYM_APOSTROPHE_MODIFIER},
                                     {"ascii", ONYM_APOSTROPHE_ASCII},
                                     {"none", ONYM_APOSTROPHE_NONE},
                                     {NULL, 0}};
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

/* The options with a value; each setter is told which by its place in this table. */
typedef struct valued {
    const char *name;
    const choice *choices;
} valued;

enum { KIND, APOSTROPHE, HYPHEN, NUMERALS, LETTER_CASE };
static const valued with_value[] = {
    {"--kind", kinds},       {"--apostrophe", apostrophes}, {"--hyphen", hyphens},
    {"--numerals", numerals}, {"--case", cases},            {NULL, NULL},
};

static void set(onym_translit_options *options, int which, int value)
{
    switch (which) {
    case KIND:
        options->kind = (onym_kind)value;
        break;
    case APOSTROPHE:
        options->apostrophe = (onym_apostrophe)value;
        break;
    case HYPHEN:
        options->hyphen = (onym_hyphen)value;
        break;
    case NUMERALS:
        options->numerals = (onym_numerals)value;
        break;
    case LETTER_CASE:
    default:
        options->letter_case = (onym_case)value;
        break;
    }
}

static int fail(onym_error *error, const char *option, const char *what, const choice *choices)
{
    if (error != NULL) {
        error->status = ONYM_EUSAGE;
        int size = snprintf(error->message, sizeof error->message, "usage: %s %s:", option, what);
        for (; choices->name != NULL && size > 0 && (size_t)size < sizeof error->message;
             choices++) {
            size += snprintf(error->message + size, sizeof error->message - (size_t)size, " %s",
                             choices->name);
        }
    }
    return ONYM_EUSAGE;
}

static int take_value(onym_translit_options *options, int which, const char *value,
                      onym_error *error)
{
    const valued *option = &with_value[which];
    if (value == NULL) {
        return fail(error, option->name, "needs a value", option->choices);
    }
    for (const choice *c = option->choices; c->name != NULL; c++) {
        if (strcmp(c->name, value) == 0) {
            set(options, which, c->value);
            return ONYM_OK;
        }
    }
    return fail(error, option->name, "takes one of", option->choices);
}

static bool *flag_of(onym_translit_options *options, const char *name)
{
    if (strcmp(name, "--plain") == 0) {
        return &options->plain;
    }
    if (strcmp(name, "--fold") == 0) {
        return &options->fold;
    }
    return strcmp(name, "--press") == 0 ? &options->press : NULL;
}

int system_option(onym_translit_options *options, int *at, int argc, char **argv,
                  onym_error *error)
{
    const char *word = argv[*at];
    bool *flag = flag_of(options, word);
    if (flag != NULL) {
        *flag = true;
        *at += 1;
        return ONYM_OK;
    }
    for (int i = 0; with_value[i].name != NULL; i++) {
        size_t size = strlen(with_value[i].name);
        if (strncmp(word, with_value[i].name, size) != 0) {
            continue;
        }
        if (word[size] == '=') {
            *at += 1;
            return take_value(options, i, word + size + 1, error);
        }
        if (word[size] == '\0') {
            const char *value = *at + 1 < argc ? argv[*at + 1] : NULL;
            *at += 2;
            return take_value(options, i, value, error);
        }
    }
    return ONYM_NOT_FOUND;
}
