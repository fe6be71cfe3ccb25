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
    uint8_t size, after;
} suffix;

/* clang-format off */
#define S(letters, sounds) {letters, sizeof(letters) - 1, sounds}

/* The copula and quotation, in the forms that follow a noun. */
static const suffix endings[] = {
    S("이었습니다", CONSONANT), S("이라면서", CONSONANT), S("이라고는", CONSONANT), S("이라고도", CONSONANT),
    S("이었으며", CONSONANT), S("이었지만", CONSONANT), S("이라는", CONSONANT), S("이라고", CONSONANT),
    S("이라며", CONSONANT), S("이라도", CONSONANT), S("이라면", CONSONANT), S("이라서", CONSONANT),
    S("이었던", CONSONANT), S("이었다", CONSONANT), S("입니다", ANY), S("이지만", ANY), S("이면서", ANY),
    S("이므로", ANY), S("이니까", ANY), S("이라", CONSONANT), S("이다", ANY), S("이며", ANY), S("이고", ANY),
    S("이자", ANY), S("이든", CONSONANT), S("이란", CONSONANT), S("이여", CONSONANT), S("이야", CONSONANT), S("이요", CONSONANT),
    S("인데", ANY), S("인지", ANY), S("일뿐", ANY), S("였습니다", VOWEL), S("라면서", VOWEL), S("라고는", VOWEL),
    S("라고도", VOWEL), S("였으며", VOWEL), S("였지만", VOWEL), S("라는", VOWEL), S("라고", VOWEL),
    S("라며", VOWEL), S("라도", VOWEL), S("라면", VOWEL), S("라서", VOWEL), S("였던", VOWEL), S("였다", VOWEL),
    S("지만", VOWEL), S("면서", VOWEL), S("란", VOWEL), S("며", VOWEL), S("여", VOWEL), S("야", VOWEL),
    S("인", ANY),
};

static const suffix finals[] = {
    S("은", CONSONANT), S("는", VOWEL), S("이", CONSONANT), S("가", VOWEL), S("을", CONSONANT), S("를", VOWEL),
    S("의", ANY), S("도", ANY), S("만", ANY),
};

static const suffix auxiliaries[] = {
    S("까지", ANY), S("부터", ANY), S("만큼", ANY), S("조차", ANY), S("마저", ANY), S("마다", ANY), S("처럼", ANY),
    S("보다", ANY), S("밖에", ANY), S("이나마", CONSONANT), S("나마", VOWEL), S("이나", CONSONANT), S("나", VOWEL),
    S("대로", ANY), S("라도", VOWEL), S("이라도", CONSONANT), S("뿐", ANY), S("만", ANY), S("커녕", ANY), S("은커녕", CONSONANT),
};

static const suffix cases[] = {
    S("에게서", ANY), S("한테서", ANY), S("으로서", CONSONANT), S("으로써", CONSONANT), S("로서", OPEN), S("로써", OPEN),
    S("에서", ANY), S("에게", ANY), S("한테", ANY), S("께서", ANY), S("더러", ANY), S("보고", ANY), S("하고", ANY),
    S("이랑", CONSONANT), S("랑", VOWEL), S("으로", NOT_OPEN), S("로", OPEN), S("와", VOWEL), S("과", CONSONANT),
    S("에", ANY), S("께", ANY), S("서", ANY),
};

static const suffix plurals[] = {S("들", ANY), S("님", ANY), S("씨", ANY), S("네", ANY), S("양", ANY), S("군", ANY), S("측", ANY)};

