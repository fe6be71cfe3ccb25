/* Comparing: what the parts of a comparison share. */
#include "check/comparing.h"

#include <string.h>

#include "base/error.h"

bool text_lines_find(text_lines *out, onym_text text)
{
    out->end = text.size;
    while (out->end > 0 && (text.data[out->end - 1] == '\n' || text.data[out->end - 1] == '\r')) {
        out->end--;
    }
    for (size_t at = 0; at <= out->end;) {
        if (!array_room(out->starts, out->capacity, out->count)) {
            return false;
        }
        out->starts[out->count++] = at;
        const char *end = at < out->end ? memchr(text.data + at, '\n', out->end - at) : NULL;
        at = end != NULL ? (size_t)(end - text.data) + 1 : out->end + 1;
    }
    return true;
}

static size_t line_of(const text_lines *lines, size_t offset)
{
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

token_range comparing_range(const comparing *c, const article *to, const text_lines *to_lines,
                            const text_lines *from_lines, size_t offset)
{
    if (!c->by_line) {
        return (token_range){0, to->tokens.count};
    }
    size_t line = line_of(from_lines, offset);
    size_t end = line + 1 < to_lines->count ? to_lines->starts[line + 1] : to->text.size;
    return token_range_of(to, to_lines->starts[line], end);
}

int comparing_add(onym_findings *out, article *a, size_t first, size_t count,
                  const comparing_report *r, buffer *message, onym_error *error)
{
    onym_text text = article_run(a, first, count);
    const char **suggestions = arena_alloc(a->arena, sizeof *suggestions);
    onym_finding *f = findings_add(out);
    if (f == NULL || suggestions == NULL) {
        buffer_free(message);
        return error_memory(error);
    }
    f->rule = r->rule;
    f->level = r->level;
    f->begin = a->tokens.items[first].begin;
    f->end = f->begin + text.size;
    f->text = arena_copy(a->arena, text);
    f->text_size = text.size;
    f->concept = arena_copy(a->arena, onym_text_of(r->concept));
    f->reason_kind = r->kind;
    f->reason_source = arena_copy(a->arena, onym_text_of(r->source));
    f->message = arena_copy(a->arena, buffer_text(message));
    suggestions[0] = arena_copy(a->arena, onym_text_of(r->suggestion));
    f->suggestions = suggestions;
    f->suggestion_count = *r->suggestion != '\0';
    f->quoted = (a->tokens.items[first].flags & TOKEN_QUOTED) != 0;
    bool failed = message->failed || a->arena->failed;
    buffer_free(message);
    return failed ? error_memory(error) : ONYM_OK;
}

bool comparing_share_concept(const postings *a, const postings *b)
{
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            if (strcmp(a->items[i].concept, b->items[j].concept) == 0) {
                return true;
            }
        }
    }
    return false;
}
