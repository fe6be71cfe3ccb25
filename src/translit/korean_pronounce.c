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
 * else only with --hyphen ambiguous
 */
#include <string.h>

#include "translit/korean.h"
#include "translit/korean_exceptions.h"
#include "translit/korean_hangul.h"

/* Between two syllables. */
#define JOIN_WALL   0x100u  /* no sound crosses */
#define JOIN_HYPHEN 0x200u  /* a hyphen is printed here, sounds cross */
#define JOIN_LINK   0x400u  /* voicing crosses, nothing else */
#define JOIN_CAP    0x800u  /* a capital follows */
#define JOIN_LOAN   0x2000u /* the r that follows is a foreign l */
#define JOIN_BLANK  0x1000u /* a blank is printed here */

/* What became of the initial of a syllable. */
#define SOUND_TENSE    0x01u
#define SOUND_COMPOUND 0x02u
#define SOUND_LATERAL  0x04u
#define SOUND_LOAN     0x08u
#define SOUND_CAPITAL  0x10u
#define SOUND_FOREIGN  0x40u /* r stands for a foreign l */
#define SOUND_HYPHEN   0x20u /* the letters would be misread without a hyphen */

/* One syllable with what is known of the boundary before it. */
typedef struct sound {
    hangul written; /* as spelt, or as the exception list says */
    hangul heard;
    uint8_t extra;  /* a second final that is heard, TAIL_NONE for none */
    uint8_t sounds; /* SOUND_ */
    unsigned join;  /* KO_MARK_ and JOIN_ bits of the boundary before it */
} sound;

/* Syllables that are looked at together; a longer word, which no language has, is cut. */
#define WORD_MOST 256

/* A word: syllables that hang together. */
typedef struct phrase {
    sound units[WORD_MOST];
    int32_t size;
    bool merge, south, north, old, joint, sino, hangul, hyphen;
    bool names;   /* a person's name: every syllable Sino-Korean */
    bool breves;  /* eo and eu are letters with a breve */
    bool loans;   /* loanwords keep the r that they begin with */
    bool capital; /* names that the list knows get a capital */
} phrase;

/* ---- Tables -------------------------------------------------------------------------------- */

/* A final by itself, articles 9 to 11: one of the seven finals that can be heard. */
static const uint8_t NEUTRAL[TAIL_COUNT] = {
    [TAIL_G] = TAIL_G,   [TAIL_GG] = TAIL_G, [TAIL_GS] = TAIL_G, [TAIL_N] = TAIL_N,
    [TAIL_NJ] = TAIL_N,  [TAIL_NH] = TAIL_N, [TAIL_D] = TAIL_D,  [TAIL_R] = TAIL_R,
    [TAIL_RG] = TAIL_G,  [TAIL_RM] = TAIL_M, [TAIL_RB] = TAIL_R, [TAIL_RS] = TAIL_R,
    [TAIL_RT] = TAIL_R,  [TAIL_RP] = TAIL_B, [TAIL_RH] = TAIL_R, [TAIL_M] = TAIL_M,
    [TAIL_B] = TAIL_B,   [TAIL_BS] = TAIL_B, [TAIL_S] = TAIL_D,  [TAIL_SS] = TAIL_D,
    [TAIL_NG] = TAIL_NG, [TAIL_J] = TAIL_D,  [TAIL_CH] = TAIL_D, [TAIL_K] = TAIL_G,
    [TAIL_T] = TAIL_D,   [TAIL_P] = TAIL_B,  [TAIL_H] = TAIL_D,
};

/* Before a vowel, articles 13 and 14: what stays, what moves over, and whether that is tense. */
typedef struct liaison {
    uint8_t stays, moves, tense;
} liaison;

