/* The lexicon: a word is what the glossary and the word list say, asked for once. */
#include "fixture.h"

#include "base/buffer.h"
#include "check/lexicon.h"
#include "glossary/glossary.h"

typedef struct words {
    lexicon *lexicon;
    reader *reader;
} words;

static words open_words(void)
{
    words w = {lexicon_new(), NULL};
    assert_non_null(w.lexicon);
    assert_int_equal(glossary_reader(&w.reader, mini.glossary, NULL), ONYM_OK);
    return w;
}

static void close_words(words *w)
{
    lexicon_free(w->lexicon);
    reader_close(w->reader);
}

static const lexeme *find(words *w, onym_text word)
{
    const lexeme *l;
    assert_int_equal(lexicon_find(&l, w->lexicon, w->reader, word, NULL), ONYM_OK);
    assert_non_null(l);
    return l;
}

static void words_are_what_the_glossary_says(void **state)
{
    (void)state;
    static const struct {
        const char *word, *key;
        bool known;
        size_t words;
        int english;
    } cases[] = {
        {"Rodong", "rodong", true, 2, 0},
        {"RODONG", "rodong", true, 2, 0},
        {"Sinmun", "sinmun", true, 0, 0},
        {"news", "news", true, 0, 1},
        {"Wednesday", "wednesday", false, 0, 2},
        {"Blah", "blah", false, 0, 0},
        {"15", "15", true, 0, 0},
        {"—", "", false, 0, 0},
    };
    words w = open_words();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const lexeme *l = find(&w, onym_text_of(cases[i].word));
        assert_string_equal(l->key, cases[i].key);
        assert_int_equal(l->key_size, strlen(cases[i].key));
        if (l->part.known != cases[i].known || l->part.words != cases[i].words ||
            l->english != cases[i].english) {
            fail_msg("%s: %d %zu %d", cases[i].word, l->part.known, l->part.words, l->english);
        }
    }
    close_words(&w);
}

static void a_word_is_asked_for_once(void **state)
{
    (void)state;
    words w = open_words();
    const lexeme *first = find(&w, TEXT("Rodong")), *other = find(&w, TEXT("Sinmun"));
    assert_ptr_not_equal(first, other);
    assert_ptr_equal(find(&w, TEXT("Rodong")), first);
    assert_ptr_equal(find(&w, (onym_text){"Rodong Sinmun", 6}), first);
    (void)lexicon_trim(w.lexicon); /* small yet: everything stays */
    assert_ptr_equal(find(&w, TEXT("Rodong")), first);
    close_words(&w);
}

/* More words than are kept: memory stays bounded and every answer stays right. */
static void many_words_are_forgotten_in_time(void **state)
{
    (void)state;
    words w = open_words();
    for (int i = 0; i < 150000; i++) {
        char word[16];
        (void)snprintf(word, sizeof word, "w%d", i);
        (void)lexicon_trim(w.lexicon);
        const lexeme *l = find(&w, onym_text_of(word));
        if (strcmp(l->key, word) != 0 || l->part.known) {
            fail_msg("%s: %s", word, l->key);
        }
    }
    assert_true(find(&w, TEXT("Rodong"))->part.known);
    close_words(&w);
}

/* What a number says is what the word's own lexeme says, and a word keeps its number. */
static void numbers_say_what_lexemes_say(void **state)
{
    (void)state;
    static const char *const list[] = {"Rodong", "Sinmun", "news",  "the", "Wednesday", "Blah",
                                       "blah",   "Kim",    "paper", "in",  "And",       "North"};
    words w = open_words();
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        onym_text word = onym_text_of(list[i]);
        bool capital = list[i][0] < 'a';
        token t = {.end = word.size, .flags = capital ? TOKEN_CAPITAL : 0, .script = SCRIPT_LATIN};
        uint32_t number, again;
        assert_int_equal(lexicon_number(&number, w.lexicon, w.reader, &t, word, NULL), ONYM_OK);
        assert_int_equal(lexicon_number(&again, w.lexicon, w.reader, &t, word, NULL), ONYM_OK);
        assert_int_equal(number, again);
        const lexeme *own = find(&w, word), *said = lexicon_of_number(w.lexicon, number);
        if (said->english != own->english || said->part.known != own->part.known ||
            said->part.words != own->part.words ||
            (said->key == NULL) == lexicon_is_marked(number)) {
            fail_msg("%s: number %u", list[i], number);
        }
    }
    close_words(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_what_the_glossary_says),
        cmocka_unit_test(a_word_is_asked_for_once),
        cmocka_unit_test(many_words_are_forgotten_in_time),
        cmocka_unit_test(numbers_say_what_lexemes_say),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
