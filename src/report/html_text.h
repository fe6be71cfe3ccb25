/* HTML: text of unknown origin as content and as attributes, with nothing live in it. */
#ifndef ONYM_REPORT_HTML_TEXT_H
#define ONYM_REPORT_HTML_TEXT_H

#include "base/buffer.h"

/* The language that most letters of TEXT are of, as a value of lang: en, ru, uk or ko. */
const char *html_language(onym_text text);

/* Appends the bytes BEGIN..END of TEXT as the content of an element whose language is LANG: Hangul
 * and Cyrillic in another language are marked as such, what cannot be seen is shown in a span of
 * the class "code", every line end is a newline. */
void html_put_range(buffer *out, onym_text text, size_t begin, size_t end, const char *lang);

/* The same for the whole of TEXT, in the language of the page. */
void html_put(buffer *out, const char *text);

/* Appends TEXT as a part of an attribute's value, which stands in double quotes. */
void html_put_attribute(buffer *out, const char *text);

#endif
