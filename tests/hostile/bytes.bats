#!/usr/bin/env bats
# A: bytes and encodings.
# shellcheck disable=SC2154,SC2059,SC2012,SC2094,SC1003,SC2153
load helper

@test "A1 an empty file" {
    : >empty
    try 0 "$ONYM" check empty
    silent out
    silent err
}

@test "A2 the article that it was made for: two errors and no other" {
    article=${ONYM_SHARED:-}/articles/putin-pyongyang.txt
    [[ -r $article ]] || skip 'the article of others does not lie beside the project'
    try 1 "$ONYM" check --format jsonl "$article"
    equals "$(jq -r 'select(.level == "error") | "\(.begin) \(.end)"' out)" $'106 114\n3184 3196'
}

@test "A5 a byte order mark is no part of the first word, and stays" {
    printf '\xef\xbb\xbfPyonyang fell.\n' >a
    try 1 "$ONYM" check --format jsonl a
    silent err
    equals "$(jq -c '[.begin, .end, .line, .column]' out)" '[3,11,1,1]'
    try 0 "$ONYM" check --fix a
    printf '\xef\xbb\xbfPyongyang fell.\n' | cmp - a
    printf '\xef\xbb\xbf' >mark
    try 0 "$ONYM" check mark
}

@test "A6 UTF-16 and UTF-32 are refused and iconv recommended" {
    for kind in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
        { printf '\ufeff'; echo 'He was in Pyonyang.'; } | iconv -t "$kind" >a
        try 3 "$ONYM" check a
        message encoding "$kind"
        has err iconv
        silent out
        cp a before
        try 3 "$ONYM" check --fix a
        same a before
        echo 'He was in Pyonyang.' | iconv -t "$kind" >unmarked
        try 3 "$ONYM" check unmarked
        message encoding "$kind"
        iconv -f "$kind" -t UTF-8 unmarked >converted
        try 1 "$ONYM" check converted
        echo 'Путин прибыл в Пхеньян.' | iconv -t "$kind" >unmarked
        try 3 "$ONYM" check unmarked
        message encoding "$kind"
        for command in check 'check --format json' filter 'filter --translit' translit 'translit --reverse --system ru-bgn'; do
            # shellcheck disable=SC2086
            try 3 "$ONYM" $command <a
            message encoding "$kind"
        done
    done
}

@test "A7 Windows-1251: refused under --strict, else warned of, and checked" {
    { echo 'Путин прибыл.' | iconv -t WINDOWS-1251; echo 'In Pyonyang.'; } >a
    try 3 "$ONYM" check --strict a
    message encoding 'offset 0'
    silent out
    try 1 "$ONYM" check --format jsonl a
    message encoding 'offset 0'
    equals "$(places)" '17 25 Pyonyang'
}

@test "A8 invalid bytes: told once with count and place, both errors found, kept by --fix" {
    printf 'Pyonyang \xff\xfe Rodog Sinmun\n' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding '2 bytes'
    has err 9
    equals "$(places)" $'0 8 Pyonyang\n12 24 Rodog Sinmun'
    try 0 "$ONYM" check --fix a
    printf 'Pyongyang \xff\xfe Rodong Sinmun\n' | cmp - a
}

@test "A10 a NUL does not end the text" {
    printf 'Pyonyang\0 Rodog Sinmun\n' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding NUL
    equals "$(places)" $'0 8 Pyonyang\n10 22 Rodog Sinmun'
    try 1 "$ONYM" check --format jsonl - <a
    equals "$(places)" $'0 8 Pyonyang\n10 22 Rodog Sinmun'
    try 0 bash -c '"$ONYM" filter <a'
    printf 'Pyongyang\0 Rodong Sinmun\n' | cmp - out
    try 1 "$ONYM" check --diff a
    message encoding NUL
    has out '+Pyongyang'
    try 0 "$ONYM" check --fix a
    printf 'Pyongyang\0 Rodong Sinmun\n' | cmp - a
}

@test "A11 a million zeros are one message" {
    head -c 1000000 /dev/zero >a
    within 1 64 0 "$ONYM" check a
    one_line NUL
}

