/* onym filter: a stream with its names in the style's form, line by line as it arrives. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/project.h"

enum { OPTION_TRANSLIT = 1, OPTION_ANNOTATE, OPTION_FIX_QUOTES };

static const struct option options[] = {{"translit", no_argument, NULL, OPTION_TRANSLIT},
                                        {"annotate", no_argument, NULL, OPTION_ANNOTATE},
                                        {"fix-quotes", no_argument, NULL, OPTION_FIX_QUOTES},
                                        CLI_COMMON_OPTIONS,
                                        {NULL, 0, NULL, 0}};

static int read_options(cli *c, int count, char **arguments, unsigned *flags, bool *stop)
{
    static const unsigned meaning[] = {0, ONYM_STANDARD_TRANSLIT, ONYM_STANDARD_ANNOTATE,
                                       ONYM_FIX_QUOTES};
    int option, status = ONYM_OK;
    *stop = false;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            *stop = true;
            return status;
        }
        *flags |= meaning[option];
    }
    if (optind < count) {
        *stop = true;
        return cli_usage(c, "filter reads standard input only", arguments[optind]);
    }
    return status;
}

static int filter_line(cli *c, onym_checker *checker, unsigned flags, onym_text line)
{
    onym_string out;
    onym_error error;
    int status = onym_standardise(&out, checker, c->data_dir, line, flags, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    int failed = output_write(&c->out, out.data, out.size);
    onym_string_free(&out);
    return failed != 0 ? ONYM_EOUTPUT : ONYM_OK; /* main says why */
}

static int filter_lines(cli *c, onym_checker *checker, unsigned flags)
{
    input_lines lines = {.descriptor = STDIN_FILENO};
    onym_text line;
    int status;
    while ((status = input_line(&line, &lines)) == ONYM_OK && line.size > 0) {
        status = filter_line(c, checker, flags, line);
        /* What is complete is on its way before more is waited for. */
        if (status == ONYM_OK && !input_has_line(&lines) && output_flush(&c->out, NULL) != 0) {
            status = ONYM_EOUTPUT;
        }
        if (status != ONYM_OK) {
            break;
        }
    }
    free(lines.bytes);
    return status;
}

int cmd_filter(cli *c, int count, char **arguments)
{
    unsigned flags = 0;
    bool stop;
    int status = read_options(c, count, arguments, &flags, &stop);
    if (stop) {
        return status;
    }
    onym_error error;
    onym_glossary *glossary = NULL;
    onym_style *style = NULL;
    onym_checker *checker = NULL;
    status = project_find(c, NULL);
    if (status != ONYM_OK) {
        return status;
    }
    status = cli_open_glossary(c, &glossary, &error);
    status = status == ONYM_OK ? cli_open_style(c, &style, &error) : status;
    status = status == ONYM_OK ? onym_checker_new(&checker, glossary, style, &error) : status;
    status = status == ONYM_OK ? filter_lines(c, checker, flags) : message_error(&error);
    onym_checker_free(checker);
    onym_style_free(style);
    onym_glossary_free(glossary);
    return status;
}
