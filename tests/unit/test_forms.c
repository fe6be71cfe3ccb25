/* Forms: what a record lists, what is derived from it, and what the systems make of it. */
#include "fixture.h"

#include "base/buffer.h"
#include "glossary/forms.h"

static system_set systems;

static int open_all(void **state)
{
    return fixture_open(state) == 0 && system_set_open(&systems, mini.dir, NULL) == ONYM_OK ? 0
                                                                                            : -1;
}

static int close_all(void **state)
{
    system_set_free(&systems);
    return fixture_close(state);
}

/* The forms of LINE, a record. */
static int collect(forms *f, arena *a, const char *line, const char **fault)
{
    record r;
    assert_null(record_parse(&r, onym_text_of(line)));
    return forms_collect(f, a, &r, &systems, fault, NULL);
}

/* The forms of ROLE in LANG, each in brackets. */
static void assert_forms(const forms *f, onym_term_role role, const char *lang,
                         const char *expected)
{
    buffer shown = {0};
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].role == role && strcmp(f->items[i].lang, lang) == 0) {
            buffer_printf(&shown, "[%s]", f->items[i].text);
        }
    }
    assert_string_equal(shown.data != NULL ? shown.data : "", expected);
    buffer_free(&shown);
}

static void columns_and_variants_are_listed(void **state)
{
    (void)state;
    forms f;
    arena a = {NULL, false};
    const char *fault;
    assert_int_equal(
        collect(&f, &a,
                "kp.media.x\tRodong Sinmun\tНодон синмун\t로동신문\t노동신문\t\t勞動新聞"
                "\tRodong <short>; Rodong Shinmun <deprecated>\ttranslation\t\tsrc\t",
                &fault),
        ONYM_OK);
    assert_null(fault);
    assert_int_equal(f.count, 7);
    assert_string_equal(f.items[0].text, "Rodong Sinmun"); /* the preferred one is first */
    assert_forms(&f, ONYM_ROLE_NAME, "en", "[Rodong Sinmun][Rodong Shinmun]");
    assert_forms(&f, ONYM_ROLE_SHORT, "en", "[Rodong]");
    assert_forms(&f, ONYM_ROLE_NAME, "ru", "[Нодон синмун]");
    assert_forms(&f, ONYM_ROLE_NAME, "ko-KP", "[로동신문]");
    assert_forms(&f, ONYM_ROLE_NAME, "ko-KR", "[노동신문]");
    assert_forms(&f, ONYM_ROLE_NAME, "ko-Hani", "[勞動新聞]");
    arena_free(&a);
}

static void one_korean_form_for_both_is_one_term(void **state)
{
    (void)state;
    forms f;
    arena a = {NULL, false};
    const char *fault;
    assert_int_equal(
        collect(&f, &a, "kp.place.x\tX\t\t평양\t평양\t\t\t\ttranslation\t\tsrc\t", &fault),
        ONYM_OK);
    assert_forms(&f, ONYM_ROLE_NAME, "ko", "[평양]");
    assert_forms(&f, ONYM_ROLE_NAME, "ko-KP", "");
    arena_free(&a);
}

