/* Windows: the stretches that a long text is checked in. */
#include "text/window.h"

#include <string.h>

#include "text/segment.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Whether the newline before AT ends a blank line. */
static bool ends_paragraph(onym_text text, size_t at)
{
    size_t begin = at - 1;
    while (begin > 0 && is_blank(text.data[begin - 1])) {
        begin--;
    }
    return begin == 0 || text.data[begin - 1] == '\n';
}

static bool ends_line(onym_text text, size_t at)
{
    (void)text;
    (void)at;
    return true;
}

static bool ends_sentence(onym_text text, size_t at)
{
    return at > 1 &&
           (text.data[at - 2] == '.' || text.data[at - 2] == '!' || text.data[at - 2] == '?');
}

/* The last place in the second half of the SIZE bytes of TEXT after a MARK where ENDS holds; 0 when
 * there is none. */
static size_t last_end(onym_text text, size_t size, char mark,
                       bool (*ends)(onym_text text, size_t at))
{
    size_t least = size / 2;
    const char *found;
    while (size > least && (found = memrchr(text.data + least, mark, size - least)) != NULL) {
        size_t at = (size_t)(found - text.data) + 1;
        if (ends(text, at)) {
            return at;
        }
        size = at - 1;
    }
    return 0;
}

size_t window_end(onym_text text, size_t size)
{
    static const struct {
        char mark;
        bool (*ends)(onym_text text, size_t at);
    } ways[] = {{'\n', ends_paragraph}, {'\n', ends_line}, {' ', ends_sentence}, {' ', ends_line}};
    if (text.size <= size) {
        return text.size;
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        size_t at = last_end(text, size, ways[i].mark, ways[i].ends);
        if (at > 0) {
            return at;
        }
    }
    size_t end = size; /* one endless word: between two characters */
    while (end > 1 && size - end < 3 && ((unsigned char)text.data[end] & 0xC0) == 0x80) {
        end--;
    }
    return end;
}

bool window_leaves_hidden(onym_text window, bool hidden)
{
    static const char on[] = "onym: on";
    const char *end = NULL;
    if (hidden) {
        end = window.size > 0 ? memmem(window.data, window.size, on, sizeof on - 1) : NULL;
        if (end == NULL) {
            return true;
        }
        end += sizeof on - 1;
    }
    size_t begin = end != NULL ? (size_t)(end - window.data) : 0;
    return segments_leave_hidden((onym_text){window.data + begin, window.size - begin});
}
