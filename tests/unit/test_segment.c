/* Segments: direct speech in all its quotation marks, what is no prose, and time that grows with
 * the text only. */
#include "unit.h"

#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "text/segment.h"

/* TEXT with its quotations in braces and its technical parts between tildes. */
static void mark(buffer *out, onym_text text)
{
    segments parts = {NULL, 0, 0};
    assert_int_equal(segments_find(&parts, text, NULL), ONYM_OK);
    size_t behind = 0;
    for (size_t i = 0; i < parts.count; i++) {
        const segment *s = &parts.items[i];
        assert_int_equal(s->begin, behind); /* together they cover the text */
        assert_true(s->end > s->begin && s->end <= text.size);
        assert_true(i == 0 || s->kind != s[-1].kind);
        behind = s->end;
        buffer_puts(out, s->kind == SEGMENT_QUOTE ? "{" : s->kind == SEGMENT_TECHNICAL ? "~" : "");
        buffer_append(out, text.data + s->begin, s->end - s->begin);
        buffer_puts(out, s->kind == SEGMENT_QUOTE ? "}" : s->kind == SEGMENT_TECHNICAL ? "~" : "");
    }
    assert_int_equal(behind, text.size);
    segments_free(&parts);
}

/* Every case is written with its marks; taking them off gives the text. */
static void check(const char *const *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer text = {0}, marked = {0};
        for (const char *c = cases[i]; *c != '\0'; c++) {
            if (strchr("{}~", *c) == NULL) {
                buffer_putc(&text, *c);
            }
        }
        mark(&marked, buffer_text(&text));
        assert_string_equal(marked.data, cases[i]);
        buffer_free(&text);
        buffer_free(&marked);
    }
}

static void quotations_in_every_kind_of_mark(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "He said \"{Kiev is cold}\" and left.",
        "He said “{Kiev is cold}” and left.",
        "Он сказал: «{Киев}», и ушёл.",
        "Er sagte: „{Kiew}“ und ging.",
        "Er sagte: »{Kiew}« und ging.",
        "He said ‘{Kiev is cold}’ and left.",
        "He said '{Kiev is cold,}' and left.",
        "그는 「{키예프}」라고 『{책}』 《{로동신문}》",
        "\"{One}\" \"{two}\"",
        "“{Kiev,}” he said. “{Kiev.}”",
        "(\"{Kiev}\")",
        "\"{Kiev}\"—he left",
        "an open one: \"{Kiev}",
    };
    check(cases, COUNT_OF(cases));
}

static void nested_quotations_are_quotations(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "“{He said ‘Kiev’ to me}” in Kiev.",   "\"{He said 'Kiev,' to me}\" in Kiev.",
        "\"{He said “Kiev” to me}\" in Kiev.", "«{Он сказал „Киев“ мне}» в Киеве.",
        "„{Er sagte ‚Kiew‘ zu mir}“ in Kiew.", "“{one ‘two “three” two’ one}” none",
        "“{the Putins’ car and Kim’s}” Kiev",
    };
    check(cases, COUNT_OF(cases));
}

static void paragraphs_end_what_is_open(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "\"{Kiev is cold.\n}\nKiev.",
        "“{First.\n}\n“{Second.}” Kiev",
        "\"{First.\n}\n\"{Second.}\" Kiev",
        "“{First.\n}  \t\n“{Second.}” Kiev",
        "“{First.\r\n}\r\n“{Second.}” Kiev",
        "\"{One line\nand the next}\" Kiev",
        /* every paragraph on a line of its own */
        "“{First.\n}“{Second.}” Kiev",
        "\"{First.\n}\"{Second.}\" Kiev",
    };
    check(cases, COUNT_OF(cases));
}

static void apostrophes_are_no_quotations(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Putin's and Kim’s and the Putins' Kiev.",
        "P'yongyang, P’yŏngyang and O'Neil.",
        "rock 'n' roll in the '90s",
        "’Twas in Kiev.",
        "5\" guns and a 6' man",
        "the Kims’ and the Lees’ Kiev",
        "dogs' and cats' homes.",
        "P‘yŏngyang and Ch‘ŏngjin", /* an apostrophe turned the wrong way */
        "\"{'Twas in Kiev}\" he said. 'Tis Kiev, in '24.",
        "\"{'Twas Kiev,}\" he said in Kiev. '{Yes.}'",
    };
    check(cases, COUNT_OF(cases));
}

