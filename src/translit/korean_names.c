/* ko-names: a person's name, family name first, into its parts.
 *
 * Only for --kind person and surname.  Parameters choose how the parts stand:
 *
 *     apart     every syllable of the given name is a word: 박동구 Pak Tong Gu (the North)
 *     joined    the given name is one word, --hyphen given parts it: 민용하 Min Yongha, Min Yong-ha
 *     fused     the same, and sounds change inside it: Сок + Ёль Согёль
 *     hyphened  a given name of two syllables has a hyphen, sounds change before it: Pak Mog-wŏl
 *     text      running text too, where family and given name are words: 정 약용 Chŏng Yag-yong
 *     yi        the family names 이 and 리 are written Yi
 *     li        the family names of the press: 이 and 리 Ли, 임 and 림 Лим, 유 and 류 Лю
 *     press     with the press option the syllables of the given name are words
 */
#include "translit/korean.h"
#include "translit/korean_exceptions.h"
#include "translit/korean_hangul.h"

/* Family names of two syllables (2015 census of the South), and how sure one can be of them. */
typedef struct surname {
    UChar syllables[2];
    bool rare; /* as often a family name and a given name: only before two more syllables */
} surname;

static const surname DOUBLES[] = {
    {{u'남', u'궁'}, false}, {{u'황', u'보'}, false}, {{u'제', u'갈'}, false},
    {{u'사', u'공'}, false}, {{u'선', u'우'}, false}, {{u'서', u'문'}, true},
    {{u'독', u'고'}, false}, {{u'동', u'방'}, false}, {{u'공', u'손'}, false},
    {{u'어', u'금'}, false}, {{u'망', u'절'}, false}, {{u'등', u'정'}, false},
    {{u'황', u'목'}, false}, {{u'장', u'곡'}, true},  {{u'강', u'전'}, true},
    {{u'소', u'봉'}, true},  {{u'을', u'지'}, false}, {{u'무', u'본'}, true},
};

/* Family names that are hardly ever a word by themselves, so that a word of two syllables behind
 * one is a given name in running text too. */
static const UChar SURE[] = u"김박최윤황홍허곽";

/* A name being written. */
typedef struct name_writer {
    stretch *out;
    bool apart, joined, hyphen, yi, li, full;
} name_writer;

static void put(name_writer *name, UChar unit)
{
    name->full = name->full || !ko_put(name->out, unit);
}

/* The syllables of the family name that the SIZE syllables at WORD begin with. */
static int32_t family_size(const UChar *word, int32_t size)
{
    for (size_t i = 0; size >= 2 && i < sizeof DOUBLES / sizeof *DOUBLES; i++) {
        const surname *s = &DOUBLES[i];
        if (word[0] == s->syllables[0] && word[1] == s->syllables[1]) {
            return size == 3 && !s->rare ? 2 : size == 4 ? 2 : size == 2 && !s->rare ? 2 : 1;
        }
    }
    return 1;
}

/* Family names that Russian writes with the l of the North whatever the South says. */
static void put_li(name_writer *name, UChar family)
{
    static const UChar southern[] = u"이임";
    static const UChar northern[] = u"리림";
    for (size_t i = 0; i < 2; i++) {
        if (family == southern[i] || family == northern[i]) {
            put(name, KO_LOAN);
            put(name, northern[i]);
            return;
        }
    }
    put(name, family);
}

static void put_family(name_writer *name, const UChar *word, int32_t size)
{
    put(name, KO_CAPITAL);
    if (name->yi && size == 1 && (word[0] == u'이' || word[0] == u'리')) {
        put(name, u'y');
        put(name, u'i');
        return;
    }
    if (name->li && size == 1) {
        put_li(name, word[0]);
        return;
    }
    for (int32_t i = 0; i < size; i++) {
        put(name, word[i]);
    }
}

/* Between two syllables of a given name. */
static void put_joint(name_writer *name)
{
    if (name->apart) {
        put(name, KO_WALL);
        put(name, name->hyphen ? u'-' : u' ');
        put(name, KO_LINK);
        if (!name->hyphen) {
            put(name, KO_CAPITAL);
        }
    } else {
        if (name->joined) {
            put(name, KO_WALL); /* clause 4: sounds do not change between them */
        }
        if (name->hyphen) {
            put(name, u'-');
        }
    }
}

/* True when the SIZE syllables at WORD cannot all be Sino-Korean, which has seven finals without s
 * and no tense initials but those of 쌍 and 씨. */
