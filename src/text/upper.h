/* Capitals of any script. */
#ifndef ONYM_TEXT_UPPER_H
#define ONYM_TEXT_UPPER_H

#include "base/buffer.h"

/* Appends TEXT in capitals. */
void upper_append(buffer *out, onym_text text);

#endif
