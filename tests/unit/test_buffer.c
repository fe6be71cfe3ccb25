/* Buffers: what is appended is there, a limit holds, and a failure sticks until it is asked about.
 */
#include "unit.h"

#include <stdlib.h>

#include "base/buffer.h"

static void appends_add_up(void **state)
{
    (void)state;
    buffer b = {0};
    buffer_puts(&b, "P");
    buffer_putc(&b, '\'');
    buffer_append_text(&b, TEXT("yong\0yang"));
    buffer_put_code_point(&b, 0xD3C9); /* 평 */
    buffer_printf(&b, "%d-%s", 15, "ga");
    onym_string out;
    assert_int_equal(buffer_take(&out, &b, NULL), ONYM_OK);
    assert_takes(out, "P'yong\0yang평15-ga");
    assert_null(b.data);
    assert_int_equal(b.size, 0);
}

static void empty_is_an_empty_string(void **state)
{
    (void)state;
    buffer b = {0};
    buffer_append(&b, NULL, 0);
    assert_null(buffer_text(&b).data);
    onym_string out;
    assert_int_equal(buffer_take(&out, &b, NULL), ONYM_OK);
    assert_takes(out, "");
}

static void what_is_no_scalar_value_becomes_a_replacement(void **state)
{
    (void)state;
    static const uint32_t wrong[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        buffer b = {0};
        buffer_put_code_point(&b, wrong[i]);
        assert_string_equal(b.data, "\xEF\xBF\xBD");
        buffer_free(&b);
    }
}

static void grows_past_many_sizes(void **state)
{
    (void)state;
    buffer b = {0};
    for (int i = 0; i < 100000; i++) {
        buffer_printf(&b, "%c", 'a' + i % 26);
        assert_int_equal(b.data[b.size], '\0');
    }
    assert_int_equal(b.size, 100000);
    for (size_t i = 0; i < b.size; i++) {
        assert_int_equal(b.data[i], 'a' + (int)(i % 26));
    }
    buffer_free(&b);
}

static void limit_is_exact_and_sticks(void **state)
{
    (void)state;
    buffer b = {.limit = 10};
    buffer_puts(&b, "0123456789");
    assert_false(b.failed);
    buffer_putc(&b, 'x');
    assert_true(b.failed);
    assert_string_equal(b.data, "0123456789");
    buffer_clear(&b);
    assert_false(b.failed);
    buffer_puts(&b, "0123456789a");
    assert_true(b.failed);
    buffer_putc(&b, 'a');
    assert_int_equal(b.size, 0); /* nothing after a failure, though it would fit */
    onym_string out = {(char *)1, 1};
    onym_error error;
    assert_int_equal(buffer_take(&out, &b, &error), ONYM_EINTERNAL);
    assert_null(out.data);
    assert_int_equal(out.size, 0);
    assert_int_equal(error.status, ONYM_EINTERNAL);
    assert_int_equal(b.limit, 10); /* and the buffer may be used again */
    buffer_puts(&b, "again");
    assert_string_equal(b.data, "again");
    buffer_free(&b);
}

static void printf_over_the_limit_fails_whole(void **state)
{
    (void)state;
    buffer b = {.limit = 5};
    buffer_printf(&b, "%s", "abcdef");
    assert_true(b.failed);
    assert_int_equal(b.size, 0);
    buffer_free(&b);
}

static void clear_keeps_the_memory(void **state)
{
    (void)state;
    buffer b = {0};
    buffer_puts(&b, "Pyongyang");
    const char *data = b.data;
    buffer_clear(&b);
    assert_string_equal(b.data, "");
    buffer_puts(&b, "Seoul");
    assert_ptr_equal(b.data, data);
    buffer_free(&b);
}

static void arrays_grow_and_refuse_overflow(void **state)
{
    (void)state;
    uint64_t *items = NULL;
    size_t capacity = 0, count = 0;
    for (uint64_t i = 0; i < 1000; i++) {
        assert_true(array_room(items, capacity, count));
        assert_true(capacity > count);
        items[count++] = i * i;
    }
    for (uint64_t i = 0; i < 1000; i++) {
        assert_int_equal(items[i], i * i);
    }
    size_t before = capacity;
    void *untyped = items;
    assert_false(array_reserve(&untyped, &capacity, SIZE_MAX / 4, sizeof *items));
    assert_false(array_reserve(&untyped, &capacity, SIZE_MAX, 1));
    assert_int_equal(capacity, before);
    assert_ptr_equal(untyped, items);
    free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_add_up),
        cmocka_unit_test(empty_is_an_empty_string),
        cmocka_unit_test(what_is_no_scalar_value_becomes_a_replacement),
        cmocka_unit_test(grows_past_many_sizes),
        cmocka_unit_test(limit_is_exact_and_sticks),
        cmocka_unit_test(printf_over_the_limit_fails_whole),
        cmocka_unit_test(clear_keeps_the_memory),
        cmocka_unit_test(arrays_grow_and_refuse_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
