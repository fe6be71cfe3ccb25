/* Judging: what a mention is under a style, and what is reported about it. */
#ifndef ONYM_CHECK_JUDGE_H
#define ONYM_CHECK_JUDGE_H

#include "check/findings.h"
#include "check/mention.h"

/* Adds the finding about M to FINDINGS, if there is one.  Its place is in bytes only: line and
 * column are filled in later. */
int judge(onym_findings *findings, article *article, const mention *m, onym_error *error);

#endif
