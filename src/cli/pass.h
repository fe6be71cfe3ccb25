/* The pass through a draft: its findings, what is decided about each, and what a key does.  It
 * knows no terminal, no file and no glossary: keys go in, the next state comes out. */
#ifndef ONYM_CLI_PASS_H
#define ONYM_CLI_PASS_H

#include "onym.h"

typedef enum pass_action {
    PASS_OPEN,   /* not decided */
    PASS_TAKE,   /* FORM is written */
    PASS_LEAVE,  /* stays as it is */
    PASS_SIC,    /* stays, with [sic] after it */
    PASS_ADMIT,  /* stays, and goes into a glossary */
    PASS_COVERED /* what was decided about another finding at this place settles it */
} pass_action;

/* Where a form is added, and as what. */
typedef struct pass_shelf {
    bool project;  /* the project's glossary, else the user's own */
    bool own_name; /* a name of its own, else a form of the finding's concept */
} pass_shelf;

#define PASS_SHELVES 4

/* A finding and what is decided about it. */
typedef struct pass_item {
    const onym_finding *finding;
    pass_action action;
    bool everywhere;  /* with all others that are written so */
    bool remembered;  /* decided in an earlier pass */
    size_t step;      /* the decision that it belongs to, from 1; 0 when open or remembered */
    char *form;       /* of PASS_TAKE */
    pass_shelf shelf; /* of PASS_ADMIT */
} pass_item;

typedef enum pass_state {
    PASS_ASKS,       /* about the current finding: a key */
    PASS_ASKS_FORM,  /* what to write: pass_write */
    PASS_ASKS_SHELF, /* where to add it: the number of one of pass_shelves */
    PASS_ENDED,   /* all is decided, or the rest is not to be looked at: write what was decided */
    PASS_GIVEN_UP /* nothing is to be written */
} pass_state;

typedef struct pass {
    pass_item *items;
    size_t count, current, steps;
    pass_state state;
    bool everywhere;           /* the next choice is for all places */
    bool has_project, has_own; /* glossaries that can be added to */
    const char *remark;        /* why the last key did nothing, or what was undone; "" */
} pass;

/* The keys, for the prompt and the help. */
typedef struct pass_help {
    const char *key, *what;
} pass_help;
extern const pass_help pass_keys[];
extern const size_t pass_key_count;

/* A pass over FINDINGS, which must outlive it; with none it has ended.  False: no memory. */
bool pass_begin(pass *p, const onym_findings *findings, bool has_project, bool has_own);
void pass_free(pass *p);

/* Decides finding INDEX as an earlier pass did: PASS_LEAVE, or PASS_TAKE with FORM.  False: no
 * memory. */
bool pass_remember(pass *p, size_t index, pass_action action, const char *form);

/* Goes to the first open finding; call it after the last pass_remember. */
void pass_start(pass *p);

/* Takes the key KEY (a character) in and returns the next state. */
pass_state pass_key(pass *p, uint32_t key);

/* The form that was asked for; empty or NULL: none after all. */
pass_state pass_write(pass *p, const char *form);

/* The places where the current finding can be added; returns their number. */
size_t pass_shelves(const pass *p, pass_shelf shelves[PASS_SHELVES]);

/* The edits that were decided, in order, in *EDITS, which the caller frees, and their number in
 * *COUNT.  Their texts belong to P.  False: no memory. */
bool pass_edits(const pass *p, onym_edit **edits, size_t *count);

/* How many findings were decided by ACTION. */
size_t pass_count(const pass *p, pass_action action);

#endif
