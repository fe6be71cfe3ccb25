/* Shapes: letters that scanners and tired eyes take for others - rn for m, cl for d, 1 for l. */
#ifndef ONYM_TEXT_SHAPE_H
#define ONYM_TEXT_SHAPE_H

#include "base/buffer.h"

/* Whether the letters A and B look alike. */
bool shape_alike(uint32_t a, uint32_t b);

/* Whether the letters FIRST SECOND together look like ONE. */
bool shape_pair(uint32_t first, uint32_t second, uint32_t one);

/* Puts the repair number N of KEY, with one letter or pair of it as what it may have been taken
 * for, into OUT, emptied first.  False when there are no more. */
bool shape_repair(buffer *out, onym_text key, size_t n);

#endif
