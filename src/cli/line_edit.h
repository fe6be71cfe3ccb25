/* Lines from a terminal, with editing, history, completion and hints; line_*.c alone know libedit.
 */
#ifndef ONYM_CLI_LINE_EDIT_H
#define ONYM_CLI_LINE_EDIT_H

#include "cli/line_reader.h"
#include "cli/shell.h"

typedef struct line_edit_options {
    const char *prompt; /* ASCII; a blank is put after it */
    bool colour;
    const char *history; /* path of the history file, or NULL */
    /* Fills *OUT with what may stand where BEFORE, the line up to the cursor, ends. */
    void (*complete)(void *context, onym_text before, completions *out);
    /* A hint for LINE, to stand at the right edge: on one row, to be freed; NULL for none.  May be
     * NULL. */
    char *(*hint)(void *context, onym_text line);
    void *context;
} line_edit_options;

/* An editor on standard input and output, which must be a terminal.  Sets the locale's character
 * type to UTF-8, and handles SIGINT until it is freed.  NULL: no memory, or no UTF-8 locale. */
line_reader *line_edit_new(const line_edit_options *options);

#endif
