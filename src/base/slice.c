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

bool text_begins(onym_text text, const char *other)
{
    size_t size = strlen(other);
    return text.size >= size && (size == 0 || memcmp(text.data, other, size) == 0);
}

bool text_ends(onym_text text, onym_text other)
{
    return text.size >= other.size && (other.size == 0 || memcmp(text.data + text.size - other.size,
                                                                 other.data, other.size) == 0);
}

bool text_begins_with(onym_text text, const char *const *beginnings, size_t count)
{
    bool begins = false;
    for (size_t i = 0; i < count && !begins; i++) {
        begins = text_begins(text, beginnings[i]);
    }
    return begins;
}

bool text_ends_with(onym_text text, const char *const *endings, size_t count)
{
    bool ends = false;
    for (size_t i = 0; i < count && !ends; i++) {
        onym_text ending = {endings[i], strlen(endings[i])};
        ends = text.size > ending.size && text_ends(text, ending);
    }
    return ends;
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

bool text_is_one_of(onym_text text, const char *const *texts, size_t count)
{
    bool is = false;
    for (size_t i = 0; i < count && !is; i++) {
        is = text_equals(text, texts[i]);
    }
    return is;
}
