/* Judging: what a mention is under a style, and what is reported about it. */
#include "check/judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/form.h"
#include "text/key.h"
#include "text/near.h"
#include "text/plain.h"
#include "text/script.h"

#define SUGGESTIONS_MAX 4

typedef struct judgement {
    article *article;
    const mention *mention;
    onym_text text; /* of the mention */
    buffer plain; /* the same with single blanks, straight apostrophes and hyphens, without what is
                     invisible */
    unsigned flags; /* of its tokens together */
    bool all_capitals;
    form_verdict form; /* for BY_FORM */
    onym_finding finding;
    const char *suggestions[SUGGESTIONS_MAX];
    onym_error *error;
} judgement;

/* ---- comparing ---- */

static bool is_upper_of(onym_text capitals, const char *text)
{
    onym_text other = onym_text_of(text);
    if (capitals.size != other.size) {
        return false;
    }
    for (size_t i = 0; i < other.size; i++) {
        char c = other.data[i];
        if ((c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c) != capitals.data[i]) {
            return false;
        }
    }
    return true;
}

/* Whether the mention is written as FORM, or as FORM in a headline's capitals. */
static bool is_written(judgement *j, const char *form)
{
    buffer plain = {0};
    plain_append(&plain, onym_text_of(form));
    bool same = text_equals(buffer_text(&j->plain), plain.data != NULL ? plain.data : "");
    same = same || (j->all_capitals && is_upper_of(buffer_text(&j->plain), plain.data));
    buffer_free(&plain);
    return same;
}

/* Whether the mention has marks over letters or apostrophes, as romanisations do. */
static bool has_marks(const judgement *j)
{
    for (size_t i = 0; i < j->plain.size; i++) {
        if (j->plain.data[i] == '\'' || (unsigned char)j->plain.data[i] >= 0x80) {
            return true;
        }
    }
    return false;
}

/* Like is_written for a made form, whose key the mention has: with marks of its own it is that form
 * however it prints them; without, it is the form with the apostrophes left out. */
static bool is_written_loosely(judgement *j, const char *form)
{
    if (is_written(j, form) || (has_marks(j) && !j->all_capitals)) {
        return true;
    }
    buffer plain = {0}, bare = {0};
    plain_append(&plain, onym_text_of(form));
    for (size_t i = 0; i < plain.size; i++) {
        if (plain.data[i] != '\'') {
            buffer_putc(&bare, plain.data[i]);
        }
    }
    bool same = bare.size > 0 && text_equals(buffer_text(&j->plain), bare.data);
    buffer_free(&plain);
    buffer_free(&bare);
    return same;
}

static bool is_english(const onym_term *t)
{
    return strcmp(t->lang, "en") == 0;
}

static bool is_made(const onym_term *t)
{
    return t->role == ONYM_ROLE_MADE;
}

/* ---- what the style wants ---- */

/* The preferred English form of the concept of P, styled; "" when it cannot be read. */
static const char *wanted_form(judgement *j, const posting *p)
{
    article *a = j->article;
    const onym_entry *entry;
    if (memo_entry(&entry, a->memo, p->concept, j->error) != ONYM_OK || entry == NULL) {
        return "";
    }
    onym_string form;
    if (onym_style_form(&form, a->style, entry, NULL, j->error) != ONYM_OK) {
        return "";
    }
    const char *copy = arena_copy(a->arena, (onym_text){form.data, form.size});
    onym_string_free(&form);
    return copy != NULL ? copy : "";
}

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

/* The word of FORM that stands where FAMILY stands in the glossary's form: the nearest one. */
static const char *family_of(judgement *j, const char *form, const char *family)
{
    onym_text word, rest = onym_text_of(form), best = onym_text_of(family);
    unsigned least = NEAR_FAR;
    while (text_split(&word, &rest, ' ')) {
        unsigned d =
            word.size > 0 ? near_distance(word, onym_text_of(family), 5 * NEAR_EDIT) : NEAR_FAR;
        if (d < least) {
            least = d;
            best = word;
        }
    }
    const char *copy = arena_copy(j->article->arena, best);
    return copy != NULL ? copy : "";
}

