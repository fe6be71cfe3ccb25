/* Mentions: which runs of words are names, which resemble one, and how far each reaches. */
#include "fixture.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "check/mention.h"
#include "glossary/glossary.h"

/* The mentions of TEXT, each as "known Kim Jong Un=kp.person.kim-jong-un", good until the next
 * call. */
static const char *find(const char *text)
{
    static const char *const kinds[] = {"known", "near", "part"};
    static buffer shown;
    arena memory = {NULL, false};
    mentions found = {NULL, 0, 0};
    article a = {.text = onym_text_of(text),
                 .lexicon = lexicon_new(),
                 .style = mini.style,
                 .evidence = evidence_new(),
                 .facts = word_facts_new(),
                 .arena = &memory};
    assert_int_equal(glossary_reader(&a.reader, mini.glossary, NULL), ONYM_OK);
    a.memo = memo_new(a.reader);
    assert_int_equal(segments_find(&a.segments, a.text, NULL), ONYM_OK);
    assert_int_equal(tokens_find(&a.tokens, a.text, &a.segments, NULL), ONYM_OK);
    assert_int_equal(mentions_find(&found, &a, NULL), ONYM_OK);
    buffer_free(&shown);
    size_t behind = 0;
    for (size_t i = 0; i < found.count; i++) {
        const mention *m = &found.items[i];
        assert_true(m->first >= behind && m->count > 0); /* in order, not overlapping */
        behind = m->first + m->count;
        assert_true(behind <= a.tokens.count);
        buffer_printf(&shown, "%s%s ", i > 0 ? "; " : "", kinds[m->kind]);
        buffer_append_text(&shown, article_run(&a, m->first, m->count));
        buffer_printf(&shown, "=%s", m->names.count > 0 ? m->names.items[0].concept : m->part);
    }
    mentions_free(&found);
    memo_free(a.memo);
    evidence_free(a.evidence);
    word_facts_free(a.facts);
    lexicon_free(a.lexicon);
    free(a.marks.items);
    tokens_free(&a.tokens);
    segments_free(&a.segments);
    reader_close(a.reader);
    arena_free(&memory);
    return shown.data != NULL ? shown.data : "";
}

static void check(const char *const (*cases)[2], size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *found = find(cases[i][0]);
        if (strcmp(found, cases[i][1]) != 0) {
            print_error("%s\n  gives    %s\n  and not  %s\n", cases[i][0], found, cases[i][1]);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void known_names_reach_as_far_as_they_can(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Kim Jong Un", "known Kim Jong Un=kp.person.kim-jong-un"},
        {"Kim Jong\nUn", "known Kim Jong\nUn=kp.person.kim-jong-un"},
        {"Kim Jong-un", "known Kim Jong-un=kp.person.kim-jong-un"},
        {"Kimjongun", "known Kimjongun=kp.person.kim-jong-un"},
        {"Rodong Sinmun", "known Rodong Sinmun=kp.media.rodong-sinmun"},
        {"the Rodong", "known Rodong=kp.media.rodong-sinmun"},
        {"Hwasong-15 and S-400", "known Hwasong-15=kp.weapon.hwasong-15"},
        {"St. Petersburg", "known St. Petersburg=ru.place.saint-petersburg"},
        {"the U.N.", "known U.N.=xx.org.united-nations"},
        {"NK-News", "known NK-News=xx.media.nk-news"},
        {"Moscow-Pyongyang", "known Moscow=ru.place.moscow; known Pyongyang=kp.place.pyongyang"},
        {"Putin, Vladimir", "known Putin=ru.person.vladimir-putin"},
        {"Vladimir, Putin", "known Putin=ru.person.vladimir-putin"},
        {"Moscow. Pyongyang", "known Moscow=ru.place.moscow; known Pyongyang=kp.place.pyongyang"},
    };
    check(cases, COUNT_OF(cases));
}

static void near_names_need_a_likeness_in_every_word(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"in Pyonyang", "near Pyonyang=kp.place.pyongyang"},
        {"Rodog Sinmun", "near Rodog Sinmun=kp.media.rodong-sinmun"},
        {"Vladamir Puttin", "near Vladamir Puttin=ru.person.vladimir-putin"},
        {"Kim Jung Un", "near Kim Jung Un=kp.person.kim-jong-un"},
        {"Dmitri Medvedyev", "near Dmitri Medvedyev=ru.person.dmitry-medvedev"},
    };
    check(cases, COUNT_OF(cases));
}

static void other_words_are_no_mentions(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"the act of a moss", ""},
        {"in pyonyang", ""}, /* small letters are no name */
        {"Moss and Scow", ""},
        {"15 and 400", ""},
        {"Пхеньян 평양", ""},               /* other scripts are looked up elsewhere */
        {"Hwasong-17 and Hwasong-155", ""}, /* other numbers are other things */
        {"Zanzibar and Ouagadougou", ""},
        {"kiev@example.org `Pyonyang`", ""},
    };
    check(cases, COUNT_OF(cases));
}

static void endings_make_other_words(void **state)
{
    (void)state;
    static const struct {
        const char *key, *name;
        bool derived, weakly;
    } cases[] = {
        {"putins", "putin", true, true},       {"pyongyangites", "pyongyang", true, true},
        {"lavrova", "lavrov", false, true}, /* one letter says less */
        {"korean", "korea", false, true},      {"putin", "putin", false, false},
        {"puti", "putin", false, false},       {"putinx", "putin", false, false},
        {"moscovian", "moscow", false, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_text key = onym_text_of(cases[i].key);
        if (mention_is_derived(key, cases[i].name, false) != cases[i].derived ||
            mention_is_derived(key, cases[i].name, true) != cases[i].weakly) {
            fail_msg("%s of %s", cases[i].key, cases[i].name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_names_reach_as_far_as_they_can),
        cmocka_unit_test(near_names_need_a_likeness_in_every_word),
        cmocka_unit_test(other_words_are_no_mentions),
        cmocka_unit_test(endings_make_other_words),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
