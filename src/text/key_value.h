/* Key values: a number for a match key that grows with it.  The value of two keys one after the
 * other follows from theirs, so that all runs of words that begin at one place are looked for in a
 * filter without putting their keys together.
 *
 * A key is read as a number to the base 256, its first byte the lowest digit, modulo 2^61 - 1,
 * where multiplying by a power of two only turns the bits round. */
#ifndef ONYM_TEXT_KEY_VALUE_H
#define ONYM_TEXT_KEY_VALUE_H

#include <string.h>

#include "onym.h"

#define KEY_VALUE_MODULUS ((UINT64_C(1) << 61) - 1)

typedef struct key_value {
    uint64_t value; /* below the modulus */
    size_t size;    /* bytes of the key */
} key_value;

static inline uint64_t key_value_reduce(uint64_t v)
{
    v = (v & KEY_VALUE_MODULUS) + (v >> 61);
    return v >= KEY_VALUE_MODULUS ? v - KEY_VALUE_MODULUS : v;
}

/* The value of V's key with the SIZE <= 8 bytes in EIGHT (the first one lowest, the rest 0) after
 * it. */
static inline key_value key_value_append(key_value v, uint64_t eight, size_t size)
{
    unsigned turn = (unsigned)(8 * v.size % 61);
    uint64_t more = key_value_reduce(eight);
    more = (more << turn & KEY_VALUE_MODULUS) | more >> (61 - turn);
    return (key_value){key_value_reduce(v.value + more), v.size + size};
}

/* The value of V's key with KEY after it. */
static inline key_value key_value_of(key_value v, onym_text key)
{
    for (size_t at = 0; at < key.size; at += 8) {
        size_t size = key.size - at < 8 ? key.size - at : 8;
        uint64_t eight = 0;
        memcpy(&eight, key.data + at, size);
        v = key_value_append(v, eight, size);
    }
    return v;
}

/* The same for a word of ASCII letters and digits, whose key it is in small letters. */
static inline key_value key_value_of_word(key_value v, onym_text word)
{
    for (size_t at = 0; at < word.size; at += 8) {
        size_t size = word.size - at < 8 ? word.size - at : 8;
        uint64_t eight = 0;
        memcpy(&eight, word.data + at, size);
        uint64_t small = UINT64_C(0x2020202020202020) >> (8 * (8 - size));
        v = key_value_append(v, eight | small, size);
    }
    return v;
}

#endif
