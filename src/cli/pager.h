/* The pager: an answer that is longer than the screen is read in less, or what the user chose. */
#ifndef ONYM_CLI_PAGER_H
#define ONYM_CLI_PAGER_H

#include <signal.h>
#include <sys/types.h>

#include "cli/output.h"

/* What is written between pager_begin and pager_end.  It is held back until it is longer than the
 * screen, and only then a pager is started. */
typedef struct pager {
    output *out;          /* NULL when no answer is under way */
    size_t rows, columns; /* of the screen */
    size_t used_rows;
    char *held;
    size_t size, line_begin; /* of HELD; where its last line begins */
    bool plain;              /* no pager is wanted or can be had: written as it comes */
    bool closed;             /* the pager was left before the end */
    pid_t child;
    int pipe;
    struct sigaction before[2]; /* how SIGPIPE and SIGINT were handled */
} pager;

/* Holds back what OUT, which writes to a terminal, is given. */
void pager_begin(pager *p, output *out);

/* Shows what is held back and waits until the pager is left; does nothing when none was begun. */
void pager_end(pager *p);

#endif
