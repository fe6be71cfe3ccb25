/* Korean meant: whether a word in Hangul that is near a name was meant for it.
 *
 * Korean has no capitals.  A word that no list of words has is a stranger: it is taken for a name
 * that the text has elsewhere, or for a long or a well-known one.  Where there are no lists, a
 * short word must have a syllable that no Chinese character is read as, and an office behind it or
 * the name elsewhere. */
#include "check/korean_meant.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "check/draft_near.h"
#include "check/korean_syllables.h"
#include "check/mention.h"
#include "text/inflect.h"
#include "text/near.h"

/* One vowel for another, in tenths of an edit. */
#define NEAR_VOWEL 7u

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, SYLLABLE);
}

/* Whether every syllable of WORD may be a Chinese character's. */
bool korean_is_sino(onym_text word)
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
    onym_text a = {name.data + name.size - SYLLABLE, SYLLABLE};
    onym_text an = {word.data + word.size - SYLLABLE, SYLLABLE};
    return text_equals(a, "아") && text_equals(an, "안");
}

/* Whether WORD is what a sentence goes on with behind a quotation: "..."이라며. */
static bool is_copula(onym_text word)
{
    return text_equals(word, "이라") || text_equals(word, "이란") || text_equals(word, "이다");
}

static bool same_syllable(onym_text a, onym_text b)
{
    return memcmp(a.data, b.data, SYLLABLE) == 0;
}

/* Whether both begin with the same consonant. */
static bool same_onset(onym_text a, onym_text b)
{
    uint32_t x = utf8_at(a, 0).code_point - 0xAC00, y = utf8_at(b, 0).code_point - 0xAC00;
    return x / 588 == y / 588; /* 21 vowels with 28 finals each */
}

/* Whether WORD has a syllable that Korean does not write: ui behind most consonants, and with a
 * final. */
static bool is_unwritable(onym_text word)
{
    static const char written[] = "의희늬띄틔씌흰띈씐띌띔읜";
    for (size_t at = 0; at + SYLLABLE <= word.size; at += SYLLABLE) {
        uint32_t code = utf8_at(word, at).code_point - 0xAC00;
        bool known = false;
        for (size_t i = 0; i + SYLLABLE < sizeof written; i += SYLLABLE) {
            known = known || memcmp(word.data + at, written + i, SYLLABLE) == 0;
        }
        if (code / 28 % 21 == 19 && !known) {
            return true;
        }
    }
    return false;
}

/* ---- strangers ---- */

/* Whether a Korean, of SYLLABLES, may be what N's word was meant for: another Korean has a name of
 * Chinese characters. */
static bool is_korean_meant(const draft *d, const korean_near *n, size_t syllables,
                            korean_word word)
{
    const posting *p = n->of;
    bool elsewhere = near_elsewhere(d, p);
    onym_text given = {n->word.data + SYLLABLE, n->word.size - SYLLABLE};
    if ((n->behind & BEHIND_TITLE) != 0 && elsewhere) {
        return true;
    }
    return syllables == 3 && same_syllable(n->word, n->name) &&
           ((n->behind & BEHIND_HEAD) != 0 || (word == KOREAN_STRANGE && !korean_is_sino(given) &&
                                               (elsewhere || near_country(d, p) > 2)));
}

/* Whether a person, of SYLLABLES, may be what the stranger of N was meant for. */
static bool is_person_meant(const draft *d, const korean_near *n, size_t syllables,
                            korean_word word)
{
    const posting *p = n->of;
    bool elsewhere = near_elsewhere(d, p), titled = (n->behind & BEHIND_TITLE) != 0;
    if (mention_is_korean(p->country)) {
        return is_korean_meant(d, n, syllables, word);
    }
    if (elsewhere) {
        return syllables > 2 || titled;
    }
    return syllables > 2 && (titled || (syllables > 4 && p->term.role == ONYM_ROLE_NAME));
}

/* Whether the place of N, which the text has elsewhere, may be what its word was meant for. */
static bool is_place_repeated(const draft *d, const korean_near *n, size_t syllables,
                              korean_word word)
{
    size_t times = evidence_concept(d->article->evidence, n->of->concept);
    if (word >= KOREAN_ODD && syllables < 4) {
        bool likely = times > 1 || n->distance <= NEAR_VOWEL;
        return syllables == 3 && (times > 2 || (likely && !korean_is_sino(n->name)));
    }
    if (syllables == 2 && korean_is_sino(n->word) && (n->behind & BEHIND_CASE) == 0) {
        return times > (near_is_well_known(n->of) ? 1 : 2); /* 중궁, a palace */
    }
    return syllables > 2 || times > 1 || same_onset(n->word, n->name);
}

/* Whether another place, which the wide world knows, may be. */
static bool is_known_place_meant(const draft *d, const korean_near *n, size_t syllables,
                                 korean_word word)
{
    size_t country = near_country(d, n->of);
    bool first = same_syllable(n->word, n->name);
    if (!near_is_well_known(n->of) || (word == KOREAN_HALF && (!first || syllables < 4))) {
        return false;
    }
    if (syllables > 2) {
        return true;
    }
    bool translated = strcmp(n->of->basis, "established") != 0; /* not 조선 for 조던 */
    return (country > 0 || (n->behind & BEHIND_CASE) != 0) && translated &&
           same_onset(n->word, n->name);
}

