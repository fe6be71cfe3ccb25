/* ko-pronounce: from the spelling of Korean to its sound, by the rules of Standard Pronunciation
 * (표준 발음법, notice 2017-13), whose articles the comments name.
 *
 * Every pair of neighbours is looked at once: final of the one against initial of the other.  What
 * spelling does not tell (inserted n, tense consonants of compounds) comes from the exception list.
 * Parameters:
 *
 *     hangul    write syllables, as the standard's own examples are; else conjoining jamo and marks
 *     merge     a stop and h become an aspirate in every word (article 12); else only before the
 *               suffix -hi, and nouns keep their h
 *     south     an r or n that the South drops at the beginning of a word is dropped
 *     north     r after a nasal and n before r stay, as the North writes them
 *     old       old spellings of McCune and Reischauer's time: 뎐 as 전, 슈 as 수
 *     joint     sounds change across a hyphen; else a hyphen is a wall
 *     sino      d and j are tense after r in Sino-Korean words (article 26)
 *     proper    names that the exception list knows get a capital in running text
 *     loans     loanwords keep the r that they begin with
 *     breves    the system has ŏ and ŭ, so that fewer letters can be misread
 *     hyphen    letters that could be read two ways are parted by a hyphen, unless --hyphen none;
 *               else only with --hyphen ambiguous
 */
#include "translit/korean_word.h"

/* ---- Printing ------------------------------------------------------------------------------ */

/* Article 5 for the pronunciation that is written in syllables: 쪄 [쩌], 닁 [닝]; the consonant of
 * 닁 is its OWN, not one that moved over. */
static void simplify(hangul *letters, bool own)
{
    bool palatal = letters->lead == LEAD_J || letters->lead == LEAD_JJ || letters->lead == LEAD_CH;
    if (palatal && letters->vowel == VOWEL_YEO) {
        letters->vowel = VOWEL_EO;
    }
    if (letters->vowel == VOWEL_UI && letters->lead != LEAD_NONE && own) {
        letters->vowel = VOWEL_I;
    }
}

static UChar printed_syllable(const ko_sound *unit)
{
    static const uint8_t tense[LEAD_COUNT] = {[LEAD_G] = LEAD_GG,
                                              [LEAD_D] = LEAD_DD,
                                              [LEAD_B] = LEAD_BB,
                                              [LEAD_S] = LEAD_SS,
                                              [LEAD_J] = LEAD_JJ};
    hangul letters = unit->heard;
    simplify(&letters, unit->written.lead != LEAD_NONE);
    if ((unit->sounds & (SOUND_TENSE | SOUND_COMPOUND)) != 0 && tense[letters.lead] != 0) {
        letters.lead = tense[letters.lead];
    }
    return hangul_join(letters);
}

/* One mark, and when it is printed before an initial: when one of these bits is set. */
typedef struct printed_mark {
    unsigned joins, sounds;
    UChar mark;
} printed_mark;

/* In the order in which they stand. */
static const printed_mark MARKS[] = {
    {JOIN_WALL, 0, KO_WALL},
    {JOIN_HYPHEN, SOUND_HYPHEN, u'-'},
    {JOIN_BLANK, 0, u' '},
    {JOIN_LINK, 0, KO_LINK},
    {JOIN_CAP, SOUND_CAPITAL, KO_CAPITAL},
    {0, SOUND_FOREIGN, KO_LOAN},
    {0, SOUND_COMPOUND, KO_COMPOUND},
    {0, SOUND_TENSE, KO_TENSE},
};

/* The initial with the marks before it.  A final that moved over a printed hyphen is printed before
 * it: 평택읍 P'yŏngt'aeg-ŭp. */
static bool put_initial(stretch *out, const ko_sound *unit)
{
    unsigned join = unit->join;
    bool moved = unit->written.lead == LEAD_NONE && unit->heard.lead != LEAD_NONE &&
                 (join & JOIN_HYPHEN) != 0;
    UChar lead = (UChar)(JAMO_LEAD + unit->heard.lead);
    bool done = true;
    if ((unit->sounds & SOUND_LATERAL) != 0) {
        done = ko_put(out, KO_LATERAL);
    }
    if (moved) {
        done = done && ko_put(out, lead);
        lead = JAMO_LEAD + LEAD_NONE;
    }
    if ((join & JOIN_HYPHEN) != 0 && (join & JOIN_WALL) == 0) {
        join |= JOIN_LINK; /* sounds cross this hyphen, and voicing with them */
    }
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if ((join & MARKS[i].joins) != 0 || (unit->sounds & MARKS[i].sounds) != 0) {
            done = done && ko_put(out, MARKS[i].mark);
        }
    }
    return done && ko_put(out, lead);
}

static bool put_unit(stretch *out, const ko_sound *unit)
{
    bool moved = unit->written.lead == LEAD_NONE && unit->heard.lead != LEAD_NONE;
    bool done = put_initial(out, unit);
    if (moved && unit->heard.vowel == VOWEL_UI) {
        done = done && ko_put(out, KO_LINK); /* 신의주 Синыйджу: not the 희 of one syllable */
    }
    done = done && ko_put(out, (UChar)(JAMO_VOWEL + unit->heard.vowel));
    if (unit->heard.tail != TAIL_NONE) {
        done = done && ko_put(out, (UChar)(JAMO_TAIL + unit->heard.tail));
    }
    if (unit->extra != TAIL_NONE) {
        done = done && ko_put(out, (UChar)(JAMO_TAIL + unit->extra));
    }
    return done;
}

