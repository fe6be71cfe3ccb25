#!/usr/bin/env bats
# onym filter: a stream in, the same stream with standard names out.
load helper

# pass TEXT - the filter leaves the text as it is.
pass() {
    printf '%b' "$1" >in
    try 0 "$ONYM" filter "${@:2}" <in
    same out in
}

# turns OPTION... BEFORE AFTER
turns() {
    local before=${*: -2:1} after=${*: -1:1}
    printf '%s\n' "$before" >in
    try 0 "$ONYM" filter "${@:1:$#-2}" <in
    equals "$(cat out)" "$after"
}

@test "clean text passes byte for byte" {
    pass 'Kim Jong Un was in Pyongyang.\n'
    pass 'No line end in Seoul'
    pass ''
    pass '\n\n\n'
    pass 'One\r\nTwo\rThree\r\n'
    pass '\xef\xbb\xbfWith a mark.\n'
    pass 'a\xff\xfe\x00b\n\x00'
    pass '\t Moscow  \t\n'
    pass 'Putin\xe2\x80\x99s visit, Kim\xc2\xa0Jong\xc2\xa0Un\xe2\x80\xafx\n'
}

@test "a clean article passes whole" {
    for i in $(seq 200); do
        printf '%s. Kim Jong Un met Vladimir Putin in Pyongyang, KCNA said.\n' "$i"
    done >in
    try 0 "$ONYM" filter <in
    same out in
}

@test "wrong names are put right" {
    turns 'In Pyonyang, Rodog Sinmun wrote.' 'In Pyongyang, Rodong Sinmun wrote.'
    turns 'NKNews in Kiev' 'NK News in Kyiv'
    turns "Phyongyang's streets" "Pyongyang's streets"
}

@test "direct speech keeps its words" {
    turns 'He said "Kiev" in Kiev.' 'He said "Kiev" in Kyiv.'
    turns --fix-quotes 'He said "Kiev" in Kiev.' 'He said "Kyiv" in Kyiv.'
}

@test "Hangul and Cyrillic stay unless --translit" {
    pass 'Путин прибыл в Пхеньян. 평양에서.\n'
    turns --translit '평양' 'Pyongyang'
    turns --translit '김정은' 'Kim Jong Un'
    turns --translit 'Владимир Путин' 'Vladimir Putin'
}

@test "--annotate keeps the word" {
    turns --annotate 'In Pyonyang.' 'In Pyonyang [Pyongyang].'
}

@test "each line comes out when it is complete" {
    coproc FILTER { exec "$ONYM" filter 2>/dev/null; }
    local line pid=$FILTER_PID
    echo 'In Pyonyang today' >&"${FILTER[1]}"
    read -r -t 20 line <&"${FILTER[0]}"
    equals "$line" 'In Pyongyang today'
    printf 'half a ' >&"${FILTER[1]}"
    printf 'line of Rodog Sinmun\n' >&"${FILTER[1]}"
    read -r -t 20 line <&"${FILTER[0]}"
    equals "$line" 'half a line of Rodong Sinmun'
    local input=${FILTER[1]}
    exec {input}>&-
    wait "$pid"
}

@test "a slow writer and a fast one get the same" {
    printf 'In Pyonyang.\nBy Rodog Sinmun.\nEnd of Kiev' >in
    try 0 "$ONYM" filter <in
    mv out want
    while IFS= read -r -n 1 -d '' c; do
        printf '%s' "$c"
        sleep 0.002
    done <in | "$ONYM" filter >out
    same out want
}

@test "a long stream passes" {
    yes 'Kim Jong Un met Vladimir Putin in Pyongyang, KCNA said on Tuesday.' | head -c 300000 >in
    try 0 "$ONYM" filter <in
    same out in
}

@test "a line without end is filtered in pieces" {
    command -v perl >/dev/null || skip 'perl is not installed'
    perl -e 'print "The news of the day. " x 80000, "In Pyonyang."' >in
    try 0 "$ONYM" filter <in
    sed 's/Pyonyang/Pyongyang/' in >want
    same out want
    perl -e 'print "\xEA\xB0\x80" x 500000' >in # no blank: between two characters
    try 0 "$ONYM" filter <in
    same out in
}

@test "arguments are refused" {
    try 2 "$ONYM" filter a </dev/null
    message usage
}
