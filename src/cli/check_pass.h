/* onym check -i: the pass through a draft on a terminal. */
#ifndef ONYM_CLI_CHECK_PASS_H
#define ONYM_CLI_CHECK_PASS_H

#include "cli/cli.h"

/* What a pass works with; all of it outlives the pass. */
typedef struct check_pass {
    cli *cli;
    const onym_glossary *glossary;
    const onym_style *style;
    onym_checker *checker;
    onym_level fail_on;
    bool again; /* ask also about what was decided before */
} check_pass;

/* Whether a pass can be made: a person sits at a terminal. */
bool check_pass_is_possible(const cli *c);

/* Goes through the draft PATH, writes what was decided at the end, and returns an exit status: 1
 * when findings from FAIL_ON on were not decided, 130 when the pass was given up. */
int check_pass_file(const check_pass *r, const char *path);

#endif
