/* Inflection: every case of every declension leads back to the name, every particle and title comes
 * off. */
#include "unit.h"

#include "text/inflect.h"

/* Whether FORM, a form of Russian or Ukrainian, may be one of NAME, declined as KINDS are. */
static bool declines(const char *form, const char *name, unsigned kinds)
{
    buffer out = {0};
    inflection how;
    size_t state = 0;
    bool found = false;
    while (!found && inflect_cyrillic(&out, &how, onym_text_of(form), &state)) {
        found = strcmp(out.data, name) == 0 && (how.kinds & kinds) != 0 && how.cases != 0;
    }
    buffer_free(&out);
    return found;
}

/* Whether FORM without some chain of suffixes, those of LAYER and further in, is NAME. */
static bool comes_off(const char *form, const char *name, suffix_layer layer)
{
    buffer out = {0};
    suffix_layer next;
    size_t state = 0;
    bool found = false;
    while (!found && inflect_korean(&out, &next, onym_text_of(form), layer, &state)) {
        found = strcmp(out.data, name) == 0 || comes_off(out.data, name, next);
    }
    buffer_free(&out);
    return found;
}

static bool leads_to_korean(const char *form, const char *name)
{
    return comes_off(form, name, SUFFIX_NONE);
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
                !declines(russian[i][j], russian[i][0], INFLECT_ANY)) {
                fail_msg("%s is no form of %s", russian[i][j], russian[i][0]);
            }
        }
    }
}

/* Types of Zaliznyak's dictionary that the table above leaves out, and plurals. */
static void every_type_of_declension_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *name, *forms;
        unsigned kinds;
    } types[] = {
        {"воронеж", "воронежа воронежу воронежем воронеже", INFLECT_PLACE},
        {"жданович", "ждановича ждановичу ждановичем ждановиче", INFLECT_PERSON},
        {"елец", "ельца ельцу ельцом ельце", INFLECT_PLACE},
        {"китаец", "китайца китайцу китайцем китайце", INFLECT_OTHER},
        {"орел", "орла орлу орлом орле", INFLECT_PLACE},
        {"камень", "камня камню камнем камне", INFLECT_OTHER},
        {"воробей", "воробья воробью воробьем воробье", INFLECT_PERSON},
        {"рига", "риги риге ригу ригой ригою", INFLECT_PLACE},
        {"ницца", "ниццы ницце ниццу ниццей", INFLECT_PLACE},
        {"вычегда", "вычегды вычегде вычегду вычегдой", INFLECT_PLACE},
        {"никита", "никиты никите никиту никитой", INFLECT_PERSON},
        {"раиса", "раисы раисе раису раисой", INFLECT_PERSON},
        {"керчь", "керчи керчью", INFLECT_PLACE},
        {"россия", "россии россию россией", INFLECT_PLACE},
        {"иваново", "иванова иванову ивановом иванове", INFLECT_PLACE},
        {"министерство", "министерства министерству министерством министерстве", INFLECT_OTHER},
        {"управление", "управления управлению управлением управлении", INFLECT_OTHER},
        {"приморье", "приморья приморью приморьем приморье", INFLECT_PLACE},
        {"кладбище", "кладбища кладбищу кладбищем", INFLECT_PLACE},
        {"рабочий", "рабочего рабочему рабочим рабочем", INFLECT_OTHER},
        {"донской", "донского донскому донским донском", INFLECT_PERSON},
        {"нижняя", "нижней нижнюю", INFLECT_PLACE},
        {"горячая", "горячей горячую", INFLECT_PLACE},
        {"нижнее", "нижнего нижнему нижним нижнем", INFLECT_PLACE},
        {"московская", "московской московскую", INFLECT_PLACE},
        {"сухаревка", "сухаревки сухаревке сухаревку сухаревкой", INFLECT_PLACE},
        {"саянин", "саянина саянину саяниным саянине саянины саяниных саяниным", INFLECT_PERSON},
        {"вощина", "вощиной вощину", INFLECT_PERSON},
        {"луки", "лук лукам луками луках", INFLECT_PLACE},
        {"броды", "бродов бродам бродами бродах", INFLECT_PLACE},
        {"сельцы", "сельцам сельцами сельцах", INFLECT_PLACE},
        {"острова", "островов островам островами островах", INFLECT_PLACE},
        {"новости", "новостей новостям новостями новостях", INFLECT_OTHER},
        {"известия", "известий известиям известиями известиях", INFLECT_OTHER},
        {"соединенные", "соединенных соединенным соединенными", INFLECT_PLACE},
        {"корея", "корей кореям", INFLECT_PLACE},
        {"время", "времени временем", INFLECT_OTHER},
        /* Ukrainian */
        {"київ", "києва києву києвом києві", INFLECT_PLACE},
        {"харків", "харкова харкову харковом харкові", INFLECT_PLACE},
        {"ріг", "рогу рогові рогом розі", INFLECT_PLACE},
        {"ковалів", "коваліва коваліву ковалівові ковалівим", INFLECT_PERSON},
        {"тернопіль", "тернополя тернополю тернополем тернополі", INFLECT_PLACE},
        {"одеса", "одеси одесі одесу одесою", INFLECT_PLACE},
        {"балаклійка", "балаклійки балаклійці балаклійку балаклійкою", INFLECT_PLACE},
        {"ялта", "ялти ялті ялту ялтою", INFLECT_PLACE},
        {"вінниця", "вінниці вінницю вінницею", INFLECT_PLACE},
        {"рівне", "рівного рівному рівним", INFLECT_PLACE},
        {"запоріжжя", "запоріжжю запоріжжям запоріжжі", INFLECT_PLACE},
        {"ромни", "ромнів ромнам ромнами ромнах", INFLECT_PLACE},
        {"чернівці", "чернівців чернівцям чернівцями чернівцях", INFLECT_PLACE},
        {"нікополь", "нікополя нікополю нікополем нікополі", INFLECT_PLACE},
        {"бойко", "бойка бойку бойкові бойком", INFLECT_PERSON},
        {"зеленський", "зеленського зеленському зеленським", INFLECT_PERSON},
        {"марія", "марії марію марією", INFLECT_PERSON},
        {"андрій", "андрія андрію андрієві андрієм андрієві", INFLECT_PERSON},
    };
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        char forms[256];
        (void)snprintf(forms, sizeof forms, "%s", types[i].forms);
        char *rest = forms;
        for (char *form; (form = strtok_r(rest, " ", &rest)) != NULL;) {
            if (strcmp(form, types[i].name) != 0 &&
                !declines(form, types[i].name, types[i].kinds)) {
                fail_msg("%s is no form of %s", form, types[i].name);
            }
        }
    }
}

