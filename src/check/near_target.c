/* Near targets: whether a name of the glossary may be what a run of tokens was meant for, and how
 * likely it is. */
#include "check/near_target.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "check/run.h"
#include "check/surroundings.h"
#include "text/key.h"
#include "text/near.h"
#include "text/slip.h"

/* An admitted form, and an old one, are less likely meant than a preferred one by so much. */
#define ADMITTED_COST 5u
#define OLD_COST      7u

/* A name that no stylebook lists is written less often than one that some does. */
#define UNUSUAL_COST 2u

/* What one word of several may be off. */
static unsigned word_limit(size_t letters)
{
    return letters < 4    ? 12
           : letters < 8  ? NEAR_EDIT
           : letters < 12 ? 14
                          : 2 * NEAR_EDIT; /* Un, Oon */
}

/* The words of TEXT, split at blanks and hyphens. */
static size_t split_words(onym_text *words, const char *text, size_t most)
{
    size_t count = 0;
    for (const char *at = text; *at != '\0' && count < most;) {
        size_t size = strcspn(at, " -");
        if (size > 0) {
            words[count++] = (onym_text){at, size};
        }
        at += size + (at[size] != '\0');
    }
    return count;
}

static unsigned words_distance(onym_text a, onym_text b, unsigned limit)
{
    buffer x = {0}, y = {0};
    key_append(&x, a);
    key_append(&y, b);
    unsigned distance = near_distance(buffer_text(&x), buffer_text(&y), limit);
    buffer_free(&x);
    buffer_free(&y);
    return distance;
}

/* Whether each word of the run is near its word of NAME; a name with fewer or more words has a
 * blank or hyphen wrong, and that is all. */
static bool is_wordwise_near(const near_search *s, const run_facts *f, const char *name,
                             unsigned distance)
{
    onym_text words[RUN_WORDS_MAX + 2];
    size_t count = split_words(words, name, RUN_WORDS_MAX + 2);
    if (count != f->count) {
        return f->unknown && distance <= NEAR_EDIT / 2 && count + 1 >= f->count &&
               f->count + 1 >= count;
    }
    size_t differing = 0;
    for (size_t i = 0; i < count; i++) {
        onym_text word = article_run(s->article, f->first + i, 1);
        size_t letters = utf8_length(words[i]);
        unsigned d = words_distance(word, words[i], word_limit(letters));
        if (d == NEAR_FAR || (d > 0 && near_run_is_acronym(s->article, f->first + i)) ||
            (letters < 4 && count < 3 && d > 0 && f->count > 1)) {
            return false;
        }
        differing += d > 0;
    }
    return differing <= 2;
}

int near_target_beside(bool *out, const near_search *s, size_t i)
{
    const article *a = s->article;
    *out = false;
    for (int side = -1; side <= 1 && !*out; side += 2) {
        if ((side < 0 && i == 0) || (side > 0 && i + 1 == a->tokens.count)) {
            continue;
        }
        size_t other = side < 0 ? i - 1 : i + 1;
        token_gap gap = (token_gap)a->tokens.items[side < 0 ? i : other].gap;
        const lexeme *l;
        int status = run_word(&l, a, other, s->error);
        if (status != ONYM_OK) {
            return status;
        }
        bool name = run_is_capital(a, other) && l->english != 1 &&
                    a->tokens.items[other].script == SCRIPT_LATIN;
        *out = gap != GAP_BREAK && name;
    }
    return ONYM_OK;
}

/* The name of another country is meant only when the slip is a likely one; see slip_cost. */
#define LIKELY_SLIP 9u

/* Tokens of a text that is as long again as most articles: in a long one names of many countries
 * stand, and say less of any word. */
#define LONG_TEXT 4000u

/* What speaks for a single word being meant for a name. */
typedef struct single {
    size_t letters; /* of the name */
    bool same_initial, same_ending;
    bool elsewhere; /* the name stands in the article, rightly written */
    bool core;
    size_t country; /* names of its country in the article */
    unsigned distance;
    bool beside;   /* another name stands directly beside the word */
    unsigned slip; /* slip_cost */
    bool sounds;   /* a family name that sounds alike: Yeltzin, Peskof */
    bool thing;    /* an organisation or medium: few words are like its name by chance */
    bool located;  /* a place, after a word that places stand after */
} single;

static single weigh_single(near_search *s, const run_facts *f, const posting *p, unsigned distance,
                           bool beside)
{
    const evidence *e = s->article->evidence;
    buffer key = {0}, written = {0};
    key_append(&key, onym_text_of(p->term.text));
    onym_text word = article_run(s->article, f->first, 1);
    key_append(&written, word);
    single w = {
        .letters = utf8_length(buffer_text(&key)),
        .same_initial = key.size > 0 && (word.data[0] | 0x20) == key.data[0],
        .same_ending = key.size > 0 && written.size > 0 &&
                       written.data[written.size - 1] == key.data[key.size - 1],
        .elsewhere = evidence_word(e, buffer_text(&key)) > 0 || evidence_concept(e, p->concept) > 0,
        .core = mention_is_core(p->country),
        .country = evidence_country(e, p->country) / (1 + s->article->tokens.count / LONG_TEXT),
        .distance = distance,
        .slip = slip_cost(buffer_text(&written), buffer_text(&key), distance),
        .sounds = p->term.role == ONYM_ROLE_FAMILY &&
                  near_confusion(buffer_text(&written), buffer_text(&key)) == 0,
        .thing = strcmp(p->kind, "org") == 0 || strcmp(p->kind, "media") == 0,
        .beside = beside,
        .located = strcmp(p->kind, "place") == 0 && surroundings_of_place(s->article, f->first)};
    buffer_free(&key);
    buffer_free(&written);
    return w;
}

