/* What the files of the shell share. */
#ifndef ONYM_CLI_SHELL_PRIVATE_H
#define ONYM_CLI_SHELL_PRIVATE_H

#include "cli/shell.h"

/* Glossary paths that a shell has room for: those of the command line and the user's. */
#define SHELL_GLOSSARIES_MAX 64

struct shell {
    shell_options options;
    const char *paths[SHELL_GLOSSARIES_MAX];
    size_t path_count;
    onym_glossary *glossary;
    onym_style *style;
    onym_system *system;   /* NULL: by style and language */
    onym_checker *checker; /* made for the first .check */
    size_t line_number;
    bool over;
};

/* A command: its name with the full stop, what follows it, and what it does in one line. */
typedef struct shell_command {
    const char *name, *usage, *help;
    /* ARGUMENT is the rest of the line without blanks around it. */
    int (*run)(shell *s, char *argument, onym_error *error);
} shell_command;

/* In alphabetical order; the last one has no name. */
extern const shell_command shell_commands[];

/* The command NAME, NULL when there is none. */
const shell_command *shell_find(const char *name);

/* The command whose name is nearest to NAME. */
const shell_command *shell_nearest(const char *name);

/* Fills ERROR and returns STATUS. */
int shell_fail(onym_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* (Re)opens the glossaries; on failure the old ones stay. */
int shell_open_glossary(shell *s, onym_error *error);

/* Text without blanks around it; cuts it in place. */
char *shell_trim(char *text);

#endif
