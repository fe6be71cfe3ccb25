/* Documents: what the bytes of a text are, and where its lines begin. */
#ifndef ONYM_TEXT_DOCUMENT_H
#define ONYM_TEXT_DOCUMENT_H

#include "onym.h"

/* What is odd about the bytes of TEXT.  Fields that speak of findings stay 0. */
onym_encoding_report document_encoding(onym_text text);

/* Bytes of a byte order mark at the start: 3 or 0. */
size_t document_bom(onym_text text);

/* A place that moves forward through a text and knows its line and column. */
typedef struct position {
    onym_text text;
    size_t at; /* bytes */
    size_t line, column;
} position;

/* At the start of TEXT, after its byte order mark. */
position position_start(onym_text text);

/* Moves P forward to offset AT, which is not before it. */
void position_move(position *p, size_t at);

#endif
