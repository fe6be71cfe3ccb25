/* onym compare: the names of a text against those of its translation. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/encoding.h"

typedef struct compare_run {
    cli *cli;
    onym_checker *checker;
    onym_report_options report;
    onym_level fail_on;
    const char *paths[2]; /* source, translation */
    onym_string texts[2];
} compare_run;

static const char *const format_names[] = {"human", "unix", "json", "jsonl", "sarif", "html"};
static const char *const level_names[] = {"note", "warning", "error"};

enum { OPTION_FORMAT = 1, OPTION_FAIL_ON };

static const struct option options[] = {{"format", required_argument, NULL, OPTION_FORMAT},
                                        {"fail-on", required_argument, NULL, OPTION_FAIL_ON},
                                        CLI_COMMON_OPTIONS,
                                        {NULL, 0, NULL, 0}};

static int read_options(compare_run *r, int count, char **arguments)
{
    int option, status = 0;
    while ((option = cli_option(r->cli, count, arguments, ":", options, &status)) !=
           CLI_ARGUMENTS) {
        if (option != OPTION_FORMAT && option != OPTION_FAIL_ON) {
            return status == 0 ? -1 : status;
        }
        int choice =
            option == OPTION_FORMAT
                ? cli_choice(optarg, format_names, sizeof format_names / sizeof *format_names)
                : cli_choice(optarg, level_names, 3);
        if (choice < 0) {
            return cli_usage(r->cli, option == OPTION_FORMAT ? "no such format" : "no such level",
                             optarg);
        }
        if (option == OPTION_FORMAT) {
            r->report.format = (onym_format)choice;
        } else {
            r->fail_on = (onym_level)choice;
        }
    }
    if (count - optind != 2) {
        return cli_usage(r->cli, "compare takes a text and its translation",
                         optind < count ? arguments[optind] : "no SOURCE");
    }
    return ONYM_OK;
}

static int findings_status(const compare_run *r, const onym_findings *f)
{
    for (size_t i = 0; i < onym_findings_count(f); i++) {
        if (onym_findings_at(f, i)->level >= r->fail_on) {
            return 1;
        }
    }
    return 0;
}

/* Reports the findings in both texts, each with its own path. */
static int report(compare_run *r, const onym_comparison *c, onym_error *error)
{
    onym_reporter *reporter;
    const onym_findings *found[] = {c->source, c->translation};
    int status = onym_reporter_new(&reporter, &r->report, output_write, &r->cli->out, error);
    for (int i = 0; i < 2 && status == ONYM_OK; i++) {
        const char *shown = strcmp(r->paths[i], "-") == 0 ? "(standard input)" : r->paths[i];
        onym_text text = {r->texts[i].data, r->texts[i].size};
        status = onym_reporter_file(reporter, shown, text, found[i], error);
    }
    status = status == ONYM_OK ? onym_reporter_end(reporter, error) : status;
    onym_reporter_free(reporter);
    if (status != ONYM_OK) {
        return cli_failed(r->cli, error);
    }
    return cli_worse(findings_status(r, found[0]), findings_status(r, found[1]));
}

static int compare_texts(compare_run *r, onym_error *error)
{
    onym_comparison compared;
    onym_text source = {r->texts[0].data, r->texts[0].size};
    onym_text translation = {r->texts[1].data, r->texts[1].size};
    int status = onym_compare(&compared, r->checker, r->cli->data_dir, source, translation, error);
    if (status != ONYM_OK) {
        return message_error(error);
    }
    const onym_findings *found[] = {compared.source, compared.translation};
    for (int i = 0; i < 2 && status == ONYM_OK; i++) {
        status = encoding_tell(r->paths[i], onym_findings_encoding(found[i]), false);
    }
    status = status == ONYM_OK ? report(r, &compared, error) : status;
    onym_comparison_free(&compared);
    return status;
}

static int read_texts(compare_run *r, char **arguments, onym_error *error)
{
    int status = ONYM_OK;
    for (int i = 0; i < 2 && status == ONYM_OK; i++) {
        r->paths[i] = arguments[optind + i];
        status = onym_file_read(&r->texts[i], r->paths[i], 0, error);
    }
    return status;
}

int cmd_compare(cli *c, int count, char **arguments)
{
    compare_run r = {.cli = c, .fail_on = ONYM_WARNING};
    int status = read_options(&r, count, arguments);
    if (status != ONYM_OK) {
        return status < 0 ? ONYM_OK : status;
    }
    r.report.colour = c->out.colour;
    r.report.width = c->out.terminal ? c->out.width : 0;
    onym_error error;
    onym_glossary *glossary = NULL;
    onym_style *style = NULL;
    status = read_texts(&r, arguments, &error);
    status = status == ONYM_OK ? cli_open_glossary(c, &glossary, &error) : status;
    status = status == ONYM_OK ? cli_open_style(c, &style, &error) : status;
    status = status == ONYM_OK ? onym_checker_new(&r.checker, glossary, style, &error) : status;
    status = status == ONYM_OK ? compare_texts(&r, &error) : message_error(&error);
    onym_checker_free(r.checker);
    onym_style_free(style);
    onym_glossary_free(glossary);
    onym_string_free(&r.texts[0]);
    onym_string_free(&r.texts[1]);
    return status;
}
