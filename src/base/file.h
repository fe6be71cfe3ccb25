/* Files: reading whole files, and replacing one so that no failure can damage it. */
#ifndef ONYM_BASE_FILE_H
#define ONYM_BASE_FILE_H

#include "onym.h"

/* The largest file that is read unless the caller allows less: 1 GiB. */
#define FILE_LIMIT ((size_t)1 << 30)

/* What kind of file may be read. */
typedef enum file_kind {
    FILE_REGULAR, /* only a regular file: what is fixed, rules, configuration; never waits */
    FILE_ANY      /* also a pipe, a FIFO, a terminal or the null device, but no other device and no
                     directory */
} file_kind;

/* Reads the file PATH whole; the caller frees *out.  MAX_SIZE in bytes, 0 for FILE_LIMIT.
 * ONYM_EINPUT: missing, unreadable, of another kind than KIND, or larger than MAX_SIZE. */
int file_read(onym_string *out, const char *path, file_kind kind, size_t max_size,
              onym_error *error);

/* A file that is read piece by piece. */
typedef struct file_source {
    int descriptor;
    const char *path; /* as messages show it */
    bool standard;    /* standard input, which is not closed */
} file_source;

/* Opens PATH, or standard input for "-", of any size and kind that FILE_ANY allows.
 * ONYM_EINPUT. */
int file_open(file_source *out, const char *path, onym_error *error);

/* Reads up to ROOM bytes; *GOT is 0 at the end. */
int file_read_some(size_t *got, const file_source *source, char *bytes, size_t room,
                   onym_error *error);
void file_close(file_source *source);

/* Writes SIZE bytes to the descriptor, over interruptions, short writes and full pipes that do not
 * block.  False: errno says why. */
bool file_write_all(int descriptor, const char *data, size_t size);

/* What the error number NUMBER means, in lower case, for the middle of a message. */
const char *file_reason(int number, char *reason, size_t size);

#endif
