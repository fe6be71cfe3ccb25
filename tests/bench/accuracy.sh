#!/usr/bin/env bash
# Measures how often each rule is right: on the articles of tests/articles, whose gold files say what
# must be found, and on the sets under ONYM_SHARED/accuracy, if there are any: folders with clean/*.txt,
# where every finding is false, and perhaps dirty/*.txt, whose known errors gold.tsv lists (file, byte
# offset, bytes, ...).  Findings that are notes do not count.  Fails when a rule with ten findings or
# more is right in fewer than 90 % where errors are known: it must become a note.
# usage: accuracy.sh BUILD
set -euo pipefail
onym=$1/bin/onym
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export LC_ALL=C.UTF-8 HOME=$place XDG_DATA_HOME=$place NO_COLOR=1

# findings FILE... - file, begin, end, rule of each error and warning.
findings() {
    "$onym" check --no-user-glossary --format jsonl "$@" >"$place/json" || [[ $? -eq 1 ]]
    jq -r 'select(.level != "note") | [.path, .begin, .end, .rule] | @tsv' "$place/json" |
        sed 's|^[^\t]*/||'
}

# judge GOLD - "right" or "false" and the rule of each finding, "missed" for what GOLD (file, begin,
# end, rule or -) has and no finding overlaps.
judge() {
    awk -F'\t' -v OFS='\t' '
        !found { n++; file[n] = $1; begin[n] = $2; end[n] = $3; rule[n] = $4; next }
        { right = "false"
          for (i = 1; i <= n; i++)
              if (file[i] == $1 && $2 < end[i] && $3 > begin[i]) { right = "right"; hit[i] = 1 }
          print right, $4 }
        END { for (i = 1; i <= n; i++) if (!hit[i]) print "missed", rule[i] }' "$1" found=1 -
}

own() {
    local gold name text
    for gold in "$top"/tests/articles/*.tsv; do
        name=$(basename "$gold" .tsv)
        for text in "$top/tests/articles/$name.txt" "$top/docs/examples/$name.txt"; do
            [[ -e $text ]] || continue
            awk -F'\t' -v OFS='\t' -v file="$name.txt" \
                'FNR > 1 && NF > 3 && $3 != "note" { print file, $1, $2, $4 }' "$gold" >"$place/gold"
            findings "$text" | judge "$place/gold"
        done
    done
}

# gold_of SET FILE - the rows of FILE (file, byte offset, ...) as judge wants them: those of gold.tsv
# with their bytes, those of preexisting.tsv with the length of their form.
gold_of() {
    [[ ! -e $1/$2 ]] || awk -F'\t' -v OFS='\t' \
        'FNR > 1 && NF > 2 { sub(/.*\//, "", $1); print $1, $2, $2 + ($3 ~ /^[0-9]+$/ ? $3 : length($3)), "-" }' "$1/$2"
}

# clean SET - the findings on SET/clean, which are false but for forms that are contestable.
clean() {
    gold_of "$1" preexisting.tsv >"$place/known"
    findings "$1"/clean/*.txt | judge "$place/known" | grep '^false' || true
}

# dirty SET - the findings on SET/dirty that meet a known error, and the errors that none meets.
dirty() {
    gold_of "$1" gold.tsv >"$place/gold"
    findings "$1"/dirty/*.txt | judge "$place/gold" | grep -v '^false' || true
}

# plain SET - how often each rule speaks on a set that has no known errors.
plain() {
    local words
    words=$(cat "$1"/clean/*.txt | wc -w)
    clean "$1" | sort | uniq -c | awk -v title="$(basename "$1"), $words words" -v words="$words" '
        BEGIN { printf "%-28s %7s %15s\n", title, "false", "in 1,000 words" }
        { printf "%-28s %7d %15.3f\n", $3, $1, 1000 * $1 / words; all += $1 }
        END { printf "%-28s %7d %15.3f\n\n", "all", all, 1000 * all / words }'
}

# table TITLE - counts what comes in; false when a rule is right too seldom.
table() {
    sort | uniq -c | awk -v title="$1" '
        { count[$2, $3] = $1; if ($3 != "-") rules[$3] = 1; total[$2] += $1 }
        END {
            printf "%-28s %7s %7s %10s\n", title, "right", "false", "precision"
            bad = 0
            m = 0
            for (r in rules) name[++m] = r
            for (i = 1; i <= m; i++)
                for (j = i + 1; j <= m; j++)
                    if (name[j] < name[i]) { t = name[i]; name[i] = name[j]; name[j] = t }
            for (i = 1; i <= m; i++) {
                r = name[i]
                right = count["right", r] + 0
                wrong = count["false", r] + 0
                if (right + wrong == 0) continue
                share = right / (right + wrong)
                low = right + wrong >= 10 && share < 0.9
                bad += low
                printf "%-28s %7d %7d %9.1f%%%s\n", r, right, wrong, 100 * share,
                    low ? "  under 90 %: should be a note" : ""
            }
            all = total["right"] + total["false"]
            if (all > 0)
                printf "%-28s %7d %7d %9.1f%%   missed %d\n", "all", total["right"], total["false"],
                    100 * total["right"] / all, total["missed"]
            print ""
            exit bad > 0
        }'
}

status=0
own | table 'own articles' || status=1
for set in "${ONYM_SHARED:-/nowhere}"/accuracy/*/; do
    if [[ -e $set/gold.tsv ]]; then
        { clean "$set" && dirty "$set"; } | table "$(basename "$set")" || status=1
    elif [[ -d $set/clean ]]; then
        plain "$set"
    fi
done
exit "$status"
