/* Completion in the line editor: the common part is put into the line, or the choices are listed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/line_private.h"

/* Characters that two wide texts begin with alike. */
static size_t common_size(const wchar_t *a, const wchar_t *b, size_t size)
{
    size_t i = 0;
    while (i < size && a[i] != L'\0' && a[i] == b[i]) {
        i++;
    }
    return i;
}

/* What all items begin with, as wide text; the caller frees it. */
static wchar_t *common_part(const completions *list)
{
    wchar_t *common = wide_of(list->items[0]);
    for (size_t i = 1; common != NULL && i < list->count; i++) {
        wchar_t *other = wide_of(list->items[i]);
        common[other != NULL ? common_size(common, other, wcslen(common)) : 0] = L'\0';
        free(other);
    }
    return common;
}

/* Prints the items in columns of one width. */
static void print_items(const completions *list)
{
    size_t widest = 1;
    for (size_t i = 0; i < list->count; i++) {
        size_t width = shown_width(list->items[i]) + 2;
        widest = width > widest ? width : widest;
    }
    size_t a_line = line_terminal_width() / widest;
    a_line = a_line > 0 ? a_line : 1;
    for (size_t i = 0; i < list->count; i++) {
        onym_string shown;
        bool last = i + 1 == list->count || (i + 1) % a_line == 0;
        if (onym_printable(&shown, onym_text_of(list->items[i]), true, NULL) == ONYM_OK) {
            size_t width = onym_width((onym_text){shown.data, shown.size});
            (void)fprintf(stdout, "%s%*s", shown.data, last ? 0 : (int)(widest - width), "");
            onym_string_free(&shown);
        }
        (void)fputs(last ? "\n" : "", stdout);
    }
    (void)fflush(stdout);
}

/* Puts WITH in place of the last TYPED characters before the cursor. */
static void replace_typed(EditLine *el, size_t typed, const wchar_t *with)
{
    if (typed > 0) {
        el_wdeletestr(el, (int)typed);
    }
    (void)el_winsertstr(el, with);
}

/* Completes to what all items have in common when that is more than what was TYPED (characters),
 * else lists them. */
static unsigned char offer(EditLine *el, const completions *list, size_t typed)
{
    wchar_t *common = list->count > 0 ? common_part(list) : NULL;
    if (common == NULL) {
        return CC_ERROR;
    }
    unsigned char result = CC_REFRESH;
    if (list->count == 1 || wcslen(common) > typed) {
        replace_typed(el, typed, common);
    } else {
        line_put_code("\n");
        print_items(list);
        result = CC_REDISPLAY;
    }
    free(common);
    return result;
}

unsigned char line_complete_key(EditLine *el, int key)
{
    (void)key;
    line_edit *e = line_edit_of(el);
    const LineInfoW *info = el_wline(el);
    size_t size = (size_t)(info->cursor - info->buffer);
    char *before = narrow_of(info->buffer, size);
    if (before == NULL) {
        return CC_ERROR;
    }
    completions list;
    e->options.complete(e->options.context, onym_text_of(before), &list);
    wchar_t *typed = wide_of(before + list.begin);
    unsigned char result = typed != NULL ? offer(el, &list, wcslen(typed)) : CC_ERROR;
    free(typed);
    free(before);
    completions_free(&list);
    return result;
}
