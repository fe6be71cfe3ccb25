#!/usr/bin/env bats
# D55, D56, H111: killed at any moment, a full disk, two writers. What is there is old or new, never between.
# shellcheck disable=SC2154,SC2012,SC2015,SC2030,SC2031,SC2010
load helper

# The whole of the case is KILL_ROWS=100000 KILL_MOMENTS=50.
rows=${KILL_ROWS:-20000} moments=${KILL_MOMENTS:-8}

# gazetteer COUNT - a table of places in the columns of GeoNames.
gazetteer() {
    perl -e 'for my $i (1 .. $ARGV[0]) { print join("\t", $i, "Zorkill$i", "Zorkill$i", "", 39, 125, "P", "PPL", "KP", "", "01",
        "", "", "", 0, "", 10, "Asia/Pyongyang", "2020-01-01"), "\n" }' "$1"
}

known() {
    "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db "$1" >/dev/null 2>&1
}

# old_or_new LAST - the glossary answers, by itself, and holds all rows or none.
old_or_new() {
    known Zorold || { echo 'the old term is lost' && return 1; }
    if known Zorkill1 || known "Zorkill$1"; then
        known Zorkill1 && known "Zorkill$1" && known "Zorkill$(($1 / 2))" || { echo 'part of the rows' && return 1; }
        return 0
    fi
}

@test "D55 kill -9 at random moments of an import" {
    try 0 "$ONYM" glossary add --glossary ./old.db --en Zorold
    gazetteer "$rows" >big.txt
    cp old.db own.db
    started=$(date +%s%N)
    try 0 "$ONYM" glossary import --into ./own.db big.txt
    whole=$((($(date +%s%N) - started) / 1000000))
    old_or_new "$rows"
    for ((i = 0; i < moments; i++)); do
        rm -f own.db*
        cp old.db own.db
        delay=$(((RANDOM * 32768 + RANDOM) % (whole + 1)))
        timeout -s KILL "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))" "$ONYM" glossary import --into ./own.db big.txt >/dev/null 2>&1 || true
        old_or_new "$rows" || { echo "after $delay of $whole ms" && return 1; }
    done
}

# A dictionary of one name.
small_dict() {
    mkdir -p dict/names dict/styles
    cp -r "$ONYM_SOURCE"/dict/{systems,sources.tsv} dict
    grep -v '^[a-z][a-z]\.' "$ONYM_SOURCE/dict/styles/ap.style" >dict/styles/ap.style
    {
        head -1 "$ONYM_SOURCE/dict/names/weapons.tsv" 2>/dev/null || head -1 "$(ls "$ONYM_SOURCE"/dict/names/*.tsv | head -1)"
        printf 'kp.place.zorold\tZorold\tЗоролд\t졸옛\t졸옛\t\t\t\t\t\twikidata\ttest\n'
    } >dict/names/one.tsv
}

@test "D55 kill -9 of a build: the old glossary stays, and the next build leaves nothing beside it" {
    small_dict
    try 0 "$ONYM" glossary build --dict dict own.db
    "$ONYM" glossary build --dict "$ONYM_SOURCE/dict" own.db >/dev/null 2>&1 3>&- &
    build=$!
    until [[ -s own.db.new ]]; do kill -0 $build; sleep 0.02; done
    try 5 "$ONYM" glossary build --dict dict own.db
    message output 'another build or import is at work'
    kill -9 $build
    wait $build || true
    known Zorold
    try 0 "$ONYM" glossary build --dict dict own.db
    known Zorold
    equals "$(echo own.db*)" own.db
    # What is no file is not written to, and stays.
    mkfifo own.db.new
    try 5 "$ONYM" glossary build --dict dict own.db
    [[ -p own.db.new ]]
    rm own.db.new
    ln -s elsewhere own.db.new
    try 5 "$ONYM" glossary build --dict dict own.db
    [[ -L own.db.new && ! -e elsewhere ]]
}

@test "D55 kill -9 at random moments of --fix: the file is old or new" {
    perl -e 'print "They met in Seoul and in Moscow, and in Pyonyang.\n" x 20000' >old
    sed 's/Pyonyang/Pyongyang/' old >new
    cp old draft
    started=$(date +%s%N)
    try 0 "$ONYM" check --fix draft
    whole=$((($(date +%s%N) - started) / 1000000))
    same draft new
    for ((i = 0; i < moments; i++)); do
        cp old draft
        # Most moments are near the end, where the file is written.
        delay=$((whole / 2 + RANDOM % (whole / 2 + 1)))
        timeout -s KILL "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))" "$ONYM" check --fix draft >/dev/null 2>&1 || true
        cmp -s draft old || cmp -s draft new || { echo "neither old nor new after $delay of $whole ms" && return 1; }
        rm -f .onym-*
    done
}

@test "D56 a full disk at any point of an import: nothing is loaded" {
    mkdir disk
    mount -t tmpfs -o size=1m none disk 2>/dev/null || skip 'mounting a small disk is not permitted here'
    mounted=$PWD/disk
    try 0 "$ONYM" glossary add --glossary disk/own.db --en Zorold
    gazetteer 20000 >big.txt
    for room in 900 600 300 100 20 0; do
        rm -f disk/ballast
        head -c $((room * 1024)) /dev/zero >/dev/null
        # Leave so many kilobytes free.
        free=$(df --output=avail -k disk | tail -1)
        [[ $free -le $room ]] || head -c $(((free - room) * 1024)) /dev/zero >disk/ballast
        got=0
        TMPDIR=$PWD/disk "$ONYM" glossary import --into disk/own.db big.txt >out 2>err || got=$?
        [[ $got -eq 5 || $got -eq 4 ]] || { echo "$room KB: status $got" && cat err && return 1; }
        one_line
        try 0 "$ONYM" lookup --exact --no-user-glossary --glossary disk/own.db Zorold
        try 1 "$ONYM" lookup --exact --no-user-glossary --glossary disk/own.db Zorkill1
        equals "$(ls disk | grep -v ballast)" own.db
    done
    # Nor is anything added or removed where there is no room for a journal.
    for verb in 'add --en Zornew' 'remove xx.term.zorold'; do
        # shellcheck disable=SC2086 # words of a command
        try 5 "$ONYM" glossary ${verb%% *} --glossary disk/own.db ${verb#* }
        message output full
    done
    try 0 "$ONYM" lookup --exact --no-user-glossary --glossary disk/own.db Zorold
}

teardown() {
    [[ -z ${mounted:-} ]] || umount "$mounted"
}

@test "D two writers: both, or one of them told that it is locked" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en Zorold
    gazetteer $((rows / 5)) >big.txt
    "$ONYM" glossary import --into ./own.db big.txt >one 2>&1 3>&- &
    first=$!
    got=0
    "$ONYM" glossary add --glossary ./own.db --en Zorsecond >two 2>&1 || got=$?
    other=0
    wait $first || other=$?
    [[ $got -eq 0 || $got -eq 4 ]] && [[ $other -eq 0 || $other -eq 4 ]]
    old_or_new $((rows / 5))
    [[ $got -ne 0 ]] || known Zorsecond
    [[ $other -ne 0 ]] || known Zorkill1
    for i in $(seq 10); do
        "$ONYM" glossary add --glossary ./own.db --en "Zorn$i" >/dev/null 2>&1 3>&- &
    done
    wait
    for i in $(seq 10); do known "Zorn$i" || { echo "Zorn$i is lost" && return 1; }; done
}
