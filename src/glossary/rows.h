/* Rows: the lines of a file to be imported, read a piece at a time and checked, and the records of
 * CSV among them. */
#ifndef ONYM_GLOSSARY_ROWS_H
#define ONYM_GLOSSARY_ROWS_H

#include "base/buffer.h"

/* The longest line or CSV record, and the longest field, in bytes. */
#define ROWS_LINE_MAX  ((size_t)65536)
#define ROWS_FIELD_MAX ((size_t)4096)

/* A file that is read. */
typedef struct rows {
    const char *path;
    int descriptor;
    bool pipe; /* may end in the middle of a line */
    buffer bytes;
    size_t at;       /* in BYTES: the next line */
    bool end;        /* nothing more to read into BYTES */
    bool skipping;   /* inside a line that was too long */
    size_t line;     /* of the last one, from 1 */
    uint64_t done;   /* bytes read */
    uint64_t total;  /* bytes of the file, 0 when not known */
    buffer record;   /* of CSV, when it spans lines */
    buffer unquoted; /* fields of CSV, one after the other */
} rows;

/* Opens PATH, or standard input when it is "-".  ONYM_EINPUT: it cannot be read, or is packed. */
int rows_open(rows *out, const char *path, onym_error *error);
void rows_close(rows *r);

/* The bytes at the start of the file, for guessing its format; empty when the file is. */
onym_text rows_peek(rows *r, onym_error *error);

/* Reads up to SIZE bytes as they are, for parsers that want no lines. */
int rows_bytes(onym_text *out, rows *r, size_t size, onym_error *error);

/* The next line, without its end and a byte order mark.  *FAULT, when not NULL, says why the line
 * is refused.  *more is false at the end. */
int rows_line(onym_text *out, const char **fault, bool *more, rows *r, onym_error *error);

/* The next record of CSV (RFC 4180) as at most MAX fields; *first is the line that it begins in. */
int rows_csv(onym_text *fields, size_t *count, size_t max, size_t *first, const char **fault,
             bool *more, rows *r, onym_error *error);

/* Splits LINE at tabs into at most MAX fields and returns how many there are, MAX + 1 for more. */
size_t rows_split(onym_text *fields, size_t max, onym_text line);

#endif
