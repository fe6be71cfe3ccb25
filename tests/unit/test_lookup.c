/* Looking up: exact before key before inflected before near, in any script, and completion. */
#include "fixture.h"

static const char *const match_names[] = {"exact", "key", "inflected", "near"};

/* The first entry of QUERY is CONCEPT by MATCH; "" is none. */
static void assert_first(const char *query, const char *match, const char *concept)
{
    onym_entries *found;
    int status = onym_glossary_lookup(&found, mini.glossary, onym_text_of(query), 0, 5, NULL);
    const onym_entry *e = onym_entries_at(found, 0);
    const char *got = status == ONYM_NOT_FOUND ? "" : e->concept;
    const char *how = status == ONYM_NOT_FOUND ? "" : match_names[e->match];
    if (strcmp(got, concept) != 0 || strcmp(how, match) != 0) {
        fail_msg("%s: %s %s, not %s %s", query, how, got, match, concept);
    }
    onym_entries_free(found);
}

static void every_form_leads_to_its_concept(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"Pyongyang", "exact", "kp.place.pyongyang"},
        {"Пхеньян", "exact", "kp.place.pyongyang"},
        {"평양", "exact", "kp.place.pyongyang"},
        {"平壤", "exact", "kp.place.pyongyang"},
        {"Heijo", "exact", "kp.place.pyongyang"},
        {"Київ", "exact", "ua.place.kyiv"},
        {"로동신문", "exact", "kp.media.rodong-sinmun"},
        {"노동신문", "exact", "kp.media.rodong-sinmun"},
        {"PYONGYANG", "key", "kp.place.pyongyang"},
        {"pyong-yang", "key", "kp.place.pyongyang"},
        {"P'yongyang", "key", "kp.place.pyongyang"},
        {"Kim Jong-un", "key", "kp.person.kim-jong-un"},
        {"Kimjongun", "key", "kp.person.kim-jong-un"},
        {"NKNews", "key", "xx.media.nk-news"},
        {"UN", "exact", "xx.org.united-nations"},
        {"санкт петербург", "key", "ru.place.saint-petersburg"},
        {"노동 신문", "key", "kp.media.rodong-sinmun"},
        {"Пхеньяне", "inflected", "kp.place.pyongyang"},
        {"в Пхеньяне", "", ""},
        {"Владимира Путина", "inflected", "ru.person.vladimir-putin"},
        {"Владимиром Путиным", "inflected", "ru.person.vladimir-putin"},
        {"Марии Захаровой", "inflected", "ru.person.maria-zakharova"},
        {"Санкт-Петербургом", "inflected", "ru.place.saint-petersburg"},
        {"Ростове-на-Дону", "inflected", "ru.place.rostov-on-don"},
        {"Ким Чен Ына", "inflected", "kp.person.kim-jong-un"},
        {"Москвой", "inflected", "ru.place.moscow"},
        {"평양에서", "inflected", "kp.place.pyongyang"},
        {"평양에서는", "inflected", "kp.place.pyongyang"},
        {"김정은이", "inflected", "kp.person.kim-jong-un"},
        {"김정은위원장이", "inflected", "kp.person.kim-jong-un"},
        {"Володимира Зеленського", "inflected", "ua.person.volodymyr-zelenskyy"},
        {"Києва", "inflected", "ua.place.kyiv"},
        {"Києві", "inflected", "ua.place.kyiv"},
        {"Лаврова", "", ""},
        {"В. Путин", "key", "ru.person.vladimir-putin"},
        {"В.В. Путина", "inflected", "ru.person.vladimir-putin"},
        {"Путиным В. В.", "inflected", "ru.person.vladimir-putin"},
        {"V. Putin", "key", "ru.person.vladimir-putin"},
        {"J.U. Kim", "key", "kp.person.kim-jong-un"},
        {"Kim J.I.", "key", "kp.person.kim-jong-il"},
        {"М. Захаровой", "inflected", "ru.person.maria-zakharova"},
        {"Путине", "inflected", "ru.person.vladimir-putin"},
        {"푸틴대통령과", "inflected", "ru.person.vladimir-putin"},
        {"푸틴녀사에게", "inflected", "ru.person.vladimir-putin"},
        {"푸틴 대통령과의", "inflected", "ru.person.vladimir-putin"},
        {"김정은 국무위원장에게", "inflected", "kp.person.kim-jong-un"},
        {"평양시에서는", "inflected", "kp.place.pyongyang"},
        {"서울이라는", "inflected", "kr.place.seoul"},
        {"서울로", "inflected", "kr.place.seoul"},
        {"화성-15가", "inflected", "kp.weapon.hwasong-15"},
        {"TASS는", "inflected", "ru.media.tass"},
        {"Пхенья\xCC\x81н", "key", "kp.place.pyongyang"},
        {"Ｐｙｏｎｇｙａｎｇ", "key", "kp.place.pyongyang"},
        {"\xE1\x84\x91\xE1\x85\xA7\xE1\x86\xBC\xE1\x84\x8B\xE1\x85\xA3\xE1\x86\xBC"
         "\xE1\x84\x8B\xE1\x85\xA6\xE1\x84\x89\xE1\x85\xA5",
         "inflected", "kp.place.pyongyang"}, /* 평양에서 in jamo */
        {"Putin Vladimir", "inflected", "ru.person.vladimir-putin"},
        {"Putin, Vladimir", "inflected", "ru.person.vladimir-putin"},
        {"Путин Владимир", "inflected", "ru.person.vladimir-putin"},
        {"Jae-myung Lee", "inflected", "kr.person.lee-jae-myung"},
        {"Jong Un Kim", "inflected", "kp.person.kim-jong-un"},
        {"Sinmun Rodong", "", ""}, /* no person */
        {"Busan-si", "inflected", "kr.place.busan"},
        {"P'yŏngyang-si", "inflected", "kp.place.pyongyang"},
        {"Putin-si", "", ""}, /* no place */
        {"Busan-er", "", ""},
        {"Vladymyr Pootin", "near", "ru.person.vladimir-putin"},
        {"Pyonyang", "near", "kp.place.pyongyang"},
        {"Rodog Sinmun", "near", "kp.media.rodong-sinmun"},
        {"Vladamir Puttin", "near", "ru.person.vladimir-putin"},
        {"Пхенян", "near", "kp.place.pyongyang"},
        {"Zanzibar", "", ""},
        {"", "", ""},
        {"'-.", "", ""},
        {"\xFF\xFE", "", ""},
        /* what means something to a database means nothing here */
        {"%", "", ""},
        {"_", "", ""},
        {"*", "", ""},
        {"\"", "", ""},
        {"NEAR(", "", ""},
        {"Robert'); DROP TABLE term;--", "", ""},
        {"Pyongyang'", "key", "kp.place.pyongyang"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_first(cases[i][0], cases[i][1], cases[i][2]);
    }
}

