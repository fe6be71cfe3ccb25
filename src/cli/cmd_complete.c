/* onym complete: what may stand next on a command line, for the completions of shells. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/cli.h"
#include "cli/cmd_glossary.h"
#include "cli/complete_help.h"

#define NAMES_MAX ((size_t)100)

/* What is to be completed: WORDS are those of the command line after "onym", the last one as far as
 * it is typed. */
typedef struct request {
    cli *cli;
    int count;
    char **words;
    const char *command, *verb; /* the verb of glossary; "" */
    const char *head;   /* of each candidate: "--style=" when that stands before the value */
    const char *prefix; /* what candidates begin with, after the head */
} request;

static void put(const request *r, const char *candidate, onym_text about)
{
    output *out = &r->cli->out;
    if (strncmp(candidate, r->prefix, strlen(r->prefix)) == 0) {
        output_name(out, r->head);
        output_name(out, candidate);
        output_puts(out, about.size > 0 ? "\t" : "");
        output_printable(out, about, true);
        output_puts(out, "\n");
    }
}

/* The candidates among WORDS, which blanks separate. */
static void put_words(const request *r, const char *words)
{
    char word[64];
    for (size_t size; *words != '\0'; words += size + (words[size] == ' ')) {
        size = strcspn(words, " ");
        (void)snprintf(word, sizeof word, "%.*s", (int)size, words);
        put(r, word, (onym_text){NULL, 0});
    }
}

/* ---- kinds of words */

static void put_files(const request *r)
{
    output_puts(&r->cli->out, ":files\n"); /* the shell knows them better */
}

static void put_commands(const request *r)
{
    for (size_t i = 0; i < command_count; i++) {
        put(r, commands[i].name, onym_text_of(commands[i].summary));
    }
}

static void put_list(const request *r, onym_list *list)
{
    for (size_t i = 0; i < onym_list_count(list); i++) {
        put(r, onym_list_at(list, i), (onym_text){NULL, 0});
    }
    onym_list_free(list);
}

static void put_systems(const request *r)
{
    onym_list *list;
    if (onym_system_list(&list, r->cli->data_dir, NULL) == ONYM_OK) {
        put_list(r, list);
    }
}

static void put_styles(const request *r)
{
    onym_list *list;
    if (onym_style_list(&list, r->cli->data_dir, NULL) == ONYM_OK) {
        put_list(r, list);
    }
}

static void put_styles_or_auto(const request *r)
{
    put_words(r, "auto");
    put_styles(r);
}

/* Names that begin as the prefix does, the case of ASCII letters apart: a shell puts what all have
 * in common in the place of the prefix. */
static void put_names(const request *r)
{
    onym_glossary *glossary;
    onym_list *list;
    size_t size = strlen(r->prefix);
    if (size == 0 || cli_open_glossary(r->cli, &glossary, NULL) != ONYM_OK) {
        return;
    }
    request any = *r;
    any.prefix = "";
    if (onym_glossary_complete(&list, glossary, onym_text_of(r->prefix), NAMES_MAX, NULL) ==
        ONYM_OK) {
        bool alone = onym_list_count(list) == 1;
        for (size_t i = 0; i < onym_list_count(list); i++) {
            if (alone || strncasecmp(onym_list_at(list, i), r->prefix, size) == 0) {
                put(&any, onym_list_at(list, i), (onym_text){NULL, 0});
            }
        }
        onym_list_free(list);
    }
    onym_glossary_free(glossary);
}

static void put_names_and_files(const request *r)
{
    put_names(r);
    put_files(r);
}

static int put_own(void *context, const onym_entry *entry)
{
    put(context, entry->concept, onym_text_of(entry->note));
    return ONYM_OK;
}

/* The concepts of the user's own glossary. */
static void put_concepts(const request *r)
{
    request copy = *r;
    onym_glossary *glossary;
    const char *path = r->cli->user_glossary;
    if (path != NULL && onym_glossary_open(&glossary, &path, 1, NULL) == ONYM_OK) {
        (void)onym_glossary_each(glossary, 0, put_own, &copy, NULL);
        onym_glossary_free(glossary);
    }
}

static void put_verbs(const request *r)
{
    const char *verb;
    for (size_t i = 0; (verb = glossary_verb(i)) != NULL; i++) {
        put(r, verb, (onym_text){NULL, 0});
    }
}

static void put_formats_read(const request *r)
{
    put_words(r, onym_glossary_formats(false));
}

static void put_formats_written(const request *r)
{
    put_words(r, onym_glossary_formats(true));
}

/* ---- where which kind stands */

typedef void put_fn(const request *r);

