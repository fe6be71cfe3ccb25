/* Documents: what the bytes of a text are, and where its lines begin. */
#include "text/document.h"

#include <string.h>

#include "base/utf8.h"
#include "text/bytes.h"

size_t document_bom(onym_text text)
{
    return text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

const char *document_looks_like(onym_text text)
{
    if (text.size >= 2 && memcmp(text.data, "\xFF\xFE", 2) == 0) {
        return "UTF-16LE";
    }
    if (text.size >= 2 && memcmp(text.data, "\xFE\xFF", 2) == 0) {
        return "UTF-16BE";
    }
    size_t looked = text.size < 256 ? text.size & ~(size_t)1 : 256;
    size_t nul[2] = {0, 0};
    for (size_t i = 0; i < looked; i++) {
        nul[i & 1] += text.data[i] == '\0';
    }
    size_t half = looked / 2;
    if (half >= 4 && nul[1] > half * 3 / 4 && nul[0] < half / 4) {
        return "UTF-16LE";
    }
    return half >= 4 && nul[0] > half * 3 / 4 && nul[1] < half / 4 ? "UTF-16BE" : "";
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
    onym_encoding_report report = {.looks_like = document_looks_like(text)};
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
