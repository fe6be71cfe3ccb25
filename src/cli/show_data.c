/* Answers to lookups for programs: JSON and tab-separated values. */
#include "cli/show_data.h"

#include <stdio.h>

#include "cli/json_line.h"
#include "cli/show_entry.h"

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

int show_entries_json(output *out, const char *query, const onym_entries *entries,
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
    return json_line(out, object);
}

void show_tsv(output *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        output_name(out, fields[i]);
        output_puts(out, i + 1 < count ? "\t" : "\n");
    }
}

void show_entries_tsv(output *out, const char *query, const onym_entries *entries)
{
    for (size_t i = 0; i < onym_entries_count(entries); i++) {
        const onym_entry *e = onym_entries_at(entries, i);
        char score[16];
        (void)snprintf(score, sizeof score, "%.4g", e->score);
        for (size_t k = 0; k < e->term_count; k++) {
            const onym_term *t = &e->terms[k];
            const char *const fields[] = {
                query,   match_name(e->match),        score,      e->concept, t->lang,
                t->text, term_status_name(t->status), t->systems, t->styles};
            show_tsv(out, fields, sizeof fields / sizeof fields[0]);
        }
    }
}
