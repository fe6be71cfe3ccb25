/* Tokens: words as names are made of them, with their possessives, hyphens, dots and marks. */
#include "unit.h"

#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "text/token.h"

static void find(tokens *out, onym_text text)
{
    segments parts = {NULL, 0, 0};
    *out = (tokens){.items = NULL};
    assert_int_equal(segments_find(&parts, text, NULL), ONYM_OK);
    assert_int_equal(tokens_find(out, text, &parts, NULL), ONYM_OK);
    segments_free(&parts);
    size_t behind = 0;
    for (size_t i = 0; i < out->count; i++) {
        const token *t = &out->items[i];
        assert_true(t->begin >= behind && t->begin < t->end && t->end <= text.size);
        behind = t->end;
    }
}

/* The tokens of TEXT, each after what stands before it: | a break, _ blanks, - a hyphen, . a dot.
 */
static void assert_tokens(const char *text, const char *expected)
{
    tokens t;
    find(&t, onym_text_of(text));
    buffer shown = {0};
    for (size_t i = 0; i < t.count; i++) {
        buffer_putc(&shown, "|_-."[t.items[i].gap]);
        buffer_append(&shown, text + t.items[i].begin, t.items[i].end - t.items[i].begin);
    }
    assert_string_equal(shown.data != NULL ? shown.data : "", expected);
    buffer_free(&shown);
    tokens_free(&t);
}

static void check(const char *const (*cases)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_tokens(cases[i][0], cases[i][1]);
    }
}

static void words_and_what_is_between(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {" .,!? ", ""},
        {"Kim Jong Un", "|Kim_Jong_Un"},
        {"Kim  Jong\tUn", "|Kim_Jong_Un"},
        {"Kim\xC2\xA0Jong\xE2\x80\xAFUn", "|Kim_Jong_Un"}, /* U+00A0, U+202F */
        {"Kim\nJong\r\nUn", "|Kim_Jong_Un"},               /* a line break inside a name */
        {"Kim\n\nJong \n \n Un", "|Kim|Jong|Un"},
        {"Kim\r\n\r\nJong", "|Kim|Jong"},
        {"Kim, Jong; Un (Kim) Jong", "|Kim|Jong|Un|Kim|Jong"},
        {"Kim — Jong–Un", "|Kim|Jong|Un"},
        {"Kim Jong-un", "|Kim_Jong-un"},
        {"Kim Jong\xE2\x80\x91un Jong\xE2\x80\x90un", "|Kim_Jong-un_Jong-un"}, /* U+2011, U+2010 */
        {"Jong -un Jong- un Jong - un Jong--un", "|Jong|un_Jong|un_Jong|un_Jong|un"},
        {"Jong-\nun", "|Jong|un"},
        {"Moscow-Pyongyang axis", "|Moscow-Pyongyang_axis"},
        {"Kim/Lee", "|Kim|Lee"},
        {"Hwasong-15, S-400", "|Hwasong-15|S-400"},
        {"평양 로동신문, Пхеньян", "|평양_로동신문|Пхеньян"},
        {"Kim \"Jong\" Un", "|Kim|Jong|Un"},
        {"Kim kim@example.org Un", "|Kim|Un"},
        {"Kim\xFFJong", "|Kim|Jong"},
        {"Pyongyang😀Seoul", "|Pyongyang|Seoul"},
    };
    check(cases, COUNT_OF(cases));
}

static void apostrophes_inside_and_possessives(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Putin's visit", "|Putin_visit"},
        {"Putin’s visit", "|Putin_visit"},
        {"PUTIN'S PUTIN’S", "|PUTIN_PUTIN"},
        {"P'yongyang's", "|P'yongyang"},
        {"P’yŏngyang P\xCA\xBCyŏngyang", "|P’yŏngyang_P\xCA\xBCyŏngyang"},
        {"O'Neil 'Kiev' ‘Kiev’", "|O'Neil|Kiev|Kiev"},
        {"the Putins' car", "|the_Putins|car"},
        {"Kim's-style", "|Kim|style"},
        {"Jones Paris", "|Jones_Paris"},
        {"'s a's", "|s_a"},
        {"U.S.'s", "|U.S.|s"},
        {"ul'yanovsk'", "|ul'yanovsk"},
    };
    check(cases, COUNT_OF(cases));
}

