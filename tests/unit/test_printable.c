/* Printable text: nothing live passes, and the tables agree with the Unicode version they name. */
#include "unit.h"

#include <stdlib.h>

#include <unicode/uchar.h>

#include "base/printable.h"

static void check(onym_text text, bool one_line, const char *expected)
{
    onym_string out;
    assert_int_equal(onym_printable(&out, text, one_line, NULL), ONYM_OK);
    assert_string_equal(out.data, expected);
    assert_int_equal(out.size, strlen(expected));
    onym_string_free(&out);
}

static void names_pass_unchanged(void **state)
{
    (void)state;
    check(TEXT(""), true, "");
    check((onym_text){NULL, 0}, true, "");
    check(TEXT("Pyŏngyang 평양 Пхеньян P’yŏngyang \\"), true,
          "Pyŏngyang 평양 Пхеньян P’yŏngyang \\");
    check(TEXT("й \xEF\xBF\xBD 🇰🇵"), true, "й \xEF\xBF\xBD 🇰🇵");
}

static void controls_are_shown(void **state)
{
    (void)state;
    check(TEXT("\x1b]0;pwn\x07\x1b[2J"), false, "\\x1b]0;pwn\\x07\\x1b[2J");
    check(TEXT("a\0b\x7f\r"), false, "a\\x00b\\x7f\\x0d");
    check(TEXT("\xC2\x9B"
               "31m"),
          false, "<U+009B>31m");
    check(TEXT("\xE2\x80\xAEx\xE2\x80\x8B\xEF\xBB\xBF"), false, "<U+202E>x<U+200B><U+FEFF>");
    check(TEXT("\xF3\xA0\x81\x81\xEF\xBF\xBE\xC2\xAD"), false, "<U+E0041><U+FFFE><U+00AD>");
}

static void invalid_bytes_are_shown(void **state)
{
    (void)state;
    check(TEXT("a\xff\xfe\xED\xA0\x80z\xE2\x82"), true, "a\\xff\\xfe\\xed\\xa0\\x80z\\xe2\\x82");
}

static void line_ends_follow_the_flag(void **state)
{
    (void)state;
    check(TEXT("a\n\tb"), false, "a\n\tb");
    check(TEXT("a\n\tb"), true, "a\\n\\tb");
    check(TEXT("a\xE2\x80\xA8z"), true, "a<U+2028>z");
}

static void width_counts_columns(void **state)
{
    (void)state;
    assert_int_equal(onym_width(TEXT("")), 0);
    assert_int_equal(onym_width(TEXT("Pyongyang")), 9);
    assert_int_equal(onym_width(TEXT("평양")), 4);
    assert_int_equal(onym_width(TEXT("\xE1\x84\x91\xE1\x85\xA7\xE1\x86\xBC")), 2);
    assert_int_equal(onym_width(TEXT("Пу\xCC\x81тин")), 5);
    assert_int_equal(onym_width(TEXT("平壤（ㄱ）")), 10);
    assert_int_equal(onym_width(TEXT("\xff"
                                     "a\x1b")),
                     2);
}

static bool is_hidden_by_icu(UChar32 c)
{
    int type = u_charType(c);
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || type == U_CONTROL_CHAR ||
           type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
           u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT) ||
           (type == U_FORMAT_CHAR && !u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK));
}

static unsigned width_by_icu(UChar32 c)
{
    int type = u_charType(c);
    int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    bool jamo = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
    bool mark = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
    if (mark || jamo ||
        (is_hidden_by_icu(c) && !u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT))) {
        return 0;
    }
    return east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
}

static void tables_agree_with_icu(void **state)
{
    (void)state;
    if (strcmp(U_UNICODE_VERSION, "15.0") != 0) {
        print_message("the tables are of Unicode 15.0, ICU has %s\n", U_UNICODE_VERSION);
        skip();
    }
    for (UChar32 c = 0; c <= 0x10FFFF; c++) {
        if (u_charType(c) == U_UNASSIGNED || u_charType(c) == U_SURROGATE) {
            continue;
        }
        if (char_is_hidden((uint32_t)c) != is_hidden_by_icu(c) ||
            char_width((uint32_t)c) != width_by_icu(c)) {
            fail_msg("U+%04X: hidden %d, width %u", (unsigned)c, char_is_hidden((uint32_t)c),
                     char_width((uint32_t)c));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_pass_unchanged),    cmocka_unit_test(controls_are_shown),
        cmocka_unit_test(invalid_bytes_are_shown), cmocka_unit_test(line_ends_follow_the_flag),
        cmocka_unit_test(width_counts_columns),    cmocka_unit_test(tables_agree_with_icu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
