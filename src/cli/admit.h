/* Adding a form that a writer lets stand: to the project's glossary or to the user's own. */
#ifndef ONYM_CLI_ADMIT_H
#define ONYM_CLI_ADMIT_H

#include "cli/cli.h"
#include "cli/pass.h"

/* Adds the text of FINDING, in DRAFT, where SHELF says: as an admitted form of its concept in
 * GLOSSARY, or as a name of its own.  Returns an exit status; ERROR says why. */
int admit(cli *c, const onym_glossary *glossary, const char *draft, const onym_finding *finding,
          const pass_shelf *shelf, onym_error *error);

#endif
