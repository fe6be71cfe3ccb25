/* Cyrillic forms: the nominatives that a word of a draft may be a case of. */
#ifndef ONYM_CHECK_CYRILLIC_FORMS_H
#define ONYM_CHECK_CYRILLIC_FORMS_H

#include "check/draft.h"
#include "text/inflect.h"

/* Nominatives of one word. */
#define CYRILLIC_FORMS 32

/* The nominatives that a word may be a case of; the first is the word itself.  Zero-initialised it
 * is empty; its KEYS are to be freed. */
typedef struct cyrillic_forms {
    buffer keys;
    size_t ends[CYRILLIC_FORMS];
    inflection how[CYRILLIC_FORMS];
    bool known[CYRILLIC_FORMS]; /* some name holds it */
    size_t count;
    bool any_known;
} cyrillic_forms;

/* The match key of form I. */
onym_text cyrillic_form(const cyrillic_forms *forms, size_t i);

/* Fills FORMS, emptied first, with the nominatives of token I. */
int cyrillic_forms_read(cyrillic_forms *forms, draft *draft, size_t i);

/* Whether token I may be a word of a name. */
bool cyrillic_is_name_word(const article *a, size_t i);

/* Whether some name holds token I, in any case; SCRATCH is filled when that is not known yet. */
int cyrillic_is_part(bool *out, draft *draft, size_t i, cyrillic_forms *scratch);

#endif
