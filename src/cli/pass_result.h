/* What a pass came to, written: the draft, the forms that were added, the decisions. */
#ifndef ONYM_CLI_PASS_RESULT_H
#define ONYM_CLI_PASS_RESULT_H

#include "cli/cli.h"
#include "cli/pass.h"

/* A pass that has ended, and what it was about. */
typedef struct pass_result {
    cli *cli;
    const onym_glossary *glossary;
    const onym_style *style;
    const char *path;
    onym_text text; /* of the draft, as it was read */
    const pass *pass;
} pass_result;

/* Writes the draft, as a whole or not at all, then the glossaries and the decisions.  Returns an
 * exit status; ERROR says why. */
int pass_result_write(const pass_result *result, onym_error *error);

#endif
