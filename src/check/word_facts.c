/* Word facts: a table of fixed size in which a word takes the place of others with the same last
 * bits of their hash. */
#include "check/word_facts.h"

#include <stdlib.h>

#include "base/hash.h"

#define PAIRS ((size_t)1 << 16)

/* Words are told apart by fifty bits of their hash: that two of a text share them is not to be
 * expected, and would cost no more than a name that is overlooked.  Of two words with the same last
 * bits the one that was met last stands first, and makes way last. */
struct word_facts {
    uint64_t slots[PAIRS][2]; /* the upper bits of the hash, and the facts; 0: free */
};

word_facts *word_facts_new(void)
{
    return calloc(1, sizeof(word_facts));
}

void word_facts_free(word_facts *facts)
{
    free(facts);
}

uint64_t *word_facts_of(word_facts *f, onym_text word)
{
    return word_facts_at(f, hash_text(word, 0));
}

uint64_t *word_facts_at(word_facts *f, uint64_t hash)
{
    uint64_t *pair = f->slots[(size_t)(hash >> FACT_BITS) & (PAIRS - 1)];
    if ((pair[0] ^ hash) >> FACT_BITS != 0) {
        bool second = (pair[1] ^ hash) >> FACT_BITS == 0;
        uint64_t other = second ? pair[1] : hash >> FACT_BITS << FACT_BITS;
        pair[1] = pair[0];
        pair[0] = other;
    }
    return &pair[0];
}
