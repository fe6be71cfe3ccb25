/* Mentions: runs of tokens that are a name of the glossary, or resemble one. */
#include "check/mention.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "text/key.h"
#include "text/near.h"

/* Words that a name may have, and that a run may have to be compared with near names. */
#define KNOWN_WORDS_MAX 12
#define NEAR_WORDS_MAX  5

typedef struct search {
    article *article;
    mentions *out;
    buffer key;
    onym_error *error;
} search;

static const token *token_at(const search *s, size_t i)
{
    return &s->article->tokens.items[i];
}

static int lexeme_of(const lexeme **out, search *s, size_t i)
{
    article *a = s->article;
    return lexicon_find(out, a->lexicon, a->reader, article_run(a, i, 1), s->error);
}

/* The tokens from FIRST, at most MOST, that one name may run over. */
static size_t joinable(const search *s, size_t first, size_t most)
{
    size_t count = 1;
    while (count < most && first + count < s->article->tokens.count) {
        const token *t = token_at(s, first + count);
        if (t->gap == GAP_BREAK || t->script != SCRIPT_LATIN ||
            (t->flags & (TOKEN_LONG | TOKEN_MIXED)) != 0) {
            /* a number may stand inside a name: Hwasong-15, S-400 */
            if (t->gap == GAP_BREAK || t->script != SCRIPT_NONE) {
                break;
            }
        }
        if ((token_at(s, first + count - 1)->flags & TOKEN_POSSESSIVE) != 0 &&
            t->gap != GAP_BLANK) {
            break;
        }
        count++;
    }
    return count;
}

/* The key of a run, in S->key until the next call. */
static onym_text run_key(search *s, size_t first, size_t count)
{
    buffer_clear(&s->key);
    key_append(&s->key, article_run(s->article, first, count));
    return buffer_text(&s->key);
}

static int add(search *s, const mention *m)
{
    mentions *out = s->out;
    if (!array_room(out->items, out->capacity, out->count)) {
        return error_memory(s->error);
    }
    out->items[out->count++] = *m;
    return ONYM_OK;
}

/* ---- known names ---- */

/* Finds the longest name that begins with token FIRST; M->count is 0 when there is none. */
static int find_known(mention *m, search *s, size_t first)
{
    const lexeme *l;
    *m = (mention){.first = first, .kind = MENTION_KNOWN, .part = ""};
    int status = lexeme_of(&l, s, first);
    if (status != ONYM_OK) {
        return status;
    }
    bool capital = (token_at(s, first)->flags & TOKEN_CAPITAL) != 0;
    if (l->part.words == 0 && !capital && (token_at(s, first)->flags & TOKEN_INNER_CAPITAL) == 0) {
        return ONYM_OK;
    }
    size_t words = l->part.words < KNOWN_WORDS_MAX ? l->part.words : KNOWN_WORDS_MAX;
    for (size_t n = joinable(s, first, words > 0 ? words : 1); n > 0; n--) {
        onym_text key = run_key(s, first, n);
        status = reader_terms(&m->names, s->article->reader, s->article->arena, key, s->error);
        if (status != ONYM_OK || m->names.count > 0) {
            m->count = m->names.count > 0 ? n : 0;
            return status;
        }
    }
    return ONYM_OK;
}

/* ---- near names ---- */

/* What a run may be off, by its letters: one edit in a short name, two in a long one. */
static unsigned limit_for(size_t letters)
{
    return letters < 5 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}

static size_t count_words(const char *text)
{
    size_t words = 1;
    for (; *text != '\0'; text++) {
        words += *text == ' ' || *text == '-';
    }
    return words;
}

bool mention_is_derived(onym_text key, const char *name)
{
    static const char *const endings[] = {"s",   "es",   "a",   "aya",  "n",   "an", "ian",
                                          "ite", "ites", "er",  "ers",  "ese", "i",  "ov",
                                          "ova", "ism",  "ist", "ists", "y",   "ic"};
    size_t size = strlen(name);
    if (key.size <= size || memcmp(key.data, name, size) != 0) {
        return false;
    }
    onym_text rest = {key.data + size, key.size - size};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (text_equals(rest, endings[i])) {
            return true;
        }
    }
    return false;
}

/* Whether P may be what the misspelt run of M was meant for. */
static bool is_target(const posting *p, const mention *m)
{
    const onym_term *t = &p->term;
    size_t count = m->count, slack = m->known_words ? 0 : 1;
    if (!char_is_upper(utf8_at(onym_text_of(t->text), 0).code_point)) {
        return false; /* a common word, which a name is not meant for */
    }
    bool right = t->status == ONYM_PREFERRED || t->status == ONYM_ADMITTED;
    bool name =
        t->role == ONYM_ROLE_NAME || t->role == ONYM_ROLE_SHORT || t->role == ONYM_ROLE_FAMILY;
    size_t words = count_words(t->text);
    return right && name && strcmp(t->lang, "en") == 0 && words <= count + slack &&
           count <= words + slack;
}

static void keep_targets(postings *names, const mention *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (is_target(&names->items[i], m)) {
            names->items[kept++] = names->items[i];
        }
    }
    names->count = kept;
}