static bool is_native(const UChar *word, int32_t size)
{
    static const uint32_t finals = 1u << TAIL_NONE | 1u << TAIL_G | 1u << TAIL_N | 1u << TAIL_R |
                                   1u << TAIL_M | 1u << TAIL_B | 1u << TAIL_NG;
    static const uint32_t tense =
        1u << LEAD_GG | 1u << LEAD_DD | 1u << LEAD_BB | 1u << LEAD_SS | 1u << LEAD_JJ;
    for (int32_t i = 0; i < size; i++) {
        hangul letters = hangul_split(word[i]);
        bool sino = word[i] == u'쌍' || word[i] == u'씨' || (tense >> letters.lead & 1u) == 0;
        if (!sino || (finals >> letters.tail & 1u) == 0) {
            return true;
        }
    }
    return false;
}

/* A given name of one or two syllables is taken for Sino-Korean where its letters allow, a longer
 * one for native or foreign, which is written solid.  The South parts syllables of both kinds. */
static void put_given(name_writer *name, const UChar *word, int32_t size)
{
    bool parted = size == 2 && (name->joined || !is_native(word, size));
    put(name, KO_CAPITAL);
    for (int32_t i = 0; i < size; i++) {
        if (i == 1 && parted) {
            put_joint(name);
        }
        put(name, word[i]);
    }
}

/* One word of Hangul; FAMILY when it begins with the family name, ALONE when that is in the text as
 * a word of its own. */
static void put_word(name_writer *name, const UChar *word, int32_t size, bool family, bool alone)
{
    if (!family) {
        put_given(name, word, size);
        return;
    }
    int32_t split = alone ? size : family_size(word, size);
    put_family(name, word, split);
    if (split < size) {
        put(name, u' ');
        put_given(name, word + split, size - split);
    }
}

/* The number of syllables of Hangul at AT. */
static int32_t word_size(const stretch *in, int32_t at)
{
    int32_t size = 0;
    while (at + size < in->size && hangul_is(in->units[at + size])) {
        size++;
    }
    return size;
}

/* True when the word that ends at END is a family name by itself: one more word follows. */
static bool stands_alone(const stretch *in, int32_t size, int32_t end)
{
    return size <= 2 && end + 1 < in->size && in->units[end] == u' ' &&
           hangul_is(in->units[end + 1]);
}

/* True when a person's name stands at AT of running text: a family name of one syllable, a blank, a
 * given name of two. */
static bool is_person(const stretch *in, int32_t at)
{
    bool begins = at == 0 || in->units[at - 1] == u' ';
    if (!begins || word_size(in, at) != 1 || at + 1 >= in->size || in->units[at + 1] != u' ' ||
        word_size(in, at + 2) != 2) {
        return false;
    }
    const ko_entry *given = ko_entry_of(in->units + at + 2, 2);
    return hangul_is_one_of(in->units[at], SURE) ||
           (given != NULL && given->class == KO_CLASS_GIVEN);
}

/* Running text: names whose parts the writer has parted. */
static int text_names(name_writer *name, const stretch *in, bool wanted, onym_error *error)
{
    for (int32_t at = 0; at < in->size;) {
        if (wanted && is_person(in, at)) {
            put_family(name, in->units + at, 1);
            put(name, u' ');
            put_given(name, in->units + at + 2, 2);
            at += 4;
        } else {
            put(name, in->units[at++]);
        }
    }
    return name->full ? ko_full(error) : ONYM_OK;
}

int ko_names(stretch *out, const stretch *in, const char *parameters,
             const onym_translit_options *options, onym_error *error)
{
    name_writer name = {.out = out};
    bool family = true;
    name.apart = ko_parameter(parameters, "apart");
    name.joined = ko_parameter(parameters, "joined");
    /* a fused or hyphened given name has no wall inside */
    name.hyphen = options->hyphen == ONYM_HYPHEN_GIVEN ||
                  (options->hyphen == ONYM_HYPHEN_STANDARD && ko_parameter(parameters, "hyphened"));
    name.li = ko_parameter(parameters, "li") && options->kind != ONYM_KIND_TEXT;
    if (options->press && ko_parameter(parameters, "press")) {
        name.apart = true;
        name.joined = false;
        name.hyphen = false;
    }
    name.yi = ko_parameter(parameters, "yi") && options->kind != ONYM_KIND_SURNAME;
    if (options->kind != ONYM_KIND_PERSON && options->kind != ONYM_KIND_SURNAME) {
        return text_names(
            &name, in, options->kind == ONYM_KIND_TEXT && ko_parameter(parameters, "text"), error);
    }
    for (int32_t at = 0; at < in->size;) {
        int32_t size = word_size(in, at);
        if (size == 0) {
            family = family || (in->units[at] != u' ' && in->units[at] != u'-');
            put(&name, in->units[at++]);
            continue;
        }
        bool alone = options->kind == ONYM_KIND_SURNAME || stands_alone(in, size, at + size);
        put_word(&name, in->units + at, size, family, alone);
        family = options->kind == ONYM_KIND_SURNAME;
        at += size;
    }
    return name.full ? ko_full(error) : ONYM_OK;
}
