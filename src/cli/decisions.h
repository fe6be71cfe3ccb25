/* What was decided in passes through drafts, kept for the project so that the next draft does not
 * ask again. */
#ifndef ONYM_CLI_DECISIONS_H
#define ONYM_CLI_DECISIONS_H

#include "onym.h"

/* A decision: leave TEXT as it is, or write FORM for it. */
typedef struct decision {
    const char *action; /* "leave", "take" or "ask", which takes an earlier one back */
    const char *text;   /* as written, its blanks made one */
    const char *form;   /* of "take"; "" */
    const char *rule;   /* name/outdated */
    const char *style;  /* id */
    const char *place;  /* hash of the sentence that it is about; "" for everywhere */
    const char *date;   /* 2026-11-28 */
} decision;

typedef struct decisions {
    decision *items; /* the oldest first; a later one about the same wins */
    size_t count;
    onym_string bytes; /* that the items lie in */
} decisions;

/* The path of the decisions for the draft PATH (NULL: for the current directory): in the .onym/
 * above it, else in the user's state directory, which is made.  The caller frees it; NULL: no place
 * for them. */
char *decisions_path(const char *path);

/* Reads the file PATH; a missing one holds none.  Lines of another form are left out. */
int decisions_load(decisions *out, const char *path, onym_error *error);
void decisions_free(decisions *list);

/* The decision that is in force about FINDING of TEXT under STYLE; NULL for none. */
const decision *decisions_find(const decisions *list, onym_text text, const onym_finding *finding,
                               const char *style);

/* Hash of the sentence around the bytes BEGIN to END of TEXT, its blanks made one. */
#define PLACE_SIZE 17
void decision_place(char out[PLACE_SIZE], onym_text text, size_t begin, size_t end);

/* A new line of the file: appends D, with today's date, to LINES.  False: no memory. */
bool decision_append(onym_string *lines, const decision *d);

/* Appends LINES to the file PATH, which is made when missing; several programs at once lose
 * nothing.  ONYM_EOUTPUT: it cannot be written. */
int decisions_save(const char *path, const onym_string *lines, onym_error *error);

#endif
