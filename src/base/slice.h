/* Slices: borrowed text, compared, trimmed and split. */
#ifndef ONYM_BASE_SLICE_H
#define ONYM_BASE_SLICE_H

#include "onym.h"

bool text_equals(onym_text text, const char *other);
bool text_same(onym_text a, onym_text b);

/* TEXT without blanks at its ends. */
onym_text text_trim(onym_text text);

/* Takes the next piece before SEPARATOR off *REST; the last piece ends with the text.  False when
 * *REST is used up. */
bool text_split(onym_text *piece, onym_text *rest, char separator);

#endif
