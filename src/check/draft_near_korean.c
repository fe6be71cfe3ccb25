/* Draft near names in Korean: a word without its particles and titles that is one or two jamo off a
 * name, or two words that are a name of several; korean_meant.c says whether they are meant for it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/growing.h"
#include "base/hash.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/draft_language.h"
#include "check/draft_near.h"
#include "check/korean_meant.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"

/* Ways to take suffixes off one word that are tried. */
#define TRIES 24

typedef struct search {
    draft *draft;
    onym_text text;
    growing *targets; /* in the order in which they are found; they follow from the text alone */
    size_t left;
} search;

/* How far a word of SYLLABLES may be from a name. */
static unsigned limit_of(size_t syllables)
{
    return syllables < 4 ? NEAR_EDIT : syllables < 5 ? 14 : 2 * NEAR_EDIT;
}

/* Whether some name holds WORD as it is: 알렉산드르 is a first name. */
static int is_held(bool *out, draft *d, onym_text word)
{
    const lexeme *l;
    int status = lexicon_find(&l, d->article->lexicon, d->article->reader, word, d->error);
    *out = status == ONYM_OK && l->part.known;
    return status;
}

/* What is known of a word that is left of others. */
static uint64_t *stem_facts(const draft *d, onym_text word)
{
    return word_facts_at(d->article->facts, hash_text(word, UINT64_C(0x7374656D)));
}

static int try_word(search *s, onym_text word, unsigned behind)
{
    draft *d = s->draft;
    neighbours near = {NULL, 0};
    bool held = true;
    int status = is_held(&held, d, word);
    if (status != ONYM_OK || held) {
        return status;
    }
    uint64_t *facts = stem_facts(d, word);
    if ((*facts & FACT_FAR) != 0) {
        return ONYM_OK;
    }
    status = memo_near(&near, d->article->memo, word, limit_of(utf8_length(word)), d->error);
    *facts |= status == ONYM_OK && near.count == 0 ? FACT_FAR : 0u;
    arena *memory = s->targets->arena;
    onym_text kept = {near.count > 0 ? arena_copy(memory, word) : NULL, word.size};
    for (size_t i = 0; status == ONYM_OK && i < near.count; i++) {
        postings names;
        onym_text name = onym_text_of(near.items[i].key);
        status = memo_terms(&names, d->article->memo, name, d->error);
        for (size_t j = 0; status == ONYM_OK && j < names.count; j++) {
            korean_near *t = growing_add(s->targets, sizeof *t);
            if (t == NULL || kept.data == NULL) {
                return error_memory(d->error);
            }
            *t = (korean_near){kept, name, &names.items[j], behind, near.items[i].distance};
        }
    }
    return status;
}

/* What WORD, which stands behind a name, begins with: an office of those whom everybody names (a
 * professor of nearly the same name is another man), perhaps of a head of state; 0: none. */
static unsigned office_of(onym_text word)
{
    static const char *const heads[] = {"국무위원장", "총비서", "대통령",   "주석",
                                        "수령",       "원수",   "전 대통령"};
    static const char *const offices[] = {"위원장",   "장군", "총리",      "외무상",
                                          "외무장관", "장관", "최고사령관"};
    bool head = text_begins_with(word, heads, sizeof heads / sizeof *heads);
    bool office = head || text_begins_with(word, offices, sizeof offices / sizeof *offices);
    return (head ? BEHIND_HEAD : 0u) | (office ? BEHIND_TITLE : 0u);
}

/* What the suffix of LAYER between STEM and the end of WORD is. */
static unsigned what_is(suffix_layer layer, onym_text word, onym_text stem)
{
    onym_text suffix = {word.data + stem.size, word.size - stem.size};
    return layer == SUFFIX_TITLE ? office_of(suffix) : layer == SUFFIX_CASE ? BEHIND_CASE : 0u;
}

