/* The pass through a draft: keys in, decisions and edits out; and the sentences that it shows. */
#include "../unit/unit.h"

#include <stdlib.h>

#include "check/findings.h"
#include "cli/pass.h"
#include "cli/sentence.h"

static const char text[] = "Kiev fell. Then Kiev rose: \"Kiev!\" So Pyonyang.";
static const char *const kyiv[] = {"Kyiv", "Kyjiv"}, *const pyongyang[] = {"Pyongyang"};

static void add(onym_findings *f, size_t begin, const char *word, const char *const *suggestions,
                size_t count)
{
    onym_finding *finding = findings_add(f);
    finding->begin = begin;
    finding->end = begin + strlen(word);
    finding->text = word;
    finding->text_size = strlen(word);
    finding->suggestions = suggestions;
    finding->suggestion_count = count;
    finding->concept = count == 2 ? "ua.place.kyiv" : "kp.place.pyongyang";
    finding->quoted = begin == 28;
}

/* Three times Kiev, the third in a quotation, and Pyonyang, twice at one place. */
static onym_findings *make_findings(void)
{
    onym_findings *f = findings_new();
    add(f, 0, "Kiev", kyiv, 2);
    add(f, 16, "Kiev", kyiv, 2);
    add(f, 28, "Kiev", kyiv, 2);
    add(f, 38, "Pyonyang", pyongyang, 1);
    add(f, 38, "Pyonyang", pyongyang, 1);
    return f;
}

static void press(pass *p, const char *keys)
{
    for (; *keys != '\0'; keys++) {
        (void)pass_key(p, (uint32_t)*keys);
    }
}

/* Runs KEYS over the text from the start; the edited text must be EXPECTED, the state STATE. */
static void check_keys(const char *keys, pass_state state, const char *expected)
{
    onym_findings *f = make_findings();
    pass p;
    onym_edit *edits;
    size_t count;
    onym_string edited;
    assert_true(pass_begin(&p, f, true, true));
    pass_start(&p);
    press(&p, keys);
    assert_int_equal(p.state, state);
    assert_true(pass_edits(&p, &edits, &count));
    assert_int_equal(onym_edit_text(&edited, onym_text_of(text), edits, count, NULL), ONYM_OK);
    assert_string_equal(edited.data, expected);
    onym_string_free(&edited);
    free(edits);
    pass_free(&p);
    onym_findings_free(f);
}

static void keys_decide(void **state)
{
    (void)state;
    check_keys("", PASS_ASKS, text);
    check_keys("1", PASS_ASKS, "Kyiv fell. Then Kiev rose: \"Kiev!\" So Pyonyang.");
    check_keys("12i1", PASS_ENDED, "Kyiv fell. Then Kyjiv rose: \"Kiev!\" So Pyongyang.");
    check_keys("    ", PASS_ENDED, text);
    check_keys("iis1", PASS_ENDED, "Kiev fell. Then Kiev rose: \"Kiev [sic]!\" So Pyongyang.");
    check_keys("1x", PASS_ENDED, "Kyiv fell. Then Kiev rose: \"Kiev!\" So Pyonyang.");
    check_keys("1q", PASS_GIVEN_UP, "Kyiv fell. Then Kiev rose: \"Kiev!\" So Pyonyang.");
    check_keys("1\x03", PASS_GIVEN_UP, "Kyiv fell. Then Kiev rose: \"Kiev!\" So Pyonyang.");
}

static void everywhere_is_where_it_is_written_so_but_for_speech(void **state)
{
    (void)state;
    check_keys("e1", PASS_ASKS, "Kyiv fell. Then Kyiv rose: \"Kiev!\" So Pyonyang.");
    check_keys("e1e1", PASS_ASKS, "Kyiv fell. Then Kyiv rose: \"Kyiv!\" So Pyonyang.");
    check_keys("ee1i", PASS_ASKS, "Kyiv fell. Then Kiev rose: \"Kiev!\" So Pyonyang.");
    check_keys("iI1i", PASS_ENDED, "Kiev fell. Then Kiev rose: \"Kyiv!\" So Pyonyang.");
    check_keys("II1", PASS_ENDED, "Kiev fell. Then Kiev rose: \"Kiev!\" So Pyongyang.");
    check_keys("eies1", PASS_ENDED, "Kiev fell. Then Kiev rose: \"Kiev [sic]!\" So Pyongyang.");
}

