/* Draft near names: words of a draft that are misspelt names. */
#ifndef ONYM_CHECK_DRAFT_NEAR_H
#define ONYM_CHECK_DRAFT_NEAR_H

#include "check/draft.h"

/* Adds the findings about the words between the known names, whose evidence is noted. */
int draft_near(draft *draft);

/* The likeliest names that a run may be meant for. */
typedef struct near_choice {
    native_name run; /* KEY: of the misspelt nominative; NAMES: equally likely ones */
    unsigned cost;   /* of each, in tenths of an edit */
} near_choice;

/* Notes that RUN, whose key is KEY, may be meant for P at COST.  False: no memory. */
bool near_keep(near_choice *choice, draft *draft, const native_name *run, onym_text key,
               const posting *p, unsigned cost);

/* How much a name is spoken of: whether its concept, or how often its country, stands in the text.
 */
bool near_elsewhere(const draft *draft, const posting *p);
size_t near_country(const draft *draft, const posting *p);

/* Whether a stylebook lists P: a name that everybody writes. */
bool near_is_in_stylebook(const posting *p);

/* Whether the glossary lists misspellings of P's concept: everybody writes of it. */
int near_is_attested(bool *out, draft *draft, const posting *p);

/* Whether P is a Korean, whose names are like each other. */
bool near_is_korean(const posting *p);

/* Whether P is a place that the wide world knows: it has a name of its own in English. */
bool near_is_well_known(const posting *p);

/* Whether P is a right form of a name in LANG that a word may be meant for. */
bool near_is_target(const posting *p, draft_lang lang);

/* The names near the run that begins with token FIRST; CHOICE->run.names is empty when there is
 * none.  The first KNOWN words, 0 or more, are a name already: only a longer run is another. */
int near_cyrillic(near_choice *choice, draft *draft, size_t first, size_t known);

/* The names near the COUNT Korean words from FIRST on, which are taken as one. */
int near_korean(near_choice *choice, draft *draft, size_t first, size_t count);

#endif
