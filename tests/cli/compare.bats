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

@test "a name outside the glossary may be written by any system, not misspelt" {
    texts 'Сварщик Медведкин чинил мост в Хасане.' 'Welder Medvedkin repaired a bridge in Khasan.'
    try 0 "$ONYM" compare source.txt translation.txt
    texts 'Сварщик Жужелкин чинил мост в Хасане.' 'Welder Žuželkin repaired a bridge in Khasan.'
    try 0 "$ONYM" compare source.txt translation.txt
    texts 'Сварщика Медведкина ждали в Хасане.' 'Welder Medvdkin was expected in Khasan.'
    try 1 "$ONYM" compare --format jsonl source.txt translation.txt
    [[ $(jq -r '.text + " " + .suggestions[0] + " " + .level' out) == 'Medvdkin Medvedkin warning' ]]
}

@test "a name from elsewhere is not taken for a transliteration" {
    texts 'Министр Джонсон и Смит прилетели в Москву.' 'Minister Johnson and Smith flew to Moscow.'
    try 0 "$ONYM" compare source.txt translation.txt
    silent out
}

@test "from English, the names of the translation are checked in their case" {
    texts 'Vladimir Putin met Kim Jong Un in Khabarovsk.' 'Владимер Путин встретил Ким Чен Ына в Хабаровке.'
    try 1 "$ONYM" compare --format jsonl source.txt translation.txt
    [[ $(jq -r '.path + " " + .suggestions[0]' out) == 'translation.txt Владимир Путин
translation.txt Хабаровске' ]]
}

@test "from English, a name outside the glossary is told as well" {
    texts 'Welder Medvedkin came to Khasan.' 'Сварщик Медвдкин приехал в Хасан.'
    try 1 "$ONYM" compare --format unix source.txt translation.txt
    has out 'translation.txt:1:9: warning: "Медвдкин"'
}
