/* Records: a line of dict/names is taken apart whole, or its fault is named. */
#include "unit.h"

#include "glossary/record.h"

static const char sound[] =
    "kp.media.rodong-sinmun\tRodong Sinmun\tНодон синмун\t로동신문\t노동신문"
    "\t\t勞動新聞\tRodong <short>\tmixed\t1945-11-01/\tkcna other\tnewspaper";

static void columns_are_taken_apart(void **state)
{
    (void)state;
    static const char *const expected[COLUMN_COUNT] = {"kp.media.rodong-sinmun",
                                                       "Rodong Sinmun",
                                                       "Нодон синмун",
                                                       "로동신문",
                                                       "노동신문",
                                                       "",
                                                       "勞動新聞",
                                                       "Rodong <short>",
                                                       "mixed",
                                                       "1945-11-01/",
                                                       "kcna other",
                                                       "newspaper"};
    record r;
    const char *fault = record_parse(&r, onym_text_of(sound));
    assert_null(fault);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        assert_true(text_equals(r.column[i], expected[i]));
    }
    assert_true(text_equals(r.country, "kp"));
    assert_true(text_equals(r.kind, "media"));
}

static void faults_are_named(void **state)
{
    (void)state;
    static const struct {
        onym_text line;
        const char *says;
    } cases[] = {
        {TEXT_INIT(""), "fewer"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t\t\t\t\tsrc"), "fewer"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t\t\t\t\tsrc\t\t"), "more"},
        {TEXT_INIT("kp.place.x\t\t\t\t\t\t\t\t\t\tsrc\t"), "empty"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t\t\t\t\t\t"), "empty"},
        {TEXT_INIT("kp.place.x\t%-\t\t\t\t\t\t\t\t\tsrc\t"), "no letter"},
        {TEXT_INIT("kp.place.x\tX \t\t\t\t\t\t\t\t\tsrc\t"), "blank"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t\t\t\t\tsrc\t x"), "blank"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t\t\tguess\t\tsrc\t"), "basis"},
        {TEXT_INIT("kp.place\tX\t\t\t\t\t\t\t\t\tsrc\t"), "country.kind.slug"},
        {TEXT_INIT("kp.place.x.y\tX\t\t\t\t\t\t\t\t\tsrc\t"), "country.kind.slug"},
        {TEXT_INIT("kpx.place.x\tX\t\t\t\t\t\t\t\t\tsrc\t"), "country"},
        {TEXT_INIT("KP.place.x\tX\t\t\t\t\t\t\t\t\tsrc\t"), "country"},
        {TEXT_INIT("kp.place.X y\tX\t\t\t\t\t\t\t\t\tsrc\t"), "slug"},
        {TEXT_INIT("kp.place.\tX\t\t\t\t\t\t\t\t\tsrc\t"), "slug"},
        {TEXT_INIT("kp.city.x\tX\t\t\t\t\t\t\t\t\tsrc\t"), "kind"},
        {TEXT_INIT("kp.place.x\tПхеньян\t\t\t\t\t\t\t\t\tsrc\t"), "Latin"},
        {TEXT_INIT("kp.place.x\t평양\t\t\t\t\t\t\t\t\tsrc\t"), "Latin"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t평양\t\t\t\tsrc\t"), "hanja"},
        {TEXT_INIT("kp.place.x\tX\xFF\t\t\t\t\t\t\t\t\tsrc\t"), "UTF-8"},
        {TEXT_INIT("kp.place.x\tX\0Y\t\t\t\t\t\t\t\t\tsrc\t"), "control"},
        {TEXT_INIT("kp.place.x\tX\x1B[2J\t\t\t\t\t\t\t\t\tsrc\t"), "control"},
        {TEXT_INIT("kp.place.x\tX\t\t\t\t\t\t\t\t\tsrc\tgloss\r"), "control"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        record r;
        const char *fault = record_parse(&r, cases[i].line);
        if (fault == NULL || strstr(fault, cases[i].says) == NULL) {
            fail_msg("case %zu: %s", i, fault != NULL ? fault : "no fault");
        }
    }
}

static void a_column_is_limited(void **state)
{
    (void)state;
    char line[4200];
    for (int size = 4096; size <= 4097; size++) {
        record r;
        (void)snprintf(line, sizeof line, "kp.place.x\tX\t\t\t\t\t\t\t\t\tsrc\t%0*d", size, 0);
        const char *fault = record_parse(&r, onym_text_of(line));
        assert_int_equal(fault == NULL, size == 4096);
    }
}

static void header_is_exact(void **state)
{
    (void)state;
    static const char *const others[] = {
        "", "concept", "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource",
        "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss\t",
        "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss\r"};
    assert_true(record_is_header(
        TEXT("concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss")));
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        assert_false(record_is_header(onym_text_of(others[i])));
    }
}

