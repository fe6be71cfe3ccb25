/* A glossary that is built takes the old one's place when it is whole. */
#include "glossary/successor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static int fail(const successor *s, onym_error *error)
{
    return error_set(error, ONYM_EOUTPUT, "output: %s (%.800s)", strerror(errno), s->path);
}

/* Opens and locks S once; *LOST when another build has put it in place meanwhile. */
static int lock_successor(successor *s, bool *lost, onym_error *error)
{
    struct stat mine, now;
    s->file = open(s->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (s->file < 0 || fstat(s->file, &mine) != 0) {
        return fail(s, error);
    }
    if (!S_ISREG(mine.st_mode)) {
        return error_set(error, ONYM_EOUTPUT, "output: is not a regular file (%.800s)", s->path);
    }
    if (flock(s->file, LOCK_EX | LOCK_NB) != 0) {
        return error_set(error, ONYM_EOUTPUT, "output: another build or import is at work (%.800s)",
                         s->path);
    }
    *lost = lstat(s->path, &now) != 0 || now.st_ino != mine.st_ino || now.st_dev != mine.st_dev;
    return ONYM_OK;
}

void successor_close(successor *s)
{
    if (s->ready) {
        (void)unlink(s->path); /* it was not put in place */
    }
    if (s->file >= 0) {
        (void)close(s->file);
    }
    free(s->path);
    *s = (successor){.file = -1};
}

int successor_open(successor *s, const char *target, onym_error *error)
{
    char *path;
    *s = (successor){.file = -1};
    if (asprintf(&path, "%s.new", target) < 0) {
        return error_memory(error);
    }
    s->path = path;
    bool lost = false;
    int status = lock_successor(s, &lost, error);
    while (status == ONYM_OK && lost) {
        (void)close(s->file);
        status = lock_successor(s, &lost, error);
    }
    if (status == ONYM_OK && (ftruncate(s->file, 0) != 0 || fchmod(s->file, 0644) != 0)) {
        status = fail(s, error);
    }
    s->ready = status == ONYM_OK;
    return status;
}

int successor_place(successor *s, const char *target, onym_error *error)
{
    if (fsync(s->file) != 0 || rename(s->path, target) != 0) {
        return fail(s, error);
    }
    s->ready = false;
    return ONYM_OK;
}
