#!/usr/bin/env bash
# Counts the instructions of five fixed jobs (fixed_jobs.c) and compares them with those stored in
# counts.txt: more than a tenth over one is a failure. With --write the counts are stored.
# usage: counts.sh FIXED_JOBS [--write]
set -euo pipefail
program=$1
stored=$(dirname "${BASH_SOURCE[0]}")/counts.txt
command -v valgrind >/dev/null || {
    echo 'skipped: valgrind is not installed'
    exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# count JOB - the instructions of it, and of nothing around it.
count() {
    valgrind --tool=callgrind --toggle-collect=fixed_job --callgrind-out-file="$work/out" "$program" "$1" \
        >"$work/said" 2>&1 || {
        cat "$work/said" >&2
        return 1
    }
    sed -n 's/^totals: *//p' "$work/out"
}

faults=0
while read -r job before; do
    now=$(count "$job")
    printf '%-14s %12d before, %12d now: %+.1f %%\n' "$job" "$before" "$now" \
        "$(awk -v a="$before" -v b="$now" 'BEGIN { print 100 * (b - a) / a }')"
    echo "$job $now" >>"$work/counts"
    ((now * 10 <= before * 11)) || faults=$((faults + 1))
done <"$stored"
if [[ ${2:-} == --write ]]; then
    cp "$work/counts" "$stored"
    exit 0
fi
[[ $faults -eq 0 ]] || {
    echo "$faults jobs take more than a tenth more; if that is meant, store the counts: counts.sh FIXED_JOBS --write"
    exit 1
}
