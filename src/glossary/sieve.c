/* A sieve: a bitmap that tells most things that a table does not hold without asking it. */
#include "glossary/sieve.h"

#include <stdlib.h>

#include "text/key_value.h"

#define PLACE_BITS                                                                                 \
    24 /* 2 MB; with a million numbers one in eighty comes through that is not there */

struct sieve {
    uint64_t bits[1 << (PLACE_BITS - 6)];
};

/* Two places for every number, from the two ends of a product that all its bits have a part in. */
static void places_of(uint32_t *places, int64_t number)
{
    uint64_t mixed = ((uint64_t)number ^ (uint64_t)number >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    places[0] = (uint32_t)(mixed >> (64 - PLACE_BITS));
    places[1] = (uint32_t)(mixed >> 12) & ((1u << PLACE_BITS) - 1);
}

sieve *sieve_new(void)
{
    return calloc(1, sizeof(sieve));
}

void sieve_free(sieve *s)
{
    free(s);
}

void sieve_add(sieve *s, int64_t number)
{
    uint32_t places[2];
    places_of(places, number);
    for (size_t i = 0; i < 2; i++) {
        s->bits[places[i] / 64] |= UINT64_C(1) << places[i] % 64;
    }
}

bool sieve_may_hold(const sieve *s, int64_t number)
{
    uint32_t places[2];
    places_of(places, number);
    for (size_t i = 0; i < 2; i++) {
        if ((s->bits[places[i] / 64] >> places[i] % 64 & 1) == 0) {
            return false;
        }
    }
    return true;
}

int64_t sieve_number(onym_text key)
{
    return (int64_t)key_value_of((key_value){0, 0}, key).value;
}
