/* Style files: the head and the choices are read, and every fault comes with its line. */
#include "fixture.h"

#include "glossary/style_file.h"

static int read_style(style_file *out, const char *content, onym_error *error)
{
    fixture_write("test.style", content);
    return style_file_read(out, fixture_path("test.style"), error);
}

static void head_and_choices_are_read(void **state)
{
    (void)state;
    style_file s;
    assert_int_equal(read_style(&s,
                                "# comment\n\nid: x\nname: X\ntitle: A Style: second part\n"
                                "authority: Nobody\nedition: 3\nsource: src\nnotes: n\n"
                                "system-ru: ru-bgn\nsystem-uk: uk-2010\nsystem-ko-KP: ko-kp\n"
                                "system-ko-KR: ko-rr\nkorean-names-kp: spaced\n"
                                "korean-names-kr: hyphen\n"
                                "ua.place.kyiv\tKiev\tsrc\nkp.place.x\tX\t\n",
                                NULL),
                     ONYM_OK);
    assert_string_equal(s.info.id, "x");
    assert_string_equal(s.name, "X");
    assert_string_equal(s.info.title, "A Style: second part");
    assert_string_equal(s.info.edition, "3");
    assert_string_equal(s.system_ru, "ru-bgn");
    assert_string_equal(s.system_uk, "uk-2010");
    assert_string_equal(s.system_ko_kp, "ko-kp");
    assert_string_equal(s.system_ko_kr, "ko-rr");
    assert_int_equal(s.names_kp, KOREAN_SPACED);
    assert_int_equal(s.names_kr, KOREAN_HYPHEN);
    assert_int_equal(s.choice_count, 2);
    assert_string_equal(style_file_choice(&s, "ua.place.kyiv")->form, "Kiev");
    assert_string_equal(style_file_choice(&s, "kp.place.x")->form, "X");
    assert_null(style_file_choice(&s, "kp.place.y"));
    style_file_free(&s);
}

static void what_is_left_out_is_empty(void **state)
{
    (void)state;
    style_file s;
    assert_int_equal(read_style(&s, "id: x", NULL), ONYM_OK);
    assert_string_equal(s.name, "x"); /* a style without a name goes by its id */
    assert_string_equal(s.info.title, "");
    assert_string_equal(s.system_ru, "");
    assert_int_equal(s.names_kp, KOREAN_LISTED);
    assert_null(style_file_choice(&s, "ua.place.kyiv"));
    style_file_free(&s);
}

static void faults_come_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *content, *says;
    } cases[] = {
        {"id: x\nname X\n", "test.style:2"},
        {"id: x\n\ncolour: red\n", "test.style:3"},
        {"korean-names-kp: together\n", "test.style:1"},
        {"id: x\nua.place.kyiv\tKiev\n", "test.style:2"},
        {"id: x\nua.place.kyiv\t\tsrc\n", "test.style:2"},
        {"id: x\nua.place.kyiv\tKiev\tsrc\t\n", "test.style:2"},
        {"id: x\nua.place.kyiv\tKiev\tsrc\nua.place.kyiv\tKyiv\tsrc\n", "twice"},
        {"title: no id\n", "no id"},
        {"", "no id"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        style_file s;
        onym_error error = {0, ""};
        assert_int_equal(read_style(&s, cases[i].content, &error), ONYM_EINPUT);
        if (strstr(error.message, cases[i].says) == NULL) {
            fail_msg("case %zu: %s", i, error.message);
        }
        style_file_free(&s);
    }
    style_file s;
    assert_int_equal(style_file_read(&s, fixture_path("missing"), NULL), ONYM_EINPUT);
    style_file_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head_and_choices_are_read),
        cmocka_unit_test(what_is_left_out_is_empty),
        cmocka_unit_test(faults_come_with_their_line),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
