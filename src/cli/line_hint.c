/* The hint at the right edge of the line: shown while a key is awaited and taken away before
 * libedit writes again, so that libedit never meets it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/line_private.h"

/* Blanks between the line and the hint. */
#define GAP ((size_t)2)

/* Where things stand in the row of the line, in columns from 0. */
typedef struct place {
    size_t cursor, end, hint;
} place;

/* The columns of SIZE characters; false when one of them is not shown as it is: then libedit writes
 * it otherwise, or is asking something below the line. */
static bool columns_of(size_t *columns, const wchar_t *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        int width = wcwidth(text[i]);
        if (width <= 0) {
            return false;
        }
        *columns += (size_t)width;
    }
    return true;
}

/* Finds room for a hint of WIDTH columns; false when the line is too long for it. */
static bool find_place(place *p, const line_edit *e, const LineInfoW *info, size_t width)
{
    size_t size = (size_t)(info->lastchar - info->buffer);
    size_t before = (size_t)(info->cursor - info->buffer);
    *p = (place){e->prompt_width, e->prompt_width, 0};
    if (!columns_of(&p->cursor, info->buffer, before) || !columns_of(&p->end, info->buffer, size)) {
        return false;
    }
    size_t edge = line_terminal_width() - 1; /* the last column would make some terminals wrap */
    p->hint = edge > width ? edge - width : 0;
    return p->end + GAP <= p->hint;
}

/* Asks for the hint of the line unless it is still the same. */
static void renew(line_edit *e, const LineInfoW *info)
{
    char *line = narrow_of(info->buffer, (size_t)(info->lastchar - info->buffer));
    if (line != NULL && e->hinted != NULL && strcmp(line, e->hinted) == 0) {
        free(line);
        return;
    }
    line_hint_free(e);
    e->hinted = line;
    if (line != NULL && line[0] != '\0') {
        e->hint = e->options.hint(e->options.context, onym_text_of(line));
    }
}

void line_hint_show(line_edit *e)
{
    if (!e->has_codes || e->options.hint == NULL) {
        return;
    }
    const LineInfoW *info = el_wline(e->el);
    place p;
    renew(e, info);
    if (e->hint == NULL || !find_place(&p, e, info, shown_width(e->hint))) {
        return;
    }
    onym_string shown;
    if (onym_printable(&shown, onym_text_of(e->hint), true, NULL) == ONYM_OK) {
        bool dim = e->options.colour;
        (void)fprintf(stdout, "\x1b[%zuG%s%s%s\x1b[%zuG", p.hint + 1, dim ? COLOUR_DIM : "",
                      shown.data, dim ? COLOUR_RESET : "", p.cursor + 1);
        (void)fflush(stdout);
        onym_string_free(&shown);
        e->hint_shown = true;
    }
}

void line_hint_hide(line_edit *e)
{
    place p;
    if (e->hint_shown && find_place(&p, e, el_wline(e->el), 0)) {
        (void)fprintf(stdout, "\x1b[%zuG\x1b[J\x1b[%zuG", p.end + 1, p.cursor + 1);
        (void)fflush(stdout);
    }
    e->hint_shown = false;
}

void line_hint_free(line_edit *e)
{
    free(e->hinted);
    free(e->hint);
    e->hinted = NULL;
    e->hint = NULL;
}
