/* Drafts: the names of a text in Russian, Ukrainian or Korean, checked by the forms of these
 * languages. */
#ifndef ONYM_CHECK_DRAFT_H
#define ONYM_CHECK_DRAFT_H

#include "check/article.h"
#include "check/findings.h"
#include "check/native_names.h"

/* Suggestions of one finding. */
#define DRAFT_SUGGESTIONS 4

/* A draft on its way through a check. */
typedef struct draft {
    article *article;
    onym_findings *out;
    native_names names;
    draft_lang cyrillic;    /* of most of the text */
    draft_lang orthography; /* of the Korean in it */
    size_t paragraph[2];    /* bytes: the last one whose language was told ... */
    draft_lang told;        /* ... and that language */
    onym_error *error;
} draft;

/* What is reported about BEGIN .. END of the text. */
typedef struct draft_report {
    onym_rule rule;
    onym_level level;
    size_t begin, end;
    bool quoted;
    const char *kind, *system;
    const char *concept, *source;
    const char *suggestions[DRAFT_SUGGESTIONS]; /* of the arena; the first NULL ends them */
} draft_report;

/* Adds the finding REPORT with MESSAGE, which is freed. */
int draft_add(draft *draft, const draft_report *report, buffer *message);

/* Adds the findings about names in Cyrillic and Hangul of ARTICLE, whose tokens are there, to OUT,
 * and what these names tell of it to its evidence. */
int draft_check(onym_findings *out, article *article, onym_error *error);

#endif
