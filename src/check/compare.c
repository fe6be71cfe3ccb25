/* Comparing: the names of a text in Russian, Ukrainian or Korean against its English version. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/draft.h"
#include "check/native_names.h"
#include "check/rendering.h"
#include "check/run.h"
#include "check/unknown_names.h"
#include "text/document.h"

/* Where the lines of a text begin. */
typedef struct text_lines {
    size_t *starts;
    size_t count, capacity;
    size_t end; /* of the text, without line ends there */
} text_lines;

/* The two texts on their way, by what they are and not by which is the source. */
typedef struct comparing {
    article native, english;
    text_lines native_lines, english_lines;
    native_names names;
    mentions mentions;
    onym_findings *native_out, *english_out;
    const char *data_dir;
    bool by_line, reversed; /* REVERSED: the source is the English one */
    onym_error *error;
} comparing;

/* ---- letters and lines ---- */

/* Whether TEXT has more letters of Cyrillic and Hangul than Latin ones. */
static bool is_native_text(onym_text text)
{
    size_t native = 0, latin = 0;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        script of = script_of(c.code_point);
        native += of == SCRIPT_CYRILLIC || of == SCRIPT_HANGUL || of == SCRIPT_HAN;
        latin += of == SCRIPT_LATIN;
        at += c.size;
    }
    return native > latin;
}

static bool lines_find(text_lines *out, onym_text text)
{
    out->end = text.size;
    while (out->end > 0 && (text.data[out->end - 1] == '\n' || text.data[out->end - 1] == '\r')) {
        out->end--;
    }
    for (size_t at = 0; at <= out->end;) {
        if (!array_room(out->starts, out->capacity, out->count)) {
            return false;
        }
        out->starts[out->count++] = at;
        const char *end = at < out->end ? memchr(text.data + at, '\n', out->end - at) : NULL;
        at = end != NULL ? (size_t)(end - text.data) + 1 : out->end + 1;
    }
    return true;
}

