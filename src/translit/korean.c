/* What the Korean steps share: their parameters, and writing to a stretch. */
#include "translit/korean.h"

#include <string.h>

#include "base/error.h"

bool ko_parameter(const char *parameters, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = parameters; *at != '\0';) {
        size_t length = strcspn(at, ", ");
        if (length == size && memcmp(at, word, size) == 0) {
            return true;
        }
        at += length + strspn(at + length, ", ");
    }
    return false;
}

bool ko_put(stretch *out, UChar unit)
{
    if (out->size >= STEP_LIMIT) {
        return false;
    }
    out->units[out->size++] = unit;
    return true;
}

bool ko_put_all(stretch *out, const UChar *text, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        if (!ko_put(out, text[i])) {
            return false;
        }
    }
    return true;
}

int ko_full(onym_error *error)
{
    return error_set(error, ONYM_EINPUT, "input: a stretch of Korean text is too long (%d units)",
                     STEP_LIMIT);
}
