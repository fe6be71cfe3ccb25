/* The Korean steps against the articles and clauses that they follow. */
#include <unicode/ustring.h>

#include "translit/korean.h"
#include "translit/korean_hangul.h"
#include "unit.h"

/* What FUNCTION makes of the UTF-8 text INPUT, as UTF-8 in a buffer of its own. */
static const char *run(step_fn *function, const char *input, const char *parameters,
                       const onym_translit_options *options)
{
    static stretch in, out;
    static char text[STEP_LIMIT * 3];
    static const onym_translit_options none;
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = 0;
    u_strFromUTF8(in.units, STEP_LIMIT, &in.size, input, -1, &code);
    out.size = 0;
    int status = function(&out, &in, parameters, options != NULL ? options : &none, NULL);
    assert_int_equal(status, ONYM_OK);
    u_strToUTF8(text, sizeof text - 1, &size, out.units, out.size, &code);
    assert_true(U_SUCCESS(code));
    text[size] = '\0';
    return text;
}

static const char *sound(const char *input)
{
    return run(ko_pronounce, input, "hangul,merge,sino", NULL);
}

static void test_syllables(void **state)
{
    (void)state;
    for (unsigned unit = HANGUL_FIRST; unit <= HANGUL_LAST; unit++) {
        assert_true(hangul_is((UChar)unit));
        assert_int_equal(hangul_join(hangul_split((UChar)unit)), unit);
    }
    assert_false(hangul_is(HANGUL_FIRST - 1));
    assert_false(hangul_is(HANGUL_LAST + 1));
}

/* Articles 9 to 11 of Standard Pronunciation: seven finals can be heard. */
static void test_finals(void **state)
{
    (void)state;
    assert_string_equal(sound("닦다"), "닥따");
    assert_string_equal(sound("키읔"), "키윽");
    assert_string_equal(sound("넋"), "넉");
    assert_string_equal(sound("여덟"), "여덜");
    assert_string_equal(sound("밟고"), "밥꼬");
    assert_string_equal(sound("넓죽하다"), "넙쭈카다");
    assert_string_equal(sound("맑게"), "말께");
    assert_string_equal(sound("닭고기"), "닥꼬기");
}

/* Article 12: h. */
static void test_h(void **state)
{
    (void)state;
    assert_string_equal(sound("좋고"), "조코");
    assert_string_equal(sound("많소"), "만쏘");
    assert_string_equal(sound("놓는"), "논는");
    assert_string_equal(sound("뚫네"), "뚤레");
    assert_string_equal(sound("싫어도"), "시러도");
    assert_string_equal(sound("맏형"), "마텽");
}

/* Articles 13 to 15: a final before a vowel. */
static void test_liaison(void **state)
{
    (void)state;
    assert_string_equal(sound("깎아"), "까까");
    assert_string_equal(sound("닭을"), "달글");
    assert_string_equal(sound("값을"), "갑쓸");
    assert_string_equal(sound("강아지"), "강아지");
    assert_string_equal(sound("겉옷"), "거돋");
    assert_string_equal(sound("값어치"), "가버치");
}

/* Article 17. */
static void test_palatal(void **state)
{
    (void)state;
    assert_string_equal(sound("굳이"), "구지");
    assert_string_equal(sound("벼훑이"), "벼훌치");
    assert_string_equal(sound("묻히다"), "무치다");
    assert_string_equal(sound("붙여"), "부처");
}

/* Articles 18 to 20. */
static void test_assimilation(void **state)
{
    (void)state;
    assert_string_equal(sound("독립문"), "동님문");
    assert_string_equal(sound("앞마당"), "암마당");
    assert_string_equal(sound("강릉"), "강능");
    assert_string_equal(sound("신라"), "실라");
    assert_string_equal(sound("칼날"), "칼랄");
    assert_string_equal(sound("생산량"), "생산냥");
    assert_string_equal(sound("대관령"), "대괄령");
}

/* The initials that the South drops are a switch, and so is what the North keeps. */
static void test_switches(void **state)
{
    (void)state;
    assert_string_equal(run(ko_pronounce, "력사", "hangul,south", NULL), "역싸");
    assert_string_equal(run(ko_pronounce, "락심", "hangul,south", NULL), "낙씸");
    assert_string_equal(run(ko_pronounce, "력사", "hangul", NULL), "력싸");
    assert_string_equal(run(ko_pronounce, "송림", "hangul,north", NULL), "송림");
    assert_string_equal(run(ko_pronounce, "은률", "hangul,north", NULL), "은률");
    assert_string_equal(run(ko_pronounce, "천리마", "hangul,north", NULL), "철리마");
    assert_string_equal(run(ko_pronounce, "뎐디", "hangul,old", NULL), "전지");
    assert_string_equal(run(ko_pronounce, "라디오", "hangul,south,loans", NULL), "라디오");
}

