/* Judging: what a mention is under a style, and what is reported about it. */
#include "check/judge.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/judgement.h"
#include "check/surroundings.h"
#include "text/plain.h"
#include "text/script.h"

static bool has_word(const char *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = words; *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, word, size) == 0) {
            return true;
        }
        at += length + (at[length] == ' ');
    }
    return false;
}

/* Whatever is not a misspelling is a note in direct speech. */
static void set_quoted(judgement *j)
{
    j->finding.quoted = (j->flags & TOKEN_QUOTED) != 0;
    bool error = j->finding.rule == ONYM_RULE_MISSPELT || j->finding.rule >= ONYM_RULE_MIXED;
    if (j->finding.quoted && !error) {
        j->finding.level = ONYM_NOTE;
    }
}

static int finish(judgement *j, onym_findings *out)
{
    article *a = j->article;
    onym_finding *f = &j->finding;
    const char **suggestions = arena_alloc(a->arena, SUGGESTIONS_MAX * sizeof *suggestions);
    onym_finding *slot = findings_add(out);
    if (suggestions == NULL || slot == NULL || a->arena->failed) {
        return error_memory(j->error);
    }
    memcpy(suggestions, j->suggestions, sizeof j->suggestions);
    const token *first = &a->tokens.items[j->mention->first];
    f->begin = first->begin;
    f->end = first->begin + j->text.size;
    f->text = arena_copy(a->arena, j->text);
    f->text_size = j->text.size;
    f->suggestions = suggestions;
    f->fixable = f->suggestion_count == 1 && f->level != ONYM_NOTE;
    set_quoted(j);
    *slot = *f;
    return a->arena->failed ? error_memory(j->error) : ONYM_OK;
}

/* Whether that can be told from P alone: no other file has its concept, and the style prints it
 * just so.  Nearly all names that are right are told so, without their other forms. */
static bool is_plainly_preferred(judgement *j, const posting *p)
{
    bool sole;
    buffer form = {0};
    const article *a = j->article;
    if (!judgement_asked(j, memo_sole(&sole, a->memo, p, j->error)) || !sole) {
        return false;
    }
    (void)style_form(&form, a->style, p->concept, p->kind, p->country, p->term.text);
    bool same = form.size > 0 && judgement_is_written(j, form.data);
    buffer_free(&form);
    return same;
}

/* Whether the preferred term of P is preferred over all glossaries, and the style has no other
 * choice for the main one. */
static bool is_preferred(judgement *j, const posting *p)
{
    const onym_entry *entry;
    if (!judgement_asked(j, memo_entry(&entry, j->article->memo, p->concept, j->error)) ||
        entry == NULL) {
        return true;
    }
    const char *main = NULL;
    bool preferred = false;
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (term_is_english(t) && t->status == ONYM_PREFERRED) {
            main = main == NULL ? t->text : main;
            preferred = preferred || strcmp(t->text, p->term.text) == 0;
        }
    }
    bool is_main = main != NULL && strcmp(main, p->term.text) == 0;
    return preferred && (!is_main || judgement_is_written(j, judgement_wanted(j, p)));
}

bool judgement_lets(judgement *j, const posting *p)
{
    const onym_term *t = &p->term;
    if (has_word(t->styles, j->article->style->file.info.id)) {
        return true;
    }
    if (!term_is_english(t) || term_is_made(t) || t->status > ONYM_ADMITTED) {
        return false;
    }
    if (t->role != ONYM_ROLE_NAME) {
        return *t->styles == '\0';
    }
    if (t->status == ONYM_ADMITTED) {
        /* What a glossary of the user's own admits stands, whichever system writes it so, too. */
        return *t->styles == '\0' && (*t->systems == '\0' || p->layer > 0);
    }
    return is_plainly_preferred(j, p) || is_preferred(j, p);
}

/* Whether some name of the mention is a place's, which stands where places do, and P is what
 * another thing is called for short: "in Moskva" is not in the river. */
