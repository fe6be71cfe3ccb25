/* Word facts: a table of fixed size in which a word takes the place of another one with the same
 * last bits of its hash. */
#include "check/word_facts.h"

#include <stdlib.h>

#include "base/hash.h"

#define SLOTS ((size_t)1 << 15)

/* Words are told apart by their hash alone: that two of a text share all 64 bits is not to be
 * expected, and would cost no more than a name that is overlooked. */
struct word_facts {
    struct {
        uint64_t hash; /* 0: free */
        unsigned facts;
    } slots[SLOTS];
};

word_facts *word_facts_new(void)
{
    return calloc(1, sizeof(word_facts));
}

void word_facts_free(word_facts *facts)
{
    free(facts);
}

unsigned *word_facts_of(word_facts *f, onym_text word)
{
    uint64_t hash = hash_text(word, 0);
    size_t at = (size_t)hash & (SLOTS - 1);
    if (f->slots[at].hash != hash) {
        f->slots[at].hash = hash;
        f->slots[at].facts = 0;
    }
    return &f->slots[at].facts;
}
