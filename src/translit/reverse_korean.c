/* What may follow a beginning of a Korean original: a syllable whose vowel the text has next.
 * Syllables that Sino-Korean, and so most names, have come first. */
#include <unicode/uchar.h>

#include "translit/korean.h"
#include "translit/korean_hangul.h"
#include "translit/reverse.h"

#define CONSONANTS_MOST 6 /* letters between two vowels */

/* How unusual a syllable is in names. */
static int cost_of(hangul syllable, bool after_final)
{
    static const uint32_t tense =
        1u << LEAD_GG | 1u << LEAD_DD | 1u << LEAD_BB | 1u << LEAD_SS | 1u << LEAD_JJ;
    static const uint32_t usual = 1u << TAIL_NONE | 1u << TAIL_G | 1u << TAIL_N | 1u << TAIL_R |
                                  1u << TAIL_M | 1u << TAIL_B | 1u << TAIL_NG;
    int cost = hanja_is_common(hangul_join(syllable)) ? 0 : 6;
    cost += (tense >> syllable.lead & 1u) != 0 ? 5 : 0;
    cost += (usual >> syllable.tail & 1u) != 0 ? 0 : 8;
    cost += after_final && syllable.lead == LEAD_NONE ? 3 : 0;
    return cost;
}

static bool is_vowel_letter(UChar unit)
{
    static const UChar vowels[] = u"aeiouwyŏŭëаеёиоуыэюя";
    return hangul_is_one_of((UChar)u_tolower(unit), vowels);
}

/* Where the text has its next vowel from AT on; its end when that is too far. */
static int32_t next_vowel(const search *s, int32_t at)
{
    int32_t end = at + CONSONANTS_MOST < s->size ? at + CONSONANTS_MOST : s->size;
    while (at < end && !is_vowel_letter(s->text[at])) {
        at++;
    }
    return at < end ? at : s->size;
}

/* Whether the letters that a vowel has without a consonant may be those of the text at AT.  What
 * they are is read off the form of the syllable; Cyrillic writes some vowels otherwise behind a
 * consonant, so that there only the text decides. */
static bool has_vowel(search *s, UChar vowel, int32_t at)
{
    const letters *form = &s->worker->text;
    beginning alone = {.units = {vowel}, .size = 1};
    if (at == s->size || search_form(s, &alone) != ONYM_OK) {
        return false;
    }
    for (int32_t i = 0; i < form->size; i++) {
        UChar letter = (UChar)u_tolower(form->units[i]);
        if (u_isalpha(letter) && letter >= 0x0400 && letter < 0x0500) {
            return true;
        }
        if (at + i >= s->size || letter != (UChar)u_tolower(s->text[at + i])) {
            return false;
        }
    }
    return true;
}

static void try_tails(search *s, const beginning *b, hangul syllable, bool after_final)
{
    static const uint8_t tails[] = {TAIL_G,  TAIL_N, TAIL_R,  TAIL_M,  TAIL_B,
                                    TAIL_NG, TAIL_S, TAIL_SS, TAIL_CH, TAIL_T};
    for (size_t i = 0; i < sizeof tails; i++) {
        syllable.tail = tails[i];
        search_extend(s, b, hangul_join(syllable), cost_of(syllable, after_final));
    }
}

void search_korean(search *s, const beginning *b)
{
    int32_t at = next_vowel(s, b->agreed);
    UChar last = b->size > 0 ? b->units[b->size - 1] : 0;
    bool after_final = hangul_is(last) && hangul_split(last).tail != TAIL_NONE &&
                       hangul_split(last).tail != TAIL_NG;
    for (uint8_t vowel = 0; vowel < VOWEL_COUNT; vowel++) {
        hangul syllable = {LEAD_NONE, vowel, TAIL_NONE};
        if (!has_vowel(s, hangul_join(syllable), at)) {
            continue;
        }
        for (syllable.lead = 0; syllable.lead < LEAD_COUNT; syllable.lead++) {
            syllable.tail = TAIL_NONE;
            if (search_extend(s, b, hangul_join(syllable), cost_of(syllable, after_final))) {
                try_tails(s, b, syllable, after_final);
            }
        }
    }
}
