/* Checking a whole text: odd bytes, order, places, limits, what a fix leaves alone, and threads. */
#include "fixture.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "base/utf8.h"

static const char article[] =
    "Kim Jong Un met Vladimir Putin in Pyonyang, the Rodog Sinmun said on Wednesday.\n\n"
    "“We were in Kiev,” Putin's aide told NKNews. \"And in Phyongyang,\" he said; see "
    "https://example.org/Kiev or kiev@example.org.\n\n"
    "Владимир Путин и Ким Чен Ын — 평양에서, Pyоngyang, Pyong\xE2\x80\x8Byang, ITAR-TASS "
    "and Volozhin (Volojin), Kim\xC2\xA0Jong\nUn; ‘Choe Son Hui’, P’yŏngyang’s Leningrad.\n";

static void counts_odd_bytes_and_checks_on(void **state)
{
    (void)state;
    static const struct {
        onym_text text;
        const char *findings;
        size_t invalid, nul;
    } cases[] = {
        {TEXT_INIT("Pyonyang \xFF\xFE Rodog Sinmun"),
         "error name/misspelt Pyonyang > Pyongyang; "
         "error name/misspelt Rodog Sinmun > Rodong Sinmun",
         2, 0},
        {TEXT_INIT("Pyonyang\0 Rodog Sinmun"),
         "error name/misspelt Pyonyang > Pyongyang; "
         "error name/misspelt Rodog Sinmun > Rodong Sinmun",
         0, 1},
        {TEXT_INIT("\xEF\xBB\xBFPyonyang"), "error name/misspelt Pyonyang > Pyongyang", 0, 0},
        {TEXT_INIT("\xFFPyonyang\xFF"), "error name/misspelt Pyonyang > Pyongyang", 2, 0},
        {TEXT_INIT("in Pyonyang \xEF\xBF\xBD"), "error name/misspelt Pyonyang > Pyongyang", 0, 0},
        {TEXT_INIT("Pyong\xFFyang"), "", 1, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_findings *found;
        assert_string_equal(fixture_findings(mini.checker, cases[i].text), cases[i].findings);
        assert_int_equal(onym_check(&found, mini.checker, cases[i].text, NULL), ONYM_OK);
        const onym_encoding_report *report = onym_findings_encoding(found);
        assert_int_equal(report->invalid_count, cases[i].invalid);
        assert_int_equal(report->nul_count, cases[i].nul);
        onym_findings_free(found);
    }
}

static void utf_16_is_not_checked_but_named(void **state)
{
    (void)state;
    onym_findings *found;
    onym_text text = TEXT("\xFF\xFEP\0y\0o\0n\0y\0a\0n\0g\0");
    assert_int_equal(onym_check(&found, mini.checker, text, NULL), ONYM_OK);
    assert_int_equal(onym_findings_count(found), 0);
    assert_string_equal(onym_findings_encoding(found)->looks_like, "UTF-16LE");
    onym_findings_free(found);
}

static void places_are_lines_and_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t begin, end, line, column;
    } cases[] = {
        {"\xEF\xBB\xBFPyonyang", 3, 11, 1, 1},
        {"в Пхеньяне\r\nи Pyonyang", 24, 32, 2, 3},
        {"평양\n\n평양 Pyonyang", 15, 23, 3, 4},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_findings *found;
        assert_int_equal(onym_check(&found, mini.checker, onym_text_of(cases[i].text), NULL), 0);
        assert_int_equal(onym_findings_count(found), 1);
        const onym_finding *f = onym_findings_at(found, 0);
        assert_int_equal(f->begin, cases[i].begin);
        assert_int_equal(f->end, cases[i].end);
        assert_int_equal(f->line, cases[i].line);
        assert_int_equal(f->column, cases[i].column);
        onym_findings_free(found);
    }
}

static void composed_and_decomposed_are_one(void **state)
{
    (void)state;
    static const expectation cases[] = {
        {"Kim Jong Un of the Rodong Sinmun in P’yŏngyang",
         "warning name/other-system P’yŏngyang > Pyongyang"},
        {"Kim Jong Un of the Rodong Sinmun in P’yo\xCC\x86ngyang",
         "warning name/other-system P’yo\xCC\x86ngyang > Pyongyang"},
        {"Андре\xD0\xB8\xCC\x86 and Андрей", ""},
    };
    fixture_expect(mini.checker, cases, COUNT_OF(cases));
}

/* 256 letters are a word, 257 are counted and skipped. */
static void long_words_are_counted(void **state)
{
    (void)state;
    for (size_t size = 255; size <= 257; size++) {
        buffer text = {0};
        for (size_t i = 0; i < size; i++) {
            buffer_putc(&text, 'a');
        }
        buffer_puts(&text, " Pyonyang");
        onym_findings *found;
        assert_int_equal(onym_check(&found, mini.checker, buffer_text(&text), NULL), ONYM_OK);
        assert_int_equal(onym_findings_encoding(found)->long_tokens, size > 256);
        assert_int_equal(onym_findings_count(found), 1);
        onym_findings_free(found);
        buffer_free(&text);
    }
}