static bool is_place_meant(judgement *j, const posting *p)
{
    const mention *m = j->mention;
    if (p->term.role != ONYM_ROLE_SHORT) {
        return false;
    }
    j->by_context = true;
    if (!surroundings_of_place(j->article, m->first)) {
        return false;
    }
    for (size_t i = 0; i < m->names.count; i++) {
        const posting *other = &m->names.items[i];
        if (strcmp(other->kind, "place") == 0 && strcmp(other->concept, p->concept) != 0 &&
            other->term.role != ONYM_ROLE_SHORT) {
            return true;
        }
    }
    return false;
}

/* Whether the mention is a form that the style lets stand. */
static bool accepts(judgement *j, const posting *p)
{
    return judgement_is_written(j, p->term.text) && judgement_lets(j, p) && !is_place_meant(j, p);
}

/* The right name of CONCEPT that has the same key as the mention; NULL when only its letters can be
 * wrong. */
static const posting *right_name(const judgement *j, const char *concept)
{
    for (size_t i = 0; i < j->mention->names.count; i++) {
        const posting *p = &j->mention->names.items[i];
        if (strcmp(p->concept, concept) == 0 && term_is_english(&p->term) &&
            !term_is_made(&p->term) && p->term.status <= ONYM_ADMITTED) {
            return p;
        }
    }
    return NULL;
}

/* Whether the style writes the concept of P with other letters than P, the main form, has, however
 * the mention writes that: Kim Jong-un where the style has Kim Chŏng-ŭn. */
static bool is_restyled(judgement *j, const posting *p)
{
    const onym_entry *entry;
    const char *main = NULL;
    if (p->term.status != ONYM_PREFERRED || p->term.role != ONYM_ROLE_NAME ||
        !term_is_english(&p->term) ||
        !judgement_asked(j, memo_entry(&entry, j->article->memo, p->concept, j->error)) ||
        entry == NULL) {
        return false;
    }
    for (size_t i = 0; i < entry->term_count && main == NULL; i++) {
        const onym_term *t = &entry->terms[i];
        main = term_is_english(t) && t->status == ONYM_PREFERRED ? t->text : NULL;
    }
    bool is_main = main != NULL && strcmp(main, p->term.text) == 0;
    return is_main && !judgement_has_key(j, judgement_wanted(j, p));
}

/* Whether TEXT has Latin letters of full width (Ｐｙｏｎｇｙａｎｇ), which no system writes. */
static bool is_full_width(onym_text text)
{
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        if (c.code_point >= 0xFF21 && c.code_point <= 0xFF5A) {
            return true;
        }
        at += c.size;
    }
    return false;
}

/* Whether the mention has the letters of P and of no right name, both of several words: what is
 * wrong of Kim Jon-un is so of Kim Jon Un. */
static bool is_written_apart(const judgement *j, const posting *p)
{
    bool names = j->mention->count > 1 && (j->flags & TOKEN_CAPITAL) != 0 &&
                 strpbrk(p->term.text, " -") != NULL;
    for (size_t i = 0; i < j->mention->names.count && names; i++) {
        names = right_name(j, j->mention->names.items[i].concept) == NULL;
    }
    return names && p->term.role == ONYM_ROLE_NAME;
}

