/* Compiled ICU rules of a system, applied to letters that keep their origins. */
#ifndef ONYM_TRANSLIT_RULES_H
#define ONYM_TRANSLIT_RULES_H

#include "translit/letters.h"
#include "translit/rulefile.h"

typedef struct rule_set rule_set;

/* Compiles the rules of FILE, for the way back when REVERSE.  The caller frees *OUT.  ONYM_EINPUT:
 * ICU refuses a rule (path, line, column), or a rule rewrites without end. */
int rules_open(rule_set **out, const rulefile *file, bool reverse, onym_error *error);

/* A copy for another thread; NULL when there is no memory.  Frees like the original. */
rule_set *rules_clone(const rule_set *original);
void rules_free(rule_set *rules);

/* Rewrites TEXT.  ONYM_EINPUT: it would be more than 16 times as long. */
int rules_apply(rule_set *rules, letters *text, onym_error *error);

#endif
