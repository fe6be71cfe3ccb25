/* History: whether a text means an old name, because it speaks of the time when that was right. */
#include "check/judgement.h"

#include "base/slice.h"
#include "text/key.h"

/* Words that say that an old name is meant as one. */
static const char *const history_words[] = {"soviet",   "former", "formerly", "renamed",
                                            "then",     "once",   "tsarist",  "czarist",
                                            "imperial", "siege",  "wartime",  "colonial"};

static bool is_history_word(onym_text word)
{
    buffer key = {0};
    bool found = false;
    key_append(&key, word);
    for (size_t i = 0; i < sizeof history_words / sizeof *history_words && !found; i++) {
        found = key.size > 0 && text_equals(buffer_text(&key), history_words[i]);
    }
    buffer_free(&key);
    return found;
}

/* The year that WORD is; 0 for another word. */
static unsigned year_of(onym_text word)
{
    unsigned year = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') {
            return 0;
        }
        year = year * 10 + (unsigned)(word.data[i] - '0');
    }
    return word.size == 4 ? year : 0;
}

/* Words of the sentence before and after an old name that are looked at. */
#define HISTORY_WORDS 15

/* Whether token I says that an old name is meant as one, which was right before the year CHANGED.
 */
static bool is_history_token(const article *a, size_t i, unsigned changed)
{
    onym_text word = article_run(a, i, 1);
    unsigned year = year_of(word);
    return (year >= 1000 && year < changed) || is_history_word(word);
}

bool judgement_is_history(const judgement *j, const posting *p)
{
    const article *a = j->article;
    size_t first = j->mention->first, behind = first + j->mention->count;
    unsigned changed = year_of(onym_text_of(p->term.since));
    for (size_t i = first;
         i > 0 && first - i < HISTORY_WORDS && (a->tokens.items[i].flags & TOKEN_SENTENCE) == 0;
         i--) {
        if (is_history_token(a, i - 1, changed)) {
            return true;
        }
    }
    for (size_t i = behind; i < a->tokens.count && i - behind < HISTORY_WORDS &&
                            (a->tokens.items[i].flags & TOKEN_SENTENCE) == 0;
         i++) {
        if (is_history_token(a, i, changed)) {
            return true;
        }
    }
    return false;
}
