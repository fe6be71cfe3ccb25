/* Renewing: a glossary file gets a successor, which is made beside it and renamed over it, so that
 * others read the old one until the new one is whole, and nothing else can come about. */
#ifndef ONYM_GLOSSARY_RENEWAL_H
#define ONYM_GLOSSARY_RENEWAL_H

#include "glossary/db.h"

/* One renewal on its way. */
typedef struct renewal {
    sqlite3 *db;  /* the successor, inside a transaction that cannot be rolled back */
    sqlite3 *old; /* keeps other writers waiting */
    char *path;   /* of the old one, links followed */
    char *beside; /* of the successor, ".new" behind it */
    int file;     /* the successor, locked to show that a renewal is at work; -1 for none */
    bool made;    /* there was no old one */
} renewal;

/* Begins to renew PATH, or to make it: the successor holds what the old one holds.  Waits as long
 * as another renewal of PATH lasts, and for other writers as db_write does. */
int renewal_begin(renewal *out, const char *path, onym_error *error);

/* Opens PATH and begins a transaction as db_write does, and waits as long as a renewal of PATH
 * lasts or other writers get their turn. */
int renewal_wait(sqlite3 **out, const char *path, bool create, onym_error *error);

/* Puts the successor in the old one's place. */
int renewal_finish(renewal *r, onym_error *error);

/* Drops what was not finished, and frees; R may be all zero but for FILE. */
void renewal_end(renewal *r);

#endif
