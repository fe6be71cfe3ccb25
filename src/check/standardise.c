/* Standardising: a stretch of text with its names in the style's form, for filters. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/error.h"
#include "check/article.h"
#include "check/check.h"
#include "check/native.h"

/* Names that are not written as the style wants: the findings' own fixes, as text or beside the
 * word. */
static int annotate(onym_string *out, onym_text text, const onym_findings *f, onym_error *error)
{
    buffer b = {0};
    size_t behind = 0;
    for (size_t i = 0; i < onym_findings_count(f); i++) {
        const onym_finding *x = onym_findings_at(f, i);
        if (x->suggestion_count > 0 && x->begin >= behind) {
            buffer_append(&b, text.data + behind, x->end - behind);
            buffer_printf(&b, " [%s]", x->suggestions[0]);
            behind = x->end;
        }
    }
    if (behind < text.size) {
        buffer_append(&b, text.data + behind, text.size - behind);
    }
    return buffer_take(out, &b, error);
}

int onym_standardise(onym_string *out, onym_checker *c, const char *data_dir, onym_text text,
                     unsigned flags, onym_error *error)
{
    onym_findings *f;
    *out = (onym_string){NULL, 0};
    int status = onym_check(&f, c, text, error);
    if (status != ONYM_OK) {
        return status;
    }
    status = (flags & ONYM_STANDARD_ANNOTATE) != 0
                 ? annotate(out, text, f, error)
                 : onym_fix(out, NULL, text, f, flags & ONYM_FIX_QUOTES, error);
    onym_findings_free(f);
    if (status == ONYM_OK && (flags & ONYM_STANDARD_TRANSLIT) != 0) {
        onym_string plain = *out;
        status = native_to_latin(out, c, data_dir, (onym_text){plain.data, plain.size},
                                 (flags & ONYM_STANDARD_ANNOTATE) != 0, error);
        onym_string_free(&plain);
    }
    return status;
}
