/* The content hash: one number for all concepts and listed terms of a glossary, in whatever order
 * they were written, so that two glossaries can be compared without reading them side by side. */
#ifndef ONYM_GLOSSARY_CONTENT_H
#define ONYM_GLOSSARY_CONTENT_H

#include "glossary/db.h"

/* The share of a concept: its id and its columns.  The hash of a glossary is the sum of its
 * concepts' and terms' shares, so that adding or removing one is an addition or subtraction. */
uint64_t content_of_concept(onym_text name, onym_text basis, onym_text dates, onym_text source,
                            onym_text gloss);

/* The share of a term of CONCEPT.  Terms that systems made or styles added have none: they follow
 * from other files. */
uint64_t content_of_term(onym_text concept, onym_text lang, onym_text text, int status, int role,
                         onym_text since);

/* The share of the concept NAME of DB with all its terms; 0 when it is not there. */
int content_of_stored(uint64_t *out, sqlite3 *db, onym_text name, onym_error *error);

/* Reads and writes the hash that DB states; 0 when it states none. */
int content_read(uint64_t *out, sqlite3 *db, onym_error *error);
int content_write(sqlite3 *db, uint64_t hash, onym_error *error);

#endif
