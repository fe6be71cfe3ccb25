/* Two threads with one glossary, one style and one system: each gets what it gets alone. */
#include <pthread.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "fixture.h"

#define ROUNDS 40

static onym_system *system_ru;

static const char article[] = "Putin met Kim Jong Un in Pyonyang, said the Rodong Shinmun. Kiev, "
                              "Leningrad and P'yongyang were named; Vladimir Poutine smiled.\n";

/* Everything that may be asked of shared objects, as text. */
static void ask(buffer *out, onym_checker *checker)
{
    static const char *const queries[] = {"Pyonyang", "Пхеньяне", "평양에서", "Kim Jongun", "none"};
    onym_findings *findings;
    onym_string made;
    assert_int_equal(onym_check(&findings, checker, onym_text_of(article), NULL), ONYM_OK);
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        const onym_finding *f = onym_findings_at(findings, i);
        buffer_printf(out, "%zu %zu %s\n", f->begin, f->end, f->message);
    }
    onym_findings_free(findings);
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        onym_entries *found;
        int status =
            onym_glossary_lookup(&found, mini.glossary, onym_text_of(queries[i]), 0, 5, NULL);
        buffer_printf(out, "%d\n", status);
        for (size_t j = 0; j < onym_entries_count(found); j++) {
            buffer_printf(out, "%s\n", onym_entries_at(found, j)->concept);
        }
        onym_entries_free(found);
    }
    assert_int_equal(onym_system_apply(&made, NULL, system_ru, TEXT("Щёлково, Юрий"), NULL, NULL),
                     ONYM_OK);
    buffer_printf(out, "%s\n", made.data);
    onym_string_free(&made);
}

typedef struct worker {
    pthread_t thread;
    const char *want;
    int wrong;
} worker;

static void *work(void *context)
{
    worker *w = context;
    onym_checker *checker;
    w->wrong = onym_checker_new(&checker, mini.glossary, mini.style, NULL) != ONYM_OK;
    for (int i = 0; i < ROUNDS && w->wrong == 0; i++) {
        buffer got = {0};
        ask(&got, checker);
        w->wrong += got.failed || strcmp(got.data, w->want) != 0;
        buffer_free(&got);
    }
    onym_checker_free(checker);
    return NULL;
}

static void c45_threads_share_a_glossary(void **state)
{
    (void)state;
    buffer want = {0};
    worker workers[2] = {{.wrong = 0}};
    ask(&want, mini.checker);
    assert_false(want.failed);
    for (size_t i = 0; i < COUNT_OF(workers); i++) {
        workers[i].want = want.data;
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < COUNT_OF(workers); i++) {
        assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
    }
    buffer_free(&want);
}

static int take(void *context, const onym_stretch *s)
{
    buffer *out = context;
    assert_int_equal(s->status, ONYM_OK);
    for (size_t i = 0; i < onym_findings_count(s->findings); i++) {
        const onym_finding *f = onym_findings_at(s->findings, i);
        buffer_printf(out, "%zu %zu %zu %s\n", f->begin, f->end, f->line, f->text);
    }
    return 0;
}

static void a_stream_of_jobs_is_a_stream_of_one(void **state)
{
    (void)state;
    buffer text = {0}, one = {0}, many = {0};
    for (int i = 0; i < 2000; i++) {
        buffer_puts(&text, article);
    }
    fixture_write("long", text.data);
    for (unsigned jobs = 1; jobs <= 4; jobs += 3) {
        onym_stream *stream;
        buffer *out = jobs == 1 ? &one : &many;
        assert_int_equal(onym_stream_new(&stream, mini.glossary, mini.style, jobs, take, out, NULL),
                         ONYM_OK);
        assert_int_equal(onym_stream_file(stream, NULL, fixture_path("long"), NULL), ONYM_OK);
        assert_int_equal(onym_stream_finish(stream), ONYM_OK);
        onym_stream_free(stream);
    }
    assert_true(one.size > 0);
    assert_string_equal(one.data, many.data);
    buffer_free(&text);
    buffer_free(&one);
    buffer_free(&many);
}

static int open_all(void **state)
{
    return fixture_open(state) == 0 &&
                   onym_system_open(&system_ru, mini.dir, "ru-bgn", NULL) == ONYM_OK
               ? 0
               : -1;
}

static int close_all(void **state)
{
    onym_system_free(system_ru);
    return fixture_close(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c45_threads_share_a_glossary),
        cmocka_unit_test(a_stream_of_jobs_is_a_stream_of_one),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
