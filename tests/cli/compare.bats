#!/usr/bin/env bats
# onym compare: two texts, their formats and exit statuses.
load helper

texts() {
    printf '%s\n' "$1" >source.txt
    printf '%s\n' "$2" >translation.txt
}

@test "a right translation is 0 and says nothing" {
    texts 'Владимир Путин в Пхеньяне.' 'Vladimir Putin in Pyongyang.'
    try 0 "$ONYM" compare source.txt translation.txt
    silent out
    silent err
}

@test "the path says in which text a finding is" {
    texts 'Владимир Путин в Пхеньяне и Сеуле.' "Vladimir Putin in P'yŏngyang."
    try 1 "$ONYM" compare --format unix source.txt translation.txt
    has out 'source.txt:1:29: warning: "Сеуле"'
    has out '[name/missing]'
    has out 'translation.txt:1:19: warning:'
    has out '[name/other-system]'
    try 0 "$ONYM" compare --fail-on error source.txt translation.txt
}

@test "json has the keys of check" {
    texts '평양에서' 'There'
    try 1 "$ONYM" compare --format jsonl source.txt translation.txt
    jq -e '.path == "source.txt" and .rule == "name/missing" and .suggestions == ["Pyongyang"] and
        .concept == "kp.place.pyongyang" and .begin == 0 and .end == 12' out
    try 1 "$ONYM" compare --format json - translation.txt <source.txt
    jq -e '.[0].path == "(standard input)"' out
}

@test "usage and input" {
    texts 'In Moscow' 'In Seoul'
    try 2 "$ONYM" compare source.txt
    message usage 'compare takes a text and its translation'
    try 2 "$ONYM" compare --format yaml source.txt translation.txt
    try 3 "$ONYM" compare source.txt translation.txt
    message input 'one text must be in'
    try 3 "$ONYM" compare source.txt nothing.txt
    printf '\xff\xfe\x1f\x04' >source.txt
    try 3 "$ONYM" compare source.txt translation.txt
    message encoding UTF-16
}
