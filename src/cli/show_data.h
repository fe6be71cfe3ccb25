/* Answers to lookups for programs: JSON and tab-separated values. */
#ifndef ONYM_CLI_SHOW_DATA_H
#define ONYM_CLI_SHOW_DATA_H

#include "cli/output.h"
#include "onym.h"

struct json_t;

/* Writes OBJECT, a value of jansson that is freed, on one line; NULL: its memory ran out, which is
 * told.  ONYM_EINTERNAL. */
int show_json(output *out, struct json_t *object);

/* Writes the answers to QUERY as one line of JSON; ENTRIES may be NULL for none. */
int show_entries_json(output *out, const char *query, const onym_entries *entries,
                      onym_error *error);

/* Writes a line for every form of the answers: query, match, score, concept, language, form,
 * standing, systems, styles; tabs and line ends in them are made visible. */
void show_entries_tsv(output *out, const char *query, const onym_entries *entries);

/* Writes FIELDS with tabs between them and a newline after them. */
void show_tsv(output *out, const char *const *fields, size_t count);

#endif