static bool same_key(judgement *j, const char *form)
{
    buffer a = {0}, b = {0};
    key_append(&a, j->text);
    key_append(&b, onym_text_of(form));
    bool same = a.size == b.size && a.size > 0 && memcmp(a.data, b.data, a.size) == 0;
    buffer_free(&a);
    buffer_free(&b);
    return same;
}

/* What should stand in place of a mention of the term of P.  BY_KEY: the mention is that term but
 * for its form. */
static const char *replacement(judgement *j, const posting *p, bool by_key)
{
    bool old = p->term.status == ONYM_SUPERSEDED && j->mention->kind == MENTION_NEAR;
    if ((p->term.role == ONYM_ROLE_SHORT && p->term.status <= ONYM_ADMITTED) || old) {
        return p->term.text;
    }
    const char *form = wanted_form(j, p);
    if (by_key && !same_key(j, form)) {
        return p->term.text;
    }
    bool alone = strcmp(p->kind, "person") == 0 && strchr(p->term.text, ' ') == NULL;
    return p->term.role == ONYM_ROLE_FAMILY || alone ? family_of(j, form, p->term.text) : form;
}

/* ---- building the finding ---- */

/* FORM in the capitals of the mention. */
static const char *in_case(judgement *j, const char *form)
{
    char *copy = arena_copy(j->article->arena, onym_text_of(form));
    for (char *c = copy; copy != NULL && j->all_capitals && *c != '\0'; c++) {
        *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    }
    return copy != NULL ? copy : "";
}

static void suggest(judgement *j, const char *form)
{
    onym_finding *f = &j->finding;
    if (*form == '\0' || f->suggestion_count == SUGGESTIONS_MAX) {
        return;
    }
    const char *shaped = in_case(j, form);
    for (size_t i = 0; i < f->suggestion_count; i++) {
        if (strcmp(j->suggestions[i], shaped) == 0) {
            return;
        }
    }
    j->suggestions[f->suggestion_count++] = shaped;
}

/* A copy of TEXT that lives as long as the findings; the memo forgets. */
static const char *own(judgement *j, const char *text)
{
    const char *copy = arena_copy(j->article->arena, onym_text_of(text));
    return copy != NULL ? copy : "";
}

static void set(judgement *j, onym_rule rule, onym_level level, const posting *p, const char *kind)
{
    onym_finding *f = &j->finding;
    f->rule = rule;
    f->level = level;
    f->concept = p != NULL ? own(j, p->concept) : "";
    f->reason_kind = kind;
    f->reason_system = "";
    f->reason_source = p != NULL ? own(j, p->source) : "";
}

static void say(judgement *j, buffer *message)
{
    const char *copy = arena_copy(j->article->arena, buffer_text(message));
    j->finding.message = copy != NULL ? copy : "";
    buffer_free(message);
}

static void put_name(buffer *out, const judgement *j)
{
    buffer_putc(out, '"');
    buffer_append_text(out, buffer_text(&j->plain));
    buffer_putc(out, '"');
}

/* "; AP writes Pyongyang" */
static void put_wanted(buffer *out, const judgement *j)
{
    if (j->finding.suggestion_count > 0) {
        buffer_printf(out, "; %s writes %s", j->article->style->file.name, j->suggestions[0]);
    }
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

/* ---- the rules ---- */

/* Whether the preferred term of P is preferred over all glossaries, and the style has no other
 * choice for the main one. */
static bool is_preferred(judgement *j, const posting *p)
{
    const onym_entry *entry;
    if (memo_entry(&entry, j->article->memo, p->concept, j->error) != ONYM_OK || entry == NULL) {
        return true;
    }
    const char *main = NULL;
    bool preferred = false;
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (is_english(t) && t->status == ONYM_PREFERRED) {
            main = main == NULL ? t->text : main;
            preferred = preferred || strcmp(t->text, p->term.text) == 0;
        }
    }
    bool is_main = main != NULL && strcmp(main, p->term.text) == 0;
    return preferred && (!is_main || is_written(j, wanted_form(j, p)));
}

