/* ko-letters: the spelling itself as conjoining jamo, for systems that write letter by letter.
 *
 * Parameter: tense (a consonant that the exception list knows as tense has KO_TENSE before it). */
#include "translit/korean.h"
#include "translit/korean_exceptions.h"
#include "translit/korean_hangul.h"

/* Appends the letters of the syllable UNIT, marked TENSE or not. */
static bool put_letters(stretch *out, UChar unit, bool tense)
{
    hangul letters = hangul_split(unit);
    bool done = !tense || ko_put(out, KO_TENSE);
    done = done && ko_put(out, (UChar)(JAMO_LEAD + letters.lead)) &&
           ko_put(out, (UChar)(JAMO_VOWEL + letters.vowel));
    if (letters.tail != TAIL_NONE) {
        done = done && ko_put(out, (UChar)(JAMO_TAIL + letters.tail));
    }
    return done;
}

/* The number of syllables at AT. */
static int32_t count_syllables(const stretch *in, int32_t at)
{
    int32_t size = 0;
    while (at + size < in->size && hangul_is(in->units[at + size])) {
        size++;
    }
    return size;
}

/* Appends the letters of the word of SIZE syllables at WORD, as the exception list marks them. */
static bool put_marked(stretch *out, const UChar *word, int32_t size)
{
    for (int32_t at = 0; at < size;) {
        const ko_entry *entry = ko_entry_at(word, size, at);
        int32_t length = entry != NULL ? entry->size : 1;
        for (int32_t i = 0; i < length; i++) {
            bool tense = entry != NULL && at + i > 0 &&
                         (entry->marks[i] & (KO_MARK_TENSE | KO_MARK_COMPOUND)) != 0;
            if (!put_letters(out, word[at + i], tense)) {
                return false;
            }
        }
        at += length;
    }
    return true;
}

int ko_letters(stretch *out, const stretch *in, const char *parameters,
               const onym_translit_options *options, onym_error *error)
{
    (void)options;
    bool tense = ko_parameter(parameters, "tense");
    for (int32_t at = 0; at < in->size;) {
        int32_t size = tense ? count_syllables(in, at) : 0;
        UChar unit = in->units[at];
        bool done = size > 0          ? put_marked(out, in->units + at, size)
                    : hangul_is(unit) ? put_letters(out, unit, false)
                                      : ko_put(out, unit);
        if (!done) {
            return ko_full(error);
        }
        at += size > 0 ? size : 1;
    }
    return ONYM_OK;
}
