/* Draft near names in Korean: a word without its particles and titles that is one or two jamo off a
 * name.
 *
 * Korean has no capitals, and no list of its words is at hand: a short word is only taken for a
 * name when it has a syllable that no Chinese character is read as, and the name stands elsewhere
 * or an office behind the word. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/growing.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "check/draft_language.h"
#include "check/draft_near.h"
#include "check/korean_syllables.h"
#include "check/mention.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"

#define SYLLABLE 3u

/* What stands behind a word. */
enum {
    BEHIND_TITLE = 1, /* an office, in the same word or the next */
    BEHIND_CASE = 2   /* a particle of place or direction */
};

/* Ways to take suffixes off one word that are tried. */
#define TRIES 24

/* A name near a word that is left of a text when what stands behind names is taken off. */
typedef struct target {
    onym_text word, name; /* NAME: its key */
    const posting *of;
    unsigned behind, distance; /* BEHIND: what was taken off */
} target;

typedef struct search {
    draft *draft;
    onym_text text;
    growing *targets; /* in the order in which they are found; they follow from the text alone */
    size_t left;
} search;

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, SYLLABLE);
}

/* Whether every syllable of WORD may be a Chinese character's. */
static bool is_sino(onym_text word)
{
    for (size_t at = 0; at + SYLLABLE <= word.size; at += SYLLABLE) {
        if (bsearch(word.data + at, sino_syllables, (sizeof sino_syllables - 1) / SYLLABLE,
                    SYLLABLE, by_bytes) == NULL) {
            return false;
        }
    }
    return true;
}

/* WORD without the generic noun that it ends in: 유명호텔 is a hotel of some 유명. */
static onym_text without_noun(onym_text word)
{
    buffer stem = {0};
    size_t state = 0;
    suffix_layer found;
    onym_text whole = word;
    while (inflect_korean(&stem, &found, whole, SUFFIX_UNIT, &state)) {
        bool noun = found == SUFFIX_NOUN && stem.size < word.size && stem.size >= 2 * SYLLABLE;
        word.size = noun ? stem.size : word.size;
    }
    buffer_free(&stem);
    return word;
}

/* Whether WORD is NAME with an n: 러시안, 아시안. */
static bool is_adjective(onym_text word, onym_text name)
{
    if (word.size != name.size || word.size < SYLLABLE ||
        memcmp(word.data, name.data, word.size - SYLLABLE) != 0) {
        return false;
    }
    uint32_t last = utf8_before(word, word.size).code_point;
    return last == utf8_before(name, name.size).code_point + 4; /* the final ㄴ */
}

static bool same_syllable(onym_text a, onym_text b)
{
    return memcmp(a.data, b.data, SYLLABLE) == 0;
}

/* A place in two syllables that Chinese characters write, where WORD is none: Pyongyang's 평얀. */
static bool is_place_meant(const draft *d, onym_text word, onym_text name, const posting *p,
                           bool located)
{
    bool spoken_of = mention_is_core(p->country) && located && near_country(d, p) > 0;
    return strcmp(p->kind, "place") == 0 && is_sino(name) && !is_sino(word) &&
           (near_elsewhere(d, p) || spoken_of);
}

/* Whether P, whose key is NAME, may be what WORD was meant for. */
static bool is_meant(const draft *d, onym_text word, onym_text name, const posting *p,
                     unsigned behind)
{
    size_t syllables = utf8_length(name), country = near_country(d, p);
    bool elsewhere = near_elsewhere(d, p), core = mention_is_core(p->country);
    bool person = strcmp(p->kind, "person") == 0;
    bool korean = strcmp(p->country, "kp") == 0 || strcmp(p->country, "kr") == 0;
    bool titled = (behind & BEHIND_TITLE) != 0;
    if ((!person && strcmp(p->kind, "place") != 0) || is_adjective(word, name)) {
        return false;
    }
    if (is_place_meant(d, word, name, p, (behind & BEHIND_CASE) != 0)) {
        return true;
    }
    if (!same_syllable(word, name) && syllables < 4) {
        return false;
    }
    if (person && korean) {
        return elsewhere && titled;
    }
    bool often = evidence_concept(d->article->evidence, p->concept) > 2;
    if (syllables >= 4) {
        bool spoken_of = core && country > 0 && p->term.role != ONYM_ROLE_FAMILY;
        return ((core && elsewhere) || often || spoken_of) &&
               (syllables > 4 || !is_sino(without_noun(word)));
    }
    bool office = person && titled && country > 0;
    return (core || (often && syllables == 3)) && (elsewhere || office) && !is_sino(word);
}

