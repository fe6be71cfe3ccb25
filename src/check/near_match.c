/* Near matches: runs of tokens that are no name, but so like one that they must be meant for it. */
#include "check/near_match.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "check/run.h"
#include "text/key.h"
#include "text/near.h"

/* Words that a run may have. */
#define RUN_WORDS_MAX 5

/* What romanisations confuse costs so much at most: all that is a slip when every word is some
 * name's. */
#define CONFUSION 7u

/* An admitted form is less likely meant than a preferred one by so much. */
#define ADMITTED_COST 3u

/* What the words of a run tell before any near name is looked for. */
typedef struct run_facts {
    size_t first, count;
    bool possible; /* it may be a misspelt name at all */
    bool unknown;  /* holds a word that is neither English nor of any name */
} run_facts;

/* ---- the run ---- */

/* Letters that the names of the glossary's languages never have in Latin script: a word of another
 * tongue. */
static bool is_foreign(onym_text word)
{
    static const uint32_t ours[] = {0x014E, 0x014F, 0x016C, 0x016D, 0x2018,
                                    0x2019, 0x02B9, 0x02BA, 0x02BC};
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        bool known = c.code_point < 0x80;
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
            known = known || ours[i] == c.code_point;
        }
        if (!known) {
            return true;
        }
        at += c.size;
    }
    return false;
}

/* Whether token I forbids near matches: an acronym, initials, another language. */
static bool forbids(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    onym_text word = article_run(a, i, 1);
    bool acronym = (t->flags & TOKEN_ALL_CAPITALS) != 0 && word.size <= 5;
    return acronym || memchr(word.data, '.', word.size) != NULL || is_foreign(word);
}

static int read_facts(run_facts *out, const near_search *s, size_t first, size_t count)
{
    const article *a = s->article;
    *out = (run_facts){first, count, false, false};
    bool capital_end = run_is_capital(a, first + count - 1) ||
                       a->tokens.items[first + count - 1].script == SCRIPT_NONE;
    if (!capital_end) {
        return ONYM_OK;
    }
    for (size_t i = first; i < first + count; i++) {
        const lexeme *l;
        int status = run_lexeme(&l, a, i, s->error);
        if (status != ONYM_OK || forbids(a, i)) {
            return status;
        }
        bool name_word = l->part.known && *l->part.text != '\0';
        out->unknown = out->unknown || (run_is_capital(a, i) && l->english == 0 && !name_word);
    }
    out->possible = out->unknown || count > 1;
    return ONYM_OK;
}

/* What a run may be off in all, by its letters. */
static unsigned run_limit(const run_facts *f, size_t letters)
{
    if (!f->unknown) {
        return letters < 7 ? 0 : CONFUSION;
    }
    return letters < 5 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}

/* What one word of several may be off. */
static unsigned word_limit(size_t letters)
{
    return letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}

/* ---- the candidates ---- */

/* Countries whose names are the glossary's business: names of others are checked with more reserve.
 */
static bool is_core(const char *country)
{
    static const char *const core[] = {"kp", "kr", "ru", "ua", "by", "su"};
    for (size_t i = 0; i < sizeof core / sizeof *core; i++) {
        if (strcmp(core[i], country) == 0) {
            return true;
        }
    }
    return false;
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
        if (d == NEAR_FAR || (letters < 4 && count < 3 && d > 0 && f->count > 1)) {
            return false;
        }
        differing += d > 0;
    }
    return differing <= 2;
}

/* Whether the name beside a single word shows that the word is of some other person's name. */
static int has_name_beside(bool *out, const near_search *s, size_t i)
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
        int status = run_lexeme(&l, a, other, s->error);
        if (status != ONYM_OK) {
            return status;
        }
        bool name = run_is_capital(a, other) && l->english != 1 &&
                    a->tokens.items[other].script == SCRIPT_LATIN;
        *out = gap != GAP_BREAK && name;
    }
    return ONYM_OK;
}

