/* Text for terminals: what may be shown as it is, what is shown instead, and how wide it is. */
#include "base/printable.h"

#include <stdio.h>
#include <string.h>

#include "base/char_table.h"

static bool in_ranges(const range *ranges, size_t count, uint32_t code_point)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && code_point >= ranges[low].first;
}

#define IN(ranges, code_point) in_ranges(ranges, sizeof(ranges) / sizeof(ranges)[0], code_point)

static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

static bool is_noncharacter(uint32_t code_point)
{
    return (code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

unsigned char_width(uint32_t code_point)
{
    if (is_control(code_point)) {
        return 0;
    }
    if (code_point < 0xA0) {
        return 1;
    }
    if (IN(zero_width, code_point)) {
        return 0;
    }
    return IN(wide, code_point) ? 2 : 1;
}

bool char_is_hidden(uint32_t code_point)
{
    return is_control(code_point) ||
           (code_point >= 0xA0 && (is_noncharacter(code_point) || IN(hidden, code_point)));
}

size_t printable_char(char shown[PRINTABLE_SIZE], utf8_char c, const char *byte)
{
    int size = 0;
    if (!c.valid) {
        size = snprintf(shown, PRINTABLE_SIZE, "\\x%02x", (unsigned)(unsigned char)*byte);
    } else if (!char_is_hidden(c.code_point)) {
        memcpy(shown, byte, c.size);
        shown[c.size] = '\0';
        return c.size;
    } else if (c.code_point == '\n' || c.code_point == '\t') {
        size = snprintf(shown, PRINTABLE_SIZE, c.code_point == '\n' ? "\\n" : "\\t");
    } else if (c.code_point < 0x80) {
        size = snprintf(shown, PRINTABLE_SIZE, "\\x%02x", (unsigned)c.code_point);
    } else {
        size = snprintf(shown, PRINTABLE_SIZE, "<U+%04X>", (unsigned)c.code_point);
    }
    return size > 0 ? (size_t)size : 0;
}

void printable_append(buffer *out, onym_text text, bool one_line)
{
    char shown[PRINTABLE_SIZE];
    for (size_t at = 0; at < text.size && !out->failed;) {
        const char *byte = text.data + at;
        utf8_char c = utf8_at(text, at);
        if (!one_line && (*byte == '\n' || *byte == '\t')) {
            buffer_putc(out, *byte);
        } else {
            buffer_append(out, shown, printable_char(shown, c, byte));
        }
        at += c.size;
    }
}

int onym_printable(onym_string *out, onym_text text, bool one_line, onym_error *error)
{
    buffer shown = {0};
    printable_append(&shown, text, one_line);
    return buffer_take(out, &shown, error);
}

size_t onym_width(onym_text text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        width += char_width(c.code_point);
        at += c.size;
    }
    return width;
}
