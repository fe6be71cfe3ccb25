/* Form: whether a name with the right letters is also written rightly - capitals, blanks, hyphens,
 * apostrophes. */
#ifndef ONYM_CHECK_FORM_H
#define ONYM_CHECK_FORM_H

#include "check/mention.h"

typedef enum form_verdict {
    FORM_RIGHT, /* or a writer's choice: dots, accents left out, capitals of common words, headlines
                 */
    FORM_CHOICE, /* another convention for Korean given names */
    FORM_WRONG
} form_verdict;

/* Compares PLAIN, the mention M with single blanks and straight marks, to WANTED, which has the
 * same key. */
int form_compare(form_verdict *out, const article *article, const mention *m, onym_text plain,
                 const char *wanted, onym_error *error);

/* Whether PLAIN is WANTED but for the dots of abbreviations, which are a writer's choice. */
bool form_is_abbreviation(onym_text plain, const char *wanted);

/* Whether the COUNT tokens from FIRST stand in a line of capitals: a word beside them is all in
 * capitals too. */
bool form_is_shouted(const article *a, size_t first, size_t count);

#endif
