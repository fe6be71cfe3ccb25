/* What stands behind a name in one Korean word, in layers from the name outwards: generic nouns,
 * titles, the plural, case, auxiliary particles, the last particle, the copula. */
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "text/inflect.h"

/* The sounds that a suffix may stand behind: a vowel is 1, ㄹ is 2, another consonant 4. */
enum { VOWEL = 1, OPEN = 3, NOT_OPEN = 4, CONSONANT = 6, ANY = 7 };

typedef struct suffix {
    const char *text;
    unsigned after;
} suffix;

/* clang-format off */
/* The copula and quotation, in the forms that follow a noun. */
static const suffix endings[] = {
    {"이었습니다", CONSONANT}, {"이라면서", CONSONANT}, {"이라고는", CONSONANT}, {"이라고도", CONSONANT},
    {"이었으며", CONSONANT}, {"이었지만", CONSONANT}, {"이라는", CONSONANT}, {"이라고", CONSONANT},
    {"이라며", CONSONANT}, {"이라도", CONSONANT}, {"이라면", CONSONANT}, {"이라서", CONSONANT},
    {"이었던", CONSONANT}, {"이었다", CONSONANT}, {"입니다", ANY}, {"이지만", ANY}, {"이면서", ANY},
    {"이므로", ANY}, {"이니까", ANY}, {"이라", CONSONANT}, {"이다", ANY}, {"이며", ANY}, {"이고", ANY},
    {"이자", ANY}, {"이든", CONSONANT}, {"이란", CONSONANT}, {"이여", CONSONANT}, {"이야", CONSONANT}, {"이요", CONSONANT},
    {"인데", ANY}, {"인지", ANY}, {"일뿐", ANY}, {"였습니다", VOWEL}, {"라면서", VOWEL}, {"라고는", VOWEL},
    {"라고도", VOWEL}, {"였으며", VOWEL}, {"였지만", VOWEL}, {"라는", VOWEL}, {"라고", VOWEL},
    {"라며", VOWEL}, {"라도", VOWEL}, {"라면", VOWEL}, {"라서", VOWEL}, {"였던", VOWEL}, {"였다", VOWEL},
    {"지만", VOWEL}, {"면서", VOWEL}, {"란", VOWEL}, {"며", VOWEL}, {"여", VOWEL}, {"야", VOWEL},
    {"인", ANY},
};

static const suffix finals[] = {
    {"은", CONSONANT}, {"는", VOWEL}, {"이", CONSONANT}, {"가", VOWEL}, {"을", CONSONANT}, {"를", VOWEL},
    {"의", ANY}, {"도", ANY}, {"만", ANY},
};

static const suffix auxiliaries[] = {
    {"까지", ANY}, {"부터", ANY}, {"만큼", ANY}, {"조차", ANY}, {"마저", ANY}, {"마다", ANY}, {"처럼", ANY},
    {"보다", ANY}, {"밖에", ANY}, {"이나마", CONSONANT}, {"나마", VOWEL}, {"이나", CONSONANT}, {"나", VOWEL},
    {"대로", ANY}, {"라도", VOWEL}, {"이라도", CONSONANT}, {"뿐", ANY}, {"만", ANY}, {"커녕", ANY}, {"은커녕", CONSONANT},
};

static const suffix cases[] = {
    {"에게서", ANY}, {"한테서", ANY}, {"으로서", CONSONANT}, {"으로써", CONSONANT}, {"로서", OPEN}, {"로써", OPEN},
    {"에서", ANY}, {"에게", ANY}, {"한테", ANY}, {"께서", ANY}, {"더러", ANY}, {"보고", ANY}, {"하고", ANY},
    {"이랑", CONSONANT}, {"랑", VOWEL}, {"으로", NOT_OPEN}, {"로", OPEN}, {"와", VOWEL}, {"과", CONSONANT},
    {"에", ANY}, {"께", ANY}, {"서", ANY},
};

static const suffix plurals[] = {{"들", ANY}, {"님", ANY}, {"씨", ANY}, {"네", ANY}, {"양", ANY}, {"군", ANY}, {"측", ANY}};

