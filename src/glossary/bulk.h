/* Bulk writing: names from gazetteers and lists, by the million, with fewer keys than the names
 * that people wrote.
 *
 * A concept of people's gets the forms of every system, its words and all its signatures.  An
 * imported one gets the key of each form, one signature a key (near_pattern) and, when a form has
 * several words, its first word (bulk_keys.h). */
#ifndef ONYM_GLOSSARY_BULK_H
#define ONYM_GLOSSARY_BULK_H

#include "glossary/bulk_keys.h"

enum bulk_statement {
    BULK_CONCEPT,
    BULK_FIND,
    BULK_UPDATE,
    BULK_TERM,
    BULK_FIND_TERM,
    BULK_STALE,
    BULK_DROP_TERM,
    BULK_DROP_NAME,
    BULK_STATEMENTS
};

/* Forms of one new concept that are compared with each other. */
#define BULK_SEEN 256

/* Writes into one open database, inside one transaction of the caller. */
typedef struct bulk {
    sqlite3 *db;
    sqlite3_stmt *statement[BULK_STATEMENTS];
    bulk_keys keys;
    uint64_t hash; /* the shares of what was written, less those of what was removed */
    sqlite3_int64 first_new, next; /* ids of concepts */
    sqlite3_int64 next_term;
    sqlite3_int64 concept; /* the one that terms go to; 0: they are dropped */
    bool fresh;            /* it is new */
    buffer name;           /* its id */
    uint64_t seen[BULK_SEEN];
    size_t seen_count;
    buffer key;
    uint64_t concepts, again, kept; /* new, imported before, the user's own */
    uint64_t updated, terms;        /* of those met again, which changed; new forms */
    bool has_main;                  /* it was given its main name: further ones are admitted */
    bool touched;                   /* something was added to the concept met again */
} bulk;

/* A concept of a file. */
typedef struct bulk_concept {
    onym_text name, kind, country, source, gloss;
} bulk_concept;

/* DIRECTORY: where temporary files go. */
int bulk_open(bulk *out, sqlite3 *db, const char *directory, onym_error *error);
void bulk_close(bulk *b);

/* Begins the concept C: a new one, or an imported one of the same id, whose columns follow C.  A
 * concept that the user wrote is left as it is, and so are its terms. */
int bulk_begin(bulk *b, const bulk_concept *c, onym_error *error);

/* Begins the imported concept NAME if it is there; *found says so. */
int bulk_resume(bool *found, bulk *b, onym_text name, onym_error *error);

/* Adds a form to the concept that was begun, unless it has it. */
int bulk_term(bulk *b, const char *lang, onym_text text, onym_term_status status,
              onym_error *error);

/* Writes the keys and the hash, and calls TICK with CONTEXT meanwhile, which may end it. */
int bulk_finish(bulk *b, bulk_tick_fn *tick, void *context, onym_error *error);

#endif
