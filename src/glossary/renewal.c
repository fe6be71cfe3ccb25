/* Renewing: a glossary file gets a successor, which is made beside it and renamed over it. */
#include "glossary/renewal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "glossary/db.h"

#define PIECE ((size_t)256 * 1024)

static int fail(const char *path, int number, onym_error *error)
{
    char reason[128];
    return error_set(error, ONYM_EOUTPUT, "output: %s (%s)",
                     file_reason(number, reason, sizeof reason), path);
}

/* Whether another process renews the file that BESIDE lies beside. */
static bool is_at_work(const char *beside)
{
    int file = open(beside, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    bool locked = file >= 0 && flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (file >= 0) {
        (void)close(file);
    }
    return locked;
}

/* The path of PATH's successor, to be freed; NULL: no memory. */
static char *path_beside(const char *path)
{
    char *out, *target = realpath(path, NULL);
    int size = asprintf(&out, "%s.new", target != NULL ? target : path);
    free(target);
    return size < 0 ? NULL : out;
}

/* How long to leave those alone that are at work, before asking again: 20 ms. */
static const struct timespec pause_between = {.tv_nsec = 20000000};

/* Whether PATH is another file than BEFORE, or was written since. */
static bool has_changed(const char *path, const struct stat *before)
{
    struct stat now;
    return stat(path, &now) == 0 && (now.st_ino != before->st_ino || now.st_dev != before->st_dev ||
                                     now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
                                     now.st_mtim.tv_nsec != before->st_mtim.tv_nsec);
}

/* As db_write, for as long as the file that BESIDE lies beside is renewed, or others get their turn
 * to write it: of many writers somebody is always the last. */
static int wait_for(sqlite3 **out, bool *made, const char *path, const char *beside, bool create,
                    onym_error *error)
{
    for (;;) {
        struct stat before;
        bool goes_on = is_at_work(beside), there = stat(path, &before) == 0;
        int status = db_write(out, made, path, create, error);
        if (status != ONYM_EGLOSSARY ||
            !(goes_on || is_at_work(beside) || (there && has_changed(path, &before)))) {
            return status;
        }
        (void)nanosleep(&pause_between, NULL);
    }
}

int renewal_wait(sqlite3 **out, const char *path, bool create, onym_error *error)
{
    *out = NULL;
    char *beside = path_beside(path);
    int status =
        beside != NULL ? wait_for(out, NULL, path, beside, create, error) : error_memory(error);
    free(beside);
    return status;
}

/* Keeps other writers from the old file, which is made when there is none. */
static int lock_old(renewal *r, const char *path, onym_error *error)
{
    int status = wait_for(&r->old, &r->made, path, r->beside, true, error);
    r->path = status == ONYM_OK ? realpath(path, NULL) : NULL;
    return status == ONYM_OK && r->path == NULL ? fail(path, errno, error) : status;
}

/* Opens the successor, empty.  What a killed process left there is overwritten. */
static int open_beside(renewal *r, onym_error *error)
{
    struct stat info;
    if (stat(r->path, &info) != 0) {
        return fail(r->path, errno, error);
    }
    r->file = open(r->beside, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    /* Its owner is kept where that is allowed; who may not give a file away keeps it. */
    bool ready = r->file >= 0 && flock(r->file, LOCK_EX | LOCK_NB) == 0 &&
                 (fchown(r->file, info.st_uid, info.st_gid) == 0 || errno == EPERM) &&
                 fchmod(r->file, info.st_mode & 0777) == 0;
    return ready ? ONYM_OK : fail(r->beside, errno, error);
}

/* Copies the old file by SQLite's own descriptor: closing another one would drop its locks. */
static int copy_old(renewal *r, onym_error *error)
{
    sqlite3_file *old = NULL;
    sqlite3_int64 size = 0;
    char *piece = malloc(PIECE);
    (void)sqlite3_file_control(r->old, "main", SQLITE_FCNTL_FILE_POINTER, &old);
    int status = piece != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && old->pMethods->xFileSize(old, &size) != SQLITE_OK) {
        status = fail(r->path, EIO, error);
    }
    for (sqlite3_int64 at = 0; at < size && status == ONYM_OK; at += (sqlite3_int64)PIECE) {
        sqlite3_int64 rest = size - at;
        int part = rest < (sqlite3_int64)PIECE ? (int)rest : (int)PIECE;
        if (old->pMethods->xRead(old, piece, part, at) != SQLITE_OK) {
            status = fail(r->path, EIO, error);
        } else if (!file_write_all(r->file, piece, (size_t)part)) {
            status = fail(r->beside, errno, error);
        }
    }
    free(piece);
    return status;
}

int renewal_begin(renewal *out, const char *path, onym_error *error)
{
    *out = (renewal){.file = -1};
    out->beside = path_beside(path);
    int status = out->beside != NULL ? lock_old(out, path, error) : error_memory(error);
    status = status == ONYM_OK ? open_beside(out, error) : status;
    status = status == ONYM_OK ? copy_old(out, error) : status;
    status =
        status == ONYM_OK ? db_open_writable(&out->db, NULL, out->beside, false, error) : status;
    /* Nobody reads the successor before it is whole: it needs no journal and no syncs. */
    return status == ONYM_OK
               ? db_run(out->db,
                        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF;"
                        " PRAGMA synchronous=OFF; PRAGMA cache_size=-8000; BEGIN IMMEDIATE",
                        error)
               : status;
}

/* Makes the renaming last. */
static void sync_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *name = strndup(path, slash == path ? 1 : (size_t)(slash - path));
    int directory = name != NULL ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (directory >= 0) {
        (void)fsync(directory);
        (void)close(directory);
    }
    free(name);
}

int renewal_finish(renewal *r, onym_error *error)
{
    int status = db_run(r->db, "COMMIT", error);
    db_close(r->db);
    r->db = NULL;
    if (status != ONYM_OK) {
        return status;
    }
    if (fsync(r->file) != 0 || rename(r->beside, r->path) != 0) {
        return fail(r->path, errno, error);
    }
    sync_directory(r->path);
    free(r->beside);
    r->beside = NULL;
    return ONYM_OK;
}

void renewal_end(renewal *r)
{
    bool finished = r->beside == NULL;
    db_close(r->db);
    if (r->file >= 0) {
        (void)(finished ? 0 : unlink(r->beside));
        (void)close(r->file);
    }
    if (r->made && !finished && r->old != NULL) {
        (void)unlink(r->path); /* made for this renewal, and still locked */
    }
    db_close(r->old);
    free(r->path);
    free(r->beside);
    *r = (renewal){.file = -1};
}
