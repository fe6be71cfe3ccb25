/* onym identify: which systems write a name as a word, and which names a word may stand for. */
#include <string.h>

#include "cli/cli.h"
#include "cli/system_find.h"
#include "cli/system_options.h"

#define ENTRIES_MAX   10
#define OPTION_NATIVE 1

static const struct option options[] = {
    {"native", required_argument, NULL, OPTION_NATIVE}, CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};

/* The ways of writing that are tried, the plainest first. */
static const char *const ways[] = {
    "",
    "--kind place",
    "--kind person",
    "--kind surname",
    "--apostrophe none",
    "--apostrophe ascii",
    "--plain",
    "--plain --apostrophe ascii",
    "--plain --apostrophe typographic",
    "--kind place --plain",
    "--kind person --plain",
    "--kind surname --plain",
    "--kind person --hyphen given",
    "--kind person --hyphen none",
    "--kind person --plain --hyphen given",
    "--kind person --press",
    "--kind place --hyphen ambiguous",
    "--kind place --numerals read",
};

typedef struct search {
    cli *c;
    onym_list *ids;
    const char *word;
    size_t found;
    int status; /* the worst failure; what it does not concern is tried all the same */
} search;

static void put_cell(output *out, const char *text, size_t width)
{
    size_t shown = shown_width(text);
    output_name(out, text);
    output_blanks(out, shown < width ? width - shown : 1);
}

static void put_match(search *s, const char *native, const char *id, const char *way)
{
    output *out = &s->c->out;
    put_cell(out, native, 20);
    put_cell(out, id, 18);
    output_name(out, way);
    output_puts(out, "\n");
    s->found++;
}

static void note_failure(search *s, const onym_error *error)
{
    s->status = cli_worse(s->status, message_error(error));
}

static char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Equal but for the case of ASCII letters. */
static bool same(const char *a, const char *b)
{
    while (*a != '\0' && lowered(*a) == lowered(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* Tries the ways of SYSTEM until one writes NATIVE as the word. */
static void try_system(search *s, const onym_system *system, const char *native)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        onym_translit_options how = {0};
        onym_string made;
        onym_error error;
        if (system_options_read(&how, ways[i], &error) != ONYM_OK ||
            onym_system_apply(&made, NULL, system, onym_text_of(native), &how, &error) != ONYM_OK) {
            note_failure(s, &error);
            return;
        }
        bool met = made.data != NULL && same(made.data, s->word) && !same(native, s->word);
        onym_string_free(&made);
        if (met) {
            put_match(s, native, onym_system_describe(system)->id, ways[i]);
            return;
        }
    }
}

/* Whether a system for language FROM ("ko-Hang") can write a name of language LANG ("ko-KP"). */
static bool reads(const char *from, const char *lang)
{
    return lang == NULL || (strncmp(from, lang, 2) == 0 && strstr(lang, "-Latn") == NULL &&
                            strstr(lang, "-Cyrl") == NULL && strstr(lang, "-Hang") == NULL);
}

static const char *language_of(const char *native)
{
    const char *system = system_default(onym_text_of(native), NULL);
    return strncmp(system, "ko", 2) == 0 ? "ko" : NULL;
}

/* All systems that can write NATIVE of language LANG; NULL: told by its letters. */
static void try_all(search *s, const char *native, const char *lang)
{
    for (size_t i = 0; i < onym_list_count(s->ids); i++) {
        onym_error error;
        onym_system *system;
        const char *id = onym_list_at(s->ids, i);
        if (lang != NULL && strncmp(id, lang, 2) != 0) {
            continue;
        }
        if (system_find(&system, s->c->data_dir, s->c->user_dir, id, &error) != ONYM_OK) {
            note_failure(s, &error);
            continue;
        }
        if (reads(onym_system_describe(system)->from, lang)) {
            try_system(s, system, native);
        }
        onym_system_free(system);
    }
}

static void put_entry_heading(search *s, const onym_entry *entry)
{
    output *out = &s->c->out;
    output_name(out, entry->concept);
    output_puts(out, "  ");
    output_name(out, entry->note);
    output_puts(out, "\n");
}

/* The native names of ENTRY, each once. */
static void try_entry(search *s, const onym_entry *entry)
{
    put_entry_heading(s, entry);
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *term = &entry->terms[i];
        bool native = strcmp(term->lang, "ru") == 0 || strcmp(term->lang, "uk") == 0 ||
                      strcmp(term->lang, "ko") == 0 || strcmp(term->lang, "ko-KP") == 0 ||
                      strcmp(term->lang, "ko-KR") == 0;
        bool again = false;
        for (size_t j = 0; j < i; j++) {
            again |= strcmp(entry->terms[j].text, term->text) == 0;
        }
        if (native && !again && term->role != ONYM_ROLE_MADE) {
            try_all(s, term->text, term->lang);
        }
    }
}

static int from_glossary(search *s)
{
    onym_error error;
    onym_glossary *glossary;
    onym_entries *entries;
    if (cli_open_glossary(s->c, &glossary, &error) != ONYM_OK) {
        return message_error(&error);
    }
    int status =
        onym_glossary_lookup(&entries, glossary, onym_text_of(s->word), 0, ENTRIES_MAX, &error);
    if (status == ONYM_OK) {
        for (size_t i = 0; i < onym_entries_count(entries); i++) {
            try_entry(s, onym_entries_at(entries, i));
        }
        s->found += onym_entries_count(entries);
        onym_entries_free(entries);
    } else if (status != ONYM_NOT_FOUND) {
        (void)message_error(&error);
    }
    onym_glossary_free(glossary);
    return status;
}

static int identify(search *s, const char *native)
{
    int status = ONYM_OK;
    if (native != NULL) {
        try_all(s, native, language_of(native));
    } else {
        status = from_glossary(s);
    }
    status = cli_worse(status, s->status);
    if (status == ONYM_OK && s->found == 0) {
        status = ONYM_NOT_FOUND;
    }
    if (status == ONYM_NOT_FOUND) {
        message_printf("not found: %s \"%s\"",
                       native != NULL ? "no system writes it as" : "no name is written", s->word);
    }
    return status;
}

int cmd_identify(cli *c, int count, char **arguments)
{
    search s = {.c = c};
    onym_error error;
    const char *native = NULL;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        native = optarg;
    }
    if (optind >= count) {
        return cli_usage(c, "a word is missing", "identify");
    }
    if (onym_system_list(&s.ids, c->data_dir, &error) != ONYM_OK) {
        return message_error(&error);
    }
    for (int i = optind; i < count; i++) {
        s.word = arguments[i];
        s.found = 0;
        status = cli_worse(status, identify(&s, native));
    }
    onym_list_free(s.ids);
    return status;
}
