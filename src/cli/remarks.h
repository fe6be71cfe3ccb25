/* What translit has to say of a text besides writing it: words in two scripts, and what the system
 * does not cover. */
#ifndef ONYM_CLI_REMARKS_H
#define ONYM_CLI_REMARKS_H

#include "onym.h"

/* Warns of words of TEXT that mix Latin and Cyrillic letters; *COUNT is how many have been named so
 * far in this run, after a few of which the rest are no longer named. */
void remark_mixed(onym_text text, unsigned *count);

/* Whether SYSTEM, which made MADE of TEXT, stretch for stretch as SPANS say, has copied letters or
 * signs that belong neither to the script it writes nor to every text; the first is named in a
 * message. */
bool remark_uncovered(onym_text text, const onym_string *made, const onym_spans *spans,
                      const onym_system_info *system);

#endif
