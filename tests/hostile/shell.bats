#!/usr/bin/env bats
# I: the shell. What needs a terminal is tested in tests/shell as well.
# shellcheck disable=SC2154,SC2059,SC2012,SC2094,SC1003,SC2153
load helper

# shell STATUS - runs the lines of standard input.
shell() {
    try "$1" "$ONYM" shell
}

@test "I113 lines from a file: no prompt, no codes, the number of the line that failed" {
    printf 'Pyongyang\nxqzzt\n.nosuch\n평양\n' >lines
    TERM=xterm shell 1 <lines
    no_live_controls out err
    has err '(line 2)'
    has err '(line 3)'
    lacks out 'onym>'
    printf 'Pyongyang\n평양\n' >lines
    shell 0 <lines
    silent err
}

@test "I116 the end of the input ends it, in the middle of a line too" {
    try 0 bash -c 'printf Pyongyang | "$ONYM" shell'
    has out Pyongyang
    try 0 bash -c '"$ONYM" shell </dev/null'
    silent out
    within 1 64 0 bash -c '"$ONYM" shell </dev/null'
    try 3 bash -c '"$ONYM" shell <.'
    one_line 'standard input'
}

@test "I119 hostile lines are told, and the next one works" {
    { repeat 65537 x; echo; printf 'a\0b\n'; printf '\xff\xfe\n'; repeat 100000 'x '; echo; echo Pyongyang; } >lines
    within 5 100 1 bash -c '"$ONYM" shell <lines'
    has err '(line 1)'
    has err 'NUL'
    has err '(line 2)'
    has out 'kp.place.pyongyang' || has out 'capital of North Korea'
    no_live_controls out err
    { repeat 65536 x; echo; echo Pyongyang; } >lines
    shell 1 <lines
    has out Pyongyang
    lacks err limit
    { repeat 10000000 x; echo; echo Pyongyang; } >lines
    within 2 64 1 bash -c '"$ONYM" shell <lines'
    has out Pyongyang
}

@test "I122 what is no command is told, and never ends it" {
    for line in .nosuch .lookpu . .. '.check' '.check "a' '.check a\' '.check a; rm b' '.help |x' '"' \\ ';' '!' '!ls' '|cat' '.!ls' '.style' \
        '.translit' '.system' '.limit x' '.add' '.read' '.open'; do
        printf '%s\nPyongyang\n' "$line" >lines
        "$ONYM" shell <lines >out 2>err || equals $? 1
        has out Pyongyang
        no_live_controls out err
    done
    printf '.hlep\n' >lines
    shell 1 <lines
    has err .help
    printf '.style ap | cat\n!touch made\n|touch made\n.!touch made\n.help >made\n' >lines
    shell 1 <lines
    [[ ! -e made ]]
}

@test "I124 it runs nothing and writes no file" {
    printf '!touch made\n|touch made\n`touch made`\n$(touch made)\n.check a >made\nPyongyang >made\nPyongyang | tee made\n' >lines
    : >a
    # The search for leaks, where there is one, is a process of its own.
    ASAN_OPTIONS=detect_leaks=0 try 1 strace -f -e trace=execve,connect,socket,fork,vfork,clone,clone3 -o trace "$ONYM" shell <lines
    equals "$(grep -c execve trace)" 1
    lacks trace "clone("
    lacks trace "clone3("
    lacks trace "connect("
    lacks trace "socket("
    [[ ! -e made ]]
    if "$ONYM" shell -c .help | grep -q '^ *\.read'; then
        echo '.read self' >self
        shell 1 <self
        has err '.read in more than 4 files'
    fi
}

@test "I125 a pager only at the prompt, without a shell" {
    echo Pyongyang >lines
    PAGER='touch made; true' ONYM_PAGER='touch made' shell 0 <lines
    PAGER='touch made; true' try 0 "$ONYM" lookup Pyongyang
    command -v script >/dev/null || skip 'no script(1)'
    PAGER='touch made; true' TERM=xterm script -qec '"$ONYM" systems; "$ONYM" lookup Pyongyang' typed </dev/null >/dev/null
    [[ ! -e made ]]
}

@test "I121 a history of another program, of 10 MB, with escapes, is no trouble" {
    command -v script >/dev/null || skip 'no script(1)'
    mkdir -p "$XDG_STATE_HOME/onym"
    history=$XDG_STATE_HOME/onym/history
    for kind in escapes large foreign link directory; do
        rm -rf "$history"
        case $kind in
        escapes) printf 'a\x1b]0;pwn\x07b\n\xff\xfe\n\0\n' >"$history" ;;
        large) repeat 1000000 $'Pyongyang\n' >"$history" ;;
        foreign) printf '_HiStOrY_V2_\nfoo\\040bar\n' >"$history" ;;
        link) echo secret >victim && ln -s "$PWD/victim" "$history" ;;
        directory) mkdir "$history" ;;
        esac
        printf 'Pyongyang\n.quit\n' >lines
        TERM=xterm at_terminal '"$ONYM" shell; echo status $?'
        has typed 'status 0'
        lacks typed $'\x1b]0;pwn'
    done
    [[ ! -e victim ]] || equals "$(<victim)" secret
}
