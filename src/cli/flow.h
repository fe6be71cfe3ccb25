/* Flowing text: words one after another, in lines that begin at one column. */
#ifndef ONYM_CLI_FLOW_H
#define ONYM_CLI_FLOW_H

#include "cli/output.h"

/* Columns are those of a terminal: a syllable of Hangul takes two. */
typedef struct flow {
    output *out;
    const char *separator; /* between two words, before the blank */
    size_t begin, column, limit;
    bool first;
} flow;

/* A flow on a line that has come to column BEGIN, where its other lines begin as well.  It breaks
 * at the width of a terminal, and nowhere when there is none, unless the caller sets a LIMIT. */
flow flow_begin(output *out, size_t begin, const char *separator);

/* Writes WORD with TAIL behind it, on a new line when it would not fit. */
void flow_put(flow *f, onym_text word, const char *tail);

#endif
