/* UTF-8: every scalar value goes there and back, and nothing else is taken for one (RFC 3629). */
#include "unit.h"

#include "base/utf8.h"

static bool is_scalar(uint32_t c)
{
    return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
}

static size_t size_of(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

static void scalar_values_go_there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (!is_scalar(c)) {
            continue;
        }
        char bytes[6] = {'\x80'}; /* a stray byte before it */
        size_t size = utf8_put(bytes + 1, c);
        onym_text text = {bytes, size + 1};
        utf8_char forward = utf8_at(text, 1), back = utf8_before(text, size + 1);
        if (size != size_of(c) || forward.code_point != c || forward.size != size ||
            !forward.valid || back.code_point != c || back.size != size || !back.valid) {
            fail_msg("U+%04X", (unsigned)c);
        }
    }
}

static void ill_formed_bytes_come_back_alone(void **state)
{
    (void)state;
    static const onym_text cases[] = {
        TEXT_INIT("\x80"),             /* a trail byte alone */
        TEXT_INIT("\xBF\xBF"),         /* two */
        TEXT_INIT("\xC0\x80"),         /* overlong NUL */
        TEXT_INIT("\xC1\xBF"),         /* overlong U+007F */
        TEXT_INIT("\xE0\x80\x80"),     /* overlong */
        TEXT_INIT("\xE0\x9F\xBF"),     /* overlong U+07FF */
        TEXT_INIT("\xF0\x8F\xBF\xBF"), /* overlong U+FFFF */
        TEXT_INIT("\xED\xA0\x80"),     /* U+D800 */
        TEXT_INIT("\xED\xBF\xBF"),     /* U+DFFF */
        TEXT_INIT("\xF4\x90\x80\x80"), /* U+110000 */
        TEXT_INIT("\xF5\x80\x80\x80"),
        TEXT_INIT("\xFE"),
        TEXT_INIT("\xFF"),
        TEXT_INIT("\xC3"),         /* cut off */
        TEXT_INIT("\xE2\x82"),     /* cut off */
        TEXT_INIT("\xF0\x9F\x98"), /* cut off */
        TEXT_INIT("\xE2z"),        /* a letter where a trail byte belongs */
        TEXT_INIT("\xC3\xC3"),
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        utf8_char c = utf8_at(cases[i], 0);
        if (c.valid || c.size != 1 || c.code_point != UTF8_REPLACEMENT ||
            utf8_valid_prefix(cases[i]) != 0) {
            fail_msg("case %zu is taken for U+%04X", i, (unsigned)c.code_point);
        }
    }
}

static void before_an_ill_formed_end_is_one_byte(void **state)
{
    (void)state;
    static const onym_text cases[] = {TEXT_INIT("a\x80"), TEXT_INIT("\xE2\x82"), TEXT_INIT("\xFF"),
                                      TEXT_INIT("\xED\xA0\x80"), TEXT_INIT("\xF0\x9F\x98\x80\x80")};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        utf8_char c = utf8_before(cases[i], cases[i].size);
        assert_false(c.valid);
        assert_int_equal(c.size, 1);
    }
}

static void prefix_and_length_count(void **state)
{
    (void)state;
    static const struct {
        onym_text text;
        size_t prefix, length;
    } cases[] = {
        {{NULL, 0}, 0, 0},
        {TEXT_INIT(""), 0, 0},
        {TEXT_INIT("Pyongyang"), 9, 9},
        {TEXT_INIT("평양"), 6, 2},
        {TEXT_INIT("01234567\xFF"), 8, 9},
        {TEXT_INIT("0123456789abcdef\xE2\x82"), 16, 18},
        {TEXT_INIT("0123456é\xF0\x9F"), 9, 10},
        {TEXT_INIT("a\0b"), 3, 3},
        {TEXT_INIT("e\xCC\x81"), 3, 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(utf8_valid_prefix(cases[i].text), cases[i].prefix);
        assert_int_equal(utf8_length(cases[i].text), cases[i].length);
    }
}

static void replacement_character_is_valid(void **state)
{
    (void)state;
    utf8_char c = utf8_at(TEXT("\xEF\xBF\xBD"), 0);
    assert_true(c.valid);
    assert_int_equal(c.size, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalar_values_go_there_and_back),
        cmocka_unit_test(ill_formed_bytes_come_back_alone),
        cmocka_unit_test(before_an_ill_formed_end_is_one_byte),
        cmocka_unit_test(prefix_and_length_count),
        cmocka_unit_test(replacement_character_is_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
