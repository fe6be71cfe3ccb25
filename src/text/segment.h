/* Segments: which parts of a text are prose, which are direct speech, and which are no prose at
 * all. */
#ifndef ONYM_TEXT_SEGMENT_H
#define ONYM_TEXT_SEGMENT_H

#include "onym.h"

typedef enum segment_kind {
    SEGMENT_PROSE,
    SEGMENT_QUOTE,    /* direct speech: prose inside quotation marks */
    SEGMENT_TECHNICAL /* addresses, handles, file names, code, what "onym: off" hides: not looked at
                       */
} segment_kind;

typedef struct segment {
    size_t begin, end; /* bytes */
    segment_kind kind;
} segment;

/* Zero-initialised it is empty; free with segments_free. */
typedef struct segments {
    segment *items; /* in order; together they cover the text */
    size_t count, capacity;
} segments;

/* Divides TEXT.  Quotation marks may be straight, curly, angle or German, nested to 64 levels; an
 * open quotation ends with its paragraph unless the next paragraph begins with an opening mark. */
int segments_find(segments *out, onym_text text, onym_error *error);

/* The same for text that begins HIDDEN, by an "onym: off" that stands before it. */
int segments_find_after(segments *out, onym_text text, bool hidden, onym_error *error);

/* Whether an "onym: off" in TEXT hides what follows it. */
bool segments_leave_hidden(onym_text text);

/* The same, one character after the other: what the tests hold the other one against. */
int segments_find_slowly(segments *out, onym_text text, bool hidden, onym_error *error);
void segments_free(segments *s);

/* Empties S and keeps its memory. */
void segments_clear(segments *s);

#endif
