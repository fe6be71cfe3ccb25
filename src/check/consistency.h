/* Consistency: one name in two spellings within an article, whether a glossary has it or not. */
#ifndef ONYM_CHECK_CONSISTENCY_H
#define ONYM_CHECK_CONSISTENCY_H

#include "check/findings.h"
#include "check/mention.h"

/* Adds the findings name/inconsistent of ARTICLE, whose mentions are MENTIONS. */
int consistency(onym_findings *findings, article *article, const mentions *mentions,
                onym_error *error);

#endif
