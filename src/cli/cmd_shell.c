/* onym shell: the prompt, or commands from a pipe or the command line. */
#include <string.h>

#include "cli/cli.h"
#include "cli/project.h"
#include "cli/shell.h"

#define COMMANDS_MAX 64

static const struct option options[] = {CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};

/* Runs a command of the program for the shell: see shell_options. */
static int run(void *program, int count, char **arguments)
{
    cli *c = program;
    const char *before = c->command, *style = c->style;
    int status = ONYM_EUSAGE;
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, arguments[0]) == 0) {
            optind = 0; /* getopt begins anew */
            c->command = commands[i].name;
            status = commands[i].run(c, count, arguments);
        }
    }
    c->command = before;
    c->style = style;
    return status;
}

int cmd_shell(cli *c, int count, char **arguments)
{
    const char *lines[COMMANDS_MAX];
    size_t line_count = 0;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":c:", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        if (line_count == COMMANDS_MAX) {
            return cli_usage(c, "too many commands", optarg);
        }
        lines[line_count++] = optarg;
    }
    if (optind < count) {
        return cli_usage(c, "the shell takes no arguments", arguments[optind]);
    }
    int found = project_find(c, NULL);
    if (found != ONYM_OK) {
        return found;
    }
    const char *paths[CLI_PATHS_MAX];
    shell_options setup = {.out = &c->out,
                           .glossaries = paths,
                           .glossary_count = cli_glossary_paths(c, paths),
                           .user_glossary = c->no_user_glossary ? NULL : c->user_glossary,
                           .data_dir = c->data_dir,
                           .style = c->style,
                           .run = run,
                           .program = c};
    return shell_main(&setup, lines, line_count);
}