static const liaison LIAISON[TAIL_COUNT] = {
    [TAIL_NONE] = {TAIL_NONE, LEAD_NONE, 0}, [TAIL_G] = {TAIL_NONE, LEAD_G, 0},
    [TAIL_GG] = {TAIL_NONE, LEAD_GG, 0},     [TAIL_GS] = {TAIL_G, LEAD_S, 1},
    [TAIL_N] = {TAIL_NONE, LEAD_N, 0},       [TAIL_NJ] = {TAIL_N, LEAD_J, 0},
    [TAIL_NH] = {TAIL_NONE, LEAD_N, 0},      [TAIL_D] = {TAIL_NONE, LEAD_D, 0},
    [TAIL_R] = {TAIL_NONE, LEAD_R, 0},       [TAIL_RG] = {TAIL_R, LEAD_G, 0},
    [TAIL_RM] = {TAIL_R, LEAD_M, 0},         [TAIL_RB] = {TAIL_R, LEAD_B, 0},
    [TAIL_RS] = {TAIL_R, LEAD_S, 1},         [TAIL_RT] = {TAIL_R, LEAD_T, 0},
    [TAIL_RP] = {TAIL_R, LEAD_P, 0},         [TAIL_RH] = {TAIL_NONE, LEAD_R, 0},
    [TAIL_M] = {TAIL_NONE, LEAD_M, 0},       [TAIL_B] = {TAIL_NONE, LEAD_B, 0},
    [TAIL_BS] = {TAIL_B, LEAD_S, 1},         [TAIL_S] = {TAIL_NONE, LEAD_S, 0},
    [TAIL_SS] = {TAIL_NONE, LEAD_SS, 0},     [TAIL_NG] = {TAIL_NG, LEAD_NONE, 0},
    [TAIL_J] = {TAIL_NONE, LEAD_J, 0},       [TAIL_CH] = {TAIL_NONE, LEAD_CH, 0},
    [TAIL_K] = {TAIL_NONE, LEAD_K, 0},       [TAIL_T] = {TAIL_NONE, LEAD_T, 0},
    [TAIL_P] = {TAIL_NONE, LEAD_P, 0},       [TAIL_H] = {TAIL_NONE, LEAD_NONE, 0},
};

/* A final and h, article 12.1: what stays, and the aspirate; LEAD_NONE where none is made. */
static const liaison ASPIRATE[TAIL_COUNT] = {
    [TAIL_G] = {TAIL_NONE, LEAD_K, 0},  [TAIL_GG] = {TAIL_NONE, LEAD_K, 0},
    [TAIL_GS] = {TAIL_NONE, LEAD_K, 0}, [TAIL_RG] = {TAIL_R, LEAD_K, 0},
    [TAIL_K] = {TAIL_NONE, LEAD_K, 0},  [TAIL_D] = {TAIL_NONE, LEAD_T, 0},
    [TAIL_S] = {TAIL_NONE, LEAD_T, 0},  [TAIL_SS] = {TAIL_NONE, LEAD_T, 0},
    [TAIL_T] = {TAIL_NONE, LEAD_T, 0},  [TAIL_CH] = {TAIL_NONE, LEAD_T, 0},
    [TAIL_J] = {TAIL_NONE, LEAD_CH, 0}, [TAIL_NJ] = {TAIL_N, LEAD_CH, 0},
    [TAIL_B] = {TAIL_NONE, LEAD_P, 0},  [TAIL_P] = {TAIL_NONE, LEAD_P, 0},
    [TAIL_BS] = {TAIL_NONE, LEAD_P, 0}, [TAIL_RB] = {TAIL_R, LEAD_P, 0},
    [TAIL_RP] = {TAIL_R, LEAD_P, 0},
};

/* The aspirate of a plain initial, article 12.1; LEAD_NONE for none. */
static uint8_t aspirate_of(uint8_t lead)
{
    static const uint8_t aspirates[LEAD_COUNT] = {
        [LEAD_G] = LEAD_K, [LEAD_D] = LEAD_T, [LEAD_J] = LEAD_CH};
    return aspirates[lead] != 0 ? aspirates[lead] : LEAD_NONE;
}

static bool is_plain(uint8_t lead)
{
    return lead == LEAD_G || lead == LEAD_D || lead == LEAD_B || lead == LEAD_S || lead == LEAD_J;
}

static bool is_stop(uint8_t tail)
{
    return tail == TAIL_G || tail == TAIL_D || tail == TAIL_B;
}

