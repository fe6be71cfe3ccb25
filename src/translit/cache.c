/* A cache of words: bytes to bytes, bounded, emptied when full. */
#include "translit/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

#define FIRST_SLOTS 1024u
#define MAX_SLOTS   262144u
#define PROBES      64u /* places looked at for one word */
#define MAX_BYTES   (12u << 20)

static inline bool same_8(const char *a, const char *b)
{
    uint64_t x, y;
    memcpy(&x, a, 8);
    memcpy(&y, b, 8);
    return x == y;
}

/* memcmp of short keys, without the call. */
static inline bool same_key(const char *a, const char *b, size_t size)
{
    if (size < 8) {
        for (size_t i = 0; i < size; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }
    size_t at = 0;
    for (; at + 8 < size; at += 8) {
        if (!same_8(a + at, b + at)) {
            return false;
        }
    }
    return same_8(a + size - 8, b + size - 8);
}

static void put_front(word_cache *cache, onym_text key, uint32_t hash, onym_text value)
{
    if (key.size > CACHE_KEY || value.size > CACHE_VALUE) {
        return;
    }
    if (cache->front == NULL) {
        cache->front = calloc(CACHE_FRONT + 1, sizeof *cache->front);
    }
    if (cache->front != NULL) {
        cache_front *f = &cache->front[(hash >> 16) & (CACHE_FRONT - 1)];
        if (f->uses > 0) {
            f->uses--;
            return;
        }
        f->hash = hash;
        f->key_size = (uint8_t)key.size;
        f->value_size = (uint8_t)value.size;
        memcpy(f->key, key.data, key.size);
        memcpy(f->value, value.data, value.size);
    }
}

static bool get_behind(onym_text *value, const word_cache *cache, onym_text key, uint32_t hash)
{
    if (cache->slots == 0) {
        return false;
    }
    for (uint32_t probe = 0; probe < PROBES; probe++) {
        const cache_entry *e = &cache->entries[(hash + probe) & (cache->slots - 1)];
        if (e->key_size == 0) {
            return false;
        }
        if (e->hash == hash && e->key_size == key.size &&
            same_key(cache->bytes + e->key_at, key.data, key.size)) {
            *value = (onym_text){cache->bytes + e->key_at + e->key_size, e->value_size};
            return true;
        }
    }
    return false;
}

bool cache_get(onym_text *value, word_cache *cache, onym_text key, uint32_t hash)
{
    if (cache->front != NULL) {
        cache_front *f = &cache->front[(hash >> 16) & (CACHE_FRONT - 1)];
        if (f->hash == hash && f->key_size == key.size && memcmp(f->key, key.data, key.size) == 0) {
            *value = (onym_text){f->value, f->value_size};
            return true;
        }
    }
    if (!get_behind(value, cache, key, hash)) {
        return false;
    }
    put_front(cache, key, hash, *value);
    return true;
}

/* Puts ENTRY in; where too many words have its hash, it is left out. */
static void place(cache_entry *entries, size_t slots, const cache_entry *entry)
{
    for (uint32_t probe = 0; probe < PROBES; probe++) {
        cache_entry *e = &entries[(entry->hash + probe) & (slots - 1)];
        if (e->key_size == 0) {
            *e = *entry;
            return;
        }
    }
}

static bool grow(word_cache *cache)
{
    size_t slots = cache->slots != 0 ? cache->slots * 2 : FIRST_SLOTS;
    cache_entry *entries = calloc(slots, sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < cache->slots; i++) {
        if (cache->entries[i].key_size != 0) {
            place(entries, slots, &cache->entries[i]);
        }
    }
    free(cache->entries);
    cache->entries = entries;
    cache->slots = slots;
    return true;
}

static bool make_room(word_cache *cache, size_t size)
{
    bool crowded = cache->used * 2 >= cache->slots;
    if ((crowded && cache->slots == MAX_SLOTS) || cache->size + size > MAX_BYTES) {
        cache_clear(cache);
        crowded = false;
    }
    if (crowded && !grow(cache)) {
        return false;
    }
    return array_reserve((void **)&cache->bytes, &cache->capacity, cache->size + size + CACHE_SLACK,
                         1);
}

void cache_put(word_cache *cache, onym_text key, uint32_t hash, onym_text value)
{
    if (key.size == 0 || key.size + value.size > MAX_BYTES / 16 ||
        !make_room(cache, key.size + value.size)) {
        return;
    }
    cache_entry entry = {hash, (uint32_t)cache->size, (uint32_t)key.size, (uint32_t)value.size};
    memcpy(cache->bytes + cache->size, key.data, key.size);
    if (value.size > 0) {
        memcpy(cache->bytes + cache->size + key.size, value.data, value.size);
    }
    cache->size += key.size + value.size;
    cache->used++;
    place(cache->entries, cache->slots, &entry);
}

void cache_clear(word_cache *cache)
{
    if (cache->slots != 0) {
        memset(cache->entries, 0, cache->slots * sizeof *cache->entries);
    }
    if (cache->front != NULL) {
        memset(cache->front, 0, CACHE_FRONT * sizeof *cache->front);
    }
    cache->used = 0;
    cache->size = 0;
}

void cache_free(word_cache *cache)
{
    free(cache->entries);
    free(cache->bytes);
    free(cache->front);
    memset(cache, 0, sizeof *cache);
}
