/* Words whose sound or make-up the spelling does not tell, from dict/systems/korean-exceptions.tsv.
 */
#ifndef ONYM_TRANSLIT_KOREAN_EXCEPTIONS_H
#define ONYM_TRANSLIT_KOREAN_EXCEPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

/* What the list says of the boundary before a syllable. */
#define KO_MARK_INSERT   0x01u  /* +  n is inserted (article 29) */
#define KO_MARK_NEUTRAL  0x02u  /* |  the final is neutralised before a vowel (article 15) */
#define KO_MARK_TENSE    0x04u  /* '  the next consonant is tense (articles 24 to 27) */
#define KO_MARK_COMPOUND 0x08u  /* "  the same in a compound, or n before a nasal (28, 30) */
#define KO_MARK_NN       0x10u  /* =  n and r become nn (article 20, proviso) */
#define KO_MARK_PLAIN    0x20u  /* .  not tense, not a suffix: nothing special happens */
#define KO_MARK_SETTLED  0x40u  /* *  r assimilates in the northern system too */
#define KO_MARK_SPLIT    0x80u  /* -  an administrative unit begins here */
#define KO_MARK_FIRST    0x100u /* ~  the marks beside it hold for the first of two sounds only */

/* Where in a word an entry may stand. */
#define KO_AT_HEAD   0x01u
#define KO_AT_TAIL   0x02u
#define KO_AT_WORD   (KO_AT_HEAD | KO_AT_TAIL)
#define KO_AT_SUFFIX 0x04u /* with KO_AT_TAIL: behind two syllables or more */

/* What the entry is, where that matters. */
typedef enum ko_class {
    KO_CLASS_NONE,
    KO_CLASS_PLACE,   /* a place name: a capital in running text, no unit at its end */
    KO_CLASS_PROPER,  /* another name: a capital in running text */
    KO_CLASS_UNIT,    /* a place name that units may follow: a capital, and a hyphen before -do */
    KO_CLASS_NOUN,    /* a common noun: a small letter even among place names */
    KO_CLASS_LOAN,    /* a loanword or particle: an r that begins it is kept */
    KO_CLASS_LATERAL, /* a loanword that begins with a foreign l */
    KO_CLASS_WORDS,   /* names that ALA-LC writes as several words, at KO_MARK_SPLIT */
    KO_CLASS_GIVEN,   /* a given name that is no word */
    KO_CLASS_PAIR     /* a pair of names, parted by KO_MARK_SPLIT: Han-Mi */
} ko_class;

typedef struct ko_entry {
    const UChar *form;     /* syllables without marks */
    const UChar *spelt;    /* as heard, when not spelt so; as many syllables; else form */
    const uint16_t *marks; /* size + 1: before each syllable, and behind the last */
    uint8_t size;
    uint8_t where; /* KO_AT_ bits that must hold; 0 for anywhere */
    bool noun;     /* a common noun: a small letter even among place names */
    ko_class class;
} ko_entry;

/* The longest entry that stands at offset AT of the word of SIZE syllables at WORD, NULL for none.
 */
const ko_entry *ko_entry_at(const UChar *word, int32_t size, int32_t at);

/* The entry that is the whole word, NULL for none. */
const ko_entry *ko_entry_of(const UChar *word, int32_t size);

/* The longest entry that ends the word and is a place or noun of its own, NULL for none. */
const ko_entry *ko_entry_ending(const UChar *word, int32_t size);

#endif
