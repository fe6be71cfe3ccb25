/* A program on a pseudo-terminal: keys in, screen out. */
#include "pty.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MILLISECONDS 10000

session *pty_start(char *const *arguments, const char *const *environment)
{
    session *t = calloc(1, sizeof *t);
    assert_non_null(t);
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    t->child = forkpty(&t->master, NULL, NULL, &size);
    assert_true(t->child >= 0);
    if (t->child == 0) {
        for (; *environment != NULL; environment += 2) {
            if (environment[1][0] != '\0') {
                (void)setenv(environment[0], environment[1], 1);
            } else {
                (void)unsetenv(environment[0]);
            }
        }
        execv(arguments[0], arguments);
        _exit(127);
    }
    return t;
}

bool pty_read_more(session *t, int milliseconds)
{
    struct pollfd wanted = {.fd = t->master, .events = POLLIN};
    if (poll(&wanted, 1, milliseconds) <= 0 || t->size >= sizeof t->screen - 1) {
        return false;
    }
    ssize_t got = read(t->master, t->screen + t->size, sizeof t->screen - 1 - t->size);
    t->size += got > 0 ? (size_t)got : 0;
    t->screen[t->size] = '\0';
    return got > 0;
}

void pty_expect(session *t, const char *text)
{
    for (int tries = 0; tries < WAIT_MILLISECONDS / 50; tries++) {
        const char *at = memmem(t->screen + t->seen, t->size - t->seen, text, strlen(text));
        if (at != NULL) {
            t->seen = (size_t)(at - t->screen) + strlen(text);
            return;
        }
        (void)pty_read_more(t, 50);
    }
    fail_msg("no \"%s\" in: %s", text, t->screen + t->seen);
}

void pty_type(session *t, const char *keys)
{
    assert_int_equal(write(t->master, keys, strlen(keys)), strlen(keys));
}

void pty_ask(session *t, const char *keys, const char *expected)
{
    pty_type(t, keys);
    pty_type(t, "\r");
    pty_expect(t, expected);
    pty_expect(t, "onym> ");
}

int pty_finish(session *t)
{
    int status = -1;
    for (int tries = 0; tries < WAIT_MILLISECONDS / 10; tries++) {
        if (waitpid(t->child, &status, WNOHANG) == t->child) {
            (void)pty_read_more(t, 0);
            (void)close(t->master);
            free(t);
            return status;
        }
        if (!pty_read_more(t, 10)) {
            (void)usleep(10000);
        }
    }
    (void)kill(t->child, SIGKILL);
    (void)waitpid(t->child, &status, 0);
    fail_msg("the program does not end: %s", t->screen);
    return -1;
}