/* What stands before the first edit of a fix and after the last one is as it was; without an edit
 * all of it. */
static void check_fix(onym_text text)
{
    onym_findings *found;
    onym_string fixed;
    size_t changed = 0, first = text.size, last = 0, wanted = 0;
    assert_int_equal(onym_check(&found, mini.checker, text, NULL), ONYM_OK);
    assert_int_equal(onym_fix(&fixed, &changed, text, found, 0, NULL), ONYM_OK);
    for (size_t i = 0; i < onym_findings_count(found); i++) {
        const onym_finding *f = onym_findings_at(found, i);
        if (f->fixable && !f->quoted && f->begin >= last) {
            first = first < f->begin ? first : f->begin;
            last = f->end;
            wanted++;
        }
    }
    assert_int_equal(changed, wanted);
    assert_true(fixed.size >= first + text.size - last || wanted == 0);
    if (first > 0) {
        assert_memory_equal(fixed.data, text.data, first);
    }
    size_t tail = wanted > 0 ? text.size - last : 0;
    if (tail > 0) {
        assert_memory_equal(fixed.data + fixed.size - tail, text.data + last, tail);
    }
    onym_string_free(&fixed);
    onym_findings_free(found);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Some bytes replaced, left out or repeated. */
static void mutate(buffer *out, uint32_t *seed)
{
    static const char bits[] = "\"'`“”’—-. \n\t\xFF\xC2\xAD\xE2\x80\x8B\0aZ\xD0\xBE평";
    size_t size = sizeof article - 1;
    for (size_t i = 0; i < size; i++) {
        uint32_t dice = next_random(seed) % 60;
        if (dice == 0) {
            buffer_putc(out, bits[next_random(seed) % (sizeof bits - 1)]);
        } else if (dice == 1) {
            i += next_random(seed) % 4;
        } else if (dice == 2 && i > 20) {
            i -= next_random(seed) % 12;
        }
        if (i < size) {
            buffer_putc(out, article[i]);
        }
    }
}

static void any_text_gives_sound_findings(void **state)
{
    (void)state;
    uint32_t seed = 20240619;
    for (int round = 0; round < 500; round++) {
        buffer text = {0};
        mutate(&text, &seed);
        (void)fixture_findings(mini.checker, buffer_text(&text)); /* checks order and places */
        check_fix(buffer_text(&text));
        buffer_free(&text);
    }
    check_fix(TEXT("in Pyonyang and Kiev"));
}

static void fixed_text_has_nothing_left_to_fix(void **state)
{
    (void)state;
    onym_findings *found;
    onym_string once, twice;
    size_t changed;
    onym_text text = TEXT("Vladamir Puttin in Pyonyang, Kiev's NKNews, PYONYANG.");
    assert_int_equal(onym_check(&found, mini.checker, text, NULL), ONYM_OK);
    assert_int_equal(onym_fix(&once, &changed, text, found, 0, NULL), ONYM_OK);
    assert_int_equal(changed, 5);
    assert_string_equal(once.data, "Vladimir Putin in Pyongyang, Kyiv's NK News, PYONGYANG.");
    onym_findings_free(found);
    onym_text fixed = {once.data, once.size};
    assert_string_equal(fixture_findings(mini.checker, fixed), "");
    assert_int_equal(onym_check(&found, mini.checker, fixed, NULL), ONYM_OK);
    assert_int_equal(onym_fix(&twice, &changed, fixed, found, 0, NULL), ONYM_OK);
    assert_int_equal(changed, 0);
    assert_string_equal(twice.data, once.data);
    onym_findings_free(found);
    onym_string_free(&once);
    onym_string_free(&twice);
}

static void same_text_gives_the_same_findings(void **state)
{
    (void)state;
    char first[8192];
    onym_text whole = {article, sizeof article - 1};
    (void)snprintf(first, sizeof first, "%s", fixture_findings(mini.checker, whole));
    assert_true(strlen(first) > 300);
    for (int i = 0; i < 3; i++) {
        assert_string_equal(fixture_findings(mini.checker, whole), first);
    }
}

/* What one thread finds, over and over. */
typedef struct job {
    size_t counts[40];
    size_t ends; /* a sum over all places */
    int status;
} job;

static void *work(void *context)
{
    job *j = context;
    onym_checker *checker;
    j->status = onym_checker_new(&checker, mini.glossary, mini.style, NULL);
    for (size_t i = 0; i < COUNT_OF(j->counts) && j->status == ONYM_OK; i++) {
        onym_findings *found;
        onym_text text = {article, sizeof article - 1 - i * 7};
        j->status = onym_check(&found, checker, text, NULL);
        j->counts[i] = onym_findings_count(found);
        for (size_t k = 0; k < j->counts[i]; k++) {
            j->ends += onym_findings_at(found, k)->end * (i + 1);
        }
        onym_findings_free(found);
        onym_entries *entries;
        if (j->status == ONYM_OK) {
            j->status = onym_glossary_lookup(&entries, mini.glossary, TEXT("Pyonyang"), 0, 5, NULL);
            onym_entries_free(entries);
        }
    }
    onym_checker_free(checker);
    return NULL;
}

static void two_threads_find_what_one_does(void **state)
{
    (void)state;
    job serial = {.status = -1}, parallel[2] = {{.status = -1}, {.status = -1}};
    pthread_t threads[2];
    (void)work(&serial);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, work, &parallel[i]), 0);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    assert_int_equal(serial.status, ONYM_OK);
    assert_memory_equal(&parallel[0], &serial, sizeof serial);
    assert_memory_equal(&parallel[1], &serial, sizeof serial);
}