static uint8_t nasal_of(uint8_t tail)
{
    return tail == TAIL_G ? TAIL_NG : tail == TAIL_D ? TAIL_N : tail == TAIL_B ? TAIL_M : tail;
}

/* i and the vowels that begin with y: before them n is inserted and r was dropped. */
static bool is_iotated(uint8_t vowel)
{
    static const uint32_t iotated = 1u << VOWEL_YA | 1u << VOWEL_YAE | 1u << VOWEL_YEO |
                                    1u << VOWEL_YE | 1u << VOWEL_YO | 1u << VOWEL_YU |
                                    1u << VOWEL_I;
    return (iotated >> vowel & 1u) != 0;
}

static UChar spelling(const sound *unit)
{
    return hangul_join(unit->written);
}

/* ---- One boundary -------------------------------------------------------------------------- */

/* Marks the initial of UNIT as tense by sound alone. */
static void tighten(sound *unit, bool compound)
{
    if (is_plain(unit->heard.lead)) {
        unit->sounds |= compound ? SOUND_COMPOUND : SOUND_TENSE;
    }
}

/* Article 17: d and t before -i and -hi; ㄷ, ㅌ, ㄾ.  True when it applied. */
static bool palatalise(sound *left, sound *right)
{
    uint8_t tail = left->written.tail;
    uint8_t vowel = right->written.vowel;
    bool open = right->written.tail == TAIL_NONE || right->written.tail == TAIL_SS;
    bool iotated = vowel == VOWEL_I || (vowel == VOWEL_YEO && open);
    if (!iotated || (right->join & (KO_MARK_PLAIN | KO_MARK_NEUTRAL)) != 0) {
        return false;
    }
    if (right->written.lead == LEAD_H && tail == TAIL_D) {
        tail = TAIL_T;
    }
    if (tail != TAIL_D && tail != TAIL_T && tail != TAIL_RT) {
        return false;
    }
    left->heard.tail = tail == TAIL_RT ? TAIL_R : TAIL_NONE;
    right->heard.lead = tail == TAIL_D ? LEAD_J : LEAD_CH;
    return true;
}

/* A final before a vowel: articles 12.4, 13 to 15, 17. */
static void before_vowel(sound *left, sound *right)
{
    uint8_t tail = left->written.tail;
    if (palatalise(left, right)) {
        return;
    }
    if ((right->join & KO_MARK_NEUTRAL) != 0) {
        tail = NEUTRAL[tail];
    }
    left->heard.tail = LIAISON[tail].stays;
    right->heard.lead = LIAISON[tail].moves;
    if (LIAISON[tail].tense != 0) {
        tighten(right, false);
    }
}

/* True when h belongs to the suffix -hi or its forms, before which even a noun-like stem merges:
 * 맞히다, 잡혀. */
static bool is_suffix_hi(const sound *right)
{
    uint8_t tail = right->written.tail;
    bool open = tail == TAIL_NONE || tail == TAIL_SS;
    return (right->written.vowel == VOWEL_I && tail != TAIL_N) ||
           (right->written.vowel == VOWEL_YEO && open);
}

/* A final before h: articles 12.1 and 17. */
static void before_h(const phrase *word, sound *left, sound *right)
{
    uint8_t tail = left->written.tail;
    const liaison *merged = &ASPIRATE[tail];
    bool made = merged->moves != 0;
    bool merge = word->merge || (is_suffix_hi(right) && !word->names);
    if (made && merge && (right->join & KO_MARK_NEUTRAL) == 0) {
        if (!palatalise(left, right)) {
            left->heard.tail = merged->stays;
            right->heard.lead = merged->moves;
        }
        return;
    }
    left->heard.tail = NEUTRAL[tail];
    if (tail == TAIL_RB || tail == TAIL_RG) { /* 슯흠 sŭlphŭm: both are heard before h */
        left->heard.tail = TAIL_R;
        left->extra = tail == TAIL_RB ? TAIL_B : TAIL_G;
    }
}

