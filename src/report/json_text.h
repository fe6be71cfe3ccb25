/* JSON text: strings, and what must not reach a terminal. */
#ifndef ONYM_REPORT_JSON_TEXT_H
#define ONYM_REPORT_JSON_TEXT_H

#include "base/buffer.h"

/* Appends the JSON text JSON with what must not reach a terminal as \u escapes: such characters
 * stand in strings only. */
void json_text_escape(buffer *out, onym_text json);

/* Appends TEXT as a JSON string, with its quotes; bytes that are not UTF-8 become U+FFFD. */
void json_text_string(buffer *out, onym_text text);

#endif