/* Whether a place that the text does not have elsewhere may be. */
static bool is_place_alone(const draft *d, const korean_near *n, size_t syllables, korean_word word)
{
    const posting *p = n->of;
    if (syllables > 4 || is_known_place_meant(d, n, syllables, word)) {
        return true;
    }
    bool core = mention_is_core(p->country) && near_country(d, p) > 0;
    if (!same_syllable(n->word, n->name) || (word != KOREAN_STRANGE && !(core && syllables > 3))) {
        return false;
    }
    bool located = (n->behind & BEHIND_CASE) != 0 && !korean_is_sino(without_noun(n->word));
    bool meant = mention_is_core(p->country) && near_country(d, p) > 0;
    return syllables > 3 || (located && (syllables > 2 || meant));
}

/* Whether the place of N may be what the beginning of a compound was meant for. */
static bool is_compound_meant(const draft *d, const korean_near *n, size_t syllables)
{
    if (!same_onset(n->word, n->name)) {
        return false;
    }
    size_t times = evidence_concept(d->article->evidence, n->of->concept);
    return times > (syllables > 2 ? 0 : 1) || (syllables > 2 && near_is_well_known(n->of));
}

static bool is_stranger_meant(const draft *d, const korean_near *n, korean_word word)
{
    size_t syllables = utf8_length(n->name);
    bool place = strcmp(n->of->kind, "place") == 0;
    if (is_unwritable(n->word) && (place || syllables > 2)) {
        return true;
    }
    if (!place) {
        return is_person_meant(d, n, syllables, word);
    }
    if ((n->behind & BEHIND_NOUN) != 0) {
        return is_compound_meant(d, n, syllables);
    }
    return near_elsewhere(d, n->of) ? is_place_repeated(d, n, syllables, word)
                                    : is_place_alone(d, n, syllables, word);
}

/* ---- where there are no lists ---- */

/* A place in two syllables that Chinese characters write, where WORD is none: Pyongyang's 평얀. */
static bool is_place_meant(const draft *d, const korean_near *n)
{
    const posting *p = n->of;
    bool located = (n->behind & BEHIND_CASE) != 0;
    bool spoken_of = mention_is_core(p->country) && located && near_country(d, p) > 0;
    return strcmp(p->kind, "place") == 0 && korean_is_sino(n->name) && !korean_is_sino(n->word) &&
           (near_elsewhere(d, p) || spoken_of);
}

static bool is_unlisted_meant(const draft *d, const korean_near *n)
{
    const posting *p = n->of;
    size_t syllables = utf8_length(n->name), country = near_country(d, p);
    bool elsewhere = near_elsewhere(d, p), core = mention_is_core(p->country);
    bool person = strcmp(p->kind, "person") == 0, titled = (n->behind & BEHIND_TITLE) != 0;
    if (is_place_meant(d, n)) {
        return true;
    }
    if (!same_syllable(n->word, n->name) && syllables < 4) {
        return false;
    }
    if (person && mention_is_korean(p->country)) {
        return elsewhere && titled;
    }
    bool often = evidence_concept(d->article->evidence, p->concept) > 2;
    if (syllables >= 4) {
        bool spoken_of = core && country > 0 && p->term.role != ONYM_ROLE_FAMILY;
        return ((core && elsewhere) || often || spoken_of) &&
               (syllables > 4 || !korean_is_sino(without_noun(n->word)));
    }
    bool office = person && titled && country > 0;
    return (core || (often && syllables == 3)) && (elsewhere || office) && !korean_is_sino(n->word);
}

bool korean_is_meant(const draft *d, const korean_near *n, korean_word word)
{
    const char *kind = n->of->kind;
    if (word == KOREAN_ORDINARY || is_adjective(n->word, n->name) || is_copula(n->word) ||
        (strcmp(kind, "person") != 0 && strcmp(kind, "place") != 0)) {
        return false;
    }
    return (word != KOREAN_UNLISTED && is_stranger_meant(d, n, word)) ||
           (word < KOREAN_ODD && is_unlisted_meant(d, n));
}

onym_text korean_odd_word(const korean_near *n, size_t first)
{
    onym_text none = {"", 0}, full = onym_text_of(n->of->term.text);
    const char *blank = memchr(full.data, ' ', full.size);
    size_t given = blank != NULL ? (size_t)(blank - full.data) : 0;
    bool two = given > 0 && memchr(blank + 1, ' ', full.size - given - 1) == NULL;
    if (!two || strcmp(n->of->kind, "person") != 0 || n->word.size < first) {
        return none;
    }
    onym_text words[2] = {{n->word.data, first}, {n->word.data + first, n->word.size - first}};
    onym_text names[2] = {{full.data, given}, {blank + 1, full.size - given - 1}};
    for (size_t i = 0; i < 2; i++) {
        size_t other = 1 - i;
        bool right = words[other].size == names[other].size &&
                     memcmp(words[other].data, names[other].data, names[other].size) == 0;
        unsigned far = right && words[i].size >= 2 * SYLLABLE && names[i].size >= 2 * SYLLABLE
                           ? near_distance(words[i], names[i], NEAR_EDIT)
                           : NEAR_FAR;
        if (far <= NEAR_EDIT && far > (i == 0 ? NEAR_VOWEL : 0)) {
            return words[i]; /* another vowel in a given name is a spelling of its own: 테레사 */
        }
    }
    return none;
}
