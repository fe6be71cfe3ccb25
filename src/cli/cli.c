/* What every command shares: options, places of the data, opening the glossary and the style. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const colour_names[] = {"auto", "always", "never"};

int cli_choice(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(word, list[i]) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int cli_usage(const cli *c, const char *what, const char *where)
{
    message_printf("usage: %s (%s); see \"onym %s%s--help\"", what, where, c->command,
                   *c->command != '\0' ? " " : "");
    return ONYM_EUSAGE;
}

int cli_failed(const cli *c, const onym_error *error)
{
    return c->out.failure != 0 ? ONYM_EOUTPUT : message_error(error);
}

int cli_worse(int a, int b)
{
    return a > b ? a : b;
}

const char cli_common_help[] =
    "  --style ID           house style (default: ap)\n"
    "  --glossary FILE      a further glossary; may be given several times\n"
    "  --no-user-glossary   leave your own glossary out\n"
    "  --color[=WHEN]       auto, always or never\n"
    "  --no-color           the same as --color=never\n"
    "  --help, --version\n";

static int print_help(cli *c)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, c->command) == 0) {
            output_puts(&c->out, commands[i].help);
        }
    }
    output_puts(&c->out, "Common options:\n");
    output_puts(&c->out, cli_common_help);
    return ONYM_OK;
}

static int set_colour(cli *c, const char *when, int *status)
{
    int choice = when == NULL ? COLOUR_ALWAYS : cli_choice(when, colour_names, 3);
    if (choice < 0) {
        *status = cli_usage(c, "--color is auto, always or never", when);
        return CLI_STOP;
    }
    c->colour = (colour_choice)choice;
    output_open(&c->out, STDOUT_FILENO, c->colour);
    return 0;
}

/* Takes a common option in; 0 when there is more to read. */
static int take_common(cli *c, int option, int *status)
{
    switch (option) {
    case OPTION_GLOSSARY:
        if (c->glossary_count == CLI_GLOSSARIES_MAX) {
            *status = cli_usage(c, "too many glossaries", optarg);
            return CLI_STOP;
        }
        c->glossaries[c->glossary_count++] = optarg;
        return 0;
    case OPTION_NO_USER:
        c->no_user_glossary = true;
        return 0;
    case OPTION_COLOUR:
        return set_colour(c, optarg, status);
    case 'N':
        return set_colour(c, "never", status);
    case OPTION_STYLE:
        c->style = optarg;
        c->style_named = true;
        return 0;
    case OPTION_HELP:
        *status = print_help(c);
        return CLI_STOP;
    case OPTION_VERSION:
        *status = commands[0].run(c, 0, NULL);
        return CLI_STOP;
    default:
        return option;
    }
}

int cli_option(cli *c, int count, char **arguments, const char *letters,
               const struct option *options, int *status)
{
    opterr = 0;
    for (;;) {
        int at = optind;
        int option = getopt_long(count, arguments, letters, options, NULL);
        if (option == -1) {
            return CLI_ARGUMENTS;
        }
        if (option == '?' || option == ':') {
            const char *word = optind > at ? arguments[optind - 1] : arguments[at];
            *status = cli_usage(c, option == ':' ? "an option without its value" : "unknown option",
                                word);
            return CLI_STOP;
        }
        option = take_common(c, option, status);
        if (option != 0) {
            return option;
        }
    }
}

size_t cli_glossary_paths(const cli *c, const char **paths)
{
    size_t count = 0;
    static char shipped[4096];
    int size = snprintf(shipped, sizeof shipped, "%s/glossary.db", c->data_dir);
    /* A glossary that is named stands for the shipped one when the user's own is left out. */
    bool named_only = c->glossary_count > 0 && c->no_user_glossary;
    if (!named_only && size > 0 && (size_t)size < sizeof shipped) {
        paths[count++] = shipped;
    }
    if (!named_only && c->system_glossary != NULL) {
        paths[count++] = c->system_glossary;
    }
    if (!c->no_user_glossary && c->user_glossary != NULL && access(c->user_glossary, F_OK) == 0) {
        paths[count++] = c->user_glossary;
    }
    if (c->project_glossary != NULL) {
        paths[count++] = c->project_glossary;
    }
    for (size_t i = 0; i < c->glossary_count; i++) {
        paths[count++] = c->glossaries[i];
    }
    return count;
}

int cli_open_glossary(cli *c, onym_glossary **out, onym_error *error)
{
    const char *paths[CLI_PATHS_MAX];
    return onym_glossary_open(out, paths, cli_glossary_paths(c, paths), error);
}

int cli_open_style(cli *c, onym_style **out, onym_error *error)
{
    return onym_style_open(out, c->data_dir, c->style, error);
}

int cli_join(onym_string *out, int count, char **arguments, int index, onym_error *error)
{
    size_t size = 0;
    for (int i = index; i < count; i++) {
        size += strlen(arguments[i]) + 1;
    }
    *out = (onym_string){malloc(size + 1), 0};
    if (out->data == NULL) {
        error->status = ONYM_EINTERNAL;
        (void)snprintf(error->message, sizeof error->message, "internal: out of memory");
        return ONYM_EINTERNAL;
    }
    for (int i = index; i < count; i++) {
        size_t length = strlen(arguments[i]);
        memcpy(out->data + out->size, arguments[i], length);
        out->size += length;
        out->data[out->size++] = ' ';
    }
    out->size -= out->size > 0;
    out->data[out->size] = '\0';
    return ONYM_OK;
}
