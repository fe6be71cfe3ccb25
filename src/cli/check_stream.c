/* Checking in streams: files of any size and records of archives, several at once. */
#include "cli/check_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/encoding.h"

/* Bytes of a record; a longer one is cut and therefore none. */
#define RECORD_MAX ((size_t)16 << 20)

/* Bytes that are read at once. */
#define CHUNK ((size_t)64 * 1024)

/* One pass over all files. */
typedef struct pass {
    check_stream *what;
    onym_stream *stream;
    onym_encoding_report encoding; /* of the text at hand so far */
    int status;
    onym_error error;
} pass;

static const char *shown(const char *path)
{
    return strcmp(path, "-") == 0 ? "(standard input)" : path;
}

/* ---- files ---- */

/* 1 when a finding is at or above the level to fail on. */
static int findings_status(const onym_findings *f, onym_level fail_on)
{
    for (size_t i = 0; i < onym_findings_count(f); i++) {
        if (onym_findings_at(f, i)->level >= fail_on) {
            return 1;
        }
    }
    return 0;
}

/* Adds what is odd about the bytes of a stretch to what is odd about its text. */
static void add_encoding(onym_encoding_report *all, const onym_stretch *s)
{
    const onym_encoding_report *e = onym_findings_encoding(s->findings);
    if (s->offset == 0) {
        *all = (onym_encoding_report){.looks_like = e->looks_like};
    }
    all->invalid_first = all->invalid_count == 0 ? e->invalid_first : all->invalid_first;
    all->invalid_count += e->invalid_count;
    all->nul_count += e->nul_count;
    all->long_tokens += e->long_tokens;
    all->dropped += e->dropped;
}

static int report(pass *p, const char *path, const onym_stretch *s)
{
    onym_reporter *reporter = p->what->reporter;
    add_encoding(&p->encoding, s);
    int status = ONYM_OK;
    if (*p->encoding.looks_like != '\0') {
        status = encoding_tell(path, &p->encoding, false);
        onym_reporter_failure(reporter, path, "encoding: not UTF-8");
        return status;
    }
    if (s->last) {
        (void)encoding_tell(path, &p->encoding, false);
    }
    status = onym_reporter_stretch(reporter, path, s, &p->error);
    return status == ONYM_OK ? findings_status(s->findings, p->what->fail_on)
                             : cli_failed(p->what->cli, &p->error);
}

static int take_stretch(void *context, const onym_stretch *s)
{
    pass *p = context;
    const char *path = s->tag;
    int status;
    if (s->status == ONYM_OK) {
        status = report(p, shown(path), s);
    } else {
        onym_reporter_failure(p->what->reporter, shown(path), s->error->message);
        status = message_error(s->error);
    }
    p->status = cli_worse(p->status, status);
    return p->what->cli->out.failure != 0 ? ONYM_EOUTPUT : 0;
}

/* ---- records ---- */

static int take_record(void *context, const onym_stretch *s)
{
    pass *p = context;
    if (s->status != ONYM_OK) {
        p->status = cli_worse(p->status, message_error(s->error));
        return s->status;
    }
    (void)output_write(&p->what->cli->out, s->record.data, s->record.size);
    return p->what->cli->out.failure != 0 ? ONYM_EOUTPUT : 0;
}

/* A line that is being read. */
typedef struct line {
    char *bytes; /* room for ROOM */
    size_t size, room;
} line;

/* Adds SIZE bytes to L, as far as a record may be long; false: no memory. */
static bool add_bytes(line *l, const char *bytes, size_t size)
{
    size = size < RECORD_MAX - l->size ? size : RECORD_MAX - l->size;
    if (l->size + size > l->room) {
        size_t room = 2 * (l->size + size) + CHUNK;
        char *grown = realloc(l->bytes, room);
        if (grown == NULL) {
            return false;
        }
        l->bytes = grown;
        l->room = room;
    }
    if (size > 0) {
        memcpy(l->bytes + l->size, bytes, size);
    }
    l->size += size;
    return true;
}

/* Sends the line on its way unless it is blank, and empties it. */
static int send_line(pass *p, char *path, line *l)
{
    static const char blank[] = {' ', '\t', '\r'};
    size_t blanks = 0;
    while (blanks < l->size && memchr(blank, l->bytes[blanks], sizeof blank) != NULL) {
        blanks++;
    }
    onym_text text = {l->bytes, l->size};
    bool empty = blanks == l->size;
    l->size = 0;
    return empty ? ONYM_OK : onym_stream_record(p->stream, path, text, &p->error);
}

static int no_memory(void)
{
    message_print("internal: out of memory");
    return ONYM_EINTERNAL;
}

/* Sends the lines of the SIZE bytes at CHUNK on their way; the last one is kept in L. */
static int send_lines(pass *p, char *path, line *l, const char *bytes, size_t size)
{
    int status = ONYM_OK;
    while (status == ONYM_OK && size > 0) {
        const char *end = memchr(bytes, '\n', size);
        size_t length = end != NULL ? (size_t)(end - bytes) : size;
        if (!add_bytes(l, bytes, length)) {
            return no_memory();
        }
        status = end != NULL ? send_line(p, path, l) : ONYM_OK;
        length += end != NULL;
        bytes += length;
        size -= length;
    }
    return status;
}

static int read_records(pass *p, char *path)
{
    char chunk[CHUNK];
    line l = {NULL, 0, 0};
    ssize_t got = 1;
    int file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    int status = ONYM_OK;
    while (file >= 0 && status == ONYM_OK && got != 0) {
        got = read(file, chunk, sizeof chunk);
        if (got < 0 && errno != EINTR) {
            break;
        }
        status = send_lines(p, path, &l, chunk, got > 0 ? (size_t)got : 0);
    }
    if (status == ONYM_OK && (file < 0 || got < 0)) {
        message_printf("input: cannot be read: %s (%.800s)", strerror(errno), shown(path));
        p->status = cli_worse(p->status, ONYM_EINPUT);
    }
    status = status == ONYM_OK ? send_line(p, path, &l) : status;
    if (file > STDIN_FILENO) {
        (void)close(file);
    }
    free(l.bytes);
    return status;
}

/* ---- both ---- */

static int read_file(pass *p, char *path)
{
    return onym_stream_file(p->stream, path, path, &p->error);
}

/* Feeds PATHS to a stream by FEED. */
static int run(check_stream *s, int count, char **paths, onym_stretch_fn *take,
               int (*feed)(pass *p, char *path))
{
    static char standard_input[] = "-";
    char *none[] = {standard_input};
    pass p = {.what = s, .error = {.status = ONYM_OK}};
    int status = onym_stream_new(&p.stream, s->glossary, s->style, s->jobs, take, &p, &p.error);
    status = status == ONYM_OK ? onym_stream_set_language(p.stream, s->lang, &p.error) : status;
    if (status != ONYM_OK) {
        onym_stream_free(p.stream);
        return message_error(&p.error);
    }
    for (int i = 0; i < (count > 0 ? count : 1) && status == ONYM_OK; i++) {
        status = feed(&p, count > 0 ? paths[i] : none[0]);
    }
    status = status == ONYM_OK ? onym_stream_finish(p.stream) : status;
    if (status != ONYM_OK && p.error.status == status) {
        (void)cli_failed(s->cli, &p.error);
    }
    onym_stream_free(p.stream);
    return cli_worse(p.status, status);
}

int check_stream_files(check_stream *s, int count, char **paths)
{
    return run(s, count, paths, take_stretch, read_file);
}

int check_stream_records(check_stream *s, int count, char **paths)
{
    return run(s, count, paths, take_record, read_records);
}
