/* Plain text of a name: one kind of blank, apostrophe and hyphen, nothing invisible. */
#include "text/plain.h"

#include "base/utf8.h"
#include "text/script.h"

void plain_append(buffer *out, onym_text text)
{
    bool blank = false;
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
