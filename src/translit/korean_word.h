/* A Korean word on its way from spelling to sound, inside the step ko-pronounce. */
#ifndef ONYM_TRANSLIT_KOREAN_WORD_H
#define ONYM_TRANSLIT_KOREAN_WORD_H

#include "translit/korean.h"
#include "translit/korean_exceptions.h"
#include "translit/korean_hangul.h"

/* Between two syllables. */
#define JOIN_WALL   0x0200u /* no sound crosses */
#define JOIN_HYPHEN 0x0400u /* a hyphen is printed here, sounds cross */
#define JOIN_LINK   0x0800u /* voicing crosses, nothing else */
#define JOIN_CAP    0x1000u /* a capital follows */
#define JOIN_BLANK  0x2000u /* a blank is printed here */
#define JOIN_LOAN   0x4000u /* the r that follows is a foreign l */
#define JOIN_KNOWN  0x8000u /* inside a name that everybody knows: no hyphen for clarity */

/* What became of the initial of a syllable. */
#define SOUND_TENSE    0x01u
#define SOUND_COMPOUND 0x02u
#define SOUND_LATERAL  0x04u
#define SOUND_LOAN     0x08u
#define SOUND_CAPITAL  0x10u
#define SOUND_FOREIGN  0x40u /* r stands for a foreign l */
#define SOUND_HYPHEN   0x20u /* the letters would be misread without a hyphen */

/* One syllable with what is known of the boundary before it. */
typedef struct ko_sound {
    hangul written; /* as spelt, or as the exception list says */
    hangul heard;
    uint8_t extra;  /* a second final that is heard, TAIL_NONE for none */
    uint8_t sounds; /* SOUND_ */
    unsigned join;  /* KO_MARK_ and JOIN_ bits of the boundary before it */
} ko_sound;

/* Syllables that are looked at together; a longer word, which no language has, is cut. */
#define KO_WORD_MOST 256

/* A word: syllables that hang together. */
typedef struct ko_word {
    ko_sound units[KO_WORD_MOST];
    int32_t size;
    bool merge, south, north, old, joint, sino, hangul, hyphen;
    bool names;   /* a person's name: every syllable Sino-Korean */
    bool breves;  /* eo and eu are letters with a breve */
    bool loans;   /* loanwords keep the r that they begin with */
    bool capital; /* names that the list knows get a capital */
} ko_word;

/* Makes the sounds on both sides of the boundary between LEFT and RIGHT, neighbours in WORD. */
void ko_sound_boundary(const ko_word *word, ko_sound *left, ko_sound *right);

/* Makes the sound of the final of the last syllable of a word. */
void ko_sound_last(ko_sound *last);

/* Makes the sounds of the whole WORD, whose syllables are spelt TEXT: looks it up in the exception
 * list, then goes over its boundaries. */
void ko_sound_word(ko_word *word, const UChar *text);

/* i and the vowels that begin with y: before them n is inserted and r was dropped. */
bool ko_is_iotated(uint8_t vowel);

/* The syllable as it is spelt. */
UChar ko_spelling(const ko_sound *sound);

#endif
