/* Surroundings: what the word before a name says that it is. */
#include "check/surroundings.h"

#include "base/buffer.h"
#include "base/slice.h"
#include "check/run.h"

static bool is_one_of(onym_text word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(word, list[i])) {
            return true;
        }
    }
    return false;
}

bool surroundings_of_place(const article *a, size_t i)
{
    static const char *const words[] = {"in",      "from",   "to",     "at",  "near",  "off",
                                        "outside", "around", "toward", "via", "reach", "leave"};
    return i > 0 && a->tokens.items[i].gap == GAP_BLANK &&
           is_one_of(article_run(a, i - 1, 1), words, sizeof words / sizeof *words);
}

/* Whether token I ends an adjective that begins small: neo-Nazi, pro-Putin. */
static bool is_end_of_adjective(const tokens *t, size_t i)
{
    return i > 0 && t->items[i].gap == GAP_HYPHEN && (t->items[i - 1].flags & TOKEN_CAPITAL) == 0;
}

int surroundings_of_family(bool *out, const article *a, size_t i, onym_error *error)
{
    static const char *const titles[] = {"Prince", "Princess", "Count", "Mr",      "Mrs",
                                         "Ms",     "Dr",       "Gen",   "Comrade", "Professor"};
    *out = false;
    if (i == 0 || (a->tokens.items[i].gap != GAP_BLANK && a->tokens.items[i].gap != GAP_DOT) ||
        (a->tokens.items[i - 1].flags & TOKEN_CAPITAL) == 0 ||
        is_end_of_adjective(&a->tokens, i - 1)) {
        return ONYM_OK;
    }
    onym_text before = article_run(a, i - 1, 1);
    const lexeme *l;
    *out = is_one_of(before, titles, sizeof titles / sizeof *titles);
    int status = run_lexeme(&l, a, i - 1, error);
    if (status != ONYM_OK || *out || l->english == 1 ||
        (a->tokens.items[i - 1].flags & TOKEN_ALL_CAPITALS) != 0) {
        return status;
    }
    postings names;
    status = memo_terms(&names, a->memo, (onym_text){l->key, l->key_size}, error);
    *out = status == ONYM_OK && (names.count == 0 || names.items[0].imported);
    return status;
}