/* A final with h before a consonant: article 12.1 to 12.3.  True when that was all. */
static bool after_h(sound *left, sound *right)
{
    uint8_t tail = left->written.tail;
    if (tail != TAIL_H && tail != TAIL_NH && tail != TAIL_RH) {
        return false;
    }
    uint8_t rest = tail == TAIL_NH ? TAIL_N : tail == TAIL_RH ? TAIL_R : TAIL_NONE;
    uint8_t aspirate = aspirate_of(right->written.lead);
    if (aspirate != LEAD_NONE) {
        left->heard.tail = rest;
        right->heard.lead = aspirate;
        return true;
    }
    if (right->written.lead == LEAD_S) {
        left->heard.tail = rest;
        right->heard.lead = LEAD_SS;
        return true;
    }
    left->heard.tail = rest != TAIL_NONE ? rest : TAIL_D;
    return false;
}

/* The final of a verb stem in two letters before a consonant: the provisos of articles 10 and 11.
 */
static void settle_cluster(sound *left, const sound *right)
{
    static const UChar stems_rg[] = u"읽맑밝늙긁묽붉굵갉낡얽옭";
    static const UChar endings_g[] = u"고게거겠기겨길김";
    if (left->written.tail == TAIL_RG && right->written.lead == LEAD_G &&
        hangul_is_one_of(spelling(left), stems_rg) &&
        hangul_is_one_of(spelling(right), endings_g)) {
        left->heard.tail = TAIL_R; /* 맑게 [말께] */
    }
    if (spelling(left) == u'밟') {
        left->heard.tail = TAIL_B; /* 밟다 [밥따] */
    }
}

/* Article 24: after a stem in m or n an ending is tense, but not the suffix -gi-: 굶기다. */
static bool is_tense_after_stem(const sound *left, const sound *right)
{
    uint8_t tail = left->written.tail;
    static const UChar stems[] = u"남넘담감숨품삼심참뿜";
    static const UChar endings[] = u"다고게던든"; /* those that no noun in m has: 남다, not 남자 */
    bool suffix = right->written.lead == LEAD_G && right->written.vowel == VOWEL_I;
    bool stem =
        hangul_is_one_of(spelling(left), stems) && hangul_is_one_of(spelling(right), endings);
    return (tail == TAIL_RM && !suffix) || stem;
}

/* Article 26 as far as spelling shows it: r before d, s and j of syllables that Sino-Korean has.
 * Syllables that only endings and loanwords have are never tense, and those that both have are not
 * after the stem of a verb. */
static bool is_tense_sino(const phrase *word, const sound *left, const sound *right)
{
    static const UChar never[] = u"다더던데든듯들드디딘댄덜져죠줘젠돼됐되된될됨";
    static const UChar endings[] = u"지자줄";
    static const UChar stems[] = u"들를늘글틀살알놀말울날걸길털쓸둘뜰벌널껄얼올팔풀빌멀물클할갈";
    uint8_t lead = right->written.lead;
    if (!word->sino || left->written.tail != TAIL_R ||
        (lead != LEAD_D && lead != LEAD_J && lead != LEAD_S)) {
        return false;
    }
    if (word->names) {
        return true;
    }
    bool ending = hangul_is_one_of(spelling(right), endings) &&
                  hangul_is_one_of(spelling(left), stems) && right == &word->units[word->size - 1];
    bool echo = spelling(left) == spelling(right); /* 절절하다 [절절하다] */
    return !ending && !echo && !hangul_is_one_of(spelling(right), never);
}

