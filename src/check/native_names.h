/* Native names: the names of the glossary in a text in Cyrillic or Hangul. */
#ifndef ONYM_CHECK_NATIVE_NAMES_H
#define ONYM_CHECK_NATIVE_NAMES_H

#include "check/article.h"

/* Words that a Russian name may have. */
#define NATIVE_WORDS 8

typedef struct native_name {
    size_t first, count; /* tokens */
    postings names;      /* all terms that it may be a form of */
    const char *key;     /* of these terms: the nominatives, the Korean word without what follows */
    uint16_t ends[NATIVE_WORDS]; /* of the words of KEY, for Cyrillic */
    bool claimed;                /* a finding speaks of it */
} native_name;

/* Zero-initialised it is empty; free with native_names_free. */
typedef struct native_names {
    native_name *items; /* in order, not overlapping */
    size_t count, capacity;
} native_names;

/* Finds the names of ARTICLE, whose tokens are there, longest first: Russian and Ukrainian ones in
 * any case, Korean ones with particles and titles.  What is likelier an ordinary word is left out.
 */
int native_names_find(native_names *out, article *article, onym_error *error);
void native_names_free(native_names *names);

#endif
