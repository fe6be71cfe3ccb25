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

/* Findings kept; what is over it is counted. */
#define FINDINGS_MAX ((size_t)100000)

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

int onym_checker_set_language(onym_checker *c, const char *lang, onym_error *error)
{
    static const char *const names[] = {
        [DRAFT_ANY] = "",      [DRAFT_RUSSIAN] = "ru",  [DRAFT_UKRAINIAN] = "uk",
        [DRAFT_KOREAN] = "ko", [DRAFT_NORTH] = "ko-KP", [DRAFT_SOUTH] = "ko-KR"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], lang) == 0) {
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

void check_place(onym_findings *f, onym_text text)
{
    if (f->count > 1) {
        qsort(f->items, f->count, sizeof *f->items, by_place);
    }
    position p = position_start(text);
    for (size_t i = 0; i < f->count; i++) {
        position_move(&p, f->items[i].begin);
        f->items[i].line = p.line;
        f->items[i].column = p.column;
    }
}

static size_t count_long(const tokens *t)
{
    size_t count = 0;
    for (size_t i = 0; i < t->count; i++) {
        count += (t->items[i].flags & TOKEN_LONG) != 0;
    }
    return count;
}

int check_run(onym_findings *out, article *a, mentions *m, onym_error *error)
{
    int status = segments_find(&a->segments, a->text, error);
    status = status == ONYM_OK ? tokens_find(&a->tokens, a->text, &a->segments, error) : status;
    if (status == ONYM_OK && a->tokens.count > 0) {
        a->lexemes = calloc(a->tokens.count, sizeof *a->lexemes);
        status = a->lexemes != NULL ? ONYM_OK : error_memory(error);
    }
    status = status == ONYM_OK ? mentions_find(m, a, error) : status;
    status = status == ONYM_OK ? judge_all(out, a, m, error) : status;
    status = status == ONYM_OK ? draft_check(out, a, error) : status;
    status = status == ONYM_OK ? script_rules(out, a, error) : status;
    status = status == ONYM_OK ? consistency(out, a, m, error) : status;
    if (status == ONYM_OK) {
        sic_drop(out, a->text);
    }
    return status;
}

int check_prepare(article *a, onym_checker *c, onym_findings *f, onym_error *error)
{
    a->reader = c->reader;
    a->lexicon = c->lexicon;
    a->style = c->style;
    a->arena = &f->arena;
    a->memo = c->memo;
    a->facts = c->facts;
    a->lang = c->lang;
    a->evidence = evidence_new();
    memo_trim(c->memo);
    (void)lexicon_trim(c->lexicon);
    return a->evidence != NULL ? ONYM_OK : error_memory(error);
}

void check_finish(article *a)
{
    reader_end(a->reader);
    evidence_free(a->evidence);
    free(a->lexemes);
    tokens_free(&a->tokens);
    segments_free(&a->segments);
}

int onym_check(onym_findings **out, onym_checker *c, onym_text text, onym_error *error)
{
    *out = NULL;
    onym_findings *f = findings_new();
    if (f == NULL) {
        return error_memory(error);
    }
    f->encoding = document_encoding(text);
    article a = {.text = text};
    int status = check_prepare(&a, c, f, error);
    if (status == ONYM_OK && *f->encoding.looks_like == '\0') {
        mentions m = {NULL, 0, 0};
        status = check_run(f, &a, &m, error);
        f->encoding.long_tokens = count_long(&a.tokens);
        mentions_free(&m);
    }
    check_finish(&a);
    if (status != ONYM_OK) {
        onym_findings_free(f);
        return status;
    }
    check_place(f, text);
    if (f->count > FINDINGS_MAX) {
        f->encoding.dropped = f->count - FINDINGS_MAX;
        f->count = FINDINGS_MAX;
    }
    *out = f;
    return ONYM_OK;
}
