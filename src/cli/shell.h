/* The shell: one line in, an answer out; it knows neither terminals nor libedit. */
#ifndef ONYM_CLI_SHELL_H
#define ONYM_CLI_SHELL_H

#include "cli/line_reader.h"
#include "cli/output.h"
#include "onym.h"

/* What the shell works with; everything it points to must outlive the shell. */
typedef struct shell_options {
    output *out;
    const char *const *glossaries; /* paths, the user's own last when it exists */
    size_t glossary_count;
    const char *user_glossary; /* where .add writes; NULL for nowhere */
    const char *data_dir;
    const char *style;  /* id */
    const char *system; /* id, or NULL to go by style and language */
    bool interactive;   /* a person sits at it: no line numbers, never a failing end */
    /* Runs a command of the program with ARGUMENTS, of which [0] is its name, and returns its exit
     * status; it has printed its messages.  NULL: there is no program around the shell. */
    int (*run)(void *program, int count, char **arguments);
    void *program;
} shell_options;

typedef struct shell shell;

/* Opens the glossaries and the style.  Errors as of onym_glossary_open and onym_style_open. */
int shell_new(shell **out, const shell_options *options, onym_error *error);
void shell_free(shell *s);

/* Does what LINE says: a command when it begins with a full stop, else a lookup.  Prints the answer
 * and any message, and returns the status of onym.h that the line came to. */
int shell_line(shell *s, const char *line, size_t size);

/* Whether .quit was given. */
bool shell_is_over(const shell *s);

/* The most completions that are offered. */
#define COMPLETIONS_MAX ((size_t)100)

/* What the text from byte BEGIN of a line on may become. */
typedef struct completions {
    size_t begin;
    char *items[COMPLETIONS_MAX];
    size_t count;
} completions;

/* Fills *OUT for a line whose text before the cursor is BEFORE; free with completions_free. */
void shell_complete(shell *s, onym_text before, completions *out);
void completions_free(completions *list);

/* Runs the lines of READER to its end or to .quit.  Returns 0, or 1 when a line failed and nobody
 * sat at it; ONYM_EOUTPUT when the answers could not be written. */
int shell_run(shell *s, line_reader *reader);

/* The whole of "onym shell": runs the COMMANDS when there are any, else the lines of standard
 * input, with editing when a person sits at a terminal.  OPTIONS->interactive is found out here.
 * Prints its messages and returns the exit status. */
int shell_main(const shell_options *options, const char *const *commands, size_t command_count);

#endif
