/* Adding: a user's term is found at once, wins over the shipped one, and can be replaced. */
#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

/* Adds to the user's file, a new one when FRESH, and opens it over the mini dictionary. */
static onym_glossary *add(const onym_addition *addition, bool fresh)
{
    const char *const paths[] = {mini.path, fixture_path("user.db")};
    onym_glossary *g = NULL;
    onym_error error = {0, ""};
    if (fresh) {
        (void)unlink(paths[1]);
    }
    if (onym_glossary_add(paths[1], mini.dir, addition, &error) != ONYM_OK ||
        onym_glossary_open(&g, paths, 2, &error) != ONYM_OK) {
        fail_msg("%s", error.message);
    }
    return g;
}

static void assert_finds(onym_glossary *g, const char *query, const char *concept,
                         const char *preferred)
{
    onym_entries *found;
    assert_int_equal(onym_glossary_lookup(&found, g, onym_text_of(query), 0, 1, NULL), ONYM_OK);
    const onym_entry *e = onym_entries_at(found, 0);
    assert_string_equal(e->concept, concept);
    assert_string_equal(e->terms[0].text, preferred);
    onym_entries_free(found);
}

static void a_new_term_is_found_by_all_its_forms(void **state)
{
    (void)state;
    onym_addition a = {.kind = "person",
                       .en = "Ri Chol Su",
                       .ru = "Ри Чхоль Су",
                       .ko_kp = "리철수",
                       .ko_kr = "리철수",
                       .variants = "Lee Cheol-su"};
    onym_glossary *g = add(&a, true);
    static const char *const queries[] = {"Ri Chol Su", "RI CHOL-SU",   "Ри Чхоль Су", "리철수",
                                          "리철수가",   "Lee Cheol-su", "Ri Choll Su"};
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        assert_finds(g, queries[i], "xx.person.ri-chol-su", "Ri Chol Su");
    }
    onym_glossary_free(g);
}

static void the_users_form_beats_the_shipped_one(void **state)
{
    (void)state;
    onym_checker *checker;
    onym_addition a = {.concept = "ua.place.kyiv",
                       .kind = "place",
                       .en = "Kiev",
                       .variants = "Kyiv <deprecated>",
                       .source = "src"};
    onym_glossary *g = add(&a, true);
    assert_finds(g, "Киев", "ua.place.kyiv", "Kiev");
    assert_int_equal(onym_checker_new(&checker, g, mini.style, NULL), ONYM_OK);
    static const expectation cases[] = {
        {"in Kiev", ""},
        {"to Kiev and Kyiv, Kiev", "warning name/other-style Kyiv > Kiev"},
        {"in Pyonyang", "error name/misspelt Pyonyang > Pyongyang"},
    };
    fixture_expect(checker, cases, COUNT_OF(cases));
    onym_checker_free(checker);
    onym_glossary_free(g);
}

static void adding_again_replaces(void **state)
{
    (void)state;
    onym_entries *found;
    onym_addition first = {.concept = "xx.term.a", .kind = "term", .en = "Firstname"};
    onym_addition second = {.concept = "xx.term.a", .kind = "term", .en = "Zweitname"};
    onym_addition other = {.concept = "xx.term.b", .kind = "term", .en = "Thirdname"};
    onym_glossary_free(add(&first, true));
    onym_glossary_free(add(&other, false));
    onym_glossary *g = add(&second, false);
    assert_finds(g, "Zweitname", "xx.term.a", "Zweitname");
    assert_finds(g, "Thirdname", "xx.term.b", "Thirdname");
    assert_int_equal(onym_glossary_lookup(&found, g, TEXT("Firstname"), ONYM_LOOKUP_EXACT, 1, NULL),
                     ONYM_NOT_FOUND);
    onym_stats stats;
    assert_int_equal(onym_glossary_stats(&stats, g, 0, NULL), ONYM_OK);
    assert_int_equal(stats.concepts, 32); /* the mini dictionary's and two */
    onym_stats_free(&stats);
    onym_glossary_free(g);
}

static void hostile_forms_are_kept_to_the_letter(void **state)
{
    (void)state;
    static const char *const forms[] = {"Robert'); DROP TABLE term;--", "100% Name", "a_b \"c\" \\",
                                        "X*"};
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        onym_entries *found;
        onym_addition a = {.concept = "xx.term.hostile", .kind = "term", .en = forms[i]};
        onym_glossary *g = add(&a, i == 0);
        onym_text query = onym_text_of(forms[i]);
        assert_int_equal(onym_glossary_lookup(&found, g, query, ONYM_LOOKUP_EXACT, 3, NULL), 0);
        assert_int_equal(onym_entries_at(found, 0)->match, ONYM_MATCH_EXACT);
        assert_string_equal(onym_entries_at(found, 0)->matched->text, forms[i]);
        onym_entries_free(found);
        onym_glossary_free(g);
    }
}

static void faulty_additions_are_refused_and_change_nothing(void **state)
{
    (void)state;
    static const onym_addition cases[] = {
        {.en = NULL},
        {.en = ""},
        {.en = "A", .kind = "city"},
        {.en = "A", .concept = "no id"},
        {.en = "A\tB"},
        {.en = "A\nB"},
        {.en = " A"},
        {.en = "Пхеньян"},
        {.en = "A", .variants = "B <wrong>"},
        {.en = "A\xFF"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_error error = {0, ""};
        const char *path = fixture_path("refused.db");
        int status = onym_glossary_add(path, mini.dir, &cases[i], &error);
        if (status != ONYM_EUSAGE || error.message[0] == '\0') {
            fail_msg("case %zu: %d %s", i, status, error.message);
        }
        assert_int_not_equal(access(path, F_OK), 0);
    }
    fixture_write("foreign.db", "not a glossary");
    onym_addition good = {.en = "Good"};
    assert_int_equal(onym_glossary_add(fixture_path("foreign.db"), mini.dir, &good, NULL),
                     ONYM_EGLOSSARY);
    assert_int_equal(onym_glossary_add("/nowhere/x.db", mini.dir, &good, NULL), ONYM_EGLOSSARY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_term_is_found_by_all_its_forms),
        cmocka_unit_test(the_users_form_beats_the_shipped_one),
        cmocka_unit_test(adding_again_replaces),
        cmocka_unit_test(hostile_forms_are_kept_to_the_letter),
        cmocka_unit_test(faulty_additions_are_refused_and_change_nothing),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
