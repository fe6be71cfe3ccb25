/* Originals of a romanised name: names of the glossary that a system writes so, then what its rules
 * give. */
#ifndef ONYM_CLI_ORIGINALS_H
#define ONYM_CLI_ORIGINALS_H

#include "cli/cli.h"

/* Writes the originals of TEXT by SYSTEM, likeliest first, one a line, at most LIMIT.
 * ONYM_NOT_FOUND: none.  Other errors have been printed. */
int originals_write(cli *c, const onym_system *system, onym_text text,
                    const onym_translit_options *options, size_t limit);

#endif
