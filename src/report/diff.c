/* Unified diffs of two texts: the shortest for small changes, line against line for large ones. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "base/error.h"

#define CONTEXT ((size_t)3)

/* Texts that differ in more lines than this are not searched for the shortest way. */
#define EDITS_MAX ((size_t)250)

typedef struct lines {
    onym_text *items; /* each with its line end */
    size_t count, capacity;
} lines;

/* Lines before_begin..before_end are replaced by lines after_begin..after_end. */
typedef struct change {
    size_t before_begin, before_end, after_begin, after_end;
} change;

typedef struct changes {
    change *items; /* in order, and never touching */
    size_t count, capacity;
} changes;

static bool split(lines *out, onym_text text)
{
    for (size_t at = 0; at < text.size;) {
        const char *end = memchr(text.data + at, '\n', text.size - at);
        size_t size = end != NULL ? (size_t)(end - (text.data + at)) + 1 : text.size - at;
        if (!array_room(out->items, out->capacity, out->count)) {
            return false;
        }
        out->items[out->count++] = (onym_text){text.data + at, size};
        at += size;
    }
    return true;
}

/* Appends a change, or makes the last one longer when NEXT begins where it ends. */
static bool add(changes *list, change next)
{
    if (next.before_begin == next.before_end && next.after_begin == next.after_end) {
        return true;
    }
    change *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (last != NULL && last->before_end == next.before_begin &&
        last->after_end == next.after_begin) {
        last->before_end = next.before_end;
        last->after_end = next.after_end;
        return true;
    }
    if (!array_room(list->items, list->capacity, list->count)) {
        return false;
    }
    list->items[list->count++] = next;
    return true;
}

/* The parts of two texts that are left when equal lines are cut off both ends. */
typedef struct middle {
    const onym_text *before, *after;
    size_t before_count, after_count, offset;
} middle;

static middle cut_ends(const lines *before, const lines *after)
{
    size_t shorter = before->count < after->count ? before->count : after->count;
    size_t head = 0, tail = 0;
    while (head < shorter && text_same(before->items[head], after->items[head])) {
        head++;
    }
    while (tail < shorter - head && text_same(before->items[before->count - 1 - tail],
                                              after->items[after->count - 1 - tail])) {
        tail++;
    }
    middle m = {.before_count = before->count - head - tail,
                .after_count = after->count - head - tail,
                .offset = head};
    m.before = before->items != NULL ? before->items + head : NULL;
    m.after = after->items != NULL ? after->items + head : NULL;
    return m;
}

/* Line against line, for texts of as many lines; else all against all. */
static bool compare_in_step(changes *out, const middle *m)
{
    size_t at = m->offset;
    if (m->before_count != m->after_count) {
        return add(out, (change){at, at + m->before_count, at, at + m->after_count});
    }
    for (size_t i = 0; i < m->before_count; i++, at++) {
        if (!text_same(m->before[i], m->after[i]) && !add(out, (change){at, at + 1, at, at + 1})) {
            return false;
        }
    }
    return true;
}

/* The search of E. W. Myers, "An O(ND) difference algorithm and its variations" (1986).  Row d + 1
 * says for each diagonal k = (place in before) - (place in after) how far d edits lead in before;
 * row 0 is where the search starts. */
#define DIAGONALS (2 * (ptrdiff_t)EDITS_MAX + 3)

typedef struct search {
    const middle *m;
    ptrdiff_t *rows;
} search;

/* Where the entry of diagonal K in the row after D edits is; D may be -1. */
static ptrdiff_t *reach(const search *s, ptrdiff_t d, ptrdiff_t k)
{
    return s->rows + (d + 1) * DIAGONALS + k + (ptrdiff_t)EDITS_MAX + 1;
}

/* Whether the best way onto diagonal K with the D-th edit adds a line rather than drops one. */
static bool adds_line(const search *s, ptrdiff_t d, ptrdiff_t k)
{
    return k == -d || (k != d && *reach(s, d - 1, k - 1) < *reach(s, d - 1, k + 1));
}

/* The place in before that the D-th edit leads to on diagonal K, without the equal lines after. */
static ptrdiff_t after_edit(const search *s, ptrdiff_t d, ptrdiff_t k)
{
    return adds_line(s, d, k) ? *reach(s, d - 1, k + 1) : *reach(s, d - 1, k - 1) + 1;
}

static ptrdiff_t skip_equal(const middle *m, ptrdiff_t x, ptrdiff_t y)
{
    while (x < (ptrdiff_t)m->before_count && y < (ptrdiff_t)m->after_count &&
           text_same(m->before[x], m->after[y])) {
        x++;
        y++;
    }
    return x;
}

/* The number of edits of the shortest way, -1 when it is longer than EDITS_MAX. */
static ptrdiff_t find_shortest(search *s)
{
    ptrdiff_t before_end = (ptrdiff_t)s->m->before_count, after_end = (ptrdiff_t)s->m->after_count;
    for (ptrdiff_t d = 0; d <= (ptrdiff_t)EDITS_MAX; d++) {
        for (ptrdiff_t k = -d; k <= d; k += 2) {
            ptrdiff_t x = after_edit(s, d, k);
            x = skip_equal(s->m, x, x - k);
            *reach(s, d, k) = x;
            if (x >= before_end && x - k >= after_end) {
                return d;
            }
        }
    }
    return -1;
}

