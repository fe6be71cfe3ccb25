/* Reading a descriptor that may be slow, interrupted or set not to block. */
#include "cli/input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"

#define FIRST_ROOM ((size_t)1 << 16)

/* Waits until a descriptor that does not block has something to read. */
static bool wait_for(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLIN};
    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

ssize_t input_read(int descriptor, char *bytes, size_t room)
{
    ssize_t got;
    do {
        got = read(descriptor, bytes, room);
    } while (got < 0 && (errno == EINTR || (errno == EAGAIN && wait_for(descriptor))));
    return got;
}

int input_tell_wide(onym_text text)
{
    const char *name = onym_looks_like(text);
    if (*name == '\0') {
        return ONYM_OK;
    }
    message_printf("encoding: looks like %s; convert it with iconv (standard input)", name);
    return ONYM_EINPUT;
}

bool input_has_line(const input_lines *lines)
{
    return lines->at < lines->end &&
           memchr(lines->bytes + lines->at, '\n', lines->end - lines->at) != NULL;
}

/* Makes room for more after what is not given out yet. */
static bool make_room(input_lines *lines)
{
    if (lines->at > 0) {
        memmove(lines->bytes, lines->bytes + lines->at, lines->end - lines->at);
        lines->end -= lines->at;
        lines->at = 0;
    }
    if (lines->end < lines->room) {
        return true;
    }
    size_t room = lines->room == 0 ? FIRST_ROOM : lines->room * 2;
    char *grown = realloc(lines->bytes, room);
    if (grown == NULL) {
        return false;
    }
    lines->bytes = grown;
    lines->room = room;
    return true;
}

static int read_more(input_lines *lines)
{
    if (!make_room(lines)) {
        message_print("internal: out of memory");
        return ONYM_EINTERNAL;
    }
    ssize_t got =
        input_read(lines->descriptor, lines->bytes + lines->end, lines->room - lines->end);
    if (got < 0) {
        message_print("input: cannot read (standard input)");
        return ONYM_EINPUT;
    }
    lines->end += (size_t)got;
    lines->ended = got == 0;
    bool begun = lines->begun;
    lines->begun = true;
    return begun ? ONYM_OK : input_tell_wide((onym_text){lines->bytes, lines->end});
}

/* How much of TEXT, which has no line end, is a piece: up to its last blank, or to the beginning of
 * its last character. */
static size_t piece_of(onym_text text)
{
    const char *blank = memrchr(text.data, ' ', text.size);
    size_t size = blank != NULL ? (size_t)(blank - text.data) + 1 : text.size - 1;
    while (blank == NULL && text.size - size < 4 &&
           ((unsigned char)text.data[size] & 0xC0) == 0x80) {
        size--;
    }
    return size;
}

int input_line(onym_text *out, input_lines *lines)
{
    size_t looked = 0; /* bytes without a line end */
    for (;;) {
        onym_text rest = {lines->bytes, lines->end - lines->at};
        rest.data += rest.size > 0 ? lines->at : 0; /* there are no bytes before the first read */
        const char *newline =
            rest.size > looked ? memchr(rest.data + looked, '\n', rest.size - looked) : NULL;
        if (newline != NULL) {
            rest.size = (size_t)(newline - rest.data) + 1;
        } else if (rest.size >= INPUT_LINE_MAX) {
            rest.size = piece_of(rest);
        } else if (!lines->ended) {
            looked = rest.size;
            int status = read_more(lines);
            if (status != ONYM_OK) {
                return status;
            }
            continue;
        }
        *out = rest;
        lines->at += rest.size;
        return ONYM_OK;
    }
}