/* Findings stand by themselves: text and checker may be gone. */
static void findings_outlive_text_and_checker(void **state)
{
    (void)state;
    onym_checker *checker;
    onym_findings *found;
    buffer text = {0};
    char shown[8192];
    (void)snprintf(shown, sizeof shown, "%s",
                   fixture_findings(mini.checker, (onym_text){article, sizeof article - 1}));
    buffer_append(&text, article, sizeof article - 1);
    assert_int_equal(onym_checker_new(&checker, mini.glossary, mini.style, NULL), ONYM_OK);
    assert_int_equal(onym_check(&found, checker, buffer_text(&text), NULL), ONYM_OK);
    buffer_free(&text);
    onym_checker_free(checker);
    const char *at = shown;
    for (size_t i = 0; i < onym_findings_count(found); i++) {
        const onym_finding *f = onym_findings_at(found, i);
        at = strstr(at, f->text);
        assert_non_null(at);
        for (size_t j = 0; j < f->suggestion_count; j++) {
            assert_non_null(strstr(at, f->suggestions[j]));
        }
        const char *const strings[] = {f->concept, f->message, f->reason_kind, f->reason_system,
                                       f->reason_source};
        for (size_t j = 0; j < COUNT_OF(strings); j++) {
            assert_true(utf8_valid_prefix(onym_text_of(strings[j])) == strlen(strings[j]));
        }
    }
    onym_findings_free(found);
}

/* More distinct words than any table holds at once. */
static void many_distinct_words_are_checked(void **state)
{
    (void)state;
    buffer text = {0};
    for (int i = 0; i < 200000; i++) {
        buffer_printf(&text, "w%dq ", i);
    }
    buffer_puts(&text, "in Pyonyang");
    assert_string_equal(fixture_findings(mini.checker, buffer_text(&text)),
                        "error name/misspelt Pyonyang > Pyongyang");
    buffer_clear(&text);
    for (int i = 0; i < 50000; i++) {
        buffer_printf(&text, "Q%dq. ", i);
    }
    buffer_puts(&text, "in Pyonyang");
    assert_string_equal(fixture_findings(mini.checker, buffer_text(&text)),
                        "error name/misspelt Pyonyang > Pyongyang");
    buffer_free(&text);
}

static double seconds_for(const char *unit, size_t size)
{
    buffer text = {0};
    while (text.size < size) {
        buffer_puts(&text, unit);
    }
    onym_findings *found;
    clock_t before = clock();
    assert_int_equal(onym_check(&found, mini.checker, buffer_text(&text), NULL), ONYM_OK);
    double taken = (double)(clock() - before) / CLOCKS_PER_SEC;
    onym_findings_free(found);
    buffer_free(&text);
    return taken;
}

/* What takes a second here took minutes when it was quadratic: the bound is far from both, so that
 * a slow machine, or a sanitizer on a smaller text, does not fail. */
static void time_grows_with_the_text(void **state)
{
    (void)state;
    const double most = 20;
#ifdef ONYM_SANITIZED
    const size_t size = (size_t)1 << 17;
#else
    const size_t size = (size_t)1 << 20;
#endif
    static const char *const units[] = {
        "Pyonyang ", "Kiev ", "Volozhin Volojin ", "\"Kiev ",  "\xFF", "Kim-", "A. ",
        "é",         "'a ",   "Un Kim ",           "\xCC\x81", "\n"};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        double taken = seconds_for(units[i], size);
        if (taken > most) {
            fail_msg("%zu bytes of \"%s\" take %.1f s", size, units[i], taken);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_odd_bytes_and_checks_on),
        cmocka_unit_test(utf_16_is_not_checked_but_named),
        cmocka_unit_test(places_are_lines_and_characters),
        cmocka_unit_test(composed_and_decomposed_are_one),
        cmocka_unit_test(long_words_are_counted),
        cmocka_unit_test(any_text_gives_sound_findings),
        cmocka_unit_test(fixed_text_has_nothing_left_to_fix),
        cmocka_unit_test(same_text_gives_the_same_findings),
        cmocka_unit_test(two_threads_find_what_one_does),
        cmocka_unit_test(findings_outlive_text_and_checker),
        cmocka_unit_test(many_distinct_words_are_checked),
        cmocka_unit_test(time_grows_with_the_text),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
