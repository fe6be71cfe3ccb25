/* Verifying a dictionary: each rule catches the line that breaks it, and no other. */
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss\n"

static char directory[64];

static void put(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int enter(void **state)
{
    (void)state;
    (void)snprintf(directory, sizeof directory, "/tmp/onym-test-XXXXXX");
    if (mkdtemp(directory) == NULL || chdir(directory) != 0 || mkdir("names", 0755) != 0 ||
        mkdir("styles", 0755) != 0 || symlink(ONYM_TEST_SYSTEMS, "systems") != 0) {
        return -1;
    }
    put("sources.tsv", "id\ttitle\tauthority\tdate\tkind\tnote\ns\tT\tA\t2024\tagency\tN\n");
    put("exceptions.tsv", "rule\tconcept\tsource\tnote\n"
                          "initial-sound\tkr.person.ryu-hyun-jin\ts\tthe family writes so\n"
                          "namesake\tkr.person.kim-myeong-su\ts\tanother man\n"
                          "no-russian\tkr.person.hyeri\ts\tnone is settled\n");
    return 0;
}

static int leave(void **state)
{
    (void)state;
    (void)unlink("names/kp-people.tsv");
    (void)unlink("sources.tsv");
    (void)unlink("exceptions.tsv");
    (void)unlink("systems");
    (void)rmdir("names");
    (void)rmdir("styles");
    return chdir("/") == 0 && rmdir(directory) == 0 ? 0 : -1;
}

/* What was remarked last, and how often. */
struct heard {
    char text[256];
    size_t line, count;
};

static void hear(void *context, const char *path, size_t line, const char *message)
{
    struct heard *h = context;
    (void)path;
    (void)snprintf(h->text, sizeof h->text, "%s", message);
    h->line = line;
    h->count++;
}

static struct heard verify(const char *lines, unsigned flags, int *status)
{
    struct heard h = {"", 0, 0};
    char text[4096];
    (void)snprintf(text, sizeof text, HEADER "%s", lines);
    put("names/kp-people.tsv", text);
    *status = onym_glossary_verify(".", flags, hear, &h, NULL);
    return h;
}

static const struct {
    const char *lines;
    const char *fault; /* NULL: none */
} cases[] = {
    {"kp.place.a\tHamhung\tХамхын\t함흥\t함흥\t\t\t\t\t\ts\tcity\n", NULL},
    {"kp.place.a\tMoscow\t\t함흥\t함흥\t\t\t\t\t\ts\tcity\n",
     "no system writes en so: state the basis"},
    {"kp.place.a\tMoscow\t\t함흥\t함흥\t\t\t\texonym\t\ts\tcity\n", NULL},
    {"kp.place.a\tVonsan\tВонсан\t원산\t원산\t\t\t\t\t\ts\tcity\n",
     "no system writes en so: state the basis"},
    {"ru.person.a\tAndrey Yezhov\tАндрей Ежов\t\t\t\t\t\t\t\ts\tman\n", NULL},
    {"kp.place.b\tHamhung\t\t함흥\t함흥\t\t\t\t\t\ts\tcity\n"
     "kp.place.a\tHamhung City\t\t함흥\t함흥\t\t\t\tmixed\t\ts\tanother\n",
     "the lines are not sorted by concept"},
    {"kp.place.a\tHamhung\t\t함흥\t함흥\t\t\t\t\t\ts\tcity\n"
     "kp.place.b\tHamhung\t\t함흥\t함흥\t\t\t\t\t\ts\tanother\n",
     "kp.place.a has the same en, kind and country"},
    {"kp.person.a\tO Kuk Ryol\tО Гык Рёль\t오극렬\t오극렬\t\t\t\t\t\ts\tgeneral\n"
     "kp.person.b\tO Kuk Ryol\tО Гык Рёль\t오극렬\t오극렬\t\t\t\t\t\ts\tsinger\n",
     NULL},
    {"kp.person.a\tO Kuk Ryol\tО Гык Рёль\t오극렬\t오극렬\t\t\t\t\t\ts\tgeneral\n"
     "kp.person.b\tO Kuk Ryol\tО Гык Рёль\t오극렬\t오극렬\t\t\t\t\t\ts\tgeneral\n",
     "kp.person.a has the same en, and no gloss tells them apart"},
    {"kr.person.a\tChoi Yoon-hee\tЧхве Юн Хи\t최윤희\t최윤희\t\t\t\tbearer\t\ts\tadmiral\n"
     "kr.person.b\tChoi Yun-hee\tЧхве Юн Хи\t최윤희\t최윤희\t\t\t\tbearer\t\ts\tadmiral from "
     "2013\n",
     "kr.person.a has the same native name: one person?"},
    {"kr.person.a\tKim Myung-soo\tКим Мён Су\t김명수\t김명수\t\t\t\tbearer\t\ts\tadmiral\n"
     "kr.person.kim-myeong-su\tKim Myeong-su\tКим Мён Су\t김명수\t김명수\t\t\t\t\t\ts\tjudge\n",
     NULL},
    {"kp.person.a\tRyu Jin\tРю Чин\t류진\t류진\t\t\t\tbearer\t\ts\tman\n",
     "ko-KR keeps an initial that the South does not write"},
    {"kp.person.a\tRyu Jin\tРю Чин\t류진\t유진\t\t\t\tbearer\t\ts\tman\n", NULL},
    {"kr.person.ryu-hyun-jin\tRyu Hyun-jin\tРю Хён Чжин\t류현진\t류현진\t\t\t\tbearer\t\ts\tman\n",
     NULL},
    {"kp.org.a\tKoti Corp\t\t\t\t\t\t\t\t\ts\tfirm\n",
     "no form in another language, and the basis is not latin"},
    {"kp.org.a\tKoti Corp\t\t\t\t\t\t\tlatin\t\ts\tfirm\n", NULL},
    {"kp.person.a\tO Kuk Ryol\t\t오극렬\t오극렬\t\t\t\t\t\ts\tgeneral\n",
     "a person has no Russian form"},
    {"kr.person.hyeri\tHyeri\t\t혜리\t혜리\t\t\t\t\t\ts\tsinger\n", NULL},
    {"ru.place.a\tKherson\tХeрсон\t\t\t\t\t\texonym\t\ts\tcity\n",
     "a form has letters of another script than its language's"},
    {"ru.place.a\tKherson\tKhersonsk\t\t\t\t\t\texonym\t\ts\tcity\n",
     "a form is in Latin letters, not in those of its language"},
    {"ru.media.a\tRT\tRT\t\tRT\t\t\tru:R.T.; ko-KR:RT 방송\tlatin\t\ts\tnetwork\n", NULL},
    {"ru.place.a\tKherson\tХерсон\t\t\t\t\tru:Київ\texonym\t\ts\tcity\n",
     "a Russian form has Ukrainian letters"},
    {"ua.place.a\tKyiv\t\t\t\tКыив\t\t\texonym\t\ts\tcity\n",
     "a Ukrainian form has Russian letters"},
    {"ru.place.a\tKherson\tХерсон\t\t\t\t\tKherso\xCC\x81n\texonym\t\ts\tcity\n",
     "a column is not in NFC"},
    {"ru.place.a\tKherson\tХерсон\t\t\t\t\t\t\t\tnone\tcity\n", "a source is not in sources.tsv"},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int status;
        struct heard h = verify(cases[i].lines, 0, &status);
        assert_string_equal(h.text, cases[i].fault != NULL ? cases[i].fault : "");
        assert_int_equal(h.count, cases[i].fault != NULL ? 1 : 0);
        assert_int_equal(status, cases[i].fault != NULL ? ONYM_NOT_FOUND : ONYM_OK);
    }
}

static void test_notes(void **state)
{
    (void)state;
    int status;
    const char *line = "kp.place.a\tHamhung\t\t함흥\t함흥\t\t\t\t\t\ts\tcity\n";
    struct heard h = verify(line, ONYM_VERIFY_NOTES, &status);
    assert_int_equal(status, ONYM_OK);
    assert_int_equal(h.line, 2);
    assert_string_equal(h.text, "note: the kind is not this file's subject");
}

static void test_missing_dictionary(void **state)
{
    (void)state;
    onym_error error;
    assert_int_equal(onym_glossary_verify("none", 0, NULL, NULL, &error), ONYM_EINPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_missing_dictionary),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
