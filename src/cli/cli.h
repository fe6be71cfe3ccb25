/* The program: what every command shares - options, places of the data, output - and the table of
 * commands. */
#ifndef ONYM_CLI_CLI_H
#define ONYM_CLI_CLI_H

#include <getopt.h>

#include "cli/output.h"
#include "onym.h"

#define CLI_GLOSSARIES_MAX 16

/* The files of a run at most: those, the shipped one, the machine's, the user's, the project's. */
#define CLI_PATHS_MAX (CLI_GLOSSARIES_MAX + 4)

/* One run of the program. */
typedef struct cli {
    output out;
    const char *command;    /* its name */
    char *data_dir;         /* systems, styles and the shipped glossary */
    char *user_dir;         /* XDG_DATA_HOME/onym; NULL when there is no home */
    char *system_glossary;  /* of the machine, under XDG_CONFIG_DIRS; NULL: there is none */
    char *user_glossary;    /* in USER_DIR; NULL without one */
    const char *style;      /* id */
    bool style_named;       /* by --style */
    char *project_glossary; /* compiled, see project.h; NULL without one */
    char project_style[64]; /* what a project's config chose */
    colour_choice colour;
    const char *glossaries[CLI_PATHS_MAX]; /* as named by --glossary */
    size_t glossary_count;
    bool no_user_glossary;
} cli;

/* A command: ARGUMENTS[0] is its name.  Returns the exit status. */
typedef int command_fn(cli *c, int count, char **arguments);

typedef struct command {
    const char *name;
    command_fn *run;
    const char *summary; /* one line for the list of commands */
    const char *help;    /* usage, options and examples */
} command;

/* What every --help ends with: the common options. */
extern const char cli_common_help[];

extern const command commands[];
extern const size_t command_count;

/* Values of the common options for getopt_long; a command's own begin with 1. */
enum {
    OPTION_GLOSSARY = 1000,
    OPTION_NO_USER,
    OPTION_COLOUR,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_STYLE
};

/* The common options, to stand before the closing zeros of a command's own. */
#define CLI_COMMON_OPTIONS                                                                         \
    {"glossary", required_argument, NULL, OPTION_GLOSSARY},                                        \
        {"no-user-glossary", no_argument, NULL, OPTION_NO_USER},                                   \
        {"color", optional_argument, NULL, OPTION_COLOUR},                                         \
        {"colour", optional_argument, NULL, OPTION_COLOUR}, {"no-color", no_argument, NULL, 'N'},  \
        {"help", no_argument, NULL, OPTION_HELP}, {"version", no_argument, NULL, OPTION_VERSION},  \
    {                                                                                              \
        "style", required_argument, NULL, OPTION_STYLE                                             \
    }

/* What cli_option returns beside a command's own options. */
enum {
    CLI_ARGUMENTS = -1,
    /* no more options; optind is the first argument */ CLI_STOP =
        -2 /* *STATUS is the exit status */
};

/* The next option of a command by OPTIONS, after the common ones are taken in.  SHORT as in getopt.
 */
int cli_option(cli *c, int count, char **arguments, const char *letters,
               const struct option *options, int *status);

/* Opens the glossaries of this run: the shipped one, the user's, then those of --glossary; or those
 * of --glossary alone after
 * --no-user-glossary is given with them. */
int cli_open_glossary(cli *c, onym_glossary **out, onym_error *error);

/* The paths that cli_open_glossary opens; returns their number. */
size_t cli_glossary_paths(const cli *c, const char **paths);

int cli_open_style(cli *c, onym_style **out, onym_error *error);

/* Prints "onym: usage: WHAT (WHERE)" with a pointer to --help and returns 2. */
int cli_usage(const cli *c, const char *what, const char *where);

/* Tells of ERROR and returns its status; when standard output has failed, main says so alone. */
int cli_failed(const cli *c, const onym_error *error);

/* The worse of two exit statuses: 3 to 6 win over 1. */
int cli_worse(int a, int b);

/* The index of WORD in LIST of COUNT names; -1 when it is none. */
int cli_choice(const char *word, const char *const *list, size_t count);

/* Text from ARGUMENTS from INDEX on, joined by blanks.  The caller frees *out. */
int cli_join(onym_string *out, int count, char **arguments, int index, onym_error *error);

command_fn cmd_check, cmd_compare, cmd_explain, cmd_filter, cmd_lookup, cmd_translit, cmd_systems,
    cmd_styles, cmd_glossary, cmd_shell, cmd_identify, cmd_complete;

#endif
