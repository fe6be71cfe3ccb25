#!/usr/bin/env bats
# onym translit, systems, styles, identify.
load helper

# writes SYSTEM KIND TEXT RESULT
writes() {
    try 0 "$ONYM" translit --system "$1" --kind "$2" -- "$3"
    equals "$(cat out)" "$4"
}

@test "Korean places and words" {
    writes ko-rr place 평양 Pyeongyang
    writes ko-mr place 평양 'P’yŏngyang'
    writes ko-kp place 평양 Pyongyang # international spellings stay
    writes ko-rr place 부산 Busan
    writes ko-mr place 부산 Pusan
    writes ko-kp place 청진 Chŏngjin
    writes ko-rr text 독립문 'dongnimmun'
}

@test "Korean persons" {
    equals "$("$ONYM" translit --system ko-kp --kind person --plain 김정은)" 'Kim Jong Un'
    writes ko-rr person 김정은 'Gim Jeongeun' # the table's letters
    writes ko-mr person 김정은 'Kim Chŏngŭn'
}

@test "Russian" {
    writes ru-bgn-simple person 'Владимир Путин' 'Vladimir Putin'
    writes ru-bgn-simple place Хабаровск Khabarovsk
    writes ru-bgn-simple text 'Пхеньян' Pkhenyan
}

@test "a line in, a line out" {
    printf '평양\n\n서울\nSeoul' >in
    try 0 "$ONYM" translit --system ko-rr --kind place <in
    equals "$(cat out)" $'Pyeongyang\n\nSeoul\nSeoul'
}

@test "empty text, Latin text, other scripts are copied" {
    try 0 "$ONYM" translit --system ko-rr ''
    equals "$(cat out)" ''
    writes ko-rr text 'abc 🙂 ΑΒΓ' 'abc 🙂 ΑΒΓ'
    try 0 "$ONYM" translit --system ko-rr </dev/null
    silent out
}

@test "aliases of ISO 24229 and CLDR" {
    try 0 "$ONYM" systems
    for id in ru-bgn-simple ko-rr ko-mr ko-kp; do
        has out "$id"
    done
    try 0 "$ONYM" systems ko-rr
    has out 'Revised'
    try 2 "$ONYM" systems no-such-system
    message usage no-such-system
}

@test "styles" {
    try 0 "$ONYM" styles
    has out ap
    try 0 "$ONYM" styles ap
    has out 'The Associated Press'
    try 2 "$ONYM" styles no-such-style
    message usage no-such-style
}

@test "unknown kinds and options are 2" {
    try 2 "$ONYM" translit --system ko-rr --kind animal 평양
    message usage animal
    try 2 "$ONYM" translit --frobnicate
    message usage frobnicate
}

@test "which system writes a name so" {
    try 0 "$ONYM" identify Phyongsong --native 평성
    has out ko-kp
    try 0 "$ONYM" identify Pyeongyang --native 평양
    has out ko-rr
}

@test "an English article opens no transliterator" {
    command -v strace >/dev/null || skip 'strace is not there'
    echo 'Kim Jong Un met Putin in Pyonyang, Rodog Sinmun wrote.' >a
    try 1 strace -f -e trace=openat,connect,execve -o trace "$ONYM" check a
    lacks trace .rules
    lacks trace connect
    equals "$(grep -c execve trace)" 1
}