/* Whether P is a form that the style lets stand. */
static bool accepts(judgement *j, const posting *p)
{
    const onym_term *t = &p->term;
    if (!is_written(j, t->text)) {
        return false;
    }
    if (has_word(t->styles, j->article->style->file.info.id)) {
        return true;
    }
    if (!is_english(t) || is_made(t) || t->status > ONYM_ADMITTED) {
        return false;
    }
    if (t->role != ONYM_ROLE_NAME) {
        return *t->styles == '\0';
    }
    if (t->status == ONYM_ADMITTED) {
        return *t->styles == '\0' && *t->systems == '\0';
    }
    return is_preferred(j, p);
}

/* Reasons in the order in which they are looked for. */
enum { BY_MISSPELLING, BY_YEAR, BY_DEPRECATED, BY_STYLE, BY_SYSTEM, BY_FORM, REASONS };

/* The right name of CONCEPT that has the same key as the mention; NULL when only its letters can be
 * wrong. */
static const posting *right_name(const judgement *j, const char *concept)
{
    for (size_t i = 0; i < j->mention->names.count; i++) {
        const posting *p = &j->mention->names.items[i];
        if (strcmp(p->concept, concept) == 0 && is_english(&p->term) && !is_made(&p->term) &&
            p->term.status <= ONYM_ADMITTED) {
            return p;
        }
    }
    return NULL;
}

static bool has_reason(judgement *j, const posting *p, int reason)
{
    const onym_term *t = &p->term;
    bool written = is_english(t) && is_written(j, t->text);
    switch (reason) {
    case BY_MISSPELLING:
        return written && t->status == ONYM_MISSPELLING && right_name(j, p->concept) == NULL;
    case BY_YEAR:
        return written && t->status == ONYM_SUPERSEDED;
    case BY_DEPRECATED:
        return written && t->status == ONYM_DEPRECATED;
    case BY_STYLE:
        return written && !is_made(t) && t->status != ONYM_MISSPELLING &&
               (*t->systems == '\0' || t->status == ONYM_PREFERRED);
    case BY_SYSTEM:
        return *t->systems != '\0' && (is_made(t) ? is_written_loosely(j, t->text)
                                                  : written && t->status == ONYM_ADMITTED);
    default:
        return is_english(t) && !is_made(t) && t->status <= ONYM_ADMITTED;
    }
}

static void report_misspelling(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_MISSPELT, ONYM_ERROR, p, "misspelling");
    put_name(&message, j);
    buffer_printf(&message, " is a misspelling of %s", j->suggestions[0]);
    say(j, &message);
}

/* Words that say that an old name is meant as one. */
static const char *const history_words[] = {"soviet",   "former", "formerly", "renamed",
                                            "then",     "once",   "tsarist",  "czarist",
                                            "imperial", "siege",  "wartime",  "colonial"};

static bool is_history_word(onym_text word)
{
    buffer key = {0};
    bool found = false;
    key_append(&key, word);
    for (size_t i = 0; i < sizeof history_words / sizeof *history_words && !found; i++) {
        found = key.size > 0 && text_equals(buffer_text(&key), history_words[i]);
    }
    buffer_free(&key);
    return found;
}

/* The year that WORD is; 0 for another word. */
static unsigned year_of(onym_text word)
{
    unsigned year = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') {
            return 0;
        }
        year = year * 10 + (unsigned)(word.data[i] - '0');
    }
    return word.size == 4 ? year : 0;
}

/* Words of the sentence before and after an old name that are looked at. */
#define HISTORY_WORDS 15

/* Whether token I says that an old name is meant as one, which was right before the year CHANGED.
 */
static bool is_history_token(const article *a, size_t i, unsigned changed)
{
    onym_text word = article_run(a, i, 1);
    unsigned year = year_of(word);
    return (year >= 1000 && year < changed) || is_history_word(word);
}

