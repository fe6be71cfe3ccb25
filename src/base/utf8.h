/* UTF-8: decoding that never fails, encoding, positions. */
#ifndef ONYM_BASE_UTF8_H
#define ONYM_BASE_UTF8_H

#include "onym.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* One decoded character. */
typedef struct utf8_char {
    uint32_t code_point; /* U+FFFD for a byte that is not UTF-8 */
    unsigned size;       /* bytes: 1 to 4 */
    bool valid;
} utf8_char;

/* Decodes the character at offset AT < TEXT.size.  A byte that starts no well-formed sequence
 * (overlong forms, surrogates and values over U+10FFFF included) comes back alone, as invalid. */
utf8_char utf8_decode(onym_text text, size_t at);

/* The same; for ASCII, which most text is, without a call. */
static inline utf8_char utf8_at(onym_text text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    return byte < 0x80 ? (utf8_char){byte, 1, true} : utf8_decode(text, at);
}

/* The character that ends at offset END > 0. */
utf8_char utf8_before(onym_text text, size_t end);

/* Writes CODE_POINT to BYTES (room for 4) and returns the number of bytes; what is not a scalar
 * value is written as U+FFFD. */
size_t utf8_encode(char *bytes, uint32_t code_point);

/* Bytes from the start that are well-formed UTF-8. */
size_t utf8_valid_prefix(onym_text text);

/* The number of characters; an invalid byte counts as one. */
size_t utf8_length(onym_text text);

#endif
