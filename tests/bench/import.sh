#!/usr/bin/env bash
# How the store bears a national gazetteer: imports COUNT made names (1,000,000 unless given) and
# prints names a second, size, memory, and what questions cost with and without them.
#
#     tests/bench/import.sh build/release/bin/onym [COUNT]
set -euo pipefail
onym=$(realpath "${1:?the program}")
count=${2:-1000000}
source=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cc -O2 -D_GNU_SOURCE -o "$work/make" "$source/tests/bench/make_gazetteer.c"
cat "$source"/dict/names/*-places.tsv | "$work/make" "$count" >"$work/XX.txt"

# processor COMMAND... - milliseconds of processor time that COMMAND takes.
processor() {
    local TIMEFORMAT='%U %S' took
    took=$({ time "$@" >/dev/null 2>&1 || true; } 2>&1)
    awk '{printf "%d", ($1 + $2) * 1000}' <<<"$took"
}

# cost COMMAND... - the least that one cold process of 20 takes.
cost() {
    local least=999999 took
    for _ in {1..20}; do
        took=$(processor "$@")
        ((took < least)) && least=$took
    done
    printf '%4d ms  %s\n' "$least" "${*:2}"
}

questions() {
    cost "$onym" lookup --exact Pyongyang
    cost "$onym" lookup Pyonyang
    cost "$onym" lookup "$(sed -n 4242p "$work/XX.txt" | cut -f2 | sed 's/./q/3')"
    cost "$onym" lookup Qwertyzxcvb
    cost "$onym" check "$source/docs/examples/visit-to-pyongyang.txt"
}

export XDG_DATA_HOME=$work/home
echo "== the shipped glossary alone"
questions
echo "== importing $count names"
took=$(processor "$onym" glossary import "$work/XX.txt")
echo "$((count * 1000 / took)) names a second of processor time," \
    "$(($(stat -c %s "$work/home/onym/glossary.db") / count)) bytes a name"
questions
