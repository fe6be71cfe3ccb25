/* Plain text of a name: one kind of blank, apostrophe and hyphen, nothing invisible. */
#include "text/plain.h"

#include "base/utf8.h"
#include "text/script.h"

/* The end of the stretch from AT that stays as it is: ASCII but for blanks, controls and what is
 * written for an apostrophe; nearly every name is made of such stretches and single blanks. */
static size_t plain_until(onym_text text, size_t at)
{
    while (at < text.size && (unsigned char)(text.data[at] - '!') < 0x7F - '!' &&
           text.data[at] != '`') {
        at++;
    }
    return at;
}

bool plain_is(onym_text text)
{
    size_t at = plain_until(text, 0);
    while (at > 0 && at < text.size && text.data[at] == ' ') {
        size_t end = plain_until(text, at + 1);
        if (end == at + 1) {
            return false;
        }
        at = end;
    }
    return at == text.size;
}

void plain_append(buffer *out, onym_text text)
{
    bool blank = false;
    if (plain_is(text)) {
        buffer_append(out, text.data, text.size);
        return;
    }
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        char_class class = char_class_of(c.code_point);
        if (class == CHAR_BLANK || class == CHAR_NEWLINE) {
            blank = true;
        } else if (class != CHAR_INVISIBLE && class != CHAR_BIDI) {
            if (blank) {
                buffer_putc(out, ' ');
                blank = false;
            }
            if (class == CHAR_APOSTROPHE || class == CHAR_HYPHEN) {
                buffer_putc(out, class == CHAR_HYPHEN ? '-' : '\'');
            } else {
                buffer_append(out, text.data + at, c.size);
            }
        }
        at += c.size;
    }
}
