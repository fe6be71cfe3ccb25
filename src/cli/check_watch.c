/* onym check --watch: checking again whenever a file is saved. */
#include "cli/check_watch.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

/* An editor may write in several steps: they are over when nothing has come for so long. */
#define QUIET_MILLISECONDS 100

/* Editors write in place, or write another file and rename it: the directory sees both. */
#define SAVED (IN_CLOSE_WRITE | IN_MOVED_TO)

/* A file: the watch on its directory, and its name there. */
typedef struct watched {
    int directory;
    const char *name;
} watched;

/* Watches the directory of PATH; false with errno. */
static bool watch(watched *w, int events, const char *path)
{
    char directory[PATH_MAX] = ".";
    const char *slash = strrchr(path, '/');
    size_t size = slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
    if (size >= sizeof directory) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (size > 0) {
        memcpy(directory, path, size);
        directory[size] = '\0';
    }
    w->name = slash != NULL ? slash + 1 : path;
    w->directory = inotify_add_watch(events, directory, SAVED);
    return w->directory >= 0;
}

static bool is_watched(const watched *files, size_t count, const struct inotify_event *e)
{
    for (size_t i = 0; i < count; i++) {
        if (e->len > 0 && files[i].directory == e->wd && strcmp(files[i].name, e->name) == 0) {
            return true;
        }
    }
    return (e->mask & IN_Q_OVERFLOW) != 0; /* some were lost: perhaps one of ours */
}

/* Reads what has come; whether a file was saved.  -1 with errno on failure. */
static int read_events(int events, const watched *files, size_t count)
{
    _Alignas(struct inotify_event) char bytes[16384];
    ssize_t size = read(events, bytes, sizeof bytes);
    if (size < 0) {
        return errno == EINTR ? 0 : -1;
    }
    int saved = 0;
    for (const char *at = bytes; at < bytes + size;) {
        const struct inotify_event *e = (const struct inotify_event *)(const void *)at;
        saved = is_watched(files, count, e) ? 1 : saved;
        at += sizeof *e + e->len;
    }
    return saved;
}

/* Waits until a file was saved, and then until it is quiet. */
static bool wait_for_save(int events, const watched *files, size_t count)
{
    struct pollfd wanted = {.fd = events, .events = POLLIN};
    for (bool saved = false;;) {
        int ready = poll(&wanted, 1, saved ? QUIET_MILLISECONDS : -1);
        if (ready == 0) {
            return true;
        }
        int got = ready > 0 ? read_events(events, files, count) : errno == EINTR ? 0 : -1;
        if (got < 0) {
            return false;
        }
        saved = saved || got > 0;
    }
}

/* A line between two rounds; a terminal begins a new screen. */
static void put_heading(output *out)
{
    char line[64];
    time_t now = time(NULL);
    struct tm parts;
    const char *terminal = getenv("TERM");
    bool screen = out->terminal && terminal != NULL && strcmp(terminal, "dumb") != 0;
    if (localtime_r(&now, &parts) != NULL && strftime(line, sizeof line, "%H:%M:%S", &parts) > 0) {
        output_puts(out, screen ? "\x1b[H\x1b[2J" : "");
        output_puts(out, "---- ");
        output_puts(out, line);
        output_puts(out, "\n");
    }
}

/* Checks round by round. */
static int go_round(output *out, int events, const watched *files, size_t count,
                    int (*check)(void *context), void *context)
{
    onym_error error;
    for (;;) {
        put_heading(out);
        (void)check(context);
        if (output_flush(out, &error) != ONYM_OK) {
            return message_error(&error);
        }
        if (!wait_for_save(events, files, count)) {
            message_printf("input: cannot watch the files: %s", strerror(errno));
            return ONYM_EINPUT;
        }
        output_resize(out);
    }
}

int check_watch(output *out, char *const *files, size_t count, int (*check)(void *context),
                void *context)
{
    watched *all = calloc(count, sizeof *all);
    int events = inotify_init1(IN_CLOEXEC);
    int status = ONYM_OK;
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        if (all == NULL || events < 0 || !watch(&all[i], events, files[i])) {
            message_printf("input: cannot watch: %s (%.900s)", strerror(errno), files[i]);
            status = ONYM_EINPUT;
        }
    }
    if (status == ONYM_OK) {
        status = go_round(out, events, all, count, check, context);
    }
    if (events >= 0) {
        (void)close(events);
    }
    free(all);
    return status;
}
