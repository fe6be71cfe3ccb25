#!/usr/bin/env bash
# analyse.sh BUILD - what takes longer than lint: gcc's analyser and clang-tidy. Each part says how long it took.
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

part "gcc's analyser" analyser
part clang-tidy tidy
[[ $failed -eq 0 ]]
