/* Writing filters: a few numbers into those that are there, or all of them anew. */
#ifndef ONYM_GLOSSARY_FILTER_WRITE_H
#define ONYM_GLOSSARY_FILTER_WRITE_H

#include "glossary/filter.h"

/* A number that a filter is to hold. */
typedef struct filter_note {
    filter_kind kind;
    uint64_t number; /* for words: an entry */
} filter_note;

/* What was written to a file since its filters were made.  Zero-initialised it is empty; free with
 * filter_notes_free. */
typedef struct filter_notes {
    filter_note *items;
    size_t count, capacity;
    bool many; /* so many that the filters are better made anew */
} filter_notes;

void filter_notes_free(filter_notes *notes);

/* Note that a name of KIND (FILTER_NAMES or FILTER_IMPORTED) has KEY, that there is SIGNATURE, and
 * what is said of the word KEY.  Without memory the filters are made anew. */
void filter_note_name(filter_notes *notes, filter_kind kind, onym_text key);
void filter_note_near(filter_notes *notes, int64_t signature);
void filter_note_word(filter_notes *notes, onym_text key, const filter_word *word);

/* Brings the filters of DB up to the content of hash AFTER, which DB does not state yet, inside the
 * caller's transaction. */
int filters_write(sqlite3 *db, const filter_notes *notes, uint64_t after, onym_error *error);

#endif
