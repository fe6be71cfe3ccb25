/* Word tables: a number for every word that was met, found by a hash of its bytes.  Words are not
 * kept: with 44 bits of the hash compared, that one of a hundred thousand words of a text is taken
 * for another is less likely than one in a thousand. */
#ifndef ONYM_TEXT_WORD_TABLE_H
#define ONYM_TEXT_WORD_TABLE_H

#include <string.h>

#include "onym.h"

#define WORD_NUMBER_BITS 20
#define WORD_NUMBER_MAX  ((UINT32_C(1) << WORD_NUMBER_BITS) - 1)

/* A slot is the upper 44 bits of the hash and the number; 0: free. */
typedef struct word_table {
    uint64_t *slots; /* open addressing from the lowest bits on that are kept of the hash */
    size_t mask;     /* slots less one */
    size_t count;
} word_table;

/* False: no memory. */
bool word_table_open(word_table *t);
void word_table_close(word_table *t);

/* Forgets all words. */
void word_table_clear(word_table *t);

/* Whether it is so full that it should be cleared. */
bool word_table_is_full(const word_table *t);

/* Gives the word of HASH, which has none, NUMBER (1 to WORD_NUMBER_MAX); not when it is full.  The
 * table grows to a megabyte. */
void word_table_put(word_table *t, uint64_t hash, uint32_t number);

/* The number of the word of HASH; 0: none. */
static inline uint32_t word_table_get(const word_table *t, uint64_t hash)
{
    for (size_t i = (size_t)(hash >> WORD_NUMBER_BITS) & t->mask;; i = (i + 1) & t->mask) {
        uint64_t slot = t->slots[i];
        if (slot == 0 || (slot ^ hash) >> WORD_NUMBER_BITS == 0) {
            return (uint32_t)slot & WORD_NUMBER_MAX;
        }
    }
}

/* Mixes sixteen bytes as two numbers, and what went before, into a hash. */
static inline uint64_t word_hash_mix(uint64_t before, uint64_t low, uint64_t high)
{
    uint64_t h = (low ^ before) * UINT64_C(0x9E3779B97F4A7C15);
    h ^= (high + UINT64_C(0x632BE59BD9B4E019)) * UINT64_C(0xD6E8FEB86659FD93);
    h = (h ^ h >> 32) * UINT64_C(0xFF51AFD7ED558CCD);
    return h ^ h >> 29;
}

/* The hash of the SIZE <= 16 bytes at AT, where 16 bytes can be read. */
static inline uint64_t word_hash_short(const char *at, size_t size)
{
    uint64_t low, high;
    memcpy(&low, at, 8);
    memcpy(&high, at + 8, 8);
    low = size < 8 ? low & ((UINT64_C(1) << (8 * size)) - 1) : low;
    high = size <= 8 ? 0 : size < 16 ? high & ((UINT64_C(1) << (8 * (size - 8))) - 1) : high;
    return word_hash_mix(size, low, high);
}

/* The hash of WORD, the same for a short one. */
uint64_t word_hash(onym_text word);

#endif
