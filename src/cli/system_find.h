/* Systems by name, the user's own before the shipped ones, and their examples. */
#ifndef ONYM_CLI_SYSTEM_FIND_H
#define ONYM_CLI_SYSTEM_FIND_H

#include "onym.h"

/* Opens the system NAME: USER_DIR/systems/NAME.rules when there is such a file (USER_DIR may be
 * NULL), else as onym_system_open. */
int system_find(onym_system **out, const char *data_dir, const char *user_dir, const char *name,
                onym_error *error);

/* The system that writes TEXT, of language LANG ("ru", "uk", "ko"; NULL: told by its letters), when
 * none is asked for: ru-bgn-simple, uk-2010, ko-rr. */
const char *system_default(onym_text text, const char *lang);

/* Whether LANG is a language that --lang takes. */
bool system_known_language(const char *lang);

/* One line of a system's examples file. */
typedef struct example {
    char *input, *expected, *kind, *options, *source;
} example;

/* Reads the examples of the system ID.  The caller frees *OUT with free and *TEXT, which they
 * point into, with onym_string_free.  *COUNT is 0 when there is no such file. */
int examples_read(example **out, size_t *count, onym_string *text, const char *data_dir,
                  const char *id, onym_error *error);

#endif
