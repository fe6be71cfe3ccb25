/* A small dictionary in a directory of its own, compiled once for each test program. */
#include "fixture.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

fixture mini;

#define HEADER "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss\n"

/* In the manner of dict/names, thirty concepts of every kind that the rules turn on. */
static const char names[] = HEADER
    "cn.person.xi-jinping\tXi Jinping\tСи Цзиньпин\t\t시진핑\t\t\t\tchinese\t\tsrc\tpresident\n"
    "fr.person.charles-de-gaulle\tCharles de Gaulle\t\t\t\t\t\tde Gaulle <family>\tlatin\t\tsrc\t\n"
    "kp.media.rodong-sinmun\tRodong Sinmun\tНодон синмун\t로동신문\t노동신문\t\t勞動新聞\t"
    "Rodong Shinmun <deprecated>; Rodong <short>\t\t1945-11-01/\tsrc\tnewspaper\n"
    "kp.org.foreign-ministry\tMinistry of Foreign Affairs\tМИД КНДР\t외무성\t외무성\t\t\t\t"
    "translation\t\tsrc\t\n"
    "kp.person.choe-son-hui\tChoe Son Hui\tЦой Сон Хи\t최선희\t최선희\t\t\t\t\t\tsrc\tforeign "
    "minister\n"
    "kp.person.kim-jong-il\tKim Jong Il\tКим Чен Ир\t김정일\t김정일\t\t\tKim Jong Xx "
    "<misspelling>\t\t\tsrc\tleader until "
    "2011\n"
    "kp.person.kim-jong-un\tKim Jong Un\tКим Чен Ын\t김정은\t김정은\t\t\tKim Jong Xx "
    "<misspelling>\t\t2011/\tsrc\tleader\n"
    "kp.place.hwanghae\tHwanghae\tХванхэ\t황해\t황해\t\t\t\t\t\tsrc\tprovince\n"
    "kp.place.pyongyang\tPyongyang\tПхеньян\t평양\t평양\t\t平壤\t"
    "Phyongyang <ko-kp>; Pyongyangite <demonym>; Heijo <superseded 1945>\testablished\t\tsrc "
    "other\tcapital\n"
    "kp.weapon.hwasong-15\tHwasong-15\tХвасон-15\t화성-15\t화성-15\t\t\t\testablished\t\tsrc\t\n"
    "kr.person.lee-jae-myung\tLee Jae-myung\tЛи Чжэ Мён\t리재명\t이재명\t\t\t\tbearer\t\tsrc\t\n"
    "kr.person.syngman-rhee\tSyngman Rhee\tЛи Сын Ман\t리승만\t이승만\t\t\tRhee "
    "<family>\tbearer\t\t"
    "src\t\n"
    "kr.place.busan\tBusan\tПусан\t부산\t부산\t\t\tPusan <superseded 2000>\t\t\tsrc\tport\n"
    "kr.place.seoul\tSeoul\tСеул\t서울\t서울\t\t\t\testablished\t\tsrc\tcapital\n"
    "ru.org.roscosmos\tRoscosmos\tРоскосмос\t\t로스코스모스\t\t\t\t\t\tsrc\tspace agency\n"
    "ru.media.tass\tTASS\tТАСС\t따쓰\t타스\t\t\tITAR-TASS <superseded 2014>\tacronym\t\tsrc\t\n"
    "ru.person.dmitry-medvedev\tDmitry Medvedev\tДмитрий Медведев\t\t드미트리 "
    "메드베데프\t\t\t\t\t\t"
    "src\t\n"
    "ru.person.maria-zakharova\tMaria Zakharova\tМария Захарова\t\t마리아 "
    "자하로바\t\t\t\tbearer\t\t"
    "src\t\n"
    "ru.person.vladimir-putin\tVladimir Putin\tВладимир Путин\t울라지미르 뿌찐\t블라디미르 "
    "푸틴\t\t\tVladimir Poutine <misspelling>\t\t\tsrc\tpresident\n"
    "ru.place.moscow\tMoscow\tМосква\t모스크바\t모스크바\t\t\tMuscovite <demonym>\texonym\t\tsrc\t"
    "capital\n"
    "ru.place.rostov-on-don\tRostov-on-Don\tРостов-на-"
    "Дону\t\t로스토프나도누\t\t\t\tmixed\t\tsrc\t\n"
    "ru.place.saint-petersburg\tSt. Petersburg\tСанкт-Петербург\t\t상트페테르부르크\t\t\tLeningrad "
    "<superseded 1991>; Saint Petersburg\ttranslation\t\tsrc\t\n"
    "ru.place.vostochny\tVostochny\tВосточный\t\t보스토치니\t\t\t\t\t\tsrc\tcosmodrome\n"
    "ua.person.volodymyr-zelenskyy\tVolodymyr Zelenskyy\tВладимир Зеленский\t\t볼로디미르 "
    "젤렌스키\tВолодимир Зеленський\t\tVolodymyr Zelensky\t\t\tsrc\t\n"
    "ua.place.kyiv\tKyiv\tКиев\t끼예브\t키이우\tКиїв\t\tKiev <superseded 2019>\t\t\tsrc\tcapital\n"
    "xx.media.nk-news\tNK News\t\t\t\t\t\t\tlatin\t\tsrc\twebsite\n"
    "xx.org.united-nations\tUnited Nations\tООН\t유엔\t유엔\t\t\tU.N. <preferred>; "
    "UN\ttranslation\t"
    "\tsrc\t\n"
    "xx.term.juche\tJuche\tЧучхе\t주체\t주체\t\t主體\t\t\t\tsrc\tideology\n"
    "xx.term.peking-duck\tPeking duck\t\t\t\t\t\t\testablished\t\tsrc\ta dish\n"
    "xx.treaty.armistice\tKorean Armistice "
    "Agreement\t\t정전협정\t정전협정\t\t\t\ttranslation\t\tsrc\t"
    "\n";

