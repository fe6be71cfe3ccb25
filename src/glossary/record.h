/* Records: the lines of dict/names, read and checked (docs/formats/names.md). */
#ifndef ONYM_GLOSSARY_RECORD_H
#define ONYM_GLOSSARY_RECORD_H

#include "base/slice.h"

typedef enum column {
    COLUMN_CONCEPT,
    COLUMN_EN,
    COLUMN_RU,
    COLUMN_KO_KP,
    COLUMN_KO_KR,
    COLUMN_UK,
    COLUMN_HANI,
    COLUMN_VARIANTS,
    COLUMN_BASIS,
    COLUMN_DATES,
    COLUMN_SOURCE,
    COLUMN_GLOSS,
    COLUMN_COUNT
} column;

/* The header line's names of the columns. */
extern const char *const column_names[COLUMN_COUNT];

/* One concept, as borrowed text. */
typedef struct record {
    onym_text column[COLUMN_COUNT];
    onym_text country, kind; /* parts of the concept id */
} record;

/* One form of the variants column. */
typedef struct variant {
    onym_text lang; /* "en" unless another is given */
    onym_text text; /* as written, with backslashes before ; < > and themselves */
    onym_term_status status;
    onym_term_role role;
    onym_text systems; /* blank separated ids as written; may hold one */
    onym_text since;   /* a year, or empty */
} variant;

/* Whether KIND is one of the kinds of concepts. */
bool record_is_kind(onym_text kind);

/* Splits LINE (without its line end) into OUT.  Returns NULL, or what is wrong with it. */
const char *record_parse(record *out, onym_text line);

/* Whether LINE is the header that every file begins with. */
bool record_is_header(onym_text line);

/* Takes the backslashes out of TEXT, in place, and returns its new size. */
size_t variant_unescape(char *text);

/* Takes the next variant off *REST, which starts as the whole column.  False: none left, or a
 * fault, which *FAULT then names. */
bool variant_next(variant *out, onym_text *rest, const char **fault);

#endif
