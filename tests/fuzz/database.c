/* The bytes of a glossary file: whatever they are, every question is answered or refused. */
#include "files.h"

static int take(void *context, const char *data, size_t size)
{
    (void)context;
    (void)data;
    return size > 0 ? 0 : -1;
}

static int take_entry(void *context, const onym_entry *entry)
{
    (void)context;
    return entry->concept != NULL ? 0 : -1;
}

static void expect(int status)
{
    HOLDS(status == ONYM_OK || status == ONYM_NOT_FOUND || status == ONYM_EGLOSSARY);
}

static void check_text(const onym_glossary *glossary, const onym_style *style)
{
    static const char text[] = "Kim Jong Un met Putin in Pyonyang and Kiev, wrote Rodog Sinmun.";
    onym_checker *checker;
    onym_findings *findings = NULL;
    onym_string made = {NULL, 0};
    int status = onym_checker_new(&checker, glossary, style, NULL);
    expect(status);
    if (status == ONYM_OK) {
        expect(onym_check(&findings, checker, onym_text_of(text), NULL));
        expect(onym_standardise(&made, checker, FUZZ_DATA, onym_text_of(text), 0, NULL));
    }
    onym_string_free(&made);
    onym_findings_free(findings);
    onym_checker_free(checker);
}

static void ask(const onym_glossary *glossary)
{
    static const char *const queries[] = {"Pyongyang", "Пхеньяне", "평양에서", "Pyonyang"};
    onym_stats stats;
    onym_list *list = NULL;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        onym_entries *entries = NULL;
        expect(onym_glossary_lookup(&entries, glossary, onym_text_of(queries[i]), 0, 20, NULL));
        onym_entries_free(entries);
    }
    expect(onym_glossary_complete(&list, glossary, onym_text_of("p"), 20, NULL));
    onym_list_free(list);
    int status = onym_glossary_stats(&stats, glossary, 0, NULL);
    expect(status);
    if (status == ONYM_OK) {
        onym_stats_free(&stats);
    }
    expect(onym_glossary_each(glossary, ONYM_LIST_IMPORTED, take_entry, NULL, NULL));
    status = onym_glossary_export(glossary, "tbx", take, NULL, NULL);
    HOLDS(status <= ONYM_EGLOSSARY);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static onym_style *style;
    const char *path = "bytes.db";
    onym_glossary *glossary;
    onym_error error = {0, ""};
    enter_directory();
    HOLDS(style != NULL || onym_style_open(&style, FUZZ_DATA, "ap", NULL) == ONYM_OK);
    put_file(path, data, size);
    int status = onym_glossary_open(&glossary, &path, 1, &error);
    HOLDS(status == ONYM_OK || (status == ONYM_EGLOSSARY && error.message[0] != '\0'));
    if (status == ONYM_OK) {
        ask(glossary);
        check_text(glossary, style);
    }
    onym_glossary_free(glossary);
    return 0;
}
