/* The shell's history: a plain file of lines that several shells may share. */
#ifndef ONYM_CLI_HISTORY_H
#define ONYM_CLI_HISTORY_H

#include "onym.h"

/* Lines that are kept. */
#define HISTORY_LINES ((size_t)2000)

/* The path of the history file under XDG_STATE_HOME or HOME, whose directories are made; NULL when
 * neither is an absolute path.  The caller frees it with free. */
char *history_path(void);

/* The same of the file NAME. */
char *state_path(const char *name);

/* Calls ADD for the last HISTORY_LINES lines of the file PATH, oldest first.  Lines with control
 * characters or invalid UTF-8 are left out, and a file that is no regular file is not read. */
void history_load(const char *path, void (*add)(void *context, const char *line), void *context);

/* Appends LINE to the file PATH, made with mode 0600 when missing, and drops the oldest lines when
 * it has grown far over HISTORY_LINES.  A line that is empty or begins with a blank is not kept.
 * False: it could not be written. */
bool history_append(const char *path, onym_text line);

#endif
