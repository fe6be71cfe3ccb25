/* Which of several answers is the likeliest. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "glossary/query.h"
#include "text/key.h"
#include "text/script.h"

/* What counts for a concept that is as good an answer as another one: how many forms of it are
 * listed, whether it belongs to the countries that the glossary is about, and how many other
 * entries speak of it. */
enum { WEIGHT_CORE = 6, WEIGHT_SOURCE = 1, WEIGHT_MENTION = 3 };

static const char *const core[] = {"kp", "kr", "ru"};

/* How good a kind of term is: a name before a short form before a family name. */
static const unsigned char role_rank[] = {
    [ONYM_ROLE_NAME] = 0,   [ONYM_ROLE_STYLE] = 1,   [ONYM_ROLE_SHORT] = 2,
    [ONYM_ROLE_FAMILY] = 3, [ONYM_ROLE_DEMONYM] = 4, [ONYM_ROLE_MADE] = 5,
};

/* Preferred and admitted forms stand equal; then what is deprecated, superseded, an error. */
static unsigned status_rank(onym_term_status status)
{
    return status < ONYM_ADMITTED ? ONYM_ADMITTED : status;
}

/* The match, but a family name as it is and one in a case are one: Путина is written more often
 * of Путин than of a woman. */
static int tier(const hit *h)
{
    bool cyrillic = strcmp(h->posting.term.lang, "ru") == 0 || h->posting.term.lang[0] == 'u';
    bool family = cyrillic && h->posting.term.role == ONYM_ROLE_FAMILY;
    return family && h->match == ONYM_MATCH_INFLECTED ? ONYM_MATCH_EXACT : (int)h->match;
}

/* The score, but for the whole certainty of what is letter by letter. */
static double certainty(const hit *h)
{
    return h->score > SCORE_INFLECTED ? SCORE_INFLECTED : h->score;
}

static int compare_numbers(unsigned a, unsigned b)
{
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    const hit *x = a, *y = b;
    const onym_term *s = &x->posting.term, *t = &y->posting.term;
    if (tier(x) != tier(y)) {
        return tier(x) - tier(y);
    }
    if (certainty(x) < certainty(y) || certainty(x) > certainty(y)) {
        return certainty(x) > certainty(y) ? -1 : 1;
    }
    int order = compare_numbers(status_rank(s->status), status_rank(t->status));
    order = order != 0 ? order : compare_numbers(y->eponym, x->eponym);
    order = order != 0 ? order : compare_numbers(role_rank[s->role], role_rank[t->role]);
    order = order != 0 ? order : compare_numbers(s->status, t->status);
    order = order != 0 ? order : compare_numbers(y->weight, x->weight);
    return order != 0 ? order : strcmp(x->posting.concept, y->posting.concept);
}

static unsigned count_words(const char *text)
{
    unsigned count = *text != '\0';
    for (; *text != '\0'; text++) {
        count += *text == ' ';
    }
    return count;
}

static unsigned country_weight(const char *country)
{
    for (size_t i = 0; i < sizeof core / sizeof *core; i++) {
        if (strcmp(core[i], country) == 0) {
            return WEIGHT_CORE;
        }
    }
    return 0;
}

/* Counts, for every hit, the glosses that speak of it. */
typedef struct mentions {
    query *q;
    const char **names; /* of the hits, one each */
    const char *family; /* in all of them */
} mentions;

/* Whether GLOSS, with the family name at AT, speaks there of NAME, which has it at OFFSET, and not
 * of a longer name that begins so: Kim Il Sung is not Kim Il. */
static bool speaks_of(const char *gloss, const char *at, const char *name, size_t offset)
{
    size_t size = strlen(name);
    if ((size_t)(at - gloss) < offset || strncmp(at - offset, name, size) != 0) {
        return false;
    }
    const unsigned char *next = (const unsigned char *)at - offset + size;
    return *next != '-' && !char_is_lower(*next) && !char_is_upper(*next) &&
           (*next != ' ' || !char_is_upper(next[1]));
}

