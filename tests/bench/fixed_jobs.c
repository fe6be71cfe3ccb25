/* fixed_jobs NAME: does one of five jobs of always the same size, on the mini dictionary of the
 * unit tests, so that its instructions can be counted; counts.sh compares them with those stored.
 */
#include <stdlib.h>

#include "../unit/fixture.h"

#include "base/buffer.h"

/* Sentences of a clean text, of one with errors, and of one in other scripts. */
static const char *const clean[] = {
    "The news of the quick train came in words that the people of the town had seen before.",
    "Kim Jong Un was in Pyongyang, and Vladimir Putin in Moscow, when the news came.",
    "He said: \"That is the news.\" It was in the words of the people (and of others).",
    "A train left Seoul for Busan at noon; it came back to Seoul at 15:30 on Wednesday.",
};
static const char *const faulty[] = {
    "The talks in Pyonyang were led by Kim Jong-un, who came from Hwanghe, they said.",
    "Kiev and Leningrad are in Rodog Sinmun, and so is Vladimir Putinn of Moscw.",
};
static const char *const native[] = {
    "Владимир Путин прибыл в Пхеньян, сообщает ТАСС из Москвы и Киева.",
    "김정은은 평양에서 로동신문을 읽었고 블라디미르 푸틴은 모스크바에 있다.",
};

static buffer text;

static void make_text(const char *const *sentences, size_t count, size_t size)
{
    for (size_t i = 0; text.size < size; i++) {
        buffer_puts(&text, sentences[i % count]);
        buffer_puts(&text, i % 6 == 5 ? "\n\n" : " ");
    }
}

static void check(void)
{
    onym_findings *found;
    assert_int_equal(onym_check(&found, mini.checker, buffer_text(&text), NULL), ONYM_OK);
    onym_findings_free(found);
}

static void standardise(void)
{
    onym_text all = buffer_text(&text);
    for (size_t at = 0; at < all.size;) {
        const char *end = memchr(all.data + at, '\n', all.size - at);
        size_t size = end != NULL ? (size_t)(end - all.data) + 1 - at : all.size - at;
        onym_string out;
        onym_text line = {all.data + at, size};
        assert_int_equal(onym_standardise(&out, mini.checker, "", line, 0, NULL), ONYM_OK);
        onym_string_free(&out);
        at += size;
    }
}

static void look_up(void)
{
    static const char *const terms[] = {"Pyongyang", "Pyonyang", "평양에서", "Киеве", "Nobody"};
    for (size_t i = 0; i < 100; i++) {
        onym_entries *found;
        int status = onym_glossary_lookup(&found, mini.glossary,
                                          onym_text_of(terms[i % COUNT_OF(terms)]), 0, 5, NULL);
        if (status == ONYM_OK) {
            onym_entries_free(found);
        }
    }
}

static const struct {
    const char *name;
    const char *const *sentences;
    size_t count, size;
    void (*run)(void);
} jobs[] = {
    {"check-clean", clean, COUNT_OF(clean), 500000, check},
    {"check-errors", faulty, COUNT_OF(faulty), 100000, check},
    {"check-native", native, COUNT_OF(native), 100000, check},
    {"filter-lines", clean, COUNT_OF(clean), 100000, standardise},
    {"look-up", clean, COUNT_OF(clean), 1, look_up},
};

static size_t chosen;

/* What is counted; its name is known to counts.sh. */
__attribute__((noinline)) void fixed_job(void);
void fixed_job(void)
{
    jobs[chosen].run();
}

static void run(void **state)
{
    (void)state;
    make_text(jobs[chosen].sentences, jobs[chosen].count, jobs[chosen].size);
    fixed_job();
    buffer_free(&text);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(run)};
    while (chosen < COUNT_OF(jobs) && (count < 2 || strcmp(jobs[chosen].name, arguments[1]) != 0)) {
        chosen++;
    }
    if (chosen == COUNT_OF(jobs)) {
        (void)fprintf(stderr, "usage: fixed_jobs NAME\n");
        return 2;
    }
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
