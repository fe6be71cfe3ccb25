#!/usr/bin/env bats
# Exit statuses and the one line on standard error that comes with each.
load helper

@test "nothing to report is 0, without a word" {
    echo 'Kim Jong Un was in Pyongyang.' >a
    try 0 "$ONYM" check a
    silent out
    silent err
}

@test "findings are 1, without a message" {
    echo 'He was in Pyonyang.' >a
    try 1 "$ONYM" check a
    silent err
    has out Pyongyang
}

@test "--fail-on moves the bar" {
    echo 'He said: "I was in Kiev," and left.' >note
    try 0 "$ONYM" check note
    try 0 "$ONYM" check --fail-on warning note
    try 0 "$ONYM" check --fail-on error note
    try 1 "$ONYM" check --fail-on note note
    echo 'He was in Kiev.' >warning
    try 1 "$ONYM" check warning
    try 1 "$ONYM" check --fail-on note warning
    try 0 "$ONYM" check --fail-on error warning
    echo 'He was in Pyonyang.' >error
    try 1 "$ONYM" check --fail-on error error
}

@test "unknown commands and options are 2" {
    try 2 "$ONYM" chekc a
    message usage check
    silent out
    try 2 "$ONYM" check --no-such-option
    message usage no-such-option
    try 2 "$ONYM" check --format xml a
    message usage xml
    try 2 "$ONYM" check --fail-on never a
    message usage never
    try 2 "$ONYM" check --style
    message usage
    try 2 "$ONYM" lookup
    message usage
    try 2 "$ONYM" glossary
    message usage
    try 2 "$ONYM" glossary frobnicate
    message usage
}

@test "an unknown style or system is 2 and its name is said" {
    echo x >a
    try 2 "$ONYM" check --style no-such-style a
    has err no-such-style
    try 2 "$ONYM" translit --system no-such-system x
    has err no-such-system
}

@test "a missing file is 3" {
    try 3 "$ONYM" check no-such-file
    message input no-such-file
    silent out
}

@test "a directory is 3" {
    mkdir d
    try 3 "$ONYM" check d
    message input d
    try 3 "$ONYM" check --fix d
    message input d
}

@test "a device and a named pipe are not fixed" {
    mkfifo pipe
    try 3 "$ONYM" check --fix /dev/null
    message input /dev/null
    try 3 timeout 10 "$ONYM" check --fix pipe
    message input pipe
}

@test "UTF-16 is 3 and says what to do" {
    echo 'He was in Pyonyang.' | iconv -t UTF-16 >a
    try 3 "$ONYM" check a
    message encoding UTF-16
    silent out
}

@test "all files are tried and the worst status counts" {
    echo 'He was in Pyonyang.' >bad
    echo 'He was in Pyongyang.' >good
    try 3 "$ONYM" check --format unix no-such-file bad good
    message input no-such-file
    has out 'bad:1:11: error:'
    try 1 "$ONYM" check good bad good
    try 3 "$ONYM" check bad no-such-file good
}

@test "findings come in the order of the files" {
    for name in c a b; do echo 'Pyonyang' >$name; done
    try 1 "$ONYM" check --format unix c a b a
    equals "$(cut -d: -f1 out | tr '\n' ' ')" 'c a b a '
}

@test "a missing glossary is 4" {
    echo 'Pyongyang' >a
    try 4 "$ONYM" check --no-user-glossary --glossary no-such.db a
    message glossary no-such.db
    try 4 "$ONYM" lookup --glossary no-such.db Pyongyang
    message glossary no-such.db
    [[ ! -e no-such.db ]]
}

@test "what is no glossary is 4, and stays as it was" {
    echo 'Pyongyang' >a
    : >empty.db
    echo 'not a database at all, but text' >text.db
    head -c 100000 /dev/urandom >noise.db
    mkdir dir.db
    for file in empty.db text.db noise.db dir.db /dev/null; do
        try 4 "$ONYM" check --glossary "$file" a
        message glossary "$file"
        silent out
    done
    [[ -e empty.db && ! -s empty.db ]]
    equals "$(ls)" "$(printf 'a\ndir.db\nempty.db\nerr\nnoise.db\nout\ntext.db')"
}

@test "a missing shipped glossary is 4" {
    mkdir data
    echo 'Pyongyang' >a
    ONYM_DATA=$PWD/data try 4 "$ONYM" check a
    message glossary
    ONYM_DATA=$PWD/data try 4 "$ONYM" lookup Pyongyang
    message glossary
}

@test "a full disk is 5" {
    echo 'He was in Pyonyang.' >a
    try 5 bash -c '"$ONYM" check a >/dev/full'
    message output
    try 5 bash -c '"$ONYM" lookup Pyongyang >/dev/full'
    message output
    try 5 bash -c '"$ONYM" filter <a >/dev/full'
    message output
    try 5 bash -c '"$ONYM" --help >/dev/full'
    message output
    try 5 bash -c '"$ONYM" translit --system ko-rr 평양 >/dev/full'
    message output
    try 5 bash -c 'yes Pyonyang | head -200000 | "$ONYM" filter >/dev/full'
    message output
}

@test "a closed standard output is 5" {
    echo 'He was in Pyonyang.' >a
    try 5 bash -c '"$ONYM" check a >&-'
    message output
    try 5 bash -c '"$ONYM" lookup Pyongyang >&-'
    message output
    try 5 bash -c '"$ONYM" --version >&-'
    message output
    try 5 bash -c '"$ONYM" check a >&- 2>&-'
    try 1 bash -c '"$ONYM" check a 2>&-'
}

@test "a reader that goes away ends it quietly" {
    yes 'He was in Pyonyang.' | head -50000 >a
    try 0 bash -c '"$ONYM" check --format unix a | head -1'
    silent err
    equals "$(cut -d: -f2 out)" 1
}

@test "an empty file is 0, without a word" {
    : >empty
    try 0 "$ONYM" check empty
    silent out
    silent err
    try 0 "$ONYM" check --fix empty
    try 0 "$ONYM" check --diff empty
    silent out
    try 0 bash -c '"$ONYM" filter <empty'
    silent out
}

@test "help and version are 0, on standard output" {
    for command in check filter lookup translit systems styles glossary shell identify; do
        try 0 "$ONYM" "$command" --help
        silent err
        has out "Usage: onym $command"
        try 0 "$ONYM" help "$command"
        has out "Usage: onym $command"
    done
    try 0 "$ONYM" --help
    has out check
    try 0 "$ONYM" -h
    try 0 "$ONYM" --version
    equals "$(head -1 out)" 'onym 0.1.0'
    has out 'ICU '
    has out 'SQLite '
}
