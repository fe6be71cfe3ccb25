/* The checker: a reader of the glossary and what it has learnt of words, seen with a style. */
#ifndef ONYM_CHECK_CHECK_H
#define ONYM_CHECK_CHECK_H

#include "check/article.h"

struct onym_checker {
    const onym_glossary *glossary;
    reader *reader;
    lexicon *lexicon;
    memo *memo;
    const onym_style *style;
};

#endif
