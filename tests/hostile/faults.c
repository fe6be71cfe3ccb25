/* A preloaded library that makes one call of a kind fail: the n-th allocation, read, write and so
 * on.
 *
 *     LD_PRELOAD=faults.so FAULT=KIND:N[:HOW] program
 *
 * KIND: alloc, read, write, sync, rename, open, close, map.  N from 1; 0 fails none, and
 * FAULT_COUNT names a file that the number of calls is written to at the end.  HOW: "io" (EIO,
 * ENOSPC for writes; the default), "from" (that call and all after it), "every" (each call is
 * interrupted once, then short). */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { ALLOC, READ, WRITE, SYNC, RENAME, OPEN, CLOSE, MAP, KINDS };

static const char *const names[KINDS] = {"alloc",  "read", "write", "sync",
                                         "rename", "open", "close", "map"};

static enum kind kind = KINDS;
static long wanted, count;
static bool from, every;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static void begin(void)
{
    const char *fault = getenv("FAULT");
    const char *colon = fault != NULL ? strchr(fault, ':') : NULL;
    if (colon == NULL) {
        return;
    }
    char *rest;
    wanted = strtol(colon + 1, &rest, 10);
    from = strcmp(rest, ":from") == 0;
    every = strcmp(rest, ":every") == 0;
    for (int i = 0; i < KINDS; i++) {
        if (strlen(names[i]) == (size_t)(colon - fault) &&
            strncmp(fault, names[i], (size_t)(colon - fault)) == 0) {
            kind = (enum kind)i;
        }
    }
}

static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    long total = count;
    kind = KINDS;
    int file = path != NULL
                   ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600)
                   : -1;
    if (file >= 0) {
        char line[32];
        int size = snprintf(line, sizeof line, "%ld\n", total);
        (void)syscall(SYS_write, file, line, (size_t)size);
        (void)syscall(SYS_close, file);
    }
}

typedef int main_fn(int, char **, char **);
typedef int start_fn(main_fn *, int, char **, void (*)(void), void (*)(void), void (*)(void),
                     void *);

static main_fn *program;

/* Faults begin with main and end with it: what loads the program, and what counts its lines when it
 * is built for coverage, is not what is tested. */
static int run(int argc, char **argv, char **environment)
{
    (void)atexit(end);
    begin();
    return program(argc, argv, environment);
}

int __libc_start_main(main_fn *main, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*loader)(void), void *stack);

int __libc_start_main(main_fn *main, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*loader)(void), void *stack)
{
    start_fn *start;
    void *symbol = dlsym(RTLD_NEXT, "__libc_start_main");
    memcpy(&start, &symbol, sizeof start);
    program = main;
    return start(run, argc, argv, init, fini, loader, stack);
}

/* Counts a call of kind K and says whether it is the one that fails. */
static bool fails(enum kind k)
{
    if (k != kind || every) {
        return false;
    }
    long n = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    return wanted > 0 && (n == wanted || (from && n > wanted));
}

static int fail(int number)
{
    errno = number;
    return -1;
}

/* With "every": whether this call of kind K is interrupted; *size becomes 1 when it is not. */
static bool interrupted(enum kind k, size_t *size)
{
    if (!every || k != kind) {
        return false;
    }
    *size = *size > 1 ? (*size + 1) / 2 : *size;
    return ++count % 2 == 1;
}

void *malloc(size_t size)
{
    if (fails(ALLOC)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    if (fails(ALLOC)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size)
{
    if (size > 0 && fails(ALLOC)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(memory, size);
}

ssize_t read(int file, void *bytes, size_t size)
{
    if (fails(READ)) {
        return fail(EIO);
    }
    return interrupted(READ, &size) ? fail(EINTR) : syscall(SYS_read, file, bytes, size);
}

ssize_t pread64(int file, void *bytes, size_t size, off_t at)
{
    if (fails(READ)) {
        return fail(EIO);
    }
    return interrupted(READ, &size) ? fail(EINTR) : syscall(SYS_pread64, file, bytes, size, at);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at)
{
    return pread64(file, bytes, size, at);
}

/* Messages of the program arrive: they are what is looked at. */
ssize_t write(int file, const void *bytes, size_t size)
{
    if (file != STDERR_FILENO && fails(WRITE)) {
        return fail(ENOSPC);
    }
    return file != STDERR_FILENO && interrupted(WRITE, &size)
               ? fail(EINTR)
               : syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at)
{
    if (fails(WRITE)) {
        return fail(ENOSPC);
    }
    return interrupted(WRITE, &size) ? fail(EINTR) : syscall(SYS_pwrite64, file, bytes, size, at);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    return pwrite64(file, bytes, size, at);
}

int fsync(int file)
{
    return fails(SYNC) ? fail(EIO) : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
    return fails(SYNC) ? fail(EIO) : (int)syscall(SYS_fdatasync, file);
}

int ftruncate64(int file, off_t size)
{
    return fails(SYNC) ? fail(EIO) : (int)syscall(SYS_ftruncate, file, size);
}

int ftruncate(int file, off_t size)
{
    return ftruncate64(file, size);
}

int rename(const char *old, const char *new)
{
    return fails(RENAME) ? fail(EIO) : (int)syscall(SYS_rename, old, new);
}

int renameat(int old_place, const char *old, int new_place, const char *new)
{
    return fails(RENAME) ? fail(EIO) : (int)syscall(SYS_renameat, old_place, old, new_place, new);
}

static int open_at(int place, const char *path, int flags, mode_t mode)
{
    return fails(OPEN) ? fail(EMFILE) : (int)syscall(SYS_openat, place, path, flags, mode);
}

#define OPEN_WITH(place)                                                                           \
    mode_t mode = 0;                                                                               \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {                                                    \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode = va_arg(rest, mode_t);                                                               \
        va_end(rest);                                                                              \
    }                                                                                              \
    return open_at(place, path, flags, mode)

int open(const char *path, int flags, ...)
{
    OPEN_WITH(AT_FDCWD);
}

int open64(const char *path, int flags, ...)
{
    OPEN_WITH(AT_FDCWD);
}

int openat(int place, const char *path, int flags, ...)
{
    OPEN_WITH(place);
}

int openat64(int place, const char *path, int flags, ...)
{
    OPEN_WITH(place);
}

/* A failed close closes all the same, as the kernel's does. */
int close(int file)
{
    int result = (int)syscall(SYS_close, file);
    return fails(CLOSE) ? fail(EIO) : result;
}

void *mmap64(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
    if (file >= 0 && fails(MAP)) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}

void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
    return mmap64(at, size, protection, flags, file, offset);
}
