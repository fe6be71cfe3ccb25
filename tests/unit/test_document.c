/* Documents: what is odd about the bytes, and where lines and columns are. */
#include "unit.h"

#include <stdlib.h>

#include "text/document.h"

static void encodings_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        onym_text text;
        const char *looks_like;
    } cases[] = {
        {{NULL, 0}, ""},
        {TEXT_INIT("Pyongyang"), ""},
        {TEXT_INIT("\xEF\xBB\xBFPyongyang"), ""},
        {TEXT_INIT("\xFF\xFEP\0y\0o\0"), "UTF-16LE"},
        {TEXT_INIT("\xFE\xFF\0P\0y\0o"), "UTF-16BE"},
        {TEXT_INIT("P\0y\0o\0n\0g\0y\0a\0n\0g\0"), "UTF-16LE"},
        {TEXT_INIT("\0P\0y\0o\0n\0g\0y\0a\0n\0g"), "UTF-16BE"},
        {TEXT_INIT("\xFF\xFE\0\0P\0\0\0"), "UTF-32LE"},
        {TEXT_INIT("\0\0\xFE\xFF\0\0\0P"), "UTF-32BE"},
        {TEXT_INIT("P\0\0\0y\0\0\0o\0\0\0n\0\0\0"), "UTF-32LE"},
        {TEXT_INIT("\0\0\0P\0\0\0y\0\0\0o\0\0\0n"), "UTF-32BE"},
        /* Путин в, 김 위원 */
        {TEXT_INIT("\x1F\x04\x43\x04\x42\x04\x38\x04\x3D\x04 \0\x32\x04"), "UTF-16LE"},
        {TEXT_INIT("\xAE\x40\0 \xC7\x04\xC6\xD0"), "UTF-16BE"},
        {TEXT_INIT("\xFF\xFE"), "UTF-16LE"},
        {TEXT_INIT("\xFF\xFE\x1F\x04"), "UTF-16LE"},
        {TEXT_INIT("\xFF\xFE In Pyonyang, \xED\x8F\x89\xEC"), ""}, /* odd bytes before UTF-8 */
        /* 平壤市 */
        {TEXT_INIT("\xFE\xFF\x5E\x73\x58\xE4\x5E\x02\xFF\x0C\xFF\x0C"), "UTF-16BE"},
        {TEXT_INIT("P\0y"), ""},                 /* too little to tell */
        {TEXT_INIT("\0\0\0\0\0\0\0\0\0\0"), ""}, /* zeros are no text of any encoding */
        {TEXT_INIT("Pyonyang\0 Rodog Sinmun"), ""},
        {TEXT_INIT("\xCF\xF5\xE5\xED\xFC\xFF\xED"), ""}, /* Windows-1251: only invalid bytes */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_string_equal(document_encoding(cases[i].text).looks_like, cases[i].looks_like);
    }
}

static void odd_bytes_are_counted(void **state)
{
    (void)state;
    static const struct {
        onym_text text;
        size_t invalid, first, nul;
    } cases[] = {
        {TEXT_INIT("Pyonyang \xFF\xFE Rodog"), 2, 9, 0},
        {TEXT_INIT("a\0b\0"), 0, 0, 2},
        {TEXT_INIT("\xEF\xBF\xBD"), 0, 0, 0}, /* U+FFFD itself is valid */
        {TEXT_INIT("평\xED\xA0\x80"), 3, 3, 0},
        {TEXT_INIT("01234567\xE2\x82"), 2, 8, 0},
        {TEXT_INIT("\xFFx\xFF"), 2, 0, 0},
        {{NULL, 0}, 0, 0, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_encoding_report report = document_encoding(cases[i].text);
        assert_int_equal(report.invalid_count, cases[i].invalid);
        assert_int_equal(report.invalid_first, cases[i].first);
        assert_int_equal(report.nul_count, cases[i].nul);
        assert_int_equal(report.long_tokens + report.dropped, 0);
    }
}

static void a_million_zeros_are_counted_at_once(void **state)
{
    (void)state;
    const size_t size = 1 << 20;
    char *zeros = calloc(1, size);
    assert_non_null(zeros);
    onym_encoding_report report = document_encoding((onym_text){zeros, size});
    assert_int_equal(report.nul_count, size);
    assert_string_equal(report.looks_like, "");
    free(zeros);
}

static void positions_count_lines_and_characters(void **state)
{
    (void)state;
    static const struct {
        onym_text text;
        size_t at, line, column;
    } cases[] = {
        {TEXT_INIT("abc"), 0, 1, 1},
        {TEXT_INIT("abc"), 2, 1, 3},
        {TEXT_INIT("a\nbc"), 2, 2, 1},
        {TEXT_INIT("a\r\nbc"), 3, 2, 1},
        {TEXT_INIT("a\r\nbc"), 4, 2, 2},
        {TEXT_INIT("a\rbc"), 2, 2, 1}, /* an old Macintosh line */
        {TEXT_INIT("\n\n\nx"), 3, 4, 1},
        {TEXT_INIT("평양 x"), 7, 1, 4},
        {TEXT_INIT("e\xCC\x81x"), 3, 1, 3}, /* columns count code points */
        {TEXT_INIT("\xFF\xFFx"), 2, 1, 3},
        {TEXT_INIT("\xEF\xBB\xBFPyonyang"), 3, 1, 1}, /* a byte order mark takes no column */
        {TEXT_INIT("\xEF\xBB\xBF\nx"), 4, 2, 1},
        {TEXT_INIT("a\0b"), 2, 1, 3},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        position p = position_start(cases[i].text);
        position_move(&p, cases[i].at);
        if (p.line != cases[i].line || p.column != cases[i].column) {
            fail_msg("case %zu: %zu:%zu", i, p.line, p.column);
        }
    }
}

static void steps_and_one_move_agree(void **state)
{
    (void)state;
    onym_text text = TEXT("\xEF\xBB\xBF"
                          "Путин\r\n평양\n\n\xFFx");
    position steps = position_start(text);
    for (size_t at = 3; at <= text.size; at++) {
        position once = position_start(text);
        position_move(&once, at);
        position_move(&steps, at);
        assert_int_equal(steps.line, once.line);
        assert_int_equal(steps.column, once.column);
    }
}

static void a_mark_is_one_only_at_the_start(void **state)
{
    (void)state;
    assert_int_equal(document_bom(TEXT("\xEF\xBB\xBFx")), 3);
    assert_int_equal(document_bom(TEXT("\xEF\xBB")), 0);
    assert_int_equal(document_bom(TEXT("x\xEF\xBB\xBF")), 0);
    assert_int_equal(document_bom((onym_text){NULL, 0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_told_apart),
        cmocka_unit_test(odd_bytes_are_counted),
        cmocka_unit_test(a_million_zeros_are_counted_at_once),
        cmocka_unit_test(positions_count_lines_and_characters),
        cmocka_unit_test(steps_and_one_move_agree),
        cmocka_unit_test(a_mark_is_one_only_at_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
