/* The reversible Korean systems: there and back is the identity over all syllables and pairs. */
#include <stdlib.h>
#include <unicode/ustring.h>

#include "base/buffer.h"
#include "translit/korean_hangul.h"
#include "unit.h"

static const char *const SYSTEMS[] = {"ko-rr-letters", "ko-iso11941-1", "ko-iso11941-2"};
static const onym_translit_options OPTIONS = {0};

/* The line that begins at *AT, which moves behind it. */
static onym_text take_line(onym_text text, size_t *at)
{
    const char *begin = text.data + *at;
    const char *end = memchr(begin, '\n', text.size - *at);
    size_t size = end != NULL ? (size_t)(end - begin) : text.size - *at;
    *at += size + (end != NULL);
    return (onym_text){begin, size};
}

/* Fails with the first line of BACK that is not that of TEXT. */
static void check_lines(onym_text text, onym_text there, onym_text back)
{
    for (size_t t = 0, m = 0, b = 0; t < text.size;) {
        onym_text line = take_line(text, &t), made = take_line(there, &m),
                  again = take_line(back, &b);
        if (line.size != again.size || memcmp(line.data, again.data, line.size) != 0) {
            fail_msg("%.*s -> %.*s -> %.*s", (int)line.size, line.data, (int)made.size, made.data,
                     (int)again.size, again.data);
        }
    }
    assert_int_equal(text.size, back.size);
}

/* There and back with SYSTEM; the text must be the same. */
static void check(const onym_system *system, onym_text text)
{
    onym_string there = {NULL, 0}, back = {NULL, 0};
    onym_error error = {0, ""};
    int status = onym_system_apply(&there, NULL, system, text, &OPTIONS, &error);
    if (status == ONYM_OK) {
        status = onym_system_reverse(&back, system, (onym_text){there.data, there.size}, &OPTIONS,
                                     &error);
    }
    if (status != ONYM_OK) {
        fail_msg("%s", error.message);
    }
    check_lines(text, (onym_text){there.data, there.size}, (onym_text){back.data, back.size});
    onym_string_free(&there);
    onym_string_free(&back);
}

static void open_system(onym_system **out, size_t index)
{
    onym_error error = {0, ""};
    int status = onym_system_open(out, ONYM_TEST_DATA, SYSTEMS[index], &error);
    if (status != ONYM_OK) {
        fail_msg("%s", error.message);
    }
}

/* Every syllable, as a line of its own. */
static void test_syllables(void **state)
{
    (void)state;
    buffer text = {0};
    for (unsigned unit = HANGUL_FIRST; unit <= HANGUL_LAST; unit++) {
        buffer_put_code_point(&text, unit);
        buffer_putc(&text, '\n');
    }
    for (size_t i = 0; i < sizeof SYSTEMS / sizeof *SYSTEMS; i++) {
        onym_system *system = NULL;
        open_system(&system, i);
        check(system, buffer_text(&text));
        onym_system_free(system);
    }
    buffer_free(&text);
}

/* Every final before every initial and vowel, with each vowel before it once: what could be
 * misread.
 */
static void test_pairs(void **state)
{
    (void)state;
    buffer text = {0};
    for (unsigned tail = 0; tail < TAIL_COUNT; tail++) {
        for (unsigned lead = 0; lead < LEAD_COUNT; lead++) {
            for (unsigned vowel = 0; vowel < VOWEL_COUNT; vowel++) {
                hangul left = {(uint8_t)lead, (uint8_t)vowel, (uint8_t)tail};
                hangul right = {(uint8_t)lead, (uint8_t)(VOWEL_COUNT - 1 - vowel), (uint8_t)tail};
                buffer_put_code_point(&text, hangul_join(left));
                buffer_put_code_point(&text, hangul_join(right));
                buffer_putc(&text, '\n');
            }
        }
    }
    for (size_t i = 0; i < sizeof SYSTEMS / sizeof *SYSTEMS; i++) {
        onym_system *system = NULL;
        open_system(&system, i);
        check(system, buffer_text(&text));
        onym_system_free(system);
    }
    buffer_free(&text);
}

/* Every vowel behind every vowel. */
static void test_vowels(void **state)
{
    (void)state;
    buffer text = {0};
    for (unsigned first = 0; first < VOWEL_COUNT; first++) {
        for (unsigned second = 0; second < VOWEL_COUNT; second++) {
            hangul left = {LEAD_NONE, (uint8_t)first, TAIL_NONE};
            hangul right = {LEAD_NONE, (uint8_t)second, TAIL_NG};
            buffer_put_code_point(&text, hangul_join(left));
            buffer_put_code_point(&text, hangul_join(right));
            buffer_putc(&text, ' ');
        }
    }
    for (size_t i = 0; i < sizeof SYSTEMS / sizeof *SYSTEMS; i++) {
        onym_system *system = NULL;
        open_system(&system, i);
        check(system, buffer_text(&text));
        onym_system_free(system);
    }
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_syllables),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_vowels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
