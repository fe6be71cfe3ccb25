/* What is said about the bytes of a text that was checked. */
#ifndef ONYM_CLI_ENCODING_H
#define ONYM_CLI_ENCODING_H

#include "onym.h"

/* Prints a message for everything odd about the bytes of the text PATH.  ONYM_EINPUT: it is no
 * UTF-8 text at all or, when STRICT, not wholly. */
int encoding_tell(const char *path, const onym_encoding_report *report, bool strict);

#endif