/* Offices and forms of address, longest first. */
static const suffix titles[] = {
    {"국무위원회위원장", ANY}, {"국방위원회위원장", ANY}, {"최고인민회의의장", ANY}, {"대통령권한대행", ANY}, {"당대표권한대행", ANY},
    {"대통령당선인", ANY}, {"최고인민회의", ANY}, {"인민무력부장", ANY}, {"인민무력상", ANY}, {"국무위원장", ANY}, {"국방위원장", ANY},
    {"최고사령관", ANY}, {"최고령도자", ANY}, {"최고지도자", ANY}, {"제1부부장", ANY}, {"제1위원장", ANY}, {"총참모장", ANY},
    {"총정치국장", ANY}, {"공동대표", ANY}, {"원내대표", ANY}, {"국가주석", ANY}, {"수석대표", ANY}, {"특별대표", ANY}, {"총리대신", ANY},
    {"국회의장", ANY}, {"국무총리", ANY}, {"국무장관", ANY}, {"국방장관", ANY}, {"외교장관", ANY}, {"외무장관", ANY}, {"통일장관", ANY},
    {"통일부장관", ANY}, {"외교부장관", ANY}, {"국방부장관", ANY}, {"외교부장", ANY}, {"국방부장", ANY}, {"전대통령", ANY}, {"부통령", ANY},
    {"제1비서", ANY}, {"책임비서", ANY}, {"부위원장", ANY}, {"위원장", ANY}, {"대통령", ANY}, {"부총리", ANY}, {"총비서", ANY}, {"비서장", ANY},
    {"비서관", ANY}, {"비서실장", ANY}, {"외무상", ANY}, {"국방상", ANY}, {"보건상", ANY}, {"내각총리", ANY}, {"부장관", ANY}, {"차관보", ANY},
    {"대변인", ANY}, {"부부장", ANY}, {"대원수", ANY}, {"부주석", ANY}, {"부의장", ANY}, {"부국장", ANY}, {"부회장", ANY}, {"사무총장", ANY},
    {"검찰총장", ANY}, {"참모총장", ANY}, {"합참의장", ANY}, {"사령관", ANY}, {"국정원장", ANY}, {"원장", ANY}, {"실장", ANY}, {"지사", ANY},
    {"도지사", ANY}, {"주지사", ANY}, {"시장", ANY}, {"군수", ANY}, {"후보", ANY}, {"당선인", ANY}, {"당선자", ANY}, {"총통", ANY}, {"총재", ANY},
    {"총서기", ANY}, {"서기장", ANY}, {"서기", ANY}, {"비서", ANY}, {"장군님", ANY}, {"수령님", ANY}, {"원수님", ANY}, {"선생님", ANY}, {"총리", ANY},
    {"부상", ANY}, {"장관", ANY}, {"차관", ANY}, {"부장", ANY}, {"국장", ANY}, {"주석", ANY}, {"원수", ANY}, {"차수", ANY}, {"대장", ANY},
    {"상장", ANY}, {"중장", ANY}, {"소장", ANY}, {"대좌", ANY}, {"동지", ANY}, {"동무", ANY}, {"장군", ANY}, {"수령", ANY}, {"여사", ANY},
    {"의원", ANY}, {"대표", ANY}, {"의장", ANY}, {"총장", ANY}, {"회장", ANY}, {"사장", ANY}, {"교수", ANY}, {"박사", ANY}, {"대사", ANY},
    {"특사", ANY}, {"공사", ANY}, {"선수", ANY}, {"감독", ANY}, {"코치", ANY}, {"기자", ANY}, {"작가", ANY}, {"배우", ANY}, {"선생", ANY}, {"판사", ANY},
    {"검사", ANY}, {"변호사", ANY}, {"목사", ANY}, {"신부", ANY}, {"추기경", ANY}, {"교황", ANY}, {"총독", ANY}, {"황제", ANY}, {"국왕", ANY}, {"왕", ANY},
};

/* What a place or a state is, and what it is the first part of in any text. */
static const suffix units[] = {
    {"정부", ANY}, {"정권", ANY}, {"당국", ANY}, {"체제", ANY}, {"시", ANY}, {"도", ANY}, {"군", ANY},
    {"주", ANY}, {"구", ANY}, {"읍", ANY}, {"면", ANY}, {"섬", ANY}, {"산", ANY}, {"강", ANY},
    {"만", ANY}, {"급", ANY}, {"형", ANY}, {"호", ANY}, {"식", ANY}, {"제", ANY}, {"발", ANY},
    {"행", ANY}, {"측", ANY}, {"인", ANY}, {"어", ANY}, {"팀", ANY},
};