/* What the words of a run tell before any near name is looked for. */
typedef struct run_facts {
    bool capitals; /* begins and ends with a capital */
    bool unknown;  /* holds a capitalised word that is neither English nor of any name */
    bool ordinary; /* holds an English word */
} run_facts;

static int read_facts(run_facts *out, search *s, size_t first, size_t count)
{
    *out = (run_facts){false, false, false};
    out->capitals = (token_at(s, first)->flags & TOKEN_CAPITAL) != 0 &&
                    ((token_at(s, first + count - 1)->flags & TOKEN_CAPITAL) != 0 ||
                     token_at(s, first + count - 1)->script == SCRIPT_NONE);
    for (size_t i = first; i < first + count; i++) {
        const lexeme *l;
        int status = lexeme_of(&l, s, i);
        if (status != ONYM_OK) {
            return status;
        }
        bool capital = (token_at(s, i)->flags & TOKEN_CAPITAL) != 0;
        out->unknown = out->unknown ||
                       (capital && l->english == 0 && !(l->part.known && *l->part.text != '\0'));
        out->ordinary = out->ordinary || l->english == 1;
    }
    return ONYM_OK;
}

/* Takes the nearest key that is a name. */
static int take_near(mention *m, search *s, const neighbours *near, onym_text key)
{
    for (size_t i = 0; i < near->count; i++) {
        const neighbour *n = &near->items[i];
        if (mention_is_derived(key, n->key)) {
            m->count = 0;
            return ONYM_OK;
        }
        if (m->names.count > 0 && n->distance > m->distance) {
            break;
        }
        postings names;
        int status = reader_terms(&names, s->article->reader, s->article->arena,
                                  onym_text_of(n->key), s->error);
        if (status != ONYM_OK) {
            return status;
        }
        keep_targets(&names, m);
        if (names.count > 0 && m->names.count == 0) {
            m->names = names;
            m->distance = n->distance;
        }
    }
    return ONYM_OK;
}

/* Takes the nearest key that is a word of some name. */
static int take_part(mention *m, search *s, const neighbours *near)
{
    for (size_t i = 0; i < near->count; i++) {
        part p;
        int status = reader_part(&p, s->article->reader, s->article->arena,
                                 onym_text_of(near->items[i].key), s->error);
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

/* Looks for names near the run of COUNT tokens from FIRST; M->count is 0 when there is none. */
static int find_near_run(mention *m, search *s, size_t first, size_t count)
{
    run_facts facts;
    *m = (mention){.first = first, .count = 0, .kind = MENTION_NEAR, .part = ""};
    int status = read_facts(&facts, s, first, count);
    if (status != ONYM_OK || !facts.capitals || (!facts.unknown && (count < 2 || facts.ordinary))) {
        return status;
    }
    onym_text key = run_key(s, first, count);
    unsigned limit = limit_for(utf8_length(key));
    if (!facts.unknown && limit > 7) {
        limit = 7; /* every word is a name's: only what romanisations confuse is a slip */
    }
    neighbours near = {NULL, 0};
    if (limit > 0) {
        status = reader_near(&near, s->article->reader, s->article->arena, key, limit, s->error);
    }
    if (status != ONYM_OK || near.count == 0) {
        return status;
    }
    m->count = count;
    m->known_words = !facts.unknown;
    status = take_near(m, s, &near, key);
    if (status == ONYM_OK && m->count == 1 && m->names.count == 0) {
        status = take_part(m, s, &near);
    }
    if (m->names.count == 0 && m->kind != MENTION_PART) {
        m->count = 0;
    }
    return status;
}

/* Looks for names near the runs that begin with token FIRST, the longest first. */
static int find_near(mention *m, search *s, size_t first)
{
    size_t most = joinable(s, first, NEAR_WORDS_MAX);
    for (size_t n = most; n > 0; n--) {
        int status = find_near_run(m, s, first, n);
        if (status != ONYM_OK || m->count > 0) {
            return status;
        }
    }
    return ONYM_OK;
}

static bool is_candidate(const token *t)
{
    return t->script == SCRIPT_LATIN && (t->flags & (TOKEN_LONG | TOKEN_MIXED)) == 0;
}

static bool has_capital(const token *t)
{
    return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0;
}

/* Finds the mention at token I and moves I behind it. */
static int step(search *s, size_t *i)
{
    mention known, near = {.count = 0};
    int status = find_known(&known, s, *i);
    if (status == ONYM_OK && has_capital(token_at(s, *i))) {
        status = find_near(&near, s, *i);
    }
    if (status != ONYM_OK) {
        return status;
    }
    const mention *best = near.count > known.count ? &near : &known;
    if (best->count == 0) {
        *i += 1;
        return ONYM_OK;
    }
    *i += best->count;
    return add(s, best);
}

int mentions_find(mentions *out, article *a, onym_error *error)
{
    search s = {.article = a, .out = out, .error = error};
    int status = ONYM_OK;
    for (size_t i = 0; i < a->tokens.count && status == ONYM_OK;) {
        if (is_candidate(&a->tokens.items[i])) {
            lexicon_trim(a->lexicon);
            status = step(&s, &i);
        } else {
            i++;
        }
    }
    buffer_free(&s.key);
    return status;
}

void mentions_free(mentions *m)
{
    free(m->items);
    *m = (mentions){NULL, 0, 0};
}
