/* The line of the text around a finding, cut to a width. */
#ifndef ONYM_REPORT_SOURCE_LINE_H
#define ONYM_REPORT_SOURCE_LINE_H

#include "base/buffer.h"

/* A line in three parts, printable, with the columns of the first two. */
typedef struct source_line {
    buffer before, marked, after;
    size_t before_columns, marked_columns;
} source_line;

/* Fills LINE with the line of TEXT in which BEGIN..END starts, cut around it to at most COLUMNS (at
 * least 10) columns.  Nothing live is in it, tabs are blanks.  Free with source_line_free. */
void source_line_make(source_line *line, onym_text text, size_t begin, size_t end, size_t columns);
void source_line_free(source_line *line);

#endif
