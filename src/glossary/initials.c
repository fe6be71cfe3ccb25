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

/* The given names in NAME, behind or before FAMILY; empty when FAMILY is not in it. */
static onym_text given_names(const char *name, const char *family)
{
    onym_text text = onym_text_of(name);
    size_t size = strlen(family);
    if (text.size <= size + 1) {
        return (onym_text){NULL, 0};
    }
    size_t rest = text.size - size;
    if (memcmp(name, family, size) == 0 && name[size] == ' ') {
        return (onym_text){name + size + 1, rest - 1};
    }
    bool behind = name[rest - 1] == ' ' && memcmp(name + rest, family, size) == 0;
    return behind ? (onym_text){name, rest - 1} : (onym_text){NULL, 0};
}

/* Whether the words and syllables of GIVEN (Jong-un) begin with the letters ASKED, as many as there
 * are of both: a Russian name may be listed without the patronymic. */
static bool fits(const initials *asked, onym_text given)
{
    size_t i = 0;
    bool same = given.size > 0;
    for (size_t at = 0; same && at < given.size && i < asked->count; at++) {
        bool first = at == 0 || given.data[at - 1] == ' ' || given.data[at - 1] == '-';
        same = !first ||
               first_letter((onym_text){given.data + at, given.size - at}) == asked->letter[i++];
    }
    return same;
}

bool initials_fit(const initials *asked, const onym_entry *entry, const char *family)
{
    for (size_t i = 0; asked->count > 0 && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->role == ONYM_ROLE_NAME && fits(asked, given_names(t->text, family))) {
            return true;
        }
    }
    return asked->count == 0;
}
