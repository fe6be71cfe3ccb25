/* A cache of words: bytes to bytes, bounded, emptied when full. */
#ifndef ONYM_TRANSLIT_CACHE_H
#define ONYM_TRANSLIT_CACHE_H

#include "onym.h"

typedef struct cache_entry {
    uint32_t hash;
    uint32_t key_at, key_size, value_size; /* in bytes; the value stands after the key */
} cache_entry;

/* The words that come again and again, each in one line of the processor's cache. */
#define CACHE_FRONT 4096 /* a power of two */
#define CACHE_KEY   28   /* bytes of the longest key in front */
#define CACHE_VALUE 29   /* bytes of the longest value in front */

/* Bytes that can be read from the start of any value. */
#define CACHE_SLACK 32

typedef struct cache_front {
    uint32_t hash;
    uint8_t key_size, value_size; /* KEY_SIZE 0: empty */
    uint8_t uses;                 /* a rarer word takes the place when it is down to 0 */
    char key[CACHE_KEY];
    char value[CACHE_VALUE];
} cache_front;

/* Zero-initialised it is empty and ready. */
typedef struct word_cache {
    cache_entry *entries;
    size_t slots, used; /* slots: a power of two, or 0 */
    char *bytes;
    size_t size, capacity;
    cache_front *front;
} word_cache;

/* The value of KEY in *VALUE, good until the next cache_put.  False: not there. */
bool cache_get(onym_text *value, word_cache *cache, onym_text key, uint32_t hash);

/* Asks the memory for what cache_get will look at for a key of HASH: the places, then the words. */
void cache_expect(const word_cache *cache, uint32_t hash);
void cache_expect_bytes(const word_cache *cache, uint32_t hash);

/* Adds VALUE for KEY, which is not there; forgets everything first when it is full.  Does nothing
 * when there is no memory. */
void cache_put(word_cache *cache, onym_text key, uint32_t hash, onym_text value);

void cache_clear(word_cache *cache);
void cache_free(word_cache *cache);

uint32_t cache_hash(onym_text key, uint32_t seed);

#endif
