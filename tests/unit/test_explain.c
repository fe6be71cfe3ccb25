/* Explaining: what a word of a text, or by itself, is to a check. */
#include "fixture.h"

#include <string.h>

#include "base/buffer.h"

static void expect(const char *text, size_t line, size_t column, onym_standing standing,
                   const char *word, const char *concept)
{
    onym_explanation e;
    onym_error error = {0, ""};
    if (onym_explain(&e, mini.checker, onym_text_of(text), line, column, &error) != ONYM_OK) {
        fail_msg("%s: %s", text, error.message);
    }
    if (e.standing != standing || strcmp(e.text, word) != 0 || strcmp(e.concept, concept) != 0) {
        fail_msg("%s: standing %d, %s, %s", text, (int)e.standing, e.text, e.concept);
    }
    onym_explanation_free(&e);
}

static void words_by_themselves(void **state)
{
    (void)state;
    expect("Pyongyang", 0, 0, ONYM_STANDING_NAME, "Pyongyang", "kp.place.pyongyang");
    expect("Kiev", 0, 0, ONYM_STANDING_REPORTED, "Kiev", "ua.place.kyiv");
    expect("Phyongyang", 0, 0, ONYM_STANDING_REPORTED, "Phyongyang", "kp.place.pyongyang");
    expect("Vladamir Putin", 0, 0, ONYM_STANDING_REPORTED, "Vladamir Putin",
           "ru.person.vladimir-putin");
    expect("ministry", 0, 0, ONYM_STANDING_WORD, "ministry", "");
    expect("Qxzzw", 0, 0, ONYM_STANDING_OTHER, "Qxzzw", "");
    expect("Пхеньяне", 0, 0, ONYM_STANDING_NAME, "Пхеньяне", "kp.place.pyongyang");
    expect("평양에서", 0, 0, ONYM_STANDING_NAME, "평양에서", "kp.place.pyongyang");
    expect("", 0, 0, ONYM_STANDING_NOTHING, "", "");
}

static void places_of_a_text(void **state)
{
    (void)state;
    static const char text[] = "Об этом: in Pyonyang and\n\"Kim Jong Un\", see https://a.org/Kiev.";
    expect(text, 1, 13, ONYM_STANDING_REPORTED, "Pyonyang", "kp.place.pyongyang");
    expect(text, 1, 20, ONYM_STANDING_REPORTED, "Pyonyang", "kp.place.pyongyang");
    expect(text, 1, 21, ONYM_STANDING_NOTHING, "", "");
    expect(text, 2, 7, ONYM_STANDING_NAME, "Kim Jong Un", "kp.person.kim-jong-un");
    expect(text, 2, 35, ONYM_STANDING_TECHNICAL, "", "");
    onym_explanation e;
    assert_int_equal(onym_explain(&e, mini.checker, onym_text_of(text), 3, 1, NULL),
                     ONYM_NOT_FOUND);
    assert_int_equal(onym_explain(&e, mini.checker, onym_text_of(text), 1, 99, NULL),
                     ONYM_NOT_FOUND);
    assert_null(e.owned);
}

/* A place in a long text is explained by the window that a check takes it in, and told of where it
 * stands in the whole. */
static void long_texts_are_explained_in_windows(void **state)
{
    (void)state;
    buffer text = {0};
    onym_explanation e;
    onym_findings *found;
    while (text.size < 600000) {
        buffer_puts(&text, "The news came in words.\n\n");
    }
    size_t lines = text.size / strlen("The news came in words.\n\n") * 2;
    size_t begin = text.size + strlen("Talks in ");
    buffer_puts(&text, "Talks in Pyonyang.\n");
    assert_int_equal(onym_check(&found, mini.checker, buffer_text(&text), NULL), ONYM_OK);
    assert_int_equal(onym_findings_count(found), 1);
    assert_int_equal(onym_explain(&e, mini.checker, buffer_text(&text), lines + 1, 10, NULL),
                     ONYM_OK);
    const onym_finding *f = onym_findings_at(found, 0);
    assert_int_equal(e.standing, ONYM_STANDING_REPORTED);
    assert_int_equal(e.begin, begin);
    assert_int_equal(e.end, begin + strlen("Pyonyang"));
    assert_int_equal(e.finding->begin, f->begin);
    assert_int_equal(e.finding->line, f->line);
    assert_int_equal(e.finding->column, f->column);
    onym_explanation_free(&e);
    onym_findings_free(found);
    buffer_free(&text);
}

static void near_names_have_distances(void **state)
{
    (void)state;
    onym_explanation e;
    assert_int_equal(onym_explain(&e, mini.checker, TEXT("Seoull"), 0, 0, NULL), ONYM_OK);
    assert_true(e.standing == ONYM_STANDING_REPORTED || e.near_count > 0);
    if (e.near_count > 0) {
        assert_string_equal(e.near[0].concept, "kr.place.seoul");
        assert_in_range(e.near[0].distance, 1, 10);
    }
    onym_explanation_free(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_by_themselves),
        cmocka_unit_test(places_of_a_text),
        cmocka_unit_test(long_texts_are_explained_in_windows),
        cmocka_unit_test(near_names_have_distances),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
