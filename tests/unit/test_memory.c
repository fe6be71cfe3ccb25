/* Memory runs out: in every call of the library the n-th allocation fails, for every n, or for a
 * few hundred of them where there are more (FAULT_STRIDE=1: for every n).  The call must give what
 * it gives otherwise or say that there is no memory, keep nothing, and leave files old or new.
 * ICU's own allocations do not fail: it cannot go on without them (src/cli/memory.c). */
#include <errno.h>
#include <stdlib.h>
#include <unicode/uclean.h>
#include <unistd.h>

#include "base/buffer.h"
#include "fixture.h"

#ifdef ONYM_SANITIZED
#define SANITIZED true /* a sanitizer's allocator is not replaced */
#else
#define SANITIZED false
#endif

#define POINTS_MAX 250 /* failures tried of one call */

static bool armed;
static unsigned long count, wanted;
static long live; /* blocks that are allocated and not freed, while armed */

#if !SANITIZED
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

static bool fails(void)
{
    bool now = armed && ++count == wanted;
    errno = now ? ENOMEM : errno;
    return now;
}

static void *counted(void *memory)
{
    live += armed && memory != NULL;
    return memory;
}

void *malloc(size_t size)
{
    return fails() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t number, size_t size)
{
    return fails() ? NULL : counted(__libc_calloc(number, size));
}

void *realloc(void *memory, size_t size)
{
    if (fails()) {
        return NULL;
    }
    void *moved = __libc_realloc(memory, size);
    live += armed && memory == NULL && moved != NULL;
    return moved;
}

void free(void *memory)
{
    live -= armed && memory != NULL;
    __libc_free(memory);
}

static void *U_CALLCONV icu_allocate(const void *context, size_t size)
{
    (void)context;
    return __libc_malloc(size);
}

static void *U_CALLCONV icu_reallocate(const void *context, void *memory, size_t size)
{
    (void)context;
    return __libc_realloc(memory, size);
}

static void U_CALLCONV icu_release(const void *context, void *memory)
{
    (void)context;
    __libc_free(memory);
}
#endif

/* What a call said, without an allocation. */
typedef struct answer {
    size_t size;
    char text[1 << 17];
} answer;

static int put(void *context, const char *data, size_t size)
{
    answer *a = context;
    size = size < sizeof a->text - 1 - a->size ? size : sizeof a->text - 1 - a->size;
    memcpy(a->text + a->size, data, size);
    a->size += size;
    a->text[a->size] = '\0';
    return 0;
}

static void put_string(answer *a, onym_string *made)
{
    (void)put(a, made->data, made->size);
    onym_string_free(made);
}

static const char draft[] =
    "Putin met Kim Jongun in Pyonyang on Tuesday, said the Rodong Shinmun. Kiev, Leningrad and\n"
    "P'yongyang were named; Vladimir Poutine smiled. Zorvath and Zorvat; Py\xE2\x80\x8Bongyang.\n"
    "Р\xD0\xBE\xD1\x81siya, 평양에서 김정은 위원장이, Владимир Путин в Пхеньяне. \"Kiev,\" he "
    "said.\n";

static int open_and_look_up(answer *out, onym_error *error)
{
    static const char *const queries[] = {"Pyonyang", "Пхеньяне", "평양에서", "Rhee", "none"};
    const char *path = mini.path;
    onym_glossary *glossary;
    onym_stats stats;
    onym_list *list;
    int status = onym_glossary_open(&glossary, &path, 1, error);
    for (size_t i = 0; i < COUNT_OF(queries) && status == ONYM_OK; i++) {
        onym_entries *found;
        status = onym_glossary_lookup(&found, glossary, onym_text_of(queries[i]), 0, 5, error);
        for (size_t j = 0; j < onym_entries_count(found); j++) {
            (void)put(out, onym_entries_at(found, j)->concept,
                      strlen(onym_entries_at(found, j)->concept));
        }
        onym_entries_free(found);
        status = status == ONYM_NOT_FOUND ? ONYM_OK : status;
    }
    if (status == ONYM_OK &&
        (status = onym_glossary_complete(&list, glossary, TEXT("K"), 9, error)) == ONYM_OK) {
        for (size_t i = 0; i < onym_list_count(list); i++) {
            (void)put(out, onym_list_at(list, i), strlen(onym_list_at(list, i)));
        }
        onym_list_free(list);
    }
    if (status == ONYM_OK &&
        (status = onym_glossary_stats(&stats, glossary, 0, error)) == ONYM_OK) {
        (void)put(out, stats.hash, strlen(stats.hash));
        onym_stats_free(&stats);
    }
    onym_glossary_free(glossary);
    return status;
}

