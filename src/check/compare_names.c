/* Compare names: the names of a text in Russian, Ukrainian or Korean against its English version.
 */
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "check/comparing.h"
#include "check/draft_near.h"
#include "check/korean_meant.h"
#include "check/run.h"

/* ---- what a lone word can prove ---- */

static bool is_person(const posting *p)
{
    return strcmp(p->kind, "person") == 0;
}

/* A name that looks like an adjective is one, more often than not. */
static bool is_adjectival(onym_text word)
{
    static const char *const endings[] = {"ый", "ий", "ой", "ая", "ое", "ого", "ому", "ом", "ым"};
    return text_ends_with(word, endings, sizeof endings / sizeof *endings);
}

/* Whether N is a word of ordinary Korean as well, with or without a particle: 서면, 경기도. */
static int is_ordinary(bool *out, comparing *c, const native_name *n)
{
    bool known;
    onym_text key = onym_text_of(n->key);
    *out = false;
    bool hangul = c->native.tokens.items[n->first].script == SCRIPT_HANGUL;
    if (!hangul || n->count > 1 || key.size > 3 * SYLLABLE) {
        return ONYM_OK;
    }
    int status = reader_ordinary(out, &known, c->native.reader, "ko", key, c->error);
    if (status == ONYM_OK && !*out && key.size == 3 * SYLLABLE &&
        !is_person(&n->names.items[0])) { /* two and a particle of one */
        key.size = 2 * SYLLABLE;
        status = reader_ordinary(out, &known, c->native.reader, "ko", key, c->error);
    }
    return status;
}

/* Whether N is the beginning of a longer word of ordinary Korean: 타이어, a tyre. */
static int is_cut(bool *out, comparing *c, const native_name *n)
{
    bool known;
    onym_text text = article_run(&c->native, n->first, 1);
    size_t size = strlen(n->key) + SYLLABLE;
    *out = false;
    if (c->native.tokens.items[n->first].script != SCRIPT_HANGUL || n->count > 1 ||
        text.size < size) {
        return ONYM_OK;
    }
    text.size = size;
    return reader_ordinary(out, &known, c->native.reader, "ko", text, c->error);
}

/* Whether P, a name in one word, may be somebody else's or no name: a person's in one word, what is
 * neither person nor place, an institution that many countries have. */
static bool is_doubtful(const comparing *c, const native_name *n, const posting *p)
{
    const token *t = &c->native.tokens.items[n->first];
    bool korean = t->script == SCRIPT_HANGUL;
    bool place = strcmp(p->kind, "place") == 0 && strcmp(p->country, "xx") != 0;
    bool institution = strcmp(p->kind, "org") == 0 && strcmp(p->basis, "translation") == 0 &&
                       strcmp(p->country, "xx") != 0;
    if (korean || n->count > 1 || (t->flags & TOKEN_ALL_CAPITALS) != 0) {
        return institution || (n->count == 1 && p->term.role == ONYM_ROLE_FAMILY);
    }
    return !place || is_adjectival(article_run(&c->native, n->first, 1));
}

/* Whether the mention M is a name of one of NAMES, and more than a family name that others have. */
static bool is_of(const mention *m, const postings *names)
{
    bool lone = m->count == 1;
    for (size_t i = 0; i < m->names.count; i++) {
        postings one = {&m->names.items[i], 1};
        if (!(lone && one.items->term.role == ONYM_ROLE_FAMILY) &&
            comparing_share_concept(&one, names)) {
            return true;
        }
    }
    return false;
}

/* Whether an English mention is a name of one of NAMES that no ordinary word can be. */
static bool is_sure(comparing *c, const mention *m, const postings *names)
{
    const lexeme *l;
    if (m->kind != MENTION_KNOWN || mention_is_imported(m)) {
        return false;
    }
    bool word = m->count == 1 &&
                (run_lexeme(&l, &c->english, m->first, c->error) != ONYM_OK || l->english == 1);
    return !word && is_of(m, names);
}

/* Whether either text shows elsewhere that the doubtful name N is meant. */
static bool is_evidenced(comparing *c, const native_name *n)
{
    for (size_t i = 0; i < c->mentions.count; i++) {
        if (is_sure(c, &c->mentions.items[i], &n->names)) {
            return true;
        }
    }
    for (size_t i = 0; i < c->names.count; i++) {
        const native_name *other = &c->names.items[i];
        if (other->count > 1 && n->count == 1 && is_person(&other->names.items[0]) &&
            comparing_share_concept(&other->names, &n->names)) {
            return true;
        }
    }
    return false;
}

/* Whether the word before N makes it a part of something else: 2000 долларов США is $2,000, and
 * округ Колумбия no country. */
static bool is_part_of_other(const comparing *c, const native_name *n)
{
    static const char *const stems[] = {"доллар", "округ"};
    const article *a = &c->native;
    return n->first > 0 && a->tokens.items[n->first].gap == GAP_BLANK &&
           text_begins_with(article_run(a, n->first - 1, 1), stems, sizeof stems / sizeof *stems);
}