/* Lee Jae-myung has the initials J. M., not J. and any other. */
static void every_initial_counts(void **state)
{
    (void)state;
    assert_first("Lee J.M.", "key", "kr.person.lee-jae-myung");
    assert_first("Lee J.", "key", "kr.person.lee-jae-myung");
    assert_first("Lee J.K.", "", "");
}

static void an_entry_holds_all_forms(void **state)
{
    (void)state;
    onym_entries *found;
    assert_int_equal(onym_glossary_lookup(&found, mini.glossary, TEXT("Kiev"), 0, 5, NULL), 0);
    const onym_entry *e = onym_entries_at(found, 0);
    assert_string_equal(e->kind, "place");
    assert_string_equal(e->country, "ua");
    assert_string_equal(e->source, "src");
    assert_string_equal(e->note, "capital");
    assert_string_equal(e->glossary, mini.path);
    assert_string_equal(e->matched->text, "Kiev");
    assert_int_equal(e->matched->status, ONYM_SUPERSEDED);
    assert_string_equal(e->matched->since, "2019");
    assert_string_equal(e->matched->styles, "joined");
    assert_true(e->score > 0.99);
    assert_string_equal(e->terms[0].lang, "en"); /* the preferred English form comes first */
    assert_string_equal(e->terms[0].text, "Kyiv");
    bool made = false;
    for (size_t i = 0; i < e->term_count; i++) {
        assert_false(made && e->terms[i].role != ONYM_ROLE_MADE); /* made ones last */
        made = made || e->terms[i].role == ONYM_ROLE_MADE;
    }
    assert_true(made);
    onym_entries_free(found);
}

