/* ko-compose: the way back of the letter systems, from letters in a row to syllables.
 *
 * The rules have turned every Latin letter into an initial or a vowel; which consonants are finals
 * follows from the vowels: before a vowel the last consonant is its initial, the others are finals
 * of the syllable before.  Hyphens and apostrophes part syllables and go. */
#include "translit/korean.h"
#include "translit/korean_hangul.h"

/* Finals of one letter by the initial that the rules write, and finals of two. */
static const uint8_t SINGLE[LEAD_COUNT] = {
    [LEAD_G] = TAIL_G,   [LEAD_GG] = TAIL_GG, [LEAD_N] = TAIL_N,   [LEAD_D] = TAIL_D,
    [LEAD_R] = TAIL_R,   [LEAD_M] = TAIL_M,   [LEAD_B] = TAIL_B,   [LEAD_S] = TAIL_S,
    [LEAD_SS] = TAIL_SS, [LEAD_J] = TAIL_J,   [LEAD_CH] = TAIL_CH, [LEAD_K] = TAIL_K,
    [LEAD_T] = TAIL_T,   [LEAD_P] = TAIL_P,   [LEAD_H] = TAIL_H};

typedef struct cluster {
    uint8_t first, second, tail;
} cluster;

static const cluster CLUSTERS[] = {
    {TAIL_G, LEAD_S, TAIL_GS}, {TAIL_N, LEAD_J, TAIL_NJ}, {TAIL_N, LEAD_H, TAIL_NH},
    {TAIL_R, LEAD_G, TAIL_RG}, {TAIL_R, LEAD_M, TAIL_RM}, {TAIL_R, LEAD_B, TAIL_RB},
    {TAIL_R, LEAD_S, TAIL_RS}, {TAIL_R, LEAD_T, TAIL_RT}, {TAIL_R, LEAD_P, TAIL_RP},
    {TAIL_R, LEAD_H, TAIL_RH}, {TAIL_B, LEAD_S, TAIL_BS},
};

static bool is_lead(UChar unit)
{
    return unit >= JAMO_LEAD && unit < JAMO_LEAD + LEAD_COUNT;
}

static bool is_vowel(UChar unit)
{
    return unit >= JAMO_VOWEL && unit < JAMO_VOWEL + VOWEL_COUNT;
}

static bool is_tail(UChar unit)
{
    return unit > JAMO_TAIL && unit < JAMO_TAIL + TAIL_COUNT;
}

static bool is_separator(UChar unit)
{
    return unit == u'-' || unit == u'\'' || unit == 0x2019;
}

/* The unit at offset AT of IN, 0 behind its end. */
static UChar unit_at(const stretch *in, int32_t at)
{
    return at < in->size ? in->units[at] : 0;
}

/* TAIL with the initial LEAD behind it as one final; TAIL_NONE when there is no such final. */
static uint8_t join_tail(uint8_t tail, uint8_t lead)
{
    if (tail == TAIL_NONE) {
        return SINGLE[lead];
    }
    for (size_t i = 0; i < sizeof CLUSTERS / sizeof *CLUSTERS; i++) {
        if (CLUSTERS[i].first == tail && CLUSTERS[i].second == lead) {
            return CLUSTERS[i].tail;
        }
    }
    return TAIL_NONE;
}

/* Reads the finals at *AT, which it moves. */
static uint8_t read_tail(const stretch *in, int32_t *at)
{
    uint8_t tail = TAIL_NONE;
    while (true) {
        UChar unit = unit_at(in, *at);
        if (is_tail(unit) && tail == TAIL_NONE) {
            tail = (uint8_t)(unit - JAMO_TAIL);
            ++*at;
            return tail;
        }
        if (!is_lead(unit) || is_vowel(unit_at(in, *at + 1))) {
            return tail;
        }
        uint8_t joined = join_tail(tail, (uint8_t)(unit - JAMO_LEAD));
        if (joined == TAIL_NONE) {
            return tail;
        }
        tail = joined;
        ++*at;
    }
}

int ko_compose(stretch *out, const stretch *in, const char *parameters,
               const onym_translit_options *options, onym_error *error)
{
    (void)parameters;
    (void)options;
    for (int32_t at = 0; at < in->size;) {
        hangul letters = {LEAD_NONE, 0, TAIL_NONE};
        UChar made = in->units[at++];
        if (is_separator(made) && at > 1 && at < in->size) {
            continue;
        }
        if (is_lead(made) && is_vowel(unit_at(in, at))) {
            letters.lead = (uint8_t)(made - JAMO_LEAD);
            made = in->units[at++];
        }
        if (is_vowel(made)) {
            letters.vowel = (uint8_t)(made - JAMO_VOWEL);
            letters.tail = read_tail(in, &at);
            made = hangul_join(letters);
        }
        if (!ko_put(out, made)) {
            return ko_full(error);
        }
    }
    return ONYM_OK;
}
