/* onym translit: writes a text by a romanisation system, or back. */
#include "cli/cmd_translit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/system_find.h"
#include "cli/system_options.h"

#define BLOCK      (256u * 1024u) /* bytes read at a time */
#define CANDIDATES 10             /* originals listed for one text */

typedef struct job {
    const char *data_dir, *user_dir, *name, *lang;
    onym_translit_options options;
    bool reverse;
    onym_system *system;
    output *out;
    bool warned; /* of mixed words */
} job;

static const char usage[] =
    "Usage: onym translit [--system ID|FILE] [--kind text|place|person|surname]\n"
    "                     [--apostrophe typographic|modifier|ascii|none] [--plain] [--fold]\n"
    "                     [--hyphen none|given|ambiguous] [--numerals plain|read] [--press]\n"
    "                     [--case keep|sentence|title] [--reverse] [--lang ru|uk|ko] [TEXT...]\n"
    "Writes TEXT, or standard input line by line, by a romanisation system. `onym systems` lists\n"
    "them; without --system the letters of the text decide: ru-bgn-simple, uk-2010 or ko-rr.\n"
    "With --reverse: the original; for a system that is not reversible, likely originals.\n";

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
    int status = system_find(&j->system, j->data_dir, j->user_dir, name, &error);
    return status == ONYM_OK ? ONYM_OK : message_error(&error);
}

static bool is_latin(unsigned char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

/* The offset of a Latin letter that touches a Cyrillic one; the size of TEXT when there is none. */
static size_t mixed_at(onym_text text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (size_t i = 0; i + 1 < text.size; i++) {
        bool before_cyrillic = (bytes[i + 1] & 0xFE) == 0xD0;
        bool after_cyrillic = i >= 2 && (bytes[i - 2] & 0xFE) == 0xD0;
        if ((before_cyrillic || after_cyrillic) && is_latin(bytes[i])) {
            return i;
        }
    }
    return text.size;
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
    output_write(j->out, made.data != NULL ? made.data : "", made.size);
    onym_string_free(&made);
    return ONYM_OK;
}

/* Likely originals of TEXT, one a line. */
static int write_candidates(job *j, onym_text text)
{
    onym_list *list;
    onym_error error;
    int status = onym_system_candidates(&list, j->system, text, &j->options, CANDIDATES, &error);
    if (status == ONYM_NOT_FOUND) {
        return ONYM_NOT_FOUND;
    }
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    for (size_t i = 0; i < onym_list_count(list); i++) {
        output_puts(j->out, onym_list_at(list, i));
        output_puts(j->out, "\n");
    }
    onym_list_free(list);
    return ONYM_OK;
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
            output_puts(j->out, "\n");
        }
        worst = status > worst ? status : worst;
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

static ssize_t read_some(char *bytes, size_t room)
{
    ssize_t got;
    do {
        got = read(STDIN_FILENO, bytes, room);
    } while (got < 0 && errno == EINTR);
    return got;
}

static int write_stream(job *j)
{
    char *bytes = malloc(BLOCK);
    size_t held = 0;
    int status = bytes != NULL ? ONYM_OK : fail(ONYM_EINTERNAL, "internal: out of memory");
    while (status == ONYM_OK) {
        ssize_t got = read_some(bytes + held, BLOCK - held);
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
        if (status == ONYM_OK && j->out->failure != 0) {
            status = ONYM_EOUTPUT;
        }
        if (last) {
            break;
        }
    }
    free(bytes);
    return status;
}

/* Takes the option at ARGV[*AT] that is the command's own. */
static int take_own(job *j, int *at, int argc, char **argv)
{
    static const char *const names[] = {"--system", "--lang"};
    const char **places[] = {&j->name, &j->lang};
    if (strcmp(argv[*at], "--reverse") == 0) {
        j->reverse = true;
        *at += 1;
        return ONYM_OK;
    }
    for (size_t i = 0; i < 2; i++) {
        size_t size = strlen(names[i]);
        if (strncmp(argv[*at], names[i], size) != 0) {
            continue;
        }
        if (argv[*at][size] == '=') {
            *places[i] = argv[*at] + size + 1;
            *at += 1;
            return ONYM_OK;
        }
        if (argv[*at][size] == '\0' && *at + 1 < argc) {
            *places[i] = argv[*at + 1];
            *at += 2;
            return ONYM_OK;
        }
    }
    message_printf("usage: translit: unknown option, or its value is missing (%s)", argv[*at]);
    return ONYM_EUSAGE;
}

/* Reads the options; *AT is the first text. */
static int take_options(job *j, int *at, int argc, char **argv)
{
    onym_error error;
    for (*at = 1; *at < argc && argv[*at][0] == '-' && argv[*at][1] != '\0';) {
        if (strcmp(argv[*at], "--") == 0) {
            *at += 1;
            return ONYM_OK;
        }
        int status = system_option(&j->options, at, argc, argv, &error);
        if (status == ONYM_NOT_FOUND) {
            status = take_own(j, at, argc, argv);
            if (status != ONYM_OK) {
                return status;
            }
        } else if (status != ONYM_OK) {
            return message_error(&error);
        }
    }
    return ONYM_OK;
}

int cmd_translit(int argc, char **argv, const char *data_dir, const char *user_dir, output *out)
{
    job j = {.data_dir = data_dir, .user_dir = user_dir, .out = out};
    int at = 1;
    if (argc > 1 && strcmp(argv[1], "--help") == 0) {
        output_puts(out, usage);
        return ONYM_OK;
    }
    int status = take_options(&j, &at, argc, argv);
    if (status != ONYM_OK) {
        return status;
    }
    bool stream = at == argc || (at == argc - 1 && strcmp(argv[at], "-") == 0);
    status = j.name != NULL ? open_system(&j, (onym_text){NULL, 0}) : ONYM_OK;
    if (status == ONYM_OK) {
        status = stream ? write_stream(&j) : write_arguments(&j, argc - at, argv + at);
    }
    onym_system_free(j.system);
    return status;
}
