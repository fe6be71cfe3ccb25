#!/usr/bin/env bats
# J: environment, configuration, privileges.
load helper

@test "J126 a home that is missing, empty, relative or not there" {
    echo 'In Pyonyang.' >a
    before=$(find . | grep -vE '/(out|err)$' | sort)
    for home in '' relative /nowhere/at/all "$PWD/a"; do
        for command in 'check a' 'lookup Pyongyang' 'translit 평양' 'shell -c Pyongyang' 'styles' 'systems'; do
            # shellcheck disable=SC2086
            env -u XDG_DATA_HOME -u XDG_STATE_HOME -u XDG_CACHE_HOME -u XDG_CONFIG_HOME HOME="$home" "$ONYM" $command >out 2>err || [[ $? -eq 1 ]]
            # shellcheck disable=SC2086
            env XDG_DATA_HOME="$home" XDG_STATE_HOME="$home" XDG_CACHE_HOME="$home" XDG_CONFIG_HOME="$home" HOME="$home" "$ONYM" $command >out 2>err || [[ $? -eq 1 ]]
        done
    done
    env -u HOME -u XDG_DATA_HOME "$ONYM" check a >out || [[ $? -eq 1 ]]
    env -i "$ONYM" check a >out || [[ $? -eq 1 ]]
    has out Pyongyang
    equals "$(find . | grep -vE '/(out|err)$' | sort)" "$before"
    try 2 env -u HOME -u XDG_DATA_HOME "$ONYM" glossary add --en 'Zorvath Hill'
    one_line HOME
}

@test "J126 looking at one's own terms makes no directory" {
    try 0 "$ONYM" glossary list
    silent out
    [[ ! -e $XDG_DATA_HOME ]]
    HOME=/etc/passwd XDG_DATA_HOME='' try 5 "$ONYM" glossary add --en Zorvath
    message output 'cannot make'
}

@test "J128 a project's settings: unknown, double, NUL, too large" {
    mkdir .onym
    echo 'In Pyonyang.' >a
    printf 'colour = red\n' >.onym/config
    "$ONYM" check a >out 2>err || true
    one_line '.onym/config:1'
    printf 'style = ap\nstyle = nyt\n' >.onym/config
    "$ONYM" check a >out 2>err || true
    one_line '.onym/config:2'
    printf 'style = ap\n\0style = nyt\n' >.onym/config
    "$ONYM" check a >out 2>err || true
    one_line '.onym/config:2'
    try 2 "$ONYM" check a
    message config
    repeat 1000000 x >.onym/config
    try 3 "$ONYM" check a
    one_line .onym/config
    rm .onym/config
    mkdir .onym/config
    "$ONYM" check a >out 2>err || true
    one_line .onym/config
    rmdir .onym/config
    mkfifo .onym/config
    TRY_SECONDS=10 try 1 "$ONYM" check a
    one_line .onym/config
}

@test "J129 settings that others may write are left out" {
    mkdir .onym
    echo 'In Pyonyang.' >a
    echo 'style = nyt' >.onym/config
    chmod o+w .onym/config
    try 1 "$ONYM" check a
    one_line 'anybody may write it'
    chmod o-w .onym/config
    chmod o+w .onym
    try 1 "$ONYM" check a
    one_line 'anybody may write it'
    chmod o-w .onym
    if [[ $EUID -eq 0 ]]; then
        chown 1234 .onym/config
        try 1 "$ONYM" check a
        one_line 'belongs to others'
    fi
}

@test "J131 numbers in the environment are ignored or bounded" {
    echo 'In Pyonyang.' >a
    try 1 "$ONYM" check a
    cp out want
    for setting in COLUMNS=0 COLUMNS=-1 COLUMNS=1000000000 LINES=abc TZ=:/etc/passwd LANG=xx LC_ALL=xx_YY.broken \
        LANGUAGE=ru:ko LC_NUMERIC=ru_RU ICU_DATA=/nowhere SQLITE_TMPDIR=/nowhere TMPDIR=/nowhere POSIXLY_CORRECT=1; do
        try 1 env "$setting" "$ONYM" check a
        same out want
        silent err
    done
}

@test "J132 odd command lines" {
    echo 'In Pyonyang.' >a
    try 2 "$ONYM" check -xyz a
    one_line
    try 2 "$ONYM" check --format= a
    one_line
    try 2 "$ONYM" check --style= a
    one_line
    try 1 "$ONYM" check --format json --format unix a
    equals "$(cut -d: -f1 out)" a
    try 1 "$ONYM" check --fail-on error -- a
    cp a ./--fix
    try 1 "$ONYM" check -- --fix
    has out Pyongyang
    try 3 "$ONYM" check ''
    one_line
    try 2 "$ONYM" ''
    one_line
    try 2 "$ONYM" check --fix -
    one_line
    try 1 "$ONYM" lookup --exact -- ''
    one_line
    # The kernel takes 128 KB an argument.
    long=$(repeat 131000 x)
    try 1 "$ONYM" lookup --exact "$long"
    try 3 "$ONYM" check "$long"
    [[ $(wc -c <err) -lt 2000 ]]
    try 2 "$ONYM" "$long"
    try 2 "$ONYM" check "--$long"
    [[ $(wc -c <err) -lt 2000 ]]
    # No argument at all, not even a name.
    perl -e 'my $none = pack "Q", 0; syscall 59, $ENV{ONYM}, $none, $none; exit 99' 2>err && got=0 || got=$?
    equals "$got" 2
    one_line
}

