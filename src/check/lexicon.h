/* The lexicon: what the glossary and the English word list know of a single word; each distinct
 * word is asked for once. */
#ifndef ONYM_CHECK_LEXICON_H
#define ONYM_CHECK_LEXICON_H

#include "glossary/reader.h"

typedef struct lexeme {
    const char *text; /* as it stood in the article when it was first met */
    const char *key;
    size_t key_size;
    part part;   /* what it is to names */
    int english; /* 0 no word, 1 an ordinary word, 2 listed with a capital only */
} lexeme;

typedef struct lexicon lexicon;

lexicon *lexicon_new(void);
void lexicon_free(lexicon *lexicon);

/* The lexeme of WORD, asked of READER when it is new; good until lexicon_trim. */
int lexicon_find(const lexeme **out, lexicon *lexicon, reader *reader, onym_text word,
                 onym_error *error);

/* Forgets everything when it has grown large, and says so: lexemes found before are gone then. */
bool lexicon_trim(lexicon *lexicon);

#endif
