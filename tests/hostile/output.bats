#!/usr/bin/env bats
# F: output and pipes.
# shellcheck disable=SC2154
load helper

# Every command that writes, with something to write.
commands=('check a' 'check --format json a' 'check --format sarif a' 'check --format html a' 'check --diff a'
    'lookup Pyongyang' 'lookup --json Pyongyang' 'translit 평양' 'systems' 'systems ko-rr' 'styles' 'styles ap'
    'identify Chongjin' 'explain Kiev' 'glossary stats' 'glossary export' 'shell -c Pyongyang' '--help' '--version'
    'help check' 'check --help')

setup_file() {
    export BATS_NO_PARALLELIZE_WITHIN_FILE=true
}

@test "F80 a full disk is 5, whatever is written" {
    echo 'He was in Pyonyang.' >a
    for command in "${commands[@]}"; do
        try 5 bash -c "\"\$ONYM\" $command >/dev/full"
        one_line 'cannot write'
    done
    for command in filter translit shell; do
        try 5 bash -c "yes Пхеньян | head -100000 | \"\$ONYM\" $command >/dev/full"
        one_line 'cannot write'
    done
}

@test "F90 help and version need a place to write to" {
    for words in --help --version help 'check --help' version 'glossary --help' 'lookup --help'; do
        try 5 bash -c "\"\$ONYM\" $words >/dev/full"
        one_line 'cannot write'
        try 5 bash -c "\"\$ONYM\" $words >&-"
    done
}

@test "F82 closed descriptors: 5, 1 and 5; nothing strays into a file" {
    echo 'He was in Pyonyang.' >a
    cp a want
    for command in "${commands[@]}"; do
        try 5 bash -c "\"\$ONYM\" $command >&-"
        one_line 'cannot write'
        try 5 bash -c "\"\$ONYM\" $command >&- 2>&-"
    done
    try 1 bash -c '"$ONYM" check a 2>&-'
    try 1 bash -c '"$ONYM" check a <&- 2>&-'
    cp "$ONYM_SOURCE/docs/examples/visit-to-pyongyang.txt" draft
    bash -c '"$ONYM" check --fix draft >&- 2>&- <&-' || true
    lacks draft 'onym:'
    lacks draft 'error'
    same a want
    try 0 bash -c '"$ONYM" glossary add --glossary ./own.db --en "Zorvath Hill" >&- 2>&- <&-'
    try 0 "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db 'Zorvath Hill'
    left a draft own.db want
}

@test "F83 a reader that goes away ends it in silence" {
    repeat 50000 $'He was in Pyonyang and 평양.\n' >a
    for format in human unix jsonl; do
        try 0 bash -c "\"\$ONYM\" check --format $format a | head -1"
        silent err
        iconv -f UTF-8 -t UTF-8 out >/dev/null
    done
    try 0 bash -c '"$ONYM" filter <a | head -1'
    silent err
    try 0 bash -c '"$ONYM" translit <a | head -1'
    silent err
    try 0 bash -c '"$ONYM" glossary export | head -1'
    silent err
}

@test "F84 with SIGPIPE ignored it ends at the first write that fails" {
    repeat 200000 $'He was in Pyonyang.\n' >a
    for command in 'check --format unix a' 'filter' 'translit'; do
        SECONDS=0
        try 5 bash -c "trap '' PIPE; { timeout 30 \"\$ONYM\" $command <a; echo \$? >status; } | true; exit \$(cat status)"
        grep -v limit err >told
        mv told err
        one_line
    done
}

@test "F85 filter gives each line out when it is complete, and the same as for the whole" {
    mkfifo in
    "$ONYM" filter <in >out 2>err 3>&- &
    filter=$!
    exec 7>in
    for letter in I n ' ' P y o n y a n g; do printf '%s' "$letter" >&7; sleep 0.01; done
    echo . >&7
    for _ in $(seq 300); do [[ -s out ]] && break; sleep 0.1; done
    equals "$(<out)" 'In Pyongyang.'
    printf 'Rodog Sinmun' >&7
    exec 7>&-
    wait $filter
    printf 'In Pyongyang.\nRodong Sinmun' | cmp - out
    printf 'In Pyonyang.\nRodog Sinmun' | "$ONYM" filter | cmp - out
}

@test "F86 a pipe that does not block gets every byte" {
    repeat 20000 $'In Pyonyang they met.\n' >a
    "$ONYM" check --format jsonl a >want 2>/dev/null || true
    perl -e 'use Fcntl; use POSIX ":sys_wait_h"; pipe(my $r, my $w) or die;
        fcntl($w, F_SETFL, fcntl($w, F_GETFL, 0) | O_NONBLOCK) or die;
        my $pid = fork; if (!$pid) { close $r; open STDOUT, ">&", $w; exec $ENV{ONYM}, "check", "--format", "jsonl", "a" }
        close $w; select undef, undef, undef, 0.5; while (sysread $r, my $part, 4096) { print $part } waitpid $pid, 0; exit $? >> 8' >out ||
        equals $? 1
    same out want
    "$ONYM" filter <a >want
    perl -e 'use Fcntl; pipe(my $r, my $w) or die; fcntl($w, F_SETFL, fcntl($w, F_GETFL, 0) | O_NONBLOCK) or die;
        my $pid = fork; if (!$pid) { close $r; open STDOUT, ">&", $w; open STDIN, "<", "a"; exec $ENV{ONYM}, "filter" }
        close $w; select undef, undef, undef, 0.5; while (sysread $r, my $part, 4096) { print $part }' >out
    same out want
}

