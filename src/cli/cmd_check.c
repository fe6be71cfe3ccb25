/* onym check: the names in texts, reported, shown as a diff or corrected. */
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "cli/check_pass.h"
#include "cli/check_stream.h"
#include "cli/check_watch.h"
#include "cli/cli.h"
#include "cli/encoding.h"
#include "cli/project.h"
#include "cli/style_auto.h"

/* Times that a text is corrected and looked at again. */
#define FIX_ROUNDS 8

/* Bytes of a text that is rewritten, or shown as a page. */
#define HELD_MAX ((size_t)64 << 20)

#define JOBS_MAX 256u

typedef struct check_run {
    cli *cli;
    onym_glossary *glossary;
    onym_style *style;
    onym_checker *checker;
    char style_id[64]; /* of STYLE, when each text's own is found out */
    onym_reporter *reporter;
    onym_report_options report;
    onym_level fail_on;
    bool fix, fix_quotes, diff, strict, interactive, again, watch;
    int count; /* of FILES */
    char **files;
    bool records;     /* read from an archive */
    unsigned jobs;    /* 0: as many as there are processors */
    const char *lang; /* of text in Cyrillic or Hangul; "": told by its letters */
} check_run;

static const char *const format_names[] = {"human", "unix", "json", "jsonl", "sarif", "html"};
static const char *const level_names[] = {"note", "warning", "error"};

enum {
    OPTION_FORMAT = 1,
    OPTION_FAIL_ON,
    OPTION_FIX,
    OPTION_FIX_QUOTES,
    OPTION_DIFF,
    OPTION_STRICT,
    OPTION_AGAIN,
    OPTION_WATCH,
    OPTION_LANG,
    OPTION_JOBS,
    OPTION_RECORDS
};

static const struct option options[] = {{"format", required_argument, NULL, OPTION_FORMAT},
                                        {"fail-on", required_argument, NULL, OPTION_FAIL_ON},
                                        {"fix", no_argument, NULL, OPTION_FIX},
                                        {"fix-quotes", no_argument, NULL, OPTION_FIX_QUOTES},
                                        {"diff", no_argument, NULL, OPTION_DIFF},
                                        {"strict", no_argument, NULL, OPTION_STRICT},
                                        {"interactive", no_argument, NULL, 'i'},
                                        {"again", no_argument, NULL, OPTION_AGAIN},
                                        {"watch", no_argument, NULL, OPTION_WATCH},
                                        {"lang", required_argument, NULL, OPTION_LANG},
                                        {"jobs", required_argument, NULL, OPTION_JOBS},
                                        {"jsonl-in", no_argument, NULL, OPTION_RECORDS},
                                        CLI_COMMON_OPTIONS,
                                        {NULL, 0, NULL, 0}};

/* 1 when a finding is at or above the level to fail on. */
static int findings_status(const check_run *r, const onym_findings *f)
{
    for (size_t i = 0; i < onym_findings_count(f); i++) {
        if (onym_findings_at(f, i)->level >= r->fail_on) {
            return 1;
        }
    }
    return 0;
}

static int report(check_run *r, const char *path, onym_text text, const onym_findings *f,
                  onym_error *error)
{
    int status = encoding_tell(path, onym_findings_encoding(f), r->strict);
    if (status != ONYM_OK) {
        onym_reporter_failure(r->reporter, path, "encoding: not UTF-8");
        return status;
    }
    status = onym_reporter_file(r->reporter, path, text, f, error);
    return status == ONYM_OK ? findings_status(r, f) : cli_failed(r->cli, error);
}

static int show_diff(check_run *r, const char *path, onym_text before, onym_text after,
                     onym_error *error)
{
    onym_string diff;
    int status = onym_diff(&diff, path, before, after, error);
    if (status == ONYM_OK) {
        if (r->cli->out.terminal) { /* a terminal gets nothing live, a file or patch every byte */
            output_printable(&r->cli->out, (onym_text){diff.data, diff.size}, false);
        } else {
            (void)output_write(&r->cli->out, diff.data, diff.size);
        }
        onym_string_free(&diff);
    }
    return status;
}

/* Corrects TEXT, about which F is, until nothing is left that can be: a correction may bring
 * another word to light.  *left is about what came of it; the caller frees both. */
