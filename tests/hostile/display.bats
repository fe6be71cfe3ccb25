#!/usr/bin/env bats
# G: terminals and what is shown.
load helper

@test "G91 control sequences of an article are shown, not sent" {
    printf 'A \x1b]0;pwn\x07 Pyonyang \x1b[2J \x1b]8;;http://x\x1b\\Rodog Sinmun\x1b]8;;\x1b\\ \x1bP1$r\x1b\\ \xc2\x9b31m Kiev \x7f \r\x08 x\n' >a
    for format in human unix json jsonl sarif html; do
        "$ONYM" check --format $format a >out 2>err || true
        no_live_controls out err
        has out Pyonyang
    done
    try 1 "$ONYM" check a
    has out '\x1b]0;pwn\x07'
    try 1 "$ONYM" check --color=always a
    # Only our own colours.
    sed -E $'s/\x1b\\[[0-9;]*m//g' out >plain
    no_live_controls plain
}

@test "G93 a note with an escape sequence, written by another program" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --ru Зорват --kind place --gloss 'a test'
    "$CHANGE" own.db "UPDATE concept SET gloss = char(27) || '[2J' || char(10) || 'x', source = char(155) || 'y';
        UPDATE term SET text = 'Zor' || char(27) || ']0;x' || char(7) || 'vath' || char(10) || ' Hill' WHERE lang = 'en'"
    echo 'On Zorvat Hill. On Zorvath Hills.' >a
    for command in 'lookup Зорват' 'lookup --json Зорват' 'check a' 'check --format unix a' 'check --format json a' \
        'check --format sarif a' 'check --format html a' 'explain Зорват' 'styles --compare Зорват' 'glossary list' \
        'shell -c Зорват' 'shell -c .list' 'glossary stats'; do
        # shellcheck disable=SC2086
        "$ONYM" $command --no-user-glossary --glossary ./own.db >out 2>err || true
        no_live_controls out err
        [[ $command != 'lookup Зорват' ]] || has out '\x1b[2J'
    done
}

@test "G94 a suggestion with a line break stays on one line" {
    try 0 "$ONYM" glossary add --glossary ./own.db --en 'Zorvath Hill' --variants 'Zorvat Hill <misspelling>'
    "$CHANGE" own.db "UPDATE term SET text = replace(text, 'vath', 'vath' || char(10)) WHERE status = 0"
    echo 'On Zorvat Hill.' >a
    try 1 "$ONYM" check --format unix --glossary ./own.db a
    equals "$(wc -l <out)" 1
    has out 'Zorvat Hill'
    has out 'Zorvath\n Hill'
    no_live_controls out
}

@test "G95 colour only for a terminal that wants it, or when asked for" {
    echo 'In Pyonyang.' >a
    unset NO_COLOR
    TERM=xterm try 1 "$ONYM" check a
    no_live_controls out
    TERM=xterm NO_COLOR=1 try 1 "$ONYM" check --color=always a
    grep -q $'\x1b\\[' out
    # Every line that turns it on turns it off.
    awk '{ on = gsub(/\x1b\[[1-9][0-9;]*m/, ""); off = gsub(/\x1b\[0?m/, ""); if (on > 0 && off == 0) exit 1 }' out
    command -v script >/dev/null || skip 'no script(1)'
    TERM=xterm script -qec '"$ONYM" check a' typed </dev/null >/dev/null || true
    grep -q $'\x1b\\[' typed
    TERM=dumb script -qec '"$ONYM" check a' typed </dev/null >/dev/null || true
    sed 1d typed | grep -v '^Script' >shown || true
    if grep -q $'\x1b' shown; then cat -v shown && return 1; fi
    TERM=xterm NO_COLOR=1 script -qec '"$ONYM" check a' typed </dev/null >/dev/null || true
    sed 1d typed | grep -v '^Script' >shown || true
    if grep -q $'\x1b' shown; then cat -v shown && return 1; fi
}

@test "G97 terminals of one column, unknown and none" {
    repeat 3 $'In Pyonyang they read the Rodog Sinmun at length, in 평양.\n' >a
    command -v script >/dev/null || skip 'no script(1)'
    for columns in 1 2 5 1000; do
        script -qec "stty cols $columns; \"\$ONYM\" check a; echo status \$?" typed </dev/null >/dev/null
        has typed 'status 1'
        script -qec "stty cols $columns; \"\$ONYM\" lookup Pyongyang; echo status \$?" typed </dev/null >/dev/null
        has typed 'status 0'
        printf 'Pyongyang\n.quit\n' >lines
        TERM=xterm at_terminal "stty cols $columns; \"\$ONYM\" shell; echo status \$?"
        has typed 'status 0'
    done
    for term in '' no-such-terminal dumb; do
        printf 'Pyongyang\n.quit\n' >lines
        TERM=$term at_terminal '"$ONYM" shell; echo status $?'
        has typed 'status 0'
        has typed kp.place.pyongyang || has typed capital
    done
    env -u TERM "$ONYM" check a >out || equals $? 1
}
