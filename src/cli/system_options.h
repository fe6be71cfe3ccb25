/* Options of a system as words: "--kind place --apostrophe ascii", on the command line and in the
 * examples of a system. */
#ifndef ONYM_CLI_SYSTEM_OPTIONS_H
#define ONYM_CLI_SYSTEM_OPTIONS_H

#include "onym.h"

/* Takes the option at ARGV[*AT], with its value, into *OPTIONS and moves *AT past it.  ONYM_OK: it
 * was one.  ONYM_NOT_FOUND: it is none of them; nothing has changed.  ONYM_EUSAGE: its value is
 * missing or wrong. */
int system_option(onym_translit_options *options, int *at, int argc, char **argv,
                  onym_error *error);

#endif
