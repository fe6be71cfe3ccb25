/* Streams: texts of any size and number, checked in windows, by one thread or several, in bounded
 * memory. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/workers.h"
#include "check/check.h"
#include "text/document.h"
#include "text/window.h"

/* What is read beyond a window before it is cut. */
#define AHEAD     ((size_t)64 * 1024)
#define JOBS_MOST 256u

/* What a piece is. */
enum { WINDOW, RECORD, FAILURE };

/* A window, a record or a text that could not be read, on its way. */
typedef struct piece {
    int kind;
    char *bytes;      /* room for WINDOW_SIZE + AHEAD */
    onym_string line; /* of a record */
    onym_text text;   /* in either of them */
    onym_stretch stretch;
    bool hidden; /* it begins so */
    onym_findings *findings;
    onym_string output; /* of a record */
    onym_error error;
} piece;

struct onym_stream {
    onym_stretch_fn *each;
    void *context;
    workers *workers;
    void **checkers;
    size_t checker_count;

    piece *pieces;
    piece **free; /* those of them that are not on their way */
    size_t piece_count, free_count;

    piece *pending; /* what is read of the text at hand and not cut yet */
    void *tag;
    size_t offset; /* of it in the text */
    bool hidden;   /* it begins so */
    bool refused;  /* the text is no UTF-8 at all */

    size_t found; /* findings handed out of the text at hand */
    position at;  /* where the next window begins, for those that are handed out */
};

/* ---- in the threads ---- */

static void work(void *state, void *job)
{
    piece *p = job;
    onym_checker *c = state;
    check_way way = {.window = p->text.size, .hidden = p->hidden, .inside = p->stretch.offset > 0};
    if (p->kind == RECORD) {
        p->stretch.status = onym_check_record(&p->output, c, p->text, &p->error);
    } else if (p->kind == WINDOW) {
        p->stretch.status = check_text(&p->findings, c, p->text, way, &p->error);
    }
}

/* ---- in order ---- */

/* Makes the findings of P, which are about its window, findings about the whole text. */
static void place(onym_stream *s, piece *p)
{
    onym_findings *f = p->findings;
    if (p->stretch.offset == 0) {
        s->at = position_start(p->text);
        s->found = 0;
    }
    check_limit(f, FINDINGS_MAX - s->found);
    s->found += f->count;
    for (size_t i = 0; p->stretch.offset > 0 && i < f->count; i++) {
        onym_finding *x = &f->items[i];
        x->begin += p->stretch.offset;
        x->end += p->stretch.offset;
        x->column += x->line == 1 ? s->at.column - 1 : 0;
        x->line += s->at.line - 1;
    }
    f->encoding.invalid_first += f->encoding.invalid_count > 0 ? p->stretch.offset : 0;
    if (!p->stretch.last) {
        s->at.text = p->text;
        s->at.at = p->stretch.offset == 0 ? s->at.at : 0;
        position_move(&s->at, p->text.size);
    }
}

static int hand_out(void *context, void *job)
{
    onym_stream *s = context;
    piece *p = job;
    p->stretch.text = p->text;
    if (p->findings != NULL) {
        place(s, p);
    }
    p->stretch.findings = p->findings;
    p->stretch.record = (onym_text){p->output.data, p->output.size};
    p->stretch.error = &p->error;
    int status = s->each(s->context, &p->stretch);
    onym_findings_free(p->findings);
    onym_string_free(&p->output);
    onym_string_free(&p->line);
    p->findings = NULL;
    s->free[s->free_count++] = p;
    return status;
}

/* ---- cutting ---- */

/* A free piece; workers_put has handed one out when all were on their way. */
static int take_piece(piece **out, onym_stream *s, onym_error *error)
{
    piece *p = s->free[--s->free_count];
    *out = p;
    if (p->bytes == NULL && (p->bytes = malloc(WINDOW_SIZE + AHEAD)) == NULL) {
        s->free[s->free_count++] = p;
        *out = NULL;
        return error_memory(error);
    }
    p->text = (onym_text){p->bytes, 0};
    p->stretch = (onym_stretch){.tag = s->tag};
    p->kind = WINDOW;
    p->error = (onym_error){.status = ONYM_OK};
    return ONYM_OK;
}

