/* Explaining: why a check accepts the word at a place, or reports it. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/native_names.h"
#include "check/run.h"
#include "text/document.h"
#include "text/key.h"
#include "text/near.h"
#include "text/window.h"

/* Near names that are told of, and how far they may be: two edits, one for short words. */
#define NEAR_NAMES  5
#define NEAR_LIMIT  (2 * NEAR_EDIT)
#define SHORT_BYTES 6

typedef struct explaining {
    onym_explanation *out;
    article article;
    mentions mentions;
    onym_error *error;
} explaining;

/* The offset of LINE and COLUMN. */
static bool find_offset(size_t *out, onym_text text, size_t line, size_t column)
{
    position p = position_start(text);
    while (p.at < text.size && (p.line < line || (p.line == line && p.column < column))) {
        position_move(&p, p.at + utf8_at(text, p.at).size);
    }
    *out = p.at;
    return p.at < text.size && p.line == line && p.column == column;
}

/* A name by itself is taken to be meant: its concepts are evidence. */
static int assume(explaining *e)
{
    buffer key = {0};
    postings names = {NULL, 0};
    key_append(&key, e->article.text);
    int status =
        key.size > 0 ? memo_terms(&names, e->article.memo, buffer_text(&key), e->error) : ONYM_OK;
    bool kept = true;
    for (size_t i = 0; i < 2 * names.count && kept; i++) {
        const posting *p = &names.items[i / 2];
        kept = evidence_add_name(e->article.evidence, p->concept, p->country);
    }
    buffer_free(&key);
    return kept ? status : error_memory(e->error);
}

static void set_place(explaining *e, size_t begin, size_t end)
{
    onym_text text = {e->article.text.data + begin, end - begin};
    e->out->begin = begin;
    e->out->end = end;
    e->out->text = arena_copy(e->article.arena, text);
}

static bool find_finding(explaining *e, size_t at)
{
    onym_findings *f = e->out->owned;
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].begin <= at && at < f->items[i].end) {
            e->out->finding = &f->items[i];
            e->out->standing = ONYM_STANDING_REPORTED;
            e->out->concept = f->items[i].concept;
            e->out->quoted = f->items[i].quoted;
            set_place(e, f->items[i].begin, f->items[i].end);
            return true;
        }
    }
    return false;
}

static bool is_technical(const article *a, size_t at)
{
    for (size_t i = 0; i < a->segments.count; i++) {
        const segment *s = &a->segments.items[i];
        if (s->begin <= at && at < s->end) {
            return s->kind == SEGMENT_TECHNICAL;
        }
    }
    return false;
}

/* The token at offset AT, or the one that ends there; the number of tokens when there is none. */
static size_t token_at(const article *a, size_t at)
{
    for (size_t i = 0; i < a->tokens.count; i++) {
        if (a->tokens.items[i].begin <= at && at < a->tokens.items[i].end) {
            return i;
        }
    }
    return a->tokens.count;
}

static const mention *mention_of(const mentions *m, size_t at)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->items[i].first <= at && at < m->items[i].first + m->items[i].count) {
            return &m->items[i];
        }
    }
    return NULL;
}

/* A copy of P's term that outlives the memo. */
static const onym_term *copy_term(arena *memory, const posting *p)
{
    onym_term *t = arena_alloc(memory, sizeof *t);
    if (t != NULL) {
        *t = p->term;
        const char **const texts[] = {&t->lang, &t->text, &t->systems, &t->since, &t->styles};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            *texts[i] = arena_copy(memory, onym_text_of(*texts[i]));
        }
    }
    return t;
}

static bool is_written(const posting *p, onym_text text)
{
    return strlen(p->term.text) == text.size && memcmp(p->term.text, text.data, text.size) == 0;
}

/* The term of NAMES that TEXT is, letter by letter if possible. */
static void set_name(explaining *e, const postings *names, onym_text text)
{
    const posting *best = &names->items[0];
    for (size_t i = names->count; i > 0; i--) {
        best = is_written(&names->items[i - 1], text) ? &names->items[i - 1] : best;
    }
    e->out->term = copy_term(e->article.arena, best);
    e->out->concept = arena_copy(e->article.arena, onym_text_of(best->concept));
    e->out->imported = best->imported;
}

/* The names near the word KEY. */
static int find_near(explaining *e, onym_text key)
{
    neighbours near;
    arena *memory = e->article.arena;
    unsigned limit = key.size < SHORT_BYTES ? NEAR_EDIT : NEAR_LIMIT;
    int status = memo_near(&near, e->article.memo, key, limit, e->error);
    onym_near_name *names = arena_alloc(memory, NEAR_NAMES * sizeof *names);
    for (size_t i = 0;
         status == ONYM_OK && names != NULL && i < near.count && e->out->near_count < NEAR_NAMES;
         i++) {
        postings found;
        status = memo_terms(&found, e->article.memo, onym_text_of(near.items[i].key), e->error);
        if (status == ONYM_OK && found.count > 0) {
            const posting *p = &found.items[0];
            names[e->out->near_count++] = (onym_near_name){
                arena_copy(memory, onym_text_of(p->term.text)),
                arena_copy(memory, onym_text_of(p->concept)), near.items[i].distance};
        }
    }
    e->out->near = names;
    return memory->failed ? error_memory(e->error) : status;
}