/* Consonant against consonant: articles 18 to 20 for nasals and r. */
static void assimilate(const phrase *word, sound *left, sound *right)
{
    uint8_t tail = left->heard.tail;
    uint8_t lead = right->heard.lead;
    bool settled = !word->north || (right->join & KO_MARK_SETTLED) != 0;
    if (lead == LEAD_N || lead == LEAD_M) {
        left->heard.tail = nasal_of(tail); /* 18 */
        if (lead == LEAD_N && tail == TAIL_R) {
            right->heard.lead = LEAD_R; /* 20 (2) */
            right->sounds |= SOUND_LATERAL;
        }
        if (lead == LEAD_N && tail == TAIL_N && word->north && settled &&
            (right->join & KO_MARK_SETTLED) != 0) {
            left->heard.tail = TAIL_R; /* 한나산 Hallasan, spelt so in the North */
            right->heard.lead = LEAD_R;
            right->sounds |= SOUND_LATERAL;
        }
        return;
    }
    if (lead != LEAD_R) {
        return;
    }
    if (tail == TAIL_N) {
        bool nn = (right->join & KO_MARK_NN) != 0;
        if (settled) {
            left->heard.tail = nn ? TAIL_N : TAIL_R; /* 20 (1) and its proviso */
            right->heard.lead = nn ? LEAD_N : LEAD_R;
            right->sounds |= nn ? 0 : SOUND_LATERAL;
        }
    } else if (tail != TAIL_R && tail != TAIL_NONE) {
        left->heard.tail = nasal_of(tail); /* 19 */
        right->heard.lead = settled ? LEAD_N : LEAD_R;
    }
}

/* A final before a consonant other than h. */
static void before_consonant(const phrase *word, sound *left, sound *right)
{
    left->heard.tail = NEUTRAL[left->written.tail];
    if (after_h(left, right)) {
        return;
    }
    settle_cluster(left, right);
    uint8_t tail = left->heard.tail;
    bool plain = (right->join & KO_MARK_PLAIN) != 0;
    if (is_stop(tail) || left->written.tail == TAIL_NJ || left->written.tail == TAIL_RG ||
        left->written.tail == TAIL_RB || left->written.tail == TAIL_RT) {
        tighten(right, false); /* 23, 24, 25 */
    } else if (!plain && (is_tense_after_stem(left, right) || is_tense_sino(word, left, right))) {
        tighten(right, false);
    }
    assimilate(word, left, right);
}

/* Article 29: n before i and y of the second part of a compound. */
static void insert_n(sound *right)
{
    if ((right->join & KO_MARK_INSERT) != 0 && right->heard.lead == LEAD_NONE) {
        right->written.lead = LEAD_N;
        right->heard.lead = LEAD_N;
    }
}

/* Articles 28 and 30 where no ㅅ is written: a compound tightens a plain consonant, and puts n
 * before a nasal after a vowel. */
static void join_compound(sound *left, sound *right)
{
    if ((right->join & KO_MARK_COMPOUND) == 0) {
        return;
    }
    bool nasal = right->heard.lead == LEAD_N || right->heard.lead == LEAD_M;
    if (nasal && left->written.tail == TAIL_NONE) {
        left->written.tail = TAIL_N;
        left->heard.tail = TAIL_N;
    }
    tighten(right, true);
}

/* Makes the sounds on both sides of the boundary before RIGHT. */
static void sound_boundary(const phrase *word, sound *left, sound *right)
{
    if (word->north && (right->join & KO_MARK_NEUTRAL) != 0) {
        right->join |= JOIN_WALL | JOIN_HYPHEN; /* the North parts them: 앞언덕 Ap-ŏndŏk */
    }
    if ((right->join & JOIN_WALL) != 0) {
        left->heard.tail = NEUTRAL[left->written.tail];
        return;
    }
    insert_n(right);
    join_compound(left, right);
    if ((right->join & KO_MARK_TENSE) != 0) {
        tighten(right, false);
    }
    if (right->written.lead == LEAD_NONE) {
        before_vowel(left, right);
    } else if (right->written.lead == LEAD_H) {
        before_h(word, left, right);
    } else if (left->written.tail != TAIL_NONE) {
        before_consonant(word, left, right);
    }
}

/* ---- The word ------------------------------------------------------------------------------ */

/* r and n at the beginning of a word, as the South writes them (한글 맞춤법, articles 10 to 12). */
static void drop_initial(sound *first)
{
    uint8_t lead = first->written.lead;
    if (lead == LEAD_R || lead == LEAD_N) {
        bool iotated = is_iotated(first->written.vowel);
        first->written.lead = iotated ? LEAD_NONE : LEAD_N;
        first->heard.lead = first->written.lead;
    }
}

/* Initials that only a loanword or a particle has: r of a syllable that Sino-Korean lacks, and what
 * the exception list calls a loan. */
