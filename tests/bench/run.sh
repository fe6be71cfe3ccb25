#!/usr/bin/env bash
# Measures the program of BUILD: start-up, checking, filtering, transliterating. CPU time, user and
# system, of the whole process; the median of several runs.
# usage: run.sh BUILD
set -euo pipefail
onym=$1/bin/onym
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export LC_ALL=C.UTF-8 HOME=$place XDG_DATA_HOME=$place NO_COLOR=1
clock=$place/clock
cc -O2 -std=c11 -D_GNU_SOURCE -o "$clock" "$here/clock.c"

# cpu RUNS INPUT COMMAND... - median milliseconds of CPU, and peak memory in kB.
cpu() {
    "$clock" "$@"
}

# row NAME SIZE MILLISECONDS MEMORY
row() {
    awk -v name="$1" -v size="$2" -v ms="$3" -v kb="$4" 'BEGIN {
        rate = size > 100000 && ms > 0 ? sprintf("%.2f", size / 1000 / ms) : ""
        printf "%-44s %10.1f %10s %8.1f\n", name, ms, rate, kb / 1024 }'
}

# measure NAME RUNS INPUT COMMAND...
measure() {
    local name=$1 ms kb
    shift
    read -r ms kb < <(cpu "$@")
    row "$name" "$(stat -c %s "$2")" "$ms" "$kb"
}

# repeat FILE BYTES - the file again and again, up to so many bytes.
repeat() {
    local i
    for ((i = 0; i * $(stat -c %s "$1") < $2; i++)); do cat "$1"; done
}

page=$top/tests/articles/clean-summit.txt
article=$top/docs/examples/visit-to-pyongyang.txt
repeat "$page" 1000000 >"$place/clean"
repeat "$article" 1000000 >"$place/errors"
printf '%s\n' 'Владимир Путин прибыл в Пхеньян, сообщает агентство ТАСС из Владивостока.' >"$place/ru1"
repeat "$place/ru1" 1000000 >"$place/ru"
: >"$place/nothing"

printf '%-44s %10s %10s %8s\n' 'CPU time, median' ms MB/s MB
measure 'start: --version' 21 "$place/nothing" "$onym" --version
measure 'check: an article of one page' 21 "$page" "$onym" check --format unix -
measure 'check: the example with its errors' 21 "$article" "$onym" check --format unix -
measure 'check: 1 MB of clean articles' 3 "$place/clean" "$onym" check --format unix -
measure 'check: 1 MB of articles with errors' 3 "$place/errors" "$onym" check --format unix -
measure 'filter: 1 MB of clean articles' 3 "$place/clean" "$onym" filter
measure 'filter --translit: 1 MB of Russian' 3 "$place/ru" "$onym" filter --translit
measure 'lookup: 평양' 21 "$place/nothing" "$onym" lookup 평양
measure 'lookup: a near spelling' 21 "$place/nothing" "$onym" lookup Pyonyang
if command -v uconv >/dev/null; then
    printf '\ntransliterating 10 MB, beside ICU as it comes\n'
    "$here/translit.sh" "$onym" "$top/dict"
fi
printf '\n10 MB of English, beside the tools that are installed\n'
"$here/peers.sh" "$1"