@test "J133 started with its standard descriptors closed" {
    echo 'In Pyonyang.' >a
    cp a want
    for closed in '<&-' '<&- >&-' '<&- >&- 2>&-' '>&- 2>&-' '2>&-'; do
        bash -c "\"\$ONYM\" check a $closed" >out 2>err || true
        bash -c "\"\$ONYM\" lookup Pyongyang $closed" >out 2>err || true
        bash -c "\"\$ONYM\" glossary add --glossary ./own.db --en Zorvath $closed" >out 2>err || true
        bash -c "\"\$ONYM\" filter $closed" >out 2>err || true
    done
    same a want
    try 0 "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db Zorvath
}

@test "J134 with more rights than its caller it does not trust the environment" {
    [[ $EUID -eq 0 ]] || skip 'needs root to make a set-user-id program'
    dir=$(mktemp -d /var/tmp/onym-XXXXXX)
    trap 'rm -rf "$dir"' EXIT
    mkdir -p "$dir/bin" "$dir/evil/systems" "$dir/share"
    cp "$ONYM" "$dir/bin/onym"
    chmod -R go+rX "$dir"
    chmod 4755 "$dir/bin/onym"
    run_as() { HOME=$dir/evil XDG_DATA_HOME=$dir/evil ONYM_DATA=$dir/evil setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all "$@"; }
    run_as strace -f -o "$dir/trace" true 2>/dev/null || true
    got=0
    run_as "$dir/bin/onym" lookup Pyongyang >out 2>err || got=$?
    # A library path of the build tree is ignored as well, then it cannot start: that is refusal too.
    [[ $got -ne 0 ]]
    lacks err "$dir/evil"
}

@test "J135 no socket, no child, no file but those named and the data" {
    echo 'In Pyonyang, Путин.' >a
    data=$(dirname "$(dirname "$ONYM")")/share/onym
    for command in 'check a' 'check --format html a' 'check --fix a' 'lookup Pyongyang' 'filter' 'filter --translit' 'translit' 'shell' 'systems' \
        'styles' 'explain Kiev' 'identify Chongjin'; do
        # shellcheck disable=SC2086
        strace -f -y -e trace=network,execve,execveat,fork,vfork,clone,clone3,openat,open,creat -o trace "$ONYM" $command <a >out 2>err || true
        equals "$(grep -cE 'execve' trace)" 1
        if grep -E '(socket|connect|bind|sendto|fork|vfork|clone3?)\(' trace | grep -v 'CLONE_THREAD'; then return 1; fi
        # What is opened: libraries and locales of the system, the data, what is named, the home; a
        # program that is built for coverage counts in its *.gcda files.
        sed -nE 's/.*open(at)?\((AT_FDCWD[^,]*, )?"([^"]*)".*/\3/p' trace | sort -u |
            grep -vE "^(/lib|/usr/lib|/etc/ld\.so|/usr/share/(locale|icu|zoneinfo|terminfo)|/etc/terminfo|/proc/self/|/dev/(null|tty|urandom)|/sys/)" |
            grep -vF "${data%/share/onym}/bin/../lib/" | grep -vF "$data" | grep -vF "$HOME" | grep -vE '^(\.|a|\./a|\.onym-[0-9a-f]{16}|.*/work|/|.*\.gcda)$' >strange || true
        silent strange
    done
}

@test "J136 limits of the system: 5 or 3, no partial file" {
    { repeat 3000 $'They met in Seoul and Moscow, they said.\n'; echo 'In Pyonyang.'; } >a
    cp a want
    got=0
    bash -c 'ulimit -f 0; exec "$ONYM" check --fix a' >/dev/null 2>&1 || got=$?
    equals "$got" 5
    same a want
    equals "$(find . -name '.onym-*')" ''
    got=0
    bash -c 'ulimit -n 8; exec "$ONYM" check --format unix a' >out 2>err || got=$?
    [[ $got -eq 1 || $got -eq 3 || $got -eq 4 ]]
    got=0
    bash -c 'ulimit -n 4; exec "$ONYM" check a' >out 2>err || got=$?
    [[ $got -ge 1 && $got -le 6 || $got -eq 127 ]]
    got=0
    bash -c 'ulimit -f 100; exec "$ONYM" glossary build --dict "$ONYM_SOURCE/dict" new.db' >/dev/null 2>&1 || got=$?
    [[ $got -eq 5 || $got -eq 4 ]] || { echo "status $got" && return 1; }
    [[ ! -e new.db ]]
    equals "$(find . -name 'new.db*')" ''
}
