/* Reporters: one way of printing findings each, behind the functions of onym.h. */
#ifndef ONYM_REPORT_REPORTER_H
#define ONYM_REPORT_REPORTER_H

#include "base/buffer.h"
#include "onym.h"

/* One finding, with the text that it is about. */
typedef struct report_item {
    const char *path;
    onym_text text;
    const onym_finding *finding;
} report_item;

/* What was printed so far. */
typedef struct report_totals {
    size_t findings;
    size_t levels[ONYM_ERROR + 1];
    size_t files; /* with findings */
    size_t dropped;
} report_totals;

/* A format: what it prints for a finding, and at the end.  Both append to OUT; what fails there
 * sticks in it. */
typedef struct report_format {
    void (*item)(buffer *out, const onym_report_options *options, const report_totals *before,
                 const report_item *item);
    void (*end)(buffer *out, const onym_report_options *options, const report_totals *totals);
} report_format;

extern const report_format report_human, report_unix, report_json, report_jsonl;

#endif
