/* The shell's history: a plain file of lines that several shells may share. */
#include "cli/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file is trimmed when it has grown to this many lines, so that not every line costs a trim. */
#define LINES_BEFORE_TRIM (HISTORY_LINES + HISTORY_LINES / 4)

/* No more than this is read from the end of the file. */
#define TAIL_SIZE ((off_t)4 * 1024 * 1024)

static bool make_directory(const char *path)
{
    return mkdir(path, S_IRWXU) == 0 || errno == EEXIST;
}

/* BASE/onym/NAME when BASE exists or can be made. */
static char *path_under(const char *base, const char *name)
{
    char *path = NULL;
    if (!make_directory(base) || asprintf(&path, "%s/onym", base) < 0) {
        return NULL;
    }
    bool made = make_directory(path);
    free(path);
    return made && asprintf(&path, "%s/onym/%s", base, name) >= 0 ? path : NULL;
}

char *history_path(void)
{
    return state_path("history");
}

char *state_path(const char *name)
{
    const char *state = getenv("XDG_STATE_HOME");
    if (state != NULL && state[0] == '/') {
        return path_under(state, name);
    }
    const char *home = getenv("HOME");
    char *base = NULL;
    if (home == NULL || home[0] != '/' || asprintf(&base, "%s/.local", home) < 0) {
        return NULL;
    }
    char *path = NULL;
    char *local_state = NULL;
    if (make_directory(base) && asprintf(&local_state, "%s/state", base) >= 0) {
        path = path_under(local_state, name);
        free(local_state);
    }
    free(base);
    return path;
}

static bool is_regular(int descriptor)
{
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

/* Opens the history and locks it; -1 when it cannot be, or is no regular file. */
static int open_locked(const char *path, int flags, int lock)
{
    int descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        return -1;
    }
    if (!is_regular(descriptor) || flock(descriptor, lock) != 0) {
        (void)close(descriptor);
        return -1;
    }
    return descriptor;
}

/* The end of the file, from the start of a line, NUL-terminated; NULL on failure. */
static char *read_tail(int descriptor, size_t *size)
{
    off_t end = lseek(descriptor, 0, SEEK_END);
    off_t begin = end > TAIL_SIZE ? end - TAIL_SIZE : 0;
    char *bytes = end < 0 ? NULL : malloc((size_t)(end - begin) + 1);
    if (bytes == NULL) {
        return NULL;
    }
    ssize_t got = pread(descriptor, bytes, (size_t)(end - begin), begin);
    *size = got > 0 ? (size_t)got : 0;
    bytes[*size] = '\0';
    char *newline = begin > 0 ? memchr(bytes, '\n', *size) : NULL;
    if (newline != NULL) {
        *size -= (size_t)(newline + 1 - bytes);
        memmove(bytes, newline + 1, *size + 1);
    }
    return bytes;
}

static size_t count_lines(const char *bytes, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        count += bytes[i] == '\n';
    }
    return count;
}

/* Where the last KEPT of COUNT lines begin. */
static char *skip_lines(char *bytes, size_t count, size_t kept)
{
    for (; count > kept; count--) {
        bytes = strchr(bytes, '\n');
        if (bytes == NULL) {
            return NULL;
        }
        bytes++;
    }
    return bytes;
}

/* Whether LINE is text with nothing live in it: printing it changes nothing. */
static bool is_clean(const char *line)
{
    onym_string shown;
    if (onym_printable(&shown, onym_text_of(line), true, NULL) != ONYM_OK) {
        return false;
    }
    bool clean = strcmp(shown.data, line) == 0;
    onym_string_free(&shown);
    return clean;
}

void history_load(const char *path, void (*add)(void *context, const char *line), void *context)
{
    int descriptor = open_locked(path, O_RDONLY, LOCK_SH);
    if (descriptor < 0) {
        return;
    }
    size_t size = 0;
    char *bytes = read_tail(descriptor, &size);
    (void)close(descriptor);
    char *line = bytes != NULL ? skip_lines(bytes, count_lines(bytes, size), HISTORY_LINES) : NULL;
    for (char *end; line != NULL && (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        if (line[0] != '\0' && is_clean(line)) {
            add(context, line);
        }
    }
    free(bytes);
}

static bool write_all(int descriptor, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, data, size);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            data += written;
            size -= (size_t)written;
        }
    }
    return true;
}

/* Drops the oldest lines, in place: another shell that waits for the lock has this file open. */
static void trim(int descriptor)
{
    size_t size = 0;
    char *bytes = read_tail(descriptor, &size);
    size_t count = bytes != NULL ? count_lines(bytes, size) : 0;
    if (count >= LINES_BEFORE_TRIM) {
        char *kept = skip_lines(bytes, count, HISTORY_LINES);
        if (kept != NULL && ftruncate(descriptor, 0) == 0) {
            (void)write_all(descriptor, kept, size - (size_t)(kept - bytes));
        }
    }
    free(bytes);
}

bool history_append(const char *path, onym_text line)
{
    if (line.size == 0 || line.data[0] == ' ' || line.data[0] == '\t' ||
        memchr(line.data, '\n', line.size) != NULL) {
        return true;
    }
    int descriptor = open_locked(path, O_RDWR | O_APPEND | O_CREAT, LOCK_EX);
    if (descriptor < 0) {
        return false;
    }
    char *whole = malloc(line.size + 1);
    bool good = whole != NULL;
    if (good) {
        memcpy(whole, line.data, line.size);
        whole[line.size] = '\n';
        good = write_all(descriptor, whole, line.size + 1);
        free(whole);
        trim(descriptor);
    }
    return close(descriptor) == 0 && good;
}