/* Offices and forms of address, longest first. */
static const suffix titles[] = {
    S("국무위원회위원장", ANY), S("국방위원회위원장", ANY), S("최고인민회의의장", ANY), S("대통령권한대행", ANY), S("당대표권한대행", ANY),
    S("대통령당선인", ANY), S("최고인민회의", ANY), S("인민무력부장", ANY), S("인민무력상", ANY), S("국무위원장", ANY), S("국방위원장", ANY),
    S("최고사령관", ANY), S("최고령도자", ANY), S("최고지도자", ANY), S("제1부부장", ANY), S("제1위원장", ANY), S("총참모장", ANY),
    S("총정치국장", ANY), S("공동대표", ANY), S("원내대표", ANY), S("국가주석", ANY), S("수석대표", ANY), S("특별대표", ANY), S("총리대신", ANY),
    S("국회의장", ANY), S("국무총리", ANY), S("국무장관", ANY), S("국방장관", ANY), S("외교장관", ANY), S("외무장관", ANY), S("통일장관", ANY),
    S("통일부장관", ANY), S("외교부장관", ANY), S("국방부장관", ANY), S("외교부장", ANY), S("국방부장", ANY), S("전대통령", ANY), S("부통령", ANY),
    S("제1비서", ANY), S("책임비서", ANY), S("부위원장", ANY), S("위원장", ANY), S("대통령", ANY), S("부총리", ANY), S("총비서", ANY), S("비서장", ANY),
    S("비서관", ANY), S("비서실장", ANY), S("외무상", ANY), S("국방상", ANY), S("보건상", ANY), S("내각총리", ANY), S("부장관", ANY), S("차관보", ANY),
    S("대변인", ANY), S("부부장", ANY), S("대원수", ANY), S("부주석", ANY), S("부의장", ANY), S("부국장", ANY), S("부회장", ANY), S("사무총장", ANY),
    S("검찰총장", ANY), S("참모총장", ANY), S("합참의장", ANY), S("사령관", ANY), S("국정원장", ANY), S("원장", ANY), S("실장", ANY), S("지사", ANY),
    S("도지사", ANY), S("주지사", ANY), S("시장", ANY), S("군수", ANY), S("후보", ANY), S("당선인", ANY), S("당선자", ANY), S("총통", ANY), S("총재", ANY),
    S("총서기", ANY), S("서기장", ANY), S("서기", ANY), S("비서", ANY), S("장군님", ANY), S("수령님", ANY), S("원수님", ANY), S("선생님", ANY), S("총리", ANY),
    S("부상", ANY), S("장관", ANY), S("차관", ANY), S("부장", ANY), S("국장", ANY), S("주석", ANY), S("원수", ANY), S("차수", ANY), S("대장", ANY),
    S("상장", ANY), S("중장", ANY), S("소장", ANY), S("대좌", ANY), S("상좌", ANY), S("중좌", ANY), S("단장", ANY), S("동지", ANY), S("동무", ANY), S("장군", ANY), S("수령", ANY), S("여사", ANY), S("녀사", ANY),
    S("의원", ANY), S("대표", ANY), S("의장", ANY), S("총장", ANY), S("회장", ANY), S("사장", ANY), S("교수", ANY), S("박사", ANY), S("대사", ANY),
    S("특사", ANY), S("공사", ANY), S("선수", ANY), S("감독", ANY), S("코치", ANY), S("기자", ANY), S("작가", ANY), S("배우", ANY), S("선생", ANY), S("판사", ANY),
    S("검사", ANY), S("변호사", ANY), S("목사", ANY), S("신부", ANY), S("추기경", ANY), S("교황", ANY), S("총독", ANY), S("황제", ANY), S("국왕", ANY), S("왕", ANY),
};

/* What a place or a state is, and what it is the first part of in any text. */
static const suffix units[] = {
    S("정부", ANY), S("정권", ANY), S("당국", ANY), S("체제", ANY), S("시", ANY), S("도", ANY), S("군", ANY),
    S("주", ANY), S("구", ANY), S("읍", ANY), S("면", ANY), S("섬", ANY), S("산", ANY), S("강", ANY),
    S("만", ANY), S("급", ANY), S("형", ANY), S("호", ANY), S("식", ANY), S("제", ANY), S("발", ANY),
    S("행", ANY), S("측", ANY), S("인", ANY), S("어", ANY), S("팀", ANY),
};