static void dots_of_abbreviations(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"St. Petersburg", "|St.Petersburg"},
        {"V. Putin", "|V.Putin"},
        {"V.V. Putin", "|V.V._Putin"},
        {"В. Путин", "|В.Путин"},
        {"in the U.N. Security", "|in_the_U.N._Security"},
        {"U.S.-Russia", "|U.S.-Russia"},
        {"the end.Start", "|the_end|Start"},
        {"Kiev. Moscow", "|Kiev|Moscow"},
        {"Gen. Kim", "|Gen.Kim"},
        {"Mr.\nKim", "|Mr.Kim"},
        {"Mr.\n\nKim", "|Mr|Kim"},
        {"chapter 5. Kiev", "|chapter_5|Kiev"},
        {"such a. Kiev", "|such_a|Kiev"},
        {"것. 평양", "|것|평양"},
    };
    check(cases, COUNT_OF(cases));
}

static void marks_and_invisible_characters_are_inside(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Pyo\xCC\x86ngyang Пу\xCC\x81тин", "|Pyo\xCC\x86ngyang_Пу\xCC\x81тин"},
        {"\xE1\x84\x91\xE1\x85\xA7\xE1\x86\xBC 양", "|\xE1\x84\x91\xE1\x85\xA7\xE1\x86\xBC_양"},
        {"Pyong\xC2\xADyang", "|Pyong\xC2\xADyang"},         /* soft hyphen */
        {"Pyong\xE2\x80\x8Byang", "|Pyong\xE2\x80\x8Byang"}, /* zero-width space */
        {"Pyong\xE2\x81\xA0yang", "|Pyong\xE2\x81\xA0yang"}, /* word joiner */
        {"Kim\xE2\x80\x8B Jong", "|Kim_Jong"},
        {"Kim \xE2\x80\x8BJong", "|Kim_Jong"},
        {"\xE2\x80\xAEKim\xE2\x80\xAC Jong", "|Kim_Jong"},
        {"❤️Kim", "|Kim"},
    };
    check(cases, COUNT_OF(cases));
}