/* How far a word of SYLLABLES may be from a name. */
static unsigned limit_of(size_t syllables)
{
    return syllables < 4 ? NEAR_EDIT : syllables < 5 ? 14 : 2 * NEAR_EDIT;
}

/* Whether some name holds WORD as it is: 알렉산드르 is a first name. */
static int is_held(bool *out, search *s, onym_text word)
{
    const lexeme *l;
    draft *d = s->draft;
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
    int status = is_held(&held, s, word);
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
            target *t = growing_add(s->targets, sizeof *t);
            if (t == NULL || kept.data == NULL) {
                return error_memory(d->error);
            }
            *t = (target){kept, name, &names.items[j], behind, near.items[i].distance};
        }
    }
    return status;
}

/* Whether WORD begins with an office of those whom everybody names: a professor of nearly the same
 * name is another man. */
static bool is_office(onym_text word)
{
    static const char *const offices[] = {
        "국무위원장", "위원장", "총비서", "대통령",   "주석", "수령",       "장군",
        "원수",       "총리",   "외무상", "외무장관", "장관", "최고사령관", "전 대통령"};
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        size_t size = strlen(offices[i]);
        if (word.size >= size && memcmp(word.data, offices[i], size) == 0) {
            return true;
        }
    }
    return false;
}

/* What the suffix of LAYER between STEM and the end of WORD is. */
static unsigned what_is(suffix_layer layer, onym_text word, onym_text stem)
{
    onym_text suffix = {word.data + stem.size, word.size - stem.size};
    bool office = layer == SUFFIX_TITLE && is_office(suffix);
    return office ? BEHIND_TITLE : layer == SUFFIX_CASE ? BEHIND_CASE : 0u;
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

/* Finds the targets of a text: a memo_make. */
static int find_targets(const void **out, void *context, arena *memory)
{
    search *s = context;
    buffer key = {0};
    growing *found = arena_alloc(memory, sizeof *found);
    if (found == NULL) {
        return error_memory(s->draft->error);
    }
    *found = (growing){.arena = memory};
    s->targets = found;
    key_append(&key, s->text);
    int status = key.failed ? error_memory(s->draft->error)
                            : try_stems(s, buffer_text(&key), SUFFIX_NONE, 0);
    buffer_free(&key);
    *out = found;
    return status;
}

/* Takes the targets that the text is meant for; TITLED: an office stands behind it.  *ANY: some
 * name is near, whether meant or not. */
static int take_targets(bool *any, near_choice *choice, draft *d, const native_name *run,
                        const growing *all, bool titled)
{
    draft_lang lang = draft_language(d, run->first);
    const target *items = all->items;
    *any = false;
    for (size_t i = 0; i < all->count; i++) {
        const target *t = &items[i];
        if (!near_is_target(t->of, lang)) {
            continue;
        }
        *any = true;
        unsigned behind = t->behind | (titled ? BEHIND_TITLE : 0u);
        if (is_meant(d, t->word, t->name, t->of, behind) &&
            !near_keep(choice, d, run, t->word, t->of, t->distance)) {
            return error_memory(d->error);
        }
    }
    return ONYM_OK;
}

int near_korean(near_choice *choice, draft *d, size_t first)
{
    const article *a = d->article;
    onym_text text = article_run(a, first, 1);
    if ((*word_facts_of(a->facts, text) & FACT_FAR) != 0 || text.size < 2 * SYLLABLE) {
        return ONYM_OK;
    }
    const token *t = a->tokens.items;
    bool titled = first + 1 < a->tokens.count && t[first + 1].gap == GAP_BLANK &&
                  is_office(article_run(a, first + 1, 1));
    native_name run = {.first = first, .count = 1};
    search s = {.draft = d, .text = text, .left = TRIES};
    const void *all;
    bool any = true;
    int status = memo_made(&all, a->memo, text, MADE_TARGETS, find_targets, &s, d->error);
    status = status == ONYM_OK ? take_targets(&any, choice, d, &run, all, titled) : status;
    if (status == ONYM_OK && !any) {
        *word_facts_of(a->facts, text) |= FACT_NEAR_ASKED | FACT_FAR;
    }
    return status;
}