static bool is_loan(const phrase *word)
{
    static const UChar sino[] =
        u"라락란람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉"
        u"리린림립녀년념녕노농뇌뇨뉴니닉닐님나낙난날남납낭내냉";
    const sound *first = &word->units[0];
    return (first->sounds & SOUND_LOAN) != 0 || !hangul_is_one_of(spelling(first), sino);
}

/* Spellings before 1933, read as McCune and Reischauer did: t before i and y was palatal by then,
 * and y after s and ch was silent: 뎐 전, 슈 수, 쟝 장. */
static void modernise(sound *unit)
{
    static const uint8_t plain[VOWEL_COUNT] = {
        [VOWEL_YA] = VOWEL_A, [VOWEL_YEO] = VOWEL_EO, [VOWEL_YO] = VOWEL_O, [VOWEL_YU] = VOWEL_U};
    uint8_t lead = unit->written.lead;
    uint8_t vowel = unit->written.vowel;
    bool y = vowel == VOWEL_YA || vowel == VOWEL_YEO || vowel == VOWEL_YO || vowel == VOWEL_YU;
    if ((lead == LEAD_D || lead == LEAD_T) && y) {
        unit->written.lead = lead == LEAD_D ? LEAD_J : LEAD_CH;
        unit->written.vowel = plain[vowel];
    } else if (y && (lead == LEAD_S || ((lead == LEAD_J || lead == LEAD_CH) &&
                                        (vowel != VOWEL_YEO || unit->written.tail != 0)))) {
        bool ending = vowel == VOWEL_YEO && lead == LEAD_S &&
                      (unit->written.tail == TAIL_NONE || unit->written.tail == TAIL_SS);
        unit->written.vowel = ending ? vowel : plain[vowel];
    }
    unit->heard = unit->written;
}

/* A word that has such a syllable is old, and its di is ji: 뎐디 chŏnji. */
static void modernise_word(phrase *word)
{
    bool old = false;
    for (int32_t i = 0; i < word->size; i++) {
        const sound *unit = &word->units[i];
        uint8_t vowel = unit->written.vowel;
        old |= unit->written.lead == LEAD_D && vowel != VOWEL_I && vowel != VOWEL_YE &&
               vowel != VOWEL_YAE && is_iotated(vowel);
    }
    for (int32_t i = 0; i < word->size; i++) {
        sound *unit = &word->units[i];
        if (old && unit->written.lead == LEAD_D && unit->written.vowel == VOWEL_I) {
            unit->written.lead = LEAD_J;
        }
        modernise(unit);
    }
}

/* Article 20, proviso: a noun of two syllables or more in n and the suffixes 란 량 력 령 례 로 론
 * 료 류 록 keep n apart: 생산량 [생산냥].  Not where the last two syllables are a word of their own
 * with the prefix of one syllable before it, which the exception list knows. */
static void part_suffix(phrase *word)
{
    static const UChar suffixes[] = u"란량력령례로론료류록";
    if (word->size < 3 || word->names) {
        return;
    }
    sound *last = &word->units[word->size - 1];
    if (hangul_is_one_of(spelling(last), suffixes) && (last[-1].written.tail == TAIL_N) &&
        (last->join & (KO_MARK_PLAIN | KO_MARK_SETTLED)) == 0) {
        last->join |= KO_MARK_NN;
    }
}

/* Names of one syllable each that stand for a pair of countries, and names of several words: 한미
 * Han-Mi, 대한민국 Taehan Min'guk. */
static void part_names(phrase *word, const ko_entry *entry)
{
    unsigned between = entry->class == KO_CLASS_PAIR ? JOIN_HYPHEN : JOIN_BLANK;
    for (int32_t i = 1; word->capital && word->loans && i < entry->size; i++) {
        if ((entry->marks[i] & KO_MARK_SPLIT) != 0) {
            word->units[0].join |= JOIN_CAP;
            word->units[i].join |= between | JOIN_WALL | JOIN_CAP;
        }
    }
}

