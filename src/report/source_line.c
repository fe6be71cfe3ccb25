/* The line of the text around a finding, cut to a width. */
#include "report/source_line.h"

#include <string.h>

#include "base/printable.h"

#define TAB         "    "
#define ELLIPSIS    "\xE2\x80\xA6" /* one column */
#define COLUMNS_MIN ((size_t)10)

/* No walk passes more characters a column than this, however many of them have no width. */
#define CHARS_PER_COLUMN ((size_t)8)

/* How far a walk from a place to the end of the line, or to a width, came. */
typedef struct walk {
    size_t at;
    size_t columns;
    bool complete; /* it came to the end */
} walk;

/* Writes what is shown for the character at AT and returns the columns that it takes. */
static size_t show(char shown[PRINTABLE_SIZE], onym_text text, size_t at, utf8_char c)
{
    if (c.code_point == '\t') {
        memcpy(shown, TAB, sizeof TAB);
        return sizeof TAB - 1;
    }
    size_t size = printable_char(shown, c, text.data + at);
    bool as_is = c.valid && !char_is_hidden(c.code_point);
    return as_is ? char_width(c.code_point) : size;
}

static bool is_line_end(onym_text text, size_t at)
{
    return text.data[at] == '\n' || text.data[at] == '\r';
}

/* Walks on from AT towards END over at most COLUMNS columns. */
static walk walk_on(onym_text text, size_t at, size_t end, size_t columns)
{
    char shown[PRINTABLE_SIZE];
    walk w = {.at = at};
    for (size_t left = (columns + 1) * CHARS_PER_COLUMN;; left--) {
        if (w.at >= end || is_line_end(text, w.at)) {
            w.complete = true;
            return w;
        }
        utf8_char c = utf8_at(text, w.at);
        size_t more = show(shown, text, w.at, c);
        if (left == 0 || w.columns + more > columns) {
            return w;
        }
        w.at += c.size;
        w.columns += more;
    }
}

/* Walks back from AT over at most COLUMNS columns. */
static walk walk_back(onym_text text, size_t at, size_t columns)
{
    char shown[PRINTABLE_SIZE];
    walk w = {.at = at};
    for (size_t left = (columns + 1) * CHARS_PER_COLUMN;; left--) {
        if (w.at == 0 || is_line_end(text, w.at - 1)) {
            w.complete = true;
            return w;
        }
        utf8_char c = utf8_before(text, w.at);
        size_t more = show(shown, text, w.at - c.size, c);
        if (left == 0 || w.columns + more > columns) {
            break;
        }
        w.at -= c.size;
        w.columns += more;
    }
    while (w.at < at) { /* a mark does not stay without its letter */
        utf8_char c = utf8_at(text, w.at);
        if (show(shown, text, w.at, c) > 0) {
            break;
        }
        w.at += c.size;
    }
    return w;
}

static void put(buffer *out, onym_text text, size_t begin, size_t end)
{
    char shown[PRINTABLE_SIZE];
    for (size_t at = begin; at < end;) {
        utf8_char c = utf8_at(text, at);
        (void)show(shown, text, at, c);
        buffer_puts(out, shown);
        at += c.size;
    }
}

/* The three walks of a line. */
typedef struct walks {
    walk before, marked, after;
} walks;

static walks walk_line(onym_text text, size_t begin, size_t end, const size_t columns[3])
{
    walks w;
    w.before = walk_back(text, begin, columns[0]);
    w.marked = walk_on(text, begin, end, columns[1]);
    w.after = walk_on(text, w.marked.at, text.size, columns[2]);
    return w;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Shares COLUMNS among the parts of a line that is too long, two of them for the ellipses: the
 * finding comes first, then half of the rest on each side unless a side needs less. */
static void share(size_t shares[3], const walks *w, size_t columns)
{
    size_t room = columns - 2;
    shares[1] = least(w->marked.columns, room);
    room -= shares[1];
    size_t after = least(w->after.columns, room - room / 2);
    shares[0] = least(w->before.columns, room - after);
    shares[2] = room - shares[0];
}

void source_line_make(source_line *line, onym_text text, size_t begin, size_t end, size_t columns)
{
    *line = (source_line){.before_columns = 0};
    end = least(end, text.size);
    begin = least(begin, end);
    columns = columns < COLUMNS_MIN ? COLUMNS_MIN : columns;
    const size_t all[] = {columns, columns, columns};
    walks w = walk_line(text, begin, end, all);
    bool whole = w.before.complete && w.marked.complete && w.after.complete;
    if (!whole || w.before.columns + w.marked.columns + w.after.columns > columns) {
        size_t shares[3];
        share(shares, &w, columns);
        w = walk_line(text, begin, end, shares);
    }
    buffer_puts(&line->before, w.before.complete ? "" : ELLIPSIS);
    put(&line->before, text, w.before.at, begin);
    put(&line->marked, text, begin, w.marked.at);
    put(&line->after, text, w.marked.at, w.after.at);
    buffer_puts(&line->after, w.after.complete ? "" : ELLIPSIS);
    line->before_columns = w.before.columns + (w.before.complete ? 0 : 1);
    line->marked_columns = w.marked.columns;
}

void source_line_free(source_line *line)
{
    buffer_free(&line->before);
    buffer_free(&line->marked);
    buffer_free(&line->after);
}
