/* Script rules: mixed letters, invisible characters and bidi controls, with place and repair. */
#include "fixture.h"

static void mixed_words_get_their_twin_letters(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"in Pyоngyang", "error script/mixed Pyоngyang > Pyongyang"}, /* a Cyrillic о */
        {"in Мoscow", "error script/mixed Мoscow > Moscow"},          /* a Cyrillic М */
        {"в Мoсквe", "error script/mixed Мoсквe > Москве"},           /* a Latin o and e */
        {"“in Pyоngyang”", "error script/mixed Pyоngyang > Pyongyang"},
        {"in Pyжngyang", "error script/mixed Pyжngyang"}, /* no twin, no suggestion */
        {"KCNA는 S-400 평양Pyongyang 로동新聞", ""},      /* Korean writes so */
        {"Москва-Moscow", ""},                            /* two words */
        {"COVID-19, H5N1, 15th", ""},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void hidden_characters_are_taken_out(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"in Pyong\xE2\x80\x8Byang",
         "error script/invisible Pyong\xE2\x80\x8Byang > Pyongyang"}, /* U+200B */
        {"in Pyong\xC2\xADyang", "error script/invisible Pyong\xC2\xADyang > Pyongyang"},
        {"in Pyong\xE2\x81\xA0yang", "error script/invisible Pyong\xE2\x81\xA0yang > Pyongyang"},
        {"in Pyong\xF3\xA0\x81\x81yang",
         "error script/invisible Pyong\xF3\xA0\x81\x81yang > Pyongyang"}, /* a tag, U+E0041 */
        {"in Pyong\xE2\x80\xAEyang", "error script/bidi Pyong\xE2\x80\xAEyang > Pyongyang"},
        {"in \xE2\x80\xAEPyongyang\xE2\x80\xAC",
         "error script/bidi \xE2\x80\xAE; error script/bidi \xE2\x80\xAC"},
        {"\xE2\x81\xA6x\xE2\x81\xA9",
         "error script/bidi \xE2\x81\xA6; error script/bidi \xE2\x81\xA9"},
        {"a\xE2\x80\x8B b \xC2\xAD c", ""}, /* beside a word it harms nothing */
        {"Kim\xC2\xA0Jong\xE2\x80\xAFUn", ""},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void messages_name_the_code_point(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"Pyоngyang", "a Cyrillic letter, U+043E, stands in this Latin word"},
        {"Москвa", "a Latin letter, U+0061, stands in this Cyrillic word"},
        {"Pyong\xE2\x80\x8Byang", "U+200B"},
        {"\xE2\x80\xAEPyongyang", "U+202E"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_findings *found;
        assert_int_equal(onym_check(&found, mini.checker, onym_text_of(cases[i].text), NULL), 0);
        assert_int_equal(onym_findings_count(found), 1);
        const onym_finding *f = onym_findings_at(found, 0);
        assert_non_null(strstr(f->message, cases[i].says));
        assert_string_equal(f->reason_kind, "script");
        assert_string_equal(f->concept, "");
        for (const char *c = f->message; *c != '\0'; c++) { /* and shows nothing live */
            assert_true((unsigned char)*c >= ' ' && (unsigned char)*c < 0x7F);
        }
        onym_findings_free(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mixed_words_get_their_twin_letters),
        cmocka_unit_test(hidden_characters_are_taken_out),
        cmocka_unit_test(messages_name_the_code_point),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
