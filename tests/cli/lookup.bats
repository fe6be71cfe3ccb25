#!/usr/bin/env bats
# onym lookup: by any form, in any script.
load helper

# first QUERY FILTER - the filter's answer for the first result.
first() {
    "$ONYM" lookup --json "$1" | jq -r ".results[0] | $2"
}

@test "every way of writing the capital leads to it" {
    for query in Pyongyang Pyonyang 평양 Пхеньян Пхеньяне "P'yongyang" "P’yongyang" "P’yŏngyang" 평양에서 \
        PYONGYANG pyongyang Phyongyang Pyeongyang 平壤; do
        try 0 "$ONYM" lookup "$query"
        has out Pyongyang
        equals "$(first "$query" .concept)" kp.place.pyongyang
    done
}

@test "how a query met its entry" {
    equals "$(first Pyongyang .match)" exact
    equals "$(first 평양 .match)" exact
    equals "$(first PYONGYANG .match)" key
    equals "$(first 평양에서 .match)" inflected
    equals "$(first Пхеньяне .match)" inflected
    equals "$(first Pyonyang .match)" near
    equals "$(first Pyongyang '.score == 1')" true
    equals "$(first Pyonyang '.score > 0 and .score < 1')" true
}

@test "the likeliest of several is first" {
    while read -r query concept; do
        equals "$query $(first "$query" .concept)" "$query $concept"
    done <<'END'
Пушкин ru.person.alexander-pushkin
Чайковский ru.person.pyotr-ilyich-tchaikovsky
Чехова ru.person.anton-chekhov
Горький ru.person.maxim-gorky
Путина ru.person.vladimir-putin
Киров ru.place.kirov
Туполев ru.org.tupolev
Москва ru.place.moscow
조선인민군 kp.org.korean-peoples-army
김책 kp.place.kimchaek
Kim kp.person.kim-jong-un
RGB kp.org.reconnaissance-general-bureau
END
}

@test "a place of Korea without its unit" {
    equals "$(first Kangso .concept)" kp.place.kangso-district
    equals "$(first Ryokpo .match)" inflected
    equals "$(first 개천 .concept)" kp.place.kaechon
    equals "$(first 온천 .match)" inflected
    equals "$(first 형제산 .concept)" kp.place.hyongjesan-district
    equals "$(first 평양 .match)" exact
    try 1 "$ONYM" lookup --exact 갯천
}

@test "an entry shows its Russian and Korean forms, systems, style and source" {
    try 0 "$ONYM" lookup 로동신문
    has out 'Rodong Sinmun'
    has out 'Нодон синмун'
    has out 로동신문
    has out 노동신문
    has out 'style ap'
    has out ko-mr
    has out 'source '
}

@test "json holds the contract's fields" {
    try 0 "$ONYM" lookup --json 평양 Москва
    equals "$(wc -l <out)" 2
    jq -e 'has("query") and (.results | length > 0)' out
    jq -e '.results[] | has("concept") and has("kind") and has("country") and has("match") and
        (.matched | has("text") and has("status")) and has("score") and has("note") and
        has("source") and (.terms | length > 0)' out
    jq -e '.results[].terms[] | has("lang") and has("text") and has("status") and has("system") and
        has("styles")' out
    equals "$(jq -r .query out | paste -sd' ')" '평양 Москва'
    equals "$(first Москва .concept)" ru.place.moscow
}

@test "what is not there is 1" {
    try 1 "$ONYM" lookup Qxzzwvjk
    try 1 "$ONYM" lookup --json Qxzzwvjk
    jq -e '.results == []' out
    try 1 "$ONYM" lookup 평양 Qxzzwvjk
    has out Pyongyang
}

@test "--exact leaves near spellings out" {
    try 1 "$ONYM" lookup --exact Pyonyang
    try 0 "$ONYM" lookup --exact pyongyang
}

@test "characters that mean something elsewhere mean nothing" {
    for query in '%' '_' '*' '"' "'" "\\" '-' 'NEAR(' "x'); DROP TABLE term;--" '?' '[a-z]*' ' ' ; do
        try 1 "$ONYM" lookup --exact -- "$query"
        lacks err SQL
    done
    try 0 "$ONYM" lookup Pyongyang
}

@test "a very long query ends" {
    try 1 "$ONYM" lookup "$(head -c 100000 /dev/zero | tr '\0' a)"
}
