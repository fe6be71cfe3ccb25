/* Tokens: the words of a text. */
#ifndef ONYM_TEXT_TOKEN_H
#define ONYM_TEXT_TOKEN_H

#include "text/script.h"
#include "text/segment.h"

/* What stands between a token and the one before it. */
typedef enum token_gap {
    GAP_BREAK,  /* punctuation, a paragraph's end, other text: no name goes across */
    GAP_BLANK,  /* blanks, or one line break */
    GAP_HYPHEN, /* a hyphen without blanks */
    GAP_DOT /* the dot of an abbreviation, with or without a blank: "St. Petersburg", "V. Putin" */
} token_gap;

/* What a token is, as flags. */
enum {
    TOKEN_QUOTED = 1,        /* in direct speech */
    TOKEN_CAPITAL = 2,       /* begins with a capital */
    TOKEN_ALL_CAPITALS = 4,  /* two capitals or more and nothing small */
    TOKEN_INNER_CAPITAL = 8, /* a capital after a small letter or before one: NKNews, McKay */
    TOKEN_SENTENCE = 16,     /* the first word of a sentence, a heading or a quotation */
    TOKEN_MIXED = 32,        /* letters of two scripts */
    TOKEN_INVISIBLE = 64,    /* invisible or bidi characters inside */
    TOKEN_LONG = 128,        /* over KEY_MAX_CHARS: not to be matched */
    TOKEN_POSSESSIVE = 256   /* followed by 's or ’s, which is not part of it */
};

typedef struct token {
    size_t begin, end; /* bytes; without possessive and without surrounding apostrophes */
    uint16_t flags;
    uint8_t script; /* of the first letter; SCRIPT_NONE for a number */
    uint8_t gap;    /* before it */
} token;

/* Zero-initialised it is empty; free with tokens_free. */
typedef struct tokens {
    token *items;
    size_t count, capacity;
} tokens;

/* The words of the segments of TEXT that are prose or quotation. */
int tokens_find(tokens *out, onym_text text, const segments *parts, onym_error *error);
void tokens_free(tokens *t);

#endif
