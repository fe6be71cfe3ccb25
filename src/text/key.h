/* Match keys: what is left of a name when all that readers overlook is taken away.
 *
 * Check, lookup, shell and filter share this one function.  Case, accents and breves, apostrophes,
 * hyphens, dots, blanks, stress marks, invisible characters and the difference of NFC and NFD do
 * not matter: "P’yŏng-yang" and "pyongyang" have one key. й stays apart from и, ї from і, ё is е,
 * and Hangul stays in syllables. */
#ifndef ONYM_TEXT_KEY_H
#define ONYM_TEXT_KEY_H

#include "base/buffer.h"

/* Characters that a name or token may have; longer ones have no key. */
#define KEY_MAX_CHARS 256

/* Appends the key of TEXT to OUT.  Nothing is appended when TEXT has no letter or digit. */
void key_append(buffer *out, onym_text text);

#endif
