#!/usr/bin/env bash
# Checks TEXT and compares the findings, notes included, with those of GOLD: tab-separated lines of
# begin, end (bytes), level, rule and first suggestion after a line of headings.
# usage: run.sh ONYM TEXT GOLD; TEXT "shared" is the article of that name under ONYM_SHARED
set -euo pipefail
onym=$1 text=$2 gold=$3
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home LC_ALL=C.UTF-8

if [[ $text == shared ]]; then
    text=${ONYM_SHARED:-.}/articles/$(basename "$gold" .tsv).txt
fi
if [[ ! -e $text ]]; then
    echo "skipped: no $text (set ONYM_SHARED to the directory that holds it)"
    exit 77
fi
status=0
"$onym" check --format jsonl --fail-on note "$text" >"$home/found" || status=$?
{
    head -1 "$gold"
    jq -r '[.begin, .end, .level, .rule, .suggestions[0] // ""] | map(tostring) | join("\t")' "$home/found"
} >"$home/is"
if ! diff -u --label expected "$gold" --label found "$home/is"; then
    jq -r '"\(.path):\(.line):\(.column): \(.level): \"\(.text)\": \(.message) [\(.rule)]"' "$home/found"
    exit 1
fi
if [[ $(wc -l <"$gold") -gt 1 ]]; then want=1; else want=0; fi
[[ $status -eq $want ]] || {
    echo "exit status $status instead of $want"
    exit 1
}
