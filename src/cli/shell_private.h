/* What the files of the shell share. */
#ifndef ONYM_CLI_SHELL_PRIVATE_H
#define ONYM_CLI_SHELL_PRIVATE_H

#include "cli/pager.h"
#include "cli/shell.h"

/* Glossary paths that a shell has room for: those of the command line and the user's. */
#define SHELL_GLOSSARIES_MAX 64

/* How lookups and .check answer. */
typedef enum shell_mode { MODE_HUMAN, MODE_JSON, MODE_TSV } shell_mode;

/* The draft that .check read last, for .next. */
typedef struct shell_draft {
    char *path;
    onym_string text;
    onym_findings *findings;
    size_t next; /* the finding that .next shows */
} shell_draft;

struct shell {
    shell_options options;
    const char *paths[SHELL_GLOSSARIES_MAX];
    size_t path_count;
    onym_glossary *glossary;
    onym_style *style;
    onym_system *system;   /* NULL: by style and language */
    onym_checker *checker; /* made for the first .check */
    shell_mode mode;
    shell_draft draft;
    pager pager;
    output terminal;   /* what .output took the place of */
    char *output_path; /* of .output; NULL for none */
    size_t line_number;
    const char *file; /* that .read reads; NULL for none */
    int depth;        /* of .read in .read */
    bool over;
    bool (*interrupted)(void); /* that of the line reader */
};

/* A command: its name with the full stop, what follows it, and what it does in one line. */
typedef struct shell_command {
    const char *name, *usage, *help;
    /* ARGUMENT is the rest of the line without blanks around it. */
    int (*run)(shell *s, char *argument, onym_error *error);
    const char *more; /* what .help WORD adds; "" for nothing */
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

/* Opens the glossaries again, the user's own among them. */
int shell_read_again(shell *s, onym_error *error);

/* Looks NAME up and shows the answers in the mode of the shell. */
int shell_look_up(shell *s, const char *name, onym_error *error);

/* Prints what is held back for the pager: before a message, and at the end of an answer. */
void shell_show(shell *s);

/* Ends .output; the error of the file, if any. */
int shell_end_output(shell *s, onym_error *error);

/* Forgets the draft. */
void shell_draft_free(shell_draft *draft);

/* A command wants other arguments: fills ERROR with its usage. */
int shell_usage(const char *name, onym_error *error);

/* Text without blanks around it; cuts it in place. */
char *shell_trim(char *text);

/* The hint for LINE, which stands in the prompt: a name's standard form, or what a command takes.
 * The caller frees it; NULL for none. */
char *shell_hint(shell *s, onym_text line);

/* One line of a list: a mark for what is set, the id, what it is. */
void shell_put_choice(output *out, bool set, const char *id, const char *title, size_t widest);

/* The commands, each in the file that its comment in shell_commands.c names. */
typedef int shell_command_fn(shell *s, char *argument, onym_error *error);
shell_command_fn shell_check, shell_next, shell_translit, shell_system, shell_style, shell_add,
    shell_mode_set, shell_output, shell_read, shell_compare, shell_identify, shell_edit,
    shell_remove, shell_import, shell_export;

#endif
