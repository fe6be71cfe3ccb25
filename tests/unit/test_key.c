/* Match keys: what readers overlook makes no difference, another letter does. */
#include "unit.h"

#include "text/key.h"

static void assert_key(onym_text text, const char *expected)
{
    buffer key = {0};
    key_append(&key, text);
    assert_false(key.failed);
    if (strcmp(key.data != NULL ? key.data : "", expected) != 0) {
        fail_msg("%.*s: %s, not %s", (int)text.size, text.data, key.data, expected);
    }
    buffer_free(&key);
}

static void marks_and_case_make_no_difference(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"Pyongyang", "pyongyang"},
        {"PYONGYANG", "pyongyang"},
        {"P’yŏng-yang", "pyongyang"},
        {"P'yo\xCC\x86ngyang", "pyongyang"}, /* decomposed */
        {"P\xCA\xBCyŏngyang", "pyongyang"},  /* U+02BC */
        {"P\xCA\xB9y ŏngyang", "pyongyang"}, /* U+02B9 */
        {"Kim Jong Un", "kimjongun"},
        {"Kim\xC2\xA0Jong-un", "kimjongun"},
        {"Kim\nJong\xE2\x80\xAFUn", "kimjongun"},
        {"Kim\xE2\x80\x91Jong\xE2\x80\x8BUn", "kimjongun"}, /* U+2011, U+200B */
        {"So\xC2\xADul", "soul"},
        {"U.N.", "un"},
        {"S-400", "s400"},
        {"Ёлкин", "елкин"},
        {"Е\xCC\x88лкин", "елкин"},
        {"Пу\xCC\x81тин", "путин"},
        {"ПЁТР", "петр"},
        {"Москва́", "москва"},
        {"Straße", "strasse"},
        {"Łódź", "lodz"},
        {"Đorđe", "dorde"},
        {"Ære Œuvre Øre", "aereoeuvreore"},
        {"Iı", "ii"},
        {"Ｋｉｍ１", "kim1"}, /* full width */
        {"노동 신문", "노동신문"},
        {"'-.,’", ""},
        {"", ""},
        {"\xCC\x81", ""}, /* a mark alone */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_key(onym_text_of(cases[i].text), cases[i].key);
    }
}

static void other_letters_stay_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"Андрей", "андрей"},
        {"Андре\xD0\xB8\xCC\x86", "андрей"}, /* и + breve is й */
        {"АНДРЕ\xD0\x98\xCC\x86", "андрей"},
        {"Андреи", "андреи"},
        {"Київ", "київ"},
        {"Ки\xD1\x96\xCC\x88в", "київ"}, /* і + diaeresis is ї */
        {"Киів", "киів"},
        {"Ґонґадзе", "ґонґадзе"},
        {"Ў", "ў"},
        {"\xD0\xA3\xCC\x86", "ў"},
        {"щ", "щ"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_key(onym_text_of(cases[i].text), cases[i].key);
    }
}

static void hangul_is_composed_syllables(void **state)
{
    (void)state;
    /* 평양 as conjoining jamo, 가 as a syllable without a final and the final by itself */
    assert_key(TEXT("\xE1\x84\x91\xE1\x85\xA7\xE1\x86\xBC\xE1\x84\x8B\xE1\x85\xA3\xE1\x86\xBC"),
               "평양");
    assert_key(TEXT("\xEA\xB0\x80\xE1\x86\xA8"), "각");
    assert_key(TEXT("평·양"), "평양");
    assert_key(TEXT("平壤"), "平壤");
}

static void key_of_a_key_is_itself(void **state)
{
    (void)state;
    static const char *const texts[] = {"P’yŏngyang", "Санкт-Петербург", "노동신문", "Київ",
                                        "Đorđe Œ",    "Straße",          "Ёлкин"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        buffer key = {0};
        key_append(&key, onym_text_of(texts[i]));
        assert_key(buffer_text(&key), key.data);
        buffer_free(&key);
    }
}

/* The short way for ASCII and the long way through ICU agree on every ASCII character. */
static void both_ways_agree(void **state)
{
    (void)state;
    for (int c = 1; c < 0x80; c++) {
        char text[] = {'a', (char)c, 'b', '\0', '\0', '\0'};
        buffer plain = {0}, expected = {0};
        key_append(&plain, onym_text_of(text));
        buffer_printf(&expected, "%so", plain.data);
        memcpy(text + 3, "\xC3\xB6", 2); /* ö */
        assert_key((onym_text){text, 5}, expected.data);
        buffer_free(&plain);
        buffer_free(&expected);
    }
}

static void appends_to_what_is_there(void **state)
{
    (void)state;
    buffer key = {0};
    key_append(&key, TEXT("Kim"));
    key_append(&key, TEXT("Ŏn"));
    assert_string_equal(key.data, "kimon");
    buffer_free(&key);
}

/* 256 characters have a key, 257 have none, whatever their size in bytes. */
static void length_is_limited_to_the_character(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "ж", "평", "\xF0\x90\x90\xA8"};
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        buffer text = {0}, key = {0};
        for (int n = 0; n < KEY_MAX_CHARS; n++) {
            buffer_puts(&text, letters[i]);
        }
        key_append(&key, buffer_text(&text));
        assert_string_equal(key.data, text.data);
        buffer_clear(&key);
        buffer_puts(&text, letters[i]);
        key_append(&key, buffer_text(&text));
        assert_int_equal(key.size, 0);
        buffer_free(&text);
        buffer_free(&key);
    }
}

static void invalid_bytes_are_no_letters(void **state)
{
    (void)state;
    assert_key(TEXT("Pyong\xFFyang"), "pyongyang");
    assert_key(TEXT("\xFF\xFE"), "");
    assert_key(TEXT("ж\0ж"), "жж");
}

/* Keys of Cyrillic and Hangul are made without ICU; a letter that only ICU knows (the ligature fi,
 * whose key is "fi") sends the whole text to it. */
static void keys_without_icu_are_those_of_icu(void **state)
{
    (void)state;
    static const uint32_t ranges[][2] = {{0x20, 0x7F},   {0xAB, 0xAB},     {0xBB, 0xBB},
                                         {0x400, 0x52F}, {0x2010, 0x201F}, {0xABF0, 0xD7B0}};
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++) {
            buffer text = {0}, quick = {0}, slow = {0};
            buffer_puts(&text, "Пё");
            buffer_put_code_point(&text, c);
            buffer_puts(&text, "평");
            key_append(&quick, buffer_text(&text));
            buffer_puts(&text, "\uFB01");
            key_append(&slow, buffer_text(&text));
            buffer_puts(&quick, "fi");
            if (strcmp(quick.data, slow.data) != 0) {
                fail_msg("U+%04X: %s, not %s", c, quick.data, slow.data);
            }
            buffer_free(&text);
            buffer_free(&quick);
            buffer_free(&slow);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_without_icu_are_those_of_icu),
        cmocka_unit_test(marks_and_case_make_no_difference),
        cmocka_unit_test(other_letters_stay_apart),
        cmocka_unit_test(hangul_is_composed_syllables),
        cmocka_unit_test(key_of_a_key_is_itself),
        cmocka_unit_test(both_ways_agree),
        cmocka_unit_test(appends_to_what_is_there),
        cmocka_unit_test(length_is_limited_to_the_character),
        cmocka_unit_test(invalid_bytes_are_no_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
