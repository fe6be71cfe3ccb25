/* Reporters: the functions of onym.h, which drive one of the formats. */
#include "report/reporter.h"

#include <stdlib.h>

#include "base/error.h"

/* Printed text is handed on when it has grown to this size. */
#define FLUSH_SIZE ((size_t)64 * 1024)

struct onym_reporter {
    const report_format *format;
    onym_report_options options;
    onym_write_fn *write;
    void *context;
    buffer out;
    report_totals totals;
};

static const report_format *const formats[] = {
    [ONYM_HUMAN] = &report_human,
    [ONYM_UNIX] = &report_unix,
    [ONYM_JSON] = &report_json,
    [ONYM_JSONL] = &report_jsonl,
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
    reporter->options = *options;
    reporter->write = write;
    reporter->context = context;
    *out = reporter;
    return ONYM_OK;
}

static int flush(onym_reporter *reporter, onym_error *error)
{
    buffer *out = &reporter->out;
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
    report_totals *totals = &reporter->totals;
    reporter->format->item(&reporter->out, &reporter->options, totals, item);
    totals->findings++;
    if ((size_t)item->finding->level < sizeof totals->levels / sizeof totals->levels[0]) {
        totals->levels[item->finding->level]++;
    }
    bool full = reporter->out.failed || reporter->out.size >= FLUSH_SIZE;
    return full ? flush(reporter, error) : ONYM_OK;
}

int onym_reporter_file(onym_reporter *reporter, const char *path, onym_text text,
                       const onym_findings *findings, onym_error *error)
{
    size_t count = onym_findings_count(findings);
    reporter->totals.files += count > 0;
    reporter->totals.dropped += onym_findings_encoding(findings)->dropped;
    for (size_t i = 0; i < count; i++) {
        report_item item = {path, text, onym_findings_at(findings, i)};
        int status = print_finding(reporter, &item, error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    return flush(reporter, error);
}

int onym_reporter_end(onym_reporter *reporter, onym_error *error)
{
    if (reporter->format->end != NULL) {
        reporter->format->end(&reporter->out, &reporter->options, &reporter->totals);
    }
    return flush(reporter, error);
}

void onym_reporter_free(onym_reporter *reporter)
{
    if (reporter != NULL) {
        buffer_free(&reporter->out);
        free(reporter);
    }
}
