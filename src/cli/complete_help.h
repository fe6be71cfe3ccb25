/* The options of a command, read from its help. */
#ifndef ONYM_CLI_COMPLETE_HELP_H
#define ONYM_CLI_COMPLETE_HELP_H

#include "onym.h"

/* Whose options are asked for. */
typedef struct help_text {
    const char *command; /* "" for none: the common options */
    const char *verb;    /* of glossary; "" for none */
} help_text;

typedef struct help_option {
    onym_text name;  /* --format, -c */
    onym_text about; /* the rest of its line; may be empty */
    bool takes_value;
} help_option;

/* Calls EACH for the options of the command and for those that are common. */
void help_options(const help_text *help, void (*each)(void *context, const help_option *option),
                  void *context);

/* Whether the option NAME of the command is followed by a value. */
bool help_takes_value(const help_text *help, const char *name);

#endif
