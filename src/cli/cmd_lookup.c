/* onym lookup: the entries that words stand for. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/project.h"
#include "cli/show_entry.h"

/* Answers to one query. */
#define ANSWERS_MAX 20

enum { OPTION_JSON = 1, OPTION_EXACT };

static const struct option options[] = {{"json", no_argument, NULL, OPTION_JSON},
                                        {"exact", no_argument, NULL, OPTION_EXACT},
                                        CLI_COMMON_OPTIONS,
                                        {NULL, 0, NULL, 0}};

static json_t *json_term(const onym_term *t)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "lang", t->lang, "text", t->text, "status",
                     term_status_name(t->status), "system", t->systems, "styles", t->styles);
}

static json_t *json_entry(const onym_entry *e)
{
    json_t *terms = json_array();
    for (size_t i = 0; i < e->term_count; i++) {
        (void)json_array_append_new(terms, json_term(&e->terms[i]));
    }
    return json_pack("{s:s, s:s, s:s, s:s, s:o, s:f, s:o, s:s, s:s}", "concept", e->concept, "kind",
                     e->kind, "country", e->country, "match", match_name(e->match), "matched",
                     json_term(e->matched), "score", e->score, "terms", terms, "note", e->note,
                     "source", e->source);
}

static int write_json(output *out, const char *query, const onym_entries *entries,
                      onym_error *error)
{
    json_t *results = json_array();
    for (size_t i = 0; i < onym_entries_count(entries); i++) {
        (void)json_array_append_new(results, json_entry(onym_entries_at(entries, i)));
    }
    onym_string shown = {NULL, 0};
    json_t *text = json_string(query);
    if (text == NULL && onym_printable(&shown, onym_text_of(query), true, error) == ONYM_OK) {
        text = json_string(shown.data); /* the query was not UTF-8 */
    }
    onym_string_free(&shown);
    json_t *object = json_pack("{s:o, s:o}", "query", text, "results", results);
    char *line = object != NULL ? json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(4)) : NULL;
    json_decref(object);
    if (line == NULL) {
        message_print("internal: out of memory");
        return ONYM_EINTERNAL;
    }
    output_puts(out, line);
    output_puts(out, "\n");
    free(line);
    return ONYM_OK;
}

static int look_up(cli *c, const onym_glossary *glossary, const onym_style *style,
                   const char *query, unsigned flags, bool json)
{
    onym_error error;
    onym_entries *entries;
    int status =
        onym_glossary_lookup(&entries, glossary, onym_text_of(query), flags, ANSWERS_MAX, &error);
    if (status != ONYM_OK && status != ONYM_NOT_FOUND) {
        return message_error(&error);
    }
    int shown = ONYM_OK;
    if (json) {
        shown = write_json(&c->out, query, entries, &error);
    } else if (status == ONYM_OK) {
        shown = show_entries(&c->out, entries, onym_text_of(query), style, &error);
        shown = shown != ONYM_OK ? message_error(&error) : ONYM_OK;
    } else {
        message_printf("not found: no name is \"%s\" or near it", query);
    }
    onym_entries_free(entries);
    return cli_worse(status, shown);
}

int cmd_lookup(cli *c, int count, char **arguments)
{
    unsigned flags = ONYM_LOOKUP_PHRASE;
    bool json = false;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        json = json || option == OPTION_JSON;
        flags |= option == OPTION_EXACT ? ONYM_LOOKUP_EXACT : 0;
    }
    if (optind >= count) {
        return cli_usage(c, "what is to be looked up?", "no TERM");
    }
    onym_error error;
    onym_glossary *glossary = NULL;
    onym_style *style = NULL;
    status = project_find(c, NULL);
    if (status != ONYM_OK) {
        return status;
    }
    status = cli_open_glossary(c, &glossary, &error);
    status = status == ONYM_OK ? cli_open_style(c, &style, &error) : status;
    if (status != ONYM_OK) {
        onym_glossary_free(glossary);
        return message_error(&error);
    }
    for (int i = optind; i < count; i++) {
        status = cli_worse(status, look_up(c, glossary, style, arguments[i], flags, json));
    }
    onym_style_free(style);
    onym_glossary_free(glossary);
    return status;
}
