/* Script rules: letters of two scripts in a word, characters that nobody sees, controls of writing
 * direction. */
#ifndef ONYM_CHECK_SCRIPT_RULES_H
#define ONYM_CHECK_SCRIPT_RULES_H

#include "check/article.h"
#include "check/findings.h"

/* Adds the findings script/mixed, script/invisible and script/bidi of ARTICLE. */
int script_rules(onym_findings *findings, article *article, onym_error *error);

#endif
