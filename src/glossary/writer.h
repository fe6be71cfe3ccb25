/* Writing the store: concepts and their terms, with the keys that they are found by. */
#ifndef ONYM_GLOSSARY_WRITER_H
#define ONYM_GLOSSARY_WRITER_H

#include "base/buffer.h"
#include "glossary/db.h"
#include "glossary/filter_write.h"
#include "glossary/forms.h"
#include "glossary/vocabulary.h"

enum writer_statement {
    WRITE_CONCEPT,
    WRITE_TERM,
    WRITE_NAME,
    WRITE_PART,
    WRITE_NEAR,
    WRITE_WORD,
    WRITE_STATEMENTS
};

/* Writes into one open database, inside one transaction of the caller. */
typedef struct writer {
    sqlite3 *db;
    sqlite3_stmt *statement[WRITE_STATEMENTS];
    uint64_t hash; /* the shares of what was written, less those of what was removed */
    sqlite3_int64 last_concept, last_term; /* ids */
    buffer key;
    filter_notes notes; /* for the filters */
    vocabulary_notes words;
} writer;

int writer_open(writer *out, sqlite3 *db, onym_error *error);
void writer_close(writer *w);

/* Writes the concept of RECORD with FORMS. */
int writer_add(writer *w, const record *record, const forms *forms, onym_error *error);

/* Writes WORD of a list of ordinary words: an English one into the table word, one in Cyrillic or
 * Hangul into the vocabulary. */
int writer_add_word(writer *w, onym_text word, onym_error *error);

/* Removes the concept NAME with its terms and their keys; parts and signatures of other names stay
 * right.  *FOUND: it was there. */
int writer_remove(writer *w, onym_text name, bool *found, onym_error *error);

/* Brings the content hash that the database states up to date, before the end of the transaction.
 */
int writer_finish(writer *w, onym_error *error);

#endif
