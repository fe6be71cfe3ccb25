/* Hangul: syllables as three letters, and the letters that other blocks of Unicode have for them.
 */
#ifndef ONYM_TRANSLIT_KOREAN_HANGUL_H
#define ONYM_TRANSLIT_KOREAN_HANGUL_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

/* Initial consonants, in the order of Unicode. */
enum {
    LEAD_G,
    LEAD_GG,
    LEAD_N,
    LEAD_D,
    LEAD_DD,
    LEAD_R,
    LEAD_M,
    LEAD_B,
    LEAD_BB,
    LEAD_S,
    LEAD_SS,
    LEAD_NONE,
    LEAD_J,
    LEAD_JJ,
    LEAD_CH,
    LEAD_K,
    LEAD_T,
    LEAD_P,
    LEAD_H,
    LEAD_COUNT
};

/* Vowels, in the order of Unicode. */
enum {
    VOWEL_A,
    VOWEL_AE,
    VOWEL_YA,
    VOWEL_YAE,
    VOWEL_EO,
    VOWEL_E,
    VOWEL_YEO,
    VOWEL_YE,
    VOWEL_O,
    VOWEL_WA,
    VOWEL_WAE,
    VOWEL_OE,
    VOWEL_YO,
    VOWEL_U,
    VOWEL_WO,
    VOWEL_WE,
    VOWEL_WI,
    VOWEL_YU,
    VOWEL_EU,
    VOWEL_UI,
    VOWEL_I,
    VOWEL_COUNT
};

/* Final consonants, in the order of Unicode; 0 is none. */
enum {
    TAIL_NONE,
    TAIL_G,
    TAIL_GG,
    TAIL_GS,
    TAIL_N,
    TAIL_NJ,
    TAIL_NH,
    TAIL_D,
    TAIL_R,
    TAIL_RG,
    TAIL_RM,
    TAIL_RB,
    TAIL_RS,
    TAIL_RT,
    TAIL_RP,
    TAIL_RH,
    TAIL_M,
    TAIL_B,
    TAIL_BS,
    TAIL_S,
    TAIL_SS,
    TAIL_NG,
    TAIL_J,
    TAIL_CH,
    TAIL_K,
    TAIL_T,
    TAIL_P,
    TAIL_H,
    TAIL_COUNT
};

#define HANGUL_FIRST 0xAC00u
#define HANGUL_LAST  0xD7A3u
#define JAMO_LEAD    0x1100u
#define JAMO_VOWEL   0x1161u
#define JAMO_TAIL    0x11A7u /* the code point of TAIL_NONE, which is no letter */

/* The letters of one syllable. */
typedef struct hangul {
    uint8_t lead, vowel, tail;
} hangul;

bool hangul_is(UChar unit);

/* True when UNIT is one of the units of LIST, which 0 ends. */
bool hangul_is_one_of(UChar unit, const UChar *list);

/* True when the SIZE syllables at TEXT are a particle or ending that follows nouns. */
bool hangul_is_particle(const UChar *text, int32_t size);

/* The letters of the syllable UNIT, for which hangul_is holds. */
hangul hangul_split(UChar unit);

/* The syllable of these letters. */
UChar hangul_join(hangul letters);

#endif
