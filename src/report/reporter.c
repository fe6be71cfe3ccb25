/* Reporters: the functions of onym.h, which drive one of the formats. */
#include "report/reporter.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/sizes.h"

/* Printed text is handed on when it has grown to this size. */
#define FLUSH_SIZE ((size_t)USUAL_OR_TINY(64 * 1024, 1))

struct onym_reporter {
    const report_format *format;
    onym_write_fn *write;
    void *context;
    report report;
    bool found; /* in the stretches of the text at hand so far */
};

static const report_format *const formats[] = {
    [ONYM_HUMAN] = &report_human, [ONYM_UNIX] = &report_unix,   [ONYM_JSON] = &report_json,
    [ONYM_JSONL] = &report_jsonl, [ONYM_SARIF] = &report_sarif, [ONYM_HTML] = &report_html,
};

int onym_reporter_new(onym_reporter **out, const onym_report_options *options, onym_write_fn *write,
                      void *context, onym_error *error)
{
    *out = NULL;
    if ((size_t)options->format >= sizeof formats / sizeof formats[0]) {
        return error_set(error, ONYM_EUSAGE, "usage: unknown format");
    }
    onym_reporter *reporter = calloc(1, sizeof *reporter);
    if (reporter == NULL) {
        return error_memory(error);
    }
    reporter->format = formats[options->format];
    reporter->report.options = *options;
    reporter->write = write;
    reporter->context = context;
    if (reporter->format->begin != NULL && !reporter->format->begin(&reporter->report)) {
        onym_reporter_free(reporter);
        return error_memory(error);
    }
    *out = reporter;
    return ONYM_OK;
}

static int flush(onym_reporter *reporter, onym_error *error)
{
    buffer *out = &reporter->report.out;
    if (out->failed) {
        return error_memory(error);
    }
    if (out->size > 0 && reporter->write(reporter->context, out->data, out->size) != 0) {
        return error_set(error, ONYM_EOUTPUT, "output: cannot write (report)");
    }
    buffer_clear(out);
    return ONYM_OK;
}

static int print_finding(onym_reporter *reporter, const report_item *item, onym_error *error)
{
    report *r = &reporter->report;
    const onym_finding *finding = item->finding;
    reporter->format->item(r, item);
    r->totals.findings++;
    if ((size_t)finding->level <= ONYM_ERROR && (size_t)finding->rule < ONYM_RULE_COUNT) {
        r->totals.levels[finding->level]++;
        r->totals.rules[finding->rule][finding->level]++;
    }
    bool full = r->out.failed || r->out.size >= FLUSH_SIZE;
    return full ? flush(reporter, error) : ONYM_OK;
}

/* Prints the findings of a text, or of a stretch of one. */
static int print_findings(onym_reporter *reporter, report_item item, const onym_findings *findings,
                          onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < onym_findings_count(findings) && status == ONYM_OK; i++) {
        item.finding = onym_findings_at(findings, i);
        status = print_finding(reporter, &item, error);
    }
    return status;
}

int onym_reporter_file(onym_reporter *reporter, const char *path, onym_text text,
                       const onym_findings *findings, onym_error *error)
{
    report *r = &reporter->report;
    const report_file file = {path, text, findings};
    r->totals.texts++;
    r->totals.files += onym_findings_count(findings) > 0;
    r->totals.dropped += onym_findings_encoding(findings)->dropped;
    if (reporter->format->file != NULL) {
        reporter->format->file(r, &file);
    }
    report_item item = {.path = path, .text = text};
    int status = print_findings(reporter, item, findings, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (reporter->format->file_end != NULL) {
        reporter->format->file_end(r, &file);
    }
    return flush(reporter, error);
}

void onym_reporter_style(onym_reporter *reporter, const char *style)
{
    reporter->report.style = style;
}

int onym_reporter_stretch(onym_reporter *reporter, const char *path, const onym_stretch *stretch,
                          onym_error *error)
{
    report *r = &reporter->report;
    if (reporter->format->file != NULL || reporter->format->file_end != NULL) {
        return error_set(error, ONYM_EUSAGE, "usage: this format shows texts as a whole");
    }
    reporter->found =
        (stretch->offset > 0 && reporter->found) || onym_findings_count(stretch->findings) > 0;
    r->totals.texts += stretch->last;
    r->totals.files += stretch->last && reporter->found;
    r->totals.dropped += onym_findings_encoding(stretch->findings)->dropped;
    report_item item = {.path = path, .text = stretch->text, .offset = stretch->offset};
    int status = print_findings(reporter, item, stretch->findings, error);
    return status == ONYM_OK ? flush(reporter, error) : status;
}

void onym_reporter_failure(onym_reporter *reporter, const char *path, const char *message)
{
    if (reporter->format->failure != NULL) {
        reporter->format->failure(&reporter->report, path, message);
    }
}

int onym_reporter_end(onym_reporter *reporter, onym_error *error)
{
    if (reporter->format->end != NULL) {
        reporter->format->end(&reporter->report);
    }
    return flush(reporter, error);
}

void onym_reporter_free(onym_reporter *reporter)
{
    if (reporter != NULL) {
        if (reporter->format->forget != NULL) {
            reporter->format->forget(&reporter->report);
        }
        buffer_free(&reporter->report.out);
        free(reporter);
    }
}