/* What the word I in Cyrillic or Hangul is; the check itself passes it by. */
static int explain_native(explaining *e, size_t i)
{
    article *a = &e->article;
    native_names names = {NULL, 0, 0};
    int status = native_names_find(&names, a, e->error);
    for (size_t j = 0; status == ONYM_OK && j < names.count; j++) {
        const native_name *n = &names.items[j];
        if (n->first <= i && i < n->first + n->count) {
            onym_text text = article_run(a, n->first, n->count);
            set_name(e, &n->names, text);
            set_place(e, a->tokens.items[n->first].begin,
                      a->tokens.items[n->first].begin + text.size);
            e->out->standing = ONYM_STANDING_NAME;
        }
    }
    native_names_free(&names);
    return status;
}

/* What the word I is that no finding speaks of. */
static int explain_token(explaining *e, size_t i)
{
    article *a = &e->article;
    const lexeme *l;
    const mention *m = mention_of(&e->mentions, i);
    int status = run_lexeme(&l, a, i, e->error);
    if (status != ONYM_OK) {
        return status;
    }
    e->out->english = l->english == 1;
    e->out->quoted = (a->tokens.items[i].flags & TOKEN_QUOTED) != 0;
    if (m != NULL && m->kind == MENTION_KNOWN) {
        onym_text text = article_run(a, m->first, m->count);
        set_name(e, &m->names, text);
        set_place(e, a->tokens.items[m->first].begin, a->tokens.items[m->first].begin + text.size);
        e->out->standing = ONYM_STANDING_NAME;
        return ONYM_OK;
    }
    set_place(e, a->tokens.items[i].begin, a->tokens.items[i].end);
    e->out->standing = e->out->english ? ONYM_STANDING_WORD : ONYM_STANDING_OTHER;
    if (a->tokens.items[i].script != SCRIPT_LATIN) {
        return explain_native(e, i);
    }
    return find_near(e, (onym_text){l->key, l->key_size});
}

static int explain_place(explaining *e, size_t at)
{
    if (find_finding(e, at)) {
        const mention *m = mention_of(&e->mentions, token_at(&e->article, at));
        if (m != NULL && m->names.count > 0 && m->kind == MENTION_KNOWN) {
            set_name(e, &m->names, onym_text_of(e->out->text));
            e->out->concept = e->out->finding->concept;
        }
        return ONYM_OK;
    }
    if (is_technical(&e->article, at)) {
        e->out->standing = ONYM_STANDING_TECHNICAL;
        return ONYM_OK;
    }
    size_t i = token_at(&e->article, at);
    return i < e->article.tokens.count ? explain_token(e, i) : ONYM_OK;
}

/* Makes the window of the text that AT is in, as a check cuts it, the article.  Returns where it
 * begins. */
static size_t enter_window(article *a, size_t at)
{
    onym_text whole = a->text;
    size_t begin = 0;
    for (;;) {
        onym_text rest = {whole.data + begin, whole.size - begin};
        a->text = (onym_text){rest.data, window_end(rest, WINDOW_SIZE)};
        if (at < begin + a->text.size || a->text.size == rest.size) {
            return begin;
        }
        a->hidden = window_leaves_hidden(a->text, a->hidden);
        begin += a->text.size;
    }
}

/* Moves what is said of a window that begins at BEGIN to its place in the WHOLE text. */
static void leave_window(onym_explanation *out, onym_text whole, size_t begin)
{
    onym_findings *f = out->owned;
    out->begin += begin;
    out->end += begin;
    for (size_t i = 0; i < f->count; i++) {
        f->items[i].begin += begin;
        f->items[i].end += begin;
    }
    check_place(f, whole);
}

/* Checks the text of E and explains what stands at LINE and COLUMN, or its first word. */
static int explain(explaining *e, size_t line, size_t column)
{
    size_t at = 0;
    onym_text whole = e->article.text;
    if (line > 0 && !find_offset(&at, whole, line, column)) {
        return error_set(e->error, ONYM_NOT_FOUND, "not found: no such line and column");
    }
    size_t begin = enter_window(&e->article, at);
    onym_findings *f = e->out->owned;
    int status = line == 0 ? assume(e) : ONYM_OK;
    status = status == ONYM_OK ? check_run(f, &e->article, &e->mentions, e->error) : status;
    if (status != ONYM_OK) {
        return status;
    }
    check_place(f, e->article.text);
    if (line == 0 && e->article.tokens.count > 0) {
        at = e->article.tokens.items[0].begin;
    }
    status = explain_place(e, at - begin);
    leave_window(e->out, whole, begin);
    return status;
}

int onym_explain(onym_explanation *out, onym_checker *checker, onym_text text, size_t line,
                 size_t column, onym_error *error)
{
    *out = (onym_explanation){.text = "", .concept = "", .owned = findings_new()};
    if (out->owned == NULL) {
        return error_memory(error);
    }
    explaining e = {.out = out, .article = {.text = text}, .error = error};
    const char *other = document_encoding(text).looks_like;
    int status = *other == '\0' ? check_prepare(&e.article, checker, out->owned, error)
                                : error_set(error, ONYM_EINPUT, "encoding: looks like %s", other);
    status = status == ONYM_OK ? explain(&e, line, column) : status;
    if (status == ONYM_OK && out->owned->arena.failed) {
        status = error_memory(error);
    }
    mentions_free(&e.mentions);
    check_finish(&e.article);
    if (status != ONYM_OK) {
        onym_explanation_free(out);
    }
    return status;
}

void onym_explanation_free(onym_explanation *explanation)
{
    onym_findings_free(explanation->owned);
    *explanation = (onym_explanation){.text = "", .concept = ""};
}