static bool has_reason(judgement *j, const posting *p, reason why)
{
    const onym_term *t = &p->term;
    bool written = term_is_english(t) && judgement_is_written(j, t->text);
    if (term_is_english(t) && t->status > ONYM_ADMITTED) {
        written = written || is_written_apart(j, p);
    }
    switch (why) {
    case BY_MISSPELLING:
        return written && t->status == ONYM_MISSPELLING && right_name(j, p->concept) == NULL;
    case BY_YEAR:
        return written && t->status == ONYM_SUPERSEDED;
    case BY_DEPRECATED:
        return written && t->status == ONYM_DEPRECATED;
    case BY_STYLE:
        return (written && !term_is_made(t) && t->status != ONYM_MISSPELLING &&
                (*t->systems == '\0' || t->status == ONYM_PREFERRED)) ||
               (!written && is_restyled(j, p));
    case BY_SYSTEM:
        return !is_full_width(j->text) && *t->systems != '\0' &&
               (term_is_made(t) ? judgement_is_written_loosely(j, t->text)
                                : written && t->status == ONYM_ADMITTED);
    case BY_FORM:
    case REASONS:
        break;
    }
    return term_is_english(t) && !term_is_made(t) && t->status <= ONYM_ADMITTED;
}

/* A form so long that it needs no evidence, in bytes. */
#define PLAIN_LETTERS 9

/* The same when the article names the country. */
#define NAMED_LETTERS 5

/* Whether a form of another system or style is more than an accident.  One word must be long
 * enough, capitalised, no English word, not a common word with a capital, and of a country that the
 * article speaks of. */
static bool is_meant(judgement *j, const posting *p)
{
    const lexeme *l;
    const evidence *e = j->article->evidence;
    if (j->mention->count > 1) {
        return true;
    }
    bool common = char_is_lower(utf8_at(onym_text_of(j->suggestions[0]), 0).code_point);
    if ((j->flags & TOKEN_CAPITAL) == 0 || j->plain.size < 4 || common ||
        !judgement_asked(
            j, lexicon_find(&l, j->article->lexicon, j->article->reader, j->text, j->error)) ||
        l->english == 1) {
        return false;
    }
    j->by_context = true;
    bool spoken_of =
        evidence_concept(e, p->concept) > 1 || evidence_country(e, p->country) > 1 ||
        (mention_is_core(p->country) &&
         j->plain.size >= (evidence_country(e, p->country) > 0 ? NAMED_LETTERS : PLAIN_LETTERS));
    bool word = strcmp(p->kind, "term") == 0 || strcmp(p->kind, "weapon") == 0;
    size_t itself = term_is_made(&p->term) ? 0 : 1;
    /* A word that other languages have too needs more: Kazak, Shahid. */
    return spoken_of && (!word || evidence_concept(e, p->concept) > itself);
}

/* Names of the reason REASON: suggestions of all, and the first to speak of. */
static const posting *collect(judgement *j, reason why)
{
    const posting *first = NULL;
    for (size_t i = 0; i < j->mention->names.count; i++) {
        const posting *p = &j->mention->names.items[i];
        if (has_reason(j, p, why)) {
            first = first != NULL ? first : p;
            judgement_suggest(j, judgement_replacement(j, p, why == BY_FORM));
        }
    }
    return first;
}

/* Whether the reason REASON, P's, is worth a finding. */
static int matters(bool *out, judgement *j, const posting *p, reason why)
{
    int status = ONYM_OK;
    *out = j->finding.suggestion_count > 0 && !judgement_is_written(j, j->suggestions[0]) &&
           !form_is_abbreviation(buffer_text(&j->plain), j->suggestions[0]);
    if (*out && why == BY_FORM) {
        status = form_compare(&j->form, j->article, j->mention, buffer_text(&j->plain),
                              j->suggestions[0], j->error);
        j->by_context = j->by_context || j->mention->count > 1 ||
                        (j->flags & TOKEN_ALL_CAPITALS) != 0; /* all that form.c looks around for */
        *out = j->form != FORM_RIGHT && p->term.role != ONYM_ROLE_DEMONYM;
    } else if (*out && (why == BY_SYSTEM || why == BY_STYLE || why == BY_DEPRECATED)) {
        *out = is_meant(j, p);
    }
    if (status == ONYM_OK && *out && j->mention->count == 1 && strcmp(p->kind, "place") == 0) {
        bool family;
        j->by_context = true;
        status = surroundings_of_family(&family, j->article, j->mention->first, j->error);
        *out = !family;
    }
    return status;
}

