/* Replacing a file: a temporary file beside it, synced and renamed over it, or nothing at all. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

#define TEMP_TRIES     100
#define XATTR_LIST_MAX ((size_t)64 * 1024)
#define ACL_ATTRIBUTE  "system.posix_acl_access"

/* A replacement under way. */
typedef struct replacement {
    const char *path; /* as the caller named it */
    char *real;       /* absolute, without symbolic links; the name is cut off it */
    const char *name; /* the last part of it */
    int directory;    /* descriptors, -1 when not open */
    int old;
    int temp;
    struct stat old_status;
    char temp_name[32]; /* "" when there is none */
    onym_error *error;
} replacement;

static int fail(replacement *r, int status, const char *what, int number)
{
    char reason[128];
    return error_set(r->error, status, "%s: %s: %s (%.800s)",
                     status == ONYM_EINPUT ? "input" : "output", what,
                     file_reason(number, reason, sizeof reason), r->path);
}

static int refuse(replacement *r, int status, const char *what)
{
    return error_set(r->error, status, "%s: %s (%.800s)",
                     status == ONYM_EINPUT ? "input" : "output", what, r->path);
}

/* Finds the file itself behind symbolic links, and opens its directory. */
static int find_target(replacement *r)
{
    r->real = realpath(r->path, NULL);
    if (r->real == NULL) {
        return fail(r, ONYM_EINPUT, "cannot open", errno);
    }
    char *slash = strrchr(r->real, '/');
    if (slash == NULL || slash[1] == '\0') {
        return refuse(r, ONYM_EINPUT, "is a directory");
    }
    *slash = '\0';
    r->name = slash + 1;
    r->directory = open(slash == r->real ? "/" : r->real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (r->directory < 0) {
        return fail(r, ONYM_EOUTPUT, "cannot open its directory", errno);
    }
    return ONYM_OK;
}

/* Opens the file and refuses what must not be replaced. */
static int open_old(replacement *r)
{
    if (fstatat(r->directory, r->name, &r->old_status, AT_SYMLINK_NOFOLLOW) != 0) {
        return fail(r, ONYM_EINPUT, "cannot open", errno);
    }
    if (!S_ISREG(r->old_status.st_mode)) {
        return refuse(r, ONYM_EINPUT, "is not a regular file");
    }
    r->old = openat(r->directory, r->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (r->old < 0) {
        return fail(r, ONYM_EINPUT, "cannot open", errno);
    }
    if (fstat(r->old, &r->old_status) != 0) {
        return fail(r, ONYM_EINPUT, "cannot read", errno);
    }
    if (!S_ISREG(r->old_status.st_mode)) {
        return refuse(r, ONYM_EINPUT, "is not a regular file");
    }
    if (r->old_status.st_nlink > 1) {
        return refuse(r, ONYM_EOUTPUT, "has several hard links; not replaced");
    }
    if ((r->old_status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 ||
        faccessat(r->directory, r->name, W_OK, AT_EACCESS) != 0) {
        return refuse(r, ONYM_EOUTPUT, "is read-only");
    }
    return ONYM_OK;
}

static int make_temp(replacement *r)
{
    for (int i = 0; i < TEMP_TRIES; i++) {
        uint64_t number = 0;
        if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number) {
            return fail(r, ONYM_EOUTPUT, "cannot name a temporary file", errno);
        }
        char name[sizeof r->temp_name];
        (void)snprintf(name, sizeof name, ".onym-%016jx", (uintmax_t)number);
        r->temp = openat(r->directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                         S_IRUSR | S_IWUSR);
        if (r->temp >= 0) {
            memcpy(r->temp_name, name, sizeof name);
            return ONYM_OK;
        }
        if (errno != EEXIST && errno != EINTR) {
            break;
        }
    }
    return fail(r, ONYM_EOUTPUT, "cannot make a temporary file beside it", errno);
}

/* The permissions that the new file may have: those of the old one, but nothing that its owner or
 * group would pass on to another owner or group. */
static mode_t kept_mode(const struct stat *old, bool owner_kept, bool group_kept)
{
    mode_t mode = old->st_mode & (mode_t)07777;
    if (!owner_kept || !group_kept) {
        mode &= (mode_t) ~(S_ISUID | S_ISGID);
    }
    if (!group_kept) {
        mode &= (mode_t)~S_IRWXG | (mode_t)((mode & S_IRWXO) << 3);
    }
    return mode;
}

static bool keep_owner_and_mode(replacement *r)
{
    struct stat temp;
    if (fstat(r->temp, &temp) != 0) {
        return false;
    }
    const struct stat *old = &r->old_status;
    bool group_kept = temp.st_gid == old->st_gid || fchown(r->temp, (uid_t)-1, old->st_gid) == 0;
    bool owner_kept = temp.st_uid == old->st_uid || fchown(r->temp, old->st_uid, (gid_t)-1) == 0;
    return fchmod(r->temp, kept_mode(old, owner_kept, group_kept)) == 0;
}

static void copy_attribute(replacement *r, const char *name)
{
    ssize_t size = fgetxattr(r->old, name, NULL, 0);
    if (size < 0) {
        return;
    }
    char *value = malloc((size_t)size + 1);
    if (value != NULL) {
        size = fgetxattr(r->old, name, value, (size_t)size);
        if (size >= 0) {
            (void)fsetxattr(r->temp, name, value, (size_t)size, 0);
        }
        free(value);
    }
}

/* Copies extended attributes, access control lists among them, as far as the system allows. */
static void keep_attributes(replacement *r)
{
    char *names = malloc(XATTR_LIST_MAX);
    if (names == NULL) {
        return;
    }
    ssize_t size = flistxattr(r->old, names, XATTR_LIST_MAX);
    bool listed = false;
    for (ssize_t at = 0; at < size; at += (ssize_t)strlen(names + at) + 1) {
        copy_attribute(r, names + at);
        listed = listed || strcmp(names + at, ACL_ATTRIBUTE) == 0;
    }
    if (!listed) {
        (void)fremovexattr(r->temp, ACL_ATTRIBUTE); /* one that the directory gave it */
    }
    free(names);
}

static int write_temp(replacement *r, onym_text content)
{
    if (!file_write_all(r->temp, content.data, content.size)) {
        return fail(r, ONYM_EOUTPUT, "cannot write", errno);
    }
    if (!keep_owner_and_mode(r)) {
        return fail(r, ONYM_EOUTPUT, "cannot keep its mode", errno);
    }
    keep_attributes(r);
    if (fsync(r->temp) != 0 && errno != EINVAL) {
        return fail(r, ONYM_EOUTPUT, "cannot write", errno);
    }
    int closed = close(r->temp);
    r->temp = -1;
    return closed == 0 ? ONYM_OK : fail(r, ONYM_EOUTPUT, "cannot write", errno);
}

/* Whether the open file still holds CONTENT. */
static bool holds(int descriptor, onym_text content)
{
    char chunk[16384];
    size_t at = 0;
    for (;;) {
        ssize_t got = pread(descriptor, chunk, sizeof chunk, (off_t)at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || (size_t)got > content.size - at) {
            return false;
        }
        if (got == 0) {
            return at == content.size;
        }
        if (memcmp(chunk, content.data + at, (size_t)got) != 0) {
            return false;
        }
        at += (size_t)got;
    }
}

/* Whether the path still names the file that was opened, with the content that was read. */
static bool is_unchanged(const replacement *r, onym_text content)
{
    struct stat now;
    return fstatat(r->directory, r->name, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
           now.st_dev == r->old_status.st_dev && now.st_ino == r->old_status.st_ino &&
           now.st_nlink == 1 && holds(r->old, content);
}

static int replace(replacement *r, onym_text old_content, onym_text new_content)
{
    int status = find_target(r);
    if (status == ONYM_OK) {
        status = open_old(r);
    }
    if (status == ONYM_OK) {
        status = make_temp(r);
    }
    if (status == ONYM_OK) {
        status = write_temp(r, new_content);
    }
    if (status != ONYM_OK) {
        return status;
    }
    if (!is_unchanged(r, old_content)) {
        return refuse(r, ONYM_EOUTPUT, "changed on disk; not replaced");
    }
    if (renameat(r->directory, r->temp_name, r->directory, r->name) != 0) {
        return fail(r, ONYM_EOUTPUT, "cannot replace", errno);
    }
    r->temp_name[0] = '\0';
    (void)fsync(r->directory); /* the file is whole either way */
    return ONYM_OK;
}

static void close_if_open(int descriptor)
{
    if (descriptor >= 0) {
        (void)close(descriptor);
    }
}

static void clean_up(replacement *r)
{
    if (r->temp_name[0] != '\0') {
        (void)unlinkat(r->directory, r->temp_name, 0);
    }
    close_if_open(r->temp);
    close_if_open(r->old);
    close_if_open(r->directory);
    free(r->real);
}

/* Holds back the signals that end a program, so that none leaves a temporary file behind; they
 * arrive when the mask is put back. */
static void hold_signals(sigset_t *before)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGXFSZ, SIGALRM};
    sigset_t held;
    (void)sigemptyset(&held);
    for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++) {
        (void)sigaddset(&held, ending[i]);
    }
    (void)pthread_sigmask(SIG_BLOCK, &held, before);
}

int onym_file_replace(const char *path, onym_text old_content, onym_text new_content,
                      onym_error *error)
{
    replacement r = {.path = path, .directory = -1, .old = -1, .temp = -1, .error = error};
    sigset_t before;
    hold_signals(&before);
    int status = replace(&r, old_content, new_content);
    clean_up(&r);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}
