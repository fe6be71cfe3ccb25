/* The rules of a system, applied to letters that keep their origins: as a program where one can be
 * made of them, else by ICU. */
#ifndef ONYM_TRANSLIT_RULES_H
#define ONYM_TRANSLIT_RULES_H

#include "translit/letters.h"
#include "translit/rulefile.h"

typedef struct rule_set rule_set;

/* Reads the rules of FILE, for the way back when REVERSE; they are compiled by ICU only when there
 * is no program for them.  The caller frees *OUT, before FILE.  Errors as rules_compile. */
int rules_open(rule_set **out, const rulefile *file, bool reverse, onym_error *error);

/* Has ICU compile the rules, unless it has.  ONYM_EINPUT: ICU refuses a rule (path, line, column),
 * or a rule rewrites without end. */
int rules_compile(rule_set *rules, onym_error *error);

/* A copy for another thread, which must be freed before the original; NULL when there is no memory.
 */
rule_set *rules_clone(const rule_set *original);
void rules_free(rule_set *rules);

/* Whether ICU has compiled them. */
bool rules_compiled(const rule_set *rules);

/* Rewrites TEXT, with SPARE to work in; by ICU, where it has compiled them, when BY_ICU.
 * ONYM_EINPUT: it would be more than 16 times as long. */
int rules_apply(rule_set *rules, letters *text, letters *spare, bool by_icu, onym_error *error);

#endif
