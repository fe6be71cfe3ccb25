/* The memo: what the reader has answered. */
#include "check/memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/sizes.h"
#include "text/key_value.h"

enum question { TERMS, NEAR, ENTRY, SOLE, MADE, QUESTION_BITS = 3 };

/* One answer. */
typedef struct answer {
    uint64_t hash; /* 0: not known yet */
    onym_text key;
    unsigned question; /* and, for NEAR, the limit */
    union {
        postings terms;
        neighbours near;
        const onym_entry *entry;
        bool sole;
        const void *made;
    } is;
} answer;

/* Small, so that looking for an answer touches little memory. */
typedef struct slot {
    uint64_t hash;
    answer *answer; /* NULL: free */
} slot;

struct memo {
    reader *reader;
    arena arena; /* of the answers */
    slot *slots; /* open addressing; CAPACITY is a power of two */
    size_t count, capacity;
};

#define FIRST_CAPACITY USUAL_OR_TINY(1024, 2)

/* Answers remembered before memo_trim starts anew. */
#define ANSWERS_KEPT USUAL_OR_TINY(20000, 1)

memo *memo_new(reader *r)
{
    memo *m = calloc(1, sizeof *m);
    slot *slots = calloc(FIRST_CAPACITY, sizeof *slots);
    if (m == NULL || slots == NULL) {
        free(m);
        free(slots);
        return NULL;
    }
    m->reader = r;
    m->slots = slots;
    m->capacity = FIRST_CAPACITY;
    return m;
}

void memo_free(memo *m)
{
    if (m != NULL) {
        arena_free(&m->arena);
        free(m->slots);
        free(m);
    }
}

void memo_trim(memo *m)
{
    if (m->count > ANSWERS_KEPT || m->arena.failed) {
        arena_free(&m->arena);
        memset(m->slots, 0, m->capacity * sizeof *m->slots);
        m->count = 0;
    }
}

/* The slot of the answer to QUESTION about KEY, or the free one where it belongs. */
static slot *find(const memo *m, uint64_t hash, onym_text key, unsigned question)
{
    for (size_t i = (size_t)hash & (m->capacity - 1);; i = (i + 1) & (m->capacity - 1)) {
        slot *s = &m->slots[i];
        const answer *a = s->answer;
        bool same = a != NULL && s->hash == hash && a->question == question &&
                    a->key.size == key.size && memcmp(a->key.data, key.data, key.size) == 0;
        if (a == NULL || same) {
            return s;
        }
    }
}

static bool grow(memo *m)
{
    memo larger = *m;
    larger.capacity = m->capacity * 2;
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < m->capacity; i++) {
        const answer *a = m->slots[i].answer;
        if (a != NULL) {
            *find(&larger, a->hash, a->key, a->question) = m->slots[i];
        }
    }
    free(m->slots);
    *m = larger;
    return true;
}

/* The answer to QUESTION about KEY, empty with hash 0 when it is new; NULL when there is no memory.
 */
static answer *look(memo *m, onym_text key, unsigned question)
{
    if (m->count * 2 >= m->capacity && !grow(m)) {
        return NULL;
    }
    answer *known = find(m, hash_text(key, question), key, question)->answer;
    answer *a = known != NULL ? known : arena_alloc(&m->arena, sizeof *a);
    if (known == NULL && a != NULL) {
        memset(a, 0, sizeof *a);
    }
    return a;
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
    a->hash = hash_text(key, question);
    *find(m, a->hash, key, question) = (slot){a->hash, a};
    m->count++;
    return ONYM_OK;
}

int memo_likely_terms(postings *out, memo *m, onym_text key, onym_error *error)
{
    answer *a = look(m, key, TERMS);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    *out = (postings){NULL, 0};
    if (status == ONYM_OK && a->hash == 0) {
        status = reader_terms(&a->is.terms, m->reader, &m->arena, key, error);
        status = status == ONYM_OK ? keep(m, a, key, TERMS, error) : status;
    }
    if (status == ONYM_OK) {
        *out = a->is.terms;
    }
    return status;
}

int memo_terms(postings *out, memo *m, onym_text key, onym_error *error)
{
    bool may;
    *out = (postings){NULL, 0};
    int status =
        reader_may_name(&may, m->reader, key_value_of((key_value){0, 0}, key).value, true, error);
    return status == ONYM_OK && may ? memo_likely_terms(out, m, key, error) : status;
}

int memo_near(neighbours *out, memo *m, onym_text key, unsigned limit, onym_error *error)
{
    unsigned question = NEAR | limit << QUESTION_BITS;
    answer *a = look(m, key, question);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && a->hash == 0) {
        status = reader_near(&a->is.near, m->reader, &m->arena, key, limit, error);
        bool any = a->is.near.count > 0; /* who asks keeps that there is none: word_facts.h */
        status = status == ONYM_OK && any ? keep(m, a, key, question, error) : status;
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

int memo_sole(bool *out, memo *m, const posting *p, onym_error *error)
{
    if (reader_files(m->reader) == 1) {
        *out = true;
        return ONYM_OK;
    }
    onym_text key = onym_text_of(p->concept);
    unsigned question = SOLE | (unsigned)p->layer << QUESTION_BITS;
    answer *a = look(m, key, question);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && a->hash == 0) {
        status = reader_sole(&a->is.sole, m->reader, p->layer, key, error);
        status = status == ONYM_OK ? keep(m, a, key, question, error) : status;
    }
    if (status == ONYM_OK) {
        *out = a->is.sole;
    }
    return status;
}

int memo_made(const void **out, memo *m, onym_text text, unsigned kind, memo_make *make,
              void *context, onym_error *error)
{
    unsigned question = MADE | kind << QUESTION_BITS;
    answer *a = look(m, text, question);
    int status = a != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && a->hash == 0) {
        status = make(&a->is.made, context, &m->arena);
        status = status == ONYM_OK ? keep(m, a, text, question, error) : status;
    }
    if (status == ONYM_OK) {
        *out = a->is.made;
    }
    return status;
}
