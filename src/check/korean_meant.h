/* Korean meant: whether a word in Hangul that is near a name was meant for it. */
#ifndef ONYM_CHECK_KOREAN_MEANT_H
#define ONYM_CHECK_KOREAN_MEANT_H

#include "check/draft.h"

/* Bytes of a syllable in UTF-8. */
#define SYLLABLE 3u

/* What stands behind a word. */
enum {
    BEHIND_TITLE = 1, /* an office, in the same word or the next */
    BEHIND_CASE = 2,  /* a particle of place or direction */
    BEHIND_NOUN = 4,  /* an ordinary noun in the same word: 란던경찰서 */
    BEHIND_HEAD = 8   /* the office of a head of state, of whom no other bears nearly the name */
};

/* What lists of words say of a word. */
typedef enum korean_word {
    KOREAN_UNLISTED, /* there are no lists */
    KOREAN_STRANGE,  /* none has it, nor what it begins with */
    KOREAN_ODD,      /* some has what it begins with, but not what is left: 이란 of 이란크 */
    KOREAN_HALF,     /* some has what it begins with: 태평 of 태평영 */
    KOREAN_ORDINARY
} korean_word;

/* A name near a word that is left of a text when what stands behind names is taken off. */
typedef struct korean_near {
    onym_text word, name; /* NAME: its key */
    const posting *of;
    unsigned behind, distance; /* BEHIND: what was taken off */
} korean_near;

/* Whether NEAR's word, which is what WORD says, was meant for the name. */
bool korean_is_meant(const draft *draft, const korean_near *near, korean_word word);

/* Whether every syllable of WORD may be a Chinese character's. */
bool korean_is_sino(onym_text word);

/* Of a word that two words of the text make, the first of FIRST bytes: the one that is misspelt
 * when they are the given name and the family name of NEAR's person but for one letter; else
 * nothing. */
onym_text korean_odd_word(const korean_near *near, size_t first);

#endif
