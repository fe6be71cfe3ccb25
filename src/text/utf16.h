/* UTF-16: the one step that ICU's macros do not do without sign warnings. */
#ifndef ONYM_TEXT_UTF16_H
#define ONYM_TEXT_UTF16_H

#include <unicode/utf16.h>

/* The code point at *AT < SIZE of UNITS, and moves *AT behind it; a lone surrogate comes back as it
 * is. */
static inline UChar32 utf16_next(const UChar *units, int32_t size, int32_t *at)
{
    uint32_t c = units[(*at)++];
    if (U16_IS_LEAD(c) && *at < size && U16_IS_TRAIL(units[*at])) {
        c = (c << 10) + units[(*at)++] - (uint32_t)U16_SURROGATE_OFFSET;
    }
    return (UChar32)c;
}

#endif
