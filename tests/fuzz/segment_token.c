/* Segments cover a text without gaps; tokens lie in them, in order, on character boundaries. */
#include "fuzz.h"
#include "text/key.h"
#include "text/token.h"

static void check_segments(const segments *parts, size_t size)
{
    size_t at = 0;
    for (size_t i = 0; i < parts->count; i++) {
        HOLDS(parts->items[i].begin == at);
        HOLDS(parts->items[i].end > at);
        at = parts->items[i].end;
    }
    HOLDS(at == size);
}

static void check_tokens(const tokens *words, const segments *parts, onym_text text)
{
    size_t at = 0, part = 0;
    for (size_t i = 0; i < words->count; i++) {
        const token *t = &words->items[i];
        HOLDS(t->begin >= at && t->begin < t->end && t->end <= text.size);
        HOLDS(on_boundary(text, t->begin) && on_boundary(text, t->end));
        while (parts->items[part].end <= t->begin) {
            part++;
        }
        HOLDS(t->end <= parts->items[part].end);
        HOLDS(parts->items[part].kind != SEGMENT_TECHNICAL);
        HOLDS((parts->items[part].kind == SEGMENT_QUOTE) == ((t->flags & TOKEN_QUOTED) != 0));
        at = t->end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text text = {(const char *)data, size};
    segments parts = {0};
    tokens words = {0};
    HOLDS(segments_find(&parts, text, NULL) == ONYM_OK);
    check_segments(&parts, size);
    HOLDS(tokens_find(&words, text, &parts, NULL) == ONYM_OK);
    check_tokens(&words, &parts, text);
    tokens_free(&words);
    segments_free(&parts);
    return 0;
}
