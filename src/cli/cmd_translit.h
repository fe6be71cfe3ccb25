/* onym translit: writes a text by a romanisation system, or back. */
#ifndef ONYM_CLI_CMD_TRANSLIT_H
#define ONYM_CLI_CMD_TRANSLIT_H

#include "cli/output.h"

/* Runs the command; ARGV[0] is its name.  DATA_DIR: where the shipped systems are; USER_DIR: where
 * the user's own are, or NULL.  Returns the exit status; the caller flushes OUT. */
int cmd_translit(int argc, char **argv, const char *data_dir, const char *user_dir, output *out);

#endif
