/* Slices: borrowed text, compared, trimmed and split. */
#include "base/slice.h"

#include <string.h>

bool text_same(onym_text a, onym_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool text_equals(onym_text text, const char *other)
{
    return text_same(text, onym_text_of(other));
}

onym_text text_trim(onym_text text)
{
    while (text.size > 0 && text.data[0] == ' ') {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && text.data[text.size - 1] == ' ') {
        text.size--;
    }
    return text;
}

bool text_split(onym_text *piece, onym_text *rest, char separator)
{
    if (rest->data == NULL) {
        return false;
    }
    const char *end = rest->size > 0 ? memchr(rest->data, separator, rest->size) : NULL;
    if (end == NULL) {
        *piece = *rest;
        *rest = (onym_text){NULL, 0};
        return true;
    }
    *piece = (onym_text){rest->data, (size_t)(end - rest->data)};
    *rest = (onym_text){end + 1, rest->size - piece->size - 1};
    return true;
}