static int correct_all(check_run *r, onym_string *out, onym_findings **left, size_t *changed,
                       onym_text text, const onym_findings *f, onym_error *error)
{
    unsigned flags = r->fix_quotes ? ONYM_FIX_QUOTES : 0;
    size_t more = 0;
    *left = NULL;
    int status = onym_fix(out, changed, text, f, flags, error);
    for (int round = 0; status == ONYM_OK && round < FIX_ROUNDS; round++) {
        onym_string again;
        onym_findings_free(*left);
        status = onym_check(left, r->checker, (onym_text){out->data, out->size}, error);
        if (status == ONYM_OK) {
            onym_text once = {out->data, out->size};
            status = onym_fix(&again, &more, once, *left, flags, error);
        }
        if (status == ONYM_OK) {
            onym_string_free(out);
            *out = again;
            *changed += more;
        }
        if (more == 0) {
            break;
        }
    }
    return status;
}

/* Writes the corrections, or shows them, and reports what is left. */
static int correct(check_run *r, const char *path, onym_text text, const onym_findings *f,
                   onym_error *error)
{
    onym_string fixed;
    onym_findings *left;
    size_t changed;
    int status = correct_all(r, &fixed, &left, &changed, text, f, error);
    onym_text after = {fixed.data, fixed.size};
    if (status == ONYM_OK && r->diff) {
        status = show_diff(r, path, text, after, error);
    } else if (status == ONYM_OK && changed > 0) {
        status = onym_file_replace(path, text, after, error);
    }
    if (status != ONYM_OK) {
        (void)message_error(error);
    } else if (r->diff) {
        status = findings_status(r, f);
    } else {
        if (changed > 0) {
            message_printf("fixed: %zu (%s)", changed, path);
        }
        status = report(r, path, after, left, error);
    }
    onym_findings_free(left);
    onym_string_free(&fixed);
    return status;
}

/* Whether the file can be fixed at all: a pipe, a device or what the kernel shows of itself is not
 * even read for it. */
static bool is_fixable(const char *path)
{
    struct stat status;
    struct statfs place;
    if (stat(path, &status) != 0) {
        return true; /* reading it tells why */
    }
    bool of_kernel = statfs(path, &place) == 0 &&
                     (place.f_type == PROC_SUPER_MAGIC || place.f_type == SYSFS_MAGIC);
    return S_ISREG(status.st_mode) && !of_kernel;
}

/* Tells of a file that was not checked, in the report as well. */
static int not_checked(check_run *r, const char *path, const onym_error *error)
{
    onym_reporter_failure(r->reporter, path, error->message);
    return message_error(error);
}

/* Opens the style ID and a checker by it in place of those before. */
static int open_checker(check_run *r, const char *id, onym_error *error)
{
    onym_checker_free(r->checker);
    onym_style_free(r->style);
    r->checker = NULL;
    int status = onym_style_open(&r->style, r->cli->data_dir, id, error);
    status =
        status == ONYM_OK ? onym_checker_new(&r->checker, r->glossary, r->style, error) : status;
    return status == ONYM_OK ? onym_checker_set_language(r->checker, r->lang, error) : status;
}

/* With --style auto: finds out what style TEXT follows, and opens it. */
static int take_style(check_run *r, const char *path, onym_text text, onym_error *error)
{
    if (!style_is_auto(r->cli)) {
        return ONYM_OK;
    }
    int status = style_choose(r->style_id, r->cli, r->glossary, path, text, error);
    if (r->reporter != NULL) {
        onym_reporter_style(r->reporter, r->style_id);
    }
    return status == ONYM_OK ? open_checker(r, r->style_id, error) : status;
}