static void family_names_stand_alone(void **state)
{
    (void)state;
    static const struct {
        const char *line, *en, *ru;
    } cases[] = {
        {"kp.person.x\tKim Jong Un\tКим Чен Ын\t김정은\t김정은\t\t\t\t\t\tsrc\t", "[Kim]", ""},
        {"ru.person.x\tVladimir Putin\tВладимир Путин\t\t\t\t\t\t\t\tsrc\t", "[Putin]", "[Путин]"},
        {"cn.person.x\tXi Jinping\t\t\t\t\t\t\tchinese\t\tsrc\t", "[Xi]", ""},
        {"kr.person.x\tSyngman Rhee\tЛи Сын Ман\t리승만\t이승만\t\t\tRhee "
         "<family>\tbearer\t\tsrc\t",
         "[Rhee]", ""},
        {"fr.person.x\tCharles de Gaulle\t\t\t\t\t\tde Gaulle <family>\tlatin\t\tsrc\t",
         "[de Gaulle]", ""},
        {"br.person.x\tPele\t\t\t\t\t\t\tlatin\t\tsrc\t", "", ""},
        {"ru.place.x\tNizhny Novgorod\tНижний Новгород\t\t\t\t\t\t\t\tsrc\t", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        forms f;
        arena a = {NULL, false};
        const char *fault;
        assert_int_equal(collect(&f, &a, cases[i].line, &fault), ONYM_OK);
        assert_forms(&f, ONYM_ROLE_FAMILY, "en", cases[i].en);
        assert_forms(&f, ONYM_ROLE_FAMILY, "ru", cases[i].ru);
        arena_free(&a);
    }
}

/* The systems that write TEXT, as the term says. */
static const char *systems_of(const forms *f, const char *text)
{
    for (size_t i = 0; i < f->count; i++) {
        if (strcmp(f->items[i].text, text) == 0 && strstr(f->items[i].lang, "Cyrl") == NULL) {
            return f->items[i].systems;
        }
    }
    return "none";
}

static void systems_write_the_native_name(void **state)
{
    (void)state;
    forms f;
    arena a = {NULL, false};
    const char *fault;
    assert_int_equal(
        collect(&f, &a, "kp.place.x\tHwanghae\tХванхэ\t황해\t황해\t\t\t\t\t\tsrc\t", &fault),
        ONYM_OK);
    assert_string_equal(systems_of(&f, "Hwanghae"), "ko-kp ko-mr ko-rr"); /* joined to the listed */
    arena_free(&a);
    assert_int_equal(
        collect(&f, &a, "ru.person.x\tVladimir Zelensky\tВладимир Зеленский\t\t\t\t\t\t\t\tsrc\t",
                &fault),
        ONYM_OK);
    assert_string_equal(systems_of(&f, "Vladimir Zelenskiy"), "ru-bgn");
    assert_string_equal(systems_of(&f, "Vladimir Zelenskii"), "none"); /* ru-alalc has its signs */
    arena_free(&a);
}

/* A translator from Russian writes Kim Chen Yn and Vonsan: by one system, whole names only, and not
 * where the name is written so in any case. */
static void korean_names_come_through_russian(void **state)
{
    (void)state;
    static const struct {
        const char *line, *made;
    } cases[] = {
        {"kp.person.x\tKim Jong Un\tКим Чен Ын\t김정은\t김정은\t\t\t\t\t\tsrc\t", "[Kim Chen Yn]"},
        {"kp.place.x\tWonsan\tВонсан\t원산\t원산\t\t\t\t\t\tsrc\t", "[Vonsan]"},
        {"kp.place.x\tMusan\tМусан\t무산\t무산\t\t\t\t\t\tsrc\t", ""},
        {"kr.place.x\tBusan\tПусан\t부산\t부산\t\t\tPusan <superseded 2000>\t\t\tsrc\t", ""},
        {"kp.person.x\tKim Ok\tКим Ок\t김옥\t김옥\t\t\t\t\t\tsrc\t", ""},
        {"kp.person.x\tJang Ung\tЧан Ун\t장웅\t장웅\t\t\t\t\t\tsrc\t", ""},
        {"kp.place.x\tRason Zone\tТорговая зона Расон\t라선지대\t라선지대\t\t\t\tmixed\t\tsrc\t",
         ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        forms f;
        arena a = {NULL, false};
        const char *fault;
        assert_int_equal(collect(&f, &a, cases[i].line, &fault), ONYM_OK);
        assert_forms(&f, ONYM_ROLE_MADE, "ru-Latn", cases[i].made);
        arena_free(&a);
    }
}

static void translated_names_are_not_romanised(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "kp.org.x\tForeign Ministry\tМИД\t외무성\t외무성\t\t\t\ttranslation\t\tsrc\t",
        "ru.media.x\tTASS\tТАСС\t\t\t\t\t\tacronym\t\tsrc\t",
        "xx.treaty.x\tArmistice\tПеремирие\t정전협정\t정전협정\t\t\t\t\t\tsrc\t",
        "kp.office.x\tPremier\tПремьер\t총리\t총리\t\t\t\t\t\tsrc\t",
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        forms f;
        arena a = {NULL, false};
        const char *fault;
        assert_int_equal(collect(&f, &a, lines[i], &fault), ONYM_OK);
        assert_forms(&f, ONYM_ROLE_MADE, "ko-Latn", "");
        assert_forms(&f, ONYM_ROLE_MADE, "ru-Latn", "");
        arena_free(&a);
    }
}

static void a_style_marks_or_makes_its_term(void **state)
{
    (void)state;
    forms f;
    arena a = {NULL, false};
    const char *fault;
    assert_int_equal(
        collect(&f, &a, "ua.place.x\tKyiv\t\t\t\tКиїв\t\tKiev <superseded>\t\t\tsrc\t", &fault),
        ONYM_OK);
    size_t before = f.count;
    assert_int_equal(forms_add_style(&f, "Kiev", "nyt", NULL), ONYM_OK);
    assert_int_equal(forms_add_style(&f, "Kiev", "bbc", NULL), ONYM_OK);
    assert_int_equal(forms_add_style(&f, "Kiev", "nyt", NULL), ONYM_OK); /* once is enough */
    assert_int_equal(f.count, before);
    assert_int_equal(forms_add_style(&f, "Kyyiv", "odd", NULL), ONYM_OK);
    assert_int_equal(f.count, before + 1);
    for (size_t i = 0; i < f.count; i++) {
        const char *styles = strcmp(f.items[i].text, "Kiev") == 0    ? "nyt bbc"
                             : strcmp(f.items[i].text, "Kyyiv") == 0 ? "odd"
                                                                     : "";
        assert_string_equal(f.items[i].styles, styles);
    }
    arena_free(&a);
}

static void a_faulty_variant_is_named(void **state)
{
    (void)state;
    forms f;
    arena a = {NULL, false};
    const char *fault;
    assert_int_equal(collect(&f, &a, "ua.place.x\tKyiv\t\t\t\t\t\tKiev <old>\t\t\tsrc\t", &fault),
                     ONYM_EINPUT);
    assert_non_null(fault);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_and_variants_are_listed),
        cmocka_unit_test(one_korean_form_for_both_is_one_term),
        cmocka_unit_test(family_names_stand_alone),
        cmocka_unit_test(systems_write_the_native_name),
        cmocka_unit_test(korean_names_come_through_russian),
        cmocka_unit_test(translated_names_are_not_romanised),
        cmocka_unit_test(a_style_marks_or_makes_its_term),
        cmocka_unit_test(a_faulty_variant_is_named),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