/* Whether the single word at F->first, so near the term of P, is meant for it. */
static bool is_single_meant(const near_search *s, const run_facts *f, const posting *p,
                            unsigned distance, bool beside)
{
    const evidence *e = s->article->evidence;
    buffer key = {0};
    key_append(&key, onym_text_of(p->term.text));
    size_t letters = utf8_length(buffer_text(&key));
    bool elsewhere = evidence_word(e, buffer_text(&key)) > 0;
    buffer_free(&key);
    (void)f;
    if (p->term.role == ONYM_ROLE_FAMILY) {
        return elsewhere && letters >= 5;
    }
    if (evidence_concept(e, p->concept) > 0 || elsewhere) {
        return letters >= 5;
    }
    size_t country = evidence_country(e, p->country);
    if (beside) {
        return is_core(p->country) && country > 0 && letters >= 9;
    }
    if (!is_core(p->country)) {
        return country > 1 && letters >= 7;
    }
    return letters >= 9 ||
           (country > 0 && (letters >= 7 || (letters >= 6 && distance <= CONFUSION)));
}

/* Whether P may be what the run was meant for. */
static bool is_target(const near_search *s, const run_facts *f, const posting *p, unsigned distance,
                      bool beside)
{
    const onym_term *t = &p->term;
    bool right = t->status == ONYM_PREFERRED || t->status == ONYM_ADMITTED;
    bool name =
        t->role == ONYM_ROLE_NAME || t->role == ONYM_ROLE_SHORT || t->role == ONYM_ROLE_FAMILY;
    if (!right || !name || strcmp(t->lang, "en") != 0 ||
        !char_is_upper(utf8_at(onym_text_of(t->text), 0).code_point)) {
        return false;
    }
    if (f->count == 1 && strpbrk(t->text, " -") == NULL) {
        return is_single_meant(s, f, p, distance, beside);
    }
    return is_wordwise_near(s, f, t->text, distance);
}

/* How unlikely a target is: farther, admitted only, or nowhere else in the article. */
static unsigned unlikeliness(const near_search *s, const posting *p, unsigned distance)
{
    unsigned cost = distance * 2 + (p->term.status == ONYM_ADMITTED ? ADMITTED_COST : 0);
    cost += evidence_concept(s->article->evidence, p->concept) > 0 ? 0 : NEAR_EDIT;
    return cost + (evidence_country(s->article->evidence, p->country) > 0 ? 0 : CONFUSION);
}

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
static int take_names(mention *m, const near_search *s, const run_facts *f, const neighbours *near,
                      bool beside)
{
    unsigned best = NEAR_FAR;
    for (size_t i = 0; i < near->count; i++) {
        const neighbour *n = &near->items[i];
        postings names;
        int status = reader_terms(&names, s->article->reader, s->article->arena,
                                  onym_text_of(n->key), s->error);
        if (status != ONYM_OK) {
            return status;
        }
        for (size_t j = 0; j < names.count; j++) {
            const posting *p = &names.items[j];
            if (is_target(s, f, p, n->distance, beside) &&
                !keep(m, s, p, unlikeliness(s, p, n->distance), &best)) {
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
        if (evidence_word(s->article->evidence, key) == 0) {
            continue;
        }
        int status = reader_part(&p, s->article->reader, s->article->arena, key, s->error);
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

static bool is_form_of_near(const neighbours *near, onym_text key)
{
    for (size_t i = 0; i < near->count; i++) {
        if (mention_is_derived(key, near->items[i].key)) {
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
    int status = read_facts(&facts, s, first, count);
    if (status != ONYM_OK || !facts.possible) {
        return status;
    }
    onym_text key = run_key(&s->key, s->article, first, count);
    unsigned limit = run_limit(&facts, utf8_length(key));
    if (limit > 0) {
        status = reader_near(&near, s->article->reader, s->article->arena, key, limit, s->error);
    }
    if (status != ONYM_OK || near.count == 0 || is_form_of_near(&near, key)) {
        return status;
    }
    if (count == 1) {
        status = has_name_beside(&beside, s, first);
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
