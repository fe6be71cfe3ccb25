/* Decoding forwards, backwards and by lines agrees with itself. */
#include "fuzz.h"
#include "text/document.h"

/* Decodes and encodes again; returns the number of characters. */
static size_t walk_forwards(onym_text text)
{
    size_t count = 0, at = 0, valid = utf8_valid_prefix(text);
    while (at < text.size) {
        utf8_char c = utf8_at(text, at);
        char bytes[4];
        HOLDS(c.size >= 1 && c.size <= 4 && c.size <= text.size - at);
        HOLDS(c.valid || c.size == 1);
        HOLDS(c.valid ? at != valid : c.code_point == UTF8_REPLACEMENT && at >= valid);
        if (c.valid) {
            HOLDS(utf8_put(bytes, c.code_point) == c.size);
            HOLDS(memcmp(bytes, text.data + at, c.size) == 0);
        }
        at += c.size;
        count++;
    }
    HOLDS(valid <= text.size);
    return count;
}

static size_t walk_backwards(onym_text text)
{
    size_t count = 0;
    for (size_t at = text.size; at > 0; count++) {
        utf8_char c = utf8_before(text, at);
        HOLDS(c.size >= 1 && c.size <= at);
        HOLDS(c.valid || c.size == 1);
        at -= c.size;
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text text = {(const char *)data, size};
    size_t count = walk_forwards(text);
    HOLDS(count == utf8_length(text));
    HOLDS(count == walk_backwards(text));
    onym_encoding_report report = document_encoding(text);
    HOLDS(report.invalid_count <= size && report.nul_count <= size);
    HOLDS(report.invalid_count == 0 || report.invalid_first == utf8_valid_prefix(text));
    position p = position_start(text);
    size_t line = p.line, column = p.column;
    for (size_t at = document_bom(text); at <= size; at += 3) {
        position_move(&p, at);
        HOLDS(p.line > line || (p.line == line && p.column >= column));
        line = p.line;
        column = p.column;
    }
    return 0;
}