/* Lays what the exception list knows over the word. */
static void consult(phrase *word, const UChar *text)
{
    for (int32_t at = 0; at < word->size;) {
        const ko_entry *entry = ko_entry_at(text, word->size, at);
        if (entry == NULL) {
            at++;
            continue;
        }
        for (int32_t i = 0; i <= entry->size && at + i < word->size; i++) {
            word->units[at + i].join |= entry->marks[i];
            if (i < entry->size && entry->spelt[i] != entry->form[i]) {
                word->units[at + i].written = hangul_split(entry->spelt[i]);
                word->units[at + i].heard = word->units[at + i].written;
            }
        }
        if (at == 0 && (entry->class == KO_CLASS_LOAN || entry->class == KO_CLASS_LATERAL)) {
            bool foreign = word->loans && entry->class == KO_CLASS_LATERAL;
            word->units[0].sounds |= foreign ? SOUND_LOAN | SOUND_FOREIGN : SOUND_LOAN;
        }
        if (at == 0 && (entry->class == KO_CLASS_PAIR || entry->class == KO_CLASS_WORDS)) {
            part_names(word, entry);
        }
        if (at == 0 && word->capital &&
            (entry->class == KO_CLASS_PLACE || entry->class == KO_CLASS_PROPER ||
             entry->class == KO_CLASS_UNIT)) {
            word->units[0].sounds |= SOUND_CAPITAL;
        }
        at += entry->size;
    }
}

/* Letters that would be read two ways: n and g, ng and a vowel, two vowels that look like one. */
static bool is_ambiguous(const phrase *word, const sound *left, const sound *right)
{
    static const uint32_t ends_ae = 1u << VOWEL_A | 1u << VOWEL_YA | 1u << VOWEL_WA;
    static const uint32_t begins_e = 1u << VOWEL_EO | 1u << VOWEL_E | 1u << VOWEL_EU;
    static const uint32_t ends_e = 1u << VOWEL_E | 1u << VOWEL_AE | 1u << VOWEL_YE |
                                   1u << VOWEL_YAE | 1u << VOWEL_WE | 1u << VOWEL_WAE |
                                   1u << VOWEL_OE;
    static const uint32_t begins_ou =
        1u << VOWEL_O | 1u << VOWEL_U | 1u << VOWEL_OE | 1u << VOWEL_UI;
    static const uint32_t ends_o =
        1u << VOWEL_O | 1u << VOWEL_YO | 1u << VOWEL_EO | 1u << VOWEL_YEO | 1u << VOWEL_WO;
    if (right->heard.lead == LEAD_G) {
        return left->heard.tail == TAIL_N;
    }
    if (right->heard.lead != LEAD_NONE) {
        return false;
    }
    if (word->breves && left->heard.tail == TAIL_NONE) {
        bool e = right->heard.vowel == VOWEL_E; /* eo and eu are letters with a breve */
        return e && ((1u << left->heard.vowel & (ends_ae | ends_o)) != 0);
    }
    uint32_t before = 1u << left->heard.vowel;
    uint32_t after = 1u << right->heard.vowel;
    return left->heard.tail == TAIL_NG || (left->heard.tail == TAIL_NONE &&
                                           (((before & ends_ae) != 0 && (after & begins_e) != 0) ||
                                            ((before & ends_e) != 0 && (after & begins_ou) != 0) ||
                                            ((before & ends_o) != 0 && (after & begins_e) != 0)));
}

/* Puts hyphens where letters would be misread, but not behind a hyphen of the text, where the
 * writer has parted the word already: 판교 Phan-gyo, but 부억-안골 Puŏk-angol. */
static void part_ambiguous(phrase *word)
{
    for (int32_t i = 1; i < word->size; i++) {
        sound *right = &word->units[i];
        if ((right->join & JOIN_HYPHEN) != 0) {
            return;
        }
        if (is_ambiguous(word, right - 1, right)) {
            right->sounds |= SOUND_HYPHEN;
        }
    }
}

/* Makes the sounds of the whole word. */
static void sound_word(phrase *word, const UChar *text)
{
    if (!word->names) {
        consult(word, text);
    }
    part_suffix(word);
    if (word->old) {
        modernise_word(word);
    }
    if (word->south && !(word->loans && is_loan(word))) {
        drop_initial(&word->units[0]);
    }
    for (int32_t i = 1; i < word->size; i++) {
        sound_boundary(word, &word->units[i - 1], &word->units[i]);
    }
    sound *last = &word->units[word->size - 1];
    last->heard.tail = NEUTRAL[last->written.tail];
    if (word->hyphen) {
        part_ambiguous(word);
    }
}

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