static void undo_goes_back_one_decision(void **state)
{
    (void)state;
    check_keys("e1u", PASS_ASKS, text);
    check_keys("e1uu2", PASS_ASKS, "Kyjiv fell. Then Kiev rose: \"Kiev!\" So Pyonyang.");
    check_keys("12u1i1", PASS_ENDED, "Kyiv fell. Then Kyiv rose: \"Kiev!\" So Pyongyang.");
    check_keys("iii", PASS_ASKS, text);
    check_keys("iiia1u1", PASS_ENDED, text); /* what ended it cannot be undone */
    check_keys("iiiu1", PASS_ASKS, "Kiev fell. Then Kiev rose: \"Kyiv!\" So Pyonyang.");
}

static void wrong_keys_do_nothing(void **state)
{
    (void)state;
    onym_findings *f = make_findings();
    pass p;
    assert_true(pass_begin(&p, f, false, false));
    pass_start(&p);
    static const struct {
        const char *keys, *remark;
    } cases[] = {{"3", "there is no such suggestion"},
                 {"z", "no such key; ? lists them"},
                 {"s", "only direct speech is marked [sic]"},
                 {"u", "there is nothing to undo"},
                 {"a", "there is no glossary to add to"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        press(&p, cases[i].keys);
        assert_string_equal(p.remark, cases[i].remark);
        assert_int_equal(p.state, PASS_ASKS);
        assert_int_equal(p.current, 0);
    }
    assert_int_equal(pass_key(&p, 0x0439), PASS_ASKS); /* й */
    assert_int_equal(pass_count(&p, PASS_OPEN), 5);
    pass_free(&p);
    onym_findings_free(f);
}

static void a_form_may_be_written(void **state)
{
    (void)state;
    onym_findings *f = make_findings();
    pass p;
    assert_true(pass_begin(&p, f, true, true));
    pass_start(&p);
    assert_int_equal(pass_key(&p, 'r'), PASS_ASKS_FORM);
    assert_int_equal(pass_write(&p, NULL), PASS_ASKS);
    assert_string_equal(p.remark, "nothing was typed");
    assert_int_equal(pass_key(&p, 'R'), PASS_ASKS_FORM);
    assert_int_equal(pass_write(&p, "Kyïv"), PASS_ASKS);
    assert_int_equal(p.current, 2);
    assert_int_equal(p.items[1].action, PASS_TAKE);
    assert_true(p.items[1].everywhere);
    assert_string_equal(p.items[1].form, "Kyïv");
    assert_int_equal(pass_write(&p, "unasked"), PASS_ASKS);
    assert_int_equal(p.items[2].action, PASS_OPEN);
    pass_free(&p);
    onym_findings_free(f);
}

static void a_form_is_added_somewhere(void **state)
{
    (void)state;
    onym_findings *f = make_findings();
    pass p;
    pass_shelf shelves[PASS_SHELVES];
    assert_true(pass_begin(&p, f, true, true));
    pass_start(&p);
    assert_int_equal(pass_shelves(&p, shelves), 4);
    assert_true(shelves[0].project && !shelves[0].own_name);
    assert_true(!shelves[3].project && shelves[3].own_name);
    assert_int_equal(pass_key(&p, 'a'), PASS_ASKS_SHELF);
    assert_int_equal(pass_key(&p, '5'), PASS_ASKS);
    press(&p, "a2");
    assert_int_equal(p.items[1].action, PASS_ADMIT);
    assert_false(p.items[1].shelf.project);
    assert_int_equal(p.current, 2);
    assert_int_equal(pass_key(&p, 'a'), PASS_ASKS_SHELF);
    assert_int_equal(pass_key(&p, 3), PASS_GIVEN_UP);
    pass_free(&p);
    assert_true(pass_begin(&p, f, false, true));
    pass_start(&p);
    f->items[0].concept = ""; /* no name of the glossary */
    assert_int_equal(pass_shelves(&p, shelves), 1);
    assert_true(shelves[0].own_name && !shelves[0].project);
    pass_free(&p);
    onym_findings_free(f);
}

static void what_was_decided_before_is_not_asked(void **state)
{
    (void)state;
    onym_findings *f = make_findings();
    pass p;
    assert_true(pass_begin(&p, f, true, true));
    assert_true(pass_remember(&p, 0, PASS_LEAVE, NULL));
    assert_true(pass_remember(&p, 1, PASS_TAKE, "Kyiv"));
    assert_true(pass_remember(&p, 3, PASS_TAKE, "Pyongyang"));
    assert_true(pass_remember(&p, 4, PASS_LEAVE, NULL)); /* settled by the one before */
    pass_start(&p);
    assert_int_equal(p.current, 2);
    assert_int_equal(p.items[4].action, PASS_COVERED);
    press(&p, "u");
    assert_string_equal(p.remark, "there is nothing to undo");
    assert_int_equal(pass_key(&p, 'i'), PASS_ENDED);
    pass_free(&p);
    onym_findings *none = findings_new();
    assert_true(pass_begin(&p, none, true, true));
    pass_start(&p);
    assert_int_equal(p.state, PASS_ENDED);
    pass_free(&p);
    onym_findings_free(none);
    onym_findings_free(f);
}

static void edits_keep_line_breaks_and_refuse_disorder(void **state)
{
    (void)state;
    onym_string out;
    const onym_edit kim[] = {{3, 16, "Kim Jong Un"}, {16, 16, " [sic]"}};
    assert_int_equal(onym_edit_text(&out, onym_text_of("By Kim\r\nChong-un"), kim, 1, NULL),
                     ONYM_OK);
    assert_string_equal(out.data, "By Kim Jong Un"); /* three words for two */
    onym_string_free(&out);
    const onym_edit sinmun[] = {{0, 12, "Rodong Sinmun"}, {12, 12, "!"}};
    assert_int_equal(onym_edit_text(&out, onym_text_of("Rodog\nSinmun."), sinmun, 2, NULL),
                     ONYM_OK);
    assert_string_equal(out.data, "Rodong\nSinmun!.");
    onym_string_free(&out);
    const onym_edit disorder[] = {{2, 4, "a"}, {3, 5, "b"}}, beyond[] = {{2, 40, "a"}};
    assert_int_equal(onym_edit_text(&out, onym_text_of("0123456"), disorder, 2, NULL), ONYM_EUSAGE);
    assert_int_equal(onym_edit_text(&out, onym_text_of("0123456"), beyond, 1, NULL), ONYM_EUSAGE);
}

static void assert_sentence(const char *whole, const char *word, const char *expected)
{
    onym_text t = onym_text_of(whole);
    size_t at = (size_t)(strstr(whole, word) - whole);
    onym_text s = sentence_around(t, at, at + strlen(word));
    assert_int_equal(s.size, strlen(expected));
    assert_memory_equal(s.data, expected, s.size);
}

static void sentences_end_where_readers_see_it(void **state)
{
    (void)state;
    assert_sentence("One. Two Kiev here. Three.", "Kiev", "Two Kiev here.");
    assert_sentence("Kiev", "Kiev", "Kiev");
    assert_sentence("\n\n Kiev \n", "Kiev", "Kiev");
    assert_sentence("Head\n\nBy Kiev\nand on! Next.", "Kiev", "By Kiev\nand on!");
    assert_sentence("He met Gen. Kim in Kiev, U.S. envoys said. No.", "Kiev",
                    "He met Gen. Kim in Kiev, U.S. envoys said.");
    assert_sentence("“Go.” “To Kiev?” he said. No.", "Kiev", "“To Kiev?”");
    assert_sentence("It cost 3.5 in Kiev... Then", "Kiev", "It cost 3.5 in Kiev...");
    char big[4001];
    memset(big, 'x', sizeof big);
    for (size_t i = 0; i < 4000; i += 10) {
        big[i] = ' ';
    }
    memcpy(big + 2001, "Kiev", 4);
    big[4000] = '\0';
    onym_text s = sentence_around(onym_text_of(big), 2001, 2005);
    assert_in_range(s.size, 1000, 1300);
    assert_true(s.data[0] != ' ' && s.data[-1] == ' ' && s.data[s.size] == ' ');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_decide),
        cmocka_unit_test(everywhere_is_where_it_is_written_so_but_for_speech),
        cmocka_unit_test(undo_goes_back_one_decision),
        cmocka_unit_test(wrong_keys_do_nothing),
        cmocka_unit_test(a_form_may_be_written),
        cmocka_unit_test(a_form_is_added_somewhere),
        cmocka_unit_test(what_was_decided_before_is_not_asked),
        cmocka_unit_test(edits_keep_line_breaks_and_refuse_disorder),
        cmocka_unit_test(sentences_end_where_readers_see_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
