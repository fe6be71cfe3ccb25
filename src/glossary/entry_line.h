/* Entries as lines: a concept with its terms written in the columns of docs/formats/names.md. */
#ifndef ONYM_GLOSSARY_ENTRY_LINE_H
#define ONYM_GLOSSARY_ENTRY_LINE_H

#include "base/buffer.h"
#include "glossary/record.h"

/* The columns of one entry, each a buffer. */
typedef struct entry_columns {
    buffer column[COLUMN_COUNT];
} entry_columns;

/* Writes the columns of ENTRY, whose made terms are left out.  Returns NULL, or why the columns
 * cannot hold it. */
const char *entry_columns_fill(entry_columns *out, const onym_entry *entry);
void entry_columns_free(entry_columns *c);

/* Appends the columns joined by tabs. */
void entry_columns_join(buffer *out, const entry_columns *c);

/* The attribute that stands for a status or a role in the variants column; "" for none. */
const char *entry_status_word(onym_term_status status);
const char *entry_role_word(onym_term_role role);

/* Whether T is listed in the source: neither made by a system nor added by a style. */
bool entry_is_listed(const onym_term *t);

/* Whether T has to be written for that the concept is the same again: it is listed, or listed as a
 * form of a system, which the store tells from those that systems make by its language alone. */
bool entry_is_written(const onym_term *t);

/* The systems that stand with T when it is written; "" when those that T has were found by the
 * program: listed with one, a form is that system's and no longer right by itself. */
const char *entry_systems(const onym_term *t);

/* The id of a concept that has none: xx.KIND.slug-of-its-name. */
void entry_put_id(buffer *out, const char *kind, const char *name);

#endif
