/* Arenas: what they give is zeroed, aligned, apart from all else, and goes at once. */
#include "unit.h"

#include <stdalign.h>

#include "base/arena.h"

static void gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 7, 8, 16, 17, 4096, 16 * 1024, 16 * 1024 + 1, 1 << 20, 3};
    enum { COUNT = COUNT_OF(sizes), ROUNDS = 20 };
    arena a = {NULL, false};
    unsigned char *given[ROUNDS][COUNT];
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            unsigned char *p = given[round][i] = arena_alloc(&a, sizes[i]);
            assert_non_null(p);
            assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
            assert_int_equal(p[0] | p[sizes[i] / 2] | p[sizes[i] - 1], 0);
            memset(p, round + 1, sizes[i]);
        }
    }
    for (int round = 0; round < ROUNDS; round++) { /* nobody wrote into another's memory */
        for (size_t i = 0; i < COUNT; i++) {
            assert_int_equal(given[round][i][0], round + 1);
            assert_int_equal(given[round][i][sizes[i] - 1], round + 1);
        }
    }
    arena_free(&a);
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    arena a = {NULL, false};
    char text[] = "Pyongyang, Seoul";
    char *copy = arena_copy(&a, (onym_text){text, 9});
    memset(text, 'x', sizeof text);
    assert_string_equal(copy, "Pyongyang");
    assert_string_equal(arena_copy(&a, (onym_text){NULL, 0}), "");
    arena_free(&a);
}

static void too_much_fails_and_says_so(void **state)
{
    (void)state;
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 20};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        arena a = {NULL, false};
        assert_null(arena_alloc(&a, sizes[i]));
        assert_true(a.failed);
        arena_free(&a);
        assert_false(a.failed);
    }
}

static void is_ready_again_after_free(void **state)
{
    (void)state;
    arena a = {NULL, false};
    arena_free(&a);
    assert_non_null(arena_alloc(&a, 10));
    arena_free(&a);
    assert_string_equal(arena_copy(&a, TEXT("again")), "again");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(too_much_fails_and_says_so),
        cmocka_unit_test(is_ready_again_after_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
