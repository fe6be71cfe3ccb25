#!/usr/bin/env bash
# analyse.sh BUILD - what takes longer than lint: gcc's analyser, clang-tidy, and valgrind on a selection of unit tests
# and commands of the plain build.  Each part says how long it took.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
build=$(realpath "$1")
failed=0
flags=(-D_GNU_SOURCE -DU_HIDE_DRAFT_API=1 -std=c11 -I include -I src -I "$build/made")
mapfile -t sources < <(find src -name '*.c' -not -path '*/gen/*' | LC_ALL=C sort)

# part NAME COMMAND... - runs the command and says how it went.
part() {
    local name=$1 begun=$SECONDS
    shift
    if "$@"; then
        printf 'passed  %s (%s s)\n' "$name" "$((SECONDS - begun))"
    else
        printf 'FAILED  %s (%s s)\n' "$name" "$((SECONDS - begun))"
        failed=$((failed + 1))
    fi
}

each_source() {
    printf '%s\0' "${sources[@]}" | xargs -0 -n 8 -P "$(nproc)" "$@"
}

# Messages that are wrong are listed with the reason in gcc-analyser.txt: FILE: message.
analyser() {
    local said accepted=tests/lint/gcc-analyser.txt
    # shellcheck disable=SC2016
    said=$(each_source bash -c 'while [[ $1 != -- ]]; do flags+=("$1"); shift; done; shift
        for file in "$@"; do gcc "${flags[@]}" -c -o /dev/null "$file" 2>&1 || echo "$file:0:0: error: not compiled"; done' \
        analyser "${flags[@]}" -O1 -fanalyzer -Wno-analyzer-null-argument -Wno-analyzer-malloc-leak -- |
        sed -nE 's/^([^:]+):[0-9]+:[0-9]+: (warning|error): (.*)$/\1: \3/p' |
        grep -vxFf <(grep -v '^#' "$accepted") | LC_ALL=C sort -u)
    [[ -z $said ]] || { printf '%s\n' "$said"; return 1; }
}

# clang-tidy reads the files first, then the flags.
tidy() {
    # shellcheck disable=SC2016
    each_source bash -c 'clang-tidy --quiet "$@" -- '"${flags[*]}"' 2>/dev/null' tidy
}

# K142, leaks and reads of what was never written: unit tests that do not need the whole dictionary, and one of each
# command.
memory_checked() {
    local command status place
    place=$(mktemp -d)
    export HOME=$place LC_ALL=C.UTF-8
    printf 'In Pyonyang, Rodog Sinmun: "Kiev," Putin. \xff\0 평양 Москва\n' >"$place/draft"
    printf '%s\0' arena buffer slice list utf8 printable sorter file edits document token segment key near diff rows |
        xargs -0 -I NAME -P "$(nproc)" valgrind -q --error-exitcode=99 --leak-check=full \
            --errors-for-leak-kinds=definite "$build/bin/test_NAME" >"$place/log" 2>&1 ||
        { cat "$place/log"; rm -rf "$place"; return 1; }
    for command in 'check draft' 'check --format html draft' 'check --diff draft' 'lookup Pyonyang' 'filter' 'translit 평양' \
        'explain Kiev' 'identify Chongjin' 'styles ap' 'shell -c .help' 'glossary add --en Zorvath' 'glossary list'; do
        status=0
        # shellcheck disable=SC2086
        (cd "$place" && valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
            "$build/bin/onym" $command <draft) >"$place/log" 2>&1 || status=$?
        [[ $status -le 1 ]] || { echo "onym $command: $status"; tail -30 "$place/log"; rm -rf "$place"; return 1; }
    done
    rm -rf "$place"
}

part "gcc's analyser" analyser
part clang-tidy tidy
part valgrind memory_checked
[[ $failed -eq 0 ]]
