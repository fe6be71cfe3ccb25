/* A program on a pseudo-terminal: keys in, screen out. */
#ifndef ONYM_TESTS_PTY_H
#define ONYM_TESTS_PTY_H

#include "../unit/unit.h"

#include <sys/types.h>

/* A program on a terminal of its own, of 24 rows and 80 columns. */
typedef struct session {
    pid_t child;
    int master;
    size_t size, seen; /* of the screen; what was expected so far */
    char screen[262144];
} session;

/* Starts ARGUMENTS[0] with the pairs of name and value of ENVIRONMENT, up to NULL; an empty value
 * unsets. */
session *pty_start(char *const *arguments, const char *const *environment);

/* Reads what is printed within so many milliseconds; false when nothing is. */
bool pty_read_more(session *t, int milliseconds);

/* Waits until TEXT is printed after what was expected before. */
void pty_expect(session *t, const char *text);

/* Types KEYS. */
void pty_type(session *t, const char *keys);

/* Types KEYS as a line, and waits for the answer EXPECTED and the next prompt: what is typed before
 * it is not the editor's yet. */
void pty_ask(session *t, const char *keys, const char *expected);

/* Waits for the end of the program and returns its status as of waitpid. */
int pty_finish(session *t);

#endif
