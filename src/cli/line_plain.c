/* Lines from a pipe or a file: no prompt, no editing, every byte as it is. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/input.h"
#include "cli/line_reader.h"

typedef struct line_plain {
    line_reader base;
    int descriptor;
    const char *prompt;
    size_t begin, end; /* what is read and not handed out yet */
    char bytes[LINE_MAX_SIZE + 2];
} line_plain;

/* Reads more behind what is there; 0 at the end, -1 on failure. */
static ssize_t fill(line_plain *p)
{
    if (p->begin > 0) {
        memmove(p->bytes, p->bytes + p->begin, p->end - p->begin);
        p->end -= p->begin;
        p->begin = 0;
    }
    ssize_t got = input_read(p->descriptor, p->bytes + p->end, sizeof p->bytes - p->end);
    p->end += got > 0 ? (size_t)got : 0;
    return got;
}

static line_event hand_out(line_plain *p, onym_text *line, size_t size, size_t used)
{
    const char *begin = p->bytes + p->begin;
    p->begin += used;
    if (size > 0 && begin[size - 1] == '\r') {
        size--;
    }
    *line = (onym_text){begin, size};
    return size > LINE_MAX_SIZE ? LINE_TOO_LONG : LINE_READ;
}

/* Drops the rest of a line that is too long. */
static line_event skip_line(line_plain *p)
{
    for (;;) {
        char *newline = memchr(p->bytes + p->begin, '\n', p->end - p->begin);
        if (newline != NULL) {
            p->begin = (size_t)(newline - p->bytes) + 1;
            return LINE_TOO_LONG;
        }
        p->begin = p->end;
        if (fill(p) <= 0) {
            return LINE_TOO_LONG;
        }
    }
}

static void show_prompt(const line_plain *p)
{
    if (p->prompt != NULL) {
        (void)!write(STDOUT_FILENO, p->prompt, strlen(p->prompt));
    }
}

static line_event plain_read(line_reader *reader, onym_text *line)
{
    line_plain *p = (line_plain *)reader;
    show_prompt(p);
    for (;;) {
        size_t size = p->end - p->begin;
        const char *newline = memchr(p->bytes + p->begin, '\n', size);
        if (newline != NULL) {
            size = (size_t)(newline - (p->bytes + p->begin));
            return hand_out(p, line, size, size + 1);
        }
        if (size > LINE_MAX_SIZE + 1) { /* more than a line and a carriage return */
            return skip_line(p);
        }
        ssize_t got = fill(p);
        if (got < 0) {
            return LINE_FAILED;
        }
        if (got == 0) {
            size = p->end - p->begin;
            return size > 0 ? hand_out(p, line, size, size) : LINE_END;
        }
    }
}

static void plain_free(line_reader *reader)
{
    free(reader);
}

line_reader *line_plain_new(int descriptor, const char *prompt)
{
    line_plain *p = calloc(1, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->base = (line_reader){plain_read, plain_free, NULL};
    p->descriptor = descriptor;
    p->prompt = prompt;
    return &p->base;
}