static size_t line_of(const text_lines *lines, size_t offset)
{
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The tokens of TO that stand for the place OFFSET of the other text. */
static token_range counterpart(const comparing *c, const article *to, const text_lines *to_lines,
                               const text_lines *from_lines, size_t offset)
{
    if (!c->by_line) {
        return (token_range){0, to->tokens.count};
    }
    size_t line = line_of(from_lines, offset);
    size_t end = line + 1 < to_lines->count ? to_lines->starts[line + 1] : to->text.size;
    return token_range_of(to, to_lines->starts[line], end);
}

/* ---- findings ---- */

/* What a finding says of the tokens FIRST .. FIRST + COUNT - 1 of a text. */
typedef struct report {
    onym_rule rule;
    onym_level level;
    const char *kind, *concept, *source, *suggestion;
} report;

/* Adds the finding R with MESSAGE, which is freed, at tokens of A to OUT. */
static int add(onym_findings *out, article *a, size_t first, size_t count, const report *r,
               buffer *message, onym_error *error)
{
    onym_text text = article_run(a, first, count);
    const char **suggestions = arena_alloc(a->arena, sizeof *suggestions);
    onym_finding *f = findings_add(out);
    if (f == NULL || suggestions == NULL) {
        buffer_free(message);
        return error_memory(error);
    }
    f->rule = r->rule;
    f->level = r->level;
    f->begin = a->tokens.items[first].begin;
    f->end = f->begin + text.size;
    f->text = arena_copy(a->arena, text);
    f->text_size = text.size;
    f->concept = arena_copy(a->arena, onym_text_of(r->concept));
    f->reason_kind = r->kind;
    f->reason_source = arena_copy(a->arena, onym_text_of(r->source));
    f->message = arena_copy(a->arena, buffer_text(message));
    suggestions[0] = arena_copy(a->arena, onym_text_of(r->suggestion));
    f->suggestions = suggestions;
    f->suggestion_count = *r->suggestion != '\0';
    f->quoted = (a->tokens.items[first].flags & TOKEN_QUOTED) != 0;
    bool failed = message->failed || a->arena->failed;
    buffer_free(message);
    return failed ? error_memory(error) : ONYM_OK;
}

/* ---- what a lone word can prove ---- */

static bool share_concept(const postings *a, const postings *b)
{
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            if (strcmp(a->items[i].concept, b->items[j].concept) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool is_person(const posting *p)
{
    return strcmp(p->kind, "person") == 0;
}

/* A name that looks like an adjective is one, more often than not. */
static bool is_adjectival(onym_text word)
{
    static const char *const endings[] = {"ый", "ий", "ой", "ая", "ое", "ого", "ому", "ом", "ым"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (word.size > size && memcmp(word.data + word.size - size, endings[i], size) == 0) {
            return true;
        }
    }
    return false;
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

/* Whether an English mention is a name of one of NAMES that no ordinary word can be. */
static bool is_sure(comparing *c, const mention *m, const postings *names)
{
    const lexeme *l;
    if (m->kind != MENTION_KNOWN || mention_is_imported(m)) {
        return false;
    }
    bool word = m->count == 1 &&
                (run_lexeme(&l, &c->english, m->first, c->error) != ONYM_OK || l->english == 1);
    return !word && share_concept(&m->names, names);
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
            share_concept(&other->names, &n->names)) {
            return true;
        }
    }
    return false;
}

/* Whether N is enough to say that a name is missing. */
static bool proves(comparing *c, const native_name *n)
{
    bool doubtful = false;
    for (size_t i = 0; i < n->names.count; i++) {
        doubtful = doubtful || is_doubtful(c, n, &n->names.items[i]);
    }
    return !doubtful || is_evidenced(c, n);
}

/* ---- from the other language into English ---- */

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
    report r = {ONYM_RULE_MISSING, ONYM_WARNING, "translation", p->concept, p->source, wanted};
    return add(c->native_out, &c->native, n->first, n->count, &r, &message, c->error);
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
    token_range range = counterpart(c, &c->english, &c->english_lines, &c->native_lines, offset);
    int status = rendering_find(&found, &c->english, &c->mentions, range, &n->names, c->error);
    if (status != ONYM_OK || found.kind == RENDERED) {
        return status;
    }
    bool proven = proves(c, n);
    if (found.kind == RENDERED_OTHERWISE) {
        bool beside = found.finding.rule == ONYM_RULE_MISSPELT && has_name_beside(c, &found);
        found.finding.level = proven || !beside ? found.finding.level : ONYM_NOTE;
        return report_otherwise(c, &found);
    }
    return proven ? report_missing(c, n) : ONYM_OK;
}

/* Compares every name of the native text; in a whole text each concept once. */
static int compare_names(comparing *c)
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

/* ---- from English into the other language ---- */

/* The native name in RANGE that shares a concept with M; NULL when there is none. */
static const native_name *native_of(const comparing *c, const mention *m, token_range range)
{
    for (size_t i = 0; i < c->names.count; i++) {
        const native_name *n = &c->names.items[i];
        if (n->first >= range.first && n->first < range.behind &&
            share_concept(&m->names, &n->names)) {
            return n;
        }
    }
    return NULL;
}

/* Whether T is a form of the language that the tokens of A are in. */
static bool is_own_language(const article *a, const onym_term *t)
{
    bool korean = a->tokens.count > 0 && a->tokens.items[0].script == SCRIPT_HANGUL;
    return t->role != ONYM_ROLE_MADE && strcmp(t->lang, "ko-Hani") != 0 &&
           strncmp(t->lang, korean ? "ko" : "ru", 2) == 0;
}

/* The preferred native form of CONCEPT; "" when it has none. */
static int native_form(const char **out, comparing *c, const char *concept)
{
    const onym_entry *entry;
    *out = "";
    int status = memo_entry(&entry, c->native.memo, concept, c->error);
    for (size_t i = 0; status == ONYM_OK && entry != NULL && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->status == ONYM_PREFERRED && is_own_language(&c->native, t) && **out == '\0') {
            *out = t->text;
        }
    }
    return status;
}

/* Whether an English mention names something that must stand in the other text too: no adjective,
 * no ordinary word. */
static bool must_stand(const comparing *c, const mention *m)
{
    const token *t = &c->english.tokens.items[m->first];
    bool name = false;
    for (size_t i = 0; i < m->names.count; i++) {
        const posting *p = &m->names.items[i];
        name = name ||
               (p->term.role != ONYM_ROLE_DEMONYM && p->term.role != ONYM_ROLE_MADE &&
                (m->count > 1 || strcmp(p->kind, "person") == 0 || strcmp(p->kind, "place") == 0));
    }
    return m->kind == MENTION_KNOWN && !mention_is_imported(m) && name &&
           (t->flags & TOKEN_CAPITAL) != 0 && article_run(&c->english, m->first, m->count).size > 3;
}

