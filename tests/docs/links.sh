#!/usr/bin/env bash
# links.sh SOURCE - every relative link of the documents leads to something, and every source file and function that
# they name is there.
set -euo pipefail
cd "$1"
failed=0
complain() {
    printf '%s\n' "$*"
    failed=$((failed + 1))
}
mapfile -t pages < <(find README.md docs -name '*.md' -not -path 'docs/systems/*' | LC_ALL=C sort)
for page in "${pages[@]}"; do
    while IFS= read -r link; do
        target=${link%%#*}
        [[ -z $target || $target == *://* || -e $(dirname "$page")/$target ]] || complain "$page: no $link"
    done < <(grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//')
    while IFS= read -r file; do
        [[ -e $file ]] || complain "$page: no $file"
    done < <(grep -oE '\b(src|tests|include|dict)/[a-z0-9_/-]+\.(c|h|sh|tsv|rules|style|bats)\b' "$page" | sort -u)
    # shellcheck disable=SC2016
    while IFS= read -r name; do
        grep -rqw -- "$name" src include tests CMakeLists.txt CMakePresets.json dict/sources.tsv ||
            complain "$page: nothing is called $name"
    done < <(grep -oE '`[a-z]+(_[a-z0-9]+)+`' "$page" | tr -d '`' | sort -u)
done
[[ $failed -eq 0 ]]