/* Sends the first SIZE bytes of what is pending on its way, and keeps the rest. */
static int send(onym_stream *s, size_t size, bool last, onym_error *error)
{
    piece *p = s->pending, *next = NULL;
    size_t rest = p->text.size - size;
    int status = last ? ONYM_OK : take_piece(&next, s, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (next != NULL) {
        memcpy(next->bytes, p->bytes + size, rest);
        next->text.size = rest;
    }
    p->text.size = size;
    p->stretch.offset = s->offset;
    p->stretch.last = last;
    p->hidden = s->hidden;
    s->hidden = !last && window_leaves_hidden(p->text, s->hidden);
    s->offset += size;
    s->pending = next;
    return workers_put(s->workers, p);
}

static int begin(onym_stream *s, void *tag, onym_error *error)
{
    s->tag = tag;
    s->offset = 0;
    s->hidden = s->refused = false;
    return s->pending == NULL ? take_piece(&s->pending, s, error) : ONYM_OK;
}

/* Cuts as many windows off as are there; with LAST, all. */
static int cut(onym_stream *s, bool last, onym_error *error)
{
    int status = ONYM_OK;
    if (s->offset == 0) {
        s->refused = *onym_looks_like(s->pending->text) != '\0';
    }
    while (status == ONYM_OK && !s->refused && s->pending->text.size > WINDOW_SIZE) {
        status = send(s, window_end(s->pending->text, WINDOW_SIZE), false, error);
    }
    return status == ONYM_OK && (last || s->refused) ? send(s, s->pending->text.size, true, error)
                                                     : status;
}

/* What came of the text whose reading failed is handed out; the failure is the last of it. */
static int fail(onym_stream *s, const onym_error *error)
{
    piece *p = s->pending;
    s->pending = NULL;
    p->kind = FAILURE;
    p->error = *error;
    p->stretch.status = error->status;
    p->stretch.last = true;
    p->stretch.offset = s->offset;
    p->text.size = 0;
    return workers_put(s->workers, p);
}

int onym_stream_file(onym_stream *s, void *tag, const char *path, onym_error *error)
{
    file_source source;
    onym_error failure;
    int status = begin(s, tag, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (file_open(&source, path, &failure) != ONYM_OK) {
        return fail(s, &failure);
    }
    size_t got = 1;
    while (status == ONYM_OK && got > 0 && s->pending != NULL) {
        piece *p = s->pending;
        size_t room = WINDOW_SIZE + AHEAD - p->text.size;
        if (file_read_some(&got, &source, p->bytes + p->text.size, room, &failure) != ONYM_OK) {
            status = fail(s, &failure);
            break;
        }
        p->text.size += got;
        bool full = p->text.size > WINDOW_SIZE;
        status = full || got == 0 ? cut(s, got == 0, error) : ONYM_OK;
    }
    file_close(&source);
    return status;
}

int onym_stream_record(onym_stream *s, void *tag, onym_text line, onym_error *error)
{
    piece *p;
    s->tag = tag;
    int status = take_piece(&p, s, error);
    if (status != ONYM_OK) {
        return status;
    }
    p->line = (onym_string){malloc(line.size + 1), line.size};
    if (p->line.data == NULL) {
        s->free[s->free_count++] = p;
        return error_memory(error);
    }
    memcpy(p->line.data, line.data, line.size);
    p->text = (onym_text){p->line.data, line.size};
    p->kind = RECORD;
    p->stretch.last = true;
    return workers_put(s->workers, p);
}

/* ---- the whole ---- */

static int open_checkers(onym_stream *s, const onym_glossary *glossary, const onym_style *style,
                         onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < s->checker_count && status == ONYM_OK; i++) {
        onym_checker *c = NULL;
        status = onym_checker_new(&c, glossary, style, error);
        s->checkers[i] = c;
    }
    return status;
}

static int open_pieces(onym_stream *s, onym_error *error)
{
    s->piece_count = workers_jobs(s->workers) + 2; /* and one that is read, and the next one */
    s->pieces = calloc(s->piece_count, sizeof *s->pieces);
    s->free = calloc(s->piece_count, sizeof *s->free);
    if (s->pieces == NULL || s->free == NULL) {
        return error_memory(error);
    }
    for (size_t i = 0; i < s->piece_count; i++) {
        s->free[s->free_count++] = &s->pieces[i];
    }
    return ONYM_OK;
}

int onym_stream_new(onym_stream **out, const onym_glossary *glossary, const onym_style *style,
                    unsigned jobs, onym_stretch_fn *each, void *context, onym_error *error)
{
    *out = NULL;
    long processors = jobs == 0 ? sysconf(_SC_NPROCESSORS_ONLN) : (long)jobs;
    size_t count = processors < 1 ? 1 : processors > JOBS_MOST ? JOBS_MOST : (size_t)processors;
    onym_stream *s = calloc(1, sizeof *s);
    void **checkers = calloc(count, sizeof *checkers);
    if (s == NULL || checkers == NULL) {
        free(s);
        free((void *)checkers);
        return error_memory(error);
    }
    *s = (onym_stream){
        .each = each, .context = context, .checkers = checkers, .checker_count = count};
    int status = open_checkers(s, glossary, style, error);
    status = status == ONYM_OK ? workers_new(&s->workers, count, checkers, work, hand_out, s, error)
                               : status;
    status = status == ONYM_OK ? open_pieces(s, error) : status;
    if (status != ONYM_OK) {
        onym_stream_free(s);
        return status;
    }
    *out = s;
    return ONYM_OK;
}

int onym_stream_set_language(onym_stream *s, const char *lang, onym_error *error)
{
    int status = workers_finish(s->workers);
    for (size_t i = 0; i < s->checker_count && status == ONYM_OK; i++) {
        status = onym_checker_set_language(s->checkers[i], lang, error);
    }
    return status;
}

int onym_stream_finish(onym_stream *s)
{
    return workers_finish(s->workers);
}

void onym_stream_free(onym_stream *s)
{
    if (s == NULL) {
        return;
    }
    workers_free(s->workers);
    for (size_t i = 0; i < s->piece_count && s->pieces != NULL; i++) {
        piece *p = &s->pieces[i];
        onym_findings_free(p->findings);
        onym_string_free(&p->output);
        onym_string_free(&p->line);
        free(p->bytes);
    }
    for (size_t i = 0; i < s->checker_count; i++) {
        onym_checker_free(s->checkers[i]);
    }
    free(s->pieces);
    free((void *)s->free);
    free((void *)s->checkers);
    free(s);
}
