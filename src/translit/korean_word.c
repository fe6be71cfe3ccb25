/* What holds of a Korean word as a whole: the exception list, its beginning, old spellings,
 * suffixes, and letters that would be misread. */
#include "translit/korean_word.h"

/* r and n at the beginning of a word, as the South writes them (한글 맞춤법, articles 10 to 12). */
static void drop_initial(ko_sound *first)
{
    uint8_t lead = first->written.lead;
    if (lead == LEAD_R || lead == LEAD_N) {
        bool iotated = ko_is_iotated(first->written.vowel);
        first->written.lead = iotated ? LEAD_NONE : LEAD_N;
        first->heard.lead = first->written.lead;
    }
}

/* Initials that only a loanword or a particle has: r of a syllable that Sino-Korean lacks, and what
 * the exception list calls a loan. */
static bool is_loan(const ko_word *word)
{
    static const UChar sino[] =
        u"라락란람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉"
        u"리린림립녀년념녕노농뇌뇨뉴니닉닐님나낙난날남납낭내냉";
    const ko_sound *first = &word->units[0];
    return (first->sounds & SOUND_LOAN) != 0 || !hangul_is_one_of(ko_spelling(first), sino);
}

/* Spellings before 1933, read as McCune and Reischauer did: t before i and y was palatal by then,
 * and y after s and ch was silent: 뎐 전, 슈 수, 쟝 장, 셰 세. */
static void modernise(ko_sound *unit, bool first)
{
    static const uint8_t plain[VOWEL_COUNT] = {[VOWEL_YA] = VOWEL_A + 1,
                                               [VOWEL_YEO] = VOWEL_EO + 1,
                                               [VOWEL_YE] = VOWEL_E + 1,
                                               [VOWEL_YO] = VOWEL_O + 1,
                                               [VOWEL_YU] =
                                                   VOWEL_U + 1}; /* and 1, so that 0 is none */
    uint8_t lead = unit->written.lead;
    uint8_t vowel = unit->written.vowel;
    bool stop = lead == LEAD_D || lead == LEAD_T;
    bool palatal = lead == LEAD_J || lead == LEAD_CH || lead == LEAD_S;
    bool living = !first || lead != LEAD_S; /* 하셔, 쳐 live; 셔울 does not */
    bool ending = vowel == VOWEL_YEO && palatal && living &&
                  (unit->written.tail == TAIL_NONE || unit->written.tail == TAIL_SS);
    bool loan = stop && vowel == VOWEL_YU && unit->written.tail != TAIL_NG; /* 듀엣, but 듕 */
    if (plain[vowel] != 0 && !loan && (stop || palatal) && !ending) {
        unit->written.vowel = (uint8_t)(plain[vowel] - 1);
        unit->written.lead = lead == LEAD_D ? LEAD_J : lead == LEAD_T ? LEAD_CH : lead;
    }
    unit->heard = unit->written;
}

/* A word that has such a syllable is old, and its di is ji: 뎐디 chŏnji. */
static void modernise_word(ko_word *word)
{
    bool old = false;
    bool loan = false;
    for (int32_t i = 0; i < word->size; i++) {
        const ko_sound *unit = &word->units[i];
        uint8_t vowel = unit->written.vowel;
        loan |= (unit->sounds & SOUND_LOAN) != 0;
        old |= unit->written.lead == LEAD_D && vowel != VOWEL_I && vowel != VOWEL_YAE &&
               ko_is_iotated(vowel);
    }
    for (int32_t i = 0; !loan && i < word->size; i++) {
        ko_sound *unit = &word->units[i];
        if (old && unit->written.lead == LEAD_D && unit->written.vowel == VOWEL_I) {
            unit->written.lead = LEAD_J;
        }
        modernise(unit, i == 0);
    }
}

/* Article 20, proviso: a noun of two syllables or more in n and the suffixes 란 량 력 령 례 로 론
 * 료 류 록 keep n apart: 생산량 [생산냥].  Not where the last two syllables are a word of their own
 * with the prefix of one syllable before it, which the exception list knows. */
static void part_suffix(ko_word *word, const UChar *text)
{
    static const UChar suffixes[] = u"란량력령례로론료류록";
    for (int32_t i = 2; i < word->size && !word->names; i++) {
        ko_sound *unit = &word->units[i];
        int32_t rest = word->size - i - 1;
        bool last = rest == 0 || hangul_is_particle(text + i + 1, rest);
        if (last && hangul_is_one_of(ko_spelling(unit), suffixes) &&
            unit[-1].written.tail == TAIL_N &&
            (unit->join & (KO_MARK_PLAIN | KO_MARK_SETTLED)) == 0) {
            unit->join |= KO_MARK_NN;
        }
    }
}

