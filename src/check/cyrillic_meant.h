/* Cyrillic meant: whether a Russian or Ukrainian word that is near a name was meant for it. */
#ifndef ONYM_CHECK_CYRILLIC_MEANT_H
#define ONYM_CHECK_CYRILLIC_MEANT_H

#include "check/draft.h"

/* A name near a word. */
typedef struct cyrillic_near {
    onym_text word, name; /* keys */
    const posting *of;
    size_t token; /* of the word */
    bool strange; /* no list of words has it */
} cyrillic_near;

/* Whether NEAR's word was meant for the name. */
bool cyrillic_is_meant(const draft *draft, const cyrillic_near *near);

#endif
