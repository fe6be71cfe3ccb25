/* .check and .next: the names of a draft, all at once and one by one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/encoding.h"
#include "cli/shell_private.h"
#include "cli/show_data.h"
#include "cli/show_finding.h"

static int is_interrupted(void *context)
{
    const shell *s = context;
    return s->interrupted != NULL && s->interrupted();
}

static int open_checker(shell *s, onym_error *error)
{
    if (s->checker != NULL) {
        return ONYM_OK;
    }
    int status = onym_checker_new(&s->checker, s->glossary, s->style, error);
    if (status == ONYM_OK) {
        onym_checker_interrupt(s->checker, is_interrupted, s);
    }
    return status;
}

static onym_level worst_level(const onym_findings *findings)
{
    onym_level worst = ONYM_NOTE;
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        onym_level level = onym_findings_at(findings, i)->level;
        worst = level > worst ? level : worst;
    }
    return worst;
}

/* The findings as lines of tab-separated values. */
static void report_tsv(output *out, const char *path, const onym_findings *findings)
{
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        const onym_finding *f = onym_findings_at(findings, i);
        char line[24], column[24];
        (void)snprintf(line, sizeof line, "%zu", f->line);
        (void)snprintf(column, sizeof column, "%zu", f->column);
        const char *const fields[] = {path,
                                      line,
                                      column,
                                      onym_level_name(f->level),
                                      onym_rule_name(f->rule),
                                      f->text,
                                      f->suggestion_count > 0 ? f->suggestions[0] : "",
                                      f->message};
        show_tsv(out, fields, sizeof fields / sizeof fields[0]);
    }
}

static int report(shell *s, const shell_draft *d, onym_error *error)
{
    output *out = s->options.out;
    if (s->mode == MODE_TSV) {
        report_tsv(out, d->path, d->findings);
        return ONYM_OK;
    }
    output_resize(out);
    onym_report_options options = {s->mode == MODE_JSON ? ONYM_JSONL : ONYM_HUMAN, out->colour,
                                   out->width};
    onym_reporter *reporter;
    int status = onym_reporter_new(&reporter, &options, output_write, out, error);
    if (status == ONYM_OK) {
        onym_text text = {d->text.data, d->text.size};
        status = onym_reporter_file(reporter, d->path, text, d->findings, error);
    }
    if (status == ONYM_OK) {
        status = onym_reporter_end(reporter, error);
    }
    onym_reporter_free(reporter);
    if (status == ONYM_OK && onym_findings_count(d->findings) == 0 && s->options.interactive) {
        output_puts(out, "nothing to report\n");
    }
    return status;
}

void shell_draft_free(shell_draft *draft)
{
    free(draft->path);
    onym_string_free(&draft->text);
    onym_findings_free(draft->findings);
    *draft = (shell_draft){NULL, {NULL, 0}, NULL, 0};
}

static int check_draft(shell *s, onym_error *error)
{
    shell_draft *d = &s->draft;
    int status = open_checker(s, error);
    if (status == ONYM_OK) {
        status =
            onym_check(&d->findings, s->checker, (onym_text){d->text.data, d->text.size}, error);
    }
    if (status != ONYM_OK) {
        return status;
    }
    error->message[0] = '\0';
    status = encoding_tell(d->path, onym_findings_encoding(d->findings), false);
    if (status == ONYM_OK) {
        status = report(s, d, error);
    }
    return status == ONYM_OK && worst_level(d->findings) >= ONYM_WARNING ? ONYM_NOT_FOUND : status;
}

int shell_check(shell *s, char *path, onym_error *error)
{
    struct stat status_of;
    if (path[0] == '\0') {
        return shell_usage(".check", error);
    }
    if (stat(path, &status_of) == 0 && S_ISFIFO(status_of.st_mode)) {
        return shell_fail(error, ONYM_EINPUT, "input: is a pipe (%.800s)", path);
    }
    shell_draft d = {.path = strdup(path)};
    const char *file = strcmp(path, "-") == 0 ? "./-" : path;
    int status = d.path != NULL ? onym_file_read(&d.text, file, 0, error)
                                : shell_fail(error, ONYM_EINTERNAL, "internal: out of memory");
    if (status != ONYM_OK) {
        free(d.path);
        return status;
    }
    shell_draft_free(&s->draft);
    s->draft = d;
    return check_draft(s, error);
}

int shell_next(shell *s, char *argument, onym_error *error)
{
    shell_draft *d = &s->draft;
    size_t count = d->findings != NULL ? onym_findings_count(d->findings) : 0;
    if (argument[0] != '\0') {
        return shell_usage(".next", error);
    }
    if (d->findings == NULL) {
        return shell_fail(error, ONYM_NOT_FOUND, "not found: no draft was checked; .check FILE");
    }
    if (d->next == count) {
        d->next = 0;
        return shell_fail(error, ONYM_NOT_FOUND, "not found: no more findings (%.800s)", d->path);
    }
    finding_view view = {.path = d->path,
                         .text = {d->text.data, d->text.size},
                         .finding = onym_findings_at(d->findings, d->next),
                         .number = d->next + 1,
                         .count = count};
    output_resize(s->options.out);
    show_finding(s->options.out, &view);
    d->next++;
    return ONYM_OK;
}
