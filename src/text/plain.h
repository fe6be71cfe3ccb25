/* Plain text of a name: one kind of blank, apostrophe and hyphen, nothing invisible. */
#ifndef ONYM_TEXT_PLAIN_H
#define ONYM_TEXT_PLAIN_H

#include "base/buffer.h"

/* Appends TEXT with every stretch of blanks and line ends as one blank, apostrophes and hyphens as
 * ASCII, and without what nobody sees. */
void plain_append(buffer *out, onym_text text);

/* Whether TEXT, of ASCII, is so already. */
bool plain_is(onym_text text);

#endif
