/* Near matches: runs of tokens that are no name, but so like one that they must be meant for it. */
#include "check/near_match.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "check/near_run.h"
#include "check/near_target.h"
#include "check/run.h"
#include "text/near.h"
#include "text/shape.h"

/* A word of a name must have so many letters to be meant by itself. */
#define PART_LETTERS 6

/* Letters of a run that may have been taken for others. */
#define REPAIRS_MAX 8

/* Names that are weighed against each other, and by how much the cost of two may differ that are
 * both suggested. */
#define CANDIDATES_MAX 16
#define AS_LIKELY      3u

/* Names that a run may be meant for, likeliest first. */
typedef struct candidates {
    struct {
        posting name;
        unsigned cost, distance;
    } items[CANDIDATES_MAX];
    size_t count;
} candidates;

/* Puts P where it belongs; what is much unlikelier than the likeliest, or one too many, is left
 * out. */
static void put(candidates *c, const posting *p, unsigned cost, unsigned distance)
{
    size_t at = c->count;
    while (at > 0 && (cost < c->items[at - 1].cost ||
                      (cost == c->items[at - 1].cost &&
                       strcmp(p->term.text, c->items[at - 1].name.term.text) < 0))) {
        at--;
    }
    if (at == CANDIDATES_MAX || (at > 0 && cost > c->items[0].cost + AS_LIKELY)) {
        return;
    }
    size_t moved = c->count < CANDIDATES_MAX ? c->count - at : c->count - at - 1;
    memmove(&c->items[at + 1], &c->items[at], moved * sizeof *c->items);
    c->items[at].name = *p;
    c->items[at].cost = cost;
    c->items[at].distance = distance;
    c->count += c->count < CANDIDATES_MAX;
}

static bool has_concept(const postings *names, const char *concept)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i].concept, concept) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the words of the run and of NAME are joined otherwise: by blanks here, by hyphens there.
 */
static bool is_joined_otherwise(const near_search *s, const run_facts *f, const char *name)
{
    onym_text run = article_run(s->article, f->first, f->count);
    return (memchr(run.data, '-', run.size) != NULL) != (strchr(name, '-') != NULL);
}

/* Makes the candidates that are as likely as the first the names of M. */
static int take(mention *m, const candidates *c, near_search *s)
{
    if (c->count == 0) {
        return ONYM_OK;
    }
    m->names.items = arena_alloc(s->article->arena, c->count * sizeof *m->names.items);
    if (m->names.items == NULL) {
        return error_memory(s->error);
    }
    for (size_t i = 0; i < c->count && c->items[i].cost <= c->items[0].cost + AS_LIKELY; i++) {
        if (!has_concept(&m->names, c->items[i].name.concept)) {
            m->names.items[m->names.count++] = c->items[i].name;
        }
    }
    m->distance = c->items[0].distance;
    return ONYM_OK;
}

/* Takes the likeliest names among NEAR, the neighbours of KEY. */
static int take_names(mention *m, near_search *s, const run_facts *f, onym_text key,
                      const neighbours *near, bool beside)
{
    candidates c = {.count = 0};
    for (size_t i = 0; i < near->count; i++) {
        const neighbour *n = &near->items[i];
        postings names;
        int status = memo_terms(&names, s->article->memo, onym_text_of(n->key), s->error);
        if (status != ONYM_OK) {
            return status;
        }
        for (size_t j = 0; j < names.count; j++) {
            const posting *p = &names.items[j];
            if (near_target(s, f, p, n->distance, beside)) {
                unsigned cost = near_target_cost(s, p, key, n);
                put(&c, p, cost + is_joined_otherwise(s, f, p->term.text), n->distance);
            }
        }
    }
    return take(m, &c, s);
}

/* Whether N is more than one edit from KEY and ends otherwise: Chinoise is not Chinese. */
static bool is_too_far(onym_text key, const neighbour *n)
{
    size_t size = strlen(n->key);
    bool ends =
        key.size > 3 && size > 3 && memcmp(key.data + key.size - 3, n->key + size - 3, 3) == 0;
    return n->distance > NEAR_EDIT && !ends;
}

/* Takes the nearest word of a name that stands elsewhere in the article. */
static int take_part(mention *m, const near_search *s, onym_text written, const neighbours *near)
{
    for (size_t i = 0; i < near->count; i++) {
        part p;
        onym_text key = onym_text_of(near->items[i].key);
        int english;
        if (evidence_word(s->article->evidence, key) == 0 || key.size < PART_LETTERS ||
            is_too_far(written, &near->items[i])) {
            continue;
        }
        int status = reader_word(&english, s->article->reader, key, s->error);
        if (status != ONYM_OK || english == 1) {
            return status;
        }
        status = reader_part(&p, s->article->reader, s->article->arena, key, s->error);
        if (status != ONYM_OK) {
            return status;
        }
        if (p.known && *p.text != '\0') {
            m->kind = MENTION_PART;
            m->part = p.text;
            m->distance = near->items[i].distance;
            return ONYM_OK;
        }
    }
    return ONYM_OK;
}

/* Whether the run is another form of a near name: Putins of Putin, Andreyev beside Andreyeva. */
static bool is_form_of_near(const near_search *s, const neighbours *near, onym_text key, bool small)
{
    for (size_t i = 0; i < near->count; i++) {
        onym_text other = onym_text_of(near->items[i].key);
        bool woman = other.size == key.size + 1 && other.data[key.size] == 'a' &&
                     memcmp(other.data, key.data, key.size) == 0;
        bool here = evidence_word(s->article->evidence, other) > 0;
        if ((woman && here) || mention_is_derived(key, near->items[i].key, here || small)) {
            return true;
        }
    }
    return false;
}

