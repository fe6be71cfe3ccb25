/* Pasting: what the terminal marks as pasted becomes one line, and no key of it is a command. */
#include <stdlib.h>
#include <string.h>

#include "cli/line_private.h"

#define PASTE_END L"\x1b[201~"
#define PASTE_MAX LINE_MAX_SIZE /* characters */

/* Whether the SIZE characters at TEXT end with the mark that ends a paste. */
static bool ends_paste(const wchar_t *text, size_t size)
{
    size_t mark = wcslen(PASTE_END);
    return size >= mark && wmemcmp(text + size - mark, PASTE_END, mark) == 0;
}

static bool is_break(wchar_t c)
{
    return c == L'\r' || c == L'\n' || c == L'\t';
}

/* Makes one line of pasted text: line ends and tabs become one blank, none at the end, and other
 * control characters go. */
static void flatten(wchar_t *text, size_t size)
{
    size_t kept = 0;
    bool after_break = false;
    for (size_t i = 0; i < size; i++) {
        wchar_t c = text[i];
        if (is_break(c) && !after_break) {
            text[kept++] = L' ';
        } else if (c >= L' ' && (c < 0x7F || c >= 0xA0)) {
            text[kept++] = c;
        }
        after_break = is_break(c);
    }
    while (kept > 0 && text[kept - 1] == L' ') {
        kept--;
    }
    text[kept] = L'\0';
}

/* Called at the mark that begins a paste: inserts all up to the mark that ends it. */
unsigned char line_paste_key(EditLine *el, int key)
{
    (void)key;
    wchar_t *text = malloc((PASTE_MAX + 1) * sizeof *text);
    size_t size = 0;
    wchar_t c = 0;
    while (text != NULL && el_wgetc(el, &c) == 1) {
        if (size == PASTE_MAX) { /* keeps the last characters to see the mark */
            size_t mark = wcslen(PASTE_END);
            wmemmove(text + size - mark, text + size - mark + 1, mark - 1);
            size--;
        }
        text[size++] = c;
        if (ends_paste(text, size)) {
            flatten(text, size - wcslen(PASTE_END));
            (void)el_winsertstr(el, text);
            free(text);
            return CC_REFRESH;
        }
    }
    free(text);
    return CC_ERROR;
}
