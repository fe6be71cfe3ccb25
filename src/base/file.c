/* Files: reading whole files, from disk or a pipe. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/sizes.h"

#define CHUNK_SIZE ((size_t)USUAL_OR_TINY(64 * 1024, 1))

const char *file_reason(int number, char *reason, size_t size)
{
    (void)snprintf(reason, size, "%s", strerror(number));
    bool capital = reason[0] >= 'A' && reason[0] <= 'Z';
    bool acronym = reason[1] >= 'A' && reason[1] <= 'Z';
    if (capital && !acronym) {
        reason[0] = (char)(reason[0] - 'A' + 'a');
    }
    return reason;
}

static int fail(onym_error *error, const char *what, int number, const char *path)
{
    char reason[128];
    if (number == ENOMEM) {
        return error_memory(error);
    }
    return error_set(error, ONYM_EINPUT, "input: %s: %s (%.800s)", what,
                     file_reason(number, reason, sizeof reason), path);
}

static int refuse(onym_error *error, const char *what, const char *path)
{
    return error_set(error, ONYM_EINPUT, "input: %s (%.800s)", what, path);
}

static int over_limit(onym_error *error, size_t limit, const char *path)
{
    return error_set(error, ONYM_EINPUT, "limit: larger than %zu bytes (%.800s)", limit, path);
}

static int endless(onym_error *error, const char *path)
{
    return error_set(error, ONYM_EINPUT, "limit: a device without an end (%.800s)", path);
}

/* Waits until the descriptor, which does not block, is ready again. */
static bool wait_for(int descriptor, short events)
{
    struct pollfd wanted = {.fd = descriptor, .events = events};
    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

/* Whether a read or write that failed is worth another try. */
static bool try_again(int descriptor, short events)
{
    if (errno == EINTR) {
        return true;
    }
    return errno == EAGAIN && wait_for(descriptor, events);
}

static ssize_t read_some(int descriptor, char *chunk, size_t size)
{
    ssize_t got = 0;
    do {
        got = read(descriptor, chunk, size);
    } while (got < 0 && try_again(descriptor, POLLIN));
    return got;
}

static int read_rest(buffer *content, int descriptor, size_t limit, const char *path,
                     onym_error *error)
{
    char chunk[CHUNK_SIZE];
    for (;;) {
        ssize_t got = read_some(descriptor, chunk, sizeof chunk);
        if (got < 0) {
            return fail(error, "cannot read", errno, path);
        }
        if (got == 0) {
            return ONYM_OK;
        }
        if ((size_t)got > limit - content->size) {
            return over_limit(error, limit, path);
        }
        buffer_append(content, chunk, (size_t)got);
        if (content->failed) {
            return error_memory(error);
        }
    }
}

/* Whether the descriptor is a device that may give bytes for ever: any but a terminal and the null
 * device. */
static bool is_endless(int descriptor, const struct stat *status)
{
    struct stat null;
    return S_ISCHR(status->st_mode) && isatty(descriptor) == 0 &&
           (stat("/dev/null", &null) != 0 || null.st_rdev != status->st_rdev);
}

/* Refuses what cannot be read, before a byte is. */
static int inspect(int descriptor, file_kind kind, size_t limit, const char *path,
                   onym_error *error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        return fail(error, "cannot read", errno, path);
    }
    if (S_ISDIR(status.st_mode)) {
        return refuse(error, "is a directory", path);
    }
    if (!S_ISREG(status.st_mode)) {
        return kind == FILE_REGULAR              ? refuse(error, "is not a regular file", path)
               : is_endless(descriptor, &status) ? endless(error, path)
                                                 : ONYM_OK;
    }
    if (status.st_size > 0 && (uintmax_t)status.st_size > limit) {
        return over_limit(error, limit, path);
    }
    return ONYM_OK;
}

int file_open(file_source *out, const char *path, onym_error *error)
{
    bool standard = strcmp(path, "-") == 0;
    *out = (file_source){STDIN_FILENO, standard ? "standard input" : path, standard};
    while (!standard && (out->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)) < 0) {
        if (errno != EINTR) {
            return fail(error, "cannot open", errno, path);
        }
    }
    int status = inspect(out->descriptor, FILE_ANY, SIZE_MAX, out->path, error);
    if (status != ONYM_OK) {
        file_close(out);
    }
    return status;
}

int file_read_some(size_t *got, const file_source *source, char *bytes, size_t room,
                   onym_error *error)
{
    ssize_t size = read_some(source->descriptor, bytes, room);
    *got = size > 0 ? (size_t)size : 0;
    return size >= 0 ? ONYM_OK : fail(error, "cannot read", errno, source->path);
}

void file_close(file_source *source)
{
    if (!source->standard && source->descriptor >= 0) {
        (void)close(source->descriptor);
    }
    source->descriptor = -1;
}

static int read_descriptor(onym_string *out, int descriptor, file_kind kind, size_t max_size,
                           const char *path, onym_error *error)
{
    size_t limit = max_size == 0 || max_size > FILE_LIMIT ? FILE_LIMIT : max_size;
    buffer content = {.limit = FILE_LIMIT};
    int status = inspect(descriptor, kind, limit, path, error);
    if (status == ONYM_OK) {
        status = read_rest(&content, descriptor, limit, path, error);
    }
    if (status != ONYM_OK) {
        buffer_free(&content);
        return status;
    }
    return buffer_take(out, &content, error);
}

int file_read(onym_string *out, const char *path, file_kind kind, size_t max_size,
              onym_error *error)
{
    *out = (onym_string){NULL, 0};
    int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (kind == FILE_REGULAR ? O_NONBLOCK : 0);
    int descriptor = -1;
    do {
        descriptor = open(path, flags);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) {
        return fail(error, "cannot open", errno, path);
    }
    int status = read_descriptor(out, descriptor, kind, max_size, path, error);
    (void)close(descriptor);
    return status;
}

int onym_file_read(onym_string *out, const char *path, size_t max_size, onym_error *error)
{
    *out = (onym_string){NULL, 0};
    if (strcmp(path, "-") == 0) {
        return read_descriptor(out, STDIN_FILENO, FILE_ANY, max_size, "standard input", error);
    }
    return file_read(out, path, FILE_ANY, max_size, error);
}

bool file_write_all(int descriptor, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, data, size);
        if (written < 0 && !try_again(descriptor, POLLOUT)) {
            return false;
        }
        if (written > 0) {
            data += written;
            size -= (size_t)written;
        }
    }
    return true;
}
