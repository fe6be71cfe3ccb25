/* Runs: the tokens that one name may run over, and the key that they have together. */
#include "check/run.h"

#include <string.h>

#include "text/key.h"

/* Whether a name goes on from token I - 1 to token I. */
static bool goes_on(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i], *before = t - 1;
    bool letters = t->script == SCRIPT_LATIN && (t->flags & (TOKEN_LONG | TOKEN_MIXED)) == 0;
    bool after_possessive = (before->flags & TOKEN_POSSESSIVE) != 0 && t->gap != GAP_BLANK;
    return t->gap != GAP_BREAK && (letters || t->script == SCRIPT_NONE) && !after_possessive;
}

size_t run_joinable(const article *a, size_t first, size_t most)
{
    size_t count = 1;
    while (count < most && first + count < a->tokens.count && goes_on(a, first + count)) {
        count++;
    }
    return count;
}

onym_text run_key(buffer *key, const article *a, size_t first, size_t count)
{
    buffer_clear(key);
    key_append(key, article_run(a, first, count));
    return buffer_text(key);
}

int run_lexeme(const lexeme **out, const article *a, size_t i, onym_error *error)
{
    int status = ONYM_OK;
    if (a->lexemes == NULL) {
        return lexicon_find(out, a->lexicon, a->reader, article_run(a, i, 1), error);
    }
    if (a->lexemes[i] == NULL) {
        status = lexicon_find(&a->lexemes[i], a->lexicon, a->reader, article_run(a, i, 1), error);
    }
    *out = a->lexemes[i];
    return status;
}

void run_trim(const article *a)
{
    if (lexicon_trim(a->lexicon) && a->lexemes != NULL) {
        memset(a->lexemes, 0, a->tokens.count * sizeof *a->lexemes);
    }
}

bool run_is_capital(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    bool small_syllable = t->gap == GAP_HYPHEN && i > 0 && (t[-1].flags & TOKEN_CAPITAL) != 0;
    return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0 || small_syllable;
}
