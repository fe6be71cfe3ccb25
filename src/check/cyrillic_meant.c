/* Cyrillic meant: whether a Russian or Ukrainian word that is near a name was meant for it.
 *
 * A word with a capital that no list of words has needs little more: a place that the wide world
 * knows, or the name elsewhere in the text.  Where there is no list much must speak for a name: the
 * capital is not the sentence's, no name of the glossary holds the word, and the concept or the
 * country is named. */
#include "check/cyrillic_meant.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "check/cyrillic_endings.h"
#include "check/cyrillic_forms.h"
#include "check/draft_near.h"
#include "check/mention.h"

/* ---- what stands beside ---- */

/* Whether a word before token I says that a place follows. */
static bool is_located(const article *a, size_t i)
{
    static const char *const words[] = {"в", "во",    "из",     "под",    "близ", "до",    "от",
                                        "у", "город", "города", "городе", "над",  "через", "около",
                                        "В", "Из",    "до",     "з",      "до",   "міста", "місті"};
    return i > 0 && a->tokens.items[i].gap == GAP_BLANK &&
           text_is_one_of(article_run(a, i - 1, 1), words, sizeof words / sizeof *words);
}

/* Whether a president's office stands before token I. */
static bool is_presidential(const article *a, size_t i)
{
    static const char *const stems[] = {"президент", "Президент", "экс-президент"};
    return i > 0 && a->tokens.items[i].gap == GAP_BLANK &&
           text_begins_with(article_run(a, i - 1, 1), stems, sizeof stems / sizeof *stems);
}

/* Whether token I is an initial, or ends in one: В., В.О. */
static bool is_initial(const article *a, size_t i)
{
    onym_text word = article_run(a, i, 1);
    return word.size > 0 && (word.data[word.size - 1] == '.' || utf8_length(word) == 1);
}

/* Whether another capitalised word or an initial stands directly beside token I. */
static bool is_beside(const article *a, size_t i)
{
    const token *t = a->tokens.items;
    bool before = i > 0 && cyrillic_is_name_word(a, i - 1) && !is_located(a, i) &&
                  (t[i].gap != GAP_BREAK || is_initial(a, i - 1));
    bool after =
        i + 1 < a->tokens.count && t[i + 1].gap != GAP_BREAK && cyrillic_is_name_word(a, i + 1);
    return before || after;
}

/* ---- the word ---- */

/* Whether a word that no list of words has was meant for the name. */
static bool is_stranger_meant(const draft *d, const cyrillic_near *n)
{
    const posting *p = n->of;
    onym_text key = n->word, name = n->name;
    size_t letters = utf8_length(name), country = near_country(d, p);
    bool first = cyrillic_same_initial(key, name), place = strcmp(p->kind, "place") == 0;
    bool family = p->term.role == ONYM_ROLE_FAMILY, at_end = cyrillic_differs_at_end(key, name);
    bool beside = is_beside(d->article, n->token);
    if (cyrillic_is_derived(key, name)) {
        bool meant = near_elsewhere(d, p) || (near_is_well_known(p) && !beside);
        return place && meant && letters >= 5 && cyrillic_has_wrong_ending(key, name);
    }
    bool located = is_located(d->article, n->token);
    if (place && !located && letters < 7 && cyrillic_is_like_family(key)) {
        return false; /* Пескин, who speaks in Пекин */
    }
    if (near_elsewhere(d, p)) {
        return letters >= (family && at_end ? 6 : first ? 4 : 5);
    }
    if (!first) {
        return false;
    }
    if (family && mention_is_core(p->country) && is_presidential(d->article, n->token)) {
        return letters >= 5 && !at_end;
    }
    if (near_is_well_known(p) && !at_end && letters >= (beside ? 6 : 5)) {
        return true;
    }
    if (!place || beside) {
        return mention_is_core(p->country) && !family && letters >= 9 && country > 0 && !beside;
    }
    if (at_end) {
        return located && letters >= 9;
    }
    return letters >= (located ? 5 : country > 0 ? 7 : 8);
}

bool cyrillic_is_meant(const draft *d, const cyrillic_near *n)
{
    const posting *p = n->of;
    onym_text key = n->word, name = n->name;
    const article *a = d->article;
    size_t letters = utf8_length(name), country = near_country(d, p);
    bool elsewhere = near_elsewhere(d, p), core = mention_is_core(p->country);
    bool beside = is_beside(a, n->token);
    bool sentence = (a->tokens.items[n->token].flags & TOKEN_SENTENCE) != 0;
    if (letters < 4 || (strcmp(p->kind, "person") != 0 && strcmp(p->kind, "place") != 0)) {
        return false;
    }
    if (n->strange) {
        return is_stranger_meant(d, n);
    }
    if (letters < 5 || !cyrillic_same_initial(key, name) || cyrillic_is_derived(key, name)) {
        return false;
    }
    bool family = p->term.role == ONYM_ROLE_FAMILY, at_end = cyrillic_differs_at_end(key, name);
    if (elsewhere) {
        bool often = evidence_concept(a->evidence, p->concept) > 2;
        return letters >= (beside                           ? 8
                           : sentence || (family && !often) ? 6
                                                            : 5) &&
               !(family && at_end);
    }
    if (beside || sentence || family || at_end) {
        return core && !family && letters >= 9 && country > 0 && !beside && !sentence;
    }
    bool located = strcmp(p->kind, "place") == 0 && is_located(a, n->token);
    return core ? letters >= 9 || (country > 0 && letters >= (located ? 6 : 8))
                : letters >= 10 || (country > 1 && letters >= 8);
}