static void other_words_do_not(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"путинка", "путин"},
                                           {"москвич", "москва"},
                                           {"ли", "ль"},
                                           {"на", "н"},
                                           {"пхеньянский", "пхеньян"},
                                           {"киевлянин", "киев"},
                                           {"кимчи", "ким"},
                                           {"путиной", "путин"},
                                           {"пхеньяным", "пхеньян"},
                                           {"кремлой", "кремль"},
                                           {"москвем", "москва"},
                                           {"корейым", "корея"},
                                           {"сын", "сыно"},
                                           {"дмитром", "дмитрий"},
                                           {"невскою", "невский"},
                                           {"лавровою", "лавров"},
                                           {"восточным", "восточн"}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (declines(pairs[i][0], pairs[i][1], INFLECT_ANY)) {
            fail_msg("%s is a form of %s", pairs[i][0], pairs[i][1]);
        }
    }
    /* surnames have an instrumental of their own, and no surname is neuter */
    assert_true(declines("лавровым", "лавров", INFLECT_PERSON));
    assert_false(declines("ростовым", "ростов", INFLECT_PLACE));
    assert_true(declines("ростовом", "ростов", INFLECT_PLACE));
    assert_false(declines("лаврова", "лаврово", INFLECT_PERSON));
    assert_false(declines("ким", "кима", INFLECT_PERSON | INFLECT_PLACE));
    assert_false(declines("осла", "осло", INFLECT_PLACE));
    assert_false(declines("шевченка", "шевченко", INFLECT_PLACE));
}