static int report(answer *out, const onym_findings *findings, onym_format format, onym_error *error)
{
    onym_reporter *reporter;
    const onym_report_options options = {.format = format};
    int status = onym_reporter_new(&reporter, &options, put, out, error);
    if (status == ONYM_OK) {
        status = onym_reporter_file(reporter, "draft", onym_text_of(draft), findings, error);
        onym_reporter_failure(reporter, "other", "input: cannot open");
        status = status == ONYM_OK ? onym_reporter_end(reporter, error) : status;
    }
    onym_reporter_free(reporter);
    return status;
}

static int check_and_report(answer *out, onym_error *error)
{
    onym_checker *checker;
    onym_findings *findings = NULL;
    onym_string fixed;
    int status = onym_checker_new(&checker, mini.glossary, mini.style, error);
    if (status == ONYM_OK) {
        status = onym_check(&findings, checker, onym_text_of(draft), error);
    }
    for (unsigned format = ONYM_HUMAN; format <= ONYM_HTML && status == ONYM_OK; format++) {
        status = report(out, findings, (onym_format)format, error);
    }
    if (status == ONYM_OK) {
        status = onym_fix(&fixed, NULL, onym_text_of(draft), findings, 0, error);
    }
    if (status == ONYM_OK) {
        onym_string diff;
        onym_text made = {fixed.data, fixed.size};
        status = onym_diff(&diff, "draft", onym_text_of(draft), made, error);
        onym_string_free(&fixed);
        if (status == ONYM_OK) {
            put_string(out, &diff);
        }
    }
    onym_findings_free(findings);
    onym_checker_free(checker);
    return status;
}

/* Names of native texts: misspelt, by the other Korea, in their cases and with their particles. */
static int check_drafts(answer *out, onym_error *error)
{
    static const onym_text drafts[] = {
        TEXT_INIT("Ким Чен Ун вернулся в Пхёньян. В Пхенъяне его ждали Цой Сон Хе, министр, и "
                  "Дмитрий Медвидев. Владимера Путина видели в Санкт-Петербургу, Лениграде и "
                  "Ростове-на-Дону; Ким Чен-ын и Роскосмас, говорит И. Зорватов.\n"),
        TEXT_INIT("Володимир Зеленьский повернувся до Києва. У Киеві його чекали.\n"),
        TEXT_INIT("북한 평양을 떠난 블라디미르 푸친 대통령은 모스코바에서 최선희 외무상과 "
                  "김정운 위원장을 만났다. 로동신문과 로스토프나도누, 상트페테르부르그.\n"),
    };
    onym_checker *checker;
    int status = onym_checker_new(&checker, mini.glossary, mini.style, error);
    for (size_t i = 0; i < COUNT_OF(drafts) && status == ONYM_OK; i++) {
        onym_findings *findings;
        status = onym_check(&findings, checker, drafts[i], error);
        for (size_t j = 0; status == ONYM_OK && j < onym_findings_count(findings); j++) {
            const onym_finding *f = onym_findings_at(findings, j);
            (void)put(out, f->text, f->text_size);
            (void)put(out, f->message, strlen(f->message));
        }
        onym_findings_free(status == ONYM_OK ? findings : NULL);
    }
    onym_checker_free(checker);
    return status;
}

static int explain(answer *out, onym_error *error)
{
    static const size_t places[][2] = {{0, 0}, {1, 1}, {1, 11}, {1, 25}, {2, 2}, {3, 12}};
    onym_explanation e;
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT_OF(places) && status == ONYM_OK; i++) {
        onym_text text = places[i][0] == 0 ? TEXT("Pyongyan") : onym_text_of(draft);
        status = onym_explain(&e, mini.checker, text, places[i][0], places[i][1], error);
        if (status == ONYM_OK) {
            (void)put(out, e.text, strlen(e.text));
            onym_explanation_free(&e);
        }
    }
    return status;
}