/* The values of an option of a command (NULL: of any): WORDS, or what PUT finds. */
static const struct {
    const char *command, *verb, *option, *words;
    put_fn *put;
} values[] = {
    {"check", NULL, "--style", NULL, put_styles_or_auto},
    {NULL, NULL, "--style", NULL, put_styles},
    {NULL, NULL, "--glossary", NULL, put_files},
    {NULL, NULL, "--color", "auto always never", NULL},
    {NULL, NULL, "--colour", "auto always never", NULL},
    {NULL, NULL, "--fail-on", "error warning note", NULL},
    {"check", NULL, "--format", "human unix json jsonl sarif html", NULL},
    {"check", NULL, "--lang", "ru uk ko ko-KR ko-KP", NULL},
    {"compare", NULL, "--format", "human unix json jsonl sarif html", NULL},
    {"glossary", "import", "--format", NULL, put_formats_read},
    {"glossary", "export", "--format", NULL, put_formats_written},
    {"glossary", "add", "--kind", "person place org media weapon office event treaty term", NULL},
    {"translit", NULL, "--system", NULL, put_systems},
    {"translit", NULL, "--lang", "ru uk ko ko-KR ko-KP", NULL},
    {"translit", NULL, "--kind", "text place person surname", NULL},
    {"translit", NULL, "--apostrophe", "typographic modifier ascii none", NULL},
    {"translit", NULL, "--case", "keep sentence title", NULL},
    {"translit", NULL, "--hyphen", "none given ambiguous", NULL},
    {"translit", NULL, "--numerals", "plain read", NULL},
    {"identify", NULL, "--native", NULL, put_names},
    {"styles", NULL, "--compare", NULL, put_names},
};

/* What stands after a command (and its verb). */
static const struct {
    const char *command, *verb;
    put_fn *put;
} arguments_of[] = {
    {"check", NULL, put_files},
    {"compare", NULL, put_files},
    {"lookup", NULL, put_names},
    {"identify", NULL, put_names},
    {"explain", NULL, put_names_and_files},
    {"systems", NULL, put_systems},
    {"styles", NULL, put_styles},
    {"help", NULL, put_commands},
    {"glossary", "", put_verbs},
    {"glossary", "edit", put_concepts},
    {"glossary", "remove", put_concepts},
    {"glossary", "import", put_files},
    {"glossary", "build", put_files},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool is_for(const request *r, const char *name, const char *verb)
{
    return (name == NULL || strcmp(name, r->command) == 0) &&
           (verb == NULL || strcmp(verb, r->verb) == 0);
}

static void put_value(const request *r, const char *option)
{
    for (size_t i = 0; i < COUNT(values); i++) {
        if (is_for(r, values[i].command, values[i].verb) && strcmp(values[i].option, option) == 0) {
            if (values[i].put != NULL) {
                values[i].put(r);
            } else {
                put_words(r, values[i].words);
            }
            return;
        }
    }
    put_files(r); /* --dict DIR, --into GLOSSARY and so on */
}

static void put_argument(const request *r)
{
    for (size_t i = 0; i < COUNT(arguments_of); i++) {
        if (is_for(r, arguments_of[i].command, arguments_of[i].verb)) {
            arguments_of[i].put(r);
        }
    }
}

static void put_option(void *context, const help_option *option)
{
    char name[64];
    (void)snprintf(name, sizeof name, "%.*s", (int)option->name.size, option->name.data);
    put(context, name, option->about);
}

/* ---- the whole */

/* "--style=a": the head "--style=", and the value as the prefix. */
static bool split_value(request *r, char *name, size_t size)
{
    const char *equals = strchr(r->prefix, '=');
    if (strncmp(r->prefix, "--", 2) != 0 || equals == NULL ||
        (size_t)(equals - r->prefix) + 2 > size) {
        return false;
    }
    (void)snprintf(name, size, "%.*s", (int)(equals - r->prefix + 1), r->prefix);
    r->head = name;
    r->prefix = equals + 1;
    return true;
}

static void complete(request *r)
{
    char head[64], option[64];
    const char *before = r->count > 1 ? r->words[r->count - 2] : "";
    help_text help = {.command = r->command, .verb = r->verb};
    bool literal = strcmp(before, "--") == 0;
    if (r->count == 1 && r->prefix[0] != '-') {
        put_commands(r);
    } else if (!literal && split_value(r, head, sizeof head)) {
        (void)snprintf(option, sizeof option, "%.*s", (int)strlen(head) - 1, head);
        put_value(r, option);
    } else if (!literal && help_takes_value(&help, before)) {
        put_value(r, before);
    } else if (!literal && r->prefix[0] == '-') {
        help_options(&help, put_option, r);
    } else {
        put_argument(r);
    }
}

int cmd_complete(cli *c, int count, char **arguments)
{
    static char nothing[] = "";
    static char *no_words[] = {nothing, NULL};
    int first = count > 1 && strcmp(arguments[1], "--") == 0 ? 2 : 1;
    static const struct option options[] = {CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};
    if (count > 1 && first == 1) { /* for --help; the words to be completed come after "--" */
        int status = ONYM_OK;
        (void)cli_option(c, count, arguments, "+:", options, &status);
        return count > 1 && optind == 1 ? cli_usage(c, "complete takes -- WORD...", arguments[1])
                                        : status;
    }
    request r = {.cli = c, .command = "", .verb = "", .head = ""};
    r.words = first < count ? arguments + first : no_words;
    r.count = first < count ? count - first : 1;
    r.prefix = r.words[r.count - 1];
    r.command = r.count > 1 ? r.words[0] : "";
    r.verb = r.count > 2 && strcmp(r.command, "glossary") == 0 ? r.words[1] : "";
    complete(&r);
    return ONYM_OK;
}
