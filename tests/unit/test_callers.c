/* Hostile callers: nothing, places that are not there, ten thousand texts. */
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "fixture.h"

#ifdef ONYM_SANITIZED
#define SANITIZED true /* freed memory is kept back */
#else
#define SANITIZED false
#endif

static void nothing_is_freed_safely(void **state)
{
    (void)state;
    onym_string none = {NULL, 0};
    onym_spans spans = {NULL, 0};
    onym_stats stats = {0};
    onym_comparison comparison = {NULL, NULL, false, 0};
    onym_explanation explanation = {.owned = NULL};
    onym_string_free(&none);
    onym_spans_free(&spans);
    onym_stats_free(&stats);
    onym_comparison_free(&comparison);
    onym_explanation_free(&explanation);
    onym_glossary_free(NULL);
    onym_entries_free(NULL);
    onym_list_free(NULL);
    onym_system_free(NULL);
    onym_style_free(NULL);
    onym_checker_free(NULL);
    onym_findings_free(NULL);
    onym_reporter_free(NULL);
    onym_stream_free(NULL);
}

static void an_empty_text_is_a_text(void **state)
{
    (void)state;
    const onym_text empty = {NULL, 0};
    onym_findings *findings;
    onym_entries *entries;
    onym_list *list;
    onym_string out;
    size_t changed = 7;
    assert_int_equal(onym_check(&findings, mini.checker, empty, NULL), ONYM_OK);
    assert_int_equal(onym_findings_count(findings), 0);
    assert_int_equal(onym_fix(&out, &changed, empty, findings, 0, NULL), ONYM_OK);
    assert_int_equal(changed, 0);
    assert_takes(out, "");
    onym_findings_free(findings);
    assert_int_equal(onym_glossary_lookup(&entries, mini.glossary, empty, 0, 5, NULL),
                     ONYM_NOT_FOUND);
    assert_null(entries);
    assert_int_equal(onym_glossary_complete(&list, mini.glossary, empty, 5, NULL), ONYM_OK);
    onym_list_free(list);
    assert_int_equal(onym_standardise(&out, mini.checker, mini.dir, empty,
                                      ONYM_STANDARD_TRANSLIT | ONYM_STANDARD_ANNOTATE, NULL),
                     ONYM_OK);
    assert_takes(out, "");
    assert_int_equal(onym_printable(&out, empty, true, NULL), ONYM_OK);
    assert_takes(out, "");
    assert_int_equal(onym_diff(&out, "a", empty, empty, NULL), ONYM_OK);
    assert_takes(out, "");
    assert_int_equal(onym_width(empty), 0);
}

static void places_that_are_not_there(void **state)
{
    (void)state;
    onym_findings *findings;
    onym_explanation explanation;
    static const size_t places[][2] = {{1, 0}, {1, 99}, {2, 1}, {SIZE_MAX, 1}, {1, SIZE_MAX}};
    assert_int_equal(onym_check(&findings, mini.checker, TEXT("In Pyonyang."), NULL), ONYM_OK);
    assert_non_null(onym_findings_at(findings, 0));
    assert_null(onym_findings_at(findings, 1));
    assert_null(onym_findings_at(findings, SIZE_MAX));
    onym_findings_free(findings);
    assert_null(onym_findings_at(NULL, 0));
    assert_int_equal(onym_findings_count(NULL), 0);
    assert_null(onym_entries_at(NULL, 0));
    assert_null(onym_list_at(NULL, 0));
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        int status = onym_explain(&explanation, mini.checker, TEXT("In Pyonyang."), places[i][0],
                                  places[i][1], NULL);
        if (status == ONYM_OK) {
            assert_int_equal(explanation.standing, ONYM_STANDING_NOTHING);
            onym_explanation_free(&explanation);
        } else {
            assert_int_equal(status, ONYM_NOT_FOUND);
        }
    }
}

