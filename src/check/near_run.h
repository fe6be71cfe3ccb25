/* Near runs: whether a run of tokens can be a misspelt name at all, and how far off it may be. */
#ifndef ONYM_CHECK_NEAR_RUN_H
#define ONYM_CHECK_NEAR_RUN_H

#include "check/near_match.h"

/* Words that a run may have. */
#define RUN_WORDS_MAX 8

/* What romanisations confuse costs so much at most: all that is a slip when every word is some
 * name's. */
#define CONFUSION 7u

/* What the words of a run tell before any near name is looked for. */
typedef struct run_facts {
    size_t first, count;
    bool possible; /* it may be a misspelt name at all */
    bool small;    /* one strange word without a capital: kimchi, not a name */
    bool unknown;  /* holds a word that is neither English nor of any name */
    size_t parts;  /* words of it that are of some name */
} run_facts;

/* Whether a misspelt name may begin with token I: a word with a capital, or a strange small one. */
bool near_run_begins(const near_search *s, size_t i);

/* Whether a run may end with token I, as far as its letters tell at a glance: a word with a
 * capital, a number, a syllable that may be one of strokes. */
static inline bool near_run_may_end(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0 || t->script == SCRIPT_NONE ||
           t->end - t->begin < 4 || t->gap == GAP_HYPHEN;
}

/* What the COUNT tokens from FIRST tell. */
int near_run_read(run_facts *out, const near_search *s, size_t first, size_t count);

/* All that near_run_read asks of what is beside the tokens FIRST to NEXT, NEXT not among them, in
 * six bits; but for a hyphen that goes on from them. */
unsigned near_run_beside(const article *a, size_t first, size_t next);

/* What the limit of near_run_limit turns on beside letters: a number up to 2. */
unsigned near_run_class(const run_facts *f);

/* What a run may be off in all, by its letters; 0: nothing. */
unsigned near_run_limit(const run_facts *f, size_t letters);

/* Whether token I is an acronym, right by its letters or no name at all, and no word of a headline.
 */
bool near_run_is_acronym(const article *a, size_t i);

#endif
