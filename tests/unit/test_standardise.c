/* Standardising a stream: names in the style's form, all else byte for byte; Cyrillic and Hangul by
 * the glossary first and by rule second. */
#include "fixture.h"

static void assert_standard(onym_text text, unsigned flags, const char *expected)
{
    onym_string out;
    onym_error error = {0, ""};
    if (onym_standardise(&out, mini.checker, mini.dir, text, flags, &error) != ONYM_OK) {
        fail_msg("%s", error.message);
    }
    assert_string_equal(out.data, expected);
    assert_int_equal(out.size, strlen(expected));
    onym_string_free(&out);
}

static void names_get_the_styles_form(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"in Pyonyang and Kiev\n", "in Pyongyang and Kyiv\n"},
        {"Vladamir Puttin's", "Vladimir Putin's"},
        {"the NKNews", "the NK News"},
        {"PYONYANG", "PYONGYANG"},
        {"Kim Jong Xx", "Kim Jong Xx"}, /* two persons: no way to tell */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_standard(onym_text_of(cases[i][0]), 0, cases[i][1]);
    }
}

static void clean_text_passes_byte_for_byte(void **state)
{
    (void)state;
    static const onym_text cases[] = {
        {NULL, 0},
        TEXT_INIT(""),
        TEXT_INIT("\n"),
        TEXT_INIT("Kim Jong Un in Pyongyang"),
        TEXT_INIT("\xEF\xBB\xBFPyongyang\r\n\r\n"),
        TEXT_INIT("a\xFF\0b Kim\xC2\xA0Jong\nUn \t "),
        TEXT_INIT("Владимир Путин, 평양에서"),
        TEXT_INIT("https://example.org/Kiev `Kiev`"),
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_string out;
        assert_int_equal(onym_standardise(&out, mini.checker, mini.dir, cases[i], 0, NULL), 0);
        assert_int_equal(out.size, cases[i].size);
        assert_int_equal(cases[i].size > 0 ? memcmp(out.data, cases[i].data, out.size) : 0, 0);
        onym_string_free(&out);
    }
}

static void quotations_change_only_when_told(void **state)
{
    (void)state;
    onym_text text = TEXT("“Pyonyang,” he said in Pyonyang.");
    assert_standard(text, 0, "“Pyonyang,” he said in Pyongyang.");
    assert_standard(text, ONYM_FIX_QUOTES, "“Pyongyang,” he said in Pyongyang.");
}

static void annotating_keeps_the_word(void **state)
{
    (void)state;
    assert_standard(TEXT("in Pyonyang and Kyiv."), ONYM_STANDARD_ANNOTATE,
                    "in Pyonyang [Pyongyang] and Kyiv.");
    assert_standard(TEXT("Пхеньяне."), ONYM_STANDARD_ANNOTATE | ONYM_STANDARD_TRANSLIT,
                    "Пхеньяне [Pyongyang].");
}

static void native_names_become_latin(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Владимир Путин", "Vladimir Putin"},
        {"Владимира Путина", "Vladimir Putin"},
        {"평양", "Pyongyang"},
        {"김정은", "Kim Jong Un"},
        {"Київ", "Kyiv"},      /* the glossary's, not a rule's */
        {"Рябков", "Ryabkov"}, /* by rule */
        {"Pyongyang 평양!", "Pyongyang Pyongyang!"},
        {"kiev@example.org", "kiev@example.org"},
        {"no native word", "no native word"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_standard(onym_text_of(cases[i][0]), ONYM_STANDARD_TRANSLIT, cases[i][1]);
    }
}

/* A filter calls once a line: what one line needed is not opened again for the next. */
static void a_checker_opens_its_systems_once(void **state)
{
    (void)state;
    const char *systems = fixture_path("systems"), *away = fixture_path("systems-away");
    assert_standard(TEXT("Рябков"), ONYM_STANDARD_TRANSLIT, "Ryabkov");
    assert_int_equal(rename(systems, away), 0);
    assert_standard(TEXT("Рябкин"), ONYM_STANDARD_TRANSLIT, "Ryabkin");
    assert_int_equal(rename(away, systems), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_get_the_styles_form),
        cmocka_unit_test(clean_text_passes_byte_for_byte),
        cmocka_unit_test(quotations_change_only_when_told),
        cmocka_unit_test(annotating_keeps_the_word),
        cmocka_unit_test(native_names_become_latin),
        cmocka_unit_test(a_checker_opens_its_systems_once),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
