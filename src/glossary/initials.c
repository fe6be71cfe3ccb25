/* Initials: a family name with the first letters of the given names. */
#include "glossary/initials.h"

#include <string.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "text/key.h"
#include "text/script.h"

/* The first letter of TEXT as keys have it; 0 for none. */
static uint32_t first_letter(onym_text text)
{
    buffer key = {0};
    utf8_char c = text.size > 0 ? utf8_at(text, 0) : (utf8_char){0};
    key_append(&key, (onym_text){text.data, c.size});
    uint32_t letter = key.size > 0 ? utf8_at(buffer_text(&key), 0).code_point : 0;
    buffer_free(&key);
    return letter;
}

/* The bytes of the initial with its full stop that TEXT begins with; 0 when there is none. */
static size_t initial_size(onym_text text)
{
    utf8_char c = text.size > 0 ? utf8_at(text, 0) : (utf8_char){0};
    bool stop = c.size > 0 && c.size < text.size && text.data[c.size] == '.';
    return stop && char_is_upper(c.code_point) ? c.size + 1 : 0;
}

/* Takes the initials at the beginning of TEXT. */
static onym_text take(initials *out, onym_text text)
{
    size_t size;
    out->count = 0;
    while ((size = initial_size(text)) > 0 && out->count < INITIALS_MAX) {
        out->letter[out->count++] = first_letter(text);
        text.data += size;
        text.size -= size;
        while (text.size > 0 && (*text.data == ' ' || *text.data == '-')) {
            text.data++;
            text.size--;
        }
    }
    return text;
}

onym_text initials_split(initials *out, onym_text text)
{
    onym_text rest = take(out, text);
    if (out->count > 0 && rest.size > 0) {
        return rest;
    }
    for (size_t at = 0; at < text.size; at++) {
        onym_text after = {text.data + at + 1, text.size - at - 1};
        if (text.data[at] == ' ' && initial_size(after) > 0) {
            rest = take(out, after);
            if (out->count > 0 && rest.size == 0) {
                return (onym_text){text.data, at};
            }
        }
    }
    out->count = 0;
    return text;
}

/* Whether the words of NAME begin with the letters, as far as there are words: a family name at
 * either end is no given name. */
static bool fits(const initials *asked, onym_text name)
{
    uint32_t letter[8];
    size_t count = 0;
    onym_text word, rest = name;
    while (count < 8 && text_split(&word, &rest, ' ')) {
        letter[count++] = first_letter(word);
    }
    if (count < 2) {
        return false;
    }
    bool front = true, behind = true;
    for (size_t i = 0; i < asked->count && i + 1 < count; i++) {
        front = front && letter[i] == asked->letter[i];
        behind = behind && letter[i + 1] == asked->letter[i];
    }
    return front || behind;
}

bool initials_fit(const initials *asked, const onym_entry *entry)
{
    for (size_t i = 0; asked->count > 0 && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->role == ONYM_ROLE_NAME && fits(asked, onym_text_of(t->text))) {
            return true;
        }
    }
    return asked->count == 0;
}