/* Names of one syllable each that stand for a pair of countries, and names of several words: 한미
 * Han-Mi, 대한민국 Taehan Min'guk. */
static void part_names(ko_word *word, const ko_entry *entry)
{
    unsigned between = entry->class == KO_CLASS_PAIR ? JOIN_HYPHEN : JOIN_BLANK;
    for (int32_t i = 1; word->capital && word->loans && i < entry->size; i++) {
        if ((entry->marks[i] & KO_MARK_SPLIT) != 0) {
            word->units[0].join |= JOIN_CAP;
            word->units[i].join |= between | JOIN_WALL | JOIN_CAP;
        }
    }
}

/* The marks of ENTRY before its syllable I.  Of two sounds that the standard allows, the
 * pronunciation is its first; the romanisations that print a word follow the other. */
static unsigned marks_of(const ko_word *word, const ko_entry *entry, int32_t i)
{
    unsigned marks = entry->marks[i];
    if ((marks & KO_MARK_FIRST) != 0 && !word->hangul) {
        return 0;
    }
    bool known = entry->class == KO_CLASS_UNIT && i > 0 && i < entry->size;
    return known ? marks | JOIN_KNOWN : marks;
}

/* Lays what the exception list knows over the word. */
static void consult(ko_word *word, const UChar *text)
{
    for (int32_t at = 0; at < word->size;) {
        const ko_entry *entry = ko_entry_at(text, word->size, at);
        if (entry == NULL) {
            at++;
            continue;
        }
        for (int32_t i = 0; i <= entry->size && at + i < word->size; i++) {
            word->units[at + i].join |= marks_of(word, entry, i);
            if (i < entry->size && entry->spelt[i] != entry->form[i]) {
                word->units[at + i].written = hangul_split(entry->spelt[i]);
                word->units[at + i].heard = word->units[at + i].written;
            }
        }
        if (entry->class == KO_CLASS_LOAN || entry->class == KO_CLASS_LATERAL) {
            bool foreign = at == 0 && word->loans && entry->class == KO_CLASS_LATERAL;
            word->units[at].sounds |= foreign ? SOUND_LOAN | SOUND_FOREIGN : SOUND_LOAN;
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

/* The vowels that are written with a y or w before them. */
static bool is_glide(uint8_t vowel)
{
    static const uint32_t rounded =
        1u << VOWEL_WA | 1u << VOWEL_WAE | 1u << VOWEL_WO | 1u << VOWEL_WE | 1u << VOWEL_WI;
    return vowel != VOWEL_I && (ko_is_iotated(vowel) || (rounded >> vowel & 1u) != 0);
}

/* Letters that would be read two ways: n and g, ng and a vowel, two vowels that look like one. */
static bool is_ambiguous(const ko_word *word, const ko_sound *left, const ko_sound *right)
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
        bool plain = (right->sounds & (SOUND_TENSE | SOUND_COMPOUND)) == 0 || !word->breves;
        return left->heard.tail == TAIL_N && plain; /* 산골 Sankol: k cannot be misread */
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
    if (word->breves && is_glide(right->heard.vowel)) {
        return false; /* n and gy, gw have a hyphen, so ng and y, w need none: Phyŏngyang, Kangwŏn
                       */
    }
    return left->heard.tail == TAIL_NG || (left->heard.tail == TAIL_NONE &&
                                           (((before & ends_ae) != 0 && (after & begins_e) != 0) ||
                                            ((before & ends_e) != 0 && (after & begins_ou) != 0) ||
                                            ((before & ends_o) != 0 && (after & begins_e) != 0)));
}

/* Puts hyphens where letters would be misread, but not behind a hyphen of the text, where the
 * writer has parted the word already: 판교 Phan-gyo, but 부억-안골 Puŏk-angol. */
static void part_ambiguous(ko_word *word)
{
    for (int32_t i = 1; i < word->size; i++) {
        ko_sound *right = &word->units[i];
        if ((right->join & JOIN_HYPHEN) != 0) {
            return;
        }
        bool known = word->breves && (right->join & JOIN_KNOWN) != 0; /* 평안 Phyŏngan */
        if (!known && is_ambiguous(word, right - 1, right)) {
            right->sounds |= SOUND_HYPHEN;
        }
    }
}

void ko_sound_word(ko_word *word, const UChar *text)
{
    if (!word->names) {
        consult(word, text);
    }
    part_suffix(word, text);
    if (word->old) {
        modernise_word(word);
    }
    if (word->south && !(word->loans && is_loan(word))) {
        drop_initial(&word->units[0]);
    }
    for (int32_t i = 1; i < word->size; i++) {
        ko_sound_boundary(word, &word->units[i - 1], &word->units[i]);
    }
    ko_sound_last(&word->units[word->size - 1]);
    if (word->hyphen) {
        part_ambiguous(word);
    }
}
