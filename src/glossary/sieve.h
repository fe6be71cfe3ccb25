/* A sieve: a bitmap that tells most things that a table does not hold without asking it. */
#ifndef ONYM_GLOSSARY_SIEVE_H
#define ONYM_GLOSSARY_SIEVE_H

#include "onym.h"

typedef struct sieve sieve;

/* NULL when there is no memory. */
sieve *sieve_new(void);
void sieve_free(sieve *s);

void sieve_add(sieve *s, int64_t number);

/* False: NUMBER was never added.  True: most likely it was. */
bool sieve_may_hold(const sieve *s, int64_t number);

/* A number for a key. */
int64_t sieve_number(onym_text key);

#endif
