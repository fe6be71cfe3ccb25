/* Word lists: which words of Russian and Korean a glossary takes for ordinary ones. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "fixture.h"
#include "glossary/reader.h"
#include "glossary/word_list.h"

/* Suffixes with a condition, a set, a negated set, and an empty strip. */
static const char affixes[] = "SET UTF-8\n"
                              "SFX A Y 3\n"
                              "SFX A   а   ы   [^кг]а\n"
                              "SFX A   а   и   [кг]а\n"
                              "SFX A   а   ой  .\n"
                              "SFX B Y 1\n"
                              "SFX B   0   ом  т\n";
static const char dictionary[] = "4\nстена/A\nрука/A\nпорт/B\nдом/B po:noun\n";

static int join_word(void *context, onym_text word, onym_error *error)
{
    (void)error;
    buffer *all = context;
    buffer_append_text(all, word);
    buffer_putc(all, ' ');
    return all->failed ? ONYM_EINTERNAL : ONYM_OK;
}

static void a_dictionary_gives_its_words_and_their_forms(void **state)
{
    (void)state;
    buffer all = {0};
    fixture_write("small.aff", affixes);
    fixture_write("small.dic", dictionary);
    assert_int_equal(word_list_each(fixture_path("small.dic"), join_word, &all, NULL), ONYM_OK);
    assert_string_equal(all.data, "4 стена стены стеной рука руки рукой порт портом дом ");
    buffer_free(&all);
}

static void a_dictionary_without_affixes_is_refused(void **state)
{
    (void)state;
    buffer all = {0};
    fixture_write("alone.dic", dictionary);
    assert_int_equal(word_list_each(fixture_path("alone.dic"), join_word, &all, NULL), ONYM_EINPUT);
    assert_int_equal(word_list_each("/nowhere", join_word, &all, NULL), ONYM_EINPUT);
    buffer_free(&all);
}

/* Whether the glossary PATH has WORD; -1: it has no list of LANG. */
static int has(const char *path, const char *lang, const char *word)
{
    reader *r;
    bool is = false, known = false;
    assert_int_equal(reader_open(&r, &path, 1, NULL), ONYM_OK);
    assert_int_equal(reader_ordinary(&is, &known, r, lang, onym_text_of(word), NULL), ONYM_OK);
    reader_close(r);
    return known ? is : -1;
}

static void a_glossary_knows_the_words_of_its_lists(void **state)
{
    (void)state;
    char *path = strdup(fixture_path("words.db"));
    fixture_write("small.aff", affixes);
    fixture_write("small.dic", dictionary);
    fixture_write("korean", "도착\n가르치다\n만들다\n");
    char *small = strdup(fixture_path("small.dic")), *korean = strdup(fixture_path("korean"));
    const char *const lists[] = {small, korean};
    assert_int_equal(onym_glossary_build(path, mini.dir, lists, 2, NULL, NULL, NULL), ONYM_OK);
    static const char *const listed[] = {"стеной", "руки",   "портом", "도착", "가르치",
                                         "가르친", "가르쳤", "만들",   "만드"};
    static const char *const others[] = {"стени", "домом", "порты", "도차", "가르커", "만든"};
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        assert_int_equal(has(path, "ru", listed[i]), 1);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(has(path, "ru", others[i]), 0);
    }
    assert_int_equal(has(path, "ko", "доча"), 0);
    assert_int_equal(has(path, "uk", "доча"), -1);
    assert_int_equal(has(mini.path, "ru", "стеной"), -1);
    free(path);
    free(small);
    free(korean);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dictionary_gives_its_words_and_their_forms),
        cmocka_unit_test(a_dictionary_without_affixes_is_refused),
        cmocka_unit_test(a_glossary_knows_the_words_of_its_lists),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
