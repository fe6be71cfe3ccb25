#!/usr/bin/env bats
# B: size, depth, time. Bounds of time are processor time.
# shellcheck disable=SC2154,SC2059,SC2012,SC2094,SC1003,SC2153
load helper

@test "B21 a line of 10 MB: findings capped, the true total told" {
    repeat 320000 'Pyonyang, Rodog Sinmun and Kiev ' >a
    within 10 200 1 "$ONYM" check --format jsonl a
    equals "$(wc -l <out)" 100000
    one_line limit
    # 100,000 are shown; with those that are not it is all of them.
    read -r more _ < <(grep -o '[0-9]* findings' err)
    [[ $((more + 100000)) -ge 320000 ]]
    jq -es 'all(.begin < .end)' out
}

@test "B22 a word of 16 MB is told once" {
    repeat 16777216 a >word
    within 2 300 0 "$ONYM" check word
    one_line limit
    silent out
}

@test "B24 ten million empty lines" {
    repeat 10000000 $'\n' >lines
    within 3 200 0 "$ONYM" check lines
    silent out
}

@test "B25 a million opening quotation marks" {
    for mark in '"' $'\u201c' $'\u00ab' "'" '('; do
        { repeat 1000000 "$mark"; printf '\n\nPyonyang\n'; } >quotes
        within 3 300 1 "$ONYM" check --format jsonl quotes
        equals "$(jq -r .text out)" Pyonyang
    done
}

@test "B27 brackets and angles cost what their number says" {
    for mark in '[' '<' '`' '<!--' '&' '](' '@' '#' 'http://' '"a' '*'; do
        repeat 100000 "$mark" >small
        repeat 400000 "$mark" >large
        within 3 300 0 "$ONYM" check large
        small=$(cost "$ONYM" check small)
        large=$(cost "$ONYM" check large)
        # Four times the text: linear is four times the time; a tenth of a second is noise.
        [[ $large -le $((6 * small + 20 * slow)) ]] || {
            echo "$mark: $small, then $large hundredths" && return 1
        }
    done
}

@test "B28 a hundred thousand near misses of one name" {
    perl -e 'for my $i (0 .. 99999) { my ($n, $s) = ($i, ""); for (1 .. 4) { $s .= chr(97 + $n % 26); $n = int($n / 26) }
        print "In Pyong${s}yang they met.\n" }' >a
    within 20 300 0 "$ONYM" check --format jsonl a # notes: no country is spoken of
    jq -es 'all(.suggestions | length <= 10)' out
    cp out first
    within 20 300 0 "$ONYM" check --format jsonl a # notes: no country is spoken of
    same out first
}

@test "B29 words of 255, 256 and 257 characters" {
    for size in 255 256; do
        repeat $size a >a
        try 0 "$ONYM" check a
        silent err
    done
    repeat 257 a >a
    try 0 "$ONYM" check a
    message limit 256
    repeat 256 $'\u044f' >a
    try 0 "$ONYM" check a
    silent err
    repeat 257 $'\u044f' >a
    try 0 "$ONYM" check a
    message limit 256
}

@test "B30 --fix takes 64 MB and not a byte more; a device is refused" {
    truncate -s 67108865 big
    try 3 "$ONYM" check --fix big
    message limit big
    truncate -s 4G sparse
    try 3 "$ONYM" check --fix sparse
    message limit sparse
    try 3 "$ONYM" check --format html sparse
    message limit sparse
    for format in human jsonl; do
        try 3 "$ONYM" check --fix --format $format /dev/zero
        message input /dev/zero
    done
    for device in /dev/zero /dev/full /dev/urandom; do
        try 3 "$ONYM" check $device
        message limit 'a device without an end'
        try 3 "$ONYM" check - <$device
        try 3 "$ONYM" compare $device big
    done
    try 0 "$ONYM" check /dev/null
    try 0 "$ONYM" check - </dev/null
}

@test "B30 an endless pipe is checked as it comes, in bounded memory" {
    yes 'They met in Seoul.' | head -c 40000000 >many
    within 20 64 0 "$ONYM" check - <many
    within 20 64 0 bash -c '"$ONYM" filter <many >/dev/null'
    # A consumer that has seen enough ends it.
    try 0 bash -c 'yes "They met in Pyonyang." | timeout 20 "$ONYM" check --format unix - | head -1'
    has out Pyongyang
    try 0 bash -c 'yes "They met in Pyonyang." | timeout 20 "$ONYM" filter | head -1'
    has out Pyongyang
}

@test "B32 many arguments, few descriptors" {
    echo 'In Seoul.' >good
    echo 'In Pyonyang.' >bad
    mapfile -t many < <(yes good | head -3000)
    within 10 100 1 bash -c 'ulimit -n 32; exec "$ONYM" check --format unix "$@"' x "${many[@]}" bad bad
    equals "$(wc -l <out)" 2
}

@test "B33 words with one hash by construction cost what others do" {
    # Words that differ in nothing but the order of their letters collide in every hash that adds up.
    perl -e 'srand 1; for (1 .. 100000) { my @l = split //, "abcdefghijk"; my $w = ""; $w .= splice @l, rand @l, 1 while @l;
        print ucfirst($w), " came.\n" }' >same
    perl -e 'srand 2; for (1 .. 100000) { print ucfirst(join "", map { chr(97 + rand 26) } 1 .. 11), " came.\n" }' >random
    one=$(cost "$ONYM" check same)
    other=$(cost "$ONYM" check random)
    [[ $one -le $((3 * other + 50 * slow)) ]] || { echo "$one against $other hundredths" && return 1; }
}

@test "B time and memory grow with the text and no faster" {
    repeat 4000 $'President Putin met Kim Jong Un in Pyongyang, said Tass, and flew to Vladivostok on Monday.\n' >small
    repeat 16000 $'President Putin met Kim Jong Un in Pyongyang, said Tass, and flew to Vladivostok on Monday.\n' >large
    within 2 64 0 "$ONYM" check --fail-on error small
    small=$(cost "$ONYM" check small)
    large=$(cost "$ONYM" check large)
    [[ $large -le $((5 * small + 10 * slow)) ]] || { echo "$small, then $large hundredths" && return 1; }
}
