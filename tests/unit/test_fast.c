/* The fast way finds what the slow way finds: words in groups of bytes, marks and filters against
 * one character after the other, all words and every question asked. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "check/check.h"
#include "text/window.h"

/* What texts are made of: names rightly and wrongly written, plain words, marks that change what is
 * around them, other scripts, and bytes that are no text. */
static const char *const pieces[] = {
    "Pyongyang",
    "Pyonyang",
    "pyongyang",
    "PYONGYANG",
    "Phyongyang",
    "Kim Jong Un",
    "Kim Jong-un",
    "Kimjong Un",
    "Kim",
    "Jong",
    "Un",
    "-un",
    "Rodong Sinmun",
    "Rodog Sinmun",
    "rodong",
    "Sinmun",
    "Lavrov",
    "Lavrow",
    "Sergey",
    "Putin",
    "Putin's",
    "Putin\u2019s",
    "Kiev",
    "Kyiv",
    "Seoul",
    "NKNews",
    "NK News",
    "U.N.",
    "U.S.",
    "St.",
    "Hwasong-15",
    "Hwasong-",
    "15",
    "2024",
    "1950",
    "the",
    "The",
    "news",
    "News",
    "of",
    "Of",
    "in",
    "a",
    "A",
    "quick",
    "Quick",
    "words",
    "that",
    "blah",
    "Blah",
    "xyzzy",
    "Xyzzy",
    "Park",
    "Lee",
    "No",
    "Un-",
    "it's",
    "don't",
    "'tis",
    "O'Neill",
    "Democratic People's Republic of Korea",
    "Democratic",
    "Republic",
    "Korea",
    "korea",
    "North",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "-",
    "--",
    "\u2013",
    "\u2014",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "'",
    "\u201c",
    "\u201d",
    "\u2018",
    "\u2019",
    "\u00ab",
    "\u00bb",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    "\u00a0",
    "...",
    ". ",
    "e.g.",
    "/",
    "@",
    "#",
    "@Pyonyang",
    "desk@pyonyang.example",
    "https://x.example/Pyonyang",
    "a_b",
    "draft.txt",
    "`",
    "``",
    "```",
    "onym: off",
    "onym: on",
    "onym:",
    "<b>",
    "</b>",
    "$5",
    "%",
    "=",
    "\\",
    "Пхеньян",
    "в",
    "Киев",
    "Pу",
    "평양",
    "은",
    "평양에서",
    "平壤",
    "é",
    "Élysée",
    "P\u02bcy\u014fngyang",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\u2066",
    "Vladi\u00advostok",
    "e\u0301",
    "\xff",
    "\xc3",
    "\xe2\x80",
    "antidisestablishmentarianism",
    "Antidisestablishmentarianisms",
    "abcdefghijklmnop",
    "x",
};

static uint32_t state = 1;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

/* Fills OUT with a text of COUNT pieces, most of them with a blank between. */
static void make_text(buffer *out, size_t count)
{
    buffer_clear(out);
    for (size_t i = 0; i < count; i++) {
        buffer_puts(out, pieces[draw(COUNT_OF(pieces))]);
        buffer_puts(out, draw(8) == 0 ? "" : " ");
    }
}

static void show(const char *what, onym_text text)
{
    (void)fprintf(stderr, "%s: %.*s\n", what, (int)text.size, text.data);
}

static void same_segments(const segments *x, const segments *y, onym_text text)
{
    bool same = x->count == y->count;
    for (size_t i = 0; same && i < x->count; i++) {
        same = x->items[i].begin == y->items[i].begin && x->items[i].end == y->items[i].end &&
               x->items[i].kind == y->items[i].kind;
    }
    if (!same) {
        show("segments differ", text);
    }
    assert_true(same);
}

static void same_tokens(const tokens *x, const tokens *y, onym_text text)
{
    bool same = x->count == y->count && x->flags == y->flags && x->scripts == y->scripts &&
                x->notable_count == y->notable_count;
    for (size_t i = 0; same && i < x->count; i++) {
        const token *a = &x->items[i], *b = &y->items[i];
        same = a->begin == b->begin && a->end == b->end && a->flags == b->flags &&
               a->script == b->script && a->gap == b->gap && a->word == b->word;
    }
    if (!same) {
        show("tokens differ", text);
    }
    assert_true(same);
}