/* Generic nouns that make a compound with a name, longest first. */
static const suffix nouns[] = {
    {"종합대학교", ANY}, {"국제비행장", ANY}, {"자치공화국", ANY}, {"국제공항", ANY}, {"출판사", ANY}, {"신문사", ANY}, {"방송국", ANY},
    {"통신사", ANY}, {"대학교", ANY}, {"대사관", ANY}, {"영사관", ANY}, {"총영사관", ANY}, {"대표단", ANY}, {"대표부", ANY}, {"대표팀", ANY},
    {"지도부", ANY}, {"수뇌부", ANY}, {"사령부", ANY}, {"위원회", ANY}, {"연구소", ANY}, {"연구원", ANY}, {"발전소", ANY}, {"박물관", ANY},
    {"기념관", ANY}, {"공화국", ANY}, {"자치주", ANY}, {"특별시", ANY}, {"광역시", ANY}, {"직할시", ANY}, {"정상회담", ANY}, {"정상회의", ANY},
    {"공동선언", ANY}, {"자동차", ANY}, {"중공업", ANY}, {"조선소", ANY}, {"비행장", ANY}, {"갑문", ANY}, {"군대", ANY}, {"인민", ANY},
    {"국민", ANY}, {"주민", ANY}, {"시민", ANY}, {"사람", ANY}, {"사회", ANY},
    {"외교부", ANY}, {"국방부", ANY}, {"외무성", ANY}, {"시대", ANY}, {"시기", ANY}, {"혁명", ANY}, {"창건", ANY}, {"창립", ANY}, {"건설", ANY},
    {"사상", ANY}, {"정치", ANY}, {"경제", ANY}, {"문화", ANY}, {"문제", ANY}, {"전쟁", ANY}, {"사태", ANY}, {"위기", ANY}, {"회담", ANY},
    {"회의", ANY}, {"선언", ANY}, {"합의", ANY}, {"조약", ANY}, {"협정", ANY}, {"선거", ANY}, {"대회", ANY}, {"당원", ANY}, {"총국", ANY},
    {"지구", ANY}, {"지역", ANY}, {"지방", ANY}, {"일대", ANY}, {"인근", ANY}, {"상공", ANY}, {"해역", ANY}, {"반도", ANY}, {"조선", ANY},
    {"시청", ANY}, {"시내", ANY}, {"시당", ANY}, {"도당", ANY}, {"군당", ANY}, {"도청", ANY}, {"군청", ANY}, {"구청", ANY}, {"공항", ANY},
    {"대학", ANY}, {"병원", ANY}, {"호텔", ANY}, {"극장", ANY}, {"공원", ANY}, {"광장", ANY}, {"은행", ANY}, {"신문", ANY}, {"방송", ANY},
    {"통신", ANY}, {"그룹", ANY}, {"전자", ANY}, {"물산", ANY}, {"생명", ANY}, {"화재", ANY}, {"증권", ANY}, {"화학", ANY}, {"건설", ANY},
    {"전투", ANY}, {"함대", ANY}, {"부대", ANY}, {"기지", ANY}, {"미싸일", ANY}, {"미사일", ANY}, {"로케트", ANY}, {"로켓", ANY}, {"위성", ANY},
    {"주재", ANY}, {"출신", ANY}, {"방문", ANY}, {"도착", ANY}, {"당", ANY}, {"구역", ANY},
    {"동", ANY}, {"리", ANY}, {"항", ANY}, {"역", ANY}, {"대", ANY},
    {"군단", ANY}, {"계", ANY}, {"핵", ANY},
};
/* clang-format on */

#define SUFFIXES(table, layer)                                                                     \
    {                                                                                              \
        table, sizeof table / sizeof *table, layer                                                 \
    }

static const struct {
    const suffix *items;
    size_t count;
    suffix_layer layer;
} layers[] = {
    SUFFIXES(endings, SUFFIX_ENDING),  SUFFIXES(finals, SUFFIX_FINAL),
    SUFFIXES(auxiliaries, SUFFIX_AUX), SUFFIXES(cases, SUFFIX_CASE),
    SUFFIXES(plurals, SUFFIX_PLURAL),  SUFFIXES(titles, SUFFIX_TITLE),
    SUFFIXES(units, SUFFIX_UNIT),      SUFFIXES(nouns, SUFFIX_NOUN),
};

#define LAYERS (sizeof layers / sizeof *layers)

/* A state is a layer and a place in it. */
#define LAYER_MAX 1024u

