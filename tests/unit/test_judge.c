/* Judging: which rule speaks of a name, at which level, with which suggestion, in and out of
 * quotations. */
#include "fixture.h"

/* An article of the North: a form of one word counts where its country is spoken of. */
#define NORTH "Kim Jong Un of the Rodong Sinmun in Hwanghae; "

static void right_names_pass(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"", ""},
        {"Kim Jong Un of Pyongyang and Vladimir Putin of Moscow met in Kyiv.", ""},
        {"Kim's and Putin’s visit, the Putins' car, PUTIN'S VISIT TO PYONGYANG", ""},
        {"Kim\xC2\xA0Jong\nUn and Kim\xE2\x80\xAFJong Il", ""},
        {"Lee Jae-myung, Syngman Rhee and Rhee; Zelenskyy, Putin, Xi", ""},
        {"a Moscow-Pyongyang axis, Kyiv-based, ex-Moscow", ""},
        {"the U.N. and the UN, Muscovite Pyongyangites, Hwasong-15", ""},
        {"Rodong and Rodong Sinmun, NK News", ""},
        {"St. Petersburg and Saint Petersburg", ""},
        {"Lavrova, Kim Jong Min and Minsky met Rodin of Moss.", ""},
        {"see https://example.org/Kiev or kiev@example.org, `Pyonyang`", ""},
        {"onym: off Pyonyang and Kiev onym: on in Kyiv", ""},
        {"a national act, the news, foreign affairs", ""},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void misspellings_are_errors(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"in Pyonyang", "error name/misspelt Pyonyang > Pyongyang"},
        {"in Pyonyang's", "error name/misspelt Pyonyang > Pyongyang"},
        {"in Pyonyang’s", "error name/misspelt Pyonyang > Pyongyang"},
        {"in Pyognyang", "error name/misspelt Pyognyang > Pyongyang"},
        {"the Rodog Sinmun", "error name/misspelt Rodog Sinmun > Rodong Sinmun"},
        {"the Rodong\nSinmum", "error name/misspelt Rodong\nSinmum > Rodong Sinmun"},
        {"Kim Jung Un said", "error name/misspelt Kim Jung Un > Kim Jong Un"},
        {"Vladamir Puttin said", "error name/misspelt Vladamir Puttin > Vladimir Putin"},
        {"Vladimir Poutine said", "error name/misspelt Vladimir Poutine > Vladimir Putin"},
        {"VISIT TO PYONYANG", "error name/misspelt PYONYANG > PYONGYANG"},
        {"VLADAMIR PUTTIN IN", "error name/misspelt VLADAMIR PUTTIN > VLADIMIR PUTIN"},
        {"He said: “Pyonyang is cold.”", "error name/misspelt Pyonyang > Pyongyang"},
        {"near Vostochni", "error name/misspelt Vostochni > Vostochny"},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void weaker_rules_are_warnings_and_notes_in_quotations(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"in Kiev", "warning name/outdated Kiev > Kyiv"},
        {"in Kiev's", "warning name/outdated Kiev > Kyiv"},
        {"He said: \"Kiev is cold.\"", "note name/outdated Kiev > Kyiv"},
        {"Он: «Kiev»", "note name/outdated Kiev > Kyiv"},
        {"“Kiev,” he said in Kiev.",
         "note name/outdated Kiev > Kyiv; warning name/outdated Kiev > Kyiv"},
        {"IN KIEV", "warning name/outdated KIEV > KYIV"},
        {"of ITAR-TASS", "warning name/outdated ITAR-TASS > TASS"},
        {"in Pusan", "warning name/outdated Pusan > Busan"},
        {"the Rodong Shinmun", "warning name/other-style Rodong Shinmun > Rodong Sinmun"},
        {NORTH "in Phyongyang", "warning name/other-system Phyongyang > Pyongyang"},
        {NORTH "in P’yŏngyang", "warning name/other-system P’yŏngyang > Pyongyang"},
        {NORTH "in Pyeongyang", "warning name/other-system Pyeongyang > Pyongyang"},
        {NORTH "“in Phyongyang”", "note name/other-system Phyongyang > Pyongyang"},
        {"the NKNews site", "warning name/form NKNews > NK News"},
        {"the NK-News site", "warning name/form NK-News > NK News"},
        {"“the NKNews site”", "note name/form NKNews > NK News"},
        {"Kim Jong-un said", "warning name/form Kim Jong-un > Kim Jong Un"},
        {"Kimjongun said", "warning name/form Kimjongun > Kim Jong Un"},
        {"Rodong sinmun said", "warning name/form Rodong sinmun > Rodong Sinmun"},
        {"in pyongyang", "warning name/form pyongyang > Pyongyang"},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void another_style_wants_other_forms(void **state)
{
    (void)state;
    onym_checker *checker;
    assert_int_equal(onym_checker_new(&checker, mini.glossary, mini.joined, NULL), ONYM_OK);
    static const expectation cases[] = {
        {"Kim Jong-un and Lee Jae-myung in Kiev with Volodymyr Zelensky", ""},
        {"Kim Jong Un said", "warning name/other-style Kim Jong Un > Kim Jong-un"},
        {"KIM JONG UN SAID", "warning name/other-style KIM JONG UN > KIM JONG-UN"},
        {"Volodymyr Zelenskyy",
         "warning name/other-style Volodymyr Zelenskyy > Volodymyr Zelensky"},
        {"to Kyiv and from Kyiv",
         "warning name/other-style Kyiv > Kiev; warning name/other-style Kyiv > Kiev"},
    };
    fixture_expect(checker, cases, COUNT_OF(cases));
    onym_checker_free(checker);
}

