/* JSON text: strings, and what must not reach a terminal. */
#include "report/json_text.h"

#include "base/printable.h"

static void put_unit(buffer *out, uint32_t unit)
{
    buffer_printf(out, "\\u%04x", (unsigned)unit);
}

static void put_units(buffer *out, uint32_t code_point)
{
    if (code_point < 0x10000) {
        put_unit(out, code_point);
    } else {
        put_unit(out, 0xD800 + ((code_point - 0x10000) >> 10));
        put_unit(out, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
    }
}

void json_text_escape(buffer *out, onym_text json)
{
    for (size_t at = 0; at < json.size;) {
        utf8_char c = utf8_at(json, at);
        if (char_is_hidden(c.code_point)) {
            put_units(out, c.code_point);
        } else {
            buffer_append(out, json.data + at, c.size);
        }
        at += c.size;
    }
}

void json_text_string(buffer *out, onym_text text)
{
    buffer_putc(out, '"');
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        if (char_is_hidden(c.code_point)) {
            put_units(out, c.code_point);
        } else {
            if (c.code_point == '"' || c.code_point == '\\') {
                buffer_putc(out, '\\');
            }
            buffer_put_code_point(out, c.code_point);
        }
        at += c.size;
    }
    buffer_putc(out, '"');
}
