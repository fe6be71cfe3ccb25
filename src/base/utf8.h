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

/* The same; for ASCII and for well-formed letters of two and three bytes, which nearly all text is,
 * without a call. */
static inline utf8_char utf8_at(onym_text text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    unsigned char lead = bytes[0];
    size_t left = text.size - at;
    if (lead < 0x80) {
        return (utf8_char){lead, 1, true};
    }
    if (lead >= 0xC2 && lead < 0xE0 && left > 1 && (bytes[1] & 0xC0) == 0x80) {
        return (utf8_char){(lead & 0x1Fu) << 6 | (bytes[1] & 0x3Fu), 2, true};
    }
    bool surrogate = lead == 0xED && left > 1 && bytes[1] >= 0xA0;
    if (lead > 0xE0 && lead < 0xF0 && left > 2 && (bytes[1] & 0xC0) == 0x80 &&
        (bytes[2] & 0xC0) == 0x80 && !surrogate) {
        uint32_t high = (lead & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6;
        return (utf8_char){high | (bytes[2] & 0x3Fu), 3, true};
    }
    return utf8_decode(text, at);
}

/* The character that ends at offset END > 0. */
utf8_char utf8_before(onym_text text, size_t end);

/* Writes CODE_POINT to BYTES (room for 4) and returns the number of bytes; what is not a scalar
 * value is written as U+FFFD. */
size_t utf8_put(char *bytes, uint32_t code_point);

/* Bytes from the start that are well-formed UTF-8. */
size_t utf8_valid_prefix(onym_text text);

/* The number of characters; an invalid byte counts as one. */
size_t utf8_length(onym_text text);

#endif
