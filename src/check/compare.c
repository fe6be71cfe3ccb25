/* Compare: a text in Russian, Ukrainian or Korean and its English version, from their bytes to
 * findings. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/comparing.h"
#include "check/draft.h"
#include "text/document.h"

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
    if (status == ONYM_OK && (!text_lines_find(&c->native_lines, c->native.text) ||
                              !text_lines_find(&c->english_lines, c->english.text))) {
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
