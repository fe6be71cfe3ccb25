/* Checking: from a text to its findings, one array after the other. */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/consistency.h"
#include "check/draft.h"
#include "check/judge.h"
#include "check/native.h"
#include "check/script_rules.h"
#include "check/sic.h"
#include "glossary/glossary.h"
#include "text/document.h"
#include "text/window.h"

int onym_checker_new(onym_checker **out, const onym_glossary *glossary, const onym_style *style,
                     onym_error *error)
{
    *out = NULL;
    onym_checker *c = calloc(1, sizeof *c);
    if (c == NULL || (c->lexicon = lexicon_new()) == NULL ||
        (c->facts = word_facts_new()) == NULL) {
        onym_checker_free(c);
        return error_memory(error);
    }
    c->glossary = glossary;
    c->style = style;
    int status = glossary_reader(&c->reader, glossary, error);
    if (status == ONYM_OK && (c->memo = memo_new(c->reader)) == NULL) {
        status = error_memory(error);
    }
    if (status != ONYM_OK) {
        onym_checker_free(c);
        return status;
    }
    *out = c;
    return ONYM_OK;
}

static void free_memory(checker_memory *m)
{
    segments_free(&m->segments);
    tokens_free(&m->tokens);
    free(m->marks.items);
}

static const char *const languages[] = {
    [DRAFT_ANY] = "",      [DRAFT_RUSSIAN] = "ru",  [DRAFT_UKRAINIAN] = "uk",
    [DRAFT_KOREAN] = "ko", [DRAFT_NORTH] = "ko-KP", [DRAFT_SOUTH] = "ko-KR"};

const char *onym_checker_language(const onym_checker *c)
{
    return languages[c->lang];
}

int onym_checker_set_language(onym_checker *c, const char *lang, onym_error *error)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strcmp(languages[i], lang) == 0) {
            c->lang = (draft_lang)i;
            return ONYM_OK;
        }
    }
    return error_set(error, ONYM_EUSAGE,
                     "usage: no such language; there are ru, uk, ko, ko-KP, ko-KR (%s)", lang);
}

void onym_checker_free(onym_checker *c)
{
    if (c != NULL) {
        native_systems_free(c->native);
        free_memory(&c->spare);
        memo_free(c->memo);
        reader_close(c->reader);
        lexicon_free(c->lexicon);
        word_facts_free(c->facts);
        free(c);
    }
}

static int judge_all(onym_findings *out, article *a, mentions *m, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < m->count && status == ONYM_OK; i++) {
        size_t before = out->count;
        status = judge(out, a, &m->items[i], error);
        m->items[i].reported = out->count > before;
    }
    return status;
}

static int by_place(const void *a, const void *b)
{
    const onym_finding *x = a, *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    return (x->rule > y->rule) - (x->rule < y->rule);
}

/* Sorts the findings from FIRST on and gives them lines and columns, moving P forward to them. */
static void place_from(onym_findings *f, size_t first, position *p)
{
    size_t count = f->count - first;
    if (count > 1) {
        qsort(f->items + first, count, sizeof *f->items, by_place);
    }
    for (size_t i = first; i < f->count; i++) {
        position_move(p, f->items[i].begin);
        f->items[i].line = p->line;
        f->items[i].column = p->column;
    }
}

void check_place(onym_findings *f, onym_text text)
{
    position p = position_start(text);
    place_from(f, 0, &p);
}

static size_t count_long(const tokens *t)
{
    size_t count = 0;
    for (size_t i = 0; (t->flags & TOKEN_LONG) != 0 && i < t->count; i++) {
        count += (t->items[i].flags & TOKEN_LONG) != 0;
    }
    return count;
}

static int read_words(article *a, onym_error *error)
{
    int status = a->slowly ? segments_find_slowly(&a->segments, a->text, a->hidden, error)
                           : segments_find_after(&a->segments, a->text, a->hidden, error);
    if (status != ONYM_OK) {
        return status;
    }
    return a->slowly ? tokens_find_slowly(&a->tokens, a->text, &a->segments, NULL, error)
                     : tokens_find_known(&a->tokens, a->text, &a->segments,
                                         lexicon_numbers(a->lexicon), error);
}

int check_run(onym_findings *out, article *a, mentions *m, onym_error *error)
{
    size_t first = out->count;
    unsigned failures = memory_failures();
    int status = read_words(a, error);
    status = status == ONYM_OK ? mentions_find(m, a, error) : status;
    status = status == ONYM_OK ? judge_all(out, a, m, error) : status;
    status = status == ONYM_OK ? draft_check(out, a, error) : status;
    status = status == ONYM_OK ? script_rules(out, a, error) : status;
    status = status == ONYM_OK ? consistency(out, a, m, error) : status;
    if (status == ONYM_OK) {
        sic_drop(out, first, a->text);
    }
    return status == ONYM_OK && memory_failures() != failures ? error_memory(error) : status;
}