/* Generic nouns that make a compound with a name, longest first. */
static const suffix nouns[] = {
    S("종합대학교", ANY), S("국제비행장", ANY), S("자치공화국", ANY), S("국제공항", ANY), S("출판사", ANY), S("신문사", ANY), S("방송국", ANY),
    S("통신사", ANY), S("대학교", ANY), S("대사관", ANY), S("영사관", ANY), S("총영사관", ANY), S("대표단", ANY), S("대표부", ANY), S("대표팀", ANY),
    S("지도부", ANY), S("수뇌부", ANY), S("사령부", ANY), S("위원회", ANY), S("연구소", ANY), S("연구원", ANY), S("발전소", ANY), S("박물관", ANY),
    S("기념관", ANY), S("공화국", ANY), S("자치주", ANY), S("특별시", ANY), S("광역시", ANY), S("직할시", ANY), S("정상회담", ANY), S("정상회의", ANY),
    S("공동선언", ANY), S("자동차", ANY), S("중공업", ANY), S("조선소", ANY), S("비행장", ANY), S("갑문", ANY), S("군대", ANY), S("인민", ANY),
    S("국민", ANY), S("주민", ANY), S("시민", ANY), S("사람", ANY), S("사회", ANY),
    S("외교부", ANY), S("국방부", ANY), S("외무성", ANY), S("시대", ANY), S("시기", ANY), S("혁명", ANY), S("창건", ANY), S("창립", ANY), S("건설", ANY),
    S("사상", ANY), S("정치", ANY), S("경제", ANY), S("문화", ANY), S("문제", ANY), S("전쟁", ANY), S("사태", ANY), S("위기", ANY), S("회담", ANY),
    S("회의", ANY), S("선언", ANY), S("합의", ANY), S("조약", ANY), S("협정", ANY), S("선거", ANY), S("대회", ANY), S("당원", ANY), S("총국", ANY),
    S("지구", ANY), S("지역", ANY), S("지방", ANY), S("일대", ANY), S("인근", ANY), S("상공", ANY), S("해역", ANY), S("반도", ANY), S("조선", ANY),
    S("시청", ANY), S("시내", ANY), S("시당", ANY), S("도당", ANY), S("군당", ANY), S("도청", ANY), S("군청", ANY), S("구청", ANY), S("공항", ANY),
    S("대학", ANY), S("병원", ANY), S("호텔", ANY), S("극장", ANY), S("공원", ANY), S("광장", ANY), S("은행", ANY), S("신문", ANY), S("방송", ANY),
    S("통신", ANY), S("그룹", ANY), S("전자", ANY), S("물산", ANY), S("생명", ANY), S("화재", ANY), S("증권", ANY), S("화학", ANY), S("건설", ANY),
    S("전투", ANY), S("함대", ANY), S("부대", ANY), S("기지", ANY), S("미싸일", ANY), S("미사일", ANY), S("로케트", ANY), S("로켓", ANY), S("위성", ANY),
    S("주재", ANY), S("출신", ANY), S("방문", ANY), S("도착", ANY), S("당", ANY), S("구역", ANY),
    S("동", ANY), S("리", ANY), S("항", ANY), S("역", ANY), S("대", ANY),
    S("군단", ANY), S("계", ANY), S("핵", ANY),
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
    if (key.size < 2) {
        return false;
    }
    char last = key.data[key.size - 1], before_last = key.data[key.size - 2];
    for (size_t i = *state / LAYER_MAX; i < LAYERS; i++) {
        suffix_layer now = layers[i].layer;
        bool open = now > layer || (now == layer && may_repeat(now)) ||
                    (now == SUFFIX_PLURAL && layer == SUFFIX_TITLE);
        for (size_t j = i == *state / LAYER_MAX ? *state % LAYER_MAX : 0;
             open && j < layers[i].count; j++) {
            const suffix *s = &layers[i].items[j];
            onym_text stem = {key.data, key.size > s->size ? key.size - s->size : 0};
            if (s->text[s->size - 1] == last && s->text[s->size - 2] == before_last &&
                is_long_enough(stem, now) && memcmp(key.data + stem.size, s->text, s->size) == 0 &&
                allows(stem, s->after)) {
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
        size_t size = titles[i].size;
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