@test "A12 decomposed text gives what composed text does, at its own offsets" {
    printf 'Горький, 평양. Pyonyang in P\xc5\x8fngyang.\n' >composed
    perl -MUnicode::Normalize -CSD -e 'while (<>) { print NFD($_) }' composed >decomposed
    for file in composed decomposed; do
        "$ONYM" check --format jsonl "$file" >out || true
        jq -r '"\(.rule) \(.suggestions[0])"' out >"$file.rules"
        while read -r begin end text; do
            equals "$(tail -c +$((begin + 1)) "$file" | head -c $((end - begin)))" "$text"
        done < <(places)
    done
    [[ -s composed.rules ]]
    same composed.rules decomposed.rules
    for text in Горький 평양 Йошкар-Ола; do
        plain=$("$ONYM" translit "$text")
        apart=$(perl -MUnicode::Normalize -CSA -e 'print NFD($ARGV[0])' "$text")
        equals "$("$ONYM" translit "$apart")" "$plain"
    done
}

@test "A13 invisible characters inside a name" {
    for c in $'\u200b' $'\u00ad' $'\u2060' $'\u200d' $'\ufeff'; do
        printf 'In Pyong%syang.\n' "$c" >a
        try 1 "$ONYM" check --format jsonl a
        equals "$(jq -r '"\(.rule) \(.level) \(.suggestions[0])"' out)" 'script/invisible error Pyongyang'
        try 1 "$ONYM" check a
        lacks out "$c"
    done
}

@test "A15 blanks of any kind may stand inside a name" {
    printf 'Kim Jong\u202fUn, Kim\u00a0Jong\u00a0Un, Kim  Jong Un, Kim Jong\nUn, Kim\u2009Jong\u3000Un.\n' >a
    try 0 "$ONYM" check --fail-on error a
    lacks out misspelt
    printf 'Rodog\u00a0Sinmun and Rodog\nSinmun and Rodog\u202fSinmun\n' >b
    try 1 "$ONYM" check --format jsonl b
    equals "$(jq -r .rule out | sort | uniq -c | tr -s ' ')" ' 3 name/misspelt'
}

@test "A16 bidi controls are reported and never shown alive" {
    for c in 202e 2066 2067 2068 202a 202b 202d 200f; do
        printf "In \\u${c}Pyongyang\\u202c today.\n" >a
        try 1 "$ONYM" check a
        no_live_controls out err
        has out "<U+${c^^}>"
        try 1 "$ONYM" check --format jsonl a
        no_live_controls out err
        equals "$(jq -r '"\(.rule) \(.level)"' out | sort -u)" 'script/bidi error'
    done
}

@test "A17 U+FFFD in the text is valid" {
    printf 'A \xef\xbf\xbd mark. Pyonyang\n' >a
    try 1 "$ONYM" check --format jsonl a
    silent err
    equals "$(places)" '12 20 Pyonyang'
    try 1 "$ONYM" check --strict a
}

@test "A18 code points without a character are kept" {
    printf 'A \xef\xbf\xbe \xee\x80\x80 \xf4\x8f\xbf\xbf \xcd\xb8 Pyonyang\n' >a
    try 1 "$ONYM" check --format jsonl a
    equals "$(jq -r .text out)" Pyonyang
    printf '\xef\xbf\xbe\xee\x80\x80\xf4\x8f\xbf\xbf\xcd\xb8\n' >odd
    for system in ru-bgn ko-rr uk-2010 ru-iso9; do
        try 0 bash -c "\"\$ONYM\" translit --system $system <odd"
        same out odd
    done
    try 0 bash -c '"$ONYM" filter <odd'
    same out odd
}

@test "A19 a million combining marks" {
    { printf 'a'; repeat 1000000 $'\xcc\x81'; } >a
    within 2 64 0 "$ONYM" check a
    one_line limit
    silent out
}

@test "A a lone surrogate, overlong forms and code points beyond the last are invalid bytes" {
    printf '\xed\xa0\x80 \xc0\xaf \xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 Pyonyang\n' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding '14 bytes'
    equals "$(jq -r .text out)" Pyonyang
    try 0 bash -c '"$ONYM" filter <a'
    printf '\xed\xa0\x80 \xc0\xaf \xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 Pyongyang\n' | cmp - out
}

@test "A a character cut by the end of the text" {
    printf 'Pyonyang \xed\x8f' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding
    try 0 "$ONYM" check --fix a
    printf 'Pyongyang \xed\x8f' | cmp - a
}

@test "A line ends of every kind stay" {
    printf 'One.\r\nIn Pyonyang.\rBy Tass\n\rand then.\xe2\x80\xa8Pyonyang\xc2\x85Pyonyang' >a
    try 1 "$ONYM" check --format jsonl a
    sed 's/Pyonyang/Pyongyang/g' a >want
    "$ONYM" check --fix a >out 2>err || true
    same a want
}
