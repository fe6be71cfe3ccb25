/* One finding in its sentence, with the reason, the source and the numbered suggestions. */
#ifndef ONYM_CLI_SHOW_FINDING_H
#define ONYM_CLI_SHOW_FINDING_H

#include "cli/output.h"
#include "onym.h"

/* What is shown. */
typedef struct finding_view {
    const char *path;
    onym_text text; /* of the whole file */
    const onym_finding *finding;
    size_t number, count; /* the finding's place among those that are shown, from 1 */
} finding_view;

/* Writes VIEW as wide as OUT is.  The word is marked by colour, or by >> and << without. */
void show_finding(output *out, const finding_view *view);

#endif