/* The first finding of TEXT; the caller frees *OWNER. */
static const onym_finding *first(onym_findings **owner, const char *text)
{
    assert_int_equal(onym_check(owner, mini.checker, onym_text_of(text), NULL), ONYM_OK);
    const onym_finding *f = onym_findings_at(*owner, 0);
    assert_non_null(f);
    return f;
}

static void findings_give_their_reasons(void **state)
{
    (void)state;
    static const struct {
        const char *text, *concept, *kind, *system, *source, *says;
    } cases[] = {
        {"in Pyonyang", "kp.place.pyongyang", "near", "", "src other", "Pyongyang"},
        {"Vladimir Poutine", "ru.person.vladimir-putin", "misspelling", "", "src", "misspelling"},
        {"in Kiev", "ua.place.kyiv", "year", "", "src", "2019"},
        {"in Kiev", "ua.place.kyiv", "year", "", "src", "The House writes Kyiv"},
        {NORTH "in P'yŏngyang", "kp.place.pyongyang", "system", "ko-mr", "src other",
         "평양 by ko-mr"},
        {NORTH "in Phyongyang", "kp.place.pyongyang", "system", "ko-kp", "src other",
         "평양 by ko-kp"},
        {"the NKNews", "xx.media.nk-news", "form", "", "src", "written NK News"},
        {"Rodong Shinmun", "kp.media.rodong-sinmun", "style", "", "src", "not recommended"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_findings *owner;
        const onym_finding *f = first(&owner, cases[i].text);
        assert_string_equal(f->concept, cases[i].concept);
        assert_string_equal(f->reason_kind, cases[i].kind);
        assert_string_equal(f->reason_system, cases[i].system);
        assert_string_equal(f->reason_source, cases[i].source);
        if (strstr(f->message, cases[i].says) == NULL) {
            fail_msg("%s: %s", cases[i].text, f->message);
        }
        onym_findings_free(owner);
    }
}

static void only_one_suggestion_is_a_fix(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t suggestions;
        bool fixable, quoted;
    } cases[] = {
        {"in Pyonyang", 1, true, false},
        {"“in Pyonyang”", 1, true, true},
        {"“in Kiev”", 1, true, true},          /* with the flag for quotations */
        {"Kim Jong Xx said", 2, false, false}, /* listed for two persons */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_findings *owner;
        const onym_finding *f = first(&owner, cases[i].text);
        assert_int_equal(f->suggestion_count, cases[i].suggestions);
        assert_int_equal(f->fixable, cases[i].fixable);
        assert_int_equal(f->quoted, cases[i].quoted);
        onym_findings_free(owner);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_names_pass),
        cmocka_unit_test(misspellings_are_errors),
        cmocka_unit_test(weaker_rules_are_warnings_and_notes_in_quotations),
        cmocka_unit_test(another_style_wants_other_forms),
        cmocka_unit_test(findings_give_their_reasons),
        cmocka_unit_test(only_one_suggestion_is_a_fix),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
