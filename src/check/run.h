/* Runs: the tokens that one name may run over, and the key that they have together. */
#ifndef ONYM_CHECK_RUN_H
#define ONYM_CHECK_RUN_H

#include "check/article.h"

/* The tokens from FIRST, at most MOST, that one name may run over: no break between them, Latin
 * letters or numbers. */
size_t run_joinable(const article *article, size_t first, size_t most);

/* Puts the key of the COUNT tokens from FIRST into KEY, emptied first, and returns it. */
onym_text run_key(buffer *key, const article *article, size_t first, size_t count);

/* What the word of token I is to names and to English; of many words one lexeme tells, without
 * texts: NULL.  Good until run_trim. */
int run_word(const lexeme **out, const article *article, size_t i, onym_error *error);

/* The lexeme of token I with its texts, good until run_trim. */
int run_lexeme(const lexeme **out, const article *article, size_t i, onym_error *error);

/* Which runs of 1 to COUNT (at most RUN_FILTER_MAX) tokens from FIRST may be names, as bits from
 * the lowest on: all that are, and few others.  Imported names are looked for in runs of up to
 * IMPORTED tokens, the longest that begin with the word FIRST. */
#define RUN_FILTER_MAX 12
int run_filter(uint32_t *out, const article *article, size_t first, size_t count, size_t imported,
               onym_error *error);

/* Forgets lexemes when there are very many. */
void run_trim(const article *article);

/* Whether token I is written as a word of a name: with a capital, or small after a hyphen
 * (Ryong-hae). */
bool run_is_capital(const article *article, size_t i);

#endif
