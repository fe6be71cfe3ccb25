/* Rows: the lines of a file to be imported, read a piece at a time and checked, and the records of
 * CSV among them. */
#include "glossary/rows.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/sizes.h"
#include "base/slice.h"
#include "base/utf8.h"

#define CHUNK ((size_t)64 * 1024)

static int fail(rows *r, int number, onym_error *error)
{
    char reason[128];
    return error_set(error, ONYM_EINPUT, "input: cannot read: %s (%.800s)",
                     file_reason(number, reason, sizeof reason), r->path);
}

/* Reads until there are WANTED bytes from AT on, or the file ends. */
static int fill(rows *r, size_t wanted, onym_error *error)
{
    char chunk[USUAL_OR_TINY(CHUNK, 1)];
    if (r->at > 0) {
        memmove(r->bytes.data, r->bytes.data + r->at, r->bytes.size - r->at);
        r->bytes.size -= r->at;
        r->at = 0;
    }
    while (!r->end && r->bytes.size < wanted) {
        ssize_t got = read(r->descriptor, chunk, sizeof chunk);
        if (got < 0 && errno != EINTR) {
            return fail(r, errno, error);
        }
        if (got > 0) {
            buffer_append(&r->bytes, chunk, (size_t)got);
            r->done += (uint64_t)got;
        }
        r->end = got == 0;
        if (r->bytes.failed) {
            return error_memory(error);
        }
    }
    return ONYM_OK;
}

/* Refuses what is not text at the first glance, and steps over a byte order mark. */
static int begin(rows *r, onym_error *error)
{
    int status = fill(r, CHUNK, error);
    onym_text start = buffer_text(&r->bytes);
    if (status == ONYM_OK && start.size >= 2 && memcmp(start.data, "\x1f\x8b", 2) == 0) {
        return error_set(error, ONYM_EINPUT, "format: packed by gzip; unpack it (%.800s)", r->path);
    }
    if (status == ONYM_OK && start.size >= 2 && memcmp(start.data, "PK", 2) == 0) {
        return error_set(error, ONYM_EINPUT, "format: packed by zip; unpack it (%.800s)", r->path);
    }
    if (status == ONYM_OK && start.size >= 3 && memcmp(start.data, "\xEF\xBB\xBF", 3) == 0) {
        r->at = 3;
    }
    return status;
}

int rows_open(rows *out, const char *path, onym_error *error)
{
    struct stat info;
    bool standard = strcmp(path, "-") == 0;
    *out = (rows){.path = standard ? "standard input" : path};
    out->descriptor = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (out->descriptor < 0 || fstat(out->descriptor, &info) != 0) {
        return fail(out, errno, error);
    }
    if (S_ISDIR(info.st_mode)) {
        return error_set(error, ONYM_EINPUT, "input: is a directory (%.800s)", path);
    }
    out->pipe = !S_ISREG(info.st_mode);
    out->total = out->pipe ? 0 : (uint64_t)info.st_size;
    return begin(out, error);
}

void rows_close(rows *r)
{
    if (r->descriptor >= 0) {
        (void)close(r->descriptor);
    }
    buffer_free(&r->bytes);
    buffer_free(&r->record);
    buffer_free(&r->unquoted);
}

onym_text rows_peek(rows *r, onym_error *error)
{
    if (fill(r, CHUNK, error) != ONYM_OK) {
        return (onym_text){"", 0};
    }
    return (onym_text){r->bytes.size > 0 ? r->bytes.data + r->at : "", r->bytes.size - r->at};
}

int rows_bytes(onym_text *out, rows *r, size_t size, onym_error *error)
{
    int status = r->bytes.size - r->at < size ? fill(r, size, error) : ONYM_OK;
    size_t ready = r->bytes.size - r->at;
    *out = (onym_text){ready > 0 ? r->bytes.data + r->at : "", ready < size ? ready : size};
    r->at += out->size;
    return status;
}

/* What is wrong with LINE as text; NULL when nothing is. */
static const char *check_line(onym_text line)
{
    if (line.size > 0 && memchr(line.data, '\0', line.size) != NULL) {
        return "a NUL byte";
    }
    return utf8_valid_prefix(line) == line.size ? NULL : "invalid UTF-8";
}

/* Drops the rest of a line that is too long. */
static int skip_line(rows *r, onym_error *error)
{
    int status = ONYM_OK;
    const char *end = NULL;
    while (status == ONYM_OK && end == NULL) {
        size_t ready = r->bytes.size - r->at;
        end = ready > 0 ? memchr(r->bytes.data + r->at, '\n', ready) : NULL;
        r->at = end != NULL ? (size_t)(end - r->bytes.data) + 1 : r->bytes.size;
        if (end == NULL && r->end) {
            break;
        }
        status = end == NULL ? fill(r, 1, error) : status;
    }
    return status;
}

