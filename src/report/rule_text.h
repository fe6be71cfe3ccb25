/* What the rules are, in words, for reports that are read away from the manual. */
#ifndef ONYM_REPORT_RULE_TEXT_H
#define ONYM_REPORT_RULE_TEXT_H

#include "onym.h"

typedef struct rule_text {
    const char *name;  /* one word, capitals inside */
    const char *brief; /* one sentence */
    const char *help;  /* what to do about it */
    onym_level level;  /* the usual one */
} rule_text;

extern const rule_text rule_texts[ONYM_RULE_COUNT];

#endif
