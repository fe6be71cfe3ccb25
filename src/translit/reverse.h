/* The search for originals: beginnings that grow by a letter or syllable at a time. */
#ifndef ONYM_TRANSLIT_REVERSE_H
#define ONYM_TRANSLIT_REVERSE_H

#include "translit/engine.h"

#define TEXT_LIMIT  64 /* characters of a name */
#define BEAM        48 /* beginnings kept at a time */
#define OPEN_END    3  /* letters at the end of a beginning's form that may still change */
#define FOUND_LIMIT 64
#define NEVER       200 /* the cost of what no word has */

/* A beginning of an original. */
typedef struct beginning {
    UChar units[TEXT_LIMIT * 2];
    int32_t size;
    int32_t agreed; /* letters of the text that its form agrees with */
    int32_t open;   /* letters of its form after those */
    int cost;       /* how unusual it is */
} beginning;

typedef struct search {
    engine *worker;
    const onym_translit_options *options;
    UChar text[TEXT_LIMIT * 2];
    int32_t size;
    beginning kept[BEAM], next[BEAM];
    size_t kept_count, next_count;
    beginning found[FOUND_LIMIT];
    size_t found_count;
} search;

/* Makes the system's form of B in the worker's text. */
int search_form(search *s, const beginning *b);

/* Adds UNIT at COST to B; keeps the result where it may become the original.  False: it cannot. */
bool search_extend(search *s, const beginning *b, UChar unit, int cost);

/* Tries everything that may follow B. */
typedef void search_fn(search *s, const beginning *b);
search_fn search_russian, search_ukrainian, search_korean;

#endif