/* QUERY is not the form of a name, whatever it is near to. */
static void assert_no_form(const char *query)
{
    onym_entries *found;
    int status = onym_glossary_lookup(&found, mini.glossary, onym_text_of(query),
                                      ONYM_LOOKUP_EXACT | ONYM_LOOKUP_PHRASE, 5, NULL);
    if (status != ONYM_NOT_FOUND) {
        fail_msg("%s: %s", query, onym_entries_at(found, 0)->concept);
    }
}

static void ordinary_words_are_no_names(void **state)
{
    (void)state;
    static const char *const words[] = {"сын",
                                        "мира",
                                        "года",
                                        "кимчи",
                                        "восточного",
                                        "восточной",
                                        "ли",
                                        "на",
                                        "москвич",
                                        "путинский",
                                        "сеула",
                                        "이",
                                        "그",
                                        "우리",
                                        "우리는",
                                        "그는",
                                        "이는",
                                        "서울으로",
                                        "평양냉면",
                                        "주체으로",
                                        "С. Путин",
                                        "M. Putin",
                                        "Владимира Путиным",
                                        "Владимиром Путину",
                                        "Ким Чен Ыным"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        assert_no_form(words[i]);
    }
}

static void a_preposition_is_taken_off_when_asked(void **state)
{
    (void)state;
    static const char *const phrases[] = {"в Пхеньяне", "из Москвы", "с Владимиром Путиным",
                                          "в Москва", "до Санкт-Петербурга"};
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        onym_entries *found;
        onym_text phrase = onym_text_of(phrases[i]);
        assert_int_equal(
            onym_glossary_lookup(&found, mini.glossary, phrase, ONYM_LOOKUP_EXACT, 5, NULL),
            ONYM_NOT_FOUND);
        assert_int_equal(onym_glossary_lookup(&found, mini.glossary, phrase,
                                              ONYM_LOOKUP_EXACT | ONYM_LOOKUP_PHRASE, 5, NULL),
                         ONYM_OK);
        onym_entries_free(found);
    }
}

static void scores_fall_with_the_distance(void **state)
{
    (void)state;
    static const char *const queries[] = {"Pyongyang", "pyongyang", "Пхеньяне", "Pyonyang",
                                          "Pyeongyan"};
    double before = 1.1;
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        onym_entries *found;
        onym_text query = onym_text_of(queries[i]);
        assert_int_equal(onym_glossary_lookup(&found, mini.glossary, query, 0, 1, NULL), ONYM_OK);
        double score = onym_entries_at(found, 0)->score;
        assert_true(score < before && score > 0);
        before = score;
        onym_entries_free(found);
    }
}