/* Whether CONCEPT is a place that the query meets as well. */
static bool is_place_met(const query *q, const char *concept)
{
    for (size_t i = 0; i < q->count; i++) {
        const posting *p = &q->hits[i].posting;
        if (strcmp(p->concept, concept) == 0) {
            return strcmp(p->kind, "place") == 0;
        }
    }
    return false;
}

static bool count_mention(void *context, const char *concept, const char *gloss)
{
    mentions *m = context;
    bool place = is_place_met(m->q, concept);
    const char *at = strstr(gloss, m->family);
    for (; at != NULL; at = strstr(at + 1, m->family)) {
        for (size_t i = 0; i < m->q->count; i++) {
            hit *h = &m->q->hits[i];
            const char *in_name = strstr(m->names[i], m->family);
            bool met = in_name != NULL &&
                       speaks_of(gloss, at, m->names[i], (size_t)(in_name - m->names[i]));
            h->weight += met ? WEIGHT_MENTION : 0;
            h->eponym = h->eponym || (met && place && h->posting.term.role == ONYM_ROLE_FAMILY);
        }
    }
    return true;
}

/* The family name as glosses write it: FAMILY itself, when it is English, or what the first of
 * NAMES ends in. */
static const char *family_in_english(const query *q, const char **names, const char *family)
{
    for (size_t i = 0; i < q->count; i++) {
        if (strstr(names[i], family) != NULL) {
            return family;
        }
    }
    const char *last = strrchr(names[0], ' ');
    return last != NULL ? last + 1 : names[0];
}

/* A family name that others have too: the best known is the one that others are explained by, and
 * a town is less than the person that it is named after. */
static int weigh_mentions(query *q, const char **names)
{
    const posting *first = NULL;
    unsigned families = 0;
    for (size_t i = 0; i < q->count; i++) {
        const posting *p = &q->hits[i].posting;
        if (p->term.role == ONYM_ROLE_FAMILY) {
            families++;
            first = first == NULL || strcmp(p->term.lang, "en") == 0 ? p : first;
        }
    }
    if (families == 0) {
        return ONYM_OK;
    }
    const char *family = family_in_english(q, names, first->term.text);
    mentions m = {q, names, family};
    return *family == '\0'
               ? ONYM_OK
               : reader_mentions(q->reader, onym_text_of(family), count_mention, &m, q->error);
}

/* Counts the names that begin with NAME: Moscow has many, the Moskva River none. */
static int weigh_longer(unsigned *out, query *q, const char *name)
{
    buffer key = {0};
    key_append(&key, onym_text_of(name));
    int status = key.failed ? error_memory(q->error) : ONYM_OK;
    if (status == ONYM_OK && key.size > 0) {
        status = reader_longer(out, q->reader, buffer_text(&key), q->error);
    }
    buffer_free(&key);
    return status;
}

static int weigh(query *q)
{
    const char **names = arena_alloc(q->arena, q->count * sizeof *names);
    int status = names != NULL ? ONYM_OK : error_memory(q->error);
    for (size_t i = 0; i < q->count && status == ONYM_OK; i++) {
        hit *h = &q->hits[i];
        status =
            reader_weight(&h->weight, &names[i], q->reader, q->arena, h->posting.concept, q->error);
        unsigned longer = 0;
        if (status == ONYM_OK && strcmp(h->posting.kind, "person") != 0) {
            status = weigh_longer(&longer, q, names[i]);
        }
        h->weight += longer;
        h->weight += country_weight(h->posting.country);
        h->weight += WEIGHT_SOURCE * count_words(h->posting.source);
    }
    return status == ONYM_OK ? weigh_mentions(q, names) : status;
}

int query_rank(query *q)
{
    if (q->count < 2) {
        return ONYM_OK;
    }
    int status = weigh(q);
    qsort(q->hits, q->count, sizeof *q->hits, compare);
    return status;
}
