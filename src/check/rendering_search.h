/* Rendering search: what the steps of looking for a rendering share. */
#ifndef ONYM_CHECK_RENDERING_SEARCH_H
#define ONYM_CHECK_RENDERING_SEARCH_H

#include "check/rendering.h"

typedef struct rendering_search {
    article *english;
    const mentions *mentions;
    token_range range;
    const postings *names;
    rendering *out;
    onym_error *error;
} rendering_search;

/* Called with every English form of the concepts; sets S->out->kind when the form is there. */
typedef int form_fn(rendering_search *s, const onym_entry *entry, const char *form,
                    onym_term_role role);

/* The first mention of M that begins at token AT or behind it. */
size_t rendering_first_mention(const mentions *m, size_t at);

/* A run of as many words that is near the form: a form_fn. */
int rendering_seek_near(rendering_search *s, const onym_entry *entry, const char *form,
                        onym_term_role role);

#endif
