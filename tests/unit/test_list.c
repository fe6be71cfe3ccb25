/* Lists of strings: in the order of adding, or sorted in byte order without repeats. */
#include "unit.h"

#include "base/list.h"

/* LIST holds the words of EXPECTED, which blanks separate. */
static void assert_list(const onym_list *list, const char *expected)
{
    char joined[256] = "";
    for (size_t i = 0; i < onym_list_count(list); i++) {
        strcat(joined, i > 0 ? " " : "");
        strcat(joined, onym_list_at(list, i));
    }
    assert_string_equal(joined, expected);
    assert_null(onym_list_at(list, onym_list_count(list)));
}

static void keeps_order_and_copies(void **state)
{
    (void)state;
    onym_list *list = list_new();
    char word[] = "ru";
    assert_true(list_add(list, TEXT("uk")));
    assert_true(list_add(list, (onym_text){word, 2}));
    assert_true(list_add(list, (onym_text){"korea", 2}));
    word[0] = 'x';
    assert_list(list, "uk ru ko");
    onym_list_free(list);
}

static void sorts_and_drops_repeats(void **state)
{
    (void)state;
    static const struct {
        const char *words[6];
        const char *sorted;
    } cases[] = {
        {{NULL}, ""},
        {{"a", NULL}, "a"},
        {{"b", "a", "b", "a", "a", NULL}, "a b"},
        {{"평양", "Z", "a", "Пхеньян", "Z", NULL}, "Z a Пхеньян 평양"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_list *list = list_new();
        for (size_t j = 0; cases[i].words[j] != NULL; j++) {
            assert_true(list_add(list, onym_text_of(cases[i].words[j])));
        }
        list_sort(list);
        assert_list(list, cases[i].sorted);
        list_cut(list, 100);
        assert_list(list, cases[i].sorted);
        list_cut(list, 0);
        assert_list(list, "");
        onym_list_free(list);
    }
}

static void nothing_is_an_empty_list(void **state)
{
    (void)state;
    assert_int_equal(onym_list_count(NULL), 0);
    assert_null(onym_list_at(NULL, 0));
    onym_list_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_order_and_copies),
        cmocka_unit_test(sorts_and_drops_repeats),
        cmocka_unit_test(nothing_is_an_empty_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
