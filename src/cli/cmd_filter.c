/* onym filter: a stream with its names in the style's form, line by line as it arrives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
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

static int filter_lines(cli *c, onym_checker *checker, unsigned flags, onym_error *error)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    int status = ONYM_OK;
    while (status == ONYM_OK && (size = getline(&line, &room, stdin)) > 0) {
        onym_string out;
        status = onym_standardise(&out, checker, c->data_dir, (onym_text){line, (size_t)size},
                                  flags, error);
        if (status != ONYM_OK) {
            (void)message_error(error);
            break;
        }
        (void)output_write(&c->out, out.data, out.size);
        onym_string_free(&out);
        if (output_flush(&c->out, NULL) != ONYM_OK) {
            status = ONYM_EOUTPUT; /* main says why */
        }
    }
    if (status == ONYM_OK && ferror(stdin)) {
        message_print("input: cannot be read (standard input)");
        status = ONYM_EINPUT;
    }
    free(line);
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
    status = status == ONYM_OK ? filter_lines(c, checker, flags, &error) : message_error(&error);
    onym_checker_free(checker);
    onym_style_free(style);
    onym_glossary_free(glossary);
    return status;
}
