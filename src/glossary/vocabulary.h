/* The vocabulary: which words of Russian, Ukrainian and Korean are ordinary ones, in few bytes.
 *
 * It is a Bloom filter in the rows of a table of its own: of a hundred words that no list has, one
 * is taken for an ordinary one. */
#ifndef ONYM_GLOSSARY_VOCABULARY_H
#define ONYM_GLOSSARY_VOCABULARY_H

#include "glossary/db.h"

/* ---- writing ---- */

/* Numbers of the words noted; zero-initialised it is empty. */
typedef struct vocabulary_notes {
    uint64_t *items;
    size_t count, capacity;
    unsigned languages; /* of the words noted, a bit each */
} vocabulary_notes;

void vocabulary_notes_free(vocabulary_notes *notes);

/* Notes the word with the match key KEY; of a Korean verb its stem as well.  False: no memory. */
bool vocabulary_note(vocabulary_notes *notes, onym_text key);

/* Writes what was noted into DB, which has no vocabulary yet, inside the caller's transaction. */
int vocabulary_write(sqlite3 *db, const vocabulary_notes *notes, onym_error *error);

/* ---- asking ---- */

typedef struct vocabulary vocabulary;

/* The vocabulary of DB, which must outlive it.  Free with vocabulary_free. */
int vocabulary_open(vocabulary **out, sqlite3 *db, onym_error *error);
void vocabulary_free(vocabulary *vocabulary);

/* Whether it has a list of the words of LANG: ru, uk or ko. */
int vocabulary_speaks(bool *out, vocabulary *vocabulary, const char *lang, onym_error *error);

/* Whether the word with the match key KEY is in it. */
int vocabulary_has(bool *out, vocabulary *vocabulary, onym_text key, onym_error *error);

#endif
