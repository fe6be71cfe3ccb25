/* Slices: borrowed text, compared, trimmed and split. */
#ifndef ONYM_BASE_SLICE_H
#define ONYM_BASE_SLICE_H

#include "onym.h"

bool text_equals(onym_text text, const char *other);
bool text_same(onym_text a, onym_text b);

/* Whether TEXT begins or ends with OTHER. */
bool text_begins(onym_text text, const char *other);
bool text_ends(onym_text text, onym_text other);

/* Whether TEXT begins with one of the COUNT BEGINNINGS; whether it ends in one of ENDINGS and has
 * something before it. */
bool text_begins_with(onym_text text, const char *const *beginnings, size_t count);
bool text_ends_with(onym_text text, const char *const *endings, size_t count);

/* Whether TEXT is one of the COUNT TEXTS. */
bool text_is_one_of(onym_text text, const char *const *texts, size_t count);

/* TEXT without blanks at its ends. */
onym_text text_trim(onym_text text);

/* Takes the next piece before SEPARATOR off *REST; the last piece ends with the text.  False when
 * *REST is used up. */
bool text_split(onym_text *piece, onym_text *rest, char separator);

#endif
