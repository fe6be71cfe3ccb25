/* ko-hanja: Chinese characters as the Hangul that they are read as, where the list has them.
 *
 * Parameter: north (initial r and n stay, as the North says them). */
#include <string.h>

#include "translit/korean.h"
#include "translit/korean_hangul.h"

/* One character and its reading. */
typedef struct hanja_reading {
    UChar character, reading;
} hanja_reading;

#include "hanja_readings_data.h" /* made by src/translit/gen/hanja_table.c */

#define READING_COUNT ((int32_t)(sizeof READINGS / sizeof *READINGS))
#define NAME_COUNT    (sizeof NAMES / sizeof *NAMES)

/* The reading of CHARACTER, 0 when the list has none. */
static UChar find_reading(UChar character)
{
    int32_t low = 0;
    int32_t high = READING_COUNT;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (READINGS[middle].character == character) {
            return READINGS[middle].reading;
        }
        if (READINGS[middle].character < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

bool hanja_is_common(UChar syllable)
{
    size_t low = 0, high = sizeof COMMON_READINGS / sizeof *COMMON_READINGS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (COMMON_READINGS[middle] == syllable) {
            return true;
        }
        if (COMMON_READINGS[middle] < syllable) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

/* Characters of two readings that their place decides: 金 in a name, 不 before d and j. */
static UChar settle(const stretch *in, int32_t at, bool person, UChar reading)
{
    UChar next = at + 1 < in->size ? find_reading(in->units[at + 1]) : 0;
    if (in->units[at] == u'金' && person && (at == 0 || in->units[at - 1] == u' ')) {
        return u'김';
    }
    if (in->units[at] == u'不' && next != 0) {
        uint8_t lead = hangul_split(next).lead;
        return lead == LEAD_D || lead == LEAD_J ? u'부' : reading;
    }
    return reading;
}

static bool is_hanja(UChar unit)
{
    return unit >= 0x3400 && unit <= 0x9FFF;
}

/* The longest name of the glossary that stands at AT of IN and is not read character by character;
 * its number, NAME_COUNT when there is none. */
static size_t find_name(const stretch *in, int32_t at)
{
    size_t found = NAME_COUNT;
    for (size_t i = 0; i < NAME_COUNT; i++) {
        int32_t size = NAMES[i].size;
        bool longer = found == NAME_COUNT || NAMES[i].size > NAMES[found].size;
        if (NAMES[i].characters[0] == in->units[at] && longer && size <= in->size - at &&
            memcmp(NAMES[i].characters, in->units + at, (size_t)size * sizeof(UChar)) == 0) {
            found = i;
        }
    }
    return found;
}

/* READING at the beginning of a word, as the South says it (한글 맞춤법, articles 10 to 12). */
static UChar drop_initial(UChar reading)
{
    static const uint32_t iotated = 1u << VOWEL_YA | 1u << VOWEL_YAE | 1u << VOWEL_YEO |
                                    1u << VOWEL_YE | 1u << VOWEL_YO | 1u << VOWEL_YU |
                                    1u << VOWEL_I;
    hangul letters = hangul_split(reading);
    bool y = (iotated >> letters.vowel & 1u) != 0;
    if ((letters.lead == LEAD_R || letters.lead == LEAD_N) && y) {
        letters.lead = LEAD_NONE;
    } else if (letters.lead == LEAD_R) {
        letters.lead = LEAD_N;
    }
    return hangul_join(letters);
}

/* 률 and 렬 after a vowel or n are 율 and 열 (article 11, proviso). */
static UChar after_vowel(UChar before, UChar reading)
{
    uint8_t tail = hangul_split(before).tail;
    bool open = tail == TAIL_NONE || tail == TAIL_N;
    return open && reading == u'률' ? u'율' : open && reading == u'렬' ? u'열' : reading;
}

int ko_hanja(stretch *out, const stretch *in, const char *parameters,
             const onym_translit_options *options, onym_error *error)
{
    bool north = ko_parameter(parameters, "north");
    bool person = options->kind == ONYM_KIND_PERSON || options->kind == ONYM_KIND_SURNAME;
    size_t name = NAME_COUNT;
    int32_t begin = 0;
    for (int32_t at = 0; at < in->size; at++) {
        UChar unit = in->units[at];
        UChar reading = hangul_is(unit) ? 0 : find_reading(unit);
        if (is_hanja(unit) && (at == 0 || !is_hanja(in->units[at - 1]))) {
            name = find_name(in, at);
            begin = at;
        }
        UChar told = name < NAME_COUNT && at - begin < NAMES[name].size
                         ? NAMES[name].readings[at - begin]
                         : 0;
        if (told != 0) {
            unit = told;
        } else if (reading != 0) {
            UChar before = out->size > 0 ? out->units[out->size - 1] : 0;
            unit = settle(in, at, person, reading);
            if (!north) {
                unit = hangul_is(before) ? after_vowel(before, unit) : drop_initial(unit);
            }
        }
        if (!ko_put(out, unit)) {
            return ko_full(error);
        }
    }
    return ONYM_OK;
}
