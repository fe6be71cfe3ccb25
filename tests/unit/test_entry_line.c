/* Entries written as lines of dict/names, with a further form. */
#include "unit.h"

#include "onym.h"

static const onym_term terms[] = {
    {"en", "Kyiv", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ru", "Киев", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"uk", "Київ", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"en", "Kiev", ONYM_SUPERSEDED, ONYM_ROLE_NAME, "ru-iso9 ru-icao", "2019", ""},
    {"en", "Kyivan", ONYM_ADMITTED, ONYM_ROLE_DEMONYM, "", "", ""},
    {"uk-Latn", "Kyjiv", ONYM_ADMITTED, ONYM_ROLE_MADE, "uk-1993", "", ""},
};

static const onym_entry kyiv = {"ua.place.kyiv",
                                "place",
                                "ua",
                                "",
                                "",
                                "ap-stylebook",
                                "capital of Ukraine",
                                "",
                                ONYM_MATCH_EXACT,
                                NULL,
                                1.0,
                                terms,
                                sizeof terms / sizeof terms[0]};

static void check_line(const onym_entry *entry, const char *admitted, const char *expected)
{
    onym_string line;
    assert_int_equal(onym_entry_line(&line, entry, admitted, NULL), ONYM_OK);
    assert_string_equal(line.data, expected);
    onym_string_free(&line);
}

static void an_entry_is_a_line(void **state)
{
    (void)state;
    check_line(
        &kyiv, NULL,
        "ua.place.kyiv\tKyiv\tКиев\t\t\tКиїв\t\tKiev <superseded 2019>; Kyivan <demonym>\t\t\t"
        "ap-stylebook\tcapital of Ukraine");
    assert_string_equal(onym_entry_line_header(), "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\t"
                                                  "variants\tbasis\tdates\tsource\tgloss");
}

static void what_is_admitted_is_nothing_else(void **state)
{
    (void)state;
    check_line(&kyiv, "Kiev",
               "ua.place.kyiv\tKyiv\tКиев\t\t\tКиїв\t\tKyivan <demonym>; Kiev\t\t\tap-stylebook\t"
               "capital of Ukraine");
    check_line(&kyiv, "Kyïv; <x>",
               "ua.place.kyiv\tKyiv\tКиев\t\t\tКиїв\t\tKiev <superseded 2019>; Kyivan <demonym>; "
               "Kyïv\\; \\<x\\>\t\t\tap-stylebook\tcapital of Ukraine");
}

static void a_name_without_an_id_gets_one(void **state)
{
    (void)state;
    const onym_term name = {"en", "Zorvath's Hill", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""};
    onym_entry entry = {"", "term",           "xx", "",  "",    "user", "",
                        "", ONYM_MATCH_EXACT, NULL, 1.0, &name, 1};
    check_line(&entry, NULL, "xx.term.zorvath-s-hill\tZorvath's Hill\t\t\t\t\t\t\t\t\tuser\t");
    const onym_term live = {"en", "a\tb", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""};
    onym_string line;
    entry.terms = &live;
    assert_int_equal(onym_entry_line(&line, &entry, NULL, NULL), ONYM_EUSAGE);
    entry.term_count = 0;
    assert_int_equal(onym_entry_line(&line, &entry, NULL, NULL), ONYM_EUSAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_is_a_line),
        cmocka_unit_test(what_is_admitted_is_nothing_else),
        cmocka_unit_test(a_name_without_an_id_gets_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