static const char house[] = "# a style\nid: house\nname: The House\ntitle: House Style\n"
                            "system-ru: ru-bgn-simple\nsystem-uk: uk-2010\nsystem-ko-KP: ko-kp\n"
                            "system-ko-KR: ko-rr\nkorean-names-kp: spaced\n"
                            "korean-names-kr: listed\n";

static const char joined[] = "id: joined\ntitle: Joined\nsystem-ru: ru-bgn\nsystem-ko-KP: ko-mr\n"
                             "korean-names-kp: hyphen\nkorean-names-kr: hyphen\n"
                             "ua.person.volodymyr-zelenskyy\tVolodymyr Zelensky\tsrc\n"
                             "ua.place.kyiv\tKiev\tsrc\n";

static const char sources[] = "id\ttitle\tauthority\tdate\tkind\tnote\n"
                              "src\tA Source\tNobody\t2024\treference\t\n"
                              "other\tAnother\tNobody\t2024\treference\t\n";

static const char words[] = "act\nnational\nnews\nthe\nvisit\nmoss\nseal\nscow\nPolish\npolish\n"
                            "Wednesday\nin\nof\nand\nduck\nministry\nforeign\naffairs\nsaid\n"
                            "it's\nto\nmeet\nmeeting\nagreement\nunited\nnations\nKorean\n";

/* What the fixture's systems are: enough to tell one from another. */
static const char *const systems[] = {
    "ko-kp.rules",           "ko-mr.rules",   "ko-rr.rules",         "ko-kontsevich.rules",
    "korean-exceptions.tsv", "ru-bgn.rules",  "ru-bgn-simple.rules", "ru-alalc.rules",
    "ru-iso9.rules",         "uk-2010.rules",
};

const char *fixture_path(const char *name)
{
    static char paths[4][192];
    static unsigned next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], "%s/%s", mini.dir, name);
    return path;
}

