/* Slices: comparing, trimming and splitting text that may be empty, hold NULs or end anywhere. */
#include "unit.h"

#include "base/buffer.h"
#include "base/slice.h"

static void equals_compares_every_byte(void **state)
{
    (void)state;
    assert_true(text_equals(TEXT("ko"), "ko"));
    assert_true(text_equals((onym_text){"korea", 2}, "ko"));
    assert_false(text_equals(TEXT("ko"), "kor"));
    assert_false(text_equals(TEXT("kor"), "ko"));
    assert_false(text_equals(TEXT("ko\0"), "ko"));
    assert_true(text_equals(TEXT(""), ""));
    assert_true(text_equals((onym_text){NULL, 0}, ""));
    assert_false(text_equals((onym_text){NULL, 0}, "k"));
}

static void ends_are_compared_within_the_text(void **state)
{
    static const char *const endings[] = {"ovich", "a"};
    static const char *const beginnings[] = {"Ki", "주석"};
    (void)state;
    assert_true(text_begins(TEXT("korea"), "ko"));
    assert_true(text_begins(TEXT("ko"), "ko"));
    assert_false(text_begins((onym_text){"korea", 1}, "ko"));
    assert_true(text_begins((onym_text){NULL, 0}, ""));
    assert_true(text_ends(TEXT("korea"), onym_text_of("ea")));
    assert_false(text_ends((onym_text){"korea", 4}, onym_text_of("ea")));
    assert_false(text_ends(TEXT("a"), onym_text_of("ea")));
    assert_true(text_begins_with(onym_text_of("주석은"), beginnings, COUNT_OF(beginnings)));
    assert_false(text_begins_with(onym_text_of("Ko"), beginnings, COUNT_OF(beginnings)));
    assert_true(text_ends_with(onym_text_of("Ivanovich"), endings, COUNT_OF(endings)));
    assert_false(text_ends_with(onym_text_of("ovich"), endings, COUNT_OF(endings)));
    assert_false(text_ends_with((onym_text){NULL, 0}, endings, COUNT_OF(endings)));
}

static void trim_takes_blanks_off_both_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text, *trimmed;
    } cases[] = {{"", ""},          {"   ", ""},        {" a b ", "a b"},
                 {"a", "a"},        {"\ta\n", "\ta\n"}, {"  Kim Jong Un", "Kim Jong Un"},
                 {"평양  ", "평양"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(text_equals(text_trim(onym_text_of(cases[i].text)), cases[i].trimmed));
    }
    assert_int_equal(text_trim((onym_text){NULL, 0}).size, 0);
}

/* The pieces of TEXT in square brackets. */
static void assert_pieces(onym_text text, const char *expected)
{
    buffer pieces = {0};
    onym_text piece;
    while (text_split(&piece, &text, '\t')) {
        buffer_putc(&pieces, '[');
        buffer_append_text(&pieces, piece);
        buffer_putc(&pieces, ']');
    }
    assert_string_equal(pieces.data != NULL ? pieces.data : "", expected);
    buffer_free(&pieces);
}

static void split_gives_every_piece_once(void **state)
{
    (void)state;
    assert_pieces((onym_text){NULL, 0}, "");
    assert_pieces(TEXT(""), "[]");
    assert_pieces(TEXT("a"), "[a]");
    assert_pieces(TEXT("a\tb"), "[a][b]");
    assert_pieces(TEXT("\ta\t\tb\t"), "[][a][][b][]");
    assert_pieces((onym_text){"a\tb\tc", 2}, "[a][]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_compares_every_byte),
        cmocka_unit_test(ends_are_compared_within_the_text),
        cmocka_unit_test(trim_takes_blanks_off_both_ends),
        cmocka_unit_test(split_gives_every_piece_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
