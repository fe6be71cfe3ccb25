/* Word tables: a number for every word that was met, found by a hash of its bytes. */
#include "text/word_table.h"

#include <stdlib.h>

#include "base/sizes.h"

/* Slots at first, so that a page of text touches little memory, and at most. */
#define SLOTS_FIRST ((size_t)USUAL_OR_TINY(1 << 11, 4))
#define SLOTS_MOST  ((size_t)1 << 17)

bool word_table_open(word_table *t)
{
    *t = (word_table){calloc(SLOTS_FIRST, sizeof *t->slots), SLOTS_FIRST - 1, 0};
    return t->slots != NULL;
}

void word_table_close(word_table *t)
{
    free(t->slots);
    *t = (word_table){NULL, 0, 0};
}

void word_table_clear(word_table *t)
{
    memset(t->slots, 0, (t->mask + 1) * sizeof *t->slots);
    t->count = 0;
}

bool word_table_is_full(const word_table *t)
{
    return t->count >= SLOTS_MOST / 4 * 3;
}

static void put(word_table *t, uint64_t slot)
{
    size_t i = (size_t)(slot >> WORD_NUMBER_BITS) & t->mask;
    while (t->slots[i] != 0) {
        i = (i + 1) & t->mask;
    }
    t->slots[i] = slot;
    t->count++;
}

/* Doubles the table; without memory it stays as it is. */
static void grow(word_table *t)
{
    size_t slots = 2 * (t->mask + 1);
    word_table larger = {calloc(slots, sizeof *t->slots), slots - 1, 0};
    if (larger.slots == NULL) {
        return;
    }
    for (size_t i = 0; i <= t->mask; i++) {
        if (t->slots[i] != 0) {
            put(&larger, t->slots[i]);
        }
    }
    free(t->slots);
    *t = larger;
}

void word_table_put(word_table *t, uint64_t hash, uint32_t number)
{
    bool crowded = t->count >= (t->mask + 1) / 4 * 3;
    if (crowded && t->mask + 1 < SLOTS_MOST) {
        grow(t);
        crowded = t->count >= (t->mask + 1) / 4 * 3;
    }
    if (!crowded) {
        put(t, (hash & ~(uint64_t)WORD_NUMBER_MAX) | number);
    }
}

uint64_t word_hash(onym_text word)
{
    char padded[16] = {0};
    uint64_t hash = word.size;
    size_t at = 0;
    do {
        size_t rest = word.size - at < sizeof padded ? word.size - at : sizeof padded;
        uint64_t low, high;
        memset(padded, 0, sizeof padded);
        memcpy(padded, word.data + at, rest);
        memcpy(&low, padded, 8);
        memcpy(&high, padded + 8, 8);
        hash = word_hash_mix(hash, low, high);
        at += rest;
    } while (at < word.size);
    return hash;
}