static void cases_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *form, *name, *same_case, *other_case;
    } cases[] = {
        {"владимиром", "владимир", "путиным", "путина"},
        {"захаровой", "захарова", "марией", "марию"},
        {"сергею", "сергей", "лаврову", "лавровым"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        unsigned found[3] = {0, 0, 0};
        const char *const forms[] = {cases[i].form, cases[i].same_case, cases[i].other_case};
        for (size_t j = 0; j < 3; j++) {
            buffer out = {0};
            inflection how;
            size_t at = 0;
            while (inflect_cyrillic(&out, &how, onym_text_of(forms[j]), &at)) {
                bool given = strcmp(out.data, cases[i].name) == 0;
                bool other =
                    j > 0 && (strcmp(out.data, "путин") == 0 || strcmp(out.data, "мария") == 0 ||
                              strcmp(out.data, "лавров") == 0);
                found[j] |= (j == 0 ? given : other) ? how.cases : 0;
            }
            buffer_free(&out);
        }
        assert_true((found[0] & found[1]) != 0);
        assert_true((found[0] & found[2]) == 0);
    }
}

static void korean_suffixes_come_off(void **state)
{
    (void)state;
    static const char *const suffixes[] = {"은",
                                           "이",
                                           "을",
                                           "의",
                                           "에",
                                           "에서",
                                           "에서는",
                                           "에게",
                                           "한테",
                                           "께서",
                                           "으로",
                                           "으로부터",
                                           "과",
                                           "도",
                                           "만",
                                           "까지",
                                           "부터",
                                           "보다",
                                           "처럼",
                                           "마저",
                                           "조차",
                                           "이다",
                                           "이라고",
                                           "이라는",
                                           "하고",
                                           "이며",
                                           "들",
                                           "들은",
                                           "측",
                                           "측은",
                                           "발",
                                           "행",
                                           "시",
                                           "씨",
                                           "님",
                                           "위원장",
                                           "부위원장",
                                           "국무위원장",
                                           "총비서",
                                           "대통령",
                                           "대통령당선인",
                                           "전대통령",
                                           "총리",
                                           "국무총리",
                                           "장관",
                                           "부장관",
                                           "차관",
                                           "외무상",
                                           "부부장",
                                           "제1부부장",
                                           "원수",
                                           "대원수",
                                           "대변인",
                                           "주석",
                                           "동지",
                                           "선생님",
                                           "당국",
                                           "정부",
                                           "정부의",
                                           "에서부터는",
                                           "위원장동지께서는",
                                           "시장과",
                                           "시에서",
                                           "인민들의",
                                           "시대의",
                                           "까지만이",
                                           "이었다",
                                           "입니다"};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        char form[96];
        (void)snprintf(form, sizeof form, "평양%s", suffixes[i]);
        if (!leads_to_korean(form, "평양")) {
            fail_msg("%s", form);
        }
    }
    assert_false(leads_to_korean("에서", ""));
    assert_false(leads_to_korean("평양", "평양"));
    assert_false(leads_to_korean("평양냉면", "평양"));
}

static void particles_follow_the_sound_before_them(void **state)
{
    (void)state;
    static const struct {
        const char *form, *name;
        bool good;
    } cases[] = {
        {"서울로", "서울", true},          {"서울으로", "서울", false},
        {"부산으로", "부산", true},        {"부산로", "부산", false},
        {"모스크바로", "모스크바", true},  {"모스크바는", "모스크바", true},
        {"모스크바은", "모스크바", false}, {"부산는", "부산", false},
        {"부산가", "부산", false},         {"모스크바가", "모스크바", true},
        {"부산을", "부산", true},          {"모스크바을", "모스크바", false},
        {"부산과", "부산", true},          {"부산와", "부산", false},
        {"모스크바와", "모스크바", true},  {"부산이라는", "부산", true},
        {"부산라는", "부산", false},       {"모스크바라는", "모스크바", true},
        {"부산이랑", "부산", true},        {"모스크바랑", "모스크바", true},
        {"부산는에서", "부산", false},     {"화성15가", "화성15", true},
        {"화성15은", "화성15", true},      {"부산의에서", "부산", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (leads_to_korean(cases[i].form, cases[i].name) != cases[i].good) {
            fail_msg("%s", cases[i].form);
        }
    }
}

static void a_name_keeps_two_letters_or_two_syllables(void **state)
{
    (void)state;
    static const onym_text keys[] = {TEXT_INIT(""), TEXT_INIT("а"), TEXT_INIT("은")};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        buffer out = {0};
        inflection how;
        suffix_layer layer;
        size_t russian_state = 0, korean_state = 0;
        assert_false(inflect_cyrillic(&out, &how, keys[i], &russian_state));
        assert_false(inflect_korean(&out, &layer, keys[i], SUFFIX_NONE, &korean_state));
        buffer_free(&out);
    }
    assert_false(leads_to_korean("리가", "리"));
    assert_false(leads_to_korean("그는", "그"));
    assert_true(leads_to_korean("김위원장", "김")); /* but before a title */
    assert_true(leads_to_korean("문대통령은", "문"));
}

