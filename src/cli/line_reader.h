/* Where the shell's lines come from: a terminal with editing, or anything else. */
#ifndef ONYM_CLI_LINE_READER_H
#define ONYM_CLI_LINE_READER_H

#include "onym.h"

/* The longest line, in bytes. */
#define LINE_MAX_SIZE ((size_t)64 * 1024)

typedef enum line_event {
    LINE_READ,     /* a line, without its line end */
    LINE_END,      /* no more lines */
    LINE_CLEARED,  /* the line was given up with Ctrl-C */
    LINE_TOO_LONG, /* a line over LINE_MAX_SIZE, skipped */
    LINE_FAILED    /* reading failed; errno says why */
} line_event;

/* A source of lines; each kind begins with this. */
typedef struct line_reader line_reader;
struct line_reader {
    /* Reads the next line into *LINE, which is good until the next call. */
    line_event (*read)(line_reader *reader, onym_text *line);
    void (*free)(line_reader *reader);
    /* Whether Ctrl-C was pressed since the last line was read; NULL: it ends the program. */
    bool (*interrupted)(void);
};

/* Lines of the descriptor, as they are, after PROMPT (NULL for none).  NULL: no memory. */
line_reader *line_plain_new(int descriptor, const char *prompt);

#endif
