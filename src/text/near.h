/* Nearness: how far two match keys are from each other, and what near keys have in common.
 *
 * Two keys that are one edit apart, or that have three consonants and differ in vowels, doubled
 * letters and the consonants that romanisations confuse, share at least one signature.  An index
 * from signatures to keys therefore finds the near keys of a word without reading the table. */
#ifndef ONYM_TEXT_NEAR_H
#define ONYM_TEXT_NEAR_H

#include "base/buffer.h"

/* Letters of a key that are compared; Hangul counts by jamo.  Longer keys have no near ones. */
#define NEAR_MAX_LETTERS    64
#define NEAR_MAX_SIGNATURES (2 * NEAR_MAX_LETTERS + 2)

/* One edit: a letter left out, added, replaced or swapped with the next. */
#define NEAR_EDIT 10u
#define NEAR_FAR  1000u

/* Writes the signatures of KEY to OUT, which has room for NEAR_MAX_SIGNATURES, and returns their
 * number; 0 when KEY is shorter than three letters or too long.  Under a LIMIT of less than two
 * edits, in tenths of one, those are left out that a consonant out of the skeleton gives: many keys
 * have each of them, and what only they find is an edit off and a vowel. */
size_t near_signatures(int64_t *out, onym_text key, unsigned limit);

/* The signature that keys share when they differ only in vowels, doubled letters, h and the
 * consonants that romanisations confuse; 0 for keys with fewer than two consonants. */
int64_t near_skeleton(onym_text key);

/* The one signature of a key in a large table: what keys share when their consonants are of the
 * same classes and stand between the same runs of vowels, whatever these are.  It is less than 0,
 * so that a table keeps it apart from the others; 0 for keys with fewer than two consonants or too
 * long. */
int64_t near_pattern(onym_text key);

/* The distance of two keys in tenths of an edit, less for letters that romanisations confuse;
 * NEAR_FAR when it is over LIMIT or their digits differ. */
unsigned near_distance(onym_text a, onym_text b, unsigned limit);

/* The letters of a key; Hangul syllables as conjoining jamo. */
typedef struct near_letters {
    uint32_t item[NEAR_MAX_LETTERS];
    size_t count;
} near_letters;

/* A key made ready for comparing with many. */
typedef struct near_word {
    near_letters letters;
    uint32_t bag;                     /* the letters that it has, by their last five bits */
    bool weighed;                     /* what follows is known */
    uint16_t extra[NEAR_MAX_LETTERS]; /* what each costs when it is one too many */
    uint8_t class[NEAR_MAX_LETTERS], pair[NEAR_MAX_LETTERS], one[NEAR_MAX_LETTERS];
} near_word;

/* False: KEY is too long to be near any other. */
bool near_word_read(near_word *out, onym_text key);

/* As near_distance. */
unsigned near_word_distance(near_word *a, near_word *b, unsigned limit);

/* Appends KEY as it sounds to OUT: what near_confusion finds no difference in is the same then. */
void near_sound_append(buffer *out, onym_text key);

/* The distance of A and B as they sound, in tenths of an edit: what romanisations write in two ways
 * (eo and o, g and k, ch and j, r and l, y and i, kh and h, tch and ch, letters once or twice) is
 * one.  For Latin keys; NEAR_FAR when it is over three edits or a key is too long. */
unsigned near_confusion(onym_text a, onym_text b);

#endif
