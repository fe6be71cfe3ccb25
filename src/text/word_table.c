/* Word tables: a number for every word that was met, found by a hash of its bytes. */
#include "text/word_table.h"

#include <stdlib.h>

#define SLOTS ((size_t)1 << WORD_TABLE_BITS)

bool word_table_open(word_table *t)
{
    *t = (word_table){calloc(SLOTS, sizeof *t->slots), 0};
    return t->slots != NULL;
}

void word_table_close(word_table *t)
{
    free(t->slots);
    *t = (word_table){NULL, 0};
}

void word_table_clear(word_table *t)
{
    memset(t->slots, 0, SLOTS * sizeof *t->slots);
    t->count = 0;
}

bool word_table_is_full(const word_table *t)
{
    return t->count >= SLOTS / 4 * 3;
}

void word_table_put(word_table *t, uint64_t hash, uint32_t number)
{
    if (word_table_is_full(t)) {
        return;
    }
    size_t i = (size_t)hash & (SLOTS - 1);
    while (t->slots[i] != 0) {
        i = (i + 1) & (SLOTS - 1);
    }
    t->slots[i] = (hash & ~(uint64_t)WORD_NUMBER_MAX) | number;
    t->count++;
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
