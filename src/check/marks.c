/* Marks: the few tokens of an article that a name may begin at. */
#include "check/marks.h"

#include "base/buffer.h"
#include "base/error.h"
#include "check/near_run.h"
#include "check/run.h"

/* Words that a near name may have before its last one. */
#define WORDS_BEFORE (RUN_WORDS_MAX - 1)

static bool has_capital(const token *t)
{
    return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0;
}

/* Marks token I unless it is. */
static bool mark(article *a, size_t i)
{
    marks *m = &a->marks;
    if (m->count > 0 && m->items[m->count - 1] >= i) {
        return true;
    }
    bool room = array_room(m->items, m->capacity, m->count);
    if (room) {
        m->items[m->count++] = (uint32_t)i;
    }
    return room;
}

/* Marks the words with a capital among the MOST before token I that a name may run over to it, but
 * for those before the last mark, which had their turn. */
static bool mark_before(article *a, size_t i, size_t most)
{
    const token *t = a->tokens.items;
    const marks *m = &a->marks;
    size_t first = i, least = m->count > 0 ? m->items[m->count - 1] + 1 : 0;
    while (first > least && i - first < most && t[first].gap != GAP_BREAK) {
        first--;
    }
    bool marked = true;
    for (size_t j = first; j < i && marked; j++) {
        marked = !has_capital(&t[j]) || mark(a, j);
    }
    return marked;
}

/* Whether token I, after another one, may be a word inside a name, English as it may be; numbers
 * are not told, nor what has no number yet. */
static bool is_inner(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    const lexeme *l = lexicon_of_number(a->lexicon, t->word);
    return t->script == SCRIPT_NONE || t->word == 0 || l->english == 0 || l->part.known;
}

/* Whether some run of words from token I on, which has a plain number, may be a name, by the filter
 * of all keys. */
static int may_begin_name(bool *out, const article *a, size_t i, onym_error *error)
{
    const token *t = &a->tokens.items[i];
    size_t most = lexicon_first_words(t->word), imported = has_capital(t) ? most : 1;
    *out = (t->word & LEXICON_ALONE) != 0;
    if (most < 2 || i + 1 == a->tokens.count || (imported < 2 && !is_inner(a, i + 1))) {
        return ONYM_OK;
    }
    uint32_t runs;
    int status = run_filter(&runs, a, i, run_joinable(a, i, most), imported, error);
    *out = runs != 0;
    return status;
}

/* Marks the notable token I, if it is worth it, and those before it that its name may begin with.
 */
static int mark_notable(article *a, size_t i, onym_error *error)
{
    token *t = &a->tokens.items[i];
    int status = t->word == 0 ? lexicon_number(&t->word, a->lexicon, a->reader, t,
                                               article_run(a, i, 1), error)
                              : ONYM_OK;
    bool head = has_capital(t) || t->script == SCRIPT_NONE;
    bool wanted = lexicon_is_marked(t->word) || t->gap == GAP_HYPHEN;
    if (status == ONYM_OK && !wanted) {
        status = may_begin_name(&wanted, a, i, error);
    }
    bool kept = true;
    if (t->gap != GAP_BREAK && (head || wanted)) {
        kept = mark_before(a, i, head || t->gap == GAP_HYPHEN ? WORDS_BEFORE : 1);
    }
    kept = kept && (!wanted || mark(a, i));
    return status == ONYM_OK && !kept ? error_memory(error) : status;
}

int marks_find(article *a, onym_error *error)
{
    int status = ONYM_OK;
    a->marks.count = 0;
    for (size_t i = 0; a->slowly && i < a->tokens.count && status == ONYM_OK; i++) {
        status = mark(a, i) ? ONYM_OK : error_memory(error);
    }
    for (size_t i = 0; !a->slowly && i < a->tokens.notable_count && status == ONYM_OK; i++) {
        status = mark_notable(a, a->tokens.notable[i], error);
    }
    return status;
}