static int compare(answer *out, onym_error *error)
{
    static const struct {
        onym_text native, english;
    } pairs[] = {
        {TEXT_INIT("Владимир Путин и Иван Зорватов прибыли в Пхеньян. Москва, Киев.\n"),
         TEXT_INIT("Vladimir Putin and Ivan Zorvatof arrived in Pyonyang. Moscow.\n")},
        {TEXT_INIT("김정은 위원장과 박철민이 평양에서 만났다.\n최선희 외무상.\n"),
         TEXT_INIT("Kim Jong Un met Pak Chol Min in Pyongyang.\nChoe Son Hui.\n")},
    };
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT_OF(pairs) && status == ONYM_OK; i++) {
        onym_comparison c;
        status = onym_compare(&c, mini.checker, mini.dir, pairs[i].native, pairs[i].english, error);
        if (status == ONYM_OK) {
            status = report(out, c.translation, ONYM_UNIX, error);
            onym_comparison_free(&c);
        }
    }
    return status;
}

static int standardise(answer *out, onym_error *error)
{
    onym_string made;
    onym_checker *checker;
    int status = onym_checker_new(&checker, mini.glossary, mini.style, error);
    if (status == ONYM_OK) {
        status = onym_standardise(&made, checker, mini.dir, onym_text_of(draft),
                                  ONYM_STANDARD_TRANSLIT | ONYM_STANDARD_ANNOTATE, error);
    }
    if (status == ONYM_OK) {
        put_string(out, &made);
    }
    onym_checker_free(checker);
    return status;
}

static int fit_styles(answer *out, onym_error *error)
{
    onym_style_fits *fits;
    int status = onym_styles_fit(&fits, mini.glossary, mini.dir, onym_text_of(draft), error);
    if (status == ONYM_OK) {
        (void)put(out, onym_style_fits_at(fits, 0)->style,
                  strlen(onym_style_fits_at(fits, 0)->style));
        onym_style_fits_free(fits);
    }
    return status;
}

static int check_records(answer *out, onym_error *error)
{
    static const char *const records[] = {
        "{\"id\": 7, \"text\": \"In Pyonyang.\", \"lang\": \"en\"}", "{\"id\": 8}", "no record"};
    onym_string made;
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT_OF(records) && status == ONYM_OK; i++) {
        status = onym_check_record(&made, mini.checker, onym_text_of(records[i]), error);
        if (status == ONYM_OK) {
            put_string(out, &made);
        }
    }
    return status;
}

static int apply_systems(answer *out, onym_error *error)
{
    static const struct {
        const char *id, *text;
        onym_kind kind;
    } cases[] = {{"ru-bgn", "Юрий Щёлково, Подъячев", ONYM_KIND_PERSON},
                 {"ru-iso9", "Щёлково", ONYM_KIND_TEXT},
                 {"ko-mr", "평양에서 독립문, 金正恩", ONYM_KIND_TEXT},
                 {"ko-kp", "량강도 백두산", ONYM_KIND_PLACE},
                 {"ko-kontsevich", "김정은", ONYM_KIND_PERSON},
                 {"ko-rr", "이재명", ONYM_KIND_PERSON}};
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT_OF(cases) && status == ONYM_OK; i++) {
        onym_system *system;
        onym_string made;
        onym_spans spans;
        const onym_translit_options options = {.kind = cases[i].kind, .fold = true};
        status = onym_system_open(&system, mini.dir, cases[i].id, error);
        if (status == ONYM_OK) {
            status = onym_system_apply(&made, &spans, system, onym_text_of(cases[i].text), &options,
                                       error);
        }
        if (status == ONYM_OK) {
            put_string(out, &made);
            onym_spans_free(&spans);
        }
        onym_system_free(system);
    }
    return status;
}

static int go_back(answer *out, onym_error *error)
{
    static const struct {
        const char *id, *text;
    } cases[] = {{"ru-iso9", "Ŝëlkovo"}, {"ru-bgn", "Shchelkovo"}, {"ko-rr", "Pyeongyang"}};
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT_OF(cases) && status == ONYM_OK; i++) {
        onym_system *system;
        onym_string made;
        onym_list *list;
        onym_text text = onym_text_of(cases[i].text);
        status = onym_system_open(&system, mini.dir, cases[i].id, error);
        if (status == ONYM_OK) {
            status = onym_system_reverse(&made, system, text, NULL, error);
        }
        if (status == ONYM_OK) {
            put_string(out, &made);
            status = onym_system_candidates(&list, system, text, NULL, 3, error);
        }
        if (status == ONYM_OK) {
            (void)put(out, onym_list_at(list, 0), strlen(onym_list_at(list, 0)));
            onym_list_free(list);
        }
        onym_system_free(system);
    }
    return status;
}

