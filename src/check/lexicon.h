/* The lexicon: what the glossary and the English word list know of a single word; each distinct
 * word is asked for once. */
#ifndef ONYM_CHECK_LEXICON_H
#define ONYM_CHECK_LEXICON_H

#include "glossary/reader.h"
#include "text/token.h"

typedef struct lexeme {
    const char *text; /* as it stood in the article when it was first met */
    const char *key;
    size_t key_size;
    part part;    /* what it is to names */
    bool surname; /* of Koreans, whatever the glossary says */
    bool alone;   /* it may be a name by itself, by the filter of all keys */
    int english;  /* 0 no word, 1 an ordinary word, 2 listed with a capital only */
} lexeme;

typedef struct lexicon lexicon;

lexicon *lexicon_new(void);
void lexicon_free(lexicon *lexicon);

/* The lexeme of WORD, asked of READER when it is new; good until lexicon_trim. */
int lexicon_find(const lexeme **out, lexicon *lexicon, reader *reader, onym_text word,
                 onym_error *error);

/* Forgets the lexemes of lexicon_find when there are very many, and says so: those found before are
 * gone then. */
bool lexicon_trim(lexicon *lexicon);

/* ---- numbers ----
 *
 * A token's number says what its word is to names, so that most words are asked of nobody: plain
 * ones (TOKEN_PLAIN_WORD) are nothing by themselves; one that names begin with, and nothing more,
 * tells how many words these have, whether it may be one alone, and whether names have it inside
 * (TOKEN_INNER_WORD, which plain ones may say as well); all others are marked and have a lexeme of
 * their own. */

/* The table of the numbers, for tokens_find_known. */
const word_table *lexicon_numbers(const lexicon *lexicon);

/* The number of WORD, which T stands for, asked of READER when it is new. */
int lexicon_number(uint32_t *out, lexicon *lexicon, reader *reader, const token *t, onym_text word,
                   onym_error *error);

/* Forgets all numbers when there are very many; those of tokens are void then. */
void lexicon_start(lexicon *lexicon);

enum {
    LEXICON_WORDS = 15, /* of a number below LEXICON_MARKED: words of the longest name, and one */
    LEXICON_INNER = TOKEN_INNER_WORD,
    LEXICON_ALONE = 32,
    LEXICON_LISTED = 64, /* English with a capital only */
    LEXICON_MARKED = 128
};

static inline bool lexicon_is_marked(uint32_t number)
{
    return number >= LEXICON_MARKED;
}

/* The words of the longest name that begins with a word of NUMBER, when that is all there is to it;
 * 0 for others. */
static inline size_t lexicon_first_words(uint32_t number)
{
    uint32_t words = number & LEXICON_WORDS;
    return number < LEXICON_MARKED && words > TOKEN_PLAIN_WORD ? words - TOKEN_PLAIN_WORD : 0;
}

/* The lexeme of a word of NUMBER, which is not 0; that of an unmarked one stands for all words of
 * the number, and its texts are NULL.  Good until lexicon_start. */
const lexeme *lexicon_of_number(const lexicon *lexicon, uint32_t number);

#endif
