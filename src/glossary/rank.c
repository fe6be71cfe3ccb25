/* Which of several answers is the likeliest. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "glossary/query.h"
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
    return family && h->match < ONYM_MATCH_INFLECTED ? ONYM_MATCH_INFLECTED : (int)h->match;
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
} mentions;

static bool count_mention(void *context, const char *gloss)
{
    mentions *m = context;
    for (size_t i = 0; i < m->q->count; i++) {
        const char *at = strstr(gloss, m->names[i]);
        if (at != NULL && *m->names[i] != '\0') {
            m->q->hits[i].weight += WEIGHT_MENTION;
        }
    }
    return true;
}

/* A family name that several have: the best known is the one that others are explained by. */
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
    if (families < 2) {
        return ONYM_OK;
    }
    mentions m = {q, names};
    return reader_mentions(q->reader, onym_text_of(first->term.text), count_mention, &m, q->error);
}

static int weigh(query *q)
{
    const char **names = arena_alloc(q->arena, q->count * sizeof *names);
    int status = names != NULL ? ONYM_OK : error_memory(q->error);
    for (size_t i = 0; i < q->count && status == ONYM_OK; i++) {
        hit *h = &q->hits[i];
        status =
            reader_weight(&h->weight, &names[i], q->reader, q->arena, h->posting.concept, q->error);
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
