/* Wide and narrow text: what libedit and the rest of the program speak. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/line_private.h"

/* The UTF-8 of SIZE wide characters; the caller frees it; NULL when there is no memory. */
char *narrow_of(const wchar_t *wide, size_t size)
{
    char *text = malloc(size * MB_LEN_MAX + 1);
    size_t at = 0;
    mbstate_t state = {0};
    for (size_t i = 0; text != NULL && i < size; i++) {
        size_t used = wcrtomb(text + at, wide[i], &state);
        if (used != (size_t)-1) {
            at += used;
        } else {
            memset(&state, 0, sizeof state);
        }
    }
    if (text != NULL) {
        text[at] = '\0';
    }
    return text;
}

/* The wide characters of TEXT; the caller frees them; NULL when it is not UTF-8. */
wchar_t *wide_of(const char *text)
{
    wchar_t *wide = malloc((strlen(text) + 1) * sizeof *wide);
    if (wide != NULL && mbstowcs(wide, text, strlen(text) + 1) == (size_t)-1) {
        free(wide);
        return NULL;
    }
    return wide;
}

wchar_t wide_composed(wchar_t a, wchar_t b)
{
    const wchar_t pair[] = {a, b};
    wchar_t one = 0;
    onym_string composed = {NULL, 0};
    char *parts = narrow_of(pair, 2);
    if (parts != NULL && onym_compose(&composed, onym_text_of(parts), NULL) == ONYM_OK) {
        wchar_t *wide = wide_of(composed.data);
        one = wide != NULL && wcslen(wide) == 1 ? wide[0] : 0;
        free(wide);
        onym_string_free(&composed);
    }
    free(parts);
    return one;
}
