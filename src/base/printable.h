/* Text for terminals: what may be shown as it is, what is shown instead, and how wide it is. */
#ifndef ONYM_BASE_PRINTABLE_H
#define ONYM_BASE_PRINTABLE_H

#include "base/buffer.h"
#include "base/utf8.h"

/* The longest text that printable_char writes for one character: "<U+10FFFF>" and a NUL. */
#define PRINTABLE_SIZE 16

/* The columns that CODE_POINT takes on a terminal: 0, 1 or 2; 0 for control characters. */
unsigned char_width(uint32_t code_point);

/* Whether CODE_POINT must not reach a terminal: a control character, a bidi control, another
 * invisible character, or a noncharacter. */
bool char_is_hidden(uint32_t code_point);

/* Writes what stands for the character C, read at BYTE, to SHOWN, NUL-terminated, and returns its
 * size: the character itself, or "\x1b", "<U+202E>", "\n". */
size_t printable_char(char shown[PRINTABLE_SIZE], utf8_char c, const char *byte);

/* Appends TEXT with nothing live in it; newline and tab stay unless ONE_LINE. */
void printable_append(buffer *out, onym_text text, bool one_line);

#endif
