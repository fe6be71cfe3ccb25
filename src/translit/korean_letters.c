/* ko-letters: the spelling itself as conjoining jamo, for systems that write letter by letter. */
#include "translit/korean.h"
#include "translit/korean_hangul.h"

/* Appends the letters of the syllable UNIT. */
static bool put_letters(stretch *out, UChar unit)
{
    hangul letters = hangul_split(unit);
    bool done = ko_put(out, (UChar)(JAMO_LEAD + letters.lead)) &&
                ko_put(out, (UChar)(JAMO_VOWEL + letters.vowel));
    if (letters.tail != TAIL_NONE) {
        done = done && ko_put(out, (UChar)(JAMO_TAIL + letters.tail));
    }
    return done;
}

int ko_letters(stretch *out, const stretch *in, const char *parameters,
               const onym_translit_options *options, onym_error *error)
{
    (void)parameters;
    (void)options;
    for (int32_t i = 0; i < in->size; i++) {
        UChar unit = in->units[i];
        if (!(hangul_is(unit) ? put_letters(out, unit) : ko_put(out, unit))) {
            return ko_full(error);
        }
    }
    return ONYM_OK;
}