/* Adds to NEAR the keys of names that KEY was meant for when letters of it were taken for others.
 */
static int add_repairs(neighbours *near, near_search *s, onym_text key)
{
    buffer repaired = {0};
    int status = ONYM_OK;
    for (size_t n = 0; n < REPAIRS_MAX && shape_repair(&repaired, key, n); n++) {
        postings names;
        onym_text other = buffer_text(&repaired);
        status = memo_terms(&names, s->article->memo, other, s->error);
        if (status != ONYM_OK) {
            break;
        }
        neighbour *items = names.count == 0
                               ? NULL
                               : arena_alloc(s->article->arena, (near->count + 1) * sizeof *items);
        if (items != NULL) {
            if (near->count > 0) {
                memcpy(items + 1, near->items, near->count * sizeof *items);
            }
            items[0] = (neighbour){arena_copy(s->article->arena, other), CONFUSION};
            *near = (neighbours){items, near->count + 1};
        }
    }
    buffer_free(&repaired);
    return s->article->arena->failed ? error_memory(s->error) : status;
}

/* What is known of the text of a run: no name is near most, wherever they stand. */
static uint64_t *far_facts(const near_search *s, const run_facts *f)
{
    uint64_t seed = UINT64_C(0x6E6561720000) + near_run_class(f);
    return word_facts_at(s->article->facts,
                         hash_text(article_run(s->article, f->first, f->count), seed));
}

/* Finds the keys near the run of F, whose own is in S->key; FACT_FAR is kept when there is none. */
static int find_near(neighbours *near, near_search *s, const run_facts *f)
{
    *near = (neighbours){NULL, 0};
    if (!s->article->slowly && (*far_facts(s, f) & FACT_FAR) != 0) {
        return ONYM_OK;
    }
    onym_text key = run_key(&s->key, s->article, f->first, f->count);
    unsigned limit = near_run_limit(f, utf8_length(key));
    int status = ONYM_OK;
    if (limit > 0) {
        status = memo_near(near, s->article->memo, key, limit, s->error);
        status = status == ONYM_OK ? add_repairs(near, s, key) : status;
    }
    if (status == ONYM_OK && near->count == 0) {
        *far_facts(s, f) |= FACT_FAR;
    }
    return status;
}

/* Looks for names near one run; M->count is 0 when there is none.  *FAR becomes false when there
 * are names near its letters, whatever they are. */
static int match_run(mention *m, bool *far, near_search *s, size_t first, size_t count)
{
    run_facts facts;
    neighbours near = {NULL, 0};
    bool beside = false;
    m->count = 0;
    int status = near_run_read(&facts, s, first, count);
    status = status == ONYM_OK && facts.possible ? find_near(&near, s, &facts) : status;
    *far = *far && near.count == 0;
    onym_text key = buffer_text(&s->key);
    if (status != ONYM_OK || near.count == 0 || is_form_of_near(s, &near, key, facts.small)) {
        return status;
    }
    *m = (mention){.first = first, .kind = MENTION_NEAR, .part = ""};
    if (count == 1) {
        status = near_target_beside(&beside, s, first);
    }
    status = status == ONYM_OK ? take_names(m, s, &facts, key, &near, beside) : status;
    if (status == ONYM_OK && count == 1 && m->names.count == 0) {
        status = take_part(m, s, key, &near);
    }
    m->count = m->names.count > 0 || m->kind == MENTION_PART ? count : 0;
    return status;
}

/* What is known of all runs of LEAST to COUNT tokens from FIRST: what near_run_read makes of them
 * hangs on their text and on what is beside it.  NULL where a hyphen goes on from them. */
static uint64_t *stretch_facts(const near_search *s, size_t first, size_t count, size_t least)
{
    const article *a = s->article;
    size_t next = first + count;
    if (next < a->tokens.count && a->tokens.items[next].gap == GAP_HYPHEN) {
        return NULL;
    }
    uint64_t seed = UINT64_C(0x73747265) << 16 | least << 8 | near_run_beside(a, first, next);
    return word_facts_at(a->facts, hash_text(article_run(a, first, count), seed));
}

/* The tokens of the longest run from FIRST that may be a misspelt name. */
static size_t longest_run(const article *a, size_t first)
{
    size_t count = run_joinable(a, first, RUN_WORDS_MAX);
    while (count > 1 && !near_run_may_end(a, first + count - 1)) {
        count--;
    }
    return count;
}

int near_match(mention *m, near_search *s, size_t first, size_t least)
{
    bool far = true;
    size_t count = longest_run(s->article, first);
    m->count = 0;
    if (count < least) {
        return ONYM_OK;
    }
    uint64_t *known = s->article->slowly ? NULL : stretch_facts(s, first, count, least);
    if (known != NULL && (*known & FACT_FAR) != 0) {
        return ONYM_OK;
    }
    for (size_t n = count; n >= least; n--) {
        if (n > 1 && !near_run_may_end(s->article, first + n - 1)) {
            continue;
        }
        int status = match_run(m, &far, s, first, n);
        if (status != ONYM_OK || m->count > 0) {
            return status;
        }
    }
    if (known != NULL && far) {
        *stretch_facts(s, first, count, least) |= FACT_FAR;
    }
    return ONYM_OK;
}
