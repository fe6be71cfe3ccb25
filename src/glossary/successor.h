/* A glossary that is built takes the old one's place when it is whole. */
#ifndef ONYM_GLOSSARY_SUCCESSOR_H
#define ONYM_GLOSSARY_SUCCESSOR_H

#include <stdbool.h>

#include "onym.h"

/* The file that is built, beside the one that it will replace. */
typedef struct successor {
    char *path; /* ".new" behind the other's */
    int file;   /* locked, to show that a build is at work; -1 for none */
    bool ready; /* it is there and not yet in the other's place */
} successor;

/* Opens the successor of TARGET, empty; what a killed build left there is used again.  It stays
 * open while SQLite writes it: closing it would drop SQLite's locks. */
int successor_open(successor *s, const char *target, onym_error *error);

/* Makes it durable and puts it in TARGET's place. */
int successor_place(successor *s, const char *target, onym_error *error);

/* Closes it, whether it was opened or not; what was not put in place is removed. */
void successor_close(successor *s);

#endif
