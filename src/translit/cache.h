/* A cache of words: bytes to bytes, bounded, emptied when full. */
#ifndef ONYM_TRANSLIT_CACHE_H
#define ONYM_TRANSLIT_CACHE_H

#include <string.h>

#include "base/sizes.h"

#include "onym.h"

/* A place of the table: small, so that many are in the processor's cache. */
typedef struct cache_entry {
    uint32_t hash;
    uint32_t record; /* where the record begins in the bytes, and 1; 0: empty */
} cache_entry;

/* What stands before the key, and the value behind it, in the bytes. */
typedef struct cache_record {
    uint16_t key_size, value_size;
} cache_record;

/* The words that come again and again, each in one line of the processor's cache. */
#define CACHE_FRONT USUAL_OR_TINY(16384, 1) /* a power of two */
#define CACHE_KEY   28                      /* bytes of the longest key in front */
#define CACHE_VALUE 29                      /* bytes of the longest value in front */

/* Bytes that can be read from the start of any value. */
#define CACHE_SLACK 32

typedef struct cache_front {
    uint32_t hash;
    uint8_t key_size, value_size; /* KEY_SIZE 0: empty */
    uint8_t uses;                 /* another word takes the place when it is down to 0 */
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

static inline bool cache_same_8(const char *a, const char *b)
{
    uint64_t x, y;
    memcpy(&x, a, 8);
    memcpy(&y, b, 8);
    return x == y;
}

/* memcmp of short keys, without the call. */
static inline bool cache_same(const char *a, const char *b, size_t size)
{
    if (size < 8) {
        for (size_t i = 0; i < size; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }
    for (size_t at = 0; at + 8 < size; at += 8) {
        if (!cache_same_8(a + at, b + at)) {
            return false;
        }
    }
    return cache_same_8(a + size - 8, b + size - 8);
}

/* The place of HASH in front, when there is a front. */
static inline cache_front *cache_front_of(const word_cache *cache, uint32_t hash)
{
    return &cache->front[(hash >> 16) & (CACHE_FRONT - 1)];
}

/* The value of KEY in *VALUE, good until the next cache_put.  False: not in front. */
static inline bool cache_get_front(onym_text *value, const word_cache *cache, onym_text key,
                                   uint32_t hash)
{
    if (cache->front == NULL) {
        return false;
    }
    cache_front *f = cache_front_of(cache, hash);
    if (f->hash != hash || f->key_size != key.size || !cache_same(f->key, key.data, key.size)) {
        return false;
    }
    f->uses = (uint8_t)(f->uses + (f->uses < 8));
    *value = (onym_text){f->value, f->value_size};
    return true;
}

/* The same for what is not in front. */
bool cache_get_behind(onym_text *value, word_cache *cache, onym_text key, uint32_t hash);

/* Asks the memory for what is looked at for a key of HASH: the places, then the words. */
static inline void cache_expect(const word_cache *cache, uint32_t hash)
{
    if (cache->front != NULL) {
        __builtin_prefetch(cache_front_of(cache, hash));
        __builtin_prefetch(&cache->entries[hash & (cache->slots - 1)]);
    }
}

static inline void cache_expect_bytes(const word_cache *cache, uint32_t hash)
{
    if (cache->front != NULL && cache_front_of(cache, hash)->hash != hash) {
        const cache_entry *e = &cache->entries[hash & (cache->slots - 1)];
        if (e->hash == hash && e->record != 0) {
            __builtin_prefetch(cache->bytes + e->record - 1);
        }
    }
}

/* Adds VALUE for KEY, which is not there; forgets everything first when it is full.  Does nothing
 * when there is no memory. */
void cache_put(word_cache *cache, onym_text key, uint32_t hash, onym_text value);

void cache_clear(word_cache *cache);
void cache_free(word_cache *cache);

#endif