/* Tries WORD, and what is left of it when suffixes from LAYER inwards are taken off. */
static int try_stems(search *s, onym_text word, suffix_layer layer, unsigned behind)
{
    int status = word.size >= 2 * SYLLABLE && s->left > 0 ? try_word(s, word, behind) : ONYM_OK;
    buffer stem = {0};
    size_t state = 0;
    suffix_layer found;
    s->left -= s->left > 0;
    while (status == ONYM_OK && s->left > 0 && inflect_korean(&stem, &found, word, layer, &state)) {
        if (found < SUFFIX_UNIT && stem.size >= 2 * SYLLABLE) {
            status = try_stems(s, buffer_text(&stem), found,
                               behind | what_is(found, word, buffer_text(&stem)));
        }
    }
    buffer_free(&stem);
    return status;
}

static bool is_hangul(onym_text word)
{
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        if (script_of(c.code_point) != SCRIPT_HANGUL) {
            return false;
        }
        at += c.size;
    }
    return true;
}

/* What lists of words say of the text from its beginning on. */
typedef struct listed {
    bool any;    /* there are such lists */
    size_t size; /* the longest word of theirs, in bytes of the key; 0: none */
} listed;

/* Asks for the words that TEXT begins with: a noun with particles, a verb with endings, a compound.
 */
static int ask_vocabulary(listed *out, draft *d, onym_text text)
{
    buffer key = {0};
    *out = (listed){true, 0};
    key_append(&key, text);
    int status = key.failed ? error_memory(d->error) : ONYM_OK;
    onym_text word = buffer_text(&key);
    for (size_t size = word.size;
         status == ONYM_OK && out->any && out->size == 0 && size >= 2 * SYLLABLE;
         size -= SYLLABLE) {
        bool has = false;
        status = reader_ordinary(&has, &out->any, d->article->reader, "ko",
                                 (onym_text){word.data, size}, d->error);
        out->size = has ? size : 0;
    }
    out->size = out->size == 0 && !is_hangul(word) ? word.size : out->size;
    buffer_free(&key);
    return status;
}

/* Whether WORD is one of SIZE bytes with something behind it that words have: 경기는. */
static bool is_inflected(onym_text word, size_t size)
{
    buffer stem = {0};
    size_t state = 0;
    suffix_layer found;
    bool is = false;
    while (!is && inflect_korean(&stem, &found, word, SUFFIX_NONE, &state)) {
        is = stem.size <= size && stem.size >= 2 * SYLLABLE;
    }
    buffer_free(&stem);
    return is;
}

static korean_word what_word(const listed *l, onym_text word)
{
    if (!l->any || l->size == 0) {
        return l->any ? KOREAN_STRANGE : KOREAN_UNLISTED;
    }
    bool all = l->size >= word.size || is_inflected(word, l->size);
    onym_text rest = {word.data + l->size, all ? 0 : word.size - l->size};
    if (!all && rest.size == SYLLABLE && word.size > 2 * SYLLABLE && !korean_is_sino(rest)) {
        return KOREAN_ODD;
    }
    return all ? KOREAN_ORDINARY : KOREAN_HALF;
}

/* The list, empty yet, that the targets of S go into, with the match key of its text in KEY; NULL:
 * no memory. */
static growing *begin_targets(search *s, buffer *key, arena *memory)
{
    growing *found = arena_alloc(memory, sizeof *found);
    if (found != NULL) {
        *found = (growing){.arena = memory};
        s->targets = found;
        key_append(key, s->text);
    }
    return found;
}

/* Finds the targets of a text: a memo_make. */
static int find_targets(const void **out, void *context, arena *memory)
{
    search *s = context;
    buffer key = {0};
    *out = begin_targets(s, &key, memory);
    if (*out == NULL) {
        return error_memory(s->draft->error);
    }
    int status = key.failed ? error_memory(s->draft->error)
                            : try_stems(s, buffer_text(&key), SUFFIX_NONE, 0);
    buffer_free(&key);
    return status;
}

/* Whether a word that lists have as WORD says was meant for the name of T; of two words, when the
 * wrong one is no word of other names: another Mike Sullivan. */
static int ask_meant(bool *out, draft *d, const native_name *run, const korean_near *t,
                     korean_word word)
{
    if (run->count == 1) {
        *out = korean_is_meant(d, t, word);
        return ONYM_OK;
    }
    buffer key = {0};
    key_append(&key, article_run(d->article, run->first, 1));
    onym_text odd = korean_odd_word(t, key.size);
    bool held = true;
    int status = key.failed ? error_memory(d->error) : ONYM_OK;
    if (status == ONYM_OK && odd.size > 0) {
        status = is_held(&held, d, odd);
    }
    buffer_free(&key);
    *out = !held;
    return status;
}

