/* The letters of match keys, as signatures and distances see them; for near*.c alone. */
#ifndef ONYM_TEXT_NEAR_LETTERS_H
#define ONYM_TEXT_NEAR_LETTERS_H

#include "text/near.h"

/* Spells KEY; false when it is too long. */
bool near_spell(near_letters *out, onym_text key);

/* What romanisations confuse: letters of one class stand for each other.  0: nothing else; 1:
 * vowels. */
extern const uint8_t near_latin_classes[26], near_cyrillic_classes[48];

static inline unsigned near_class(uint32_t c)
{
    if (c - 'a' < sizeof near_latin_classes) {
        return near_latin_classes[c - 'a'];
    }
    if (c - 0x0430u < sizeof near_cyrillic_classes) {
        return near_cyrillic_classes[c - 0x0430u];
    }
    return c >= 0x1161 && c <= 0x1175; /* vowels of Hangul */
}

/* Another number is another thing: Hwasong-15 and Hwasong-17. */
static inline bool near_is_digit(uint32_t c)
{
    return c - '0' < 10;
}

/* The least that a letter too much costs. */
#define NEAR_EXTRA_LEAST 5u

/* The distance as near_distance has it, each cell of the table looked at: what the quick way is
 * held against. */
unsigned near_distance_slowly(onym_text a, onym_text b, unsigned limit);

#endif
