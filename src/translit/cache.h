/* A cache of words: bytes to bytes, bounded, emptied when full. */
#ifndef ONYM_TRANSLIT_CACHE_H
#define ONYM_TRANSLIT_CACHE_H

#include <string.h>

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

static inline uint32_t cache_hash(onym_text key, uint32_t seed)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ seed ^ (key.size * 0xC2B2AE3D27D4EB4Fu);
    size_t at = 0;
    for (; at + 8 <= key.size; at += 8) {
        uint64_t part;
        memcpy(&part, key.data + at, 8);
        hash = (hash ^ part) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    uint64_t rest = 0;
    if (key.size >= 8) { /* the last eight bytes, some of them again */
        memcpy(&rest, key.data + key.size - 8, 8);
    } else {
        memcpy(&rest, key.data + at, key.size - at);
    }
    hash = (hash ^ rest) * 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(hash ^ (hash >> 32));
}

/* The value of KEY in *VALUE, good until the next cache_put.  False: not there. */
bool cache_get(onym_text *value, word_cache *cache, onym_text key, uint32_t hash);

/* Asks the memory for what cache_get will look at for a key of HASH: the places, then the words. */
static inline void cache_expect(const word_cache *cache, uint32_t hash)
{
    if (cache->slots != 0) {
        __builtin_prefetch(&cache->entries[hash & (cache->slots - 1)]);
    }
    if (cache->front != NULL) {
        __builtin_prefetch(&cache->front[(hash >> 16) & (CACHE_FRONT - 1)]);
    }
}

static inline void cache_expect_bytes(const word_cache *cache, uint32_t hash)
{
    if (cache->slots != 0) {
        const cache_entry *e = &cache->entries[hash & (cache->slots - 1)];
        if (e->hash == hash) {
            __builtin_prefetch(cache->bytes + e->key_at);
        }
    }
}

/* Adds VALUE for KEY, which is not there; forgets everything first when it is full.  Does nothing
 * when there is no memory. */
void cache_put(word_cache *cache, onym_text key, uint32_t hash, onym_text value);

void cache_clear(word_cache *cache);
void cache_free(word_cache *cache);

#endif
