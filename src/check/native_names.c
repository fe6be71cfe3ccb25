/* Native names: the names of the glossary in a text in Cyrillic or Hangul. */
#include "check/native_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/mention.h"
#include "check/native_words.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/key_value.h"

/* Words of a Korean name, that may be written apart or together. */
#define KOREAN_WORDS 4

/* Combinations of nominatives that are tried for one run, and endings taken off one Korean word. */
#define COMBINATIONS 64
#define HANGUL_BYTES 3

/* Letters of a word that is no accident when a system makes it. */
#define MADE_LETTERS 6

typedef struct search {
    article *article;
    native_names *out;
    buffer prefix; /* the nominatives of the words before */
    size_t first, most, left;
    bool met;    /* the glossary has some nominative of the run */
    bool joined; /* the first word of two is the family name of Koreans with three */
    uint16_t ends[NATIVE_WORDS]; /* of the words in the prefix */
    native_name best;            /* the longest so far */
    onym_error *error;
} search;

/* ---- which names count ---- */

/* Whether the words of TEXT's token I are written as a name: with a capital. */
static bool is_capital(const article *a, size_t i)
{
    return (a->tokens.items[i].flags & (TOKEN_CAPITAL | TOKEN_ALL_CAPITALS)) != 0;
}

static bool is_kind(const posting *p, const char *const *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(p->kind, kinds[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A word that begins a sentence has its capital from there: it is taken for a name when it is long
 * and a person's, a place's or an organisation's. */
static bool is_russian_name(const article *a, const native_name *n, const posting *p, onym_text key)
{
    static const char *const firm[] = {"person", "place", "org"};
    const token *t = &a->tokens.items[n->first];
    for (size_t i = 1; i < n->count && strcmp(p->kind, "person") == 0; i++) {
        if (!is_capital(a, n->first + i) && t[i].gap != GAP_HYPHEN) {
            return false;
        }
    }
    if (n->count > 1 || (t->flags & TOKEN_ALL_CAPITALS) != 0) {
        return true;
    }
    bool firm_kind = is_kind(p, firm, sizeof firm / sizeof *firm);
    return utf8_length(key) >= ((t->flags & TOKEN_SENTENCE) != 0 ? 5 : 4) &&
           (firm_kind || (t->flags & TOKEN_SENTENCE) == 0);
}

static bool is_listed(const char *const *words, size_t count, onym_text word)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* Two syllables are a name when they are no ordinary word, no title and no Korean person. */
static bool is_korean_name(const posting *p, onym_text key)
{
    static const char *const loose[] = {"office", "term", "event"};
    size_t syllables = utf8_length(key);
    bool korean = mention_is_korean(p->country);
    bool person = strcmp(p->kind, "person") == 0;
    if (syllables < 2 || is_listed(korean_words, sizeof korean_words / sizeof *korean_words, key)) {
        return false;
    }
    if (is_kind(p, loose, sizeof loose / sizeof *loose)) {
        return syllables > 3;
    }
    return syllables > 2 || !(korean && person);
}

/* Whether P, met by KEY, is a name that the text can be held to. */
static bool counts(const article *a, const native_name *n, const posting *p, onym_text key)
{
    bool made = p->term.role == ONYM_ROLE_MADE && utf8_length(key) < MADE_LETTERS;
    if (p->imported || (made && n->count == 1) || strcmp(p->term.lang, "ko-Hani") == 0) {
        return false;
    }
    return a->tokens.items[n->first].script == SCRIPT_HANGUL ? is_korean_name(p, key)
                                                             : is_russian_name(a, n, p, key);
}

/* Keeps the terms of KEY that count as the best name so far, or beside those of as many words. */
static int take_key(search *s, size_t count, onym_text key)
{
    postings found;
    int status = memo_terms(&found, s->article->memo, key, s->error);
    if (status != ONYM_OK || found.count == 0) {
        return status;
    }
    s->met = true;
    if (s->best.count != count) {
        s->best = (native_name){.first = s->first, .count = count};
    }
    if (s->best.names.count == 0) {
        s->best.key = arena_copy(s->article->arena, key);
        memcpy(s->best.ends, s->ends, sizeof s->ends);
    }
    size_t room = s->best.names.count + found.count;
    posting *items = arena_alloc(s->article->arena, room * sizeof *items);
    if (items == NULL || s->best.key == NULL) {
        return error_memory(s->error);
    }
    postings *names = &s->best.names;
    if (names->count > 0) {
        memcpy(items, names->items, names->count * sizeof *items);
    }
    names->items = items;
    for (size_t i = 0; i < found.count; i++) {
        if (counts(s->article, &s->best, &found.items[i], key)) {
            items[names->count++] = found.items[i];
        }
    }
    return ONYM_OK;
}

/* ---- runs that are no names ---- */

static uint64_t *run_facts(const search *s, size_t count)
{
    const article *a = s->article;
    return word_facts_at(
        a->facts, hash_text(article_run(a, s->first, count), UINT64_C(0x6E6174697665) + count));
}

/* Whether the run of COUNT words is known to be no name; else what is met of it is noted from now
 * on. */
static bool is_no_name(search *s, size_t count)
{
    s->met = false;
    return !s->article->slowly && (*run_facts(s, count) & FACT_NO_NAME) != 0;
}

/* Notes that nothing has been met, after it has been looked for with STATUS. */
static void note_no_name(const search *s, size_t count, int status)
{
    if (status == ONYM_OK && !s->met) {
        *run_facts(s, count) |= FACT_NO_NAME;
    }
}

/* ---- Russian and Ukrainian ---- */

/* Whether a name of COUNT words may have KEY as its word AT: some name begins with it or holds it.
 * The given name of a Korean may stand in one word (Ким Ченын). */
static int part_of(bool *out, search *s, onym_text key, size_t at, size_t count)
{
    const lexeme *l;
    int status = lexicon_find(&l, s->article->lexicon, s->article->reader, key, s->error);
    if (status == ONYM_OK) {
        *out = at == 0 ? l->part.words >= count : l->part.known || s->joined;
        s->joined = at == 0 ? count == 2 && l->part.words >= 3 : s->joined;
    }
    return status;
}

/* Tries the nominatives of word AT of a run of COUNT words behind those in the prefix. */
static int try_russian(search *s, size_t at, size_t count)
{
    if (at == count) {
        s->left -= s->left > 0;
        return take_key(s, count, buffer_text(&s->prefix));
    }
    size_t size = s->prefix.size, state = 0;
    buffer word = {0}, key = {0};
    inflection how;
    key_append(&key, article_run(s->article, s->first + at, 1));
    buffer_append_text(&word, buffer_text(&key));
    bool inflects = utf8_length(buffer_text(&key)) > 2;
    int status = key.size > 0 ? ONYM_OK : ONYM_NOT_FOUND;
    bool more = status == ONYM_OK;
    while (more && status == ONYM_OK && s->left > 0) {
        bool possible = false;
        status = part_of(&possible, s, buffer_text(&word), at, count);
        if (status == ONYM_OK && possible) {
            buffer_append_text(&s->prefix, buffer_text(&word));
            s->ends[at] = (uint16_t)s->prefix.size;
            status = try_russian(s, at + 1, count);
            s->prefix.size = size;
        }
        more = inflects && inflect_cyrillic(&word, &how, buffer_text(&key), &state);
    }
    bool failed = word.failed || key.failed || s->prefix.failed;
    buffer_free(&word);
    buffer_free(&key);
    return failed ? error_memory(s->error) : status == ONYM_NOT_FOUND ? ONYM_OK : status;
}

/* How many words a name may have that begins with the first word, in any case. */
static int longest_russian(size_t *out, search *s)
{
    onym_text text = article_run(s->article, s->first, 1);
    unsigned facts = (unsigned)*word_facts_of(s->article->facts, text);
    *out = facts & FACT_WORDS;
    if ((facts & FACT_ASKED) != 0) {
        return ONYM_OK;
    }
    buffer word = {0}, key = {0};
    inflection how;
    size_t state = 0;
    key_append(&key, text);
    buffer_append_text(&word, buffer_text(&key));
    bool inflects = utf8_length(buffer_text(&key)) > 2;
    int status = word.failed || key.failed ? error_memory(s->error) : ONYM_OK;
    bool more = key.size > 0;
    while (status == ONYM_OK && more) {
        const lexeme *l;
        status =
            lexicon_find(&l, s->article->lexicon, s->article->reader, buffer_text(&word), s->error);
        size_t words = status == ONYM_OK ? l->part.words : 0;
        *out = words > *out ? words : *out;
        more = inflects && inflect_cyrillic(&word, &how, buffer_text(&key), &state);
    }
    *out = *out < NATIVE_WORDS ? *out : NATIVE_WORDS;
    *word_facts_of(s->article->facts, text) |= FACT_ASKED | (unsigned)*out;
    buffer_free(&word);
    buffer_free(&key);
    return status;
}

/* A name begins with a capital, and one of several words holds another or ends small as a whole. */
static int find_russian(search *s)
{
    if (!is_capital(s->article, s->first)) {
        return ONYM_OK;
    }
    size_t longest;
    int status = longest_russian(&longest, s);
    for (size_t n = s->most < longest ? s->most : longest;
         n > 0 && s->best.names.count == 0 && status == ONYM_OK; n--) {
        if (is_no_name(s, n)) {
            continue;
        }
        s->left = COMBINATIONS;
        s->prefix.size = 0;
        status = try_russian(s, 0, n);
        note_no_name(s, n, status);
    }
    return status;
}

/* ---- Korean ---- */

/* Takes particles and titles off KEY, whose first LEAST bytes are whole words, until a name is
 * left.
 */
static int try_korean(search *s, size_t count, onym_text key, size_t least, suffix_layer layer)
{
    int status = take_key(s, count, key);
    buffer word = {0};
    size_t state = 0;
    suffix_layer found;
    while (status == ONYM_OK && s->best.names.count == 0 &&
           inflect_korean(&word, &found, key, layer, &state)) {
        if (found != SUFFIX_NOUN && word.size >= 2 * (size_t)HANGUL_BYTES && word.size > least) {
            status = try_korean(s, count, buffer_text(&word), least, found);
        }
    }
    buffer_free(&word);
    return status;
}

/* How many words a name may have that begins with the first word: several, when some name begins
 * with all of it; else none is known before it has been looked for. */
static int longest_korean(size_t *out, search *s)
{
    onym_text text = article_run(s->article, s->first, 1);
    unsigned facts = (unsigned)*word_facts_of(s->article->facts, text);
    *out = facts & FACT_WORDS;
    if ((facts & FACT_ASKED) != 0) {
        return ONYM_OK;
    }
    buffer key = {0};
    bool begins = false;
    key_append(&key, text);
    int status = ONYM_OK;
    if (key.size > 0) {
        status = reader_begins(&begins, s->article->reader, buffer_text(&key), s->error);
    }
    buffer_free(&key);
    *out = begins ? KOREAN_WORDS : 1;
    *word_facts_of(s->article->facts, text) |= FACT_ASKED | (unsigned)*out;
    return status;
}

/* Whether KEY, or what is left of it without what stands behind a name, may be in the glossary, by
 * the filter of all keys. */
static int may_begin_with_name(bool *out, const search *s, onym_text key)
{
    key_value v = {0, 0};
    int status = ONYM_OK;
    *out = false;
    for (size_t at = 0; at < key.size && !*out && status == ONYM_OK;) {
        size_t size = utf8_at(key, at).size;
        v = key_value_of(v, (onym_text){key.data + at, size});
        at += size;
        if (at >= 2 * (size_t)HANGUL_BYTES || at == key.size) {
            status = reader_may_name(out, s->article->reader, v.value, false, s->error);
        }
    }
    return status;
}

static int find_korean(search *s)
{
    size_t longest;
    int status = longest_korean(&longest, s);
    buffer key = {0};
    for (size_t n = s->most < longest ? s->most : longest;
         n > 0 && s->best.names.count == 0 && status == ONYM_OK; n--) {
        if (is_no_name(s, n)) {
            continue;
        }
        buffer_clear(&key);
        if (n > 1) {
            key_append(&key, article_run(s->article, s->first, n - 1));
        }
        size_t least = key.size;
        if (n > 1 && article_run(s->article, s->first, 1).size <= (size_t)HANGUL_BYTES) {
            continue; /* 한 학자: a word of one syllable goes with anything */
        }
        buffer_clear(&key);
        key_append(&key, article_run(s->article, s->first, n));
        bool may = key.size >= 2 * (size_t)HANGUL_BYTES;
        if (may && !s->article->slowly) {
            status = may_begin_with_name(&may, s, buffer_text(&key));
        }
        if (status == ONYM_OK && may) {
            status = try_korean(s, n, buffer_text(&key), least, SUFFIX_NONE);
        }
        note_no_name(s, n, status);
    }
    if (status == ONYM_OK && longest == 1 && s->best.names.count == 0) {
        *word_facts_of(s->article->facts, article_run(s->article, s->first, 1)) &=
            ~(uint64_t)FACT_WORDS;
    }
    buffer_free(&key);
    return status;
}

/* ---- the whole ---- */

static bool is_native(const token *t)
{
    return (t->script == SCRIPT_CYRILLIC || t->script == SCRIPT_HANGUL) &&
           (t->flags & TOKEN_LONG) == 0;
}

/* The tokens from FIRST that one name may run over. */
static size_t run_length(const article *a, size_t first)
{
    size_t count = 1;
    const token *t = a->tokens.items;
    while (count < NATIVE_WORDS && first + count < a->tokens.count &&
           t[first + count].gap != GAP_BREAK && (t[first + count].flags & TOKEN_LONG) == 0) {
        count++;
    }
    return count;
}

static int find_at(search *s, size_t first)
{
    s->first = first;
    s->best = (native_name){.first = first};
    s->most = run_length(s->article, first);
    lexicon_trim(s->article->lexicon);
    return s->article->tokens.items[first].script == SCRIPT_HANGUL ? find_korean(s)
                                                                   : find_russian(s);
}

int native_names_find(native_names *out, article *a, onym_error *error)
{
    search s = {.article = a, .out = out, .error = error};
    int status = ONYM_OK;
    for (size_t i = 0; i < a->tokens.count && status == ONYM_OK;) {
        s.best = (native_name){.count = 0};
        if (is_native(&a->tokens.items[i])) {
            status = find_at(&s, i);
        }
        bool found = status == ONYM_OK && s.best.names.count > 0;
        if (found && !array_room(out->items, out->capacity, out->count)) {
            status = error_memory(error);
        } else if (found) {
            out->items[out->count++] = s.best;
        }
        i += found ? s.best.count : 1;
    }
    buffer_free(&s.prefix);
    return status;
}

void native_names_free(native_names *names)
{
    free(names->items);
    *names = (native_names){NULL, 0, 0};
}
