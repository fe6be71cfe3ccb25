/* Sorting more records than memory should hold: sorted runs go to a temporary file and are merged
 * from there. */
#ifndef ONYM_BASE_SORTER_H
#define ONYM_BASE_SORTER_H

#include "onym.h"

/* The longest record, in bytes. */
#define SORTER_RECORD_MAX ((size_t)8192)

typedef struct sorter sorter;

/* A sorter that holds about MEMORY bytes of records at a time and keeps the others in a file
 * without a name in DIRECTORY, or in /var/tmp when that does not take one.  NULL: no memory. */
sorter *sorter_new(const char *directory, size_t memory);
void sorter_free(sorter *sorter);

/* Adds a copy of RECORD.  ONYM_EOUTPUT: the temporary file could not be written. */
int sorter_add(sorter *sorter, onym_text record, onym_error *error);

/* Ends the adding.  Records then come out of sorter_next in byte order, equal ones once. */
int sorter_finish(sorter *sorter, onym_error *error);

/* The next record, good until the next call; *more is false when there is none. */
int sorter_next(onym_text *out, bool *more, sorter *sorter, onym_error *error);

#endif
