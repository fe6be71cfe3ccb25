/* Letters: UTF-16 text in which every unit knows from which units of the original it was made. */
#include "translit/letters.h"

#include <string.h>

/* Opens or closes a gap so that the units from OLD_END on begin at NEW_END. */
static void move_tail(letters *text, int32_t old_end, int32_t new_end)
{
    size_t count = (size_t)(text->size - old_end);
    if (old_end == new_end) {
        return;
    }
    memmove(text->units + new_end, text->units + old_end, count * sizeof *text->units);
    memmove(text->from + new_end, text->from + old_end, count * sizeof *text->from);
    memmove(text->to + new_end, text->to + old_end, count * sizeof *text->to);
    text->size += new_end - old_end;
}

static void origin_of(const letters *text, int32_t start, int32_t limit, int32_t *from, int32_t *to)
{
    *from = -1;
    *to = -1;
    for (int32_t i = start; i < limit; i++) {
        if (text->from[i] >= 0 && (*from < 0 || text->from[i] < *from)) {
            *from = text->from[i];
        }
        *to = text->to[i] > *to ? text->to[i] : *to;
    }
}

/* Units that are replaced by nothing leave their origin to the unit before them that has none. */
static void bequeath(letters *text, int32_t start, int32_t from, int32_t to)
{
    for (int32_t i = start - 1; i >= 0 && text->from[i] < 0; i--) {
        text->from[i] = from;
        text->to[i] = to;
    }
}

static bool range_fits(letters *text, int32_t start, int32_t limit, int32_t added)
{
    bool valid = start >= 0 && start <= limit && limit <= text->size;
    bool fits = valid && text->size - (limit - start) + added <= LETTERS_LIMIT;
    text->overflow |= !fits;
    return fits;
}

void letters_replace(letters *text, int32_t start, int32_t limit, const UChar *units, int32_t size)
{
    int32_t from, to;
    text->edits++;
    if (!range_fits(text, start, limit, size)) {
        return;
    }
    origin_of(text, start, limit, &from, &to);
    move_tail(text, limit, start + size);
    for (int32_t i = 0; i < size; i++) {
        text->units[start + i] = units[i];
        text->from[start + i] = from;
        text->to[start + i] = to;
    }
    if (size == 0 && from >= 0) {
        bequeath(text, start, from, to);
    }
}

void letters_copy(letters *text, int32_t start, int32_t limit, int32_t dest)
{
    int32_t count = limit - start;
    if (count < 0 || start < 0 || limit > text->size || !range_fits(text, dest, dest, count)) {
        text->overflow = true;
        return;
    }
    move_tail(text, dest, dest + count);
    int32_t source = start >= dest ? start + count : start;
    for (int32_t i = 0; i < count; i++) {
        int32_t at = source + i + (start < dest && source + i >= dest ? count : 0);
        text->units[dest + i] = text->units[at];
        text->from[dest + i] = text->from[at];
        text->to[dest + i] = text->to[at];
    }
}

void letters_settle(letters *text)
{
    int32_t from = 0, to = 0;
    for (int32_t i = 0; i < text->size; i++) {
        if (text->from[i] < 0) {
            text->from[i] = from;
            text->to[i] = to;
        }
        from = text->from[i];
        to = text->to[i];
    }
}
