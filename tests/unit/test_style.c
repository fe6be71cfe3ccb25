/* Styles: which are there, and the form that each prints for a name. */
#include "fixture.h"

#include "check/style.h"

static void styles_are_listed_and_described(void **state)
{
    (void)state;
    onym_list *list;
    assert_int_equal(onym_style_list(&list, mini.dir, NULL), ONYM_OK);
    assert_int_equal(onym_list_count(list), 2);
    assert_string_equal(onym_list_at(list, 0), "house");
    assert_string_equal(onym_list_at(list, 1), "joined");
    onym_list_free(list);
    assert_string_equal(onym_style_describe(mini.style)->title, "House Style");
    static const char *const systems[][2] = {{"ru", "ru-bgn-simple"}, {"uk", "uk-2010"},
                                             {"ko", "ko-rr"},         {"ko-KP", "ko-kp"},
                                             {"ko-KR", "ko-rr"},      {"ja", ""}};
    for (size_t i = 0; i < COUNT_OF(systems); i++) {
        assert_string_equal(onym_style_system(mini.style, systems[i][0]), systems[i][1]);
    }
}

static void unknown_styles_are_a_usage_error(void **state)
{
    (void)state;
    static const char *const ids[] = {"nyt", "", "../styles/house", "house.style", "HOUSE"};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        onym_style *style;
        onym_error error;
        assert_int_equal(onym_style_open(&style, mini.dir, ids[i], &error), ONYM_EUSAGE);
        assert_null(style);
        assert_non_null(strstr(error.message, "house, joined"));
    }
    onym_style *style;
    assert_int_equal(onym_style_open(&style, "/nowhere", "house", NULL), ONYM_EINPUT);
    onym_style_free(NULL);
}

static void forms_follow_choice_convention_and_preference(void **state)
{
    (void)state;
    static const struct {
        const char *concept, *kind, *country, *preferred, *house, *joined, *why_joined;
    } cases[] = {
        {"kp.person.a", "person", "kp", "Kim Jong Un", "Kim Jong Un", "Kim Jong-un", "convention"},
        {"kp.person.b", "person", "kp", "Kim Jong-un", "Kim Jong Un", "Kim Jong-un", "preferred"},
        {"kr.person.c", "person", "kr", "Lee Jae-myung", "Lee Jae-myung", "Lee Jae-myung",
         "preferred"},
        {"kr.person.d", "person", "kr", "Syngman Rhee", "Syngman Rhee", "Syngman Rhee",
         "preferred"},
        {"kp.person.e", "person", "kp", "Ri Sol Ju Hwa", "Ri Sol Ju Hwa", "Ri Sol Ju Hwa",
         "preferred"},
        {"ru.person.f", "person", "ru", "Anna Maria Petrova", "Anna Maria Petrova",
         "Anna Maria Petrova", "preferred"},
        {"kp.place.g", "place", "kp", "Kim Il Sung", "Kim Il Sung", "Kim Il Sung", "preferred"},
        {"ua.place.kyiv", "place", "ua", "Kyiv", "Kyiv", "Kiev", "style"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        buffer house = {0}, joined = {0};
        (void)style_form(&house, mini.style, cases[i].concept, cases[i].kind, cases[i].country,
                         cases[i].preferred);
        const char *why = style_form(&joined, mini.joined, cases[i].concept, cases[i].kind,
                                     cases[i].country, cases[i].preferred);
        assert_string_equal(house.data, cases[i].house);
        assert_string_equal(joined.data, cases[i].joined);
        assert_string_equal(why, cases[i].why_joined);
        buffer_free(&house);
        buffer_free(&joined);
    }
}

static void form_of_an_entry(void **state)
{
    (void)state;
    onym_entries *found;
    onym_string form;
    const char *reason;
    assert_int_equal(onym_glossary_lookup(&found, mini.glossary, TEXT("김정은"), 0, 1, NULL), 0);
    const onym_entry *entry = onym_entries_at(found, 0);
    assert_int_equal(onym_style_form(&form, mini.joined, entry, &reason, NULL), ONYM_OK);
    assert_takes(form, "Kim Jong-un");
    assert_string_equal(reason, "convention");
    assert_int_equal(onym_style_form(&form, mini.style, entry, NULL, NULL), ONYM_OK);
    assert_takes(form, "Kim Jong Un");
    onym_entries_free(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_are_listed_and_described),
        cmocka_unit_test(unknown_styles_are_a_usage_error),
        cmocka_unit_test(forms_follow_choice_convention_and_preference),
        cmocka_unit_test(form_of_an_entry),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
