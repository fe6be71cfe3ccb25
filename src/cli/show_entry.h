/* Entries of the glossary on a terminal: a heading and an aligned table. */
#ifndef ONYM_CLI_SHOW_ENTRY_H
#define ONYM_CLI_SHOW_ENTRY_H

#include "cli/output.h"
#include "onym.h"

/* Writes ENTRY: its preferred form, kind, country and note; its forms by language; its
 * romanisations by system; what STYLE (may be NULL) writes; forms to avoid; the source.  Output
 * failures stick in OUT; other errors come back. */
int show_entry(output *out, const onym_entry *entry, const onym_style *style, onym_error *error);

/* Writes the answers to QUERY: whole entries for what it is, and for what it only resembles
 * "did you mean", the best one whole and the others by name. */
int show_entries(output *out, const onym_entries *entries, onym_text query, const onym_style *style,
                 onym_error *error);

/* The preferred English form of ENTRY, or any form when it has none. */
const char *entry_name(const onym_entry *entry);

/* The name of a term's standing ("deprecated") and of a match ("near"). */
const char *term_status_name(onym_term_status status);
const char *match_name(onym_match match);

#endif
