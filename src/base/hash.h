/* Hashes of short texts, for tables in memory: eight bytes at a time. */
#ifndef ONYM_BASE_HASH_H
#define ONYM_BASE_HASH_H

#include <string.h>

#include "onym.h"

static inline uint64_t hash_mix(uint64_t hash, uint64_t eight)
{
    hash = (hash ^ eight) * UINT64_C(0xFF51AFD7ED558CCD);
    return hash ^ hash >> 32;
}

/* Four bytes as a number, the first one the highest. */
static inline uint64_t hash_four(const unsigned char *b)
{
    return (uint64_t)b[0] << 24 | (uint64_t)b[1] << 16 | (uint64_t)b[2] << 8 | b[3];
}

/* The SIZE < 8 bytes at AT as a number, the first one the highest. */
static inline uint64_t hash_few(const char *at, size_t size)
{
    const unsigned char *b = (const unsigned char *)at;
    if (size >= 4) { /* the first four and the last four, which may be some of them again */
        return hash_four(b) << 8 * (size - 4) | hash_four(b + size - 4);
    }
    return size == 0 ? 0
                     : (uint64_t)b[0] << 8 * (size - 1) |
                           (uint64_t)b[size / 2] << 8 * (size - 1 - size / 2) | b[size - 1];
}

/* Another SEED gives another hash; never 0. */
static inline uint64_t hash_text(onym_text text, uint64_t seed)
{
    uint64_t hash = UINT64_C(0x9E3779B97F4A7C15) ^ seed ^ text.size * UINT64_C(0xC2B2AE3D27D4EB4F);
    uint64_t eight = 0;
    size_t at = 0;
    for (; at + 8 <= text.size; at += 8) {
        memcpy(&eight, text.data + at, 8);
        hash = hash_mix(hash, eight);
    }
    if (text.size >= 8) { /* the last eight bytes, some of them again */
        memcpy(&eight, text.data + text.size - 8, 8);
    } else {
        eight = hash_few(text.data, text.size);
    }
    hash = hash_mix(hash_mix(hash, eight), seed);
    return hash != 0 ? hash : 1;
}

#endif
