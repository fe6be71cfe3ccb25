#!/usr/bin/env bats
# C: systems and their rules.
# shellcheck disable=SC2154,SC2059,SC2012,SC2094,SC1003,SC2153
load helper

# system RULES - a system file on standard output.
system_file() {
    printf 'id: xx-test\ntitle: A test\nauthority: nobody\nedition: 1\nsource: user\nfrom: ru-Cyrl\nto: ru-Latn\n\n'
    printf '%s\n' "$@"
}

@test "C34 an unknown system is 2, and the known ones are named" {
    try 2 "$ONYM" translit --system ru-bgm Москва
    one_line ru-bgn
    silent out
    try 2 "$ONYM" translit --system no-such-thing Москва
    one_line no-such-thing
}

@test "C35 the examples of every system hold, and cite a source" {
    try 0 "$ONYM" systems --test
    for file in "$ONYM_SOURCE"/dict/systems/*.examples; do
        awk -F'\t' -v file="$file" '/^#/ || /^$/ { next } NF < 3 || $3 == "" { print file ": " $0; bad = 1 } END { exit bad }' "$file"
    done
}

@test "C37 a rule of many repetitions on a long run ends at once" {
    system_file 'a+ a+ a+ a+ a+ b > x ;' >slow.rules
    repeat 20000 a >a
    within 1 100 0 bash -c '"$ONYM" translit --system ./slow.rules <a'
    same out a # no word of the system's is so long: it is copied
    repeat 200 a >a
    within 1 100 0 bash -c '"$ONYM" translit --system ./slow.rules <a'
    same out a
}

@test "C38 a rule that feeds itself, and one that grows without measure" {
    system_file 'a > | aa ;' >loop.rules
    try 3 "$ONYM" translit --system ./loop.rules aaaa
    one_line
    silent out
    { system_file; printf 'x > '; repeat 50000 y; echo ' ;'; } >long.rules
    try 3 "$ONYM" translit --system ./long.rules xx
    one_line
    { system_file; echo "\$v0 = abcdefgh ;"; for i in $(seq 31); do echo "\$v$i = \$v$((i - 1)) \$v$((i - 1)) ;"; done
        echo "\$v31 > x ;"; } >double.rules
    within 1 100 3 "$ONYM" translit --system ./double.rules xx
    one_line double.rules
    { system_file; printf 'ж > '; repeat 100 y; echo ' ;'; } >wide.rules
    repeat 500 ж >a
    try 3 bash -c '"$ONYM" translit --system ./wide.rules <a'
    one_line
}

@test "C39 faulty rule files are 3 with line and column; CRLF is none" {
    system_file 'а > a ;' 'б > ' '> ;;' >syntax.rules
    try 3 "$ONYM" translit --system ./syntax.rules аб
    grep -qE '\(\./syntax.rules:[0-9]+(:[0-9]+)?\)$' err
    { system_file 'а > a ;'; printf 'б > \0b ;\n'; } >nul.rules
    try 3 "$ONYM" translit --system ./nul.rules аб
    one_line nul.rules:10
    { system_file 'а > a ;'; printf 'б > \xffb ;\n'; } >invalid.rules
    try 3 "$ONYM" translit --system ./invalid.rules аб
    one_line invalid.rules:10
    system_file 'а > a ;' 'б > b ;' | sed 's/$/\r/' >crlf.rules
    try 0 "$ONYM" translit --system ./crlf.rules аб
    equals "$(<out)" ab
}

@test "C41 what is no file of rules" {
    mkfifo pipe.rules
    mkdir dir.rules
    truncate -s 1G large.rules
    ln -s /dev/zero zero.rules
    ln -s nowhere.rules link.rules
    for name in pipe dir large zero link missing; do
        within 1 64 3 timeout 10 "$ONYM" translit --system ./$name.rules Москва
        one_line $name.rules
        silent out
    done
}

@test "C42 what a system does not cover is copied" {
    for system in ru-bgn ru-iso9 uk-2010 ko-rr ko-mr ko-kp; do
        try 0 "$ONYM" translit --system $system ''
        equals "$(od -An -c out)" "$(printf '\n' | od -An -c)"
        try 0 "$ONYM" translit --system $system 'plain ASCII, 1-2-3'
        equals "$(<out)" 'plain ASCII, 1-2-3'
        try 0 "$ONYM" translit --system $system $'\U1F600\U1F1F0\U1F1F5'
        equals "$(<out)" $'\U1F600\U1F1F0\U1F1F5'
    done
    try 0 "$ONYM" translit --system ru-bgn-simple 'Москва 평양 Ω'
    equals "$(<out)" 'Moskva 평양 Ω'
}

@test "C43 a reversible system gives back every letter and every syllable" {
    perl -CS -e 'for my $c (0xAC00 .. 0xD7A3) { print chr $c, "\n" }' >syllables
    try 0 bash -c '"$ONYM" translit --system ko-rr-letters <syllables >latin; "$ONYM" translit --system ko-rr-letters --reverse <latin'
    same out syllables
    # A sign alone has no case in these standards (ISO 9: ъ and Ъ are one character); in a word it has.
    perl -CS -e 'for my $c (0x410 .. 0x429, 0x42B, 0x42D .. 0x44F, 0x401, 0x451) { print chr $c, "\n" }
        print "\x{41E}\x{411}\x{42A}\x{401}\x{41C}\n\x{41C}\x{410}\x{422}\x{42C}\n"' >letters
    for system in $("$ONYM" systems | awk '{ print $1 }' | grep '^ru-'); do
        "$ONYM" systems "$system" | grep -qi 'reversible.*yes' || continue
        "$ONYM" translit --system "$system" <letters >latin
        try 0 bash -c "\"\$ONYM\" translit --system $system --reverse <latin"
        same out letters
    done
}

@test "C a faulty system of one's own is told of by all that ask every system, and the others follow" {
    mkdir -p "$XDG_DATA_HOME/onym/systems"
    try 0 "$ONYM" systems
    cp out want
    echo junk >"$XDG_DATA_HOME/onym/systems/ko-rr.rules"
    try 3 "$ONYM" systems
    one_line 'ko-rr.rules:1:1'
    equals "$(head -n 46 out)" "$(cat want)"
    try 3 "$ONYM" identify --native 청진 Chongjin
    one_line 'ko-rr.rules:1:1'
    has out ko-mr
}