static void words_are_the_same(void **unused)
{
    (void)unused;
    buffer made = {0};
    word_table known;
    assert_true(word_table_open(&known));
    for (size_t i = 0; i < COUNT_OF(pieces); i += 3) {
        word_table_put(&known, word_hash(onym_text_of(pieces[i])), (uint32_t)i + 1);
    }
    for (size_t i = 0; i < 20000; i++) {
        make_text(&made, 1 + draw(40));
        onym_text text = buffer_text(&made);
        segments fast = {NULL, 0, 0}, slow = {NULL, 0, 0};
        tokens words = {.items = NULL}, slow_words = {.items = NULL};
        bool hidden = draw(50) == 0;
        assert_int_equal(segments_find_after(&fast, text, hidden, NULL), ONYM_OK);
        assert_int_equal(segments_find_slowly(&slow, text, hidden, NULL), ONYM_OK);
        same_segments(&fast, &slow, text);
        assert_int_equal(tokens_find_known(&words, text, &fast, &known, NULL), ONYM_OK);
        assert_int_equal(tokens_find_slowly(&slow_words, text, &fast, &known, NULL), ONYM_OK);
        same_tokens(&words, &slow_words, text);
        segments_free(&fast);
        segments_free(&slow);
        tokens_free(&words);
        tokens_free(&slow_words);
    }
    word_table_close(&known);
    buffer_free(&made);
}

static void same_findings(const onym_findings *x, const onym_findings *y, onym_text text)
{
    bool same = onym_findings_count(x) == onym_findings_count(y);
    for (size_t i = 0; same && i < onym_findings_count(x); i++) {
        const onym_finding *a = onym_findings_at(x, i), *b = onym_findings_at(y, i);
        same = a->begin == b->begin && a->end == b->end && a->line == b->line &&
               a->column == b->column && a->rule == b->rule && a->level == b->level &&
               a->quoted == b->quoted && a->fixable == b->fixable &&
               a->suggestion_count == b->suggestion_count && strcmp(a->message, b->message) == 0 &&
               strcmp(a->concept, b->concept) == 0;
    }
    if (!same) {
        show("findings differ", text);
        for (size_t i = 0; i < onym_findings_count(x); i++) {
            (void)fprintf(stderr, "fast %zu %s\n", onym_findings_at(x, i)->begin,
                          onym_findings_at(x, i)->message);
        }
        for (size_t i = 0; i < onym_findings_count(y); i++) {
            (void)fprintf(stderr, "slow %zu %s\n", onym_findings_at(y, i)->begin,
                          onym_findings_at(y, i)->message);
        }
    }
    assert_true(same);
}

/* Checks TEXT both ways in windows of SIZE bytes; returns the number of findings. */
static size_t check_both(onym_text text, size_t size)
{
    onym_findings *fast, *slow;
    check_way way = {.window = size};
    assert_int_equal(check_text(&fast, mini.checker, text, way, NULL), ONYM_OK);
    way.slowly = true;
    assert_int_equal(check_text(&slow, mini.checker, text, way, NULL), ONYM_OK);
    same_findings(fast, slow, text);
    size_t count = onym_findings_count(fast);
    onym_findings_free(fast);
    onym_findings_free(slow);
    return count;
}

static void findings_are_the_same(void **unused)
{
    (void)unused;
    static const size_t sizes[] = {WINDOW_SIZE, 4, 16, 50, 200};
    buffer made = {0};
    size_t found = 0;
    for (size_t i = 0; i < 6000; i++) {
        make_text(&made, 1 + draw(60));
        found += check_both(buffer_text(&made), sizes[draw(COUNT_OF(sizes))]);
    }
    assert_true(found > 6000); /* the texts are worth comparing */
    make_text(&made, 100000);
    assert_true(check_both(buffer_text(&made), WINDOW_SIZE) > 1000);
    buffer_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_the_same),
        cmocka_unit_test(findings_are_the_same),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
