/* Draft judging: what is reported about a known name of a draft. */
#ifndef ONYM_CHECK_DRAFT_JUDGE_H
#define ONYM_CHECK_DRAFT_JUDGE_H

#include "check/draft.h"

/* Adds the finding about N, if there is something to say of it. */
int draft_judge(draft *draft, native_name *n);

#endif
