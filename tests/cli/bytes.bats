#!/usr/bin/env bats
# Texts that are not as texts should be.
load helper

# places - "begin end text" of each finding of a jsonl report.
places() {
    jq -r '"\(.begin) \(.end) \(.text)"' out
}

@test "invalid UTF-8 is told once and both errors are found" {
    printf 'Pyonyang \xff\xfe Rodog Sinmun\n' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding 9
    equals "$(places)" $'0 8 Pyonyang\n12 24 Rodog Sinmun'
    try 3 "$ONYM" check --strict a
    message encoding
}

@test "a NUL byte does not end the text" {
    printf 'Pyonyang\0 Rodog Sinmun\n' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding NUL
    equals "$(places)" $'0 8 Pyonyang\n10 22 Rodog Sinmun'
}

@test "a million zeros are one message" {
    head -c 1000000 /dev/zero >a
    try 0 "$ONYM" check a
    equals "$(wc -l <err)" 1
}

@test "Windows-1251 text does not stop it" {
    printf '\xcf\xf5\xe5\xed\xfc\xff\xed Pyonyang\n' >a
    try 1 "$ONYM" check --format jsonl a
    message encoding
    equals "$(places)" '8 16 Pyonyang'
}

@test "a byte order mark is no part of the first word" {
    printf '\xef\xbb\xbfPyonyang fell.\n' >a
    try 1 "$ONYM" check --format jsonl a
    silent err
    equals "$(jq -c '[.begin, .end, .line, .column]' out)" '[3,11,1,1]'
}

@test "CRLF and CR count as line ends" {
    printf 'One.\r\nIn Pyonyang.\r\nBy Rodog\r\nSinmun.\r\n' >a
    try 1 "$ONYM" check --format jsonl a
    equals "$(jq -c '[.line, .column]' out)" $'[2,4]\n[3,4]'
}

@test "a line of 4 MB: findings are capped, and those not shown counted" {
    yes 'In Pyonyang, Seoul and Moscow.' | head -c 4194304 | tr '\n' ' ' >a
    try 1 "$ONYM" check --format jsonl a
    [[ $(wc -l <out) -eq 100000 ]]
    message limit "over the limit of 100000"
}

@test "a word of 4 MB is told once" {
    head -c 4194304 /dev/zero | tr '\0' x >word
    try 0 "$ONYM" check word
    message limit
}

@test "ten million empty lines, a million quotation marks" {
    head -c 10000000 /dev/zero | tr '\0' '\n' >lines
    try 0 "$ONYM" check lines
    { head -c 1000000 /dev/zero | tr '\0' '"'; printf '\n\nPyonyang\n'; } >quotes
    try 1 "$ONYM" check --format jsonl quotes
    equals "$(places)" '1000002 1000010 Pyonyang'
    head -c 200000 /dev/zero | tr '\0' '<' >angles
    try 0 "$ONYM" check angles
    head -c 200000 /dev/zero | tr '\0' '[' >brackets
    try 0 "$ONYM" check brackets
}

@test "a million combining marks" {
    { printf 'a'; head -c 1000000 /dev/zero | tr '\0' x | sed $'s/x/\xcc\x81/g'; } >a
    try 0 "$ONYM" check a
    [[ $(wc -l <err) -le 1 ]]
}

@test "decomposed letters are found as composed ones are" {
    printf 'В Го\xd1\x80ьком\xd0\xb8\xcc\x86.\n' >a
    try 0 "$ONYM" check a
    printf '\xe1\x84\x91\xe1\x85\xa7\xe1\x86\xbc\xe1\x84\x8b\xe1\x85\xa3\xe1\x86\xbc\n' >jamo
    try 0 "$ONYM" lookup --json "$(cat jamo)"
    equals "$(jq -r '.results[0].concept' out)" kp.place.pyongyang
}

@test "an invisible character inside a name is an error" {
    for c in $'\u200b' $'\u00ad' $'\u2060'; do
        printf 'In Pyong%syang.\n' "$c" >a
        try 1 "$ONYM" check --format jsonl a
        equals "$(jq -r '"\(.rule) \(.level) \(.suggestions[0])"' out)" 'script/invisible error Pyongyang'
    done
}

@test "a bidi control is an error" {
    printf 'In \u202ePyongyang\u202c today.\n' >a
    try 1 "$ONYM" check --format jsonl a
    equals "$(jq -r '"\(.rule) \(.level)"' out | sort -u)" 'script/bidi error'
}

@test "a Cyrillic letter inside a Latin word is an error" {
    printf 'In Pyоngyang.\n' >a # the second letter of "yo" is Cyrillic
    try 1 "$ONYM" check --format jsonl a
    equals "$(jq -r '"\(.rule) \(.level) \(.suggestions[0])"' out)" 'script/mixed error Pyongyang'
}

@test "blanks of any kind may stand inside a name" {
    printf 'Kim Jong\u202fUn, Kim\u00a0Jong\u00a0Un, Kim  Jong Un, Kim Jong\nUn.\n' >a
    try 0 "$ONYM" check a
    printf 'Rodog\u00a0Sinmun and Rodog\nSinmun and Rodog\u202fSinmun\n' >b
    try 1 "$ONYM" check --format jsonl b
    equals "$(jq -r .rule out | sort | uniq -c | tr -s ' ')" ' 3 name/misspelt'
}

@test "possessives, straight and curly" {
    printf "Pyongyang's, Pyongyang\u2019s, Putin's and Putin\u2019s.\n" >a
    try 0 "$ONYM" check --fail-on note a
    printf "Pyonyang's and Pyonyang\u2019s\n" >b
    try 1 "$ONYM" check --format jsonl b
    equals "$(places)" $'0 8 Pyonyang\n15 23 Pyonyang'
}

@test "capitals of a headline" {
    echo 'PUTIN MEETS KIM JONG UN IN PYONGYANG' >a
    try 0 "$ONYM" check --fail-on note a
    echo 'PUTIN LANDS IN PYONYANG' >b
    try 1 "$ONYM" check --format jsonl b
    equals "$(jq -r '"\(.text) \(.suggestions[0])"' out)" 'PYONYANG PYONGYANG'
}

@test "what is no prose is not looked at" {
    cat >a <<'TEXT'
See https://example.org/Pyonyang and www.example.org/Rodog, write to desk@Pyonyang.example,
ask @Pyonyang, tag #Pyonyang, open Pyonyang.txt and run `Pyonyang`.
TEXT
    try 0 "$ONYM" check --fail-on note a
}
