#!/usr/bin/env bats
# K142: no leak, and nothing read that was never written. The suites under sanitizers look for the same in every case.
# shellcheck disable=SC2154
load helper

# checked COMMAND... - as the command, under valgrind; what valgrind finds is status 99.
checked() {
    valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite "$@" >out 2>err
}

setup_valgrind() {
    command -v valgrind >/dev/null || skip 'valgrind is not installed'
    [[ $slow -eq 1 ]] || skip 'a sanitizer looks for the same'
}

@test "K142 unit tests under valgrind" {
    setup_valgrind
    for name in arena buffer slice list utf8 printable file edits diff rows; do
        checked "$(dirname "$ONYM")/test_$name" || { echo "$name: $?"; tail -30 err; return 1; }
    done
}

@test "K142 commands under valgrind" {
    setup_valgrind
    mkdir data
    ln -s "$(dirname "$(dirname "$ONYM")")"/share/onym/{systems,styles} data/
    cp "$MINI_GLOSSARY" data/glossary.db
    export ONYM_DATA=$PWD/data
    printf 'In Pyonyang, Rodog Sinmun: "Kiev," Putin. \xff\0 평양 Москва\n' >draft
    printf 'Ким Чен Ун вернулся в Пхёньян.\n' >russian
    for command in 'check draft' 'check --format html draft' 'check russian' 'lookup Pyonyang' 'filter --translit' 'compare russian draft' \
        'shell -c .help' 'glossary add --en Zorvath' 'glossary export --format tbx' 'check nowhere'; do
        status=0
        # shellcheck disable=SC2086 # words of a command
        checked "$ONYM" $command <draft || status=$?
        [[ $status -le 4 ]] || { echo "onym $command: $status"; tail -30 err; return 1; }
    done
}
