/* Renderings: how an English text writes the names that its original has. */
#ifndef ONYM_CHECK_RENDERING_H
#define ONYM_CHECK_RENDERING_H

#include "check/findings.h"
#include "check/mention.h"

/* The tokens FIRST .. BEHIND - 1: those of a line, or of the whole text. */
typedef struct token_range {
    size_t first, behind;
} token_range;

/* The tokens of A that begin in the bytes BEGIN .. END - 1. */
token_range token_range_of(const article *a, size_t begin, size_t end);

typedef enum rendering_kind {
    RENDERED,           /* by a form that the style lets stand, or by words that say the same */
    RENDERED_OTHERWISE, /* by a wrong form: FINDING */
    RENDERED_NOT
} rendering_kind;

typedef struct rendering {
    rendering_kind kind;
    onym_finding finding;
    size_t mention; /* its place among the mentions; SIZE_MAX for a form that is none */
} rendering;

/* How the tokens RANGE of ENGLISH, whose mentions are MENTIONS, write one of the concepts of NAMES.
 */
int rendering_find(rendering *out, article *english, const mentions *mentions, token_range range,
                   const postings *names, onym_error *error);

/* The form that the style of A prints for CONCEPT, as long as the findings live; "" when there is
 * none. */
int rendering_wanted(const char **out, article *a, const char *concept, onym_error *error);

#endif
