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

# cost COMMAND... - milliseconds of one cold process, the least of 20 runs.
cost() {
    local least=999999999 start end
    for _ in {1..20}; do
        start=$(date +%s%N)
        "$@" >/dev/null 2>&1 || true
        end=$(date +%s%N)
        ((end - start < least)) && least=$((end - start))
    done
    printf '%6d.%d ms  %s\n' $((least / 1000000)) $((least / 100000 % 10)) "${*:2}"
}

questions() {
    cost "$onym" lookup --exact Pyongyang
    cost "$onym" lookup Pyonyang
    cost "$onym" lookup "$(sed -n 4242p "$work/XX.txt" | cut -f2 | sed 's/./q/3')"
    cost "$onym" lookup Qwertyzxcvb
    cost "$onym" check "$source/tests/articles/misspellings.txt"
}

export XDG_DATA_HOME=$work/home
echo "== the shipped glossary alone"
questions
echo "== importing $count names"
start=$(date +%s%N)
"$onym" glossary import "$work/XX.txt"
end=$(date +%s%N)
echo "$((count * 1000 / ((end - start) / 1000000))) names a second," \
    "$(($(stat -c %s "$work/home/onym/glossary.db") / count)) bytes a name"
questions