void fixture_write(const char *name, const char *content)
{
    FILE *file = fopen(fixture_path(name), "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void make_dir(const char *name)
{
    assert_int_equal(mkdir(fixture_path(name), 0755), 0);
}

const char *fixture_dict(const char *name, const char *lines)
{
    char sub[128], content[8192];
    make_dir(name);
    const char *const parts[] = {"names", "styles"};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        (void)snprintf(sub, sizeof sub, "%s/%s", name, parts[i]);
        make_dir(sub);
    }
    (void)snprintf(sub, sizeof sub, "%s/systems", name);
    assert_int_equal(symlink(fixture_path("systems"), fixture_path(sub)), 0);
    (void)snprintf(sub, sizeof sub, "%s/sources.tsv", name);
    fixture_write(sub, sources);
    (void)snprintf(sub, sizeof sub, "%s/names/a.tsv", name);
    (void)snprintf(content, sizeof content, "%s%s", HEADER, lines);
    fixture_write(sub, content);
    return fixture_path(name);
}

static void link_systems(void)
{
    make_dir("systems");
    for (size_t i = 0; i < COUNT_OF(systems); i++) {
        char from[512], to[64];
        (void)snprintf(from, sizeof from, "%s/dict/systems/%s", ONYM_SOURCE_DIR, systems[i]);
        (void)snprintf(to, sizeof to, "systems/%s", systems[i]);
        if (access(from, R_OK) == 0) {
            assert_int_equal(symlink(from, fixture_path(to)), 0);
        }
    }
}

static void print_remark(void *context, const char *path, size_t line, const char *message)
{
    (void)context;
    print_error("%s:%zu: %s\n", path, line, message);
}

/* Ends the program with the reason when STATUS is a failure. */
static int need(int status, const onym_error *error)
{
    if (status != ONYM_OK) {
        print_error("%s\n", error->message);
    }
    return status == ONYM_OK ? 0 : -1;
}

int fixture_open(void **state)
{
    (void)state;
    onym_error error = {0, ""};
    (void)snprintf(mini.dir, sizeof mini.dir, "/tmp/onym-mini-XXXXXX");
    if (mkdtemp(mini.dir) == NULL) {
        return -1;
    }
    make_dir("names");
    make_dir("styles");
    link_systems();
    fixture_write("names/mini.tsv", names);
    fixture_write("styles/house.style", house);
    fixture_write("styles/joined.style", joined);
    fixture_write("sources.tsv", sources);
    fixture_write("words", words);
    (void)snprintf(mini.path, sizeof mini.path, "%s/mini.db", mini.dir);
    const char *const paths[] = {mini.path};
    if (need(onym_glossary_build(mini.path, mini.dir, (const char *[]){fixture_path("words")}, 1,
                                 print_remark, NULL, &error),
             &error) != 0 ||
        need(onym_glossary_open(&mini.glossary, paths, 1, &error), &error) != 0 ||
        need(onym_style_open(&mini.style, mini.dir, "house", &error), &error) != 0 ||
        need(onym_style_open(&mini.joined, mini.dir, "joined", &error), &error) != 0) {
        return -1;
    }
    return need(onym_checker_new(&mini.checker, mini.glossary, mini.style, &error), &error);
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(path);
}

int fixture_close(void **state)
{
    (void)state;
    onym_checker_free(mini.checker);
    onym_style_free(mini.style);
    onym_style_free(mini.joined);
    onym_glossary_free(mini.glossary);
    return nftw(mini.dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Whether offset AT of TEXT is inside a character; within invalid bytes any place will do. */
static bool cuts(onym_text text, size_t at)
{
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80 && at > 0 &&
           (unsigned char)text.data[at - 1] >= 0xC2 && (unsigned char)text.data[at - 1] < 0xE0;
}

static void check_finding(onym_text text, const onym_finding *f, const onym_finding *before)
{
    assert_true(f->begin < f->end && f->end <= text.size);
    assert_true(before == NULL || before->begin <= f->begin);
    assert_false(cuts(text, f->begin) || cuts(text, f->end));
    assert_int_equal(f->text_size, f->end - f->begin);
    assert_memory_equal(f->text, text.data + f->begin, f->text_size);
    assert_true(f->line >= 1 && f->column >= 1);
    assert_true(*f->message != '\0' && *f->reason_kind != '\0');
    assert_true(f->suggestion_count > 0 || !f->fixable);
}

const char *fixture_findings(onym_checker *checker, onym_text text)
{
    static buffer shown;
    onym_findings *findings;
    onym_error error = {0, ""};
    buffer_free(&shown);
    if (onym_check(&findings, checker, text, &error) != ONYM_OK) {
        fail_msg("%s", error.message);
    }
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        const onym_finding *f = onym_findings_at(findings, i);
        check_finding(text, f, i > 0 ? f - 1 : NULL);
        buffer_printf(&shown, "%s%s %s %s", i > 0 ? "; " : "", onym_level_name(f->level),
                      onym_rule_name(f->rule), f->text);
        for (size_t j = 0; j < f->suggestion_count; j++) {
            buffer_printf(&shown, "%s%s", j == 0 ? " > " : ", ", f->suggestions[j]);
        }
    }
    onym_findings_free(findings);
    return shown.data != NULL ? shown.data : "";
}

void fixture_expect(onym_checker *checker, const expectation *cases, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *found = fixture_findings(checker, onym_text_of(cases[i].text));
        if (strcmp(found, cases[i].findings) != 0) {
            print_error("%s\n  gives    %s\n  and not  %s\n", cases[i].text, found,
                        cases[i].findings);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}
