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
    eight = 0;
    if (text.size >= 8) { /* the last eight bytes, some of them again */
        memcpy(&eight, text.data + text.size - 8, 8);
    }
    for (; text.size < 8 && at < text.size; at++) {
        eight = eight << 8 | (unsigned char)text.data[at];
    }
    hash = hash_mix(hash_mix(hash, eight), seed);
    return hash != 0 ? hash : 1;
}

#endif
