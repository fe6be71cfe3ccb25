/* Near matches: runs of tokens that are no name, but so like one that they must be meant for it. */
#ifndef ONYM_CHECK_NEAR_MATCH_H
#define ONYM_CHECK_NEAR_MATCH_H

#include "check/mention.h"

/* What a search for near names works with. */
typedef struct near_search {
    const article *article;
    buffer key;
    onym_error *error;
} near_search;

/* Finds the name that a run from token FIRST is meant for: the longest run that is meant for one,
 * of LEAST tokens or more; M->count is 0 when there is none. */
int near_match(mention *m, near_search *search, size_t first, size_t least);

#endif