/* Takes the targets that RUN is meant for; OFFICE: of what stands behind it.  *ANY: some name is
 * near a word that is none of the lists, whether meant or not. */
static int take_targets(bool *any, near_choice *choice, draft *d, const native_name *run,
                        const growing *all, unsigned office, const listed *l)
{
    draft_lang lang = draft_language(d, run->first);
    const korean_near *items = all->items;
    int status = ONYM_OK;
    *any = false;
    for (size_t i = 0; i < all->count && status == ONYM_OK; i++) {
        korean_near t = items[i];
        korean_word word = what_word(l, t.word);
        bool meant = false;
        if (word == KOREAN_ORDINARY || !near_is_target(t.of, lang)) {
            continue;
        }
        *any = true;
        t.behind |= office;
        status = ask_meant(&meant, d, run, &t, word);
        if (meant && !near_keep(choice, d, run, t.word, t.of, t.distance)) {
            status = error_memory(d->error);
        }
    }
    return status;
}

/* Finds the names near the beginning of a word that goes on with an ordinary one: a memo_make. */
static int find_compounds(const void **out, void *context, arena *memory)
{
    search *s = context;
    buffer key = {0};
    *out = begin_targets(s, &key, memory);
    if (*out == NULL) {
        return error_memory(s->draft->error);
    }
    onym_text word = buffer_text(&key);
    int status = key.failed ? error_memory(s->draft->error) : ONYM_OK;
    for (size_t size = 2 * SYLLABLE; status == ONYM_OK && size + 2 * SYLLABLE <= word.size;
         size += SYLLABLE) {
        listed l;
        onym_text rest = {word.data + size, word.size - size};
        status = ask_vocabulary(&l, s->draft, rest);
        if (status == ONYM_OK && l.size > 0 && what_word(&l, rest) == KOREAN_ORDINARY) {
            status = try_word(s, (onym_text){word.data, size}, BEHIND_NOUN);
        }
    }
    buffer_free(&key);
    return status;
}

/* Tries the COUNT words from FIRST on as one. */
static int try_run(near_choice *choice, draft *d, size_t first, size_t count)
{
    const article *a = d->article;
    onym_text text = article_run(a, first, count);
    size_t behind = first + count;
    const token *t = a->tokens.items;
    bool beside = behind < a->tokens.count && t[behind].gap == GAP_BLANK;
    unsigned office = beside ? office_of(article_run(a, behind, 1)) : 0;
    native_name run = {.first = first, .count = count};
    search s = {.draft = d, .text = text, .left = TRIES};
    const void *all;
    bool any = false;
    listed l = {true, 0};
    int status = memo_made(&all, a->memo, text, MADE_TARGETS, find_targets, &s, d->error);
    bool found = status == ONYM_OK && ((const growing *)all)->count > 0;
    bool compound = count == 1 && text.size >= 4 * SYLLABLE;
    if (status == ONYM_OK && count == 1 && (found || compound)) {
        status = ask_vocabulary(&l, d, text);
    }
    if (status == ONYM_OK && found) {
        status = take_targets(&any, choice, d, &run, all, office, &l);
    }
    if (status == ONYM_OK && !any && compound && l.any && l.size == 0) {
        status = memo_made(&all, a->memo, text, MADE_COMPOUNDS, find_compounds, &s, d->error);
        status = status == ONYM_OK ? take_targets(&any, choice, d, &run, all, 0, &l) : status;
    }
    if (status == ONYM_OK && !any) {
        *word_facts_of(a->facts, text) |= FACT_NEAR_ASKED | FACT_FAR;
    }
    return status;
}

int near_korean(near_choice *choice, draft *d, size_t first, size_t count)
{
    const article *a = d->article;
    onym_text text = article_run(a, first, count);
    bool far = (*word_facts_of(a->facts, text) & FACT_FAR) != 0;
    return far || text.size < 2 * SYLLABLE ? ONYM_OK : try_run(choice, d, first, count);
}
