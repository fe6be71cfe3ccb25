#!/usr/bin/env bats
# Nothing of an article, a name or a glossary reaches a terminal alive.
load helper

hostile() {
    printf 'A \x1b]0;pwn\x07 Pyonyang \x1b[2J \xc2\x9b31m \x7f \xe2\x80\xae Rodog Sinmun \r x\n'
}

@test "control characters of an article" {
    hostile >a
    for format in human unix json jsonl sarif html; do
        try 1 "$ONYM" check --format "$format" a
        no_live_controls out err
        has out Pyonyang
    done
    try 1 "$ONYM" check a
    has out '\x1b]0;pwn\x07'
    has out '<U+202E>'
}

@test "control characters of a file's name" {
    name=$'n\x1b]0;pwn\x07\n\xe2\x80\xaeme'
    echo 'In Pyonyang.' >"$name"
    for format in human unix json jsonl sarif html; do
        try 1 "$ONYM" check --format "$format" "$name"
        no_live_controls out err
    done
    try 1 "$ONYM" check --format unix "$name"
    equals "$(wc -l <out)" 1
    try 3 "$ONYM" check "missing$name"
    no_live_controls out err
    message input
    try 0 "$ONYM" check --fix "$name"
    no_live_controls out err
    try 4 "$ONYM" check --glossary "missing$name" "$name"
    no_live_controls out err
}

@test "control characters of a query" {
    try 1 "$ONYM" lookup --exact $'Pyong\x1b[2Jyang'
    no_live_controls out err
    try 1 "$ONYM" lookup --exact --json $'Pyong\x1b[2Jyang\xff'
    no_live_controls out err
    jq -e . out
    try 2 "$ONYM" $'\x1b[2J'
    no_live_controls out err
    try 2 "$ONYM" check $'--\x1b[2J'
    no_live_controls out err
    "$ONYM" shell <<<$'Pyong\x1b[2Jyang\n.\x1b[2J' >out 2>err || true
    no_live_controls out err
}

@test "control characters of a glossary" {
    try 0 "$ONYM" glossary add --en 'Zorvath' --gloss 'a test' || return
    # What add refuses, another program may have written.
    try 2 "$ONYM" glossary add --en $'Zor\x1b[2Jvaxx' --gloss 'a test'
    no_live_controls out err
    try 2 "$ONYM" glossary add --en 'Zorvaxx' --gloss $'a\x1b[2Jb'
    no_live_controls out err
    sed -i 's/a test/a \x1b[2Jt/' "$XDG_DATA_HOME/onym/glossary.db"
    "$ONYM" lookup Zorvath >out 2>err || true
    no_live_controls out err
    "$ONYM" lookup --json Zorvath >out 2>err || true
    no_live_controls out err
    "$ONYM" shell <<<'Zorvath' >out 2>err || true
    no_live_controls out err
}