static int check_file(check_run *r, const char *path)
{
    onym_error error;
    onym_string text;
    onym_findings *findings;
    if (r->fix && !is_fixable(path)) {
        message_printf("input: is not a regular file (%.900s)", path);
        onym_reporter_failure(r->reporter, path, "input: is not a regular file");
        return ONYM_EINPUT;
    }
    bool held = r->fix || r->report.format == ONYM_HTML;
    if (onym_file_read(&text, path, held ? HELD_MAX : 0, &error) != ONYM_OK) {
        return not_checked(r, path, &error);
    }
    onym_text whole = {text.data, text.size};
    const char *shown = strcmp(path, "-") == 0 ? "(standard input)" : path;
    int status = take_style(r, shown, whole, &error);
    status = status == ONYM_OK ? onym_check(&findings, r->checker, whole, &error) : status;
    if (status != ONYM_OK) {
        (void)not_checked(r, shown, &error);
    } else {
        bool is_text = *onym_findings_encoding(findings)->looks_like == '\0';
        status = (r->fix || r->diff) && is_text ? correct(r, path, whole, findings, &error)
                                                : report(r, shown, whole, findings, &error);
        onym_findings_free(findings);
    }
    onym_string_free(&text);
    return status;
}

/* The number of jobs that WORD is. */
static int read_jobs(check_run *r, const char *word)
{
    char *end;
    unsigned long jobs = strtoul(word, &end, 10);
    if (*word < '0' || *word > '9' || *end != '\0' || jobs > JOBS_MAX) {
        return cli_usage(r->cli, "--jobs is a number up to 256", word);
    }
    r->jobs = (unsigned)jobs;
    return ONYM_OK;
}

static int read_options(check_run *r, int count, char **arguments)
{
    int option, status = 0;
    while ((option = cli_option(r->cli, count, arguments, ":i", options, &status)) !=
           CLI_ARGUMENTS) {
        int choice = 0;
        switch (option) {
        case OPTION_FORMAT:
            choice = cli_choice(optarg, format_names, sizeof format_names / sizeof format_names[0]);
            r->report.format = (onym_format)choice;
            break;
        case OPTION_FAIL_ON:
            choice = cli_choice(optarg, level_names, 3);
            r->fail_on = (onym_level)choice;
            break;
        case OPTION_FIX:
            r->fix = true;
            break;
        case OPTION_FIX_QUOTES:
            r->fix_quotes = true;
            break;
        case OPTION_DIFF:
            r->diff = true;
            break;
        case OPTION_STRICT:
            r->strict = true;
            break;
        case 'i':
            r->interactive = true;
            break;
        case OPTION_AGAIN:
            r->again = true;
            break;
        case OPTION_WATCH:
            r->watch = true;
            break;
        case OPTION_LANG:
            r->lang = optarg;
            break;
        case OPTION_JOBS:
            if ((status = read_jobs(r, optarg)) != ONYM_OK) {
                return status;
            }
            break;
        case OPTION_RECORDS:
            r->records = true;
            break;
        default:
            return status == 0 ? -1 : status;
        }
        if (choice < 0) {
            return cli_usage(r->cli, option == OPTION_FORMAT ? "no such format" : "no such level",
                             optarg);
        }
    }
    return ONYM_OK;
}

static int check_files(check_run *r)
{
    static char standard_input[] = "-";
    int status = ONYM_OK;
    if (r->count == 0) {
        return r->fix ? cli_usage(r->cli, "--fix needs files", "-") : check_file(r, standard_input);
    }
    for (int i = 0; i < r->count; i++) {
        bool to_stdin = strcmp(r->files[i], "-") == 0 && r->fix;
        int one =
            to_stdin ? cli_usage(r->cli, "--fix needs files", "-") : check_file(r, r->files[i]);
        status = cli_worse(status, one);
        if (r->cli->out.failure != 0) {
            return ONYM_EOUTPUT;
        }
    }
    return status;
}

/* Whether texts need not be held as a whole. */
static bool can_stream(const check_run *r)
{
    bool whole =
        r->report.format == ONYM_SARIF || r->report.format == ONYM_HTML || style_is_auto(r->cli);
    return !r->fix && !r->diff && !r->strict && !r->interactive && !whole;
}

static check_stream stream_of(const check_run *r)
{
    return (check_stream){.cli = r->cli,
                          .glossary = r->glossary,
                          .style = r->style,
                          .lang = r->lang,
                          .jobs = r->jobs,
                          .reporter = r->reporter,
                          .fail_on = r->fail_on};
}

static int check_all(check_run *r)
{
    if (can_stream(r)) {
        check_stream s = stream_of(r);
        return check_stream_files(&s, r->count, r->files);
    }
    return check_files(r);
}

