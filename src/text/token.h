/* Tokens: the words of a text. */
#ifndef ONYM_TEXT_TOKEN_H
#define ONYM_TEXT_TOKEN_H

#include "text/script.h"
#include "text/segment.h"
#include "text/word_table.h"

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
    TOKEN_POSSESSIVE = 256,  /* followed by 's or ’s, which is not part of it */
    TOKEN_MARKED = 512       /* holds something else than ASCII letters and digits */
};

/* The number of a word that is nothing to its reader, with or without TOKEN_INNER_WORD, which says
 * that it may still follow one that is; see tokens_find_known. */
#define TOKEN_PLAIN_WORD 1u
#define TOKEN_INNER_WORD 16u

typedef struct token {
    size_t begin, end; /* bytes; without possessive and without surrounding apostrophes */
    uint16_t flags;
    uint8_t script; /* of the first letter; SCRIPT_NONE for a number */
    uint8_t gap;    /* before it */
    uint32_t word;  /* its number in the table of tokens_find_known; 0: none */
} token;

/* Zero-initialised it is empty; free with tokens_free. */
typedef struct tokens {
    token *items;
    size_t count, capacity;
    unsigned flags, scripts; /* of all of them together; of script N bit N */
    /* Those that their reader cannot pass over: words that the table does not call plain, and what
     * may be part of a name by its place: the word after a hyphen, a capital or a number that goes
     * on from another word. */
    uint32_t *notable;
    size_t notable_count; /* there is room for CAPACITY */
} tokens;

/* The words of the segments of TEXT that are prose or quotation. */
int tokens_find(tokens *out, onym_text text, const segments *parts, onym_error *error);

/* The same, with the numbers that KNOWN has for the words. */
int tokens_find_known(tokens *out, onym_text text, const segments *parts, const word_table *known,
                      onym_error *error);

/* The same, one character after the other: what the tests hold the other one against. */
int tokens_find_slowly(tokens *out, onym_text text, const segments *parts, const word_table *known,
                       onym_error *error);

/* Empties T and keeps its memory. */
void tokens_clear(tokens *t);
void tokens_free(tokens *t);

#endif