static void variants_have_language_status_and_role(void **state)
{
    (void)state;
    static const struct {
        const char *column, *lang, *text;
        onym_term_status status;
        onym_term_role role;
        const char *systems, *since;
    } cases[] = {
        {"Kiev", "en", "Kiev", ONYM_ADMITTED, ONYM_ROLE_NAME, "", ""},
        {"Kiev <superseded 2019>", "en", "Kiev", ONYM_SUPERSEDED, ONYM_ROLE_NAME, "", "2019"},
        {"ru:Пхёнъян <ko-kontsevich>", "ru", "Пхёнъян", ONYM_ADMITTED, ONYM_ROLE_NAME,
         "ko-kontsevich", ""},
        {"Pyonyang <misspelling>", "en", "Pyonyang", ONYM_MISSPELLING, ONYM_ROLE_NAME, "", ""},
        {"DPRK <preferred>", "en", "DPRK", ONYM_PREFERRED, ONYM_ROLE_NAME, "", ""},
        {"Rhee <family>", "en", "Rhee", ONYM_ADMITTED, ONYM_ROLE_FAMILY, "", ""},
        {"Rodong <short deprecated 1990>", "en", "Rodong", ONYM_DEPRECATED, ONYM_ROLE_SHORT, "",
         "1990"},
        {"ko-KP:뿌찐 <demonym>", "ko-KP", "뿌찐", ONYM_ADMITTED, ONYM_ROLE_DEMONYM, "", ""},
        {"ko-Hani:平壤", "ko-Hani", "平壤", ONYM_ADMITTED, ONYM_ROLE_NAME, "", ""},
        {"Operation: Dawn", "en", "Operation: Dawn", ONYM_ADMITTED, ONYM_ROLE_NAME, "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        variant v;
        const char *fault;
        onym_text rest = onym_text_of(cases[i].column);
        assert_true(variant_next(&v, &rest, &fault));
        assert_true(text_equals(v.lang, cases[i].lang));
        assert_true(text_equals(v.text, cases[i].text));
        assert_int_equal(v.status, cases[i].status);
        assert_int_equal(v.role, cases[i].role);
        assert_true(text_equals(v.systems, cases[i].systems));
        assert_true(text_equals(v.since, cases[i].since));
        assert_false(variant_next(&v, &rest, &fault));
        assert_null(fault);
    }
}

static void several_variants_come_in_order(void **state)
{
    (void)state;
    static const char *const expected[] = {"Kiev", "Київ", "Kyyiv"};
    variant v;
    const char *fault;
    onym_text rest = TEXT("Kiev <superseded 2019>; uk:Київ;Kyyiv <deprecated>");
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        assert_true(variant_next(&v, &rest, &fault));
        assert_true(text_equals(v.text, expected[i]));
    }
    assert_false(variant_next(&v, &rest, &fault));
    assert_null(fault);
}

static void faulty_variants_are_named(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Kiev <wrong>", "Kiev <>", "Kiev superseded>",     "; Kiev",     "ru:", "Kiev; ;x",
        "Kiev <2o19>",  "<short>", "Kiev <short  family>", "Kiev <1abc>"};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        variant v;
        const char *fault = NULL;
        onym_text rest = onym_text_of(cases[i]);
        while (variant_next(&v, &rest, &fault)) {
        }
        if (fault == NULL) {
            fail_msg("%s has no fault", cases[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_taken_apart),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(a_column_is_limited),
        cmocka_unit_test(header_is_exact),
        cmocka_unit_test(variants_have_language_status_and_role),
        cmocka_unit_test(several_variants_come_in_order),
        cmocka_unit_test(faulty_variants_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
