#!/usr/bin/env bats
# D: the glossary file.
# shellcheck disable=SC2154,SC2059,SC2012,SC2094,SC1003,SC2153
load helper

own() {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --ru Зорват --ko 조르바트 --kind place "$@"
}

# look STATUS [OPTION...] - looks the term up in own.db alone.
look() {
    local status=$1
    shift
    try "$status" "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db "$@" 'Zorvath Hill'
}

@test "D46 a missing glossary is 4 and says how to build one" {
    look 4
    message glossary own.db
    has err 'onym glossary build'
    left
}

@test "D47 what is no glossary is 4, and stays as it was" {
    echo Pyongyang >a
    : >empty
    echo 'not a database' >text
    { printf 'SQLite format 3\0'; head -c 8000 /dev/urandom; } >header
    mkdir dir
    mkfifo pipe
    for file in empty text header dir pipe /dev/null /dev/zero; do
        within 1 64 4 timeout 10 "$ONYM" check --glossary "$file" a
        message glossary "$file"
        silent out
    done
    [[ -e empty && ! -s empty ]]
    left a empty text header dir pipe
}

@test "D49 another schema is 4; the file stays" {
    own
    cp own.db kept
    printf '\0\0\0\x63' | dd of=own.db bs=1 seek=60 conv=notrunc status=none
    cp own.db newer
    look 4
    message glossary 'newer onym'
    try 4 "$ONYM" glossary add --glossary ./own.db --en X
    message glossary 'newer onym'
    same own.db newer
    printf '\0\0\0\0' | dd of=own.db bs=1 seek=60 conv=notrunc status=none
    cp own.db older
    look 4
    message glossary 'build it again'
    same own.db older
}

@test "D50 a file cut anywhere is 4 or answers truly" {
    own
    mv own.db whole
    size=$(stat -c %s whole)
    for ((cut = 0; cut < size; cut += 4096)); do
        head -c "$cut" whole >own.db
        got=0
        timeout 20 "$ONYM" lookup --exact --json --no-user-glossary --glossary ./own.db 'Зорват' >out 2>err || got=$?
        case $got in
        0) equals "$(jq -r '.results[0].terms[0].text' out)" 'Zorvath Hill' ;;
        4) message glossary own.db ;;
        *) echo "cut at $cut: status $got" && cat err && return 1 ;;
        esac
    done
}

@test "D50 bytes changed anywhere: 4, or an answer, and never a crash" {
    own
    mv own.db whole
    size=$(stat -c %s whole)
    echo 'On Zorvat Hill.' >a
    for ((i = 0; i < 80; i++)); do
        cp whole own.db
        for ((j = 0; j < 5; j++)); do
            printf "\\x$(printf %02x $(((i * 37 + j * 101) % 256)))" |
                dd of=own.db bs=1 seek=$(((i * 7919 + j * 104729 + 24) % size)) conv=notrunc status=none
        done
        got=0
        timeout 20 "$ONYM" check --no-user-glossary --glossary ./own.db a >out 2>err || got=$?
        [[ $got -eq 0 || $got -eq 1 || $got -eq 4 ]] || { echo "$i: status $got" && cat err && return 1; }
    done
}

@test "D52 a file and a directory that may only be read" {
    [[ $EUID -eq 0 ]] || skip 'needs root to become another user'
    open_place
    own
    mv own.db "$place"
    chmod 444 "$place/own.db"
    chmod 555 "$place"
    as_nobody "$ONYM" lookup --exact --no-user-glossary --glossary "$place/own.db" 'Zorvath Hill' >out 2>err
    has out 'Zorvath Hill'
    got=0
    as_nobody "$ONYM" glossary add --glossary "$place/own.db" --en X >out 2>err || got=$?
    [[ $got -eq 4 || $got -eq 5 ]]
    one_line
    equals "$(ls "$place")" own.db
}

@test "D53 a lock of a second is waited for, one that stays is 4" {
    own
    mkfifo ready
    # Another program that holds the file exclusively for some seconds.
    hold() {
        perl -e 'use Fcntl qw(:flock SEEK_SET); open my $f, "+<", "own.db" or die;
            # SQLite locks bytes from 0x40000000 on: the pending byte, the reserved byte and 510 shared ones.
            my $lock = pack("s s x4 q q i x4", F_WRLCK(), SEEK_SET, 0x40000000, 512, 0);
            fcntl($f, Fcntl::F_SETLK(), $lock) or die "lock: $!"; open my $r, ">", "ready"; print $r "x"; close $r; sleep $ARGV[0]' \
            -MFcntl "$1" 3>&- &
        holder=$!
        read -r -n 1 _ <ready
    }
    hold 1
    look 0
    wait "$holder"
    hold 20
    TRY_SECONDS=15 look 4
    message glossary locked
    kill "$holder"
}