static void what_is_no_prose_is_left_out(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "see ~https://example.org/Kiev?a=Kiev#Kiev~, and Kiev",
        "see ~www.kiev.example.com~.",
        "write to ~kiev@example.org~.",
        "(~kiev@example.org~)",
        "by ~@Kiev~ and ~#Kiev~, not # Kiev or @ Kiev",
        "open ~draft-Kiev.txt~ or ~/usr/share/Kiev~ or ~C:\\Kiev\\a~",
        "call ~kiev_name~ and ~a=Kiev~",
        "type ~`Kiev`~ and ~``a ` Kiev``~, not ` Kiev",
        "~```\nKiev\n\nKiev\n```~ Kiev",
        "a \"{quoted }~kiev@example.org~{ in Kiev}\" Kiev",
        "“~example.org~” Kiev",
        "the U.N. in Kiev.Then St. Petersburg and/or Kiev, 3.5 Kiev",
        "Kiev-Moscow, Kiev/Moscow, Kiev:Moscow",
        "<b>Kiev<~/b~> [Kiev]",
    };
    check(cases, COUNT_OF(cases));
}

static void comments_switch_off_and_on(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Kiev <!-- ~onym: off --> Kiev\n\nKiev <!-- onym: on~ --> Kiev",
        "# ~onym: off\nKiev\nonym: on~\nKiev",
        "// ~onym: off\nKiev~",
        "//~onym: off\nKiev\n//onym: on~\nKiev",
        "\"~onym: off\" Kiev \"onym: on~{ Kiev}\" Kiev",
        "onym: on Kiev, and onym is a tool",
        "synonym: off Kiev",
    };
    check(cases, COUNT_OF(cases));
}

static void depth_is_limited_and_what_follows_is_read(void **state)
{
    (void)state;
    buffer text = {0}, marked = {0};
    for (int i = 0; i < 1000; i++) {
        buffer_puts(&text, "“");
    }
    buffer_puts(&text, "Kiev\n\nKiev “Kiev” Kiev");
    mark(&marked, buffer_text(&text));
    assert_non_null(strstr(marked.data, "}\nKiev “{Kiev}” Kiev"));
    buffer_free(&text);
    buffer_free(&marked);
}

static double seconds_for(const char *unit, size_t size)
{
    buffer text = {0};
    while (text.size < size) {
        buffer_puts(&text, unit);
    }
    segments parts = {NULL, 0, 0};
    clock_t before = clock();
    assert_int_equal(segments_find(&parts, buffer_text(&text), NULL), ONYM_OK);
    double taken = (double)(clock() - before) / CLOCKS_PER_SEC;
    segments_free(&parts);
    buffer_free(&text);
    return taken;
}

/* A megabyte of anything takes well under a second; what is quadratic takes minutes. */
static void time_grows_with_the_text(void **state)
{
    (void)state;
    static const char *const units[] = {
        "\"",   "'",     "“",       "”",     "‘",    "’",     "«",    "`",     "[",    "<",
        "(",    "@",     "#",       "/",     "\\",   ".",     "_",    "\n",    "\r",   " ",
        "'a",   " 'a",   "'a, ",    " `",    "` ``", "a`",    "a'",   "a.",    "a/",   "a:/ ",
        "\"a ", "“a ",   "a\" ",    "\"'a ", "\n'a", "\n\"a", "a,",   "/,",    "/'",   "o",
        "onym", "onym:", "onym: o", "\n ",   "\t\n", "```",   "``` ", "```\n", "\xFF", "é",
        "‘a ",  " ‘a’ ", "{",       "=",     "a=",   "a@",    "@a ",  "#a ",   "-",    "\\a "};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        double taken = seconds_for(units[i], (size_t)1 << 20);
        if (taken > 1.0) {
            fail_msg("a megabyte of \"%s\" takes %.1f s", units[i], taken);
        }
    }
}

static void nothing_has_no_segments(void **state)
{
    (void)state;
    segments parts = {NULL, 0, 0};
    assert_int_equal(segments_find(&parts, (onym_text){NULL, 0}, NULL), ONYM_OK);
    assert_int_equal(parts.count, 0);
    segments_free(&parts);
}

/* Any bytes at all are covered, in order. */
static void random_bytes_are_covered(void **state)
{
    (void)state;
    static const char alphabet[] = "\"'`.,a o\n\r\xE2\x80\x9C\x9D\x99\xC2\xAB\xBB@/:#\\\xFF\0-";
    uint32_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        char bytes[80];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        buffer marked = {0};
        mark(&marked, (onym_text){bytes, sizeof bytes});
        buffer_free(&marked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotations_in_every_kind_of_mark),
        cmocka_unit_test(nested_quotations_are_quotations),
        cmocka_unit_test(paragraphs_end_what_is_open),
        cmocka_unit_test(apostrophes_are_no_quotations),
        cmocka_unit_test(what_is_no_prose_is_left_out),
        cmocka_unit_test(comments_switch_off_and_on),
        cmocka_unit_test(depth_is_limited_and_what_follows_is_read),
        cmocka_unit_test(time_grows_with_the_text),
        cmocka_unit_test(nothing_has_no_segments),
        cmocka_unit_test(random_bytes_are_covered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
