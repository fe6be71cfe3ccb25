/* Evidence: what the rest of an article says about a doubtful place of it. */
#include "check/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* A counted thing, by its hash alone: a collision only lends a word evidence that is another's. */
typedef struct counted {
    uint64_t hash; /* 0: free */
    size_t count;
} counted;

struct evidence {
    counted *items; /* open addressing; CAPACITY is a power of two */
    size_t count, capacity;
};

/* The kinds of things, so that a word and a country of one name are two things. */
enum { WORD = 1, CONCEPT, COUNTRY };

#define FIRST_CAPACITY 64

evidence *evidence_new(void)
{
    evidence *e = calloc(1, sizeof *e);
    counted *items = calloc(FIRST_CAPACITY, sizeof *items);
    if (e == NULL || items == NULL) {
        free(e);
        free(items);
        return NULL;
    }
    e->items = items;
    e->capacity = FIRST_CAPACITY;
    return e;
}

void evidence_free(evidence *e)
{
    if (e != NULL) {
        free(e->items);
        free(e);
    }
}

static counted *find(counted *items, size_t capacity, uint64_t hash)
{
    size_t i = (size_t)hash & (capacity - 1);
    while (items[i].hash != 0 && items[i].hash != hash) {
        i = (i + 1) & (capacity - 1);
    }
    return &items[i];
}

static bool grow(evidence *e)
{
    size_t capacity = e->capacity * 2;
    counted *items = calloc(capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < e->capacity; i++) {
        if (e->items[i].hash != 0) {
            *find(items, capacity, e->items[i].hash) = e->items[i];
        }
    }
    free(e->items);
    e->items = items;
    e->capacity = capacity;
    return true;
}

static bool add(evidence *e, onym_text text, uint64_t kind)
{
    if (e->count * 2 >= e->capacity && !grow(e)) {
        return false;
    }
    counted *c = find(e->items, e->capacity, hash_text(text, kind));
    e->count += c->hash == 0;
    c->hash = hash_text(text, kind);
    c->count++;
    return true;
}

bool evidence_add_word(evidence *e, onym_text key)
{
    return add(e, key, WORD);
}

bool evidence_add_name(evidence *e, const char *concept, const char *country)
{
    return add(e, onym_text_of(concept), CONCEPT) && add(e, onym_text_of(country), COUNTRY);
}

static size_t count_of(const evidence *e, onym_text text, uint64_t kind)
{
    return find(e->items, e->capacity, hash_text(text, kind))->count;
}

size_t evidence_word(const evidence *e, onym_text key)
{
    return count_of(e, key, WORD);
}

size_t evidence_concept(const evidence *e, const char *concept)
{
    return count_of(e, onym_text_of(concept), CONCEPT);
}

size_t evidence_country(const evidence *e, const char *country)
{
    return count_of(e, onym_text_of(country), COUNTRY);
}
