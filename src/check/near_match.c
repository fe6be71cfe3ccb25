/* Near matches: runs of tokens that are no name, but so like one that they must be meant for it. */
#include "check/near_match.h"

#include <string.h>

#include "base/utf8.h"
#include "check/near_run.h"
#include "check/near_target.h"
#include "check/run.h"
#include "text/near.h"

/* A word of a name must have so many letters to be meant by itself. */
#define PART_LETTERS 6

/* Adds P to the names of M if it is as likely as those there; drops them when it is likelier. */
static bool keep(mention *m, const near_search *s, const posting *p, unsigned cost, unsigned *best)
{
    if (cost > *best) {
        return true;
    }
    if (cost < *best) {
        m->names.count = 0;
        *best = cost;
    }
    posting *items = arena_alloc(s->article->arena, (m->names.count + 1) * sizeof *items);
    if (items == NULL) {
        return false;
    }
    if (m->names.count > 0) {
        memcpy(items, m->names.items, m->names.count * sizeof *items);
    }
    items[m->names.count++] = *p;
    m->names.items = items;
    return true;
}

/* Takes the likeliest names among NEAR. */
static int take_names(mention *m, near_search *s, const run_facts *f, const neighbours *near,
                      bool beside)
{
    unsigned best = NEAR_FAR;
    for (size_t i = 0; i < near->count; i++) {
        const neighbour *n = &near->items[i];
        postings names;
        int status = memo_terms(&names, s->article->memo, onym_text_of(n->key), s->error);
        if (status != ONYM_OK) {
            return status;
        }
        for (size_t j = 0; j < names.count; j++) {
            const posting *p = &names.items[j];
            if (near_target(s, f, p, n->distance, beside) &&
                !keep(m, s, p, near_target_cost(s, p, n->distance), &best)) {
                return ONYM_EINTERNAL;
            }
            m->distance = n->distance;
        }
    }
    return ONYM_OK;
}

/* Takes the nearest word of a name that stands elsewhere in the article. */
static int take_part(mention *m, const near_search *s, const neighbours *near)
{
    for (size_t i = 0; i < near->count; i++) {
        part p;
        onym_text key = onym_text_of(near->items[i].key);
        int english;
        if (evidence_word(s->article->evidence, key) == 0 || key.size < PART_LETTERS) {
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
static bool is_form_of_near(const near_search *s, const neighbours *near, onym_text key)
{
    for (size_t i = 0; i < near->count; i++) {
        onym_text other = onym_text_of(near->items[i].key);
        bool woman = other.size == key.size + 1 && other.data[key.size] == 'a' &&
                     memcmp(other.data, key.data, key.size) == 0;
        bool here = evidence_word(s->article->evidence, other) > 0;
        if ((woman && here) || mention_is_derived(key, near->items[i].key, here)) {
            return true;
        }
    }
    return false;
}

/* Looks for names near one run; M->count is 0 when there is none. */
static int match_run(mention *m, near_search *s, size_t first, size_t count)
{
    run_facts facts;
    neighbours near = {NULL, 0};
    bool beside = false;
    *m = (mention){.first = first, .kind = MENTION_NEAR, .part = ""};
    int status = near_run_read(&facts, s, first, count);
    if (status != ONYM_OK || !facts.possible) {
        return status;
    }
    onym_text key = run_key(&s->key, s->article, first, count);
    unsigned limit = near_run_limit(&facts, utf8_length(key));
    if (limit > 0) {
        status = memo_near(&near, s->article->memo, key, limit, s->error);
    }
    if (status != ONYM_OK || near.count == 0 || is_form_of_near(s, &near, key)) {
        return status;
    }
    if (count == 1) {
        status = near_target_beside(&beside, s, first);
    }
    status = status == ONYM_OK ? take_names(m, s, &facts, &near, beside) : status;
    if (status == ONYM_OK && count == 1 && m->names.count == 0) {
        status = take_part(m, s, &near);
    }
    m->count = m->names.count > 0 || m->kind == MENTION_PART ? count : 0;
    return status;
}

int near_match(mention *m, near_search *s, size_t first, size_t least)
{
    *m = (mention){.count = 0};
    for (size_t n = run_joinable(s->article, first, RUN_WORDS_MAX); n >= least; n--) {
        int status = match_run(m, s, first, n);
        if (status != ONYM_OK || m->count > 0) {
            return status;
        }
    }
    return ONYM_OK;
}