/* Two concepts of one key: the one that is written so comes first. */
static void the_better_match_comes_first(void **state)
{
    (void)state;
    char dict[128], path[128];
    onym_glossary *g;
    (void)snprintf(dict, sizeof dict, "%s",
                   fixture_dict("twins", "xx.term.a\tAb-cd\t\t\t\t\t\t\t\t\tsrc\t\n"
                                         "xx.term.b\tAbcd\t\t\t\t\t\t\t\t\tsrc\t\n"));
    (void)snprintf(path, sizeof path, "%s", fixture_path("twins.db"));
    const char *const paths[] = {path};
    assert_int_equal(onym_glossary_build(path, dict, NULL, 0, NULL, NULL, NULL), ONYM_OK);
    assert_int_equal(onym_glossary_open(&g, paths, 1, NULL), ONYM_OK);
    static const char *const cases[][3] = {{"Abcd", "xx.term.b", "xx.term.a"},
                                           {"Ab-cd", "xx.term.a", "xx.term.b"},
                                           {"ABCD", "xx.term.a", "xx.term.b"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_entries *found;
        assert_int_equal(onym_glossary_lookup(&found, g, onym_text_of(cases[i][0]), 0, 5, NULL), 0);
        assert_int_equal(onym_entries_count(found), 2);
        assert_string_equal(onym_entries_at(found, 0)->concept, cases[i][1]);
        assert_string_equal(onym_entries_at(found, 1)->concept, cases[i][2]);
        onym_entries_free(found);
    }
    onym_glossary_free(g);
}

static void exact_flag_and_limit_hold(void **state)
{
    (void)state;
    onym_entries *found;
    assert_int_equal(
        onym_glossary_lookup(&found, mini.glossary, TEXT("Pyonyang"), ONYM_LOOKUP_EXACT, 5, NULL),
        ONYM_NOT_FOUND);
    assert_null(found);
    assert_int_equal(onym_entries_count(found), 0);
    for (size_t limit = 1; limit <= 3; limit++) {
        assert_int_equal(onym_glossary_lookup(&found, mini.glossary, TEXT("Kim"), 0, limit, NULL),
                         ONYM_OK);
        assert_int_equal(onym_entries_count(found), limit < 2 ? limit : 2); /* Il and Un */
        assert_null(onym_entries_at(found, limit));
        onym_entries_free(found);
    }
}

static void completion_is_by_key_and_limited(void **state)
{
    (void)state;
    static const struct {
        const char *prefix;
        size_t limit;
        const char *first;
        size_t count;
    } cases[] = {
        {"Pyo", 10, "Phyongyang", 0}, {"kim jong", 10, "Kim Jong Il", 0},
        {"ПХЕ", 10, "Пхеньян", 1},    {"평", 10, "평양", 1},
        {"%", 10, NULL, 0},           {"", 10, NULL, 0},
        {"Zz", 10, NULL, 0},          {"K", 2, NULL, 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_list *list;
        assert_int_equal(onym_glossary_complete(&list, mini.glossary, onym_text_of(cases[i].prefix),
                                                cases[i].limit, NULL),
                         ONYM_OK);
        assert_true(onym_list_count(list) <= cases[i].limit);
        if (cases[i].count > 0) {
            assert_int_equal(onym_list_count(list), cases[i].count);
        }
        if (cases[i].first == NULL && cases[i].count == 0) {
            assert_int_equal(onym_list_count(list), 0);
        }
        onym_list_free(list);
    }
    onym_list *list;
    assert_int_equal(onym_glossary_complete(&list, mini.glossary, TEXT("p’yŏngya"), 10, NULL), 0);
    assert_true(onym_list_count(list) > 0);
    assert_string_equal(onym_list_at(list, 0), "Pyongyang"); /* by key, and a listed form */
    onym_list_free(list);
    assert_int_equal(onym_glossary_complete(&list, mini.glossary, TEXT("phyongy"), 10, NULL), 0);
    assert_string_equal(onym_list_at(list, 0), "Phyongyang"); /* no listed form begins so */
    onym_list_free(list);
    assert_int_equal(onym_glossary_complete(&list, mini.glossary, TEXT("kim jong"), 10, NULL), 0);
    assert_string_equal(onym_list_at(list, 0), "Kim Jong Il");
    assert_string_equal(onym_list_at(list, 1), "Kim Jong Un");
    onym_list_free(list);
}

static void statistics_add_up(void **state)
{
    (void)state;
    onym_stats stats;
    assert_int_equal(onym_glossary_stats(&stats, mini.glossary, 0, NULL), ONYM_OK);
    assert_int_equal(stats.concepts, 30);
    uint64_t kinds = 0, countries = 0, terms = 0, persons = 0;
    for (size_t i = 0; i < stats.count_count; i++) {
        const onym_count *c = &stats.counts[i];
        kinds += strcmp(c->group, "kind") == 0 ? c->count : 0;
        countries += strcmp(c->group, "country") == 0 ? c->count : 0;
        terms += strcmp(c->group, "status") == 0 ? c->count : 0;
        persons += strcmp(c->name, "person") == 0 ? c->count : 0;
    }
    assert_int_equal(kinds, 30);
    assert_int_equal(countries, 30);
    assert_int_equal(terms, stats.terms);
    assert_int_equal(persons, 11);
    assert_int_equal(strlen(stats.hash), 16);
    onym_stats brief;
    assert_int_equal(onym_glossary_stats(&brief, mini.glossary, ONYM_STATS_BRIEF, NULL), ONYM_OK);
    assert_int_equal(brief.concepts, 30);
    assert_int_equal(brief.terms, stats.terms);
    assert_string_equal(brief.hash, stats.hash);
    onym_stats_free(&brief);
    onym_stats_free(&stats);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_leads_to_its_concept),
        cmocka_unit_test(every_initial_counts),
        cmocka_unit_test(an_entry_holds_all_forms),
        cmocka_unit_test(ordinary_words_are_no_names),
        cmocka_unit_test(a_preposition_is_taken_off_when_asked),
        cmocka_unit_test(scores_fall_with_the_distance),
        cmocka_unit_test(the_better_match_comes_first),
        cmocka_unit_test(exact_flag_and_limit_hold),
        cmocka_unit_test(completion_is_by_key_and_limited),
        cmocka_unit_test(statistics_add_up),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
