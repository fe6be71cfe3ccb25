/* onym translit: writes a text by a romanisation system, or back. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/originals.h"
#include "cli/remarks.h"
#include "cli/system_find.h"
#include "cli/system_options.h"

#define BLOCK      (64u * 1024u) /* bytes read at a time */
#define CANDIDATES 10            /* originals listed for one text */

typedef struct job {
    cli *c;
    const char *name, *lang;
    onym_translit_options options;
    bool reverse;
    bool strict;    /* what is copied because the system does not cover it is status 1 */
    bool uncovered; /* there was such */
    onym_system *system;
    unsigned mixed; /* mixed words that have been named */
} job;

static int fail(int status, const char *message)
{
    message_print(message);
    return status;
}

static int open_system(job *j, onym_text sample)
{
    onym_error error;
    if (j->system != NULL) {
        return ONYM_OK;
    }
    const char *name = j->name != NULL ? j->name : system_default(sample, j->lang);
    int status = system_find(&j->system, j->c->data_dir, j->c->user_dir, name, &error);
    return status == ONYM_OK ? ONYM_OK : message_error(&error);
}

static int write_text(job *j, onym_text text)
{
    onym_string made;
    onym_spans spans = {NULL, 0};
    onym_error error;
    int status = open_system(j, text);
    if (status != ONYM_OK) {
        return status;
    }
    if (!j->options.fold && !j->reverse) {
        remark_mixed(text, &j->mixed);
    }
    onym_spans *map = j->strict ? &spans : NULL;
    status = j->reverse ? onym_system_reverse(&made, j->system, text, &j->options, &error)
                        : onym_system_apply(&made, map, j->system, text, &j->options, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    j->uncovered =
        j->uncovered || remark_uncovered(text, &made, &spans, onym_system_describe(j->system));
    output_write(&j->c->out, made.data != NULL ? made.data : "", made.size);
    onym_spans_free(&spans);
    onym_string_free(&made);
    return ONYM_OK;
}

/* Likely originals of TEXT, one a line. */
static int write_candidates(job *j, onym_text text)
{
    int status = originals_write(j->c, j->system, text, &j->options, CANDIDATES);
    if (status == ONYM_NOT_FOUND) {
        message_printf("not found: %s writes nothing as \"%.*s\"",
                       onym_system_describe(j->system)->id, text.size < 200 ? (int)text.size : 200,
                       text.data);
    }
    return status;
}

static int write_arguments(job *j, int count, char **texts)
{
    int worst = ONYM_OK;
    for (int i = 0; i < count; i++) {
        onym_text text = onym_text_of(texts[i]);
        int status = open_system(j, text);
        if (status != ONYM_OK) {
            return status;
        }
        if (j->reverse && !onym_system_describe(j->system)->reversible) {
            status = write_candidates(j, text);
        } else {
            status = write_text(j, text);
            output_puts(&j->c->out, "\n");
        }
        worst = cli_worse(worst, status);
    }
    return worst;
}

/* Where TEXT may be cut: after its last line end, else after its last blank, else before a
 * character that is not whole. */
static size_t cut_at(onym_text text)
{
    const char *end = memrchr(text.data, '\n', text.size);
    end = end != NULL ? end : memrchr(text.data, ' ', text.size);
    if (end != NULL) {
        return (size_t)(end - text.data) + 1;
    }
    size_t at = text.size;
    while (at > 1 && text.size - at < 3 && ((unsigned char)text.data[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    return at > 1 ? at - 1 : text.size;
}

static int write_stream(job *j)
{
    char *bytes = malloc(BLOCK);
    size_t held = 0;
    bool begun = false;
    int status = bytes != NULL ? ONYM_OK : fail(ONYM_EINTERNAL, "internal: out of memory");
    while (status == ONYM_OK) {
        ssize_t got = input_read(STDIN_FILENO, bytes + held, BLOCK - held);
        if (got < 0) {
            status = fail(ONYM_EINPUT, "input: cannot read (standard input)");
            break;
        }
        status = begun ? ONYM_OK : input_tell_wide((onym_text){bytes, (size_t)got});
        begun = true;
        held += (size_t)got;
        onym_text text = {bytes, held};
        bool last = got == 0, full = held == BLOCK;
        bool lines = held > 0 && memrchr(bytes, '\n', held) != NULL;
        size_t take = last ? held : full || lines ? cut_at(text) : 0;
        if (take > 0 && status == ONYM_OK) {
            status = write_text(j, (onym_text){bytes, take});
            memmove(bytes, bytes + take, held - take);
            held -= take;
        }
        if (status == ONYM_OK && j->c->out.failure != 0) {
            status = ONYM_EOUTPUT;
        }
        if (last) {
            break;
        }
    }
    free(bytes);
    return status;
}

static int take_option(job *j, cli *c, int option)
{
    onym_error error;
    switch (option) {
    case 's':
        j->name = optarg;
        return ONYM_OK;
    case 'l':
        j->lang = optarg;
        return system_known_language(optarg)
                   ? ONYM_OK
                   : cli_usage(c, "--lang takes one of ru uk ko ko-KR ko-KP", optarg);
    case 'c':
        j->strict = true;
        return ONYM_OK;
    case 'r':
        j->reverse = true;
        return ONYM_OK;
    default:
        return system_option(&j->options, option, optarg, &error) == ONYM_OK
                   ? ONYM_OK
                   : cli_usage(c, error.message, optarg);
    }
}

int cmd_translit(cli *c, int count, char **arguments)
{
    static const struct option options[] = {{"system", required_argument, NULL, 's'},
                                            {"lang", required_argument, NULL, 'l'},
                                            {"reverse", no_argument, NULL, 'r'},
                                            {"strict", no_argument, NULL, 'c'},
                                            SYSTEM_OPTIONS,
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};
    job j = {.c = c};
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        status = option == CLI_STOP ? status : take_option(&j, c, option);
        if (option == CLI_STOP || status != ONYM_OK) {
            return status;
        }
    }
    bool stream = optind >= count || (optind == count - 1 && strcmp(arguments[optind], "-") == 0);
    status = j.name != NULL ? open_system(&j, (onym_text){NULL, 0}) : ONYM_OK;
    if (status == ONYM_OK) {
        status =
            stream ? write_stream(&j) : write_arguments(&j, count - optind, arguments + optind);
    }
    onym_system_free(j.system);
    return status == ONYM_OK && j.uncovered ? ONYM_NOT_FOUND : status;
}
