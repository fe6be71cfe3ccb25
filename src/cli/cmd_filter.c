/* onym filter: a stream with its names in the style's form, line by line as it arrives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* The most of a line that is standardised as one; a longer one is cut at a blank, so that a stream
 * without line ends takes no more memory than one with them. */
#define LINE_MOST ((size_t)256 * 1024)

/* What has been read and not been filtered. */
typedef struct input {
    char *bytes; /* LINE_MOST */
    size_t size;
    bool ended, failed;
} input;

/* Where a line that is longer than BYTES is cut: behind the last blank of its second half, else
 * between two characters. */
static size_t cut(const char *bytes, size_t size)
{
    const char *blank = memrchr(bytes + size / 2, ' ', size - size / 2);
    size_t end = blank != NULL ? (size_t)(blank - bytes) + 1 : size;
    for (size_t i = 1; blank == NULL && i < 4; i++) { /* a lead byte, whose others are to come */
        end = ((unsigned char)bytes[size - i] & 0xC0) == 0xC0 ? size - i : end;
    }
    return end;
}

/* The bytes of the first line of IN; 0 when more must be read. */
static size_t line_size(const input *in)
{
    const char *end = memchr(in->bytes, '\n', in->size);
    if (end != NULL) {
        return (size_t)(end - in->bytes) + 1;
    }
    return in->ended ? in->size : in->size == LINE_MOST ? cut(in->bytes, in->size) : 0;
}

static void read_more(input *in)
{
    ssize_t got = input_read(STDIN_FILENO, in->bytes + in->size, LINE_MOST - in->size);
    in->failed = got < 0;
    in->ended = got <= 0;
    in->size += got > 0 ? (size_t)got : 0;
}

/* Writes the lines that IN holds, the way that the style has them, and drops them. */
static int filter_held(cli *c, onym_checker *checker, input *in, unsigned flags, onym_error *error)
{
    input rest = *in;
    size_t size;
    int status = ONYM_OK;
    while (status == ONYM_OK && rest.size > 0 && (size = line_size(&rest)) > 0) {
        onym_string out;
        onym_text line = {rest.bytes, size};
        status = onym_standardise(&out, checker, c->data_dir, line, flags, error);
        if (status != ONYM_OK) {
            return message_error(error);
        }
        (void)output_write(&c->out, out.data, out.size);
        onym_string_free(&out);
        rest.bytes += size;
        rest.size -= size;
    }
    memmove(in->bytes, rest.bytes, rest.size);
    in->size = rest.size;
    return output_flush(&c->out, NULL) == ONYM_OK ? status : ONYM_EOUTPUT; /* main says why */
}

static int filter_lines(cli *c, onym_checker *checker, unsigned flags, onym_error *error)
{
    input in = {.bytes = malloc(LINE_MOST)};
    int status = ONYM_OK;
    if (in.bytes == NULL) {
        message_print("internal: out of memory");
        return ONYM_EINTERNAL;
    }
    while (status == ONYM_OK && !in.ended) {
        read_more(&in);
        status = filter_held(c, checker, &in, flags, error);
    }
    if (status == ONYM_OK && in.failed) {
        message_print("input: cannot be read (standard input)");
        status = ONYM_EINPUT;
    }
    free(in.bytes);
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
