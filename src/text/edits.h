/* Edits: all keys that are one edit away from a key, for asking a large table without an index of
 * its own. */
#ifndef ONYM_TEXT_EDITS_H
#define ONYM_TEXT_EDITS_H

#include "onym.h"

/* The longest key, in letters, that has edits. */
#define EDITS_MAX_LETTERS 40

/* Called with every key; false stops. */
typedef bool edits_fn(void *context, onym_text key);

/* Hands the keys that one letter left out, added, replaced or swapped with the next makes of KEY to
 * EACH, some of them twice.  Letters are those of KEY's script; in Hangul one part of one syllable
 * changes.  About 60 keys a letter. */
void edits_each(onym_text key, edits_fn *each, void *context);

#endif
