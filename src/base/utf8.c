/* UTF-8: decoding that never fails, encoding, positions. */
#include "base/utf8.h"

#include <string.h>

static bool is_trail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Size of a sequence by its lead byte, 0 when it can lead none (RFC 3629, section 4). */
static unsigned sequence_size(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2) {
        return 0;
    }
    if (lead < 0xE0) {
        return 2;
    }
    if (lead < 0xF0) {
        return 3;
    }
    return lead < 0xF5 ? 4 : 0;
}

utf8_char utf8_decode(onym_text text, size_t at)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    unsigned size = sequence_size(bytes[0]);
    utf8_char invalid = {UTF8_REPLACEMENT, 1, false};
    if (size == 0 || size > text.size - at) {
        return invalid;
    }
    uint32_t code_point = bytes[0] & lead_mask[size];
    for (unsigned i = 1; i < size; i++) {
        if (!is_trail(bytes[i])) {
            return invalid;
        }
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    }
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[size] || surrogate || code_point > 0x10FFFF) {
        return invalid;
    }
    return (utf8_char){code_point, size, true};
}

utf8_char utf8_before(onym_text text, size_t end)
{
    for (size_t size = 1; size <= 4 && size <= end; size++) {
        utf8_char c = utf8_at((onym_text){text.data, end}, end - size);
        if (c.valid && c.size == size) {
            return c;
        }
    }
    return (utf8_char){UTF8_REPLACEMENT, 1, false};
}

size_t utf8_put(char *bytes, uint32_t code_point)
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = UTF8_REPLACEMENT;
    }
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    size_t size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    bytes[0] = (char)(lead[size] | code_point);
    return size;
}

/* Steps over ASCII eight bytes at a time. */
static size_t skip_ascii(onym_text text, size_t at)
{
    while (text.size - at >= 8) {
        uint64_t word;
        memcpy(&word, text.data + at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
        at += 8;
    }
    return at;
}

size_t utf8_valid_prefix(onym_text text)
{
    size_t at = 0;
    while ((at = skip_ascii(text, at)) < text.size) {
        utf8_char c = utf8_at(text, at);
        if (!c.valid) {
            break;
        }
        at += c.size;
    }
    return at;
}

size_t utf8_length(onym_text text)
{
    size_t length = 0;
    for (size_t at = 0; at < text.size; length++) {
        at += utf8_at(text, at).size;
    }
    return length;
}