@test "D58 hostile terms are found literally and harm nothing" {
    long=$(repeat 64 'long')
    for term in "Robert'); DROP TABLE term;--" 'per%cent' 'under_score' 'quo"te' 'back\slash' "$long"; do
        try 0 "$ONYM" glossary add --glossary ./own.db --en "$term" --kind term
        try 0 "$ONYM" lookup --exact --json --no-user-glossary --glossary ./own.db "$term"
        equals "$(jq -r '.results[0].terms[0].text' out)" "$term"
    done
    for size in 257 4000 5000; do
        try 2 "$ONYM" glossary add --glossary ./own.db --en "$(repeat $size x)" --kind term
        message usage
    done
    try 2 "$ONYM" glossary add --glossary ./own.db --en $'a\x01b'
    try 2 "$ONYM" glossary add --glossary ./own.db --en % # no letter, so that nobody could find it
    try 0 "$ONYM" glossary stats --glossary ./own.db --no-user-glossary
    has out 'concepts 6'
}

@test "D59 what other searches give a meaning to is searched for as it is" {
    own
    for query in '*' '"' 'NEAR(' '-' '%' '_' '[a-z]' 'a OR b' "'" '^' ':' '()' 'Zor*' 'Zorvath%' '?' ';' '--exact'; do
        got=0
        "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db -- "$query" >out 2>err || got=$?
        equals "$got" 1
        silent out
        one_line
        if grep -qiE 'sql|syntax|fts' err; then cat err && return 1; fi
    done
}

@test "D60 values of other types than the schema's are 4 and not a crash" {
    own
    cp own.db whole
    for change in "UPDATE term SET text = CAST(x'ff00fe' AS TEXT)" "UPDATE term SET concept = 99999" \
        "UPDATE term SET status = 99" "UPDATE term SET role = -1" "UPDATE concept SET kind = 'nonsense'" \
        "UPDATE concept SET country = ''" "UPDATE concept SET country = '$(repeat 300 x)'" \
        "DELETE FROM term" "DELETE FROM concept" "DROP TABLE near" "DROP TABLE term" \
        "UPDATE part SET words = 99999999" "UPDATE term SET lang = '$(repeat 300 y)'" "DELETE FROM meta" \
        "UPDATE filter SET numbers = zeroblob(4001)" "UPDATE filter SET numbers = x'ff'" "UPDATE OR REPLACE name SET term = 99999" \
        "UPDATE term SET text = printf('%.*c', 900000, 'x')"; do
        cp whole own.db
        "$CHANGE" own.db "$change" # with sound checksums: it is the values that onym must not trust
        for command in "lookup Zorvat" "check a" "glossary stats" "glossary export"; do
            echo 'On Zorvat Hill and Zorvath Hill.' >a
            got=0
            # shellcheck disable=SC2086
            timeout 20 "$ONYM" ${command%% *} ${command#* } --no-user-glossary --glossary ./own.db >out 2>err || got=$?
            # A concept without an English form cannot be exported: 3.
            [[ $got -eq 0 || $got -eq 1 || $got -eq 4 || ($got -eq 3 && $command == *export) ]] || { echo "$change; $command: $got" && cat err && return 1; }
            [[ $change != *ff00fe* && $change != *'status = 99'* || $command != lookup* || $got -eq 4 ]]
            [[ $got -le 1 ]] || one_line
            no_live_controls out err
        done
    done
}

@test "D62 one form of two concepts is shown with both" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --concept xx.place.zor-one --kind place --gloss one
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --concept xx.org.zor-two --kind org --gloss two
    try 0 "$ONYM" lookup --exact --json --no-user-glossary --glossary ./own.db 'Zorvath Hill'
    equals "$(jq -r '.results[].concept' out | sort | tr '\n' ' ')" 'xx.org.zor-two xx.place.zor-one '
    echo 'On Zorvath Hill.' >a
    try 0 "$ONYM" check --glossary ./own.db a
}

@test "D63 a glossary replaced while the shell is open: old or new, never both" {
    own --gloss first
    cp own.db first.db
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --ru Зорват --kind place --gloss second
    mv own.db second.db
    mv first.db own.db
    mkfifo lines
    "$ONYM" shell --no-user-glossary --glossary ./own.db <lines >out 2>err 3>&- &
    shell=$!
    exec 7>lines
    echo 'Zorvath Hill' >&7
    for _ in $(seq 100); do [[ -s out ]] && break; sleep 0.1; done
    mv second.db own.db
    for _ in 1 2 3; do echo 'Zorvath Hill' >&7; done
    exec 7>&-
    wait $shell
    silent err
    [[ $(grep -c 'first\|second' out) -eq 4 ]]
    equals "$(grep -o 'first\|second' out | uniq | wc -l)" "$(grep -o 'first\|second' out | sort -u | wc -l)"
}

@test "D64 odd paths are plain paths" {
    echo Pyongyang >a
    for path in 'file:own.db' 'own.db?mode=rwc' ':memory:' $'two\nlines' 'file:///etc/passwd?x' '-x' ' '; do
        try 4 "$ONYM" check "--glossary=$path" a
        one_line
        if [[ $path != */* ]]; then
            try 0 "$ONYM" glossary add "--glossary=$path" --en 'Zorvath Hill'
            [[ -f ./$path ]]
            try 0 "$ONYM" lookup --exact "--glossary=$path" 'Zorvath Hill'
        fi
    done
    try 4 "$ONYM" check --glossary "$(repeat 5000 x)" a
    one_line
    try 4 "$ONYM" check --glossary '' a
    one_line
}

@test "D65 --version prints the hash of the shipped glossary" {
    try 0 "$ONYM" --version
    hash=$("$ONYM" glossary stats --no-user-glossary --json | jq -r .hash)
    has out "$hash"
}
