/* What translit has to say of a text besides writing it. */
#include "cli/remarks.h"

#include <string.h>

#include "cli/output.h"

#define LANE       64  /* bytes looked at together */
#define MIXED_MOST 10  /* mixed words that are named */
#define SHOWN      200 /* bytes of a word in a message */

/* ---- Words in two scripts ---- */

static bool is_latin(unsigned char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

static bool is_cyrillic(unsigned char byte)
{
    return (byte & 0xFE) == 0xD0;
}

/* Whether the byte at BYTES is a Latin letter beside a Cyrillic one (which begins at +1 or -2). */
static bool is_mixed(const unsigned char *bytes)
{
    return is_latin(bytes[0]) && (is_cyrillic(bytes[1]) || is_cyrillic(bytes[-2]));
}

/* The offset, from AT on, of a Latin letter that touches a Cyrillic one; the size of TEXT when
 * there is none. */
static size_t mixed_at(onym_text text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (; at < 2 && at + 1 < text.size; at++) { /* no letter of two bytes stands before these */
        if (is_latin(bytes[at]) && is_cyrillic(bytes[at + 1])) {
            return at;
        }
    }
    for (; at + LANE + 1 < text.size; at += LANE) {
        unsigned char hits = 0;
        for (size_t i = 0; i < LANE; i++) {
            hits |= (unsigned char)is_mixed(bytes + at + i);
        }
        if (hits != 0) {
            break;
        }
    }
    while (at + 1 < text.size && !is_mixed(bytes + at)) {
        at++;
    }
    bool last = at + 1 == text.size && at >= 2 && is_latin(bytes[at]) && is_cyrillic(bytes[at - 2]);
    return at + 1 < text.size || last ? at : text.size;
}

/* Whether BYTE ends a word: a blank, or a sign of ASCII that no word has inside. */
static bool ends_word(unsigned char byte)
{
    return byte <= ' ' || strchr(",.;:!?()[]{}<>\"", byte) != NULL;
}

void remark_mixed(onym_text text, unsigned *count)
{
    size_t at = 0;
    while (*count <= MIXED_MOST && (at = mixed_at(text, at)) < text.size) {
        size_t begin = at, end = at;
        while (begin > 0 && !ends_word((unsigned char)text.data[begin - 1])) {
            begin--;
        }
        while (end < text.size && !ends_word((unsigned char)text.data[end])) {
            end++;
        }
        if (*count < MIXED_MOST) {
            int size = end - begin < SHOWN ? (int)(end - begin) : SHOWN;
            message_printf("warning: \"%.*s\" mixes Latin and Cyrillic letters; --fold repairs it",
                           size, text.data + begin);
        } else {
            message_print("warning: more words mix Latin and Cyrillic letters");
        }
        ++*count;
        at = end;
    }
}

/* ---- What is not covered ---- */

/* The size of the character at AT and its code point in *POINT. */
static size_t take_character(uint32_t *point, onym_text text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    size_t size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    size = size <= text.size - at ? size : text.size - at;
    *point = size == 1 ? byte : byte & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        *point = *point << 6 | ((unsigned char)text.data[at + i] & 0x3Fu);
    }
    return size;
}

/* Whether POINT is neither Latin nor of the script TO nor a mark or sign that stands in texts of
 * every script. */
static bool is_foreign(uint32_t point, const char *to)
{
    bool sign = (point >= 0x02B0 && point < 0x0370) || (point >= 0x2000 && point < 0x2C00) ||
                (point >= 0x3000 && point < 0x3040) || (point >= 0xFE00 && point < 0xFE70) ||
                (point >= 0xFF00 && point < 0xFF21);
    bool latin = point < 0x0250 || (point >= 0x1E00 && point < 0x1F00);
    bool cyrillic = point >= 0x0400 && point < 0x0530 && strstr(to, "Cyrl") != NULL;
    bool hangul = point >= 0xAC00 && point < 0xD7A4 && strstr(to, "Hang") != NULL;
    return !sign && !latin && !cyrillic && !hangul;
}

/* Whether the bytes of SPAN are the same in MADE as in TEXT. */
static bool is_copied(onym_text text, const onym_string *made, const onym_span *span)
{
    size_t size = span->in_end - span->in_begin;
    return size == span->out_end - span->out_begin &&
           memcmp(text.data + span->in_begin, made->data + span->out_begin, size) == 0;
}

bool remark_uncovered(onym_text text, const onym_string *made, const onym_spans *spans,
                      const onym_system_info *system)
{
    for (size_t i = 0; i < spans->count; i++) {
        const onym_span *span = &spans->items[i];
        bool copied = is_copied(text, made, span);
        for (size_t at = span->in_begin; copied && at < span->in_end;) {
            uint32_t point;
            size_t size = take_character(&point, text, at);
            if (is_foreign(point, system->to)) {
                message_printf("not covered: %s copies \"%.*s\"", system->id, (int)size,
                               text.data + at);
                return true;
            }
            at += size;
        }
    }
    return false;
}
