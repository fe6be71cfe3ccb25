/* Word facts: what a check has found out about words and runs of words, so that the next one of the
 * same letters costs a look into a table. */
#ifndef ONYM_CHECK_WORD_FACTS_H
#define ONYM_CHECK_WORD_FACTS_H

#include "onym.h"

typedef struct word_facts word_facts;

/* The longest name that begins with the word, in words; 0: none begins so. */
#define FACT_WORDS 15u

enum {
    FACT_ASKED = 16,        /* FACT_WORDS is known */
    FACT_NEAR_ASKED = 32,   /* whether some name is near the word is known ... */
    FACT_FAR = 64,          /* ... none is */
    FACT_PART_ASKED = 128,  /* whether some name holds the word, in any case, is known ... */
    FACT_PART = 256,        /* ... one does */
    FACT_SPELT_ASKED = 512, /* whether the word shows an orthography is known ... */
    FACT_NORTH = 1024,      /* ... that of the North */
    FACT_SOUTH = 2048,      /* ... that of the South */
    FACT_QUIET = 4096,      /* a name written so is right, wherever it stands; see judge.c */
    FACT_NO_NAME = 8192,    /* the run is no name in any case; see native_names.c */
    FACT_BITS = 14,
    /* Of runs of Latin letters, whose hash is another one; see run.c. */
    FACT_RUNS = 4095,      /* which of the runs from its first word on may be names, as bits ... */
    FACT_RUNS_ASKED = 4096 /* ... are known */
};

/* NULL: no memory. */
word_facts *word_facts_new(void);
void word_facts_free(word_facts *facts);

/* Where the facts of WORD are, in the lowest FACT_BITS; what is above them is to be left alone.
 * None when nothing is known; good until the next call. */
uint64_t *word_facts_of(word_facts *facts, onym_text word);

/* The same for what has HASH, which the hashes of words are not to be mixed up with. */
uint64_t *word_facts_at(word_facts *facts, uint64_t hash);

#endif