/* Nouns keep their h after a stop, the suffix -hi does not (Romanization of Korean, 3.1). */
static void test_nouns(void **state)
{
    (void)state;
    assert_string_equal(run(ko_pronounce, "묵호", "hangul", NULL), "묵호");
    assert_string_equal(run(ko_pronounce, "맞히다", "hangul", NULL), "마치다");
    assert_string_equal(run(ko_pronounce, "잡혀", "hangul", NULL), "자펴");
}

/* Marks that earlier steps put must come out of ko-finish as capitals, and nothing else. */
static void test_marks(void **state)
{
    (void)state;
    onym_translit_options place = {.kind = ONYM_KIND_PLACE};
    assert_string_equal(run(ko_finish, "\xEE\x83\x81kang-\xEE\x83\x82tong", "", NULL), "Kang-tong");
    assert_string_equal(run(ko_finish, "\xEE\x83\x81kkonmaŭl", "pair", &place), "KKonmaŭl");
}

/* Family and given names (Romanization of Korean 3.4; the North's rules). */
static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *parts;
    } cases[] = {{"남궁억", "남궁 억"},  {"선우은숙", "선우 은숙"}, {"박혁거세", "박 혁거세"},
                 {"유 일한", "유 일한"}, {"이담", "이 담"},         {"서문탁", "서 문탁"}};
    onym_translit_options person = {.kind = ONYM_KIND_PERSON};
    /* native given names are one word, in the North too */
    assert_null(strchr(run(ko_names, "김꽃분", "hyphened", &person), '-'));
    assert_non_null(strchr(run(ko_names, "김복철", "hyphened", &person), '-'));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char parts[64];
        snprintf(parts, sizeof parts, "%s", run(ko_names, cases[i].name, "hyphened", &person));
        const char *plain = run(ko_finish, parts, "", &person);
        char joined[64] = "";
        for (const char *c = plain; *c != '\0'; c++) {
            if (*c != '-') {
                strncat(joined, c, 1);
            }
        }
        assert_string_equal(joined, cases[i].parts);
    }
}

/* Units of places, and the numbers before them (Romanization of Korean 3.5). */
static void test_units(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"인왕리", "인왕-리"},
        {"왕십리", "왕십리"},
        {"독도", "독도"},
        {"제주도", "제주-도"},
        {"안동", "안동"},
        {"안동시", "안동-시"},
        {"창동", "창-동"},
        {"중구", "중-구"},
        {"세종대로", "세종-대로"},
        {"종로 2가", "종로 2(이)-가"},
        {"봉천12동", "봉천 12(십이)-동"},
        {"종로 12", "종-로 12"},
    };
    onym_translit_options place = {.kind = ONYM_KIND_PLACE, .numerals = ONYM_NUMERALS_READ};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char made[64];
        const char *split = run(ko_units, cases[i][0], "roads", &place);
        assert_true(strlen(split) < sizeof made);
        memcpy(made, split, strlen(split) + 1);
        assert_string_equal(run(ko_finish, made, "", &place), cases[i][1]);
    }
}

/* Hanja are read, without the initials that the South drops (한글 맞춤법, articles 10 to 12). */
static void test_hanja(void **state)
{
    (void)state;
    assert_string_equal(run(ko_hanja, "歷史", "", NULL), "역사");
    assert_string_equal(run(ko_hanja, "歷史", "north", NULL), "력사");
    assert_string_equal(run(ko_hanja, "不動", "", NULL), "부동");
    assert_string_equal(run(ko_hanja, "比率", "", NULL), "비율");
    assert_string_equal(run(ko_hanja, "내월里", "", NULL), "내월리");
}

/* A stretch that is full is an error, not a write behind its end. */
static void test_full(void **state)
{
    (void)state;
    static stretch in, out;
    onym_translit_options none = {0};
    for (in.size = 0; in.size < STEP_LIMIT; in.size++) {
        in.units[in.size] = u'각';
    }
    out.size = 0;
    assert_int_equal(ko_pronounce(&out, &in, "", &none, NULL), ONYM_EINPUT);
    out.size = 0;
    assert_int_equal(ko_letters(&out, &in, "tense", &none, NULL), ONYM_EINPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_syllables), cmocka_unit_test(test_finals),
        cmocka_unit_test(test_h),         cmocka_unit_test(test_liaison),
        cmocka_unit_test(test_palatal),   cmocka_unit_test(test_assimilation),
        cmocka_unit_test(test_switches),  cmocka_unit_test(test_nouns),
        cmocka_unit_test(test_marks),     cmocka_unit_test(test_names),
        cmocka_unit_test(test_units),     cmocka_unit_test(test_hanja),
        cmocka_unit_test(test_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
