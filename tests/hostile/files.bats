#!/usr/bin/env bats
# H: --fix and the files that it replaces.
# shellcheck disable=SC2154,SC2059,SC2012,SC2094,SC1003,SC2153
load helper

draft() {
    printf 'In Pyonyang.\r\nAnd on.' >"$1"
}

fixed() {
    printf 'In Pyongyang.\r\nAnd on.' | cmp - "$1"
}

@test "H98 mode, owner, access list and attributes stay" {
    draft a
    chmod 640 a
    [[ $EUID -ne 0 ]] || chown 1234:4321 a
    before=$(stat -c '%a %u %g' a)
    attribute=false
    if command -v setfattr >/dev/null && setfattr -n user.desk -v ours a 2>/dev/null; then attribute=true; fi
    perl -e 'exit(syscall(188, "a", "user.pen", "red", 3, 0) == 0 ? 0 : 1)' 2>/dev/null && pen=true || pen=false
    try 0 "$ONYM" check --fix a
    fixed a
    equals "$(stat -c '%a %u %g' a)" "$before"
    if $attribute; then equals "$(getfattr --only-values -n user.desk a)" ours; fi
    if $pen; then
        perl -e 'my $v = "\0" x 16; my $n = syscall(191, "a", "user.pen", $v, 16); exit($n == 3 && substr($v, 0, 3) eq "red" ? 0 : 1)'
    fi
    left a
}

@test "H100 a file with several names is not parted from them" {
    draft a
    ln a b
    cp a want
    try 5 "$ONYM" check --fix a
    one_line 'hard link'
    same a want
    [[ a -ef b ]]
    left a b want
}

@test "H a symbolic link stays, the file behind it is fixed" {
    mkdir deep
    draft deep/a
    ln -s deep/a link
    ln -s link twice
    try 0 "$ONYM" check --fix twice
    [[ -L link && -L twice ]]
    fixed deep/a
    ln -s nowhere broken
    try 3 "$ONYM" check --fix broken
    [[ -L broken && ! -e nowhere ]]
    ln -s loop loop
    try 3 "$ONYM" check --fix loop
    one_line loop
}

@test "H102 a full disk: 5, the file whole, no file beside it" {
    mkdir disk
    mount -t tmpfs -o size=64k none disk 2>/dev/null || skip 'mounting a small disk is not permitted here'
    trap 'umount "$BATS_TEST_TMPDIR/work/disk"' EXIT
    { draft disk/a; repeat 30000 x; } >disk/b
    cat disk/b >>disk/a 2>/dev/null
    cp disk/a want
    got=0
    "$ONYM" check --fix disk/a >out 2>err || got=$?
    status=$got
    same disk/a want
    equals "$(ls disk)" $'a\nb'
    umount disk
    trap - EXIT
    equals "$status" 5
    has err 'cannot write'
}

@test "H103 a file that another program changes meanwhile is not replaced" {
    for round in 1 2 3 4 5; do
        { repeat 60000 $'They met in Seoul and in Moscow.\n'; draft /dev/stdout; } >a
        "$ONYM" check --fix a >out 2>err 3>&- &
        onym=$!
        sleep 0.0$((round * 2))
        echo changed >a
        got=0
        wait $onym || got=$?
        # Changed before it was read, or after it was replaced: fine. Else it is told.
        equals "$(head -1 a)" changed || [[ $got -eq 0 ]]
        [[ $got -eq 0 || $got -eq 5 ]]
        [[ $got -ne 5 ]] || has err 'changed on disk'
        left a
    done
}

@test "H105 what may not be written stays whole: 5" {
    draft a
    chmod 444 a
    cp -p a want
    try 5 "$ONYM" check --fix a
    one_line
    same a want
    left a want
    chmod 644 a
    if [[ $EUID -eq 0 ]] && chattr +i a 2>/dev/null; then
        got=0
        "$ONYM" check --fix a >out 2>err || got=$?
        chattr -i a
        equals "$got" 5
        same a want
    fi
    [[ $EUID -eq 0 ]] || return 0
    open_place
    mv a "$place"
    chown -R 65534 "$place"
    chmod 555 "$place"
    got=0
    as_nobody "$ONYM" check --no-user-glossary --fix "$place/a" >out 2>err || got=$?
    equals "$got" 5
    one_line
    same "$place/a" want
    equals "$(ls -A "$place")" a
}

@test "H106 what is no regular file is refused before it is read" {
    mkdir dir
    mkfifo pipe
    for path in dir pipe /dev/null /dev/zero /proc/self/status /proc/version; do
        within 1 64 3 timeout 10 "$ONYM" check --fix "$path"
        one_line "$path"
    done
    left dir pipe
}

@test "H108 twice is as once, and nothing sure is left" {
    cp "$ONYM_SOURCE"/docs/examples/*.txt "$ONYM_SOURCE"/tests/articles/*.txt .
    for file in *.txt; do
        "$ONYM" check --fix "$file" >out 2>err || true
        cp "$file" once
        "$ONYM" check --fix "$file" >out 2>err || true
        same "$file" once
        lacks err 'fixed:'
        try 0 "$ONYM" check --diff --fail-on error "$file" || "$ONYM" check --diff "$file" >out || true
        silent out
    done
}

@test "H108 more corrections than findings are kept: all are made at once" {
    repeat 250000 $'Pyonyang.\n' >a
    repeat 250000 $'Pyongyang.\n' >want
    within 20 250 0 "$ONYM" check --fix a
    has err 'fixed: 250000 (a)'
    same a want
}

@test "H109 the mode stays exactly, whatever the umask" {
    for mask in 000 027 077; do
        for mode in 600 644 666 755 4755 2750 1644; do
            draft a
            chmod $mode a
            try 0 bash -c "umask $mask; \"\$ONYM\" check --fix a"
            equals "$(stat -c %a a)" "$mode"
        done
    done
}

@test "H110 the temporary file is beside the file, wherever TMPDIR is" {
    draft a
    TMPDIR=/nowhere try 0 strace -f -e trace=openat,rename,renameat,renameat2 -o trace "$ONYM" check --fix a
    fixed a
    lacks trace '/nowhere'
    grep -q 'rename.*\.onym-' trace
    rm trace
    left a
}

@test "H111 a signal between two files: what is done stays, what is begun is whole" {
    for signal in INT TERM HUP; do
        rm -rf many
        mkdir many
        perl -e 'for my $i (1 .. 300) { open my $f, ">", "many/$i" or die; print $f "They met in Seoul.\n" x 50, "In Pyonyang.\n" }'
        "$ONYM" check --fix many/* >out 2>err 3>&- &
        onym=$!
        for _ in $(seq 200); do grep -q fixed err && break; sleep 0.01; done
        kill -s $signal $onym
        got=0
        wait $onym || got=$?
        [[ $got -ge 128 || $got -eq 0 ]]
        perl -0777 -ne 'die "$ARGV\n" if !/\A(They met in Seoul\.\n){50}In Pyong?yang\.\n\z/' many/*
        equals "$(find many -mindepth 1 | wc -l)" 300
    done
}

@test "H112 --fix makes no backup and follows no link to one" {
    draft a
    ln -s /etc/passwd a~
    try 2 "$ONYM" check --fix --backup=~ a
    one_line backup
    try 0 "$ONYM" check --fix a
    [[ -L a~ ]]
    left a 'a~'
}
