/* Addresses in a text: URLs, e-mail addresses, domains and handles, which are left as they are. */
#include "translit/address.h"

#include <string.h>

#define LOOK 128 /* bytes looked at after a word for the rest of an address */

static bool is_ascii_alnum(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_address_byte(unsigned char c)
{
    return is_ascii_alnum(c) || c >= 0x80 || c == '.' || c == '_' || c == '-' || c == '+';
}

static size_t address_end(onym_text text, size_t at)
{
    while (at < text.size && is_address_byte((unsigned char)text.data[at])) {
        at++;
    }
    return at;
}

size_t address_url_end(onym_text text, size_t at)
{
    while (at < text.size && (unsigned char)text.data[at] > ' ' &&
           strchr("\"<>`", text.data[at]) == NULL &&
           !(text.size - at >= 2 && memcmp(text.data + at, "\xC2\xBB", 2) == 0)) {
        at++;
    }
    return at;
}

static bool is_top_domain(onym_text label)
{
    static const char *const names[] = {"рф",     "рус",  "укр", "бел", "москва", "дети",
                                        "онлайн", "сайт", "орг", "ком", "한국",   "닷컴"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i]) == label.size && memcmp(names[i], label.data, label.size) == 0) {
            return true;
        }
    }
    return false;
}

bool address_ends(onym_text text, size_t begin, size_t end, size_t floor)
{
    return begin > floor + 1 && text.data[begin - 1] == '.' &&
           is_ascii_alnum((unsigned char)text.data[begin - 2]) &&
           is_top_domain((onym_text){text.data + begin, end - begin});
}

bool address_goes_on(onym_text text, size_t at, size_t *end)
{
    if (at >= text.size || memchr("@._-+", text.data[at], 5) == NULL) {
        return false;
    }
    onym_text window = {text.data, text.size - at > LOOK ? at + LOOK : text.size};
    size_t stop = address_end(window, at);
    if (stop < text.size && text.data[stop] == '@' && stop + 1 < text.size &&
        is_address_byte((unsigned char)text.data[stop + 1])) {
        *end = address_end(text, stop + 1);
        return true;
    }
    if (text.data[at] != '.') {
        return false;
    }
    while (stop > at && memchr(".-_", text.data[stop - 1], 3) != NULL) {
        stop--;
    }
    const char *dot = stop > at ? memrchr(text.data + at, '.', stop - at) : NULL;
    size_t label = dot != NULL ? (size_t)(dot - text.data) + 1 : stop;
    *end = stop;
    return dot != NULL && is_top_domain((onym_text){text.data + label, stop - label});
}

bool address_after_slash(onym_text text, size_t begin, size_t floor)
{
    if (begin == floor || text.data[begin - 1] != '/') {
        return false;
    }
    size_t at = begin - 1;
    bool dot = false;
    while (at > floor && (unsigned char)text.data[at - 1] > ' ') {
        at--;
        dot |= text.data[at] == '.' && at > floor &&
               is_ascii_alnum((unsigned char)text.data[at - 1]) &&
               is_ascii_alnum((unsigned char)text.data[at + 1]);
    }
    return dot;
}

size_t address_skip(onym_text text, size_t at)
{
    char c = text.data[at];
    size_t left = text.size - at;
    if (c == '@' && left > 1 && is_address_byte((unsigned char)text.data[at + 1])) {
        return address_end(text, at + 1);
    }
    if (c == ':' && left > 3 && memcmp(text.data + at, "://", 3) == 0) {
        return address_url_end(text, at);
    }
    if ((c | 0x20) == 'w' && left > 4 && (memcmp(text.data + at, "www.", 4) == 0) &&
        (at == 0 || !is_ascii_alnum((unsigned char)text.data[at - 1]))) {
        return address_url_end(text, at);
    }
    return at;
}
