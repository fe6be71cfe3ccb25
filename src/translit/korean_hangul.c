/* Hangul syllables are arithmetic: 19 initials by 21 vowels by 28 finals from U+AC00 (Unicode,
 * section 3.12). */
#include "translit/korean_hangul.h"

bool hangul_is(UChar unit)
{
    return unit >= HANGUL_FIRST && unit <= HANGUL_LAST;
}

hangul hangul_split(UChar unit)
{
    unsigned index = unit - HANGUL_FIRST;
    return (hangul){.lead = (uint8_t)(index / (VOWEL_COUNT * TAIL_COUNT)),
                    .vowel = (uint8_t)(index / TAIL_COUNT % VOWEL_COUNT),
                    .tail = (uint8_t)(index % TAIL_COUNT)};
}

UChar hangul_join(hangul letters)
{
    unsigned index = (letters.lead * (unsigned)VOWEL_COUNT + letters.vowel) * TAIL_COUNT;
    return (UChar)(HANGUL_FIRST + index + letters.tail);
}

bool hangul_is_one_of(UChar unit, const UChar *list)
{
    for (; *list != 0; list++) {
        if (*list == unit) {
            return true;
        }
    }
    return false;
}