static int report_absent(comparing *c, const mention *m, const posting *p, const char *wanted)
{
    onym_text text = article_run(&c->english, m->first, m->count);
    buffer message = {0};
    buffer_printf(&message, "\"%.*s\" is missing in the translation, as %s", (int)text.size,
                  text.data, wanted);
    report r = {ONYM_RULE_MISSING, ONYM_WARNING, "translation", p->concept, p->source, wanted};
    return add(c->english_out, &c->english, m->first, m->count, &r, &message, c->error);
}

/* Whether the check of the draft has found a misspelling of the concept of P in RANGE. */
static bool is_reported(const comparing *c, const posting *p, token_range range)
{
    const tokens *t = &c->native.tokens;
    for (size_t i = 0; range.first < range.behind && i < c->native_out->count; i++) {
        const onym_finding *f = &c->native_out->items[i];
        if (f->begin >= t->items[range.first].begin && f->begin < t->items[range.behind - 1].end &&
            strcmp(f->concept, p->concept) == 0) {
            return true;
        }
    }
    return false;
}

static int compare_mention(comparing *c, const mention *m)
{
    const char *wanted;
    size_t offset = c->english.tokens.items[m->first].begin;
    token_range range = counterpart(c, &c->native, &c->native_lines, &c->english_lines, offset);
    const native_name *n = native_of(c, m, range);
    const posting *p = n != NULL ? &n->names.items[0] : &m->names.items[0];
    int status = native_form(&wanted, c, p->concept);
    if (status != ONYM_OK || *wanted == '\0') {
        return status;
    }
    return n != NULL || is_reported(c, p, range) ? ONYM_OK : report_absent(c, m, p, wanted);
}

static int compare_mentions(comparing *c)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < c->mentions.count && status == ONYM_OK; i++) {
        const mention *m = &c->mentions.items[i];
        bool before = false;
        for (size_t j = 0; j < i && !c->by_line && !before; j++) {
            before =
                c->mentions.items[j].names.count > 0 && m->names.count > 0 &&
                strcmp(c->mentions.items[j].names.items[0].concept, m->names.items[0].concept) == 0;
        }
        status = before || !must_stand(c, m) ? ONYM_OK : compare_mention(c, m);
    }
    return status;
}

/* ---- names outside the glossary ---- */

/* Whether a finding about A's text stands at OFFSET already. */
static bool is_found(const onym_findings *f, size_t offset)
{
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].begin <= offset && offset < f->items[i].end) {
            return true;
        }
    }
    return false;
}

/* Reports in the translation that PAIR's word is nearly its name. */
static int report_unknown(comparing *c, const unknown_pair *pair)
{
    onym_text native = article_run(&c->native, pair->native_first, 1);
    onym_text english = article_run(&c->english, pair->english_first, pair->english_count);
    buffer message = {0};
    report r = {ONYM_RULE_MISSPELT, ONYM_WARNING, "translation", "", "", ""};
    if (c->reversed) {
        buffer_printf(&message, "\"%.*s\" is written %.*s by no system, as the original has it",
                      (int)native.size, native.data, (int)english.size, english.data);
        return is_found(c->native_out, c->native.tokens.items[pair->native_first].begin)
                   ? (buffer_free(&message), ONYM_OK)
                   : add(c->native_out, &c->native, pair->native_first, 1, &r, &message, c->error);
    }
    r.suggestion = pair->wanted;
    buffer_printf(&message, "\"%.*s\" is by no system what \"%.*s\" is; %s has %s",
                  (int)english.size, english.data, (int)native.size, native.data,
                  c->english.style->file.name, pair->wanted);
    return is_found(c->english_out, c->english.tokens.items[pair->english_first].begin)
               ? (buffer_free(&message), ONYM_OK)
               : add(c->english_out, &c->english, pair->english_first, pair->english_count, &r,
                     &message, c->error);
}

static int compare_unknown(comparing *c)
{
    unknown_names *unknown;
    int status = unknown_names_new(&unknown, &c->native, &c->names, &c->english, &c->mentions,
                                   c->data_dir, c->error);
    for (size_t i = 0; i < c->native.tokens.count && status == ONYM_OK; i++) {
        unknown_pair pair;
        bool wrong;
        size_t offset = c->native.tokens.items[i].begin;
        token_range range =
            counterpart(c, &c->english, &c->english_lines, &c->native_lines, offset);
        status = unknown_names_weigh(&wrong, &pair, unknown, i, range, c->error);
        status = status == ONYM_OK && wrong ? report_unknown(c, &pair) : status;
    }
    unknown_names_free(unknown);
    return status;
}

/* ---- the whole ---- */

static int read_tokens(article *a, onym_error *error)
{
    int status = segments_find(&a->segments, a->text, error);
    return status == ONYM_OK ? tokens_find(&a->tokens, a->text, &a->segments, error) : status;
}

