#!/usr/bin/env bats
# --fix and --diff: what is changed, and that nothing else is.
load helper

@test "--fix writes the corrections and nothing else" {
    printf 'In  Pyonyang\t\xff said.\n\nBy Rodog Sinmun' >a
    printf 'In  Pyongyang\t\xff said.\n\nBy Rodong Sinmun' >want
    try 0 "$ONYM" check --fix a
    same a want
    has err 'onym: fixed: 2 (a)'
}

@test "--fix keeps the byte order mark, CRLF and a missing last line end" {
    printf '\xef\xbb\xbfIn Pyonyang.\r\nBy Rodog Sinmun.\r\nEnd' >a
    printf '\xef\xbb\xbfIn Pyongyang.\r\nBy Rodong Sinmun.\r\nEnd' >want
    try 0 "$ONYM" check --fix a
    same a want
}

@test "--fix keeps the mode" {
    for mode in 600 640 755; do
        echo 'In Pyonyang.' >"a$mode"
        chmod "$mode" "a$mode"
        try 0 "$ONYM" check --fix "a$mode"
        equals "$(stat -c %a "a$mode")" "$mode"
        equals "$(cat "a$mode")" 'In Pyongyang.'
    done
}

@test "--fix refuses a file that is marked read-only" {
    echo 'In Pyonyang.' >a
    chmod 444 a
    try 5 "$ONYM" check --fix a
    message output a
    equals "$(cat a)" 'In Pyonyang.'
    equals "$(stat -c %a a)" 444
}

@test "--fix follows a symbolic link" {
    mkdir real
    echo 'In Pyonyang.' >real/a
    ln -s real/a link
    try 0 "$ONYM" check --fix link
    [[ -L link && $(readlink link) == real/a ]]
    equals "$(cat real/a)" 'In Pyongyang.'
    equals "$(ls -A real)" a
}

@test "--fix refuses a file with several names" {
    echo 'In Pyonyang.' >a
    ln a b
    try 5 "$ONYM" check --fix a
    message output a
    equals "$(cat a)" 'In Pyonyang.'
    [[ a -ef b ]]
}

@test "--fix leaves no file beside it" {
    echo 'In Pyonyang.' >a
    try 0 "$ONYM" check --fix a
    equals "$(ls -A)" "$(printf 'a\nerr\nout')"
}

@test "--fix leaves the file alone when there is nothing to do" {
    echo 'In Pyongyang.' >a
    touch -d '2001-02-03 04:05:06' a
    before=$(stat -c '%i %Y' a)
    try 0 "$ONYM" check --fix a
    equals "$(stat -c '%i %Y' a)" "$before"
    silent err
}

@test "--fix twice changes nothing the second time" {
    printf 'In Pyonyang and Phyongyang, NKNews and Rodog Sinmun wrote of Kiev.\n' >a
    try 0 "$ONYM" check --fix a
    cp a want
    try 0 "$ONYM" check --fix a
    same a want
    silent err
}

@test "--fix does not touch direct speech unless told to" {
    printf 'He said: “I flew from Kiev to Pyonyang.” In Kiev he said nothing.\n' >a
    printf 'He said: “I flew from Kiev to Pyonyang.” In Kyiv he said nothing.\n' >want
    cp a b
    try 1 "$ONYM" check --fix a # the misspelling in the quotation is still there
    same a want
    printf 'He said: “I flew from Kyiv to Pyongyang.” In Kyiv he said nothing.\n' >want
    try 0 "$ONYM" check --fix --fix-quotes b
    same b want
}

@test "--fix reports what is left" {
    printf 'In Pyonyang he said: “Kiev.”\n' >a
    try 0 "$ONYM" check --fix --format unix a
    has out note
    lacks out Pyonyang
}

@test "--fix of several files does each" {
    echo 'In Pyonyang.' >a
    echo 'By Rodog Sinmun.' >b
    try 3 "$ONYM" check --fix a no-such-file b
    equals "$(cat a b)" $'In Pyongyang.\nBy Rodong Sinmun.'
}

@test "--diff is a patch that makes what --fix makes" {
    {
        printf '\xef\xbb\xbfOne\r\nIn Pyonyang.\r\n'
        seq 20
        printf 'By Rodog Sinmun.\nEnd of Kiev'
    } >a
    cp a fixed
    cp a patched
    try 0 "$ONYM" check --fix fixed
    try 1 "$ONYM" check --diff a
    patch --binary patched <out
    same patched fixed
    cp a b
    try 1 "$ONYM" check --diff a b
    patch --binary -p0 <out
    same a fixed
    same b fixed
}

@test "--diff changes no file, and is empty when there is nothing to do" {
    echo 'In Pyongyang.' >a
    try 0 "$ONYM" check --diff a
    silent out
    echo 'In Pyonyang.' >b
    try 1 "$ONYM" check --diff b
    equals "$(cat b)" 'In Pyonyang.'
}

@test "a file that cannot be written is 5 and stays whole" {
    [[ $EUID -ne 0 ]] || command -v setpriv >/dev/null || skip 'root writes everywhere'
    mkdir locked
    echo 'In Pyonyang.' >locked/a
    chmod 555 locked
    as=()
    if [[ $EUID -eq 0 ]]; then
        chown 65534:65534 locked locked/a
        as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
        "${as[@]}" test -r "$PWD/locked/a" -a -x "$ONYM" || skip 'nobody may come here'
    fi
    try 5 "${as[@]}" "$ONYM" check --fix locked/a
    has err 'onym: output: '
    equals "$(cat locked/a)" 'In Pyonyang.'
    equals "$(ls -A locked)" a
}
