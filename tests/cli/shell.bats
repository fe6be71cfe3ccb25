#!/usr/bin/env bats
# onym shell through a pipe: no prompt, no editing, one answer a line.
load helper

@test "a line is a lookup" {
    try 0 "$ONYM" shell <<<'평양'
    has out Pyongyang
    silent err
    try 0 "$ONYM" <<<'Пхеньяне'
    has out Pyongyang
    no_live_controls out
}

@test "no prompt, no banner" {
    try 0 "$ONYM" shell </dev/null
    silent out
    silent err
    try 0 "$ONYM" shell <<<'.quit'
    silent out
}

@test ".quit ends it" {
    try 0 "$ONYM" shell <<<$'.quit\nPyongyang'
    silent out
}

@test "a failing line makes it 1 and the rest goes on" {
    try 1 "$ONYM" shell <<<$'Qxzzwvjk\n평양'
    has out Pyongyang
    try 1 "$ONYM" shell <<<$'.no-such-command\n평양'
    has out Pyongyang
    has err 'line 1'
}

@test "commands" {
    echo 'In Pyonyang.' >a
    "$ONYM" shell <<<'.check a' >out 2>err || true
    has out Pyongyang
    try 0 "$ONYM" shell <<<$'.system ko-rr\n.translit 평양 사람'
    has out 'pyeongyang saram'
    try 0 "$ONYM" shell <<<'.help'
    has out .check
    try 0 "$ONYM" shell <<<'.style'
    has out ap
}

@test ".add puts a term into one's own glossary" {
    try 0 "$ONYM" shell <<<$'.add Zorvath Hill; ko=조르바트\n조르바트'
    has out 'Zorvath Hill'
    try 0 "$ONYM" lookup --exact 'Zorvath Hill'
}

@test "commands of the program" {
    try 0 "$ONYM" shell <<<$'.identify Chongjin --native 청진'
    has out ko-mr
    try 0 "$ONYM" shell <<<'.compare Kim Jong Un'
    has out 'Kim Jong-un'
    try 0 "$ONYM" shell <<<$'.export --format csv -o "all names.csv"'
    has 'all names.csv' Pyongyang
    printf 'xx.place.qox\tQoxville\t\t\t\t\t\t\t\t\tuser\ta place\n' |
        cat <(head -1 "$ONYM_SOURCE/dict/names/kp-places.tsv") - >own.tsv
    try 0 "$ONYM" shell <<<$'.import own.tsv\nQoxville\n.remove Qoxville'
    has out 'Qoxville (place): a place'
    try 1 "$ONYM" lookup --exact Qoxville
    try 0 env EDITOR='sed -i s/capital/seat/' "$ONYM" shell <<<$'.edit 평양\nPyongyang'
    has out 'seat of North Korea'
    try 1 "$ONYM" shell <<<$'.identify\n.remove nobody\n.import missing.tsv\n평양'
    has out Pyongyang
    has err '.identify WORD (line 1)'
    has err '(line 2)'
    has err '.import failed (line 3)'
}

@test ".mode, .next, .output and .read" {
    echo 'In Pyonyang.' >draft
    printf '.mode json\n평양\n.mode tsv\n평양\n.check draft\n.mode human\n.next\n.output answers\n평양\n.output\n' >commands
    try 1 "$ONYM" shell <<<'.read commands'
    head -1 out | jq -e '.results[0].concept == "kp.place.pyongyang"'
    grep -qP '^평양\texact\t1\tkp.place.pyongyang\ten\tPyongyang\tpreferred\t' out
    grep -qP '^draft\t1\t4\terror\tname/misspelt\tPyonyang\tPyongyang\t' out
    has out 'In >>Pyonyang<<.'
    has answers 'Pyongyang (place'
    printf '.nil\n' >commands
    try 1 "$ONYM" shell <<<'.read commands'
    has err '(commands:1)'
}

@test "-c runs commands" {
    try 0 "$ONYM" shell -c 평양 -c Москва
    has out Pyongyang
    has out Moscow
}

@test "hostile lines" {
    { head -c 100000 /dev/zero | tr '\0' a; printf '\n\0\xff\n평양\n'; } >in
    try 1 "$ONYM" shell <in
    has out Pyongyang
    no_live_controls out err
}

@test "a pipe writes no history" {
    try 0 "$ONYM" shell <<<'평양'
    silent <(find "$HOME" -name 'history*')
}
