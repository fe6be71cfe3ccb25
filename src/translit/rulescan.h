/* A look at a system's rules before ICU sees them: limits that keep compiling them cheap. */
#ifndef ONYM_TRANSLIT_RULESCAN_H
#define ONYM_TRANSLIT_RULESCAN_H

#include "translit/rulefile.h"

/* Checks the rules of FILE: no "::" or "use" line, no variable that expands over
 * RULEFILE_EXPANSION, not more rules than compile within a tenth of a second. ONYM_EINPUT: with
 * path, line and column. */
int rulescan_check(rulefile *file, onym_error *error);

#endif
