/* System files: a header of "key: value" lines, a blank line, ICU rules; with limits. */
#ifndef ONYM_TRANSLIT_RULEFILE_H
#define ONYM_TRANSLIT_RULEFILE_H

#include "base/arena.h"
#include "onym.h"

#define RULEFILE_LIMIT     65536 /* bytes of a system file */
#define RULEFILE_EXPANSION 4096  /* code units of a variable with all variables in it */
#define RULEFILE_STEPS     16    /* steps of a system */

/* A parsed file.  All strings live in ARENA. */
typedef struct rulefile {
    arena arena;
    onym_system_info info;
    const char *path;
    const char *steps; /* as written in the header; "rules" when there is no such line */
    const char *back;  /* the steps of the way back; "" for the same ones */
    size_t rules_line; /* number of the first line of the rules, from 1 */
} rulefile;

/* Reads and parses the file PATH.  On success the caller frees *OUT with rulefile_free.
 * ONYM_EINPUT: not a regular file, unreadable, over a limit, or faulty; the message names path,
 * line and column.  ONYM_NOT_FOUND: no such file. */
int rulefile_read(rulefile *out, const char *path, onym_error *error);
void rulefile_free(rulefile *file);

/* "input: WHAT (PATH:LINE:COLUMN)" with ONYM_EINPUT, which it returns. */
int rulefile_fault(const rulefile *file, size_t line, size_t column, const char *what,
                   onym_error *error);

#endif
