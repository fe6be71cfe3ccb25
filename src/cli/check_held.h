/* Texts that are held as a whole: corrected, shown as a diff, or reported by their own style. */
#ifndef ONYM_CLI_CHECK_HELD_H
#define ONYM_CLI_CHECK_HELD_H

#include "cli/cli.h"

/* One run of onym check: what the command line asks for, and what is open for it. */
typedef struct check_run {
    cli *cli;
    onym_glossary *glossary;
    onym_style *style;
    onym_checker *checker;
    char style_id[64]; /* of STYLE, when each text's own is found out */
    onym_reporter *reporter;
    onym_report_options report;
    onym_level fail_on;
    bool fix, fix_quotes, diff, strict, interactive, again, watch;
    int count; /* of FILES */
    char **files;
    bool records;     /* read from an archive */
    unsigned jobs;    /* 0: as many as there are processors */
    const char *lang; /* of text in Cyrillic or Hangul; "": told by its letters */
} check_run;

/* Opens the style ID and a checker by it in place of those of R before; theirs are R's to free.
 * Gives a status of the library, with the reason in *error. */
int check_held_open(check_run *r, const char *id, onym_error *error);

/* With --style auto, finds out what style TEXT of the file PATH follows, and opens it; else does
 * nothing.  Gives a status of the library, with the reason in *error. */
int check_held_style(check_run *r, const char *path, onym_text text, onym_error *error);

/* Checks the files of R, or standard input when there are none, each as a whole, into R's reporter;
 * tells what goes wrong.  Gives the worst exit status. */
int check_held_files(check_run *r);

#endif
