/* Korean surnames, the common ones, in the spellings of all romanisations. */
#ifndef ONYM_CHECK_KOREAN_SURNAME_H
#define ONYM_CHECK_KOREAN_SURNAME_H

#include "onym.h"

/* Whether the word KEY is a Korean surname, English as it may look: park, lee. */
bool korean_surname_is(const char *key);

/* Whether the keys A and B are spellings of one Korean surname: ri and lee. */
bool korean_surname_is_same(const char *a, const char *b);

#endif
