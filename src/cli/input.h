/* Reading a descriptor that may be slow, interrupted or set not to block. */
#ifndef ONYM_CLI_INPUT_H
#define ONYM_CLI_INPUT_H

#include <stdbool.h>
#include <sys/types.h>

#include "onym.h"

/* Reads at most ROOM bytes, of which it waits for the first; 0 at the end, -1 (errno) on failure.
 */
ssize_t input_read(int descriptor, char *bytes, size_t room);

/* Says that TEXT, the beginning of standard input, is no UTF-8 at all, when it is not. ONYM_EINPUT.
 */
int input_tell_wide(onym_text text);

/* A longer line is given out in pieces, which end with a blank where there is one. */
#define INPUT_LINE_MAX ((size_t)1 << 20)

/* The lines of a descriptor.  All 0 but the descriptor at first; the caller frees bytes. */
typedef struct input_lines {
    int descriptor;
    char *bytes;
    size_t room, at, end; /* bytes[at..end) are read and not given out */
    bool begun, ended;
} input_lines;

/* The next line with its line end, the last one perhaps without; empty at the end.  *OUT is valid
 * until the next call.  ONYM_EINPUT, ONYM_EINTERNAL: said on standard error. */
int input_line(onym_text *out, input_lines *lines);

/* Whether the next line can be had without waiting. */
bool input_has_line(const input_lines *lines);

#endif