static void flags_say_what_a_word_is(void **state)
{
    (void)state;
    enum {
        Q = TOKEN_QUOTED,
        C = TOKEN_CAPITAL,
        A = TOKEN_ALL_CAPITALS | TOKEN_CAPITAL,
        I = TOKEN_INNER_CAPITAL,
        S = TOKEN_SENTENCE,
        M = TOKEN_MIXED,
        V = TOKEN_INVISIBLE,
        P = TOKEN_POSSESSIVE
    };
    static const struct {
        const char *text; /* the last token counts */
        unsigned flags;
        script script;
    } cases[] = {
        {"Kiev", C | S, SCRIPT_LATIN},
        {"in Kiev", C, SCRIPT_LATIN},
        {"in kiev", 0, SCRIPT_LATIN},
        {"in KIEV", A, SCRIPT_LATIN},
        {"in KIEV'S", A | P, SCRIPT_LATIN},
        {"in Kiev’s", C | P, SCRIPT_LATIN},
        {"an A", C, SCRIPT_LATIN}, /* one letter is no headline */
        {"an A's", C | P, SCRIPT_LATIN},
        {"of NKNews", C | I, SCRIPT_LATIN},
        {"of McKay", C | I, SCRIPT_LATIN},
        {"an iPhone", I, SCRIPT_LATIN},
        {"in 2024", 0, SCRIPT_NONE},
        {"the 15th", 0, SCRIPT_LATIN},
        {"He came. Kiev", C | S, SCRIPT_LATIN},
        {"He came! Kiev", C | S, SCRIPT_LATIN},
        {"He came: Kiev", C | S, SCRIPT_LATIN},
        {"He came, Kiev", C, SCRIPT_LATIN},
        {"St. Petersburg", C, SCRIPT_LATIN},
        {"Heading\n\nKiev", C | S, SCRIPT_LATIN},
        {"one line\nKiev", C, SCRIPT_LATIN},
        {"he said \"Kiev", C | S | Q, SCRIPT_LATIN},
        {"he said “to Kiev", C | Q, SCRIPT_LATIN},
        {"“Yes” in Kiev", C, SCRIPT_LATIN},
        {"in Пхеньян", C, SCRIPT_CYRILLIC},
        {"in 평양", 0, SCRIPT_HANGUL},
        {"in 平壤", 0, SCRIPT_HAN},
        {"in Pу", C | M, SCRIPT_LATIN}, /* a Cyrillic у */
        {"in Рyongyang", C | M, SCRIPT_CYRILLIC},
        {"the KCNA는", A | M, SCRIPT_LATIN},
        {"in 로동新聞", 0, SCRIPT_HANGUL},
        {"in Pyong\xC2\xADyang", C | V, SCRIPT_LATIN},
        {"in Pyong\xE2\x80\xAEyang", C | V, SCRIPT_LATIN},
        {"in E\xCC\x81lise", C, SCRIPT_LATIN},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        tokens t;
        find(&t, onym_text_of(cases[i].text));
        assert_true(t.count > 0);
        const token *last = &t.items[t.count - 1];
        unsigned flags = last->flags & ~(unsigned)TOKEN_MARKED;
        if (flags != cases[i].flags || last->script != cases[i].script) {
            fail_msg("%s: flags %u, not %u; script %u", cases[i].text, flags, cases[i].flags,
                     last->script);
        }
        tokens_free(&t);
    }
}

/* 256 characters are a word, 257 are too many, whatever their bytes. */
static void length_is_limited_to_the_character(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "ж", "평"};
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        for (int size = 255; size <= 257; size++) {
            buffer text = {0};
            for (int n = 0; n < size; n++) {
                buffer_puts(&text, letters[i]);
            }
            tokens t;
            find(&t, buffer_text(&text));
            assert_int_equal(t.count, 1);
            assert_int_equal(t.items[0].end, text.size);
            assert_int_equal((t.items[0].flags & TOKEN_LONG) != 0, size > 256);
            tokens_free(&t);
            buffer_free(&text);
        }
    }
}

static void time_grows_with_the_text(void **state)
{
    (void)state;
    static const char *const units[] = {"a",
                                        "a ",
                                        ".",
                                        "a.",
                                        "A.",
                                        "'",
                                        "a'",
                                        "-",
                                        "a-",
                                        "\xCC\x81",
                                        "\n",
                                        "a\xE2\x80\x8B\xE2\x80\x8B",
                                        "\xE2\x80\x8B",
                                        "평",
                                        "\xFF",
                                        "'s",
                                        "\xE2\x80\xAE",
                                        "5.",
                                        "\t",
                                        "a's-'s "};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        buffer text = {0};
        while (text.size < (size_t)1 << 20) {
            buffer_puts(&text, units[i]);
        }
        tokens t;
        clock_t before = clock();
        find(&t, buffer_text(&text));
        double taken = (double)(clock() - before) / CLOCKS_PER_SEC;
        if (taken > 1.5) {
            fail_msg("a megabyte of \"%s\" takes %.1f s", units[i], taken);
        }
        tokens_free(&t);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_what_is_between),
        cmocka_unit_test(apostrophes_inside_and_possessives),
        cmocka_unit_test(dots_of_abbreviations),
        cmocka_unit_test(marks_and_invisible_characters_are_inside),
        cmocka_unit_test(flags_say_what_a_word_is),
        cmocka_unit_test(length_is_limited_to_the_character),
        cmocka_unit_test(time_grows_with_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
