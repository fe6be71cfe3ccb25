/* What a final and the initial behind it become: the articles of Standard Pronunciation (표준
 * 발음법, notice 2017-13) as tables, and the order in which they apply at one boundary. */
#include "translit/korean_word.h"

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

bool ko_is_iotated(uint8_t vowel)
{
    static const uint32_t iotated = 1u << VOWEL_YA | 1u << VOWEL_YAE | 1u << VOWEL_YEO |
                                    1u << VOWEL_YE | 1u << VOWEL_YO | 1u << VOWEL_YU |
                                    1u << VOWEL_I;
    return (iotated >> vowel & 1u) != 0;
}

UChar ko_spelling(const ko_sound *unit)
{
    return hangul_join(unit->written);
}

/* Marks the initial of UNIT as tense by sound alone. */
static void tighten(ko_sound *unit, bool compound)
{
    if (is_plain(unit->heard.lead)) {
        unit->sounds |= compound ? SOUND_COMPOUND : SOUND_TENSE;
    }
}

/* Article 17: d and t before -i and -hi; ㄷ, ㅌ, ㄾ.  True when it applied. */
static bool palatalise(ko_sound *left, ko_sound *right)
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
static void before_vowel(ko_sound *left, ko_sound *right)
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
static bool is_suffix_hi(const ko_sound *right)
{
    uint8_t tail = right->written.tail;
    bool open = tail == TAIL_NONE || tail == TAIL_SS;
    return (right->written.vowel == VOWEL_I && tail != TAIL_N) ||
           (right->written.vowel == VOWEL_YEO && open);
}

/* A final before h: articles 12.1 and 17. */
static void before_h(const ko_word *word, ko_sound *left, ko_sound *right)
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
static bool after_h(ko_sound *left, ko_sound *right)
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
static void settle_cluster(ko_sound *left, const ko_sound *right)
{
    static const UChar stems_rg[] = u"읽맑밝늙긁묽붉굵갉낡얽옭";
    static const UChar endings_g[] = u"고게거겠기겨길김";
    if (left->written.tail == TAIL_RG && right->written.lead == LEAD_G &&
        hangul_is_one_of(ko_spelling(left), stems_rg) &&
        hangul_is_one_of(ko_spelling(right), endings_g)) {
        left->heard.tail = TAIL_R; /* 맑게 [말께] */
    }
    if (ko_spelling(left) == u'밟') {
        left->heard.tail = TAIL_B; /* 밟다 [밥따] */
    }
}

/* Article 24: after a stem in m or n an ending is tense, but not the suffix -gi-: 굶기다. */
static bool is_tense_after_stem(const ko_sound *left, const ko_sound *right)
{
    uint8_t tail = left->written.tail;
    static const UChar stems[] = u"남넘담감숨품삼심참뿜";
    static const UChar endings[] = u"다고게던든"; /* those that no noun in m has: 남다, not 남자 */
    bool suffix = right->written.lead == LEAD_G && right->written.vowel == VOWEL_I;
    bool stem =
        hangul_is_one_of(ko_spelling(left), stems) && hangul_is_one_of(ko_spelling(right), endings);
    return (tail == TAIL_RM && !suffix) || stem;
}

/* Article 26 as far as spelling shows it: r before d, s and j of syllables that Sino-Korean has.
 * Syllables that only endings and loanwords have are never tense, and those that both have are not
 * after the stem of a verb. */
static bool is_tense_sino(const ko_word *word, const ko_sound *left, const ko_sound *right)
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
    bool ending = hangul_is_one_of(ko_spelling(right), endings) &&
                  hangul_is_one_of(ko_spelling(left), stems) &&
                  right == &word->units[word->size - 1];
    bool echo = ko_spelling(left) == ko_spelling(right); /* 절절하다 [절절하다] */
    return !ending && !echo && !hangul_is_one_of(ko_spelling(right), never);
}

/* Consonant against consonant: articles 18 to 20 for nasals and r. */
static void assimilate(const ko_word *word, ko_sound *left, ko_sound *right)
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

/* Article 30.1: the s that is written between the parts of a compound is not heard before g d b s
 * j, which it makes tense: 냇가 [내까].  It stands under syllables that no word in s has; where
 * both exist, what follows decides: 햇살, but 햇곡식. */
static bool is_silent_s(const ko_sound *left, const ko_sound *right)
{
    static const UChar compounds[] = u"냇샛랫콧팻뱃갯촛찻귓뒷윗핏혓횟맷깃툇텃곗잿젯킷낏";
    static const struct {
        UChar before;
        const UChar *after;
    } some[] = {{u'햇', u"살볕빛발"}, {u'빗', u"방줄소속길발"}, {u'숫', u"자"},
                {u'닷', u"가길속바"}, {u'뭇', u"가"},           {u'셋', u"방집"}};
    UChar syllable = ko_spelling(left);
    bool silent = hangul_is_one_of(syllable, compounds);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        silent |= some[i].before == syllable && hangul_is_one_of(ko_spelling(right), some[i].after);
    }
    return silent && is_plain(right->written.lead);
}

/* A final before a consonant other than h. */
static void before_consonant(const ko_word *word, ko_sound *left, ko_sound *right)
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
    if (word->hangul && is_silent_s(left, right)) {
        left->heard.tail = TAIL_NONE;
        return;
    }
    assimilate(word, left, right);
}

/* Article 29: n before i and y of the second part of a compound. */
static void insert_n(ko_sound *right)
{
    if ((right->join & KO_MARK_INSERT) != 0 && right->heard.lead == LEAD_NONE) {
        right->written.lead = LEAD_N;
        right->heard.lead = LEAD_N;
    }
}

/* Articles 28 and 30 where no ㅅ is written: a compound tightens a plain consonant, and puts n
 * before a nasal after a vowel. */
static void join_compound(ko_sound *left, ko_sound *right)
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

void ko_sound_boundary(const ko_word *word, ko_sound *left, ko_sound *right)
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

void ko_sound_last(ko_sound *last)
{
    last->heard.tail = NEUTRAL[last->written.tail];
}