/* Checks the files and reports. */
static int run_once(void *context)
{
    check_run *r = context;
    onym_error error;
    r->report.colour = r->cli->out.colour;
    r->report.width = r->cli->out.terminal ? r->cli->out.width : 0;
    int status = onym_reporter_new(&r->reporter, &r->report, output_write, &r->cli->out, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    status = check_all(r);
    if (!r->diff && onym_reporter_end(r->reporter, &error) != ONYM_OK && r->cli->out.failure == 0) {
        status = cli_worse(status, message_error(&error));
    }
    onym_reporter_free(r->reporter);
    return status;
}

/* Goes through the files with the person at the terminal. */
static int run_pass(check_run *r)
{
    const check_pass pass = {r->cli, r->glossary, r->style, r->checker, r->fail_on, r->again};
    int status = ONYM_OK;
    for (int i = 0; i < r->count && status != ONYM_EINTERRUPT; i++) {
        status = cli_worse(status, check_pass_file(&pass, r->files[i]));
    }
    return status;
}

/* A pass goes through one file, whose style is found out beforehand. */
static int take_style_of_pass(check_run *r, onym_error *error)
{
    onym_string text;
    if (!style_is_auto(r->cli)) {
        return ONYM_OK;
    }
    int status = onym_file_read(&text, r->files[0], 0, error);
    if (status == ONYM_OK) {
        status = take_style(r, r->files[0], (onym_text){text.data, text.size}, error);
        onym_string_free(&text);
    }
    return status;
}

static int run(check_run *r, onym_error *error)
{
    if (r->records) {
        check_stream s = stream_of(r);
        return check_stream_records(&s, r->count, r->files);
    }
    if (r->interactive) {
        int status = take_style_of_pass(r, error);
        return status == ONYM_OK ? run_pass(r) : message_error(error);
    }
    return r->watch ? check_watch(&r->cli->out, r->files, (size_t)r->count, run_once, r)
                    : run_once(r);
}

/* Whether the options go together. */
static int check_options(const check_run *r)
{
    if (r->records && (!can_stream(r) || r->watch || r->report.format != ONYM_HUMAN)) {
        return cli_usage(r->cli, "--jsonl-in writes records, and nothing else", "check");
    }
    bool from_stdin = r->count == 0;
    for (int i = 0; i < r->count; i++) {
        from_stdin = from_stdin || strcmp(r->files[i], "-") == 0;
    }
    if ((r->interactive || r->watch) && from_stdin) {
        return cli_usage(r->cli, "-i and --watch need files", "-");
    }
    if (r->interactive && (r->fix || r->diff || r->watch)) {
        return cli_usage(r->cli, "-i goes with neither --fix, --diff nor --watch", "-i");
    }
    if (r->watch && r->fix) {
        return cli_usage(r->cli, "--watch does not go with --fix", "--fix");
    }
    if (r->interactive && !check_pass_is_possible(r->cli)) {
        return cli_usage(r->cli, "-i needs a terminal", "-i");
    }
    return ONYM_OK;
}

int cmd_check(cli *c, int count, char **arguments)
{
    check_run r = {.cli = c, .fail_on = ONYM_WARNING, .jobs = 1, .lang = ""};
    int status = read_options(&r, count, arguments);
    if (status != ONYM_OK) {
        return status < 0 ? ONYM_OK : status;
    }
    r.count = count - optind;
    r.files = arguments + optind;
    status = check_options(&r);
    if (status != ONYM_OK) {
        return status;
    }
    onym_error error;
    status = project_find(c, r.count > 0 ? r.files[0] : NULL);
    if (status != ONYM_OK) {
        return status;
    }
    status = cli_open_glossary(c, &r.glossary, &error);
    if (status == ONYM_OK && can_stream(&r)) { /* a stream has checkers of its own */
        status = cli_open_style(c, &r.style, &error);
    } else if (status == ONYM_OK) {
        /* auto: until a text has shown its style, so that a wrong --lang is told at once */
        status = open_checker(&r, style_is_auto(c) ? "ap" : c->style, &error);
    }
    status = status == ONYM_OK ? run(&r, &error) : message_error(&error);
    onym_checker_free(r.checker);
    onym_style_free(r.style);
    onym_glossary_free(r.glossary);
    return status;
}