int check_prepare(article *a, onym_checker *c, onym_findings *f, onym_error *error)
{
    a->checker = c;
    a->reader = c->reader;
    a->lexicon = c->lexicon;
    a->style = c->style;
    a->arena = &f->arena;
    a->memo = c->memo;
    a->facts = c->facts;
    a->lang = c->lang;
    a->evidence = evidence_new();
    a->segments = c->spare.segments;
    a->tokens = c->spare.tokens;
    a->marks = c->spare.marks;
    c->spare = (checker_memory){.marks.count = 0};
    segments_clear(&a->segments);
    tokens_clear(&a->tokens);
    memo_trim(c->memo);
    lexicon_start(c->lexicon);
    return a->evidence != NULL ? ONYM_OK : error_memory(error);
}

void check_finish(article *a)
{
    if (a->checker == NULL) {
        return; /* never prepared */
    }
    reader_end(a->reader);
    evidence_free(a->evidence);
    free_memory(&a->checker->spare);
    a->checker->spare = (checker_memory){a->segments, a->tokens, a->marks};
}

/* Checks the window BEGIN..END of TEXT, which begins HIDDEN or not; P is moved on to its findings.
 */
static int check_window(onym_findings *f, onym_checker *c, onym_text window, size_t begin,
                        const check_way *way, position *p, onym_error *error)
{
    article a = {.text = window, .hidden = way->hidden, .slowly = way->slowly};
    mentions m = {NULL, 0, 0};
    size_t first = f->count;
    int status = check_prepare(&a, c, f, error);
    status = status == ONYM_OK ? check_run(f, &a, &m, error) : status;
    f->encoding.long_tokens += count_long(&a.tokens);
    mentions_free(&m);
    check_finish(&a);
    for (size_t i = first; i < f->count; i++) {
        f->items[i].begin += begin;
        f->items[i].end += begin;
    }
    place_from(f, first, p);
    return status;
}

/* As check_window, when F holds as many findings as it may: those of the window are only counted.
 */
static int count_window(onym_findings *f, onym_checker *c, onym_text window, size_t begin,
                        const check_way *way, position *p, onym_error *error)
{
    onym_findings *over = findings_new();
    int status =
        over != NULL ? check_window(over, c, window, begin, way, p, error) : error_memory(error);
    if (over != NULL) {
        f->encoding.dropped += over->count;
        f->encoding.long_tokens += over->encoding.long_tokens;
    }
    onym_findings_free(over);
    return status;
}

static int check_windows(onym_findings *f, onym_checker *c, onym_text text, check_way way,
                         onym_error *error)
{
    position p = way.inside ? (position){text, 0, 1, 1} : position_start(text);
    int status = ONYM_OK;
    for (size_t at = 0; at < text.size && status == ONYM_OK;) {
        onym_text rest = {text.data + at, text.size - at};
        onym_text window = {rest.data, window_end(rest, way.window)};
        if (c->interrupt != NULL && c->interrupt(c->interrupt_context) != 0) {
            return error_set(error, ONYM_EINTERRUPT, "interrupted: the check was stopped");
        }
        status = (f->count < FINDINGS_MAX ? check_window : count_window)(f, c, window, at, &way, &p,
                                                                         error);
        way.hidden = window_leaves_hidden(window, way.hidden);
        at += window.size;
    }
    return status;
}

void check_limit(onym_findings *f, size_t most)
{
    if (f->count > most) {
        f->encoding.dropped += f->count - most;
        f->count = most;
    }
}

int check_text(onym_findings **out, onym_checker *c, onym_text text, check_way way,
               onym_error *error)
{
    *out = NULL;
    onym_findings *f = findings_new();
    if (f == NULL) {
        return error_memory(error);
    }
    f->encoding = document_encoding(text);
    f->encoding.looks_like = way.inside ? "" : f->encoding.looks_like;
    int status = *f->encoding.looks_like == '\0' ? check_windows(f, c, text, way, error) : ONYM_OK;
    if (status != ONYM_OK) {
        onym_findings_free(f);
        return status;
    }
    check_limit(f, FINDINGS_MAX);
    *out = f;
    return ONYM_OK;
}

void onym_checker_interrupt(onym_checker *checker, onym_interrupt_fn *fn, void *context)
{
    checker->interrupt = fn;
    checker->interrupt_context = context;
}

int onym_check(onym_findings **out, onym_checker *c, onym_text text, onym_error *error)
{
    return check_text(out, c, text, (check_way){.window = WINDOW_SIZE}, error);
}
