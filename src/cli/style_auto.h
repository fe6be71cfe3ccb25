/* The style of a text: the one that --style auto finds it to follow best. */
#ifndef ONYM_CLI_STYLE_AUTO_H
#define ONYM_CLI_STYLE_AUTO_H

#include "cli/cli.h"

/* Whether the run asks for the style that each text fits. */
bool style_is_auto(const cli *c);

/* Puts the id of the style that TEXT, called PATH, fits best into ID and says on stderr how well.
 * Of styles that fit equally the project's, then ap, then the first is taken. */
int style_choose(char id[64], const cli *c, const onym_glossary *glossary, const char *path,
                 onym_text text, onym_error *error);

#endif
