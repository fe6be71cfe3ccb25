/* Capitals of any script. */
#include "text/upper.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

void upper_append(buffer *out, onym_text text)
{
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        buffer_put_code_point(out, (uint32_t)u_toupper((UChar32)c.code_point));
        at += c.size;
    }
}
