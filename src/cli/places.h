/* Where the program's data and the glossaries of the machine and the user are. */
#ifndef ONYM_CLI_PLACES_H
#define ONYM_CLI_PLACES_H

#include "cli/cli.h"

/* Finds data_dir, user_dir, user_glossary and system_glossary of C, the last three NULL where there
 * is none.  False when memory runs out.  The caller frees them with places_free in any case. */
bool places_find(cli *c);

void places_free(cli *c);

#endif