@test "F86 standard input that does not block is waited for" {
    perl -e 'use Fcntl; pipe(my $r, my $w) or die; fcntl($r, F_SETFL, fcntl($r, F_GETFL, 0) | O_NONBLOCK) or die;
        my $pid = fork; if (!$pid) { close $w; open STDIN, "<&", $r; exec $ENV{ONYM}, @ARGV }
        close $r; select undef, undef, undef, 0.3; syswrite $w, "In Pyon"; select undef, undef, undef, 0.3;
        syswrite $w, "yang.\n"; close $w; waitpid $pid, 0; exit $? >> 8' translit >out
    equals "$(<out)" 'In Pyonyang.'
    for command in 'check --format unix -' 'translit' 'shell'; do
        # shellcheck disable=SC2086
        perl -e 'use Fcntl; pipe(my $r, my $w) or die; fcntl($r, F_SETFL, fcntl($r, F_GETFL, 0) | O_NONBLOCK) or die;
            my $pid = fork; if (!$pid) { close $w; open STDIN, "<&", $r; exec $ENV{ONYM}, @ARGV }
            close $r; select undef, undef, undef, 0.3; syswrite $w, "Pyonyang\n"; close $w; waitpid $pid, 0; exit $? >> 8' $command >out 2>err || true
        grep -q 'Pyon' out
        silent err
    done
}

@test "F87 clean text passes byte for byte" {
    for text in '' $'\n' 'no end' $'Seoul.\r\n\tMoscow' $'\xff\xfe odd \xff' $'a\n\n\nb'; do
        printf '%s' "$text" >a
        "$ONYM" filter <a >out
        same out a
    done
    printf 'x\0y\n\0\n' >a
    "$ONYM" filter <a >out
    same out a
    head -c 300000 /dev/urandom | tr -d 'A-Za-z\302-\364' >a # nothing but invalid bytes and signs
    "$ONYM" filter <a >out
    same out a
}

@test "F88 the output is the file that is read" {
    printf 'In Pyonyang.\n' >a
    bash -c '"$ONYM" filter <a >a' || true # the shell has emptied it before
    silent a
    printf 'In Pyonyang.\n' >a
    TRY_SECONDS=10 try 0 bash -c 'head -c 100 <a | "$ONYM" filter >a'
}

@test "F89 the order of the output is that of the arguments" {
    names=()
    for i in $(seq 40); do
        echo "Pyonyang $i" >"n$i"
        names+=("n$i")
    done
    try 1 "$ONYM" check --format unix "${names[@]}"
    equals "$(cut -d: -f1 out | tr '\n' ' ')" "${names[*]} "
    if "$ONYM" check --help | grep -q -- --jobs; then
        cp out want
        try 1 "$ONYM" check --jobs 4 --format unix "${names[@]}"
        same out want
    fi
}

@test "F an export goes to a device as it is, follows a link, and puts nothing half-written anywhere" {
    try 5 "$ONYM" glossary export -o /dev/full
    one_line '(/dev/full)'
    [[ -c /dev/full ]]
    try 5 "$ONYM" glossary build --dict "$ONYM_SOURCE/dict" /dev/full
    one_line 'is not a regular file (/dev/full)'
    [[ -c /dev/full ]]
    try 5 "$ONYM" glossary export -o .
    one_line '(.)'
    try 5 "$ONYM" glossary build --dict "$ONYM_SOURCE/dict" .
    "$ONYM" glossary export >want
    mkfifo pipe
    cat pipe >through &
    try 0 "$ONYM" glossary export -o pipe
    wait
    same through want
    echo old >real
    chmod 640 real
    ln -s real link
    try 0 "$ONYM" glossary export -o link
    [[ -L link && $(stat -c %a real) == 640 ]]
    same real want
    ln -s nowhere dangling
    try 5 "$ONYM" glossary export -o dangling
    equals "$(readlink dangling)" nowhere
    left dangling link pipe real through want
    [[ $EUID -eq 0 ]] || skip 'only root can be nobody'
    open_place
    chmod 777 "$place"
    echo old >"$place/kept"
    local got=0
    as_nobody "$ONYM" glossary export --no-user-glossary -o "$place/kept" 2>err || got=$?
    equals "$got $(ls -A "$place") $(<"$place/kept")" '5 kept old'
}

@test "F an export that is told to end puts its file away and is 130" {
    "$ONYM" glossary export >whole
    for after in 0 1 2 4 8 16 32; do
        echo old >names
        "$ONYM" glossary export -o names 2>err &
        sleep "0.0$after"
        kill -TERM $!
        got=0
        wait $! || got=$?
        case $got in
        0) same names whole ;;
        130) equals "$(<names)" old && one_line 'interrupted: nothing exported' ;;
        143) equals "$(<names)" old ;; # before there was anything to put away
        *) return 1 ;;
        esac
        left names whole
    done
}
