/* Edits of a key, and the one signature of keys in a large table. */
#include "unit.h"

#include "text/edits.h"
#include "text/near.h"

/* A key that is looked for among the edits. */
struct wanted {
    const char *key;
    bool found;
    size_t count, stop;
};

static bool look(void *context, onym_text key)
{
    struct wanted *w = context;
    w->found = w->found || (strlen(w->key) == key.size && memcmp(w->key, key.data, key.size) == 0);
    return ++w->count != w->stop;
}

static bool is_edit(const char *key, const char *other)
{
    struct wanted w = {other, false, 0, 0};
    edits_each(onym_text_of(key), look, &w);
    return w.found;
}

static void test_edits(void **state)
{
    (void)state;
    static const struct {
        const char *key, *other;
        bool edit;
    } cases[] = {
        {"pyonyang", "pyongyang", true},
        {"pyongyang", "pyonyang", true},
        {"pyongyang", "pyongyank", true},
        {"pyongyang", "ypongyang", true},
        {"pyongyang", "apyongyang", true},
        {"pyongyang", "pyongyangs", true},
        {"pyongyang", "pyongyng", true},
        {"pyongyang", "pyonyng", false},
        {"пхенян", "пхеньян", true},
        {"київ", "киів", true},
        {"평양", "펑양", true},
        {"평양", "평앙", true},
        {"평양", "평야", true},
        {"평양시", "평양", true},
        {"평양", "양평", true},
        {"평양", "서울", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(is_edit(cases[i].key, cases[i].other), cases[i].edit);
    }
}

static void test_limits(void **state)
{
    (void)state;
    struct wanted w = {"", false, 0, 0};
    edits_each(TEXT(""), look, &w);
    edits_each(TEXT("a"), look, &w);
    edits_each(TEXT("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"), look, &w);
    assert_int_equal(w.count, 0);
    w.stop = 5;
    edits_each(TEXT("pyongyang"), look, &w);
    assert_int_equal(w.count, 5);
}

static void test_pattern(void **state)
{
    (void)state;
    int64_t kaesong = near_pattern(TEXT("kaesong"));
    assert_true(kaesong < 0);
    assert_true(kaesong == near_pattern(TEXT("gaeseong")));
    assert_true(kaesong != near_pattern(TEXT("kaesongi")));
    assert_true(near_pattern(TEXT("aeo")) == 0);
    assert_true(near_pattern(TEXT("")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
