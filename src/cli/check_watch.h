/* onym check --watch: checking again whenever a file is saved. */
#ifndef ONYM_CLI_CHECK_WATCH_H
#define ONYM_CLI_CHECK_WATCH_H

#include "cli/output.h"

/* Calls CHECK, which writes to OUT, now and whenever one of the COUNT FILES was written or another
 * was renamed over it, until Ctrl-C ends the program.  Returns an exit status when that cannot go
 * on. */
int check_watch(output *out, char *const *files, size_t count, int (*check)(void *context),
                void *context);

#endif
