#!/usr/bin/env bash
# Builds a glossary from NAMES, a handful of lines, and checks with it the texts of NAME.good, in which
# nothing may be wrong, and those of NAME.wrong: the text, what is wrong in it, and the first
# suggestion, in columns.  Lines that begin with # are no texts.
# usage: run.sh ONYM SOURCE NAMES WORDS
set -euo pipefail
onym=$1 source=$2 names=$3 words=$4
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export HOME=$place XDG_DATA_HOME=$place LC_ALL=C.UTF-8

# Data of its own.
mkdir -p "$place/dict/names" "$place/dict/styles" "$place/share/onym"
export ONYM_DATA=$place/share/onym
cp -r "$source/dict/systems" "$source/dict/sources.tsv" "$place/dict"
grep -v '^[a-z][a-z]\.' "$source/dict/styles/ap.style" >"$place/dict/styles/ap.style"
cp "$names" "$place/dict/names"
"$onym" glossary build --dict "$place/dict" ${words:+--words "$words"} "$place/share/onym/glossary.db"
cp -r "$place/dict/styles" "$place/dict/systems" "$place/share/onym"

# found TEXT - what is reported and the first suggestion of each error and warning.
found() {
    printf '%s\n' "$1" | "$onym" check --format jsonl - >"$place/found" || [[ $? -eq 1 ]]
    jq -r 'select(.level != "note") | [.text, .suggestions[0] // ""] | @tsv' "$place/found"
}

failed=0
while IFS= read -r text; do
    [[ $text != '#'* ]] || continue
    is=$(found "$text")
    [[ -z $is ]] || { printf 'must pass: %s\n  found: %s\n' "$text" "$is"; failed=1; }
done <"${names%.tsv}.good"
while IFS=$'\t' read -r text wrong right; do
    [[ $text != '#'* ]] || continue
    is=$(found "$text")
    [[ $is == "$wrong"$'\t'"$right" ]] ||
        { printf 'must be caught: %s\n  wanted: %s -> %s\n  found: %s\n' "$text" "$wrong" "$right" "$is"; failed=1; }
done <"${names%.tsv}.wrong"
exit "$failed"