#define HANGUL_FIRST 0xAC00u
#define HANGUL_COUNT 11172u
#define FINAL_RIEUL  8u

/* Whether the last syllable of STEM may stand before a suffix that needs SOUNDS; of a digit or a
 * Latin letter nobody knows how it is read. */
static bool allows(onym_text stem, unsigned sounds)
{
    uint32_t syllable = utf8_before(stem, stem.size).code_point - HANGUL_FIRST;
    if (syllable >= HANGUL_COUNT) {
        return true;
    }
    uint32_t final = syllable % 28;
    return (sounds & (final == 0 ? 1u : final == FINAL_RIEUL ? 2u : 4u)) != 0;
}

/* A name keeps two syllables, or one before a title: 김위원장. */
static bool is_long_enough(onym_text stem, suffix_layer layer)
{
    return stem.size > 3 || (stem.size == 3 && layer == SUFFIX_TITLE);
}

/* Layers that may stand twice: 에서까지만, 국무위원회위원장동지, 인천시청. */
static bool may_repeat(suffix_layer layer)
{
    return layer == SUFFIX_AUX || layer == SUFFIX_TITLE || layer >= SUFFIX_UNIT;
}

bool inflect_korean(buffer *out, suffix_layer *found, onym_text key, suffix_layer layer,
                    size_t *state)
{
    for (size_t i = *state / LAYER_MAX; i < LAYERS; i++) {
        suffix_layer now = layers[i].layer;
        bool open = now > layer || (now == layer && may_repeat(now)) ||
                    (now == SUFFIX_PLURAL && layer == SUFFIX_TITLE);
        for (size_t j = i == *state / LAYER_MAX ? *state % LAYER_MAX : 0;
             open && j < layers[i].count; j++) {
            size_t size = strlen(layers[i].items[j].text);
            onym_text stem = {key.data, key.size > size ? key.size - size : 0};
            if (is_long_enough(stem, now) &&
                memcmp(key.data + stem.size, layers[i].items[j].text, size) == 0 &&
                allows(stem, layers[i].items[j].after)) {
                buffer_clear(out);
                buffer_append_text(out, stem);
                *found = now;
                *state = i * LAYER_MAX + j + 1;
                return true;
            }
        }
    }
    return false;
}

bool inflect_is_title(onym_text word)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        size_t size = strlen(titles[i].text);
        if (word.size >= size && memcmp(word.data, titles[i].text, size) == 0) {
            return true;
        }
    }
    return false;
}

/* Particles that take another form behind a consonant than behind a vowel; LIQUID: ㄹ counts as a
 * vowel.  REST: what may follow in the same word, parted by blanks, "*" for anything: 은행 is no
 * particle. */
static const struct {
    const char *consonant, *vowel, *rest;
    bool liquid;
} pairs[] = {
    {"이었", "였", "*", false},
    {"이라", "라", "*", false},
    {"으로", "로", "서 써 의 는 도 만 부터 까지", true},
    {"이며", "며", "", false},
    {"이나", "나", "", false},
    {"이랑", "랑", "", false},
    {"이여", "여", "", false},
    {"은", "는", "", false},
    {"이", "가", "", false},
    {"을", "를", "", false},
    {"과", "와", "의 는 도 만", false},
};

/* Whether TEXT is one of the words of LIST, or empty. */
static bool is_rest(onym_text text, const char *list)
{
    onym_text one, rest = onym_text_of(list);
    bool found = text.size == 0 || text_equals(rest, "*");
    while (!found && text_split(&one, &rest, ' ')) {
        found = one.size == text.size && memcmp(one.data, text.data, one.size) == 0;
    }
    return found;
}

void agree_korean(buffer *out, onym_text behind, onym_text before, onym_text after)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        unsigned open = pairs[i].liquid ? OPEN : VOWEL;
        const char *old = allows(before, open) ? pairs[i].vowel : pairs[i].consonant;
        const char *new = allows(after, open) ? pairs[i].vowel : pairs[i].consonant;
        size_t size = strlen(old);
        if (behind.size < size || memcmp(behind.data, old, size) != 0) {
            continue;
        }
        onym_text rest = {behind.data + size, behind.size - size};
        if (is_rest(rest, pairs[i].rest)) {
            buffer_puts(out, new);
            buffer_append_text(out, rest);
            return;
        }
    }
    buffer_append_text(out, behind);
}
