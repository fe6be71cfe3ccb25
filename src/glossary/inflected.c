/* Queries that are a case of a name, or a Korean word with a name in it. */
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "glossary/query.h"
#include "text/key.h"
#include "text/script.h"

/* Words of a query that are inflected; of longer ones the rest stands as it is. */
#define WORDS_MAX 12

/* Prefixes of names that are tried for one query. */
#define TRIES_MAX 400

/* A name of several words as it is traced back word by word. */
typedef struct words {
    query *q;
    onym_text item[WORDS_MAX]; /* keys */
    size_t count;
    buffer prefix; /* the key so far */
    bool inflected;
    size_t tries;
} words;

/* What holds for all words so far. */
typedef struct agreement {
    unsigned cases, kinds;
    int language; /* 0: not told, 1: Russian, 2: Ukrainian */
} agreement;

static int trace(words *w, size_t at, agreement a, bool inflected);

/* Goes on with WORD as the word AT, if a name begins so. */
static int go_on(words *w, size_t at, onym_text word, agreement a, bool inflected)
{
    size_t size = w->prefix.size;
    bool begins = at + 1 == w->count;
    int status = ONYM_OK;
    buffer_append_text(&w->prefix, word);
    if (!begins) {
        status = reader_begins(&begins, w->q->reader, buffer_text(&w->prefix), w->q->error);
    }
    if (status == ONYM_OK && begins) {
        status = trace(w, at + 1, a, inflected);
    }
    w->prefix.size = size;
    return status;
}

/* Tries every nominative of the words from AT on, each in a case that all inflected words can be
 * in; the others stand in the nominative or do not change (на, Ын, иностранных дел). */
static int trace(words *w, size_t at, agreement a, bool inflected)
{
    if (at == w->count) {
        reading how = {ONYM_MATCH_INFLECTED, SCORE_INFLECTED, a.kinds,
                       a.language == 2 ? "uk" : "ru"};
        return inflected ? query_add(w->q, buffer_text(&w->prefix), &how) : ONYM_OK;
    }
    onym_text word = w->item[at];
    int status = go_on(w, at, word, a, inflected);
    buffer nominative = {0};
    inflection how;
    size_t state = 0;
    bool changes = utf8_length(word) > 2;
    while (status == ONYM_OK && changes && w->tries < TRIES_MAX &&
           inflect_cyrillic(&nominative, &how, word, &state)) {
        agreement both = {a.cases & how.cases, a.kinds & how.kinds, how.ukrainian ? 2 : 1};
        if (both.cases == 0 || both.kinds == 0 ||
            (a.language != 0 && a.language != both.language)) {
            continue;
        }
        w->tries++;
        status = go_on(w, at, buffer_text(&nominative), both, true);
    }
    buffer_free(&nominative);
    return status;
}

/* Cuts the query into the keys of its words; those of a hyphened name have their own cases too:
 * Ростове-на-Дону. */
static void split(words *w, buffer *keys)
{
    size_t ends[WORDS_MAX];
    onym_text text = w->q->text;
    for (size_t at = 0, begin = 0; at <= text.size; at++) {
        bool cut = at == text.size || text.data[at] == ' ' || text.data[at] == '-';
        if (!cut || (at < text.size && w->count + 1 == WORDS_MAX)) {
            continue;
        }
        size_t before = keys->size;
        key_append(keys, (onym_text){text.data + begin, at - begin});
        begin = at + 1;
        if (keys->size > before) {
            ends[w->count++] = keys->size;
        }
    }
    for (size_t i = 0, begin = 0; i < w->count && !keys->failed; begin = ends[i++]) {
        w->item[i] = (onym_text){keys->data + begin, ends[i] - begin};
    }
}

/* Prepositions of Russian and Ukrainian. */
static const char *const prepositions[] = {
    "без",   "біля", "в",   "від",    "возле", "во", "вокруг", "для",   "до",    "з",
    "за",    "зі",   "из",  "изо",    "із",    "к",  "ко",     "кроме", "между", "на",
    "над",   "о",    "об",  "обо",    "около", "от", "ото",    "перед", "по",    "под",
    "после", "при",  "про", "против", "с",     "со", "у",      "через", "щодо",
};

static bool is_preposition(onym_text key)
{
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
        if (text_equals(key, prepositions[i])) {
            return true;
        }
    }
    return false;
}

/* A preposition before the name belongs to the phrase: в Пхеньяне, в Сочи. */
static int add_cyrillic(query *q)
{
    words w = {.q = q};
    buffer keys = {0};
    split(&w, &keys);
    agreement all = {INFLECT_CASES, INFLECT_ANY, 0};
    int status = keys.failed ? error_memory(q->error) : trace(&w, 0, all, false);
    const char *blank = memchr(q->text.data, ' ', q->text.size);
    bool phrase = q->phrase && blank != NULL && blank[-(blank > q->text.data)] != '.' &&
                  w.count > 1 && is_preposition(w.item[0]);
    if (status == ONYM_OK && phrase) {
        onym_text whole = q->text;
        size_t before = (size_t)(blank + 1 - whole.data);
        q->text = (onym_text){blank + 1, whole.size - before};
        status = trace(&w, 1, all, true);
        q->text = whole;
    }
    buffer_free(&w.prefix);
    buffer_free(&keys);
    return status;
}

bool query_ends_in_hangul(onym_text text)
{
    return script_of(utf8_before(text, text.size).code_point) == SCRIPT_HANGUL;
}

/* A syllable of Hangul in bytes. */
#define SYLLABLE 3u

/* Takes suffixes off KEY, from LAYER inwards.  Two syllables and a noun of one are a place
 * (평양시): 노동당 is not of 노동. */
static int add_korean(query *q, onym_text key, suffix_layer layer, double score)
{
    buffer word = {0};
    size_t state = 0;
    suffix_layer found;
    int status = ONYM_OK;
    while (status == ONYM_OK && inflect_korean(&word, &found, key, layer, &state)) {
        double now = found >= SUFFIX_UNIT ? SCORE_COMPOUND : score;
        bool weak =
            found == SUFFIX_NOUN && key.size - word.size == SYLLABLE && word.size <= 2 * SYLLABLE;
        reading how = {ONYM_MATCH_INFLECTED, now, weak ? INFLECT_PLACE : INFLECT_ANY,
                       query_ends_in_hangul(buffer_text(&word)) ? "ko" : NULL};
        status = query_add(q, buffer_text(&word), &how);
        if (status == ONYM_OK) {
            status = add_korean(q, buffer_text(&word), found, now);
        }
    }
    buffer_free(&word);
    return status;
}

/* The scripts of the first and the last letter of TEXT. */
static void scripts_of(onym_text text, script *first, script *last)
{
    *first = *last = SCRIPT_NONE;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        script s = script_of(c.code_point);
        *first = *first == SCRIPT_NONE ? s : *first;
        *last = s != SCRIPT_NONE ? s : *last;
        at += c.size;
    }
}

int query_add_inflected(query *q)
{
    script first, last;
    scripts_of(q->text, &first, &last);
    if (last == SCRIPT_HANGUL) {
        return add_korean(q, buffer_text(&q->key), SUFFIX_NONE, SCORE_INFLECTED);
    }
    return first == SCRIPT_CYRILLIC ? add_cyrillic(q) : ONYM_OK;
}
