/* Rows of files to be imported: what a line and a CSV record are, and what is refused. */
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "glossary/rows.h"

static char path[64];

static int enter(void **state)
{
    (void)state;
    (void)snprintf(path, sizeof path, "/tmp/onym-test-XXXXXX");
    int file = mkstemp(path);
    return file >= 0 ? close(file) : -1;
}

static int leave(void **state)
{
    (void)state;
    return unlink(path);
}

static void put(onym_text text)
{
    int file = open(path, O_WRONLY | O_TRUNC);
    assert_true(file >= 0 && file_write_all(file, text.data, text.size));
    assert_int_equal(close(file), 0);
}

/* COUNT bytes of C between HEAD and TAIL. */
static void put_long(const char *head, char c, size_t count, const char *tail)
{
    buffer b = {0};
    buffer_puts(&b, head);
    for (size_t i = 0; i < count; i++) {
        buffer_putc(&b, c);
    }
    buffer_puts(&b, tail);
    put(buffer_text(&b));
    buffer_free(&b);
}

/* The next line is TEXT, or is refused for FAULT. */
static void expect_line(rows *r, size_t number, const char *text, const char *wanted)
{
    onym_text line;
    const char *fault;
    bool more;
    assert_int_equal(rows_line(&line, &fault, &more, r, NULL), ONYM_OK);
    assert_true(more);
    assert_int_equal(r->line, number);
    if (wanted != NULL) {
        assert_non_null(fault);
        assert_string_equal(fault, wanted);
    } else {
        assert_null(fault);
        assert_int_equal(line.size, strlen(text));
        assert_memory_equal(line.data, text, line.size);
    }
}

static void expect_end(rows *r)
{
    onym_text line;
    const char *fault;
    bool more;
    assert_int_equal(rows_line(&line, &fault, &more, r, NULL), ONYM_OK);
    assert_false(more);
}

static void test_lines(void **state)
{
    (void)state;
    rows r;
    put(TEXT("\xEF\xBB\xBFone\r\n\ntwo\xFF\nth\0ree\nlast"));
    assert_int_equal(rows_open(&r, path, NULL), ONYM_OK);
    expect_line(&r, 1, "one", NULL);
    expect_line(&r, 2, "", NULL);
    expect_line(&r, 3, NULL, "invalid UTF-8");
    expect_line(&r, 4, NULL, "a NUL byte");
    expect_line(&r, 5, "last", NULL);
    expect_end(&r);
    rows_close(&r);
}

static void test_long_line(void **state)
{
    (void)state;
    rows r;
    put_long("a\n", 'x', ROWS_LINE_MAX + 1, "\nb\n");
    assert_int_equal(rows_open(&r, path, NULL), ONYM_OK);
    expect_line(&r, 1, "a", NULL);
    expect_line(&r, 2, NULL, "a line of more than 65536 bytes");
    expect_line(&r, 3, "b", NULL);
    expect_end(&r);
    rows_close(&r);
    put_long("", 'x', 5 * ROWS_LINE_MAX, "\nb\n");
    assert_int_equal(rows_open(&r, path, NULL), ONYM_OK);
    expect_line(&r, 1, NULL, "a line of more than 65536 bytes");
    expect_line(&r, 2, "b", NULL);
    rows_close(&r);
    put_long("", 'x', ROWS_LINE_MAX, "\n");
    assert_int_equal(rows_open(&r, path, NULL), ONYM_OK);
    onym_text line;
    const char *fault;
    bool more;
    assert_int_equal(rows_line(&line, &fault, &more, &r, NULL), ONYM_OK);
    assert_null(fault);
    assert_int_equal(line.size, ROWS_LINE_MAX);
    rows_close(&r);
}

static void test_packed(void **state)
{
    (void)state;
    onym_error error;
    rows r;
    put(TEXT("\x1f\x8b\x08rest"));
    assert_int_equal(rows_open(&r, path, &error), ONYM_EINPUT);
    rows_close(&r);
    put(TEXT("PK\3\4rest"));
    assert_int_equal(rows_open(&r, path, &error), ONYM_EINPUT);
    rows_close(&r);
    assert_int_equal(rows_open(&r, "/tmp", &error), ONYM_EINPUT);
    rows_close(&r);
    assert_int_equal(rows_open(&r, "/tmp/onym-no-such", &error), ONYM_EINPUT);
    rows_close(&r);
}

/* Records, fields joined by "|"; a refused one is "LINE! fault". */
static const struct {
    const char *csv;
    const char *records[4];
} cases[] = {
    {"a,b\r\nc,d\r\n", {"1 a|b", "2 c|d"}},
    {"a,\"b,c\"\n", {"1 a|b,c"}},
    {"\"a \"\"b\"\" c\",d\n", {"1 a \"b\" c|d"}},
    {"\"one\ntwo\",b\nc,d", {"1 one\ntwo|b", "3 c|d"}},
    {",\n", {"1 |"}},
    {"a\n\nb\n", {"1 a", "2 ", "3 b"}},
    {"a,b\n\"c,d\ne\n", {"1 a|b", "2! a quotation mark is never closed"}},
    {"a,b\"c\"\n", {"1! a quotation mark inside a field"}},
    {"\"a\"b,c\nd\n", {"1! a quotation mark inside a field", "2 d"}},
    {"a,b,c,d,e\n", {"1! too many columns"}},
};

static void test_csv(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rows r;
        put(onym_text_of(cases[i].csv));
        assert_int_equal(rows_open(&r, path, NULL), ONYM_OK);
        for (size_t j = 0; j < 4; j++) {
            onym_text fields[4];
            size_t count, first;
            const char *fault;
            bool more;
            buffer shown = {0};
            assert_int_equal(rows_csv(fields, &count, 4, &first, &fault, &more, &r, NULL), ONYM_OK);
            if (cases[i].records[j] == NULL) {
                assert_false(more);
                break;
            }
            buffer_printf(&shown, "%zu%s ", first, fault != NULL ? "!" : "");
            buffer_puts(&shown, fault != NULL ? fault : "");
            for (size_t k = 0; fault == NULL && k < count; k++) {
                buffer_puts(&shown, k > 0 ? "|" : "");
                buffer_append_text(&shown, fields[k]);
            }
            assert_string_equal(shown.data, cases[i].records[j]);
            buffer_free(&shown);
        }
        rows_close(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_packed),
        cmocka_unit_test(test_csv),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
