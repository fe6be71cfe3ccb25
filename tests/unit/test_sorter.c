/* Sorting: every record once, in order, whether it fits in memory or not. */
#include "unit.h"

#include <stdlib.h>

#include "base/sorter.h"

static void add_all(sorter *s, size_t count, uint32_t step)
{
    char record[32];
    for (size_t i = 0; i < count; i++) {
        /* STEP and COUNT have no common divisor: every number comes once. */
        int size = snprintf(record, sizeof record, "%08zu", i * step % count);
        assert_int_equal(sorter_add(s, (onym_text){record, (size_t)size}, NULL), ONYM_OK);
    }
}

static void expect_all(sorter *s, size_t count)
{
    char wanted[32];
    onym_text record;
    bool more;
    assert_int_equal(sorter_finish(s, NULL), ONYM_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(sorter_next(&record, &more, s, NULL), ONYM_OK);
        assert_true(more);
        (void)snprintf(wanted, sizeof wanted, "%08zu", i);
        assert_int_equal(record.size, strlen(wanted));
        assert_memory_equal(record.data, wanted, record.size);
    }
    assert_int_equal(sorter_next(&record, &more, s, NULL), ONYM_OK);
    assert_false(more);
}

static void test_in_memory(void **state)
{
    (void)state;
    sorter *s = sorter_new("/tmp", 1 << 20);
    assert_non_null(s);
    add_all(s, 1000, 7);
    add_all(s, 1000, 3); /* repeats come out once */
    expect_all(s, 1000);
    sorter_free(s);
}

static void test_in_runs(void **state)
{
    (void)state;
    sorter *s = sorter_new("/tmp", 1); /* the least memory there is: many runs */
    assert_non_null(s);
    add_all(s, 200000, 7919);
    add_all(s, 200000, 104729);
    expect_all(s, 200000);
    sorter_free(s);
}

static void test_directory_that_takes_no_file(void **state)
{
    (void)state;
    sorter *s = sorter_new("/proc/self", 1);
    assert_non_null(s);
    add_all(s, 20000, 7919);
    expect_all(s, 20000);
    sorter_free(s);
}

static void test_empty_and_long(void **state)
{
    (void)state;
    onym_text record;
    bool more;
    static char long_record[SORTER_RECORD_MAX + 1];
    memset(long_record, 'x', sizeof long_record);
    sorter *s = sorter_new("/tmp", 1);
    assert_non_null(s);
    assert_int_equal(sorter_add(s, (onym_text){long_record, sizeof long_record}, NULL),
                     ONYM_EINTERNAL);
    for (size_t i = 0; i < 20; i++) {
        long_record[0] = (char)('z' - i);
        assert_int_equal(sorter_add(s, (onym_text){long_record, SORTER_RECORD_MAX}, NULL), ONYM_OK);
    }
    assert_int_equal(sorter_add(s, TEXT(""), NULL), ONYM_OK);
    assert_int_equal(sorter_finish(s, NULL), ONYM_OK);
    assert_int_equal(sorter_next(&record, &more, s, NULL), ONYM_OK);
    assert_true(more);
    assert_int_equal(record.size, 0);
    for (size_t i = 0; i < 20; i++) {
        assert_int_equal(sorter_next(&record, &more, s, NULL), ONYM_OK);
        assert_int_equal(record.size, SORTER_RECORD_MAX);
        assert_int_equal(record.data[0], 'z' - 19 + (int)i);
    }
    sorter_free(s);
    sorter_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_memory),
        cmocka_unit_test(test_in_runs),
        cmocka_unit_test(test_directory_that_takes_no_file),
        cmocka_unit_test(test_empty_and_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
