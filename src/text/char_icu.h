/* What ICU knows of a character: the source of the table that script.h looks into, and the answer
 * for characters over it. */
#ifndef ONYM_TEXT_CHAR_ICU_H
#define ONYM_TEXT_CHAR_ICU_H

#include "text/script.h"

/* The traits of CODE_POINT, as script.h packs them. */
uint16_t char_icu_traits(uint32_t code_point);

#endif