/* Whether N is enough to say that a name is missing. */
static int proves(bool *out, comparing *c, const native_name *n)
{
    bool doubtful = false, ordinary = false, known = false;
    int status = is_cut(&doubtful, c, n);
    status = status == ONYM_OK ? is_ordinary(&ordinary, c, n) : status;
    for (size_t i = 0; i < n->names.count; i++) {
        doubtful = doubtful || is_doubtful(c, n, &n->names.items[i]);
        known = known || near_is_well_known(&n->names.items[i]);
    }
    doubtful = doubtful || (ordinary && !known);
    *out = !is_part_of_other(c, n) && (!doubtful || is_evidenced(c, n));
    return status;
}

/* ---- what is missing or otherwise ---- */

/* How often the English text names the concept of P, or is known to mean it. */
static size_t weight(const comparing *c, const posting *p)
{
    return evidence_concept(c->english.evidence, p->concept);
}

/* The term of N that speaks for it: the concept that the English text names most, then the best
 * standing. */
static const posting *best_name(const comparing *c, const native_name *n)
{
    const posting *best = &n->names.items[0];
    for (size_t i = 1; i < n->names.count; i++) {
        const posting *p = &n->names.items[i];
        size_t more = weight(c, p), least = weight(c, best);
        bool better = p->term.status < best->term.status;
        best = more > least || (more == least && better) ? p : best;
    }
    return best;
}

static int report_missing(comparing *c, const native_name *n)
{
    const posting *p = best_name(c, n);
    const char *wanted;
    int status = rendering_wanted(&wanted, &c->english, p->concept, c->error);
    if (status != ONYM_OK) {
        return status;
    }
    onym_text text = article_run(&c->native, n->first, n->count);
    buffer message = {0};
    buffer_printf(&message, "\"%.*s\" is missing in the translation; %s writes %s", (int)text.size,
                  text.data, c->english.style->file.name, wanted);
    comparing_report r = {ONYM_RULE_MISSING, ONYM_WARNING, "translation",
                          p->concept,        p->source,    wanted};
    return comparing_add(c->native_out, &c->native, n->first, n->count, &r, &message, c->error);
}

/* Adds the finding of RENDERED once, however many names of the source it stands for. */
static int report_otherwise(comparing *c, const rendering *rendered)
{
    mention *m = rendered->mention != SIZE_MAX ? &c->mentions.items[rendered->mention] : NULL;
    for (size_t i = 0; m == NULL && i < c->english_out->count; i++) {
        if (c->english_out->items[i].begin == rendered->finding.begin) {
            return ONYM_OK;
        }
    }
    if (m != NULL && m->reported) {
        return ONYM_OK;
    }
    onym_finding *f = findings_add(c->english_out);
    if (f == NULL) {
        return error_memory(c->error);
    }
    *f = rendered->finding;
    if (m != NULL) {
        m->reported = true;
    }
    return ONYM_OK;
}

/* Whether another capitalised word stands directly before the wrong form: it may be the name of
 * somebody else. */
static bool has_name_beside(const comparing *c, const rendering *r)
{
    const article *a = &c->english;
    token_range at = token_range_of(a, r->finding.begin, r->finding.end);
    return at.first > 0 && at.first < a->tokens.count &&
           a->tokens.items[at.first].gap == GAP_BLANK && run_is_capital(a, at.first - 1);
}

static int compare_name(comparing *c, const native_name *n)
{
    rendering found;
    size_t offset = c->native.tokens.items[n->first].begin;
    token_range range =
        comparing_range(c, &c->english, &c->english_lines, &c->native_lines, offset);
    int status = rendering_find(&found, &c->english, &c->mentions, range, &n->names, c->error);
    if (status != ONYM_OK || found.kind == RENDERED) {
        return status;
    }
    bool proven = false;
    status = proves(&proven, c, n);
    if (status == ONYM_OK && found.kind == RENDERED_OTHERWISE) {
        bool other = found.finding.rule == ONYM_RULE_MISSPELT &&
                     (has_name_beside(c, &found) || is_person(&n->names.items[0]));
        found.finding.level = proven || !other ? found.finding.level : ONYM_NOTE;
        return report_otherwise(c, &found);
    }
    return status == ONYM_OK && proven ? report_missing(c, n) : status;
}

/* Compares every name of the native text; in a whole text each concept once. */
int compare_names(comparing *c)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < c->names.count && status == ONYM_OK; i++) {
        bool before = false;
        for (size_t j = 0; j < i && !c->by_line && !before; j++) {
            before = strcmp(c->names.items[j].names.items[0].concept,
                            c->names.items[i].names.items[0].concept) == 0;
        }
        status = before ? ONYM_OK : compare_name(c, &c->names.items[i]);
    }
    return status;
}