static bool put_word(stretch *out, const ko_word *word)
{
    for (int32_t i = 0; i < word->size; i++) {
        const ko_sound *unit = &word->units[i];
        if (word->hangul) {
            bool hyphen = (unit->join & JOIN_HYPHEN) != 0;
            if ((hyphen && !ko_put(out, u'-')) || !ko_put(out, printed_syllable(unit))) {
                return false;
            }
        } else if (!put_unit(out, unit)) {
            return false;
        }
    }
    return true;
}

/* ---- The step ------------------------------------------------------------------------------ */

/* The syllable of the final consonant alone that compatibility jamo and stray jamo stand for would
 * be a guess: they go to the rules as initials and vowels. */
static UChar plain_jamo(UChar unit)
{
    static const uint8_t leads[] = {
        LEAD_G, LEAD_GG, 0xFF,      LEAD_N, 0xFF,    0xFF,    LEAD_D, LEAD_DD, LEAD_R,  0xFF,
        0xFF,   0xFF,    0xFF,      0xFF,   0xFF,    0xFF,    LEAD_M, LEAD_B,  LEAD_BB, 0xFF,
        LEAD_S, LEAD_SS, LEAD_NONE, LEAD_J, LEAD_JJ, LEAD_CH, LEAD_K, LEAD_T,  LEAD_P,  LEAD_H};
    if (unit >= 0x3131 && unit < 0x3131 + sizeof leads && leads[unit - 0x3131] != 0xFF) {
        return (UChar)(JAMO_LEAD + leads[unit - 0x3131]);
    }
    if (unit >= 0x314F && unit <= 0x3163) {
        return (UChar)(JAMO_VOWEL + (unit - 0x314F));
    }
    return unit;
}

/* Reads the marks and the hyphen at AT that stand before a syllable; *JOIN receives them.  Returns
 * the offset of the syllable, or AT when there is none. */
static int32_t read_join(unsigned *join, const stretch *in, int32_t at, bool joint)
{
    unsigned bits = 0;
    for (int32_t i = at; i < in->size; i++) {
        UChar unit = in->units[i];
        if (hangul_is(unit)) {
            *join = bits;
            return i;
        }
        if (unit == KO_WALL) {
            bits |= JOIN_WALL;
        } else if (unit == KO_LINK) {
            bits |= JOIN_LINK;
        } else if (unit == KO_CAPITAL) {
            bits |= JOIN_CAP;
        } else if (unit == KO_LOAN) {
            bits |= JOIN_LOAN;
        } else if (unit == u'-' && i > 0) {
            bits |= joint ? JOIN_HYPHEN : JOIN_HYPHEN | JOIN_WALL;
        } else {
            break;
        }
    }
    return at;
}

/* Reads the word at AT into WORD and its syllables into TEXT; returns the offset behind it. */
static int32_t read_word(ko_word *word, UChar *text, const stretch *in, int32_t at)
{
    word->size = 0;
    while (at < in->size && word->size < KO_WORD_MOST) {
        unsigned join = 0;
        int32_t next = read_join(&join, in, at, word->joint);
        if (next == in->size || !hangul_is(in->units[next])) {
            break;
        }
        hangul letters = hangul_split(in->units[next]);
        text[word->size] = in->units[next];
        word->units[word->size++] = (ko_sound){.written = letters, .heard = letters, .join = join};
        if ((join & JOIN_LOAN) != 0) {
            word->units[word->size - 1].sounds |= SOUND_LOAN | SOUND_FOREIGN;
        }
        at = next + 1;
    }
    return at;
}

static void read_parameters(ko_word *word, const char *parameters,
                            const onym_translit_options *options)
{
    word->merge = ko_parameter(parameters, "merge");
    word->south = ko_parameter(parameters, "south") && options->kind != ONYM_KIND_SURNAME;
    word->north = ko_parameter(parameters, "north");
    word->old = ko_parameter(parameters, "old");
    word->joint = ko_parameter(parameters, "joint");
    word->sino = ko_parameter(parameters, "sino");
    word->capital = ko_parameter(parameters, "proper");
    word->hangul = ko_parameter(parameters, "hangul");
    word->hyphen = options->hyphen == ONYM_HYPHEN_AMBIGUOUS ||
                   (options->hyphen == ONYM_HYPHEN_STANDARD && ko_parameter(parameters, "hyphen"));
    word->breves = ko_parameter(parameters, "breves");
    word->loans = ko_parameter(parameters, "loans");
    word->names = options->kind == ONYM_KIND_PERSON || options->kind == ONYM_KIND_SURNAME;
}

int ko_pronounce(stretch *out, const stretch *in, const char *parameters,
                 const onym_translit_options *options, onym_error *error)
{
    ko_word word;
    UChar text[KO_WORD_MOST];
    read_parameters(&word, parameters, options);
    for (int32_t at = 0; at < in->size;) {
        int32_t next = read_word(&word, text, in, at);
        bool done = true;
        if (word.size > 0) {
            ko_sound_word(&word, text);
            done = put_word(out, &word);
        } else {
            done = ko_put(out, plain_jamo(in->units[at]));
            next = at + 1;
        }
        if (!done) {
            return ko_full(error);
        }
        at = next;
    }
    return ONYM_OK;
}
