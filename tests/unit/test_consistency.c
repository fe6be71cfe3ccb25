/* Consistency: two spellings of one name in an article, with counts; other names are left alone. */
#include "fixture.h"

static void two_spellings_of_one_name_are_reported(void **state)
{
    (void)state;
    static const expectation cases[] = {
        /* nobody's glossary has them: the more frequent spelling stays */
        {"Ryabkov Sergei met Ryabkov Sergei and Riabkov Sergei.",
         "warning name/inconsistent Riabkov Sergei > Ryabkov Sergei"},
        {"Riabkov Sergei met Ryabkov Sergei and Ryabkov Sergei.",
         "warning name/inconsistent Riabkov Sergei > Ryabkov Sergei"},
        /* as frequent: the first */
        {"Ryabkov and Riabkov", "warning name/inconsistent Riabkov > Ryabkov"},
        /* other blanks and other letters may be another name: weaker evidence */
        {"Lotf Allah built it. Lotfollah is its name, Lotfollah it was.",
         "note name/inconsistent Lotf Allah > Lotfollah"},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void other_names_are_left_alone(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"Ryabkov met Ryabkov and Ryabkov's men", ""},
        {"Lavrov and Lavrova, Ryabkov and Ryabkovs", ""},
        {"Kim Jong Un and Kim Jong Il", ""},
        {"Ryabkov said: “Riabkov!”", ""}, /* others write as they like */
        {"Moscow and Muscovites", ""},
        {"Ulan and Ulaan", ""},                                 /* short words */
        {"Polish and polish, news and News", ""},               /* English words */
        {"RIABKOV SERGEI SPEAKS\n\nRyabkov Sergei spoke.", ""}, /* a headline */
        {"Ryabkov spoke. See https://example.org/Riabkov", ""},
        {"Petrovka and Kamchatka", ""},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

static void message_counts_both(void **state)
{
    (void)state;
    onym_findings *found;
    onym_text text = TEXT("Riabkov met Ryabkov, Ryabkov and Ryabkov.");
    assert_int_equal(onym_check(&found, mini.checker, text, NULL), ONYM_OK);
    assert_int_equal(onym_findings_count(found), 1);
    const onym_finding *f = onym_findings_at(found, 0);
    assert_non_null(strstr(f->message, "\"Riabkov\" (1)"));
    assert_non_null(strstr(f->message, "\"Ryabkov\" (3)"));
    assert_string_equal(f->reason_kind, "consistency");
    assert_false(f->fixable);
    onym_findings_free(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_spellings_of_one_name_are_reported),
        cmocka_unit_test(other_names_are_left_alone),
        cmocka_unit_test(message_counts_both),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
