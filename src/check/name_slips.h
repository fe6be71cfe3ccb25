/* Name slips: a name that is one letter off another one of the same article, whether a glossary has
 * it or not. */
#ifndef ONYM_CHECK_NAME_SLIPS_H
#define ONYM_CHECK_NAME_SLIPS_H

#include "check/name_places.h"

/* Adds the findings name/inconsistent about the words of PLACES that differ by one slip from a word
 * of another name there: beside the same words, or alone when they are long and rare. */
int name_slips(onym_findings *out, places *places);

#endif
