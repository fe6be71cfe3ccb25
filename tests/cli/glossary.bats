#!/usr/bin/env bats
# onym glossary: a user's own terms, statistics, damaged files.
load helper

@test "an added term is found" {
    try 1 "$ONYM" lookup --exact 'Zorvath Hill'
    try 0 "$ONYM" glossary add --en 'Zorvath Hill' --ru Зорват --ko 조르바트 --kind place --gloss 'a test'
    for query in 'Zorvath Hill' Зорват Зорвата 조르바트 조르바트에서; do
        try 0 "$ONYM" lookup "$query"
        has out 'Zorvath Hill'
    done
    echo 'On Zorvat Hill.' >a
    try 1 "$ONYM" check --format unix a
    has out 'use "Zorvath Hill"'
}

@test "an added term wins over the shipped one" {
    echo 'He was in Kiev.' >a
    try 1 "$ONYM" check --format jsonl a
    equals "$(jq -r '"\(.text) \(.suggestions[0])"' out)" 'Kiev Kyiv'
    try 0 "$ONYM" glossary add --concept ua.place.kyiv --kind place --en Kiev --ru Киев --uk Київ
    try 0 "$ONYM" check --fail-on note a
    silent out
    try 0 "$ONYM" lookup Киев
    has out 'Kiev (place'
    # And only for this user.
    try 1 "$ONYM" check --no-user-glossary --format jsonl a
    equals "$(jq -r .text out)" Kiev
}

@test "the same term twice is one term" {
    try 0 "$ONYM" glossary add --en 'Zorvath Hill' --gloss first
    try 0 "$ONYM" glossary add --en 'Zorvath Hill' --gloss second
    try 0 "$ONYM" lookup --json 'Zorvath Hill'
    equals "$(jq -r '.results | map(select(.match == "exact")) | length' out)" 1
    equals "$(jq -r '.results[0].note' out)" second
}

@test "hostile terms are kept as they are" {
    for term in "Robert'); DROP TABLE term;--" 'per%cent' 'under_score' 'quo"te' 'back\slash'; do
        try 0 "$ONYM" glossary add --en "$term" --kind term
        try 0 "$ONYM" lookup --exact --json "$term"
        equals "$(jq -r '.results[0].terms[0].text' out)" "$term"
    done
    try 0 "$ONYM" lookup Pyongyang
}

@test "a glossary of one's own by its path" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill'
    try 1 "$ONYM" lookup --exact 'Zorvath Hill'
    try 0 "$ONYM" lookup --exact --glossary ./own.db 'Zorvath Hill'
    try 0 "$ONYM" lookup --exact --glossary ./own.db Pyongyang
    try 1 "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db Pyongyang
    chmod 444 own.db
    try 0 "$ONYM" lookup --exact --glossary ./own.db 'Zorvath Hill'
}

@test "odd paths are plain paths" {
    echo 'Pyongyang' >a
    for path in 'file:own.db' 'own.db?mode=rwc' ':memory:' $'two\nlines'; do
        try 4 "$ONYM" check --glossary "$path" a
        try 0 "$ONYM" glossary add --glossary "$path" --en 'Zorvath Hill'
        [[ -f $path ]]
        try 0 "$ONYM" lookup --exact --glossary "$path" 'Zorvath Hill'
    done
}

@test "a faulty addition is 2" {
    try 2 "$ONYM" glossary add
    message usage
    try 2 "$ONYM" glossary add --en ''
    message usage
    try 2 "$ONYM" glossary add --en X --kind no-such-kind
    message usage
    try 2 "$ONYM" glossary add --en X --concept 'no id'
    message usage
    try 2 "$ONYM" glossary add --en $'two\nlines'
    message usage
    [[ ! -e $XDG_DATA_HOME/onym/glossary.db ]] || try 1 "$ONYM" lookup --exact X
}

@test "adding to what is no glossary is 4 and leaves it" {
    echo text >own.db
    cp own.db want
    try 4 "$ONYM" glossary add --glossary ./own.db --en X
    message glossary own.db
    same own.db want
}

# patch_byte FILE OFFSET BYTE...
patch_bytes() {
    printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

@test "another program's database, and one of a newer onym, are 4" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill'
    cp own.db foreign.db
    patch_bytes foreign.db 68 '\x01\x02\x03\x04'
    try 4 "$ONYM" lookup --glossary ./foreign.db Pyongyang
    message glossary foreign.db
    cp own.db newer.db
    patch_bytes newer.db 60 '\x00\x0f\x00\x00'
    try 4 "$ONYM" lookup --glossary ./newer.db Pyongyang
    message glossary newer.db
    has err newer
}

