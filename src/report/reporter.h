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
    size_t offset; /* of TEXT in the whole text, which the finding's places are in */
} report_item;

/* One text with all that was found in it. */
typedef struct report_file {
    const char *path;
    onym_text text;
    const onym_findings *findings;
} report_file;

/* What was printed so far. */
typedef struct report_totals {
    size_t findings;
    size_t levels[ONYM_ERROR + 1];
    size_t rules[ONYM_RULE_COUNT][ONYM_ERROR + 1];
    size_t texts; /* all of them */
    size_t files; /* with findings */
    size_t dropped;
} report_totals;

/* What a format's functions print to.  What fails in OUT sticks there. */
typedef struct report {
    buffer out;
    onym_report_options options;
    const char *style;    /* that the text is checked by, if it is to be told; or NULL */
    report_totals totals; /* in a finding's function: of those before it */
    void *memory;         /* what the format keeps between its functions */
} report;

/* A format: what it prints for a finding, and around them.  What it does not need is NULL. */
typedef struct report_format {
    bool (*begin)(report *r); /* first of all; false when there is no memory */
    void (*file)(report *r, const report_file *file); /* before the findings of a text */
    void (*item)(report *r, const report_item *item);
    void (*file_end)(report *r, const report_file *file); /* after them */
    void (*failure)(report *r, const char *path, const char *message);
    void (*end)(report *r);
    void (*forget)(report *r); /* frees MEMORY, whatever became of the report */
} report_format;

extern const report_format report_human, report_unix, report_json, report_jsonl, report_sarif,
    report_html;

#endif
