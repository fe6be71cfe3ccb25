/* Draft forms: a name of a draft written otherwise, in the case or with the particle of the text.
 */
#ifndef ONYM_CHECK_DRAFT_FORM_H
#define ONYM_CHECK_DRAFT_FORM_H

#include "check/draft.h"

/* How a name is written, beside its letters. */
typedef enum draft_writing {
    DRAFT_WRITTEN,  /* as the term */
    DRAFT_WITH_YO,  /* with ё where the term has е */
    DRAFT_OTHERWISE /* with other blanks or hyphens */
} draft_writing;

/* How N writes the term of P, whose key it has. */
draft_writing draft_writing_of(const draft *draft, const native_name *n, const posting *p);

/* What is to stand where N stands in place of its term. */
typedef struct draft_form {
    size_t begin, end; /* bytes of the text */
    const char *text;  /* of the arena */
} draft_form;

/* Writes WANTED, a nominative or a Korean word without particles, as N is written: with its case,
 * particle and capitals.  KIND is the concept's. */
int draft_form_of(draft_form *out, draft *draft, const native_name *n, const char *wanted,
                  const char *kind);

/* When N is one word in Cyrillic that is no case of anything, fills OUT, which has room for
 * DRAFT_SUGGESTIONS, with the cases of WANTED that are nearest to it: Индонезии and Индонезия for
 * Индонезие.  *COUNT is 0 when N stands in a case. */
int draft_cases_of(const char **out, size_t *count, draft *draft, const native_name *n,
                   const char *wanted, const char *kind);

/* The form of the concept of P in the language LANG, or its last word when P is a family name; ""
 * when it has none. */
int draft_wanted(const char **out, draft *draft, const posting *p, draft_lang lang);

/* Whether a term of the language LANG_TAG may stand in a text in LANG. */
bool draft_is_right(draft_lang lang, const char *lang_tag);

#endif
