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

/* A word of a name must have so many letters to be meant by itself. */
#define PART_LETTERS 6

/* An admitted form is less likely meant than a preferred one by so much. */
#define ADMITTED_COST 3u

/* What the words of a run tell before any near name is looked for. */
typedef struct run_facts {
    size_t first, count;
    bool possible; /* it may be a misspelt name at all */
    bool unknown;  /* holds a word that is neither English nor of any name */
    size_t parts;  /* words of it that are of some name */
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

/* Whether token I is a long word in capitals, joined to a word beside it: part of a headline. */
static bool is_headline_word(const article *a, size_t i)
{
    return (a->tokens.items[i].flags & TOKEN_ALL_CAPITALS) != 0 && article_run(a, i, 1).size > 5;
}

/* Whether token I is an acronym, right by its letters or no name at all, and no word of a headline.
 */
static bool is_acronym(const article *a, size_t i)
{
    if ((a->tokens.items[i].flags & TOKEN_ALL_CAPITALS) == 0 || article_run(a, i, 1).size > 5) {
        return false;
    }
    bool after = i > 0 && a->tokens.items[i].gap == GAP_BLANK && is_headline_word(a, i - 1);
    bool before = i + 1 < a->tokens.count && a->tokens.items[i + 1].gap == GAP_BLANK &&
                  is_headline_word(a, i + 1);
    return !after && !before;
}

/* Russian patronymics: too many for any list, and like each other. */
static bool is_patronymic(onym_text word)
{
    static const char *const endings[] = {"ovich", "evich", "ovna", "evna", "ichna"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (word.size > size && memcmp(word.data + word.size - size, endings[i], size) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether token I forbids near matches: a lone acronym, initials, a patronymic, another language.
 */
static bool forbids(const article *a, size_t i, size_t count)
{
    onym_text word = article_run(a, i, 1);
    return (count == 1 && is_acronym(a, i)) || is_patronymic(word) ||
           memchr(word.data, '.', word.size) != NULL || is_foreign(word);
}

/* Whether token I goes on with a name after a hyphen: -gwon, but not -based. */
static bool is_small_syllable(const article *a, size_t i)
{
    const lexeme *l;
    const token *t = &a->tokens.items[i];
    return t->gap == GAP_HYPHEN && (t->flags & TOKEN_CAPITAL) == 0 &&
           run_lexeme(&l, a, i, NULL) == ONYM_OK && l->english == 0;
}

/* Whether token I, an English word, is joined to a syllable: Snag-mok. */
static bool is_joined(const article *a, size_t i)
{
    return i + 1 < a->tokens.count && is_small_syllable(a, i + 1);
}

static int read_facts(run_facts *out, const near_search *s, size_t first, size_t count)
{
    const article *a = s->article;
    *out = (run_facts){first, count, false, false, 0};
    bool cut = first + count < a->tokens.count && is_small_syllable(a, first + count);
    bool number = a->tokens.items[first + count - 1].script == SCRIPT_NONE;
    bool capital_end = !cut && (run_is_capital(a, first + count - 1) || number);
    if (!capital_end) {
        return ONYM_OK;
    }
    for (size_t i = first; i < first + count; i++) {
        const lexeme *l;
        int status = run_lexeme(&l, a, i, s->error);
        if (status != ONYM_OK || forbids(a, i, count)) {
            return status;
        }
        out->parts += l->part.known;
        bool name_word = l->part.known && *l->part.text != '\0';
        bool strange = l->english == 0 || (count > 1 && is_joined(a, i));
        out->unknown = out->unknown || (run_is_capital(a, i) && strange && !name_word);
    }
    out->possible = out->unknown || count > 1;
    return ONYM_OK;
}

/* Whether so many words of the run are of some name that one slip can be all that keeps it from
 * being one: a slip changes one word, or two where a blank has moved as well. */
static bool has_parts(const run_facts *f)
{
    return f->parts + 2 >= f->count && f->parts > 0;
}

/* What a run may be off in all, by its letters. */
static unsigned run_limit(const run_facts *f, size_t letters)
{
    if (!f->unknown) {
        return letters < 9 || !has_parts(f) ? 0 : CONFUSION;
    }
    return letters < 4 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}

/* What one word of several may be off. */
static unsigned word_limit(size_t letters)
{
    return letters < 4    ? 12
           : letters < 8  ? NEAR_EDIT
           : letters < 12 ? 14
                          : 2 * NEAR_EDIT; /* Un, Oon */
}

/* ---- the candidates ---- */

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
        if (d == NEAR_FAR || (d > 0 && is_acronym(s->article, f->first + i)) ||
            (letters < 4 && count < 3 && d > 0 && f->count > 1)) {
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

/* What speaks for a single word being meant for a name. */
typedef struct single {
    size_t letters; /* of the name */
    bool same_initial;
    bool elsewhere; /* the name stands in the article, rightly written */
    bool core;
    size_t country; /* names of its country in the article */
    unsigned distance;
    bool beside;  /* another name stands directly beside the word */
    bool located; /* a place, after a word that places stand after */
} single;

/* Whether token I follows a word that places stand after: in, from, near. */
static bool is_after_preposition(const article *a, size_t i)
{
    static const char *const words[] = {"in",      "from",   "to",     "at",  "near",  "off",
                                        "outside", "around", "toward", "via", "reach", "leave"};
    if (i == 0 || a->tokens.items[i].gap != GAP_BLANK) {
        return false;
    }
    onym_text before = article_run(a, i - 1, 1);
    for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
        if (text_equals(before, words[j])) {
            return true;
        }
    }
    return false;
}

static single weigh_single(near_search *s, const run_facts *f, const posting *p, unsigned distance,
                           bool beside)
{
    const evidence *e = s->article->evidence;
    buffer key = {0};
    key_append(&key, onym_text_of(p->term.text));
    onym_text word = article_run(s->article, f->first, 1);
    single w = {
        .letters = utf8_length(buffer_text(&key)),
        .same_initial = key.size > 0 && (word.data[0] | 0x20) == key.data[0],
        .elsewhere = evidence_word(e, buffer_text(&key)) > 0 || evidence_concept(e, p->concept) > 0,
        .core = mention_is_core(p->country),
        .country = evidence_country(e, p->country),
        .distance = distance,
        .beside = beside,
        .located = strcmp(p->kind, "place") == 0 && is_after_preposition(s->article, f->first)};
    buffer_free(&key);
    return w;
}

/* A family name alone: of somebody whom the article names, or so long that hardly anything else is
 * like it. */
static bool is_family_meant(const single *w, const posting *p)
{
    bool korean = strcmp(p->country, "kp") == 0 || strcmp(p->country, "kr") == 0 ||
                  strcmp(p->country, "cn") == 0;
    if (w->beside || !w->same_initial) {
        return false;
    }
    if (w->elsewhere) {
        return w->letters >= (korean ? 7 : 5);
    }
    return !korean && w->country > 1 &&
           (w->letters >= 9 || (w->letters >= 7 && w->distance <= CONFUSION));
}

static bool is_word_meant(const single *w)
{
    if (!w->same_initial && w->letters < 8) {
        return false;
    }
    if (w->elsewhere) {
        return w->letters >= (w->beside ? 7 : 5);
    }
    if (w->located && w->core && !w->beside && w->country > 1 && w->letters >= 5) {
        return true;
    }
    if (w->beside) {
        return w->core && w->letters >= 9;
    }
    if (!w->core) {
        return w->country > 1 && w->letters >= 7;
    }
    return w->letters >= 9 || (w->country > 0 && w->letters >= 6);
}

/* Whether P may be what the run was meant for. */
static bool is_target(near_search *s, const run_facts *f, const posting *p, unsigned distance,
                      bool beside)
{
    const onym_term *t = &p->term;
    bool right = t->status <= ONYM_ADMITTED || t->status == ONYM_SUPERSEDED;
    bool name =
        t->role == ONYM_ROLE_NAME || t->role == ONYM_ROLE_SHORT || t->role == ONYM_ROLE_FAMILY;
    if (!right || !name || strcmp(t->lang, "en") != 0 ||
        !char_is_upper(utf8_at(onym_text_of(t->text), 0).code_point)) {
        return false;
    }
    if (f->count == 1 && strpbrk(t->text, " -") == NULL) {
        single w = weigh_single(s, f, p, distance, beside);
        return t->role == ONYM_ROLE_FAMILY ? is_family_meant(&w, p) : is_word_meant(&w);
    }
    return is_wordwise_near(s, f, t->text, distance);
}

/* How unlikely a target is: farther, admitted only, or nowhere else in the article. */
static unsigned unlikeliness(const near_search *s, const posting *p, unsigned distance)
{
    unsigned cost = distance * 2 + (p->term.status != ONYM_PREFERRED ? ADMITTED_COST : 0);
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
    int status = read_facts(&facts, s, first, count);
    if (status != ONYM_OK || !facts.possible) {
        return status;
    }
    onym_text key = run_key(&s->key, s->article, first, count);
    unsigned limit = run_limit(&facts, utf8_length(key));
    if (limit > 0) {
        status = memo_near(&near, s->article->memo, key, limit, s->error);
    }
    if (status != ONYM_OK || near.count == 0 || is_form_of_near(s, &near, key)) {
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
