/* An article on its way through a check: its text in ever finer arrays, and what it is checked
 * against. */
#ifndef ONYM_CHECK_ARTICLE_H
#define ONYM_CHECK_ARTICLE_H

#include "check/evidence.h"
#include "check/lexicon.h"
#include "check/memo.h"
#include "check/style.h"
#include "check/word_facts.h"
#include "text/segment.h"
#include "text/token.h"

/* The tokens that names are looked for at, by their places; see marks.h. */
typedef struct marks {
    uint32_t *items; /* in order */
    size_t count, capacity;
} marks;

/* The languages that are checked beside English. */
typedef enum draft_lang {
    DRAFT_ANY,
    DRAFT_RUSSIAN,
    DRAFT_UKRAINIAN,
    DRAFT_KOREAN, /* no orthography told */
    DRAFT_NORTH,
    DRAFT_SOUTH
} draft_lang;

typedef struct article {
    onym_checker *checker; /* whose readers and memory the article uses */
    onym_text text;
    segments segments;
    tokens tokens;
    reader *reader;
    lexicon *lexicon;
    const onym_style *style;
    memo *memo;
    evidence *evidence; /* filled with the mentions */
    word_facts *facts;  /* of words in Cyrillic and Hangul */
    draft_lang lang;    /* what Cyrillic or Hangul is to be read as; DRAFT_ANY: told by letters */
    arena *arena;       /* for what lives as long as the findings */
    marks marks;
    bool hidden; /* it begins where an "onym: off" before it hides */
    bool slowly; /* without filters and short cuts: what the tests hold the fast way against */
} article;

/* The bytes of the tokens FIRST .. FIRST + COUNT - 1 and what stands between them. */
static inline onym_text article_run(const article *a, size_t first, size_t count)
{
    size_t begin = a->tokens.items[first].begin;
    return (onym_text){a->text.data + begin, a->tokens.items[first + count - 1].end - begin};
}

#endif
