/* Quotation marks: which one closes which. */
#ifndef ONYM_TEXT_QUOTE_MARKS_H
#define ONYM_TEXT_QUOTE_MARKS_H

#include "onym.h"

/* What closes the quotation that the curly, angle, German or corner mark C opens; 0: C opens none.
 */
uint32_t quote_closer(uint32_t c);

#endif
