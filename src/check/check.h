/* The checker: a reader of the glossary and what it has learnt of words, seen with a style. */
#ifndef ONYM_CHECK_CHECK_H
#define ONYM_CHECK_CHECK_H

#include "check/article.h"
#include "check/findings.h"
#include "check/mention.h"

/* Systems for native words, kept open from text to text: native.h. */
typedef struct native_systems native_systems;

/* Arrays that one check leaves for the next. */
typedef struct checker_memory {
    segments segments;
    tokens tokens;
    marks marks;
} checker_memory;

struct onym_checker {
    const onym_glossary *glossary;
    reader *reader;
    lexicon *lexicon;
    memo *memo;
    word_facts *facts;
    draft_lang lang;
    const onym_style *style;
    checker_memory spare;
    native_systems *native; /* NULL until a text is put into Latin letters */
    onym_interrupt_fn *interrupt;
    void *interrupt_context;
};

/* Everything that A needs for one check but its text; the findings go to F.  End it with
 * check_finish, also after a failure; before there is nothing to end. */
int check_prepare(article *a, onym_checker *c, onym_findings *f, onym_error *error);
void check_finish(article *a);

/* The steps of docs/architecture.md, in order: the findings of A, and its mentions to M. */
int check_run(onym_findings *out, article *a, mentions *m, onym_error *error);

/* How a text is checked: in windows of WINDOW bytes, the first of which begins HIDDEN or not; as
 * one that does not begin a text when INSIDE; and SLOWLY for the tests. */
typedef struct check_way {
    size_t window;
    bool hidden, inside, slowly;
} check_way;

/* Findings of a text that are kept; what is over it is counted. */
#define FINDINGS_MAX ((size_t)100000)

/* Keeps the first MOST findings. */
void check_limit(onym_findings *f, size_t most);

/* As onym_check. */
int check_text(onym_findings **out, onym_checker *c, onym_text text, check_way way,
               onym_error *error);

/* Sorts the findings, which are about TEXT, and gives them lines and columns. */
void check_place(onym_findings *f, onym_text text);

#endif