static int judge_known(judgement *j, onym_findings *out)
{
    const postings *names = &j->mention->names;
    for (size_t i = 0; i < names->count; i++) {
        if (accepts(j, &names->items[i])) {
            return ONYM_OK;
        }
    }
    int status = ONYM_OK;
    for (reason why = BY_MISSPELLING; why < REASONS && status == ONYM_OK; why++) {
        bool worth = false;
        j->finding.suggestion_count = 0;
        const posting *p = collect(j, why);
        status = p != NULL ? matters(&worth, j, p, why) : ONYM_OK;
        if (status == ONYM_OK && worth) {
            judgement_report(j, p, why);
            return finish(j, out);
        }
        if (p != NULL && why != BY_SYSTEM) {
            break; /* a form of another system may still be a right name with a capital lost */
        }
    }
    return status;
}

static int judge_near(judgement *j, onym_findings *out)
{
    const mention *m = j->mention;
    for (size_t i = 0; i < m->names.count; i++) {
        judgement_suggest(j, judgement_replacement(j, &m->names.items[i], false));
    }
    if (m->kind == MENTION_PART) {
        judgement_suggest(j, m->part);
    }
    if (j->finding.suggestion_count == 0 || judgement_is_written(j, j->suggestions[0])) {
        return ONYM_OK;
    }
    judgement_report_near(j, m->names.count > 0 ? &m->names.items[0] : NULL);
    return finish(j, out);
}

/* How the tokens of a mention are written. */
typedef struct writing {
    unsigned flags; /* of all of them together */
    bool all_capitals;
    bool designation; /* capitals and a number: KN-23 */
} writing;

static writing read_writing(const article *a, const mention *m)
{
    const token *t = &a->tokens.items[m->first];
    writing w = {0, false, false};
    size_t capitals = 0;
    for (size_t i = 0; i < m->count; i++) {
        w.flags |= t[i].flags;
        capitals += (t[i].flags & TOKEN_ALL_CAPITALS) != 0 || t[i].script == SCRIPT_NONE;
    }
    w.designation = capitals == m->count && t[m->count - 1].script == SCRIPT_NONE;
    w.all_capitals =
        capitals == m->count && (!w.designation || form_is_shouted(a, m->first, m->count));
    return w;
}

/* What is known of TEXT as a mention; its facts hang on it alone, but for what by_context says and
 * for capitals. */
static uint64_t *quiet_facts(const article *a, onym_text text, const writing *w)
{
    uint64_t seed = w->all_capitals ? UINT64_C(0x6A756467650001) : UINT64_C(0x6A756467650000);
    return word_facts_at(a->facts, hash_text(text, seed));
}

int judge(onym_findings *findings, article *a, const mention *m, onym_error *error)
{
    if (mention_is_imported(m)) {
        return ONYM_OK; /* a gazetteer knows the name; how it is to be written, it does not say */
    }
    onym_text text = article_run(a, m->first, m->count);
    writing w = read_writing(a, m);
    bool known = m->kind == MENTION_KNOWN;
    size_t before = findings->count;
    if (known && !a->slowly && (*quiet_facts(a, text, &w) & FACT_QUIET) != 0) {
        return ONYM_OK; /* most names of a text are right, and come again */
    }
    judgement j = {.article = a,
                   .mention = m,
                   .text = text,
                   .flags = w.flags,
                   .all_capitals = w.all_capitals,
                   .by_context = w.designation,
                   .error = error};
    plain_append(&j.plain, text);
    int status = j.plain.failed ? error_memory(error)
                 : known        ? judge_known(&j, findings)
                                : judge_near(&j, findings);
    buffer_free(&j.plain);
    status = status == ONYM_OK ? j.status : status;
    if (known && status == ONYM_OK && findings->count == before && !j.by_context) {
        *quiet_facts(a, text, &w) |= FACT_QUIET;
    }
    return status;
}
