/* Where the program's results and messages go: standard output, buffered, and standard error. */
#ifndef ONYM_CLI_OUTPUT_H
#define ONYM_CLI_OUTPUT_H

#include "onym.h"

typedef enum colour_choice { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER } colour_choice;

/* The width that results are laid out for when they do not go to a terminal. */
#define OUTPUT_WIDTH ((size_t)100)

/* A buffered descriptor.  The first failed write sticks; what is written after it is dropped. */
typedef struct output {
    int descriptor;
    bool terminal;
    bool colour;
    size_t width;           /* columns */
    int failure;            /* the error number of the first failed write, 0 for none */
    onym_write_fn *pass_on; /* where the bytes go instead of the descriptor; NULL: nowhere else */
    void *pass_context;
    size_t used;
    char bytes[16384];
} output;

/* Codes for output_colour. */
#define COLOUR_BOLD  "\x1b[1m"
#define COLOUR_DIM   "\x1b[2m"
#define COLOUR_RESET "\x1b[0m"

/* Makes OUT write to DESCRIPTOR.  COLOUR_AUTO: colour on a terminal unless NO_COLOR is set and not
 * empty or TERM is unset, empty or dumb. */
void output_open(output *out, int descriptor, colour_choice colour);

/* Writes SIZE bytes as they are.  An onym_write_fn: CONTEXT is an output; not 0 after a failure. */
int output_write(void *context, const char *data, size_t size);

/* Writes TEXT as it is, trusted text only. */
void output_puts(output *out, const char *text);

/* Writes TEXT with nothing live in it, newlines and tabs included when ONE_LINE. */
void output_printable(output *out, onym_text text, bool one_line);
void output_name(output *out, const char *text); /* output_printable on one line */

/* Writes COUNT blanks. */
void output_blanks(output *out, size_t count);

/* Writes CODE when colour is on. */
void output_colour(output *out, const char *code);

/* Asks the terminal for its width again. */
void output_resize(output *out);

/* Writes what is buffered, and from then on everything, through PASS_ON; NULL: to the descriptor
 * again. */
void output_divert(output *out, onym_write_fn *pass_on, void *context);

/* Writes SIZE bytes to DESCRIPTOR over interruptions, short writes and full pipes; returns 0 or the
 * error number. */
int write_whole(int descriptor, const char *data, size_t size);

/* Writes out what is buffered.  ONYM_EOUTPUT: this or an earlier write failed. */
int output_flush(output *out, onym_error *error);

/* The columns of TEXT as output_name writes it. */
size_t shown_width(const char *text);

/* Prints HEAD, trusted text, and MESSAGE on standard error, as one line with nothing live in it. */
void message_write(const char *head, const char *message);

/* The same with "onym: " as the head. */
void message_print(const char *message);
void message_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints the message of ERROR so, and returns its status. */
int message_error(const onym_error *error);

#endif
