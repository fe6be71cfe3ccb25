/* Comparing: names of an original that a translation lacks or writes otherwise. */
#include "fixture.h"

#include "base/buffer.h"

/* What is found in A and its translation B, as "name/missing Пхеньян > Pyongyang" for A and with
 * "@" before it for B. */
static const char *compared(const char *a, const char *b)
{
    static buffer shown;
    onym_comparison c;
    onym_error error = {0, ""};
    buffer_free(&shown);
    if (onym_compare(&c, mini.checker, mini.dir, onym_text_of(a), onym_text_of(b), &error) !=
        ONYM_OK) {
        fail_msg("%s", error.message);
    }
    const onym_findings *found[] = {c.source, c.translation};
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < onym_findings_count(found[side]); i++) {
            const onym_finding *f = onym_findings_at(found[side], i);
            buffer_printf(&shown, "%s%s%s %s > %s", shown.size > 0 ? "; " : "",
                          side == 1 ? "@" : "", onym_rule_name(f->rule), f->text,
                          f->suggestion_count > 0 ? f->suggestions[0] : "");
        }
    }
    onym_comparison_free(&c);
    return shown.data != NULL ? shown.data : "";
}

typedef struct pair {
    const char *source, *translation, *findings;
} pair;

static void expect(const pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = compared(pairs[i].source, pairs[i].translation);
        if (strcmp(found, pairs[i].findings) != 0) {
            fail_msg("%s | %s\n  gives    %s\n  and not  %s", pairs[i].source, pairs[i].translation,
                     found, pairs[i].findings);
        }
    }
}

static void right_renderings_pass(void **state)
{
    (void)state;
    static const pair pairs[] = {
        {"Владимир Путин был в Пхеньяне.", "Putin was in Pyongyang.", ""},
        {"Путин в Москве", "Vladimir Putin in Moscow", ""},
        {"в Ростове-на-Дону", "in Rostov-on-Don", ""},
        {"김정은 위원장이 평양에서", "Kim Jong Un in Pyongyang", ""},
        {"블라디미르 푸틴이 모스크바에서", "Putin in Moscow", ""},
        {"в Москве", "the Muscovite way", ""},
        {"외무성은", "The Foreign Ministry", ""},
        {"ООН", "The U.N. said", ""},
        {"восточный ветер и мир", "the east wind and peace", ""},
        {"평소와 같은 날", "a day as any other", ""},
        {"", "", ""},
    };
    expect(pairs, COUNT_OF(pairs) - 1);
}

static void missing_names_are_at_their_place_in_the_source(void **state)
{
    (void)state;
    static const pair pairs[] = {
        {"Был в Пхеньяне.", "He was there.", "name/missing Пхеньяне > Pyongyang"},
        {"평양에서 왔다", "He came", "name/missing 평양에서 > Pyongyang"},
        {"Из Москвы\nв Сеул", "From Moscow\nto the sea", "name/missing Сеул > Seoul"},
        {"Из Москвы\nв Сеул", "From Seoul\nto Moscow",
         "name/missing Москвы > Moscow; name/missing Сеул > Seoul"},
        {"Из Москвы\nв Сеул", "From Seoul to Moscow", ""},
    };
    expect(pairs, COUNT_OF(pairs));
}

static void wrong_forms_are_in_the_translation(void **state)
{
    (void)state;
    static const pair pairs[] = {
        {"в Пхеньяне", "in P’yŏngyang", "@name/other-system P’yŏngyang > Pyongyang"},
        {"в Киеве", "in Kiev", "@name/outdated Kiev > Kyiv"},
        {"в Сеуле", "in Soeul", "@name/misspelt Soeul > Seoul"},
        {"김정은", "Kim Jong-un", "@name/form Kim Jong-un > Kim Jong Un"},
        {"최선희", "Choi Son Hui", "@name/misspelt Choi Son Hui > Choe Son Hui"},
    };
    expect(pairs, COUNT_OF(pairs));
}

static void english_may_be_the_source(void **state)
{
    (void)state;
    static const pair pairs[] = {
        {"From Moscow", "Из Москвы", ""},
        {"In Pyongyang", "Он был там", "name/missing Pyongyang > Пхеньян"},
        {"In Pyongyang", "그는 있었다", "name/missing Pyongyang > 평양"},
    };
    expect(pairs, COUNT_OF(pairs));
}

static void texts_in_one_script_are_refused(void **state)
{
    (void)state;
    onym_comparison c;
    onym_error error;
    assert_int_equal(
        onym_compare(&c, mini.checker, mini.dir, TEXT("In Moscow"), TEXT("In Seoul"), &error),
        ONYM_EINPUT);
    assert_null(c.source);
    assert_int_equal(onym_compare(&c, mini.checker, mini.dir, TEXT("Москва"), TEXT("서울"), NULL),
                     ONYM_EINPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_renderings_pass),
        cmocka_unit_test(missing_names_are_at_their_place_in_the_source),
        cmocka_unit_test(wrong_forms_are_in_the_translation),
        cmocka_unit_test(english_may_be_the_source),
        cmocka_unit_test(texts_in_one_script_are_refused),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
