/* Inflection: every case of every declension leads back to the name, every particle and title comes
 * off. */
#include "unit.h"

#include "text/inflect.h"

typedef bool inflect_fn(buffer *out, onym_text key, size_t *state);

static bool leads_to(inflect_fn *inflect, const char *form, const char *name)
{
    buffer out = {0};
    size_t state = 0;
    bool found = false;
    while (!found && inflect(&out, onym_text_of(form), &state)) {
        found = strcmp(out.data, name) == 0;
    }
    buffer_free(&out);
    return found;
}

/* The name, then its genitive, dative, accusative, instrumental and prepositional, as keys. */
static const char *const russian[][6] = {
    {"пхеньян", "пхеньяна", "пхеньяну", "пхеньян", "пхеньяном", "пхеньяне"},
    {"владимир", "владимира", "владимиру", "владимира", "владимиром", "владимире"},
    {"путин", "путина", "путину", "путина", "путиным", "путине"},
    {"лавров", "лаврова", "лаврову", "лаврова", "лавровым", "лаврове"},
    {"донецк", "донецка", "донецку", "донецк", "донецком", "донецке"},
    {"кремль", "кремля", "кремлю", "кремль", "кремлем", "кремле"},
    {"игорь", "игоря", "игорю", "игоря", "игорем", "игоре"},
    {"казань", "казани", "казани", "казань", "казанью", "казани"},
    {"пермь", "перми", "перми", "пермь", "пермью", "перми"},
    {"китай", "китая", "китаю", "китай", "китаем", "китае"},
    {"сергей", "сергея", "сергею", "сергея", "сергеем", "сергее"},
    {"дмитрий", "дмитрия", "дмитрию", "дмитрия", "дмитрием", "дмитрии"},
    {"москва", "москвы", "москве", "москву", "москвой", "москве"},
    {"рига", "риги", "риге", "ригу", "ригой", "риге"},
    {"захарова", "захаровой", "захаровой", "захарову", "захаровой", "захаровой"},
    {"мария", "марии", "марии", "марию", "марией", "марии"},
    {"корея", "кореи", "корее", "корею", "кореей", "корее"},
    {"илья", "ильи", "илье", "илью", "ильей", "илье"},
    {"косово", "косова", "косову", "косово", "косовом", "косове"},
    {"заполярье", "заполярья", "заполярью", "заполярье", "заполярьем", "заполярье"},
    {"восточный", "восточного", "восточному", "восточный", "восточным", "восточном"},
    {"невский", "невского", "невскому", "невского", "невским", "невском"},
    {"дальний", "дальнего", "дальнему", "дальний", "дальним", "дальнем"},
    {"толстой", "толстого", "толстому", "толстого", "толстым", "толстом"},
    {"российская", "российской", "российской", "российскую", "российской", "российской"},
    {"грозное", "грозного", "грозному", "грозное", "грозным", "грозном"},
    {"чебоксары", "чебоксар", "чебоксарам", "чебоксары", "чебоксарами", "чебоксарах"},
    {"курилы", "курил", "курилам", "курилы", "курилами", "курилах"},
    {"химки", "химок", "химкам", "химки", "химками", "химках"},
    {"павел", "павла", "павлу", "павла", "павлом", "павле"},
    {"петр", "петра", "петру", "петра", "петром", "петре"},
    {"лев", "льва", "льву", "льва", "львом", "льве"},
    {"череповец", "череповца", "череповцу", "череповец", "череповцом", "череповце"},
    {"городок", "городка", "городку", "городок", "городком", "городке"},
    {"соловьев", "соловьева", "соловьеву", "соловьева", "соловьевым", "соловьеве"},
    {"ын", "ына", "ыну", "ына", "ыном", "ыне"},
};

static void russian_cases_lead_to_the_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(russian); i++) {
        for (size_t j = 1; j < 6; j++) {
            if (strcmp(russian[i][j], russian[i][0]) != 0 &&
                !leads_to(inflect_russian, russian[i][j], russian[i][0])) {
                fail_msg("%s is no form of %s", russian[i][j], russian[i][0]);
            }
        }
    }
}