/* Whether the sentence around the mention speaks of the time before the change. */
static bool is_history(const judgement *j, const posting *p)
{
    const article *a = j->article;
    size_t first = j->mention->first, behind = first + j->mention->count;
    unsigned changed = year_of(onym_text_of(p->term.since));
    for (size_t i = first;
         i > 0 && first - i < HISTORY_WORDS && (a->tokens.items[i].flags & TOKEN_SENTENCE) == 0;
         i--) {
        if (is_history_token(a, i - 1, changed)) {
            return true;
        }
    }
    for (size_t i = behind; i < a->tokens.count && i - behind < HISTORY_WORDS &&
                            (a->tokens.items[i].flags & TOKEN_SENTENCE) == 0;
         i++) {
        if (is_history_token(a, i, changed)) {
            return true;
        }
    }
    return false;
}

static void report_year(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_OUTDATED, is_history(j, p) ? ONYM_NOTE : ONYM_WARNING, p, "year");
    put_name(&message, j);
    buffer_puts(&message, " is an older name");
    if (*p->term.since != '\0') {
        buffer_printf(&message, ", replaced in %s", p->term.since);
    }
    put_wanted(&message, j);
    say(j, &message);
}

/* A person's name that the glossary lists as right as well is only remarked on, and so is a surname
 * whose bearer the article does not name: it may be another's. */
static onym_level level_of(const judgement *j, const posting *p)
{
    bool person = strcmp(p->kind, "person") == 0;
    bool listed = p->term.role == ONYM_ROLE_NAME && p->term.status == ONYM_ADMITTED;
    bool surname = is_made(&p->term) && strchr(p->term.text, ' ') == NULL &&
                   evidence_concept(j->article->evidence, p->concept) == 0;
    return person && (listed || surname) ? ONYM_NOTE : ONYM_WARNING;
}

static void report_style(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_OTHER_STYLE, level_of(j, p), p, "style");
    put_name(&message, j);
    if (*p->term.styles != '\0') {
        buffer_printf(&message, " is the form of %s", p->term.styles);
    } else if (p->term.status == ONYM_DEPRECATED) {
        buffer_puts(&message, " is not recommended");
    } else {
        buffer_puts(&message, " is the form of another style");
    }
    put_wanted(&message, j);
    say(j, &message);
}

/* The native name that the systems of P wrote: the preferred term in the language that their ids
 * begin with. */
static const char *native_of(judgement *j, const posting *p)
{
    const onym_entry *entry;
    if (memo_entry(&entry, j->article->memo, p->concept, j->error) != ONYM_OK || entry == NULL) {
        return "";
    }
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (strncmp(t->lang, p->term.systems, 2) == 0 && strstr(t->lang, "-Latn") == NULL &&
            strcmp(t->lang, "ko-Hani") != 0 && t->status == ONYM_PREFERRED) {
            return t->text;
        }
    }
    return p->concept;
}

static void report_system(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_OTHER_SYSTEM, level_of(j, p), p, "system");
    j->finding.reason_system = own(j, p->term.systems);
    put_name(&message, j);
    buffer_printf(&message, " is %s by %s", native_of(j, p), p->term.systems);
    put_wanted(&message, j);
    say(j, &message);
}

static void report_form(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_FORM, j->form == FORM_CHOICE ? ONYM_NOTE : ONYM_WARNING, p, "form");
    put_name(&message, j);
    buffer_printf(&message, " is written %s", j->suggestions[0]);
    say(j, &message);
}

typedef void report_fn(judgement *j, const posting *p);

static report_fn *const reports[REASONS] = {
    [BY_MISSPELLING] = report_misspelling, [BY_YEAR] = report_year,
    [BY_DEPRECATED] = report_style,        [BY_STYLE] = report_style,
    [BY_SYSTEM] = report_system,           [BY_FORM] = report_form,
};

