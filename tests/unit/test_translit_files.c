/* System files: what is accepted, and that every hostile or faulty one is refused at once, with its
 * place. */
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"

#define HEAD "id: t\ntitle: T\nfrom: ru-Cyrl\nto: ru-Latn\n"

static char path[] = "/tmp/onym-rules-XXXXXX.rules";

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemps(path, 6);
    return fd >= 0 ? close(fd) : -1;
}

static int drop_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void put(const char *content, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The file is refused within a tenth of a second (ten times that under a sanitizer), and the
 * message has WHERE in it. */
static void refused_at(const char *content, size_t size, const char *where)
{
    onym_system *system = NULL;
    onym_error error = {0, ""};
    put(content, size);
    double begin = seconds();
    int status = onym_system_open(&system, ONYM_TEST_DATA, path, &error);
    double took = seconds() - begin;
    if (status != ONYM_EINPUT || strstr(error.message, where) == NULL) {
        fail_msg("status %d, %s (expected %s) for %.60s", status, error.message, where, content);
    }
    assert_null(system);
    assert_true(took < 1.0);
}

#define REFUSED(content, where) refused_at("" content, sizeof(content) - 1, where)

static void faults_have_their_place(void **state)
{
    (void)state;
    REFUSED("", ":1:1");
    REFUSED("id: t\n", "header key missing: title");
    REFUSED("id: t\nbad line\n", ":2:1");
    REFUSED("id: t\nnonsense: x\n", ":2:1");
    REFUSED("id: t\nid: u\n", ":2:1");
    REFUSED(HEAD "reversible: perhaps\n", ":5:1");
    REFUSED(HEAD "steps: no-such-step\n\nа > a;\n", "step");
    REFUSED(HEAD "\nа > a;\nб > [;\n", ".rules:");
    REFUSED(HEAD "\nа > a;\0б > b;\n", ":6:7");
    REFUSED(HEAD "\nа > a; \xFF\n", ":6:8");
    REFUSED(HEAD "\nа > a;\n  :: NFD;\n", ":7:3");
    REFUSED(HEAD "\n:: include x;\n", ":6:1");
    REFUSED(HEAD "\nuse variable range 1 2;\n", ":6:1");
    REFUSED(HEAD "\nа > &Any-Hex(b);\n", ":6:1");
    REFUSED(HEAD "\n\\N{EM DASH} > b;\n", ":6:1");
}

static void endless_rewriting_is_refused(void **state)
{
    (void)state;
    REFUSED(HEAD "\na > | aa;\n", "limit");
    REFUSED(HEAD "\na > | b; b > | a;\n", "limit");
    REFUSED(HEAD "\nа > aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;\n",
            "limit");
}

static void doubling_variables_are_refused(void **state)
{
    buffer rules = {0};
    (void)state;
    buffer_puts(&rules, HEAD "\n$a0 = aaaa;\n");
    for (int i = 1; i < 31; i++) {
        buffer_printf(&rules, "$a%d = $a%d $a%d;\n", i, i - 1, i - 1);
    }
    buffer_puts(&rules, "$a30 > b;\n");
    refused_at(rules.data, rules.size, "limit");
    buffer_free(&rules);
}

static void too_many_rules_are_refused(void **state)
{
    buffer rules = {0};
    (void)state;
    buffer_puts(&rules, HEAD "\n");
    for (int i = 0; rules.size < 60000; i++) {
        buffer_printf(&rules, "[^q]%dz>c;\n", i);
    }
    refused_at(rules.data, rules.size, "limit");
    buffer_clear(&rules);
    buffer_puts(&rules, HEAD "\n");
    while (rules.size < 70000) {
        buffer_puts(&rules, "# nothing\n");
    }
    refused_at(rules.data, rules.size, "limit");
    buffer_free(&rules);
}

static void only_regular_files_are_read(void **state)
{
    onym_system *system;
    (void)state;
    assert_int_equal(onym_system_open(&system, ONYM_TEST_DATA, "/dev/zero", NULL), ONYM_EINPUT);
    assert_int_equal(onym_system_open(&system, ONYM_TEST_DATA, "/tmp/", NULL), ONYM_EINPUT);
    assert_int_equal(onym_system_open(&system, ONYM_TEST_DATA, "/nowhere/x.rules", NULL),
                     ONYM_EINPUT);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(onym_system_open(&system, ONYM_TEST_DATA, path, NULL), ONYM_EINPUT);
    assert_int_equal(unlink(path), 0);
    put("", 0);
}

static void a_users_system_works(void **state)
{
    static const char rules[] = HEAD "steps: rules case\r\n\r\n# mine\r\nщ > w;\r\nа > a;\r\n";
    onym_system *system;
    onym_string out;
    (void)state;
    put(rules, sizeof rules - 1);
    assert_int_equal(onym_system_open(&system, ONYM_TEST_DATA, path, NULL), ONYM_OK);
    assert_int_equal(onym_system_apply(&out, NULL, system, TEXT("Ща ЩА б"), NULL, NULL), ONYM_OK);
    assert_takes(out, "Wa WA б");
    onym_system_free(system);
}

static void greedy_contexts_cost_little(void **state)
{
    static const char rules[] = HEAD "\nа+ а+ а+ а+ а+ б > x;\n";
    buffer text = {0};
    onym_system *system;
    onym_string out;
    (void)state;
    put(rules, sizeof rules - 1);
    for (int i = 0; i < 20000; i++) {
        buffer_puts(&text, "а");
    }
    assert_int_equal(onym_system_open(&system, ONYM_TEST_DATA, path, NULL), ONYM_OK);
    double begin = seconds();
    assert_int_equal(onym_system_apply(&out, NULL, system, buffer_text(&text), NULL, NULL),
                     ONYM_OK);
    assert_true(seconds() - begin < 1.0);
    assert_int_equal(out.size, text.size);
    onym_string_free(&out);
    buffer_free(&text);
    onym_system_free(system);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_have_their_place),
        cmocka_unit_test(endless_rewriting_is_refused),
        cmocka_unit_test(doubling_variables_are_refused),
        cmocka_unit_test(too_many_rules_are_refused),
        cmocka_unit_test(only_regular_files_are_read),
        cmocka_unit_test(a_users_system_works),
        cmocka_unit_test(greedy_contexts_cost_little),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