@test "a cut glossary is 4 or answers truly" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --ru Зорват --ko 조르바트
    size=$(stat -c %s own.db)
    for ((cut = 0; cut < size; cut += 4096)); do
        head -c "$cut" own.db >cut.db
        got=0
        timeout 20 "$ONYM" lookup --exact --no-user-glossary --glossary ./cut.db 'Zorvath Hill' \
            >out 2>err || got=$?
        case $got in
        4) message glossary ;;
        0) has out 'Zorvath Hill' ;;
        *) echo "cut at $cut: status $got" && return 1 ;;
        esac
    done
}

@test "a glossary that another program changed is 4; the sqlite3 program reads ours" {
    command -v sqlite3 >/dev/null || skip 'sqlite3 is not installed'
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --ru Зорват
    equals "$(sqlite3 own.db 'PRAGMA integrity_check')" ok
    equals "$(sqlite3 own.db "SELECT text FROM term WHERE lang = 'ru'")" Зорват
    for change in "UPDATE term SET text = 'Elsewhere'" "UPDATE term SET text = CAST(x'c328' AS TEXT)" \
        'PRAGMA journal_mode=WAL' 'CREATE TABLE more(x)'; do
        cp own.db changed.db
        sqlite3 changed.db "$change" >/dev/null
        try 4 "$ONYM" lookup --no-user-glossary --glossary ./changed.db 'Zorvath Hill'
        message glossary 'changed by another program'
        silent out
    done
}

@test "a glossary with its bytes changed is 4 or answers truly" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --ru Зорват --ko 조르바트
    size=$(stat -c %s own.db)
    for ((i = 0; i < 60; i++)); do
        cp own.db bad.db
        patch_bytes bad.db $(((i * 7919 + 100) % size)) '\xff\x00\xff\x7f'
        got=0
        timeout 20 "$ONYM" lookup --no-user-glossary --glossary ./bad.db 'Zorvat Hill' >out 2>err ||
            got=$?
        case $got in
        4) message glossary ;;
        0) has out 'Zorvath Hill' ;;
        *) echo "offset $(((i * 7919 + 100) % size)): status $got" && cat err && return 1 ;;
        esac
    done
}

@test "statistics" {
    try 0 "$ONYM" glossary stats --json
    jq -e '.concepts >= 300 and .terms > .concepts and .names > 0' out
    jq -e '.kind.place > 0 and .lang.en > 0 and .status.preferred > 0 and .country.kp > 0' out
    try 0 "$ONYM" glossary stats
    has out "concepts $("$ONYM" glossary stats --json | jq .concepts)"
}

@test "building twice gives the same bytes, in any locale and place" {
    mkdir dict
    cp -r "$ONYM_SOURCE/dict/systems" "$ONYM_SOURCE/dict/styles" "$ONYM_SOURCE/dict/sources.tsv" dict
    mkdir dict/names
    for name in kp-places ua-places; do
        cp "$ONYM_SOURCE/dict/names/$name.tsv" dict/names
    done
    try 0 "$ONYM" glossary build --dict dict one.db
    mkdir elsewhere
    cp -r dict elsewhere/other
    try 0 env LC_ALL=C TZ=Asia/Seoul "$ONYM" glossary build --dict elsewhere/other elsewhere/two.db
    same one.db elsewhere/two.db
    try 0 "$ONYM" lookup --no-user-glossary --glossary ./one.db 평양
    has out Pyongyang
}

@test "a faulty line is told with its place and nothing is built" {
    mkdir -p dict/names
    cp -r "$ONYM_SOURCE/dict/systems" "$ONYM_SOURCE/dict/styles" "$ONYM_SOURCE/dict/sources.tsv" dict
    head -3 "$ONYM_SOURCE/dict/names/kp-places.tsv" >dict/names/a.tsv
    echo 'only	three	columns' >>dict/names/a.tsv
    try 3 "$ONYM" glossary build --dict dict one.db
    has err 'a.tsv:4'
    [[ ! -e one.db ]]
    try 1 "$ONYM" glossary verify --dict dict
    has err 'a.tsv:4'
    try 3 "$ONYM" glossary build --dict no-such-directory one.db
    message input
}

@test "the shipped dictionary has no fault" {
    try 0 "$ONYM" glossary verify --dict "$ONYM_SOURCE/dict"
    silent err
}
