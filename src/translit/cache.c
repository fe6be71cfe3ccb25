/* A cache of words: bytes to bytes, bounded, emptied when full. */
#include "translit/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/sizes.h"

#define FIRST_SLOTS USUAL_OR_TINY(4096u, 1u)
#define GROWTH      4u /* times that the table grows */
#define MAX_SLOTS   USUAL_OR_TINY(262144u, 1u)
#define PROBES      64u /* places looked at for one word */
#define MAX_BYTES   (12u << 20)

static void put_front(word_cache *cache, onym_text key, uint32_t hash, onym_text value)
{
    if (key.size > CACHE_KEY || value.size > CACHE_VALUE || cache->front == NULL) {
        return;
    }
    cache_front *f = cache_front_of(cache, hash);
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

/* The key and the value of ENTRY. */
static void read_record(onym_text *key, onym_text *value, const word_cache *cache,
                        const cache_entry *entry)
{
    cache_record record;
    const char *at = cache->bytes + entry->record - 1;
    memcpy(&record, at, sizeof record);
    *key = (onym_text){at + sizeof record, record.key_size};
    *value = (onym_text){key->data + key->size, record.value_size};
}

bool cache_get_behind(onym_text *value, word_cache *cache, onym_text key, uint32_t hash)
{
    for (uint32_t probe = 0; cache->slots != 0 && probe < PROBES; probe++) {
        const cache_entry *e = &cache->entries[(hash + probe) & (cache->slots - 1)];
        onym_text found;
        if (e->record == 0) {
            return false;
        }
        if (e->hash != hash) {
            continue;
        }
        read_record(&found, value, cache, e);
        if (found.size == key.size && cache_same(found.data, key.data, key.size)) {
            put_front(cache, key, hash, *value);
            return true;
        }
    }
    return false;
}

/* Puts ENTRY in; where too many words have its hash, it is left out. */
static void place(cache_entry *entries, size_t slots, const cache_entry *entry)
{
    for (uint32_t probe = 0; probe < PROBES; probe++) {
        cache_entry *e = &entries[(entry->hash + probe) & (slots - 1)];
        if (e->record == 0) {
            *e = *entry;
            return;
        }
    }
}

static bool grow(word_cache *cache)
{
    size_t slots = cache->slots != 0 ? cache->slots * GROWTH : FIRST_SLOTS;
    cache_entry *entries = calloc(slots, sizeof *entries);
    /* Never a front without entries: cache_expect looks into both when there is a front. */
    if (entries != NULL && cache->front == NULL) {
        cache->front = calloc(CACHE_FRONT + 1, sizeof *cache->front);
    }
    if (entries == NULL || cache->front == NULL) {
        free(entries);
        return false;
    }
    for (size_t i = 0; i < cache->slots; i++) {
        if (cache->entries[i].record != 0) {
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
    bool crowded = cache->used * 4 >= cache->slots * 3;
    if ((crowded && cache->slots == MAX_SLOTS) || cache->size + size > MAX_BYTES) {
        cache_clear(cache);
        crowded = cache->slots == 0;
    }
    if (crowded && !grow(cache)) {
        return false;
    }
    return array_reserve((void **)&cache->bytes, &cache->capacity, cache->size + size + CACHE_SLACK,
                         1);
}

void cache_put(word_cache *cache, onym_text key, uint32_t hash, onym_text value)
{
    cache_record record = {(uint16_t)key.size, (uint16_t)value.size};
    size_t size = sizeof record + key.size + value.size;
    if (key.size == 0 || size > UINT16_MAX || !make_room(cache, size)) {
        return;
    }
    cache_entry entry = {hash, (uint32_t)cache->size + 1};
    char *at = cache->bytes + cache->size;
    memcpy(at, &record, sizeof record);
    memcpy(at + sizeof record, key.data, key.size);
    if (value.size > 0) {
        memcpy(at + sizeof record + key.size, value.data, value.size);
    }
    cache->size += size;
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