static int export_all(answer *out, onym_error *error)
{
    static const char *const formats[] = {"tsv",      "csv",          "tbx",  "omegat",
                                          "hunspell", "hunspell-aff", "vale", "codespell"};
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT_OF(formats) && status == ONYM_OK; i++) {
        status = onym_glossary_export(mini.glossary, formats[i], put, out, error);
    }
    return status == ONYM_OK
               ? onym_glossary_export_stardict(mini.glossary, fixture_path("dict"), error)
               : status;
}

/* ---- What writes a glossary ---- */

static char own[192], made_path[192];

/* Whether the glossary OWN has the concept that it had before. */
static bool is_sound(void)
{
    const char *path = own;
    onym_glossary *glossary;
    onym_entries *found = NULL;
    int status = onym_glossary_open(&glossary, &path, 1, NULL);
    if (status == ONYM_OK) {
        status =
            onym_glossary_lookup(&found, glossary, TEXT("Zorold Peak"), ONYM_LOOKUP_EXACT, 1, NULL);
    }
    onym_entries_free(found);
    onym_glossary_free(glossary);
    return status == ONYM_OK;
}

static int add_and_remove(answer *out, onym_error *error)
{
    const onym_addition addition = {
        .concept = "kp.place.zornew", .kind = "place", .en = "Zornew Hill", .ko_kp = "졸새"};
    (void)out;
    int status = onym_glossary_add(own, mini.dir, &addition, error);
    return status == ONYM_OK ? onym_glossary_remove(own, "kp.place.zornew", error) : status;
}

static const char *const imports[][2] = {
    {"i.tsv",
     "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss\n"
     "xx.org.zorbank\tZorbank\tЗорбанк\t조르은행\t조르은행\t\t\tZB <short>\ttranslation\t\t"
     "user\ta bank\n"},
    {"i.csv", "en,ru,gloss\n\"Zor, \"\"the\"\" Bank\",Зор,\"a, bank\"\n"},
    {"i.tbx", "<?xml version=\"1.0\"?><tbx type=\"TBX-Basic\" xml:lang=\"en\"><text><body>"
              "<conceptEntry id=\"c1\"><langSec xml:lang=\"en\"><termSec><term>Zortbx</term>"
              "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote></termSec>"
              "</langSec><langSec xml:lang=\"ru\"><termSec><term>Зор</term></termSec></langSec>"
              "</conceptEntry></body></text></tbx>\n"},
    {"i.geo", "1871859\tZorgeo\tZorgeo\t조르,Зоргео\t39.0\t125.7\tP\tPPLC\tKP\t\t12\t\t\t\t100\t\t"
              "35\tAsia/Pyongyang\t2020-01-01\n"},
    {"i.omt", "Зоромега\tZoromega\tcomment\n"},
};

static int import(answer *out, onym_error *error)
{
    static const char *const formats[] = {"tsv", "csv", "tbx", "geonames", "omegat"};
    int status = ONYM_OK;
    (void)out;
    for (size_t i = 0; i < COUNT_OF(formats) && status == ONYM_OK; i++) {
        const char *file = fixture_path(imports[i][0]);
        const onym_import_options options = {.format = formats[i], .data_dir = mini.dir};
        status = onym_glossary_import(NULL, own, &file, 1, &options, error);
    }
    return status;
}

static int build(answer *out, onym_error *error)
{
    (void)out;
    const char *const lists[] = {fixture_path("words")};
    return onym_glossary_build(made_path, mini.dir, lists, 1, NULL, NULL, error);
}

static int verify(answer *out, onym_error *error)
{
    int status = onym_glossary_verify(mini.dir, ONYM_VERIFY_NOTES, NULL, NULL, error);
    if (status == ONYM_NOT_FOUND) { /* the small dictionary has faults */
        (void)put(out, error->message, strlen(error->message));
        return ONYM_OK;
    }
    return status;
}

/* ---- The sweep ---- */

typedef int job(answer *out, onym_error *error);

static answer expected, got;
static onym_error failure;

