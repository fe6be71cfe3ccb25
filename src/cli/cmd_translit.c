/* onym translit: writes a text by a romanisation system, or back. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/originals.h"
#include "cli/system_find.h"
#include "cli/system_options.h"

#define BLOCK      (64u * 1024u) /* bytes read at a time */
#define CANDIDATES 10            /* originals listed for one text */

typedef struct job {
    cli *c;
    const char *name, *lang;
    onym_translit_options options;
    bool reverse;
    onym_system *system;
    bool warned; /* of mixed words */
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

static bool is_latin(unsigned char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

#define LANE 64 /* bytes looked at together */

/* Whether the byte at BYTES is a Latin letter beside a Cyrillic one (which begins at +1 or -2). */
static bool is_mixed(const unsigned char *bytes)
{
    bool beside = ((bytes[1] & 0xFE) == 0xD0) | ((bytes[-2] & 0xFE) == 0xD0);
    return beside & is_latin(bytes[0]);
}

/* The offset of a Latin letter that touches a Cyrillic one, looked for from offset 2; the size of
 * TEXT when there is none. */
static size_t mixed_at(onym_text text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t at = 2;
    for (; at + LANE + 1 < text.size; at += LANE) {
        unsigned char hits = 0;
        for (size_t i = 0; i < LANE; i++) {
            hits |= (unsigned char)is_mixed(bytes + at + i);
        }
        if (hits != 0) {
            break;
        }
    }
    while (at + 1 < text.size && !is_mixed(bytes + at)) {
        at++;
    }
    return at + 1 < text.size ? at : text.size;
}

static void warn_of_mixed(job *j, onym_text text)
{
    if (j->warned || j->options.fold || j->reverse) {
        return;
    }
    size_t at = mixed_at(text), begin = at, end = at;
    if (at == text.size) {
        return;
    }
    while (begin > 0 && (unsigned char)text.data[begin - 1] > ' ') {
        begin--;
    }
    while (end < text.size && (unsigned char)text.data[end] > ' ') {
        end++;
    }
    int size = end - begin < 200 ? (int)(end - begin) : 200;
    message_printf("warning: \"%.*s\" mixes Latin and Cyrillic letters; --fold repairs it", size,
                   text.data + begin);
    j->warned = true;
}

static int write_text(job *j, onym_text text)
{
    onym_string made;
    onym_error error;
    int status = open_system(j, text);
    if (status != ONYM_OK) {
        return status;
    }
    warn_of_mixed(j, text);
    status = j->reverse ? onym_system_reverse(&made, j->system, text, &j->options, &error)
                        : onym_system_apply(&made, NULL, j->system, text, &j->options, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    output_write(&j->c->out, made.data != NULL ? made.data : "", made.size);
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
    int status = bytes != NULL ? ONYM_OK : fail(ONYM_EINTERNAL, "internal: out of memory");
    while (status == ONYM_OK) {
        ssize_t got = input_read(STDIN_FILENO, bytes + held, BLOCK - held);
        if (got < 0) {
            status = fail(ONYM_EINPUT, "input: cannot read (standard input)");
            break;
        }
        held += (size_t)got;
        onym_text text = {bytes, held};
        bool last = got == 0, full = held == BLOCK;
        bool lines = held > 0 && memrchr(bytes, '\n', held) != NULL;
        size_t take = last ? held : full || lines ? cut_at(text) : 0;
        if (take > 0) {
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
    return status;
}