int rows_line(onym_text *out, const char **fault, bool *more, rows *r, onym_error *error)
{
    size_t ready = r->bytes.size - r->at;
    const char *end = ready > 0 ? memchr(r->bytes.data + r->at, '\n', ready) : NULL;
    *fault = NULL;
    *out = (onym_text){"", 0};
    if (end == NULL && !r->end) {
        int status = fill(r, ROWS_LINE_MAX + 2, error);
        if (status != ONYM_OK) {
            return status;
        }
        ready = r->bytes.size - r->at;
        end = ready > 0 ? memchr(r->bytes.data + r->at, '\n', ready) : NULL;
    }
    *more = ready > 0;
    if (!*more) {
        return ONYM_OK;
    }
    r->line++;
    const char *start = r->bytes.data + r->at;
    size_t size = end != NULL ? (size_t)(end - start) : ready;
    if (size > ROWS_LINE_MAX) {
        *fault = "a line of more than 65536 bytes";
        return skip_line(r, error);
    }
    if (end == NULL && r->pipe) {
        *fault = "the last line is incomplete";
    }
    r->at += size + (end != NULL);
    size -= size > 0 && start[size - 1] == '\r';
    *out = (onym_text){start, size};
    *fault = *fault != NULL ? *fault : check_line(*out);
    return ONYM_OK;
}

size_t rows_split(onym_text *fields, size_t max, onym_text line)
{
    size_t count = 0;
    while (count < max && text_split(&fields[count], &line, '\t')) {
        count++;
    }
    return line.data != NULL ? max + 1 : count;
}

/* ---- CSV ---- */

/* Whether RECORD ends inside a quoted field. */
static bool is_open(onym_text record)
{
    bool quoted = false;
    for (size_t i = 0; i < record.size; i++) {
        quoted = quoted != (record.data[i] == '"');
    }
    return quoted;
}

/* Collects the lines of one record in RECORD. */
static int collect(rows *r, size_t *first, const char **fault, bool *more, onym_error *error)
{
    onym_text line;
    buffer_clear(&r->record);
    int status = rows_line(&line, fault, more, r, error);
    *first = r->line;
    while (status == ONYM_OK && *more && *fault == NULL) {
        buffer_append_text(&r->record, line);
        if (!is_open(buffer_text(&r->record))) {
            break;
        }
        buffer_putc(&r->record, '\n');
        status = rows_line(&line, fault, more, r, error);
        if (status == ONYM_OK && !*more) {
            *more = true;
            *fault = "a quotation mark is never closed";
        } else if (r->record.size + line.size > ROWS_LINE_MAX) {
            *fault = "a record of more than 65536 bytes; is a quotation mark not closed?";
        }
    }
    return status == ONYM_OK && r->record.failed ? error_memory(error) : status;
}

/* Takes a quoted field off *REST into OUT.  False: something stands behind the closing mark. */
static bool take_quoted(buffer *out, onym_text *rest)
{
    size_t i = 1;
    for (; i < rest->size; i++) {
        bool mark = rest->data[i] == '"';
        if (mark && (i + 1 == rest->size || rest->data[i + 1] != '"')) {
            break;
        }
        i += mark;
        buffer_putc(out, rest->data[i]);
    }
    *rest = (onym_text){rest->data + i + 1, rest->size > i ? rest->size - i - 1 : 0};
    return rest->size == 0 || rest->data[0] == ',';
}

/* Takes a plain field off *REST into OUT.  False: there is a quotation mark in it. */
static bool take_plain(buffer *out, onym_text *rest)
{
    const char *comma = rest->size > 0 ? memchr(rest->data, ',', rest->size) : NULL;
    size_t size = comma != NULL ? (size_t)(comma - rest->data) : rest->size;
    buffer_append(out, rest->data, size);
    bool plain = size == 0 || memchr(rest->data, '"', size) == NULL;
    if (size > 0) { /* an empty record has no data */
        *rest = (onym_text){rest->data + size, rest->size - size};
    }
    return plain;
}

/* Splits RECORD; the fields are offsets into UNQUOTED until all are there. */
static const char *split(rows *r, onym_text *fields, size_t *count, size_t max)
{
    onym_text rest = buffer_text(&r->record);
    size_t begins[ROWS_FIELD_MAX / 64 + 1];
    bool more = true, fits = true;
    *count = 0;
    buffer_clear(&r->unquoted);
    while (more) {
        if (*count == max || *count == sizeof begins / sizeof *begins) {
            return "too many columns";
        }
        begins[*count] = r->unquoted.size;
        fits = rest.size > 0 && rest.data[0] == '"' ? take_quoted(&r->unquoted, &rest)
                                                    : take_plain(&r->unquoted, &rest);
        if (!fits) {
            return "a quotation mark inside a field";
        }
        fields[*count] = (onym_text){NULL, r->unquoted.size - begins[*count]};
        buffer_putc(&r->unquoted, '\0');
        ++*count;
        more = rest.size > 0;
        rest = more ? (onym_text){rest.data + 1, rest.size - 1} : rest;
    }
    for (size_t i = 0; i < *count; i++) {
        fields[i].data = r->unquoted.data + begins[i];
    }
    return NULL;
}

int rows_csv(onym_text *fields, size_t *count, size_t max, size_t *first, const char **fault,
             bool *more, rows *r, onym_error *error)
{
    *count = 0;
    int status = collect(r, first, fault, more, error);
    if (status == ONYM_OK && *more && *fault == NULL) {
        *fault = split(r, fields, count, max);
        status = r->unquoted.failed ? error_memory(error) : status;
    }
    return status;
}
