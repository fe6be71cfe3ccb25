/* The whole way of a text: findings in order and in bounds, fixes that touch nothing else, reports
 * with nothing live in them. */
#include "fuzz.h"

static onym_glossary *glossary;
static onym_style *style;
static onym_checker *checker;

static void begin(void)
{
    const char *paths[] = {FUZZ_GLOSSARY};
    if (checker == NULL) {
        HOLDS(onym_glossary_open(&glossary, paths, 1, NULL) == ONYM_OK);
        HOLDS(onym_style_open(&style, FUZZ_DATA, "ap", NULL) == ONYM_OK);
        HOLDS(onym_checker_new(&checker, glossary, style, NULL) == ONYM_OK);
    }
}

static void check_findings(const onym_findings *findings, onym_text text)
{
    size_t last = 0;
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        const onym_finding *f = onym_findings_at(findings, i);
        HOLDS(f->begin >= last && f->begin < f->end && f->end <= text.size);
        HOLDS(on_boundary(text, f->begin) && on_boundary(text, f->end));
        HOLDS(f->line >= 1 && f->column >= 1 && f->rule < ONYM_RULE_COUNT);
        HOLDS(f->text_size == f->end - f->begin);
        HOLDS(memcmp(f->text, text.data + f->begin, f->text_size) == 0);
        HOLDS(f->message[0] != '\0' && f->reason_kind[0] != '\0');
        last = f->begin;
    }
}

/* The bytes outside the fixed places are those of the text, in order. */
static void check_fix(const onym_findings *findings, onym_text text)
{
    onym_string fixed;
    size_t changed;
    HOLDS(onym_fix(&fixed, &changed, text, findings, ONYM_FIX_QUOTES, NULL) == ONYM_OK);
    HOLDS(changed <= onym_findings_count(findings));
    HOLDS(changed > 0 || (fixed.size == text.size &&
                          (text.size == 0 || memcmp(fixed.data, text.data, text.size) == 0)));
    onym_findings *left;
    onym_text after = {fixed.data, fixed.size};
    HOLDS(onym_check(&left, checker, after, NULL) == ONYM_OK);
    check_findings(left, after);
    onym_findings_free(left);
    onym_string_free(&fixed);
}

static int take(void *context, const char *data, size_t size)
{
    HOLDS(!has_live_control((onym_text){data, size}, true));
    *(size_t *)context += size;
    return 0;
}

static void check_reports(const onym_findings *findings, onym_text text)
{
    for (int format = ONYM_HUMAN; format <= ONYM_JSONL; format++) {
        onym_report_options options = {.format = (onym_format)format, .width = 80};
        onym_reporter *reporter;
        size_t written = 0;
        HOLDS(onym_reporter_new(&reporter, &options, take, &written, NULL) == ONYM_OK);
        HOLDS(onym_reporter_file(reporter, "a\x1b.txt", text, findings, NULL) == ONYM_OK);
        HOLDS(onym_reporter_end(reporter, NULL) == ONYM_OK);
        HOLDS(written > 0 || onym_findings_count(findings) == 0);
        onym_reporter_free(reporter);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text text = {(const char *)data, size};
    onym_findings *findings;
    onym_string line;
    begin();
    HOLDS(onym_check(&findings, checker, text, NULL) == ONYM_OK);
    check_findings(findings, text);
    check_fix(findings, text);
    check_reports(findings, text);
    onym_findings_free(findings);
    HOLDS(onym_standardise(&line, checker, FUZZ_DATA, text, ONYM_STANDARD_TRANSLIT, NULL) ==
          ONYM_OK);
    onym_string_free(&line);
    return 0;
}
