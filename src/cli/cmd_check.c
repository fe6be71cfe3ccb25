/* onym check: the names in texts, reported, shown as a diff or corrected. */
#include <stdlib.h>
#include <string.h>

#include "cli/check_held.h"
#include "cli/check_pass.h"
#include "cli/check_stream.h"
#include "cli/check_watch.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "cli/style_auto.h"

#define JOBS_MAX 256u

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
    return check_held_files(r);
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
        status = check_held_style(r, r->files[0], (onym_text){text.data, text.size}, error);
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
        status = check_held_open(&r, style_is_auto(c) ? "ap" : c->style, &error);
    }
    status = status == ONYM_OK ? run(&r, &error) : message_error(&error);
    onym_checker_free(r.checker);
    onym_style_free(r.style);
    onym_glossary_free(r.glossary);
    return status;
}