/* Writes the EDITS edits of the shortest way, first to last, to ONES. */
static void trace(change *ones, const search *s, ptrdiff_t edits)
{
    ptrdiff_t x = (ptrdiff_t)s->m->before_count, y = (ptrdiff_t)s->m->after_count;
    ptrdiff_t offset = (ptrdiff_t)s->m->offset;
    for (ptrdiff_t d = edits; d > 0; d--) {
        ptrdiff_t k = x - y;
        bool adds = adds_line(s, d, k);
        ptrdiff_t end = after_edit(s, d, k);
        x = adds ? end : end - 1;
        y = adds ? end - k - 1 : end - k;
        ones[d - 1] = (change){(size_t)(x + offset), (size_t)(end + offset), (size_t)(y + offset),
                               (size_t)(end - k + offset)};
    }
}

static bool compare_shortest(changes *out, const search *s, ptrdiff_t edits)
{
    change ones[EDITS_MAX];
    trace(ones, s, edits);
    for (ptrdiff_t i = 0; i < edits; i++) {
        if (!add(out, ones[i])) {
            return false;
        }
    }
    return true;
}

static bool compare(changes *out, const lines *before, const lines *after)
{
    middle m = cut_ends(before, after);
    if (m.before_count == 0 || m.after_count == 0) {
        return add(
            out, (change){m.offset, m.offset + m.before_count, m.offset, m.offset + m.after_count});
    }
    search s = {&m, calloc((EDITS_MAX + 2) * (size_t)DIAGONALS, sizeof *s.rows)};
    if (s.rows == NULL) {
        return false;
    }
    ptrdiff_t edits = find_shortest(&s);
    bool good = edits >= 0 ? compare_shortest(out, &s, edits) : compare_in_step(out, &m);
    free(s.rows);
    return good;
}

/* A file name as patch reads it: quoted when it has special characters, with a tab after blanks. */
static void put_name(buffer *out, const char *mark, const char *path)
{
    bool special = false, blank = false;
    for (const char *c = path; *c != '\0'; c++) {
        special = special || (unsigned char)*c < ' ' || *c == '"' || *c == '\\' || *c == 0x7F;
        blank = blank || *c == ' ';
    }
    buffer_puts(out, mark);
    buffer_puts(out, special ? "\"" : "");
    for (const char *c = path; *c != '\0'; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7F) {
            buffer_printf(out, "\\%03o", (unsigned)(unsigned char)*c);
        } else {
            buffer_puts(out, special && (*c == '"' || *c == '\\') ? "\\" : "");
            buffer_putc(out, *c);
        }
    }
    buffer_puts(out, special ? "\"\n" : blank ? "\t\n" : "\n");
}

static void put_lines(buffer *out, char mark, const lines *from, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        onym_text line = from->items[i];
        buffer_putc(out, mark);
        buffer_append_text(out, line);
        if (line.data[line.size - 1] != '\n') {
            buffer_puts(out, "\n\\ No newline at end of file\n");
        }
    }
}

/* "12,5", "12" for one line, "11,0" for none after line 11. */
static void put_range(buffer *out, char mark, size_t begin, size_t end)
{
    buffer_printf(out, " %c%zu", mark, end > begin ? begin + 1 : begin);
    if (end - begin != 1) {
        buffer_printf(out, ",%zu", end - begin);
    }
}

/* Prints the changes FIRST to LAST, which share their context. */
static void put_hunk(buffer *out, const lines *before, const lines *after, const change *first,
                     const change *last)
{
    size_t head = first->before_begin < CONTEXT ? first->before_begin : CONTEXT;
    size_t rest = before->count - last->before_end;
    size_t tail = rest < CONTEXT ? rest : CONTEXT;
    buffer_puts(out, "@@");
    put_range(out, '-', first->before_begin - head, last->before_end + tail);
    put_range(out, '+', first->after_begin - head, last->after_end + tail);
    buffer_puts(out, " @@\n");
    size_t at = first->before_begin - head;
    for (const change *c = first; c <= last; c++) {
        put_lines(out, ' ', before, at, c->before_begin);
        put_lines(out, '-', before, c->before_begin, c->before_end);
        put_lines(out, '+', after, c->after_begin, c->after_end);
        at = c->before_end;
    }
    put_lines(out, ' ', before, at, last->before_end + tail);
}

static void put_hunks(buffer *out, const lines *before, const lines *after, const changes *list)
{
    for (size_t i = 0; i < list->count;) {
        size_t last = i;
        while (last + 1 < list->count &&
               list->items[last + 1].before_begin - list->items[last].before_end <= 2 * CONTEXT) {
            last++;
        }
        put_hunk(out, before, after, &list->items[i], &list->items[last]);
        i = last + 1;
    }
}

int onym_diff(onym_string *out, const char *path, onym_text before, onym_text after,
              onym_error *error)
{
    buffer printed = {0};
    lines old = {0}, new = {0};
    changes list = {0};
    if (!split(&old, before) || !split(&new, after) || !compare(&list, &old, &new)) {
        printed.failed = true;
    }
    if (list.count > 0 && !printed.failed) {
        put_name(&printed, "--- ", path);
        put_name(&printed, "+++ ", path);
        put_hunks(&printed, &old, &new, &list);
    }
    free(old.items);
    free(new.items);
    free(list.items);
    return buffer_take(out, &printed, error);
}
