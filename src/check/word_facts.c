/* Word facts: a table that grows to a fixed size, in which a word takes the place of others with
 * the same last bits of their hash. */
#include "check/word_facts.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/sizes.h"

/* Pairs of slots at first, so that a page of text touches little memory, and at most. */
#define PAIRS_FIRST ((size_t)USUAL_OR_TINY(1 << 11, 1))
#define PAIRS_MOST  ((size_t)USUAL_OR_TINY(1 << 17, 1))

/* The upper bits of the hash, and the facts; 0: free. */
typedef uint64_t slot_pair[2];

/* Words are told apart by fifty bits of their hash: that two of a text share them is not to be
 * expected, and would cost no more than a name that is overlooked.  Of two words with the same last
 * bits the one that was met last stands first, and makes way last. */
struct word_facts {
    slot_pair *pairs;
    size_t mask, count; /* COUNT: slots that are not free */
};

word_facts *word_facts_new(void)
{
    word_facts *f = calloc(1, sizeof *f);
    slot_pair *pairs = calloc(PAIRS_FIRST, sizeof *pairs);
    if (f == NULL || pairs == NULL) {
        free(f);
        free(pairs);
        return NULL;
    }
    f->pairs = pairs;
    f->mask = PAIRS_FIRST - 1;
    return f;
}

void word_facts_free(word_facts *f)
{
    if (f != NULL) {
        free(f->pairs);
        free(f);
    }
}

uint64_t *word_facts_of(word_facts *f, onym_text word)
{
    return word_facts_at(f, hash_text(word, 0));
}

static uint64_t *pair_of(const word_facts *f, uint64_t hash)
{
    return f->pairs[(size_t)(hash >> FACT_BITS) & f->mask];
}

/* Doubles the table, in whose pairs the words of one old pair follow in their order; without memory
 * it stays as it is. */
static void grow(word_facts *f)
{
    word_facts larger = {calloc(2 * (f->mask + 1), sizeof *f->pairs), 2 * f->mask + 1, f->count};
    if (larger.pairs == NULL) {
        return;
    }
    for (size_t i = 0; i < 2 * (f->mask + 1); i++) {
        uint64_t slot = f->pairs[i / 2][i % 2];
        uint64_t *pair = pair_of(&larger, slot);
        pair[pair[0] != 0] = slot;
    }
    free(f->pairs);
    *f = larger;
}

uint64_t *word_facts_at(word_facts *f, uint64_t hash)
{
    uint64_t *pair = pair_of(f, hash);
    if ((pair[0] ^ hash) >> FACT_BITS != 0) {
        bool second = (pair[1] ^ hash) >> FACT_BITS == 0;
        uint64_t other = second ? pair[1] : hash >> FACT_BITS << FACT_BITS;
        if (!second && pair[1] == 0 && ++f->count > (f->mask + 1) / 2 && f->mask + 1 < PAIRS_MOST) {
            grow(f);
            pair = pair_of(f, hash);
        }
        pair[1] = pair[0];
        pair[0] = other;
    }
    return &pair[0];
}
