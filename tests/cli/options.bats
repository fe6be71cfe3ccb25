#!/usr/bin/env bats
# What the command line's words mean: -, --, options anywhere.
load helper

@test "- is standard input" {
    try 1 "$ONYM" check --format unix - <<<'He was in Pyonyang.'
    has out ':1:11: error: "Pyonyang": use "Pyongyang"'
}

@test "no file is standard input" {
    try 1 "$ONYM" check --format unix <<<'He was in Pyonyang.'
    has out ':1:11: error:'
}

@test "- stands among files" {
    echo 'Pyonyang' >a
    try 1 "$ONYM" check --format unix a - a <<<'Rodog Sinmun'
    equals "$(cut -d: -f1 out | uniq | wc -l)" 3
}

@test "-- ends the options" {
    echo 'He was in Pyonyang.' >--fix
    try 1 "$ONYM" check --format unix -- --fix
    has out '--fix:1:11: error:'
    equals "$(cat ./--fix)" 'He was in Pyonyang.'
    try 1 "$ONYM" lookup --exact -- --json
}

@test "options may follow files" {
    echo 'He was in Pyonyang.' >a
    try 1 "$ONYM" check a --format unix
    has out 'a:1:11: error:'
}

@test "--fix wants files" {
    try 2 "$ONYM" check --fix - <<<'Pyonyang'
    message usage
    try 2 "$ONYM" check --fix <<<'Pyonyang'
    message usage
}

@test "empty arguments do no harm" {
    try 3 "$ONYM" check ''
    message input
    try 1 "$ONYM" lookup ''
    try 2 "$ONYM" ''
    message usage
}

@test "the home may be missing, empty or relative" {
    echo 'He was in Pyonyang.' >a
    for home in '' relative /no/such/home; do
        HOME=$home XDG_DATA_HOME='' try 1 "$ONYM" check a
        silent err
        HOME=$home XDG_DATA_HOME=also/relative try 1 "$ONYM" check a
        silent err
    done
    try 1 env -u HOME -u XDG_DATA_HOME "$ONYM" check a
    silent err
    equals "$(ls)" "$(printf 'a\nerr\nout')"
}

@test "no command but add writes into the home" {
    echo 'He was in Pyonyang.' >a
    try 1 "$ONYM" check a
    try 0 "$ONYM" lookup 평양
    try 0 "$ONYM" filter <a
    try 0 "$ONYM" shell <<<'평양'
    silent <(find "$HOME" -mindepth 1)
}

@test "colour only when asked for, where nobody sees it" {
    echo 'He was in Pyonyang.' >a
    try 1 env -u NO_COLOR TERM=xterm "$ONYM" check a
    no_live_controls out
    try 1 env TERM=xterm "$ONYM" check --color=always a
    grep -q $'\x1b\[' out
    try 1 env TERM=xterm "$ONYM" check --color=never a
    no_live_controls out
    try 2 "$ONYM" check --color=perhaps a
    message usage perhaps
}

@test "the result does not depend on locale, time zone or terminal" {
    printf 'Путин в Пхеньяне. "Kiev" and Pyonyang, 평양.\n' >a
    try 1 "$ONYM" check a
    mv out want
    for setting in LC_ALL=C LC_ALL=tr_TR.UTF-8 LANG=C TZ=Asia/Pyongyang COLUMNS=0 COLUMNS=-1 TERM=; do
        try 1 env "$setting" "$ONYM" check a
        same out want
    done
}
