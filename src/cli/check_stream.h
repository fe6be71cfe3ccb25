/* Checking in streams: files of any size and records of archives, several at once. */
#ifndef ONYM_CLI_CHECK_STREAM_H
#define ONYM_CLI_CHECK_STREAM_H

#include "cli/cli.h"

typedef struct check_stream {
    cli *cli;
    const onym_glossary *glossary;
    const onym_style *style;
    const char *lang; /* of text in Cyrillic or Hangul; "": told by its letters */
    unsigned jobs;    /* 0: as many as there are processors */
    onym_reporter *reporter;
    onym_level fail_on;
} check_stream;

/* Checks the files PATHS, standard input when there are none, and reports them in order.  Returns
 * the exit status. */
int check_stream_files(check_stream *s, int count, char **paths);

/* Checks the records of the files, one a line, and writes a record of findings for each, in order.
 * A record that is none, or that has findings, is no failure. */
int check_stream_records(check_stream *s, int count, char **paths);

#endif
