/* One half of a rule, read: its elements, anchors, braces and cursor; private to program_read.c. */
#ifndef ONYM_TRANSLIT_PROGRAM_HALF_H
#define ONYM_TRANSLIT_PROGRAM_HALF_H

#include "translit/program.h"

#define VARIABLE_LIMIT 64
#define HALF_LIMIT     128 /* elements of one half of a rule */
#define NOWHERE        (-1)

/* What stands on one side of the arrow. */
typedef struct half {
    element elements[HALF_LIMIT];
    int count;
    int brace, close, cursor;     /* offsets of { } and |, NOWHERE for none */
    int word;                     /* elements of the quoted run or variable that has just ended */
    bool at_start, at_end, plain; /* PLAIN: literals only */
} half;

typedef struct variable {
    const char *name;
    size_t size;
    element *elements;
    int count;
} variable;

typedef struct reader {
    program *p;
    const char *at;
    bool reverse, gave_up, no_memory;
    variable variables[VARIABLE_LIMIT];
    size_t variable_count;
} reader;

/* Says that the rules are more than a program can be made of. */
void half_give_up(reader *r);

/* Steps over blanks and comments. */
void half_skip_blanks(reader *r);

/* Bytes of the variable's name at NAME. */
size_t half_name_size(const char *name);

/* Takes everything up to one of the characters ENDS into H; gave_up or no_memory of R tell why
 * not. */
void half_take(reader *r, half *h, const char *ends);

#endif
