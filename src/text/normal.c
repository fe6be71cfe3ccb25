/* Normal forms: whether text is composed (NFC), and composing it. */
#include "text/normal.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "text/utf16.h"

/* Characters below U+0300 are composed wherever they stand. */
static bool is_plainly_composed(onym_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= 0xCC) {
            return false;
        }
    }
    return true;
}

/* TEXT as UTF-16, to be freed; NULL when there is no memory. */
static UChar *to_units(onym_text text, int32_t *size)
{
    if (text.size > INT32_MAX / 8) {
        return NULL;
    }
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = malloc((text.size + 1) * sizeof *units);
    if (units != NULL) {
        u_strFromUTF8WithSub(units, (int32_t)text.size + 1, size, text.data, (int32_t)text.size,
                             0xFFFD, NULL, &status);
    } else {
        memory_failed();
    }
    return units;
}

bool text_is_nfc(onym_text text)
{
    if (is_plainly_composed(text)) {
        return true;
    }
    int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = to_units(text, &size);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    bool composed = units != NULL && unorm2_isNormalized(nfc, units, size, &status) != 0;
    free(units);
    return composed && U_SUCCESS(status);
}

/* Appends the NFC of the SIZE units at UNITS. */
static void append_composed(buffer *out, const UChar *units, int32_t size)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = size * 3 + 8;
    UChar *composed = malloc((size_t)room * sizeof *composed);
    if (composed == NULL) {
        out->failed = true;
        return;
    }
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t length = unorm2_normalize(nfc, units, size, composed, room, &status);
    for (int32_t at = 0; U_SUCCESS(status) && at < length;) {
        buffer_put_code_point(out, (uint32_t)utf16_next(composed, length, &at));
    }
    out->failed = out->failed || U_FAILURE(status);
    free(composed);
}

void nfc_append(buffer *out, onym_text text)
{
    if (is_plainly_composed(text)) {
        buffer_append_text(out, text);
        return;
    }
    int32_t size = 0;
    UChar *units = to_units(text, &size);
    if (units == NULL) {
        out->failed = true;
        return;
    }
    append_composed(out, units, size);
    free(units);
}

int onym_compose(onym_string *out, onym_text text, onym_error *error)
{
    buffer composed = {0};
    nfc_append(&composed, text);
    return buffer_take(out, &composed, error);
}
