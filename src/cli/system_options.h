/* Options of a system as words: "--kind place --apostrophe ascii", on the command line and in the
 * examples of a system. */
#ifndef ONYM_CLI_SYSTEM_OPTIONS_H
#define ONYM_CLI_SYSTEM_OPTIONS_H

#include <getopt.h>

#include "onym.h"

/* Values of SYSTEM_OPTIONS for getopt_long. */
enum {
    SYSTEM_KIND = 500,
    SYSTEM_APOSTROPHE,
    SYSTEM_HYPHEN,
    SYSTEM_NUMERALS,
    SYSTEM_CASE,
    SYSTEM_PLAIN,
    SYSTEM_FOLD,
    SYSTEM_PRESS
};

/* The options, to stand in a command's table. */
#define SYSTEM_OPTIONS                                                                             \
    {"kind", required_argument, NULL, SYSTEM_KIND},                                                \
        {"apostrophe", required_argument, NULL, SYSTEM_APOSTROPHE},                                \
        {"hyphen", required_argument, NULL, SYSTEM_HYPHEN},                                        \
        {"numerals", required_argument, NULL, SYSTEM_NUMERALS},                                    \
        {"case", required_argument, NULL, SYSTEM_CASE},                                            \
        {"plain", no_argument, NULL, SYSTEM_PLAIN}, {"fold", no_argument, NULL, SYSTEM_FOLD},      \
    {                                                                                              \
        "press", no_argument, NULL, SYSTEM_PRESS                                                   \
    }

/* Takes OPTION, one of the above, with its VALUE into *OPTIONS.  ONYM_EUSAGE: VALUE is none of its
 * values; the message names them. */
int system_option(onym_translit_options *options, int option, const char *value, onym_error *error);

/* Reads options written as words, "--plain --apostrophe ascii".  ONYM_EUSAGE: one is unknown. */
int system_options_read(onym_translit_options *options, const char *words, onym_error *error);

#endif