/* A family name alone: of somebody whom the article names, or so long that hardly anything else is
 * like it. */
static bool is_family_meant(const single *w, const posting *p)
{
    bool korean = mention_is_korean(p->country) || strcmp(p->country, "cn") == 0;
    if (w->beside || !w->same_initial) {
        return false;
    }
    if (w->elsewhere) {
        return w->letters >= (korean ? 7 : 5);
    }
    return !korean && w->core && w->country > 1 &&
           (w->letters >= 9 || (w->letters >= 7 && w->distance <= CONFUSION) ||
            (w->letters >= 6 && w->sounds));
}

static bool is_word_meant(const single *w)
{
    bool far = w->distance > NEAR_EDIT;
    if ((!w->same_initial && w->letters < 8) || (far && !(w->core && w->same_ending))) {
        return false; /* Georgijevska is not Georgiyevsk, nor Chinoise Chinese */
    }
    if (w->elsewhere) {
        bool likely = w->core || w->letters > 6 || w->slip < LIKELY_SLIP; /* Jahan is not Japan */
        return likely && w->letters >= (w->beside ? 7 : 5);
    }
    if (w->thing && w->core && !w->beside && w->country > 1 && w->letters >= 5) {
        return w->slip < NEAR_EDIT;
    }
    bool likely = w->country > 1 || (w->country > 0 && w->slip < LIKELY_SLIP);
    if (w->located && w->core && !w->beside && likely && w->letters >= 5) {
        return true;
    }
    if (w->beside) {
        return w->core && w->letters >= 9;
    }
    if (!w->core) {
        return w->country > 1 && w->letters >= 8 && w->slip < LIKELY_SLIP;
    }
    return (w->letters >= 9 && !far) || (w->country > 0 && w->letters >= 6);
}

/* Whether a small word is meant for the small word P: it begins alike, and the text speaks of its
 * country or has it elsewhere. */
static bool is_small_meant(const near_search *s, const run_facts *f, const posting *p)
{
    const evidence *e = s->article->evidence;
    return article_run(s->article, f->first, 1).data[0] == p->term.text[0] &&
           strpbrk(p->term.text, " -") == NULL &&
           (evidence_country(e, p->country) > 0 || evidence_concept(e, p->concept) > 0);
}

/* Whether NAME is all in capitals. */
static bool is_acronym(const char *name)
{
    return char_is_upper((unsigned char)name[0]) && char_is_upper((unsigned char)name[1]);
}

/* Whether token I has more capitals than its first letter. */
static bool is_acronym_like(const article *a, size_t i)
{
    return (a->tokens.items[i].flags & (TOKEN_ALL_CAPITALS | TOKEN_INNER_CAPITAL)) != 0;
}

bool near_target(near_search *s, const run_facts *f, const posting *p, unsigned distance,
                 bool beside)
{
    const onym_term *t = &p->term;
    bool right = t->status <= ONYM_ADMITTED || t->status == ONYM_SUPERSEDED;
    bool name =
        t->role == ONYM_ROLE_NAME || t->role == ONYM_ROLE_SHORT || t->role == ONYM_ROLE_FAMILY;
    bool capital = char_is_upper(utf8_at(onym_text_of(t->text), 0).code_point);
    if (!right || !name || strcmp(t->lang, "en") != 0 || capital == f->small) {
        return false;
    }
    if (f->small) {
        return is_small_meant(s, f, p);
    }
    if (f->count == 1 && strpbrk(t->text, " -") == NULL) {
        if (is_acronym(t->text) && !is_acronym_like(s->article, f->first)) {
            return false; /* Moxie is not MOCIE */
        }
        single w = weigh_single(s, f, p, distance, beside);
        return t->role == ONYM_ROLE_FAMILY ? is_family_meant(&w, p) : is_word_meant(&w);
    }
    return is_wordwise_near(s, f, t->text, distance);
}

unsigned near_target_cost(const near_search *s, const posting *p, onym_text key, const neighbour *n)
{
    const evidence *e = s->article->evidence;
    unsigned cost = 2 * slip_cost(key, onym_text_of(n->key), n->distance);
    cost += p->term.status == ONYM_PREFERRED    ? 0
            : p->term.status == ONYM_SUPERSEDED ? OLD_COST
                                                : ADMITTED_COST;
    cost += evidence_concept(e, p->concept) > 0 ? 0 : NEAR_EDIT;
    cost += strstr(p->source, "stylebook") != NULL ? 0 : UNUSUAL_COST;
    return cost + (evidence_country(e, p->country) > 0 ? 0 : CONFUSION);
}
