/* Reading the store: keys, words, near keys and entries, over one file and over two, the later one
 * winning. */
#include "fixture.h"

#include <stdlib.h>

#include "base/list.h"
#include "base/buffer.h"
#include "glossary/reader.h"

static char *user_path;

/* A second file: another preferred form, another note, a new name. */
static int open_all(void **state)
{
    if (fixture_open(state) != 0) {
        return -1;
    }
    char *dict = strdup(fixture_dict(
        "user",
        "kp.place.pyongyang\tP'yongyang City\t\t\t\t\t\tPyongyang <deprecated>\t\t\tsrc\tmine\n"
        "kr.place.seoul\tSeoul City\t\t\t\t\t\t\t\t\tsrc\t\n"
        "xx.term.zzz\tZyzzyva\tЗизива\t\t\t\t\t\t\t\tsrc\tnew\n"));
    user_path = strdup(fixture_path("user.db"));
    int status = onym_glossary_build(user_path, dict, NULL, 0, NULL, NULL, NULL);
    free(dict);
    return status == ONYM_OK ? 0 : -1;
}

static int close_all(void **state)
{
    free(user_path);
    return fixture_close(state);
}

static reader *open_reader(size_t layers)
{
    reader *r;
    const char *const paths[] = {mini.path, user_path};
    assert_int_equal(reader_open(&r, paths, layers, NULL), ONYM_OK);
    assert_non_null(reader_db(r, layers - 1));
    assert_null(reader_db(r, layers));
    return r;
}

static void terms_come_by_key(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        size_t count;
        const char *concept;
        onym_term_role role;
    } cases[] = {
        {"kimjongun", 2, "kp.person.kim-jong-un", ONYM_ROLE_NAME}, /* and made by ko-kp */
        {"kyiv", 1, "ua.place.kyiv", ONYM_ROLE_NAME},
        {"putin", 1, "ru.person.vladimir-putin", ONYM_ROLE_FAMILY},
        {"rhee", 1, "kr.person.syngman-rhee", ONYM_ROLE_FAMILY},
        {"muscovite", 1, "ru.place.moscow", ONYM_ROLE_DEMONYM},
        {"평양", 1, "kp.place.pyongyang", ONYM_ROLE_NAME},
        {"Kyiv", 0, "", ONYM_ROLE_NAME}, /* a key is small */
        {"", 0, "", ONYM_ROLE_NAME},
        {"' OR 1=1 --", 0, "", ONYM_ROLE_NAME},
    };
    reader *r = open_reader(1);
    arena a = {NULL, false};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        postings found;
        assert_int_equal(reader_terms(&found, r, &a, onym_text_of(cases[i].key), NULL), ONYM_OK);
        if (found.count < cases[i].count || (cases[i].count == 0 && found.count > 0)) {
            fail_msg("%s: %zu", cases[i].key, found.count);
        }
        if (found.count > 0) {
            assert_string_equal(found.items[0].concept, cases[i].concept);
            assert_int_equal(found.items[0].term.role, cases[i].role);
        }
    }
    arena_free(&a);
    reader_close(r);
}

static void words_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        bool known;
        size_t words;
        const char *text;
        int english;
    } cases[] = {
        {"rodong", true, 2, "Rodong", 0}, {"sinmun", true, 0, "Sinmun", 0}, /* begins no name */
        {"kim", true, 3, "Kim", 0},       {"news", true, 0, "News", 1},
        {"polish", false, 0, "", 1},                                /* listed both ways */
        {"wednesday", false, 0, "", 2},                             /* with a capital only */
        {"zzz", false, 0, "", 0},         {"its", false, 0, "", 0}, /* a contraction is no word */
    };
    reader *r = open_reader(1);
    arena a = {NULL, false};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        part p;
        int english;
        onym_text key = onym_text_of(cases[i].key);
        assert_int_equal(reader_part(&p, r, &a, key, NULL), ONYM_OK);
        assert_int_equal(reader_word(&english, r, key, NULL), ONYM_OK);
        if (p.known != cases[i].known || p.words != cases[i].words ||
            strcmp(p.text, cases[i].text) != 0 || english != cases[i].english) {
            fail_msg("%s: %d, %zu words, %s, %d", cases[i].key, p.known, p.words, p.text, english);
        }
    }
    arena_free(&a);
    reader_close(r);
}

static void near_keys_come_nearest_first(void **state)
{
    (void)state;
    reader *r = open_reader(1);
    arena a = {NULL, false};
    neighbours found;
    assert_int_equal(reader_near(&found, r, &a, TEXT("kimjongum"), 20, NULL), ONYM_OK);
    assert_true(found.count >= 2);
    assert_string_equal(found.items[0].key, "kimjongun");
    for (size_t i = 0; i < found.count; i++) {
        assert_true(found.items[i].distance > 0 && found.items[i].distance <= 20);
        assert_true(i == 0 || found.items[i - 1].distance <= found.items[i].distance);
    }
    assert_int_equal(reader_near(&found, r, &a, TEXT("pyongyang"), 10, NULL), ONYM_OK);
    for (size_t i = 0; i < found.count; i++) {
        assert_string_not_equal(found.items[i].key, "pyongyang"); /* not itself */
    }
    assert_int_equal(reader_near(&found, r, &a, TEXT("zanzibar"), 10, NULL), ONYM_OK);
    assert_int_equal(found.count, 0);
    arena_free(&a);
    reader_close(r);
}

