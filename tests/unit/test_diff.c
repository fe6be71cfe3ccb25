/* Unified diffs: exact for small cases, and right for any: patch gives the second text back. */
#include "unit.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"

static void check(onym_text before, onym_text after, const char *expected)
{
    onym_string out;
    assert_int_equal(onym_diff(&out, "a.txt", before, after, NULL), ONYM_OK);
    assert_string_equal(out.data, expected);
    onym_string_free(&out);
}

#define HEAD "--- a.txt\n+++ a.txt\n"

static void equal_texts_give_nothing(void **state)
{
    (void)state;
    check(TEXT(""), TEXT(""), "");
    check(TEXT("a\nb"), TEXT("a\nb"), "");
    check((onym_text){NULL, 0}, TEXT(""), "");
}

static void one_line_has_three_of_context(void **state)
{
    (void)state;
    check(TEXT("1\n2\n3\n4\n5\n6\n7\n8\n9\n"), TEXT("1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
          HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    check(TEXT("1\n"), TEXT("one\n"), HEAD "@@ -1 +1 @@\n-1\n+one\n");
    check(TEXT(""), TEXT("1\n2\n"), HEAD "@@ -0,0 +1,2 @@\n+1\n+2\n");
    check(TEXT("1\n2\n"), TEXT(""), HEAD "@@ -1,2 +0,0 @@\n-1\n-2\n");
    check(TEXT("1\n2\n3\n"), TEXT("1\n3\n"), HEAD "@@ -1,3 +1,2 @@\n 1\n-2\n 3\n");
}

static void a_missing_newline_is_said(void **state)
{
    (void)state;
    check(TEXT("1\n2"), TEXT("1\ntwo"),
          HEAD "@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+two\n"
               "\\ No newline at end of file\n");
    check(TEXT("1\n2"), TEXT("one\n2"),
          HEAD "@@ -1,2 +1,2 @@\n-1\n+one\n 2\n\\ No newline at end of file\n");
    check(TEXT("1\r\n"), TEXT("one\r\n"), HEAD "@@ -1 +1 @@\n-1\r\n+one\r\n");
}

static void near_changes_share_a_hunk(void **state)
{
    (void)state;
    check(TEXT("1\n2\n3\n4\n5\n6\n7\n8\n"), TEXT("a\n2\n3\n4\n5\n6\n7\nb\n"),
          HEAD "@@ -1,8 +1,8 @@\n-1\n+a\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+b\n");
    check(TEXT("1\n2\n3\n4\n5\n6\n7\n8\n9\n"), TEXT("a\n2\n3\n4\n5\n6\n7\n8\nb\n"),
          HEAD "@@ -1,4 +1,4 @@\n-1\n+a\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+b\n");
}

static void odd_names_are_quoted(void **state)
{
    (void)state;
    onym_string out;
    assert_int_equal(onym_diff(&out, "my \"a\n\x1b", TEXT("1\n"), TEXT("2\n"), NULL), ONYM_OK);
    assert_takes(out, "--- \"my \\\"a\\012\\033\"\n+++ \"my \\\"a\\012\\033\"\n"
                      "@@ -1 +1 @@\n-1\n+2\n");
    assert_int_equal(onym_diff(&out, "my draft", TEXT("1\n"), TEXT("2\n"), NULL), ONYM_OK);
    assert_takes(out, "--- my draft\t\n+++ my draft\t\n@@ -1 +1 @@\n-1\n+2\n");
}

/* A random text of few different lines, or an edited copy of TEXT. */
static void make(buffer *out, unsigned *seed, onym_text text)
{
    size_t at = 0;
    for (int i = rand_r(seed) % 40; i > 0 || at < text.size; i--) {
        int dice = rand_r(seed) % 8;
        if (at < text.size && dice > 1) {
            const char *end = memchr(text.data + at, '\n', text.size - at);
            size_t next = end != NULL ? (size_t)(end - text.data) + 1 : text.size;
            buffer_append(out, text.data + at, dice > 2 ? next - at : 0);
            at = next;
        } else if (i > 0) {
            buffer_printf(out, "line %d\n", rand_r(seed) % 6);
        }
    }
    if (out->size > 0 && rand_r(seed) % 4 == 0) {
        out->size--;
    }
}

static void write_file(const char *path, onym_text text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data != NULL ? text.data : "", 1, text.size, file), text.size);
    assert_int_equal(fclose(file), 0);
}

static int run_patch(void)
{
    pid_t child = fork();
    if (child == 0) {
        execlp("patch", "patch", "-s", "-u", "--posix", "-p0", "a.txt", "diff", (char *)NULL);
        _exit(127);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

static void check_patch(onym_text before, onym_text after)
{
    onym_string out;
    assert_int_equal(onym_diff(&out, "a.txt", before, after, NULL), ONYM_OK);
    write_file("a.txt", before);
    write_file("diff", (onym_text){out.data, out.size});
    onym_string_free(&out);
    int status = run_patch();
    if (status == 127) {
        print_message("patch is not installed\n");
        skip();
    }
    assert_int_equal(status, 0);
    onym_string content;
    assert_int_equal(onym_file_read(&content, "a.txt", 0, NULL), ONYM_OK);
    assert_int_equal(content.size, after.size);
    assert_memory_equal(content.data, after.data != NULL ? after.data : "", after.size);
    onym_string_free(&content);
}

static void patch_gives_the_second_text(void **state)
{
    (void)state;
    unsigned seed = 20240618;
    for (int i = 0; i < 150; i++) {
        buffer before = {0}, after = {0};
        make(&before, &seed, (onym_text){NULL, 0});
        make(&after, &seed, buffer_text(&before));
        if (before.size > 0 && after.size > 0) {
            check_patch(buffer_text(&before), buffer_text(&after));
        }
        buffer_free(&before);
        buffer_free(&after);
    }
}

/* More changes than are searched for the shortest way. */
static void large_changes_stay_linear(void **state)
{
    (void)state;
    buffer before = {0}, after = {0};
    for (int i = 0; i < 20000; i++) {
        buffer_printf(&before, "%d\n", i % 7);
        buffer_printf(&after, "%d\n", i % 3 == 0 ? 9 : i % 7);
    }
    check_patch(buffer_text(&before), buffer_text(&after));
    buffer_puts(&after, "one more\n");
    check_patch(buffer_text(&before), buffer_text(&after));
    buffer_free(&before);
    buffer_free(&after);
}

static char directory[] = "/tmp/onym-diff-XXXXXX";

static int enter(void **state)
{
    (void)state;
    return mkdtemp(directory) != NULL && chdir(directory) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    static const char *const left[] = {"a.txt", "diff", "a.txt.orig", "a.txt.rej"};
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
        (void)unlink(left[i]);
    }
    return chdir("/") == 0 && rmdir(directory) == 0 ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_give_nothing),
        cmocka_unit_test(one_line_has_three_of_context),
        cmocka_unit_test(a_missing_newline_is_said),
        cmocka_unit_test(near_changes_share_a_hunk),
        cmocka_unit_test(odd_names_are_quoted),
        cmocka_unit_test(patch_gives_the_second_text),
        cmocka_unit_test(large_changes_stay_linear),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