static void every_proposal_is_made_and_then_no_more(void **state)
{
    (void)state;
    buffer out = {0};
    inflection how;
    size_t state_now = 0, count = 0;
    while (inflect_cyrillic(&out, &how, TEXT("москве"), &state_now)) {
        assert_true(out.size > 0 && ++count < 1000);
    }
    assert_false(inflect_cyrillic(&out, &how, TEXT("москве"), &state_now));
    assert_true(count > 3);
    buffer_free(&out);
}

/* WRONG in some case is FORM, whose nominative is NAME: RIGHT in that case. */
static void assert_declined(const char *form, const char *name, const char *right, unsigned kind,
                            const char *expected)
{
    buffer out = {0}, word = {0};
    inflection how;
    size_t state = 0;
    bool found = false;
    while (!found && inflect_cyrillic(&word, &how, onym_text_of(form), &state)) {
        found = strcmp(word.data, name) == 0 && (how.kinds & kind) != 0;
    }
    assert_true(found);
    decline_cyrillic(&out, onym_text_of(right), &how, kind);
    assert_string_equal(out.data, expected);
    buffer_free(&out);
    buffer_free(&word);
}

static void another_name_takes_the_case(void **state)
{
    (void)state;
    assert_declined("уна", "ун", "Ын", INFLECT_PERSON, "Ына");
    assert_declined("пхенъяне", "пхенъян", "Пхеньян", INFLECT_PLACE, "Пхеньяне");
    assert_declined("владвостока", "владвосток", "Владивосток", INFLECT_PLACE, "Владивостока");
    assert_declined("куйбышеве", "куйбышев", "Самара", INFLECT_PLACE, "Самаре");
    assert_declined("калинину", "калинин", "Тверь", INFLECT_PLACE, "Твери");
    assert_declined("песковым", "песков", "Путин", INFLECT_PERSON, "Путиным");
    assert_declined("хабаровка", "хабаровк", "Хабаровск", INFLECT_PLACE, "Хабаровска");
    assert_declined("ленинграде", "ленинград", "Сочи", INFLECT_PLACE, "Сочи");
    assert_declined("артемівськом", "артемівськ", "Бахмут", INFLECT_PLACE, "Бахмутом");
}

static void assert_agrees(const char *behind, const char *before, const char *after,
                          const char *expected)
{
    buffer out = {0};
    agree_korean(&out, onym_text_of(behind), onym_text_of(before), onym_text_of(after));
    assert_string_equal(out.data, expected);
    buffer_free(&out);
}

static void particles_agree_with_another_name(void **state)
{
    (void)state;
    assert_agrees("은", "블라디보스톡", "블라디보스토크", "는");
    assert_agrees("를", "평야", "평양", "을");
    assert_agrees("으로", "블라디보스톡", "블라디보스토크", "로");
    assert_agrees("로", "서우", "서울", "로"); /* ㄹ takes 로, as a vowel does */
    assert_agrees("와의", "푸티", "푸틴", "과의");
    assert_agrees("이라고", "볼가강", "볼가", "라고");
    assert_agrees("은행", "블라디보스톡", "블라디보스토크", "은행"); /* a bank, no particle */
    assert_agrees("에서", "블라디보스톡", "블라디보스토크", "에서");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(russian_cases_lead_to_the_name),
        cmocka_unit_test(every_type_of_declension_is_read),
        cmocka_unit_test(other_words_do_not),
        cmocka_unit_test(cases_are_told),
        cmocka_unit_test(korean_suffixes_come_off),
        cmocka_unit_test(particles_follow_the_sound_before_them),
        cmocka_unit_test(a_name_keeps_two_letters_or_two_syllables),
        cmocka_unit_test(every_proposal_is_made_and_then_no_more),
        cmocka_unit_test(another_name_takes_the_case),
        cmocka_unit_test(particles_agree_with_another_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