static const onym_term *preferred(const onym_entry *e)
{
    assert_true(e->term_count > 0);
    assert_string_equal(e->terms[0].lang, "en");
    assert_int_equal(e->terms[0].status, ONYM_PREFERRED);
    return &e->terms[0];
}

static void a_later_file_wins(void **state)
{
    (void)state;
    reader *r = open_reader(2);
    arena a = {NULL, false};
    onym_entry *e;
    assert_int_equal(reader_entry(&e, r, &a, "kp.place.pyongyang", NULL), ONYM_OK);
    assert_string_equal(preferred(e)->text, "P'yongyang City");
    assert_string_equal(e->note, "mine");
    assert_string_equal(e->basis, "established"); /* an empty column leaves the earlier one's */
    assert_string_equal(e->glossary, user_path);
    bool russian = false;
    for (size_t i = 0; i < e->term_count; i++) {
        const onym_term *t = &e->terms[i];
        russian = russian || strcmp(t->text, "Пхеньян") == 0;
        assert_true(i == 0 || t->status != ONYM_PREFERRED || strcmp(t->lang, "en") != 0);
        if (strcmp(t->text, "Pyongyang") == 0 && strcmp(t->lang, "en") == 0) {
            assert_int_equal(t->status, ONYM_DEPRECATED); /* the later file says so */
        }
    }
    assert_true(russian); /* what only the earlier file has is there too */
    assert_int_equal(reader_entry(&e, r, &a, "kr.place.seoul", NULL), ONYM_OK);
    assert_string_equal(preferred(e)->text, "Seoul City");
    for (size_t i = 1; i < e->term_count;
         i++) { /* one form is preferred, the other right as well */
        const onym_term *t = &e->terms[i];
        assert_true(strcmp(t->lang, "en") != 0 || t->status == ONYM_ADMITTED);
    }
    assert_int_equal(reader_entry(&e, r, &a, "ua.place.kyiv", NULL), ONYM_OK);
    assert_string_equal(preferred(e)->text, "Kyiv");
    assert_string_equal(e->glossary, mini.path);
    assert_int_equal(reader_entry(&e, r, &a, "xx.term.zzz", NULL), ONYM_OK);
    assert_string_equal(preferred(e)->text, "Zyzzyva");
    assert_int_equal(reader_entry(&e, r, &a, "xx.term.none", NULL), ONYM_OK);
    assert_null(e);
    arena_free(&a);
    reader_close(r);
}

static void the_later_file_is_asked_first(void **state)
{
    (void)state;
    reader *r = open_reader(2);
    arena a = {NULL, false};
    postings found;
    assert_int_equal(reader_terms(&found, r, &a, TEXT("pyongyang"), NULL), ONYM_OK);
    assert_true(found.count >= 2);
    assert_int_equal(found.items[0].layer, 1);
    assert_int_equal(found.items[found.count - 1].layer, 0);
    reader_end(r);
    arena_free(&a);
    reader_close(r);
}

static void completion_over_files_keeps_the_limit(void **state)
{
    (void)state;
    onym_glossary *g;
    onym_list *list;
    const char *const paths[] = {mini.path, user_path};
    assert_int_equal(onym_glossary_open(&g, paths, 2, NULL), ONYM_OK);
    for (size_t limit = 1; limit <= 3; limit++) {
        assert_int_equal(onym_glossary_complete(&list, g, TEXT("p"), limit, NULL), ONYM_OK);
        assert_int_equal(onym_list_count(list), limit);
        onym_list_free(list);
    }
    assert_int_equal(onym_glossary_complete(&list, g, TEXT("зиз"), 5, NULL), ONYM_OK);
    assert_string_equal(onym_list_at(list, 0), "Зизива");
    onym_list_free(list);
    onym_glossary_free(g);
}

static void one_missing_file_closes_all(void **state)
{
    (void)state;
    reader *r;
    onym_error error = {0, ""};
    const char *const paths[] = {mini.path, "/nowhere.db"};
    assert_int_equal(reader_open(&r, paths, 2, &error), ONYM_EGLOSSARY);
    assert_null(r);
    assert_non_null(strstr(error.message, "/nowhere.db"));
    reader_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_come_by_key),
        cmocka_unit_test(words_are_known),
        cmocka_unit_test(near_keys_come_nearest_first),
        cmocka_unit_test(a_later_file_wins),
        cmocka_unit_test(the_later_file_is_asked_first),
        cmocka_unit_test(completion_over_files_keeps_the_limit),
        cmocka_unit_test(one_missing_file_closes_all),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