/* Runs JOB with its allocation N failing, 0 for none; returns its status. */
static int run(job *work, answer *out, unsigned long n)
{
    *out = (answer){.size = 0};
    count = 0;
    wanted = n;
    live = 0;
    armed = true;
    int status = work(out, &failure);
    armed = false;
    if (status != ONYM_OK && failure.status != status) {
        fail_msg("allocation %lu: status %d, but the error says %d, %s", n, status, failure.status,
                 failure.message);
    }
    return status;
}

static void sweep(job *work)
{
    if (SANITIZED) {
        skip();
    }
    const char *wish = getenv("FAULT_STRIDE");
    for (int i = 0; i < 2; i++) { /* what is kept for the next call is kept from now on */
        int status = run(work, &expected, 0);
        if (status != ONYM_OK) {
            fail_msg("status %d: %s", status, failure.message);
        }
    }
    unsigned long points = count;
    unsigned long stride = wish != NULL && strcmp(wish, "1") == 0 ? 1 : points / POINTS_MAX + 1;
    for (unsigned long n = 1; n <= points; n += stride) {
        int status = run(work, &got, n);
        size_t same = 0;
        while (got.text[same] != '\0' && got.text[same] == expected.text[same]) {
            same++;
        }
        if (status == ONYM_OK ? strcmp(got.text, expected.text) != 0 : status != ONYM_EINTERNAL) {
            fail_msg("allocation %lu of %lu: status %d (%s), \"%.300s\" for \"%.300s\"", n, points,
                     status, status == ONYM_OK ? "" : failure.message, got.text + same,
                     expected.text + same);
        }
        /* What a checker keeps for its next text is no leak: it is not kept ever anew. */
        for (int i = 0; live > 0 && i < 4; i++) {
            (void)run(work, &got, n);
        }
        if (live > 0) {
            fail_msg("allocation %lu of %lu: %ld blocks are not freed", n, points, live);
        }
    }
    assert_int_equal(run(work, &got, 0), ONYM_OK);
    assert_string_equal(got.text, expected.text);
}

#define SWEEP(name)                                                                                \
    static void memory_runs_out_in_##name(void **state)                                            \
    {                                                                                              \
        (void)state;                                                                               \
        sweep(name);                                                                               \
        assert_true(is_sound());                                                                   \
    }

SWEEP(open_and_look_up)
SWEEP(check_and_report)
SWEEP(check_drafts)
SWEEP(explain)
SWEEP(compare)
SWEEP(standardise)
SWEEP(fit_styles)
SWEEP(check_records)
SWEEP(apply_systems)
SWEEP(go_back)
SWEEP(export_all)
SWEEP(add_and_remove)
SWEEP(import)
SWEEP(build)
SWEEP(verify)

static int open_all(void **state)
{
#if !SANITIZED
    UErrorCode code = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, icu_allocate, icu_reallocate, icu_release, &code);
#endif
    if (fixture_open(state) != 0) {
        return -1;
    }
    const onym_addition old = {.kind = "place", .en = "Zorold Peak", .ru = "Зоролд"};
    for (size_t i = 0; i < COUNT_OF(imports); i++) {
        fixture_write(imports[i][0], imports[i][1]);
    }
    (void)snprintf(own, sizeof own, "%s", fixture_path("own.db"));
    (void)snprintf(made_path, sizeof made_path, "%s", fixture_path("made.db"));
    return onym_glossary_add(own, mini.dir, &old, NULL) == ONYM_OK ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_runs_out_in_open_and_look_up),
        cmocka_unit_test(memory_runs_out_in_check_and_report),
        cmocka_unit_test(memory_runs_out_in_check_drafts),
        cmocka_unit_test(memory_runs_out_in_explain),
        cmocka_unit_test(memory_runs_out_in_compare),
        cmocka_unit_test(memory_runs_out_in_standardise),
        cmocka_unit_test(memory_runs_out_in_fit_styles),
        cmocka_unit_test(memory_runs_out_in_check_records),
        cmocka_unit_test(memory_runs_out_in_apply_systems),
        cmocka_unit_test(memory_runs_out_in_go_back),
        cmocka_unit_test(memory_runs_out_in_export_all),
        cmocka_unit_test(memory_runs_out_in_add_and_remove),
        cmocka_unit_test(memory_runs_out_in_import),
        cmocka_unit_test(memory_runs_out_in_build),
        cmocka_unit_test(memory_runs_out_in_verify),
    };
    return cmocka_run_group_tests(tests, open_all, fixture_close);
}
