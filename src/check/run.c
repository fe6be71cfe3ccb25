/* Runs: the tokens that one name may run over, and the key that they have together. */
#include "check/run.h"

#include "base/hash.h"
#include "text/key.h"
#include "text/key_value.h"

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

/* V with the key of token I after it. */
static key_value add_word(key_value v, const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    onym_text word = article_run(a, i, 1);
    if ((t->flags & TOKEN_MARKED) == 0) {
        v = key_value_of_word(v, word);
    } else {
        buffer key = {0};
        key_append(&key, word);
        v = key_value_of(v, buffer_text(&key));
        buffer_free(&key);
    }
    return v;
}

static int ask_filter(uint32_t *out, const article *a, size_t first, size_t count, size_t imported,
                      onym_error *error)
{
    key_value v = {0, 0};
    int status = ONYM_OK;
    *out = 0;
    for (size_t n = 0; n < count && status == ONYM_OK; n++) {
        bool may;
        v = add_word(v, a, first + n);
        status = reader_may_name(&may, a->reader, v.value, n < imported, error);
        *out |= (uint32_t)may << n;
        if ((a->tokens.items[first + n].flags & TOKEN_POSSESSIVE) != 0) {
            v = key_value_append(v, 's', 1); /* inside a run it is part of the key */
        }
    }
    return status;
}

int run_filter(uint32_t *out, const article *a, size_t first, size_t count, size_t imported,
               onym_error *error)
{
    uint64_t hash = hash_text(article_run(a, first, count), UINT64_C(0x72756E) << 8 | imported);
    uint64_t facts = *word_facts_at(a->facts, hash);
    *out = (uint32_t)facts & FACT_RUNS;
    if ((facts & FACT_RUNS_ASKED) != 0) {
        return ONYM_OK;
    }
    int status = ask_filter(out, a, first, count, imported, error);
    if (status == ONYM_OK) {
        *word_facts_at(a->facts, hash) |= FACT_RUNS_ASKED | *out;
    }
    return status;
}

int run_lexeme(const lexeme **out, const article *a, size_t i, onym_error *error)
{
    uint32_t number = a->tokens.items[i].word;
    if (lexicon_is_marked(number)) {
        *out = lexicon_of_number(a->lexicon, number);
        return ONYM_OK;
    }
    return lexicon_find(out, a->lexicon, a->reader, article_run(a, i, 1), error);
}

int run_word(const lexeme **out, const article *a, size_t i, onym_error *error)
{
    const token *t = &a->tokens.items[i];
    if (t->word == 0 || t->script != SCRIPT_LATIN || (t->flags & (TOKEN_LONG | TOKEN_MIXED)) != 0) {
        return run_lexeme(out, a, i, error);
    }
    *out = lexicon_of_number(a->lexicon, t->word);
    return ONYM_OK;
}

void run_trim(const article *a)
{
    lexicon_trim(a->lexicon);
}

bool run_is_capital(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    bool small_syllable = t->gap == GAP_HYPHEN && i > 0 && (t[-1].flags & TOKEN_CAPITAL) != 0;
    return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0 || small_syllable;
}
