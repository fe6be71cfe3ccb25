/* The pager: an answer that is longer than the screen is read in less, or what the user chose. */
#include "cli/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_PAGER "less -FIRX"
#define ROWS_UNKNOWN  ((size_t)24)
#define WORDS_MAX     16

/* A line without end is not held back longer than this. */
#define HELD_MAX ((size_t)1 << 20)

static const int quiet_signals[2] = {SIGPIPE, SIGINT};

/* The command of the pager; NULL when none is wanted. */
static const char *find_command(void)
{
    const char *command = getenv("ONYM_PAGER");
    command = command != NULL ? command : getenv("PAGER");
    command = command != NULL ? command : DEFAULT_PAGER;
    bool none = command[strspn(command, " ")] == '\0' || strcmp(command, "cat") == 0;
    return none ? NULL : command;
}

/* Splits COMMAND at blanks: it is never given to a shell. */
static void split(char *command, char *words[WORDS_MAX])
{
    size_t count = 0;
    for (char *word; count + 1 < WORDS_MAX && (word = strsep(&command, " ")) != NULL;) {
        if (*word != '\0') {
            words[count++] = word;
        }
    }
    words[count] = NULL;
}

/* In the child: becomes the pager, which reads from INPUT; tells FAILED when it cannot. */
static void become(const char *command, int input, int failed)
{
    char *words[WORDS_MAX];
    char *copy = strdup(command);
    for (size_t i = 0; i < 2; i++) {
        (void)signal(quiet_signals[i], SIG_DFL);
    }
    if (copy != NULL && dup2(input, STDIN_FILENO) == STDIN_FILENO &&
        setenv("LESSSECURE", "1", 1) == 0 && setenv("LESSCHARSET", "utf-8", 1) == 0) {
        split(copy, words);
        (void)execvp(words[0], words);
    }
    (void)!write(failed, "", 1);
    _exit(127);
}

static void ignore_signals(pager *p)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigemptyset(&ignore.sa_mask);
    for (size_t i = 0; i < 2; i++) {
        (void)sigaction(quiet_signals[i], &ignore, &p->before[i]);
    }
}

static void wait_for_child(pager *p)
{
    while (p->child > 0 && waitpid(p->child, NULL, 0) < 0 && errno == EINTR) {
    }
    p->child = 0;
    for (size_t i = 0; i < 2; i++) {
        (void)sigaction(quiet_signals[i], &p->before[i], NULL);
    }
}

/* Starts the pager with the read end of DATA; false when it cannot be run. */
static bool start(pager *p, const char *command, const int data[2])
{
    int failed[2];
    char byte;
    if (pipe2(failed, O_CLOEXEC) != 0) {
        return false;
    }
    ignore_signals(p);
    p->child = fork();
    if (p->child == 0) {
        become(command, data[0], failed[1]);
    }
    (void)close(failed[1]);
    ssize_t got = -1;
    while (p->child > 0 && (got = read(failed[0], &byte, 1)) < 0 && errno == EINTR) {
    }
    (void)close(failed[0]);
    if (got != 0) {
        wait_for_child(p);
    }
    return got == 0;
}

static int put(pager *p, const char *data, size_t size)
{
    if (p->closed) {
        return 0;
    }
    int failure = write_whole(p->child > 0 ? p->pipe : p->out->descriptor, data, size);
    p->closed = p->child > 0 && failure != 0; /* the reader has seen enough */
    return p->closed ? 0 : failure;
}

/* Ends the holding back: what is held goes to the pager, or to the terminal. */
static int let_go(pager *p, bool wanted)
{
    int data[2];
    const char *command = wanted ? find_command() : NULL;
    if (command != NULL && pipe2(data, O_CLOEXEC) == 0) {
        p->pipe = data[1];
        if (!start(p, command, data)) {
            (void)close(data[1]);
        }
        (void)close(data[0]);
    }
    p->plain = p->child <= 0;
    int failure = put(p, p->held, p->size);
    free(p->held);
    p->held = NULL;
    p->size = 0;
    return failure;
}

/* Counts the rows of the lines that have come in whole. */
static void count_rows(pager *p)
{
    char *newline;
    while (p->size > p->line_begin &&
           (newline = memchr(p->held + p->line_begin, '\n', p->size - p->line_begin)) != NULL) {
        char *begin = p->held + p->line_begin;
        size_t width = onym_width((onym_text){begin, (size_t)(newline - begin)});
        p->used_rows += 1 + (width > 0 ? (width - 1) / p->columns : 0);
        p->line_begin = (size_t)(newline + 1 - p->held);
    }
}

static int hold(void *context, const char *data, size_t size)
{
    pager *p = context;
    if (p->plain || p->child > 0) {
        return put(p, data, size);
    }
    char *more = size > 0 ? realloc(p->held, p->size + size) : p->held;
    if (size > 0 && more == NULL) {
        return ENOMEM;
    }
    p->held = more;
    if (size > 0) {
        memcpy(p->held + p->size, data, size);
    }
    p->size += size;
    count_rows(p);
    bool is_long = p->used_rows + 1 >= p->rows || p->size > HELD_MAX;
    return is_long ? let_go(p, true) : 0;
}

void pager_begin(pager *p, output *out)
{
    struct winsize size = {0};
    bool known = ioctl(out->descriptor, TIOCGWINSZ, &size) == 0;
    *p = (pager){.out = out};
    p->rows = known && size.ws_row > 0 ? size.ws_row : ROWS_UNKNOWN;
    p->columns = out->width > 0 ? out->width : 1;
    output_divert(out, hold, p);
}

void pager_end(pager *p)
{
    if (p->out == NULL) {
        return;
    }
    output_divert(p->out, NULL, NULL);
    if (p->held != NULL) {
        int failure = let_go(p, false);
        p->out->failure = p->out->failure != 0 ? p->out->failure : failure;
    }
    if (p->child > 0) {
        (void)close(p->pipe);
        wait_for_child(p);
    }
    p->out = NULL;
}
