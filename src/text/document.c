/* Documents: what the bytes of a text are, and where its lines begin. */
#include "text/document.h"

#include <string.h>

#include "base/utf8.h"
#include "text/bytes.h"

size_t document_bom(onym_text text)
{
    return text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Encodings of whole units: the size of one in bytes, and where its bytes begin. */
typedef struct wide_encoding {
    const char *name;
    const char *bom;
    size_t unit;
    bool big;
} wide_encoding;

/* UTF-32LE first: its byte order mark begins with that of UTF-16LE. */
static const wide_encoding wide_encodings[] = {
    {"UTF-32LE", "\xFF\xFE\0\0", 4, false},
    {"UTF-32BE", "\0\0\xFE\xFF", 4, true},
    {"UTF-16LE", "\xFF\xFE", 2, false},
    {"UTF-16BE", "\xFE\xFF", 2, true},
};

#define WIDE_ENCODINGS (sizeof wide_encodings / sizeof *wide_encodings)

/* What drafts are made of.  No two bytes of ASCII are one of these read as UTF-16. */
static const struct {
    uint32_t first, last;
} plausible[] = {{0x09, 0x0D},     {0x20, 0x7E},     {0xA0, 0x52F},
                 {0x1100, 0x11FF}, {0x2010, 0x201F}, {0xAC00, 0xD7A3}};

static uint32_t unit_at(const char *bytes, const wide_encoding *e)
{
    uint32_t value = 0;
    for (size_t i = 0; i < e->unit; i++) {
        value = value << 8 | (unsigned char)bytes[e->big ? i : e->unit - 1 - i];
    }
    return value;
}

static bool is_plausible(uint32_t unit)
{
    for (size_t i = 0; i < sizeof plausible / sizeof *plausible; i++) {
        if (unit >= plausible[i].first && unit <= plausible[i].last) {
            return true;
        }
    }
    return false;
}

/* Whether seven in eight of the units of BEGINNING are plausible characters. */
static bool reads_as(onym_text beginning, const wide_encoding *e)
{
    size_t units = beginning.size / e->unit, right = 0;
    for (size_t i = 0; i < units; i++) {
        right += is_plausible(unit_at(beginning.data + i * e->unit, e));
    }
    return units >= 4 && right >= units - units / 8;
}

/* Whether TEXT has control characters that no draft has; one is half of a letter of UTF-16. */
static bool has_control(onym_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < ' ' && (byte < '\t' || byte > '\r')) {
            return true;
        }
    }
    return false;
}

/* Whether TEXT begins with the byte order mark of E, and does not go on as UTF-8. */
static bool is_marked(onym_text text, const wide_encoding *e)
{
    if (text.size < e->unit || memcmp(text.data, e->bom, e->unit) != 0) {
        return false;
    }
    onym_text rest = {text.data + e->unit, text.size - e->unit};
    size_t valid = utf8_valid_prefix(rest);
    return valid + 4 <= rest.size || rest.size == 0 || has_control((onym_text){rest.data, valid});
}

const char *onym_looks_like(onym_text text)
{
    onym_text beginning = {text.data, text.size < 256 ? text.size : 256};
    for (size_t i = 0; i < WIDE_ENCODINGS; i++) {
        if (is_marked(beginning, &wide_encodings[i])) {
            return wide_encodings[i].name;
        }
    }
    /* Blanks and Latin letters have NULs in each of these encodings. */
    if (beginning.size == 0 || memchr(beginning.data, '\0', beginning.size) == NULL) {
        return "";
    }
    for (size_t i = 0; i < WIDE_ENCODINGS; i++) {
        if (reads_as(beginning, &wide_encodings[i])) {
            return wide_encodings[i].name;
        }
    }
    return "";
}

static size_t count_nul(onym_text text)
{
    size_t count = 0;
    const char *end = text.data + text.size;
    for (const char *p = text.data; p < end; p++, count++) {
        p = memchr(p, '\0', (size_t)(end - p));
        if (p == NULL) {
            break;
        }
    }
    return count;
}

onym_encoding_report document_encoding(onym_text text)
{
    onym_encoding_report report = {.looks_like = onym_looks_like(text)};
    if (text.size == 0) {
        return report;
    }
    report.nul_count = count_nul(text);
    for (size_t at = 0; at < text.size;) {
        at += utf8_valid_prefix((onym_text){text.data + at, text.size - at});
        if (at < text.size) {
            if (report.invalid_count++ == 0) {
                report.invalid_first = at;
            }
            at++;
        }
    }
    return report;
}

position position_start(onym_text text)
{
    return (position){text, document_bom(text), 1, 1};
}

/* Moves P over a group of ASCII without carriage returns, which most text is, if it ends before AT.
 */
static bool move_over_group(position *p, size_t at)
{
    if (at - p->at < BYTES_GROUP) {
        return false;
    }
    byte_lines lines = bytes_lines(bytes_load(p->text.data + p->at));
    if (lines.high != 0 || lines.carriage_return != 0) {
        return false;
    }
    p->at += BYTES_GROUP;
    p->column += BYTES_GROUP;
    if (lines.newline != 0) {
        p->line += (size_t)__builtin_popcount(lines.newline);
        p->column = BYTES_GROUP - bytes_last(lines.newline);
    }
    return true;
}

void position_move(position *p, size_t at)
{
    while (p->at < at) {
        if (move_over_group(p, at)) {
            continue;
        }
        utf8_char c = utf8_at(p->text, p->at);
        bool newline = c.code_point == '\n' ||
                       (c.code_point == '\r' &&
                        !(p->at + 1 < p->text.size && p->text.data[p->at + 1] == '\n'));
        p->at += c.size;
        p->line += newline;
        p->column = newline ? 1 : p->column + 1;
    }
}
