/* Letters: UTF-16 text in which every unit knows from which units of the original it was made. */
#ifndef ONYM_TRANSLIT_LETTERS_H
#define ONYM_TRANSLIT_LETTERS_H

#include <stdbool.h>
#include <unicode/utypes.h>

#define LETTERS_LIMIT 8192

/* SIZE units; unit i came from units from[i] to to[i] (exclusive) of the original. */
typedef struct letters {
    UChar units[LETTERS_LIMIT];
    int32_t from[LETTERS_LIMIT], to[LETTERS_LIMIT];
    int32_t size;
    bool overflow; /* something did not fit and was left out */
    int32_t edits; /* replacements made, to notice endless rewriting */
} letters;

/* Replaces the units START to LIMIT by SIZE units at TEXT.  What comes in is from all that goes
 * out; where nothing goes out, it has no origin (-1) until letters_settle. */
void letters_replace(letters *text, int32_t start, int32_t limit, const UChar *units, int32_t size);

/* Copies the units START to LIMIT, with their origins, to before DEST. */
void letters_copy(letters *text, int32_t start, int32_t limit, int32_t dest);

/* Gives every unit without an origin that of its neighbours. */
void letters_settle(letters *text);

#endif
