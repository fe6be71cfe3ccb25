/* Near targets: whether a name of the glossary may be what a run of tokens was meant for, and how
 * likely it is. */
#ifndef ONYM_CHECK_NEAR_TARGET_H
#define ONYM_CHECK_NEAR_TARGET_H

#include "check/near_run.h"

/* Whether P, DISTANCE away, may be what the run was meant for; BESIDE: another name stands directly
 * beside the run, which is one word. */
bool near_target(near_search *s, const run_facts *f, const posting *p, unsigned distance,
                 bool beside);

/* How unlikely it is that KEY, near N, a key of P, was meant for P: farther, admitted only, or
 * nowhere else in the article. */
unsigned near_target_cost(const near_search *s, const posting *p, onym_text key,
                          const neighbour *n);

/* Whether the name beside a single word, token I, shows that the word is of some other person's
 * name. */
int near_target_beside(bool *out, const near_search *s, size_t i);

#endif
