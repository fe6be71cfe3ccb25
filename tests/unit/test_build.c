/* Building: the same bytes from the same sources, every fault by its line, and nothing written when
 * there is one. */
#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"

static void keep_remark(void *context, const char *path, size_t line, const char *message)
{
    const char *name = strrchr(path, '/');
    buffer_printf(context, "%s:%zu: %s\n", name != NULL ? name + 1 : path, line, message);
}

/* Builds a dictionary of LINES; the remarks are good until the next call. */
static const char *build(const char *lines, int expected)
{
    static buffer remarks;
    static int number;
    char name[32], out[32];
    (void)snprintf(name, sizeof name, "dict%d", ++number);
    (void)snprintf(out, sizeof out, "dict%d.db", number);
    const char *dict = fixture_dict(name, lines);
    char *dict_dir = strdup(dict);
    buffer_free(&remarks);
    int status =
        onym_glossary_build(fixture_path(out), dict_dir, NULL, 0, keep_remark, &remarks, NULL);
    assert_int_equal(status, expected);
    assert_int_equal(access(fixture_path(out), F_OK) == 0, expected == ONYM_OK);
    assert_int_equal(onym_glossary_verify(dict_dir, 0, NULL, NULL, NULL),
                     expected == ONYM_OK ? ONYM_OK : ONYM_NOT_FOUND);
    free(dict_dir);
    return remarks.data != NULL ? remarks.data : "";
}

static void two_builds_have_the_same_bytes(void **state)
{
    (void)state;
    onym_string one, two;
    char *path = strdup(fixture_path("again.db"));
    assert_int_equal(onym_glossary_build(path, mini.dir, (const char *[]){fixture_path("words")}, 1,
                                         NULL, NULL, NULL),
                     ONYM_OK);
    assert_int_equal(onym_file_read(&one, mini.path, 0, NULL), ONYM_OK);
    assert_int_equal(onym_file_read(&two, path, 0, NULL), ONYM_OK);
    assert_true(one.size > 4096);
    assert_int_equal(one.size, two.size);
    assert_memory_equal(one.data, two.data, one.size);
    onym_string_free(&one);
    onym_string_free(&two);
    free(path);
}

static void faults_come_with_file_and_line(void **state)
{
    (void)state;
    static const char good[] = "kp.place.a\tAnju\tАнджу\t안주\t안주\t\t\t\t\t\tsrc\t\n";
    static const struct {
        const char *lines, *remarks;
    } cases[] = {
        {"kp.place.b\tB\n", "a.tsv:3: fewer than 12 columns\n"},
        {"kp.place.a\tA\t\t\t\t\t\t\t\t\tsrc\t\n", "a.tsv:3: the concept is there already\n"},
        {"kp.place.b\tB\t\t\t\t\t\t\t\t\tnobody\t\n", "a.tsv:3: a source is not in sources.tsv\n"},
        {"kp.place.b\tB\t\t\t\t\t\t\t\t\tid\t\n", /* the header is no source */
         "a.tsv:3: a source is not in sources.tsv\n"},
        {"kp.place.b\tB\t\t\t\t\t\tX <wrong>\t\t\tsrc\t\n",
         "a.tsv:3: a variant's attribute is no status, role, year or system\n"},
        {"\nkp.city.b\tB\t\t\t\t\t\t\t\t\tsrc\t\nkp.place\tB\t\t\t\t\t\t\t\t\tsrc\t\n",
         "a.tsv:4: the kind is none of person, place, org, media, weapon, office, event, treaty, "
         "term\n"
         "a.tsv:5: the concept is not country.kind.slug\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char lines[1024];
        (void)snprintf(lines, sizeof lines, "%s%s", good, cases[i].lines);
        assert_string_equal(build(lines, ONYM_EINPUT), cases[i].remarks);
    }
    assert_string_equal(build(good, ONYM_OK), "");
    assert_string_equal(build("", ONYM_OK), "");
}

static void an_old_file_stays_when_a_build_fails(void **state)
{
    (void)state;
    onym_error error = {0, ""};
    char *path = strdup(fixture_path("old.db")), *dict = NULL;
    fixture_write("old.db", "old");
    dict = strdup(fixture_dict("faulty", "kp.place.b\tB\n"));
    assert_int_equal(onym_glossary_build(path, dict, NULL, 0, NULL, NULL, &error), ONYM_EINPUT);
    assert_non_null(strstr(error.message, "1 fault"));
    onym_string content;
    assert_int_equal(onym_file_read(&content, path, 0, NULL), ONYM_OK);
    assert_takes(content, "old");
    assert_int_equal(onym_glossary_build(path, "/nowhere", NULL, 0, NULL, NULL, NULL), ONYM_EINPUT);
    assert_int_equal(onym_glossary_build("/nowhere/x.db", mini.dir, NULL, 0, NULL, NULL, NULL),
                     ONYM_EOUTPUT);
    free(path);
    free(dict);
}

static void what_is_no_glossary_does_not_open(void **state)
{
    (void)state;
    static const char *const contents[] = {"", "text", "SQLite format 3\0"};
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        onym_glossary *glossary;
        fixture_write("foreign.db", contents[i]);
        const char *const paths[] = {fixture_path("foreign.db")};
        assert_int_equal(onym_glossary_open(&glossary, paths, 1, NULL), ONYM_EGLOSSARY);
        assert_null(glossary);
    }
    static const char *const others[] = {"/nowhere.db", "/dev/null", "/tmp",
                                         ":memory:", "file:x?a"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        onym_glossary *glossary;
        const char *const paths[] = {others[i]};
        assert_int_equal(onym_glossary_open(&glossary, paths, 1, NULL), ONYM_EGLOSSARY);
        assert_int_not_equal(access("file:x", F_OK), 0);
    }
}

/* A file that is cut anywhere opens as it was or not at all. */
static void a_cut_file_is_refused_or_answers(void **state)
{
    (void)state;
    onym_string whole;
    assert_int_equal(onym_file_read(&whole, mini.path, 0, NULL), ONYM_OK);
    char *path = strdup(fixture_path("cut.db"));
    for (size_t size = 4096; size < whole.size; size += 4096) {
        onym_glossary *glossary = NULL;
        onym_entries *found = NULL;
        const char *const paths[] = {path};
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        assert_int_equal(fwrite(whole.data, 1, size, file), size);
        assert_int_equal(fclose(file), 0);
        int status = onym_glossary_open(&glossary, paths, 1, NULL);
        if (status == ONYM_OK) {
            status = onym_glossary_lookup(&found, glossary, TEXT("Pyongyang"), 0, 1, NULL);
        }
        if (status == ONYM_OK) {
            assert_string_equal(onym_entries_at(found, 0)->concept, "kp.place.pyongyang");
        } else {
            assert_int_equal(status, ONYM_EGLOSSARY);
        }
        onym_entries_free(found);
        onym_glossary_free(glossary);
    }
    free(path);
    onym_string_free(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_builds_have_the_same_bytes),
        cmocka_unit_test(faults_come_with_file_and_line),
        cmocka_unit_test(an_old_file_stays_when_a_build_fails),
        cmocka_unit_test(what_is_no_glossary_does_not_open),
        cmocka_unit_test(a_cut_file_is_refused_or_answers),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