/* A form so long that it needs no evidence, in bytes. */
#define PLAIN_LETTERS 9

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
    bool spoken_of = evidence_concept(e, p->concept) > 1 || evidence_country(e, p->country) > 1 ||
                     (mention_is_core(p->country) && j->plain.size >= PLAIN_LETTERS);
    if ((j->flags & TOKEN_CAPITAL) == 0 || j->plain.size < 4 || !spoken_of || common) {
        return false;
    }
    return lexicon_find(&l, j->article->lexicon, j->article->reader, j->text, j->error) ==
               ONYM_OK &&
           l->english != 1;
}

/* Names of the reason REASON: suggestions of all, and the first to speak of. */
static const posting *collect(judgement *j, int reason)
{
    const posting *first = NULL;
    for (size_t i = 0; i < j->mention->names.count; i++) {
        const posting *p = &j->mention->names.items[i];
        if (has_reason(j, p, reason)) {
            first = first != NULL ? first : p;
            suggest(j, replacement(j, p, reason == BY_FORM));
        }
    }
    return first;
}

/* Whether the reason REASON, P's, is worth a finding. */
static int matters(bool *out, judgement *j, const posting *p, int reason)
{
    int status = ONYM_OK;
    *out = j->finding.suggestion_count > 0 && !is_written(j, j->suggestions[0]);
    if (*out && reason == BY_FORM) {
        status = form_compare(&j->form, j->article, j->mention, buffer_text(&j->plain),
                              j->suggestions[0], j->error);
        *out = j->form != FORM_RIGHT && p->term.role != ONYM_ROLE_DEMONYM;
    } else if (*out && (reason == BY_SYSTEM || reason == BY_STYLE || reason == BY_DEPRECATED)) {
        *out = is_meant(j, p);
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
    const posting *p = NULL;
    int reason = 0;
    while (reason < REASONS && (p = collect(j, reason)) == NULL) {
        reason++;
    }
    bool worth = false;
    int status = p != NULL ? matters(&worth, j, p, reason) : ONYM_OK;
    if (status != ONYM_OK || !worth) {
        return status;
    }
    reports[reason](j, p);
    return finish(j, out);
}

static int judge_near(judgement *j, onym_findings *out)
{
    const mention *m = j->mention;
    for (size_t i = 0; i < m->names.count; i++) {
        suggest(j, replacement(j, &m->names.items[i], false));
    }
    if (m->kind == MENTION_PART) {
        suggest(j, m->part);
    }
    if (j->finding.suggestion_count == 0 || is_written(j, j->suggestions[0])) {
        return ONYM_OK;
    }
    buffer message = {0};
    set(j, ONYM_RULE_MISSPELT, ONYM_ERROR, m->names.count > 0 ? &m->names.items[0] : NULL, "near");
    put_name(&message, j);
    buffer_printf(&message, " looks like a misspelling of %s", j->suggestions[0]);
    say(j, &message);
    return finish(j, out);
}

static void read_flags(judgement *j)
{
    const token *t = &j->article->tokens.items[j->mention->first];
    size_t capitals = 0;
    for (size_t i = 0; i < j->mention->count; i++) {
        j->flags |= t[i].flags;
        capitals += (t[i].flags & TOKEN_ALL_CAPITALS) != 0 || t[i].script == SCRIPT_NONE;
    }
    j->all_capitals = capitals == j->mention->count;
}

int judge(onym_findings *findings, article *a, const mention *m, onym_error *error)
{
    if (mention_is_imported(m)) {
        return ONYM_OK; /* a gazetteer knows the name; how it is to be written, it does not say */
    }
    judgement j = {
        .article = a, .mention = m, .text = article_run(a, m->first, m->count), .error = error};
    read_flags(&j);
    plain_append(&j.plain, j.text);
    int status = j.plain.failed             ? error_memory(error)
                 : m->kind == MENTION_KNOWN ? judge_known(&j, findings)
                                            : judge_near(&j, findings);
    buffer_free(&j.plain);
    return status;
}
