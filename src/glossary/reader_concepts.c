/* Reading the store: all concepts in order, over all files. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "glossary/layers.h"

/* The concepts of one layer, in order. */
typedef struct stream {
    sqlite3_stmt *rows;
    bool live;
} stream;

static int advance(stream *s, onym_error *error)
{
    int code = sqlite3_step(s->rows);
    s->live = code == SQLITE_ROW;
    return s->live || code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(s->rows), error);
}

static const char *head(const stream *s)
{
    const char *name = (const char *)sqlite3_column_text(s->rows, 0);
    return name != NULL ? name : "";
}

/* The stream whose head comes first; NULL when all have ended. */
static stream *least(stream *streams, size_t count)
{
    stream *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (streams[i].live && (first == NULL || strcmp(head(&streams[i]), head(first)) < 0)) {
            first = &streams[i];
        }
    }
    return first;
}

static int merge(stream *streams, size_t count, concept_fn *each, void *context, onym_error *error)
{
    buffer name = {0};
    int status = ONYM_OK;
    for (const stream *s; status == ONYM_OK && (s = least(streams, count)) != NULL;) {
        buffer_clear(&name);
        buffer_puts(&name, head(s));
        buffer_putc(&name, '\0');
        for (size_t i = 0; i < count && status == ONYM_OK && !name.failed; i++) {
            if (streams[i].live && strcmp(head(&streams[i]), name.data) == 0) {
                status = advance(&streams[i], error);
            }
        }
        status = name.failed ? error_memory(error) : status;
        status = status == ONYM_OK ? each(context, name.data) : status;
    }
    buffer_free(&name);
    return status;
}

int reader_concepts(reader *r, bool imported, concept_fn *each, void *context, onym_error *error)
{
    stream *streams = calloc(r->count > 0 ? r->count : 1, sizeof *streams);
    int status = streams != NULL ? ONYM_OK : error_memory(error);
    for (size_t i = 0; i < r->count && status == ONYM_OK; i++) {
        status = db_prepare(&streams[i].rows, r->layers[i].db,
                            "SELECT name FROM concept WHERE id < ?1 ORDER BY name", error);
        (void)sqlite3_bind_int64(streams[i].rows, 1, imported ? INT64_MAX : DB_FIRST_IMPORTED);
        status = status == ONYM_OK ? advance(&streams[i], error) : status;
    }
    status = status == ONYM_OK ? merge(streams, r->count, each, context, error) : status;
    for (size_t i = 0; streams != NULL && i < r->count; i++) {
        (void)sqlite3_finalize(streams[i].rows);
    }
    free(streams);
    return status;
}