/* Kilobytes in memory. */
static long resident(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%*d %ld", &pages), 1);
    assert_int_equal(fclose(file), 0);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Checks ROUNDS texts with so many different words and returns by how many KB memory grew after the
 * first tenth. */
static long growth(int rounds, int words)
{
    long before = 0;
    for (int i = 0; i < rounds; i++) {
        char text[128];
        onym_findings *findings;
        (void)snprintf(text, sizeof text, "Text %d: in Pyonyang, Zor%dburg and Kiev met.",
                       i % words, i % words);
        assert_int_equal(onym_check(&findings, mini.checker, onym_text_of(text), NULL), ONYM_OK);
        assert_true(onym_findings_count(findings) >= 2);
        onym_findings_free(findings);
        before = i == rounds / 10 ? resident() : before;
    }
    return resident() - before;
}

static void k144_ten_thousand_checks_take_no_more_memory_than_ten(void **state)
{
    (void)state;
    const int rounds = SANITIZED ? 500 : 10000;
    /* Words are remembered, at most 65,536 of them: with ever new ones that is all that grows. */
    long known = growth(rounds, 100), new = growth(rounds, rounds);
    if (!SANITIZED && (known > 256 || new > 8192)) {
        fail_msg("%ld KB more with the same words, %ld KB with new ones", known, new);
    }
}

/* The library's texts are its own, of the size that they need; what has a fixed size is an error's
 * message, which is cut between characters. */
static void c44_what_does_not_fit_is_cut_between_characters(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        char path[2048] = "";
        onym_string content;
        onym_error error;
        memset(path, 'a', shift);
        for (size_t i = shift; i + 3 < sizeof path; i += 3) {
            memcpy(path + i, "평", 4);
        }
        assert_int_not_equal(onym_file_read(&content, path, 0, &error), ONYM_OK);
        size_t size = strlen(error.message);
        assert_in_range(size, 500, sizeof error.message - 1);
        for (size_t i = 0; i < size;) {
            utf8_char c = utf8_at((onym_text){error.message, size}, i);
            assert_true(c.valid);
            i += c.size;
        }
    }
    /* A translation may be of any size: what is asked for is what is there, and not a byte more. */
    onym_system *system;
    onym_error error;
    assert_int_equal(onym_system_open(&system, mini.dir, "ru-bgn-simple", &error), ONYM_OK);
    for (size_t count = 0; count < 200; count += 33) {
        buffer text = {0};
        onym_string made;
        for (size_t i = 0; i < count; i++) {
            buffer_puts(&text, "щ");
        }
        assert_int_equal(
            onym_system_apply(&made, NULL, system, (onym_text){text.data, text.size}, NULL, &error),
            ONYM_OK);
        assert_int_equal(made.size, count * strlen("shch"));
        assert_true(count == 0 || made.data[made.size] == '\0');
        onym_string_free(&made);
        buffer_free(&text);
    }
    onym_system_free(system);
}

/* Goes on as often as *CONTEXT says. */
static int stop_after(void *context)
{
    int *left = context;
    return (*left)-- == 0;
}

static void a_check_is_stopped_between_windows(void **state)
{
    (void)state;
    onym_findings *findings;
    onym_error error;
    buffer text = {0};
    int left = 1;
    for (int i = 0; i < 50000; i++) {
        buffer_puts(&text, "They met in Pyonyang.\n\n");
    }
    onym_text all = {text.data, text.size};
    onym_checker_interrupt(mini.checker, stop_after, &left);
    assert_int_equal(onym_check(&findings, mini.checker, all, &error), ONYM_EINTERRUPT);
    assert_null(findings);
    assert_int_equal(left, -1);
    assert_string_equal(error.message, "interrupted: the check was stopped");
    onym_checker_interrupt(mini.checker, NULL, NULL);
    assert_int_equal(onym_check(&findings, mini.checker, all, &error), ONYM_OK);
    assert_int_equal(onym_findings_count(findings), 50000);
    onym_findings_free(findings);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_freed_safely),
        cmocka_unit_test(an_empty_text_is_a_text),
        cmocka_unit_test(places_that_are_not_there),
        cmocka_unit_test(a_check_is_stopped_between_windows),
        cmocka_unit_test(c44_what_does_not_fit_is_cut_between_characters),
        cmocka_unit_test(k144_ten_thousand_checks_take_no_more_memory_than_ten),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
