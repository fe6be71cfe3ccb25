/* The memo: what the reader has answered. */
#include "check/memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum question { TERMS, NEAR, ENTRY };

/* One answer. */
typedef struct answer {
    uint64_t hash; /* 0: free */
    onym_text key;
    unsigned question; /* and, for NEAR, the limit */
    union {
        postings terms;
        neighbours near;
        const onym_entry *entry;
    } is;
} answer;

struct memo {
    reader *reader;
    arena arena;   /* of the answers */
    answer *items; /* open addressing; CAPACITY is a power of two */
    size_t count, capacity;
};

#define FIRST_CAPACITY 1024

/* Answers remembered before memo_trim starts anew. */
#define ANSWERS_KEPT 20000

memo *memo_new(reader *r)
{
    memo *m = calloc(1, sizeof *m);
    answer *items = calloc(FIRST_CAPACITY, sizeof *items);
    if (m == NULL || items == NULL) {
        free(m);
        free(items);
        return NULL;
    }
    m->reader = r;
    m->items = items;
    m->capacity = FIRST_CAPACITY;
    return m;
}

void memo_free(memo *m)
{
    if (m != NULL) {
        arena_free(&m->arena);
        free(m->items);
        free(m);
    }
}

void memo_trim(memo *m)
{
    if (m->count > ANSWERS_KEPT) {
        arena_free(&m->arena);
        memset(m->items, 0, m->capacity * sizeof *m->items);
        m->count = 0;
    }
}

static uint64_t hash_of(onym_text key, unsigned question)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ question;
    for (size_t i = 0; i < key.size; i++) {
        h = (h ^ (unsigned char)key.data[i]) * UINT64_C(1099511628211);
    }
    return h != 0 ? h : 1;
}

static answer *find(answer *items, size_t capacity, uint64_t hash, onym_text key, unsigned question)
{
    for (size_t i = (size_t)hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
        answer *a = &items[i];
        bool same = a->hash == hash && a->question == question && a->key.size == key.size &&
                    memcmp(a->key.data, key.data, key.size) == 0;
        if (a->hash == 0 || same) {
            return a;
        }
    }
}

static bool grow(memo *m)
{
    size_t capacity = m->capacity * 2;
    answer *items = calloc(capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < m->capacity; i++) {
        const answer *a = &m->items[i];
        if (a->hash != 0) {
            *find(items, capacity, a->hash, a->key, a->question) = *a;
        }
    }
    free(m->items);
    m->items = items;
    m->capacity = capacity;
    return true;
}

/* The answer to QUESTION about KEY, empty with hash 0 when it is new; NULL when there is no memory.
 */
static answer *look(memo *m, onym_text key, unsigned question)
{
    if (m->count * 2 >= m->capacity && !grow(m)) {
        return NULL;
    }
    return find(m->items, m->capacity, hash_of(key, question), key, question);
}

/* Keeps what has been put into A. */
static int keep(memo *m, answer *a, onym_text key, unsigned question, onym_error *error)
{
    const char *copy = arena_copy(&m->arena, key);
    if (copy == NULL) {
        return error_memory(error);
    }
    a->key = (onym_text){copy, key.size};
    a->question = question;
    a->hash = hash_of(key, question);
    m->count++;
    return ONYM_OK;
}

int memo_terms(postings *out, memo *m, onym_text key, onym_error *error)
{
    answer *a = look(m, key, TERMS);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && a->hash == 0) {
        status = reader_terms(&a->is.terms, m->reader, &m->arena, key, error);
        status = status == ONYM_OK ? keep(m, a, key, TERMS, error) : status;
    }
    if (status == ONYM_OK) {
        *out = a->is.terms;
    }
    return status;
}

int memo_near(neighbours *out, memo *m, onym_text key, unsigned limit, onym_error *error)
{
    unsigned question = NEAR | limit << 2;
    answer *a = look(m, key, question);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && a->hash == 0) {
        status = reader_near(&a->is.near, m->reader, &m->arena, key, limit, error);
        status = status == ONYM_OK ? keep(m, a, key, question, error) : status;
    }
    if (status == ONYM_OK) {
        *out = a->is.near;
    }
    return status;
}

int memo_entry(const onym_entry **out, memo *m, const char *concept, onym_error *error)
{
    onym_text key = onym_text_of(concept);
    answer *a = look(m, key, ENTRY);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && a->hash == 0) {
        onym_entry *entry = NULL;
        status = reader_entry(&entry, m->reader, &m->arena, concept, error);
        a->is.entry = entry;
        status = status == ONYM_OK ? keep(m, a, key, ENTRY, error) : status;
    }
    if (status == ONYM_OK) {
        *out = a->is.entry;
    }
    return status;
}