static void other_words_do_not(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"путинка", "путин"}, {"москвич", "москва"},      {"ли", "ль"},
        {"на", "н"},          {"пхеньянский", "пхеньян"}, {"киевлянин", "киев"}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (leads_to(inflect_russian, pairs[i][0], pairs[i][1])) {
            fail_msg("%s is a form of %s", pairs[i][0], pairs[i][1]);
        }
    }
}

static void korean_suffixes_come_off(void **state)
{
    (void)state;
    static const char *const suffixes[] = {
        "은",         "는",       "이",     "가",           "을",       "를",        "의",
        "에",         "에서",     "에서는", "에게",         "한테",     "께서",      "로",
        "으로",       "으로부터", "와",     "과",           "도",       "만",        "까지",
        "부터",       "보다",     "처럼",   "마저",         "조차",     "이다",      "이라고",
        "라고",       "하고",     "이며",   "들",           "들은",     "측",        "측은",
        "발",         "행",       "시",     "씨",           "님",       "위원장",    "부위원장",
        "국무위원장", "총비서",   "대통령", "대통령당선인", "전대통령", "총리",      "국무총리",
        "장관",       "부장관",   "차관",   "외무상",       "부부장",   "제1부부장", "원수",
        "대원수",     "대변인",   "주석",   "동지",         "선생님",   "당국",      "정부"};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        char form[64];
        (void)snprintf(form, sizeof form, "평양%s", suffixes[i]);
        if (!leads_to(inflect_korean, form, "평양")) {
            fail_msg("%s", form);
        }
    }
    assert_false(leads_to(inflect_korean, "에서", ""));
    assert_false(leads_to(inflect_korean, "평양", "평양"));
    assert_false(leads_to(inflect_korean, "평양냉면", "평양"));
}

static void the_longest_suffix_comes_first(void **state)
{
    (void)state;
    static const char *const forms[] = {"평양에서는",         "평양에서부터는", "김정은국무위원장",
                                        "윤석열대통령당선인", "박근혜전대통령", "김여정제1부부장",
                                        "김일성대원수",       "한덕수국무총리", "북한측은",
                                        "북한측이",           "북한측의",       "김정은원수님께서"};
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        buffer out = {0};
        size_t state_now = 0, before = 0;
        while (inflect_korean(&out, onym_text_of(forms[i]), &state_now)) {
            if (out.size < before) {
                fail_msg("%s: %s comes after something longer", forms[i], out.data);
            }
            before = out.size;
        }
        assert_true(before > 0);
        buffer_free(&out);
    }
}

static void a_name_keeps_two_letters_or_a_syllable(void **state)
{
    (void)state;
    static const onym_text keys[] = {TEXT_INIT(""), TEXT_INIT("а"), TEXT_INIT("은")};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        buffer out = {0};
        size_t russian_state = 0, korean_state = 0;
        assert_false(inflect_russian(&out, keys[i], &russian_state));
        assert_false(inflect_korean(&out, keys[i], &korean_state));
        buffer_free(&out);
    }
    assert_true(leads_to(inflect_korean, "리가", "리"));
}

static void every_proposal_is_made_and_then_no_more(void **state)
{
    (void)state;
    buffer out = {0};
    size_t state_now = 0, count = 0;
    while (inflect_russian(&out, TEXT("москве"), &state_now)) {
        assert_true(out.size > 0 && ++count < 1000);
    }
    assert_false(inflect_russian(&out, TEXT("москве"), &state_now));
    assert_true(count > 3);
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(russian_cases_lead_to_the_name),
        cmocka_unit_test(other_words_do_not),
        cmocka_unit_test(korean_suffixes_come_off),
        cmocka_unit_test(the_longest_suffix_comes_first),
        cmocka_unit_test(a_name_keeps_two_letters_or_a_syllable),
        cmocka_unit_test(every_proposal_is_made_and_then_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
