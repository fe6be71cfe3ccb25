/* Near runs: whether a run of tokens can be a misspelt name at all, and how far off it may be. */
#include "check/near_run.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "check/run.h"
#include "text/near.h"

/* Whether the mark at AT makes a decomposed ŏ or ŭ. */
static bool is_our_breve(onym_text word, size_t at)
{
    static const char letters[4] = {'o', 'u', 'O', 'U'};
    return at > 0 && utf8_at(word, at).code_point == 0x0306 &&
           memchr(letters, word.data[at - 1], sizeof letters) != NULL;
}

/* Of a run of more words than this, all but one must be of some name. */
#define LONG_RUN 5

/* A small word must have so many letters to be meant for a word of the glossary. */
#define SMALL_LETTERS 7

/* Letters that the names of the glossary's languages never have in Latin script: a word of another
 * tongue. */
static bool is_foreign(onym_text word)
{
    static const uint32_t ours[] = {0x014E, 0x014F, 0x016C, 0x016D, 0x2018,
                                    0x2019, 0x02B9, 0x02BA, 0x02BC};
    for (size_t at = 0; at < word.size;) {
        if ((unsigned char)word.data[at] < 0x80) {
            at++;
            continue;
        }
        utf8_char c = utf8_decode(word, at);
        bool known = is_our_breve(word, at);
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
            known = known || ours[i] == c.code_point;
        }
        if (!known) {
            return true;
        }
        at += c.size;
    }
    return false;
}

/* Whether token I is a long word in capitals, joined to a word beside it: part of a headline. */
static bool is_headline_word(const article *a, size_t i)
{
    return (a->tokens.items[i].flags & TOKEN_ALL_CAPITALS) != 0 && article_run(a, i, 1).size > 5;
}

bool near_run_is_acronym(const article *a, size_t i)
{
    if ((a->tokens.items[i].flags & TOKEN_ALL_CAPITALS) == 0 || article_run(a, i, 1).size > 5) {
        return false;
    }
    bool after = i > 0 && a->tokens.items[i].gap == GAP_BLANK && is_headline_word(a, i - 1);
    bool before = i + 1 < a->tokens.count && a->tokens.items[i + 1].gap == GAP_BLANK &&
                  is_headline_word(a, i + 1);
    return !after && !before;
}

/* Russian patronymics: too many for any list, and like each other. */
static bool is_patronymic(onym_text word)
{
    static const char *const endings[] = {"ovich", "evich", "ovna", "evna", "ichna"};
    char last = word.size > 4 ? word.data[word.size - 1] : '\0';
    if (last != 'h' && last != 'a') {
        return false; /* most */
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (word.size > size && memcmp(word.data + word.size - size, endings[i], size) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether token I forbids near matches: a lone acronym, initials, a patronymic, another language.
 */
static bool forbids(const article *a, size_t i, size_t count)
{
    onym_text word = article_run(a, i, 1);
    return (count == 1 && near_run_is_acronym(a, i)) || is_patronymic(word) ||
           memchr(word.data, '.', word.size) != NULL || is_foreign(word);
}

/* Whether token I goes on with a name after a hyphen: -gwon, but not -based. */
static bool is_small_syllable(const article *a, size_t i)
{
    const lexeme *l;
    const token *t = &a->tokens.items[i];
    return t->gap == GAP_HYPHEN && (t->flags & TOKEN_CAPITAL) == 0 &&
           run_word(&l, a, i, NULL) == ONYM_OK && l->english == 0;
}

/* Whether token I, an English word, is joined to a syllable: Snag-mok. */
static bool is_joined(const article *a, size_t i)
{
    return i + 1 < a->tokens.count && is_small_syllable(a, i + 1);
}

/* Whether token I is a syllable in letters that look alike: 1l and ll for Il, Il itself too. */
static bool is_strokes(const article *a, size_t i)
{
    onym_text word = article_run(a, i, 1);
    for (size_t j = 0; j < word.size && word.size < 4; j++) {
        if (strchr("1lIi", word.data[j]) == NULL) {
            return false;
        }
    }
    return word.size > 1 && word.size < 4;
}

/* Whether token I is a small word, neither English nor of any name, and long enough to be told from
 * others. */
static bool is_strange_word(const near_search *s, size_t i)
{
    const article *a = s->article;
    const token *t = &a->tokens.items[i];
    const lexeme *l;
    return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) == 0 && t->gap != GAP_HYPHEN &&
           t->end - t->begin >= SMALL_LETTERS && run_word(&l, a, i, s->error) == ONYM_OK &&
           l->english == 0 && !l->part.known;
}

unsigned near_run_beside(const article *a, size_t first, size_t next)
{
    const token *t = &a->tokens.items[first], *after = &a->tokens.items[next];
    bool headline_before = first > 0 && t->gap == GAP_BLANK && is_headline_word(a, first - 1);
    bool headline_after =
        next < a->tokens.count && after->gap == GAP_BLANK && is_headline_word(a, next);
    return t->gap | (unsigned)run_is_capital(a, first) << 3 | (unsigned)headline_before << 4 |
           (unsigned)headline_after << 5;
}

bool near_run_begins(const near_search *s, size_t i)
{
    return run_is_capital(s->article, i) || is_strange_word(s, i);
}

int near_run_read(run_facts *out, const near_search *s, size_t first, size_t count)
{
    const article *a = s->article;
    *out = (run_facts){.first = first, .count = count};
    if (!run_is_capital(a, first)) {
        out->small = out->unknown = out->possible = count == 1;
        return ONYM_OK;
    }
    size_t last = first + count - 1;
    bool number = a->tokens.items[last].script == SCRIPT_NONE;
    bool capital_end = run_is_capital(a, last) || number || is_strokes(a, last);
    if (!capital_end || (first + count < a->tokens.count && is_small_syllable(a, first + count))) {
        return ONYM_OK;
    }
    for (size_t i = first; i < first + count; i++) {
        const lexeme *l;
        int status = run_word(&l, a, i, s->error);
        if (status != ONYM_OK || forbids(a, i, count)) {
            return status;
        }
        out->parts += l->part.known;
        bool name_word = l->part.named;
        bool strange = l->english == 0 || (count > 1 && is_joined(a, i));
        out->unknown = out->unknown || (run_is_capital(a, i) && strange && !name_word) ||
                       (count > 1 && is_strokes(a, i));
    }
    out->possible =
        count > LONG_RUN ? out->unknown && out->parts + 1 >= count : out->unknown || count > 1;
    return ONYM_OK;
}

/* Whether so many words of the run are of some name that one slip can be all that keeps it from
 * being one: a slip changes one word, or two where a blank has moved as well. */
static bool has_parts(const run_facts *f)
{
    return f->parts + 2 >= f->count && f->parts > 0;
}

unsigned near_run_class(const run_facts *f)
{
    return f->unknown ? 2 : has_parts(f);
}

unsigned near_run_limit(const run_facts *f, size_t letters)
{
    if (!f->unknown) {
        return letters < 9 || !has_parts(f) ? 0 : CONFUSION;
    }
    return letters < 4 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}
