/* Words that the North and the South of Korea write differently by the rule of initial sounds
 * (두음법칙) or in loans, and that nothing else is written like. */
#ifndef ONYM_CHECK_KOREAN_PAIRS_H
#define ONYM_CHECK_KOREAN_PAIRS_H

typedef struct korean_pair {
    const char *north, *south;
} korean_pair;

/* Only words that are the beginning of no others: 이해 may also be "this year", 입장 an entry,
 * 역사 a station, 연습 a drill. */
static const korean_pair korean_pairs[] = {
    {"련락", "연락"},     {"련합", "연합"},         {"련맹", "연맹"}, {"련속", "연속"},
    {"로동", "노동"},     {"로인", "노인"},         {"녀성", "여성"}, {"녀자", "여자"},
    {"령토", "영토"},     {"령공", "영공"},         {"령해", "영해"}, {"려행", "여행"},
    {"려객", "여객"},     {"렬차", "열차"},         {"론의", "논의"}, {"론평", "논평"},
    {"론문", "논문"},     {"래일", "내일"},         {"래년", "내년"}, {"랭전", "냉전"},
    {"략탈", "약탈"},     {"리념", "이념"},         {"리익", "이익"}, {"륙군", "육군"},
    {"륙지", "육지"},     {"림시", "임시"},         {"년말", "연말"}, {"미싸일", "미사일"},
    {"콤퓨터", "컴퓨터"}, {"텔레비죤", "텔레비전"},
};

#define KOREAN_PAIRS (sizeof korean_pairs / sizeof *korean_pairs)

#endif
