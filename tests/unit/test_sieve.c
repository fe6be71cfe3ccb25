/* The sieve: what was added is always let through, and little else; answers are the same with it.
 */
#include "fixture.h"

#include <stdio.h>

#include "base/arena.h"
#include "glossary/glossary.h"
#include "glossary/sieve.h"

static void what_was_added_is_let_through(void **state)
{
    (void)state;
    sieve *s = sieve_new();
    size_t wrong = 0;
    assert_non_null(s);
    for (int64_t i = 0; i < 500000; i++) {
        sieve_add(s, i * 7919);
    }
    for (int64_t i = 0; i < 500000; i++) {
        if (!sieve_may_hold(s, i * 7919)) {
            fail_msg("%lld is lost", (long long)i);
        }
        wrong += sieve_may_hold(s, i * 7919 + 1);
    }
    assert_true(wrong < 500000 / 50);
    assert_int_equal(sieve_number(TEXT("seoul")), sieve_number(TEXT("seoul")));
    assert_int_not_equal(sieve_number(TEXT("seoul")), sieve_number(TEXT("seoup")));
    sieve_free(s);
}

/* Asks of READER what CASES say. */
static void answers_are_right(reader *r, arena *a)
{
    postings names;
    neighbours near;
    assert_int_equal(reader_terms(&names, r, a, TEXT("kimjongun"), NULL), ONYM_OK);
    assert_int_equal(names.count, 2);
    assert_int_equal(reader_terms(&names, r, a, TEXT("nobody"), NULL), ONYM_OK);
    assert_int_equal(names.count, 0);
    assert_int_equal(reader_near(&near, r, a, TEXT("pyonyang"), 20, NULL), ONYM_OK);
    assert_true(near.count > 0);
    assert_string_equal(near.items[0].key, "pyongyang");
    assert_int_equal(reader_near(&near, r, a, TEXT("zzzzxxzz"), 20, NULL), ONYM_OK);
    assert_int_equal(near.count, 0);
}

static void answers_stay_when_many_are_asked(void **state)
{
    (void)state;
    reader *r;
    arena a = {NULL, false};
    postings names;
    neighbours near;
    assert_int_equal(glossary_reader(&r, mini.glossary, NULL), ONYM_OK);
    answers_are_right(r, &a);
    for (int i = 0; i < 21000; i++) {
        char key[24];
        (void)snprintf(key, sizeof key, "word%dx", i);
        onym_text text = onym_text_of(key);
        assert_int_equal(reader_terms(&names, r, &a, text, NULL), ONYM_OK);
        assert_int_equal(i < 3000 ? reader_near(&near, r, &a, text, 7, NULL) : ONYM_OK, ONYM_OK);
    }
    answers_are_right(r, &a);
    arena_free(&a);
    reader_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added_is_let_through),
        cmocka_unit_test(answers_stay_when_many_are_asked),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
