/* Mentions: runs of tokens that are a name of the glossary, or resemble one. */
#include "check/mention.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "check/marks.h"
#include "check/near_match.h"
#include "check/near_run.h"
#include "check/run.h"

/* Words that a name may have, and words of a run whose blanks or hyphens may be wrong. */
#define NAME_WORDS_MAX   RUN_FILTER_MAX
#define BROKEN_WORDS_MAX 3

typedef struct search {
    article *article;
    buffer key;
    onym_error *error;
} search;

bool mentions_add(mentions *out, const mention *m)
{
    if (!array_room(out->items, out->capacity, out->count)) {
        return false;
    }
    out->items[out->count++] = *m;
    return true;
}

bool mention_is_derived(onym_text key, const char *name, bool weak)
{
    static const char *const endings[] = {"s",   "es",  "aya", "an",  "ian", "ite", "ites", "er",
                                          "ers", "ese", "ov",  "ova", "ism", "ist", "ists", "ic"};
    static const char letters[] = "aniy";
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
    return weak && rest.size == 1 && memchr(letters, rest.data[0], sizeof letters - 1) != NULL;
}

bool mention_is_korean(const char *country)
{
    return strcmp(country, "kp") == 0 || strcmp(country, "kr") == 0;
}

bool mention_is_core(const char *country)
{
    static const char *const core[] = {"kp", "kr", "ru", "ua", "by", "su"};
    for (size_t i = 0; i < sizeof core / sizeof *core; i++) {
        if (strcmp(core[i], country) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_candidate(const token *t)
{
    return t->script == SCRIPT_LATIN && (t->flags & (TOKEN_LONG | TOKEN_MIXED)) == 0;
}

/* Whether a word that is none follows token FIRST, small: the other half of a broken name. */
static bool is_broken(search *s, size_t first)
{
    const article *a = s->article;
    const lexeme *l;
    return first + 1 < a->tokens.count && a->tokens.items[first + 1].gap == GAP_BLANK &&
           (a->tokens.items[first + 1].flags & TOKEN_CAPITAL) == 0 &&
           run_word(&l, a, first + 1, s->error) == ONYM_OK && l->english == 0;
}

/* Whether token FIRST and the one after it may be words of one name; numbers are not told. */
static int goes_on(bool *out, const search *s, size_t first)
{
    const article *a = s->article;
    size_t next = first + 1;
    const lexeme *l;
    *out = true;
    if (next >= a->tokens.count || a->tokens.items[next].script != SCRIPT_LATIN) {
        return ONYM_OK;
    }
    int status = run_word(&l, a, next, s->error);
    *out = status == ONYM_OK && (l->english == 0 || l->part.known);
    return status;
}

/* How many words a known name may have that begins with a word. */
typedef struct name_lengths {
    size_t most;     /* 0: none begins with it */
    size_t imported; /* the same for imported names, which are written as they are printed */
    bool alone;      /* the word alone may be one */
    onym_text key;   /* of the word, when it has a lexeme of its own; else without data */
} name_lengths;

static size_t at_most(size_t words)
{
    return words < NAME_WORDS_MAX ? words : NAME_WORDS_MAX;
}

/* Those of token FIRST, by what the glossary knows of it and the word after it. */
static int read_lengths(name_lengths *out, search *s, size_t first)
{
    const lexeme *l;
    const token *t = &s->article->tokens.items[first];
    int status = run_word(&l, s->article, first, s->error);
    if (status != ONYM_OK) {
        return status;
    }
    bool capital = (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0, on = true;
    *out = (name_lengths){at_most(l->part.words), 1, l->alone, {l->key, l->key_size}};
    if (capital && out->most < BROKEN_WORDS_MAX && (l->english == 0 || is_broken(s, first))) {
        out->most = BROKEN_WORDS_MAX; /* "Tut beridze", "Kimjong Un" */
    } else if (capital && out->most == 0) {
        out->most = 1;
    } else if (out->most > 1) {
        status = goes_on(&on, s, first);
        out->most = on ? out->most : 1;
    }
    if (!capital && t->gap == GAP_HYPHEN) {
        out->most = 0; /* the second syllable of a name */
    }
    if (capital && l->part.imported_words > 1) {
        out->imported = at_most(l->part.imported_words);
        out->most = out->imported > out->most ? out->imported : out->most;
    }
    return status;
}

bool mention_is_imported(const mention *m)
{
    return m->names.count > 0 && m->names.items[0].imported;
}

/* Whether the run only happens to have the letters of NAMES, which are single words: a small word
 * of English before another word ("in Sadong" is not Insadong). */
static bool is_accident(search *s, size_t first, size_t count, const postings *names)
{
    const lexeme *l;
    if (count == 1 || (s->article->tokens.items[first].flags & TOKEN_CAPITAL) != 0 ||
        run_word(&l, s->article, first, s->error) != ONYM_OK || l->english == 0) {
        return false;
    }
    for (size_t i = 0; i < names->count; i++) {
        if (strpbrk(names->items[i].term.text, " -") != NULL) {
            return false;
        }
    }
    return true;
}

/* Finds the longest name that begins with token FIRST; M->count is 0 when there is none. */
static int find_known(mention *m, search *s, size_t first)
{
    name_lengths lengths;
    m->count = 0;
    int status = read_lengths(&lengths, s, first);
    if (status != ONYM_OK || lengths.most == 0) {
        return status;
    }
    size_t longest = run_joinable(s->article, first, lengths.most);
    uint32_t may = UINT32_MAX;
    if (!s->article->slowly && longest == 1) {
        may = lengths.alone;
    } else if (!s->article->slowly) {
        status = run_filter(&may, s->article, first, longest, lengths.imported, s->error);
    }
    for (size_t n = longest; n > 0 && status == ONYM_OK; n--) {
        postings names;
        if ((may >> (n - 1) & 1) == 0) {
            continue;
        }
        onym_text key = n == 1 && lengths.key.data != NULL ? lengths.key
                                                           : run_key(&s->key, s->article, first, n);
        status = memo_likely_terms(&names, s->article->memo, key, s->error);
        if (status != ONYM_OK) {
            return status;
        }
        /* A shorter name of people's beats a longer one that was imported ("Kiev Street"). */
        bool wanted = names.count > 0 &&
                      (!names.items[0].imported || (m->count == 0 && n <= lengths.imported));
        if (wanted && !is_accident(s, first, n, &names)) {
            *m = (mention){.first = first, .count = n, .names = names, .part = ""};
        }
        if (m->count > 0 && !mention_is_imported(m)) {
            break;
        }
    }
    return ONYM_OK;
}

/* What the word at I, and the known mention M there, tell of the article; a word that has no lexeme
 * of its own is no name, and nothing asks for it. */
static int note(search *s, size_t i, const mention *m)
{
    const lexeme *l;
    int status = run_word(&l, s->article, i, s->error);
    if (status != ONYM_OK) {
        return status;
    }
    bool kept = !run_is_capital(s->article, i) || l->key == NULL ||
                evidence_add_word(s->article->evidence, (onym_text){l->key, l->key_size});
    const char *noted = "";
    for (size_t j = 0; kept && j < m->names.count; j++) {
        const posting *p = &m->names.items[j];
        onym_term_role role = p->term.role;
        bool name = role == ONYM_ROLE_NAME || role == ONYM_ROLE_SHORT || role == ONYM_ROLE_DEMONYM;
        if (name && !p->imported && strcmp(p->concept, noted) != 0) {
            noted = p->concept;
            kept = evidence_add_name(s->article->evidence, p->concept, p->country);
        }
    }
    return kept ? ONYM_OK : error_memory(s->error);
}

/* First pass: the known names, and the evidence. */
static int find_all_known(mentions *out, search *s)
{
    int status = ONYM_OK;
    size_t behind = 0;
    const marks *list = &s->article->marks;
    for (size_t at = 0; at < list->count && status == ONYM_OK; at++) {
        mention m;
        size_t i = list->items[at];
        if (!is_candidate(&s->article->tokens.items[i])) {
            continue;
        }
        run_trim(s->article);
        m.count = m.names.count = 0;
        status = i >= behind ? find_known(&m, s, i) : ONYM_OK;
        if (status == ONYM_OK && m.count > 0) {
            behind = i + m.count;
            status = mentions_add(out, &m) ? ONYM_OK : error_memory(s->error);
        }
        status = status == ONYM_OK ? note(s, i, &m) : status;
    }
    return status;
}

/* Second pass: the near names between the known ones, and those that reach over a shorter known
 * one. */
static int find_all_near(mentions *out, const mentions *known, near_search *s)
{
    int status = ONYM_OK;
    size_t next = 0, behind = 0;
    const marks *list = &s->article->marks;
    for (size_t at = 0; at < list->count && status == ONYM_OK; at++) {
        mention m;
        size_t i = list->items[at];
        m.count = 0;
        if (i < behind) {
            continue;
        }
        while (next < known->count && known->items[next].first < i) {
            next++;
        }
        bool here = next < known->count && known->items[next].first == i;
        if (is_candidate(&s->article->tokens.items[i]) && near_run_begins(s, i)) {
            run_trim(s->article);
            status = near_match(&m, s, i, here ? known->items[next].count + 1 : 1);
        }
        const mention *best = m.count > 0 ? &m : here ? &known->items[next] : NULL;
        if (status == ONYM_OK && best != NULL && !mentions_add(out, best)) {
            status = error_memory(s->error);
        }
        behind = best != NULL ? i + best->count : i;
    }
    return status;
}

int mentions_find(mentions *out, article *a, onym_error *error)
{
    mentions known = {NULL, 0, 0};
    search s = {.article = a, .error = error};
    int status = marks_find(a, error);
    status = status == ONYM_OK ? find_all_known(&known, &s) : status;
    if (status == ONYM_OK) {
        near_search n = {.article = a, .error = error};
        status = find_all_near(out, &known, &n);
        buffer_free(&n.key);
    }
    buffer_free(&s.key);
    mentions_free(&known);
    return status;
}

void mentions_free(mentions *m)
{
    free(m->items);
    *m = (mentions){NULL, 0, 0};
}