static UChar printed_syllable(const sound *unit)
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

/* A final that moved over a printed hyphen is printed before it: 평택읍 P'yŏngt'aeg-ŭp. */
static bool put_initial(stretch *out, const sound *unit)
{
    bool moved = unit->written.lead == LEAD_NONE && unit->heard.lead != LEAD_NONE &&
                 (unit->join & JOIN_HYPHEN) != 0;
    UChar lead = (UChar)(JAMO_LEAD + unit->heard.lead);
    bool done = true;
    if ((unit->sounds & SOUND_LATERAL) != 0) {
        done = ko_put(out, KO_LATERAL);
    }
    if (moved) {
        done = done && ko_put(out, lead);
        lead = JAMO_LEAD + LEAD_NONE;
    }
    if ((unit->join & JOIN_WALL) != 0) {
        done = done && ko_put(out, KO_WALL);
    }
    if ((unit->join & JOIN_HYPHEN) != 0 || (unit->sounds & SOUND_HYPHEN) != 0) {
        done = done && ko_put(out, u'-');
    }
    if ((unit->join & JOIN_BLANK) != 0) {
        done = done && ko_put(out, u' ');
    }
    if ((unit->join & JOIN_LINK) != 0 ||
        ((unit->join & JOIN_HYPHEN) != 0 && (unit->join & JOIN_WALL) == 0)) {
        done = done && ko_put(out, KO_LINK);
    }
    if ((unit->sounds & SOUND_CAPITAL) != 0 || (unit->join & JOIN_CAP) != 0) {
        done = done && ko_put(out, KO_CAPITAL);
    }
    if ((unit->sounds & SOUND_FOREIGN) != 0) {
        done = done && ko_put(out, KO_LOAN);
    }
    if ((unit->sounds & SOUND_COMPOUND) != 0) {
        done = done && ko_put(out, KO_COMPOUND);
    } else if ((unit->sounds & SOUND_TENSE) != 0) {
        done = done && ko_put(out, KO_TENSE);
    }
    return done && ko_put(out, lead);
}

static bool put_unit(stretch *out, const sound *unit)
{
    bool done = put_initial(out, unit) && ko_put(out, (UChar)(JAMO_VOWEL + unit->heard.vowel));
    if (unit->heard.tail != TAIL_NONE) {
        done = done && ko_put(out, (UChar)(JAMO_TAIL + unit->heard.tail));
    }
    if (unit->extra != TAIL_NONE) {
        done = done && ko_put(out, (UChar)(JAMO_TAIL + unit->extra));
    }
    return done;
}

static bool put_word(stretch *out, const phrase *word)
{
    for (int32_t i = 0; i < word->size; i++) {
        const sound *unit = &word->units[i];
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
static int32_t read_word(phrase *word, UChar *text, const stretch *in, int32_t at)
{
    word->size = 0;
    while (at < in->size && word->size < WORD_MOST) {
        unsigned join = 0;
        int32_t next = read_join(&join, in, at, word->joint);
        if (next == in->size || !hangul_is(in->units[next])) {
            break;
        }
        hangul letters = hangul_split(in->units[next]);
        text[word->size] = in->units[next];
        word->units[word->size++] = (sound){.written = letters, .heard = letters, .join = join};
        if ((join & JOIN_LOAN) != 0) {
            word->units[word->size - 1].sounds |= SOUND_LOAN | SOUND_FOREIGN;
        }
        at = next + 1;
    }
    return at;
}

static void read_parameters(phrase *word, const char *parameters,
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
    phrase word;
    UChar text[WORD_MOST];
    read_parameters(&word, parameters, options);
    for (int32_t at = 0; at < in->size;) {
        int32_t next = read_word(&word, text, in, at);
        bool done = true;
        if (word.size > 0) {
            sound_word(&word, text);
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