/* The names of either text are evidence for what the words of the other are meant for. */
static bool add_english_evidence(comparing *c)
{
    bool kept = true;
    for (size_t i = 0; i < c->mentions.count && kept; i++) {
        const mention *m = &c->mentions.items[i];
        for (size_t j = 0; m->kind == MENTION_KNOWN && j < m->names.count && kept; j++) {
            const posting *p = &m->names.items[j];
            kept = p->imported || evidence_add_name(c->native.evidence, p->concept, p->country);
        }
    }
    return kept;
}

static bool add_evidence(comparing *c)
{
    bool kept = true;
    for (size_t i = 0; i < c->names.count && kept; i++) {
        const postings *names = &c->names.items[i].names;
        for (size_t j = 0; j < 2 * names->count && kept; j++) {
            const posting *p = &names->items[j / 2];
            kept = evidence_add_name(c->english.evidence, p->concept, p->country);
        }
    }
    return kept;
}

static int read_names(comparing *c)
{
    int status = read_tokens(&c->native, c->error);
    status = status == ONYM_OK ? read_tokens(&c->english, c->error) : status;
    if (status == ONYM_OK && (!lines_find(&c->native_lines, c->native.text) ||
                              !lines_find(&c->english_lines, c->english.text))) {
        status = error_memory(c->error);
    }
    c->by_line = c->native_lines.count == c->english_lines.count;
    status = status == ONYM_OK ? native_names_find(&c->names, &c->native, c->error) : status;
    if (status == ONYM_OK && !add_evidence(c)) {
        status = error_memory(c->error);
    }
    return status == ONYM_OK ? mentions_find(&c->mentions, &c->english, c->error) : status;
}

static int run(comparing *c, onym_checker *checker)
{
    int status = check_prepare(&c->native, checker, c->native_out, c->error);
    status =
        status == ONYM_OK ? check_prepare(&c->english, checker, c->english_out, c->error) : status;
    status = status == ONYM_OK ? read_names(c) : status;
    if (status == ONYM_OK && c->reversed) {
        status = add_english_evidence(c) ? draft_check(c->native_out, &c->native, c->error)
                                         : error_memory(c->error);
    }
    if (status == ONYM_OK) {
        status = c->reversed ? compare_mentions(c) : compare_names(c);
    }
    status = status == ONYM_OK ? compare_unknown(c) : status;
    if (status == ONYM_OK) {
        check_place(c->native_out, c->native.text);
        check_place(c->english_out, c->english.text);
    }
    return status;
}

static void finish(comparing *c)
{
    mentions_free(&c->mentions);
    native_names_free(&c->names);
    free(c->native_lines.starts);
    free(c->english_lines.starts);
    check_finish(&c->native);
    check_finish(&c->english);
}

int onym_compare(onym_comparison *out, onym_checker *checker, const char *data_dir,
                 onym_text source, onym_text translation, onym_error *error)
{
    *out = (onym_comparison){findings_new(), findings_new(), false, 0};
    bool native = is_native_text(source);
    int status = ONYM_OK;
    if (out->source == NULL || out->translation == NULL) {
        status = error_memory(error);
    } else {
        out->source->encoding = document_encoding(source);
        out->translation->encoding = document_encoding(translation);
    }
    bool is_text = status == ONYM_OK && *out->source->encoding.looks_like == '\0' &&
                   *out->translation->encoding.looks_like == '\0';
    if (is_text && native == is_native_text(translation)) {
        status = error_set(error, ONYM_EINPUT,
                           "input: one text must be in Russian, Ukrainian or Korean and the other "
                           "in English");
    }
    comparing c = {.native = {.text = native ? source : translation},
                   .english = {.text = native ? translation : source},
                   .native_out = native ? out->source : out->translation,
                   .english_out = native ? out->translation : out->source,
                   .data_dir = data_dir,
                   .reversed = !native,
                   .error = error};
    if (status == ONYM_OK && is_text) {
        unsigned failures = memory_failures();
        status = run(&c, checker);
        status = status == ONYM_OK && memory_failures() != failures ? error_memory(error) : status;
        out->by_line = c.by_line;
        out->names = native ? c.names.count : c.mentions.count;
        finish(&c);
    }
    if (status != ONYM_OK) {
        onym_comparison_free(out);
    }
    return status;
}

void onym_comparison_free(onym_comparison *c)
{
    onym_findings_free(c->source);
    onym_findings_free(c->translation);
    *c = (onym_comparison){NULL, NULL, false, 0};
}
