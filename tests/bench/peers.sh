#!/bin/bash
# Measures the program beside the tools that are installed, all in one run, and prints a table:
# peers.sh BUILD. Figures are CPU seconds (user and system), the median of RUNS runs (5), on texts
# that this script makes.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
build=$(realpath "$1") runs=${RUNS:-5}
onym=$build/bin/onym 
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# English of words that are no names, by the frequencies of a natural text (the word of rank n once
# in n), with a capital after every stop and a known name in one word of a hundred.
make_english() { # BYTES
    grep -E '^[a-z]{2,}$' /usr/share/dict/american-english |
        awk 'BEGIN { srand(2) } { printf "%.9f %s\n", rand(), $0 }' | sort | cut -d' ' -f2 >"$work/words"
    cut -f2 dict/names/*.tsv | grep -E '^[A-Z][A-Za-z -]+$' | sort -u > "$work/names"
    awk -v size="$1" -v names="$work/names" '
        BEGIN { srand(1); while ((getline line < names) > 0) name[n++] = line; start = 1 }
        { words[count++] = $0 }
        END {
            while (written < size) {
                word = rand() < 0.01 ? name[int(n * rand())] : words[int(count ^ rand()) - 1]
                if (start) word = toupper(substr(word, 1, 1)) substr(word, 2)
                start = ++k % 17 == 0
                word = word (start ? (k % 102 ? ". " : ".\n\n") : " ")
                written += length(word)
                printf "%s", word
            }
        }' "$work/words"
}

# median COMMAND... - CPU milliseconds of the middle one of the runs; standard input is $text.
median() {
    local TIMEFORMAT='%U %S' run
    for ((run = 0; run < runs; run++)); do
        { time "$@" < "$text" > "$work/out" 2> /dev/null || true; } 2>&1
    done | awk '{ print ($1 + $2) * 1000 }' | sort -n | sed -n "$(((runs + 1) / 2))p"
}

# row NAME COMMAND... - one line of the table, with the throughput over $text.
row() {
    local name=$1 took
    shift
    command -v "$1" > /dev/null || return 0
    took=$(median "$@")
    awk -v n="$name" -v t="$took" -v b="$(wc -c < "$text")" 'BEGIN {
        rate = (b > 100000) ? sprintf("%.1f", b / 1000 / t) : ""
        printf "| %s | %.0f | %s |\n", n, t, rate }'
}

memory() { # NAME COMMAND...
    local name=$1
    shift
    "$@" < "$text" > /dev/null 2>&1 &
    local job=$! peak=0 now
    while now=$(awk '/VmHWM/ { print $2 }' "/proc/$job/status" 2> /dev/null) && [ -n "$now" ]; do
        peak=$now
        sleep 0.01
    done
    wait "$job" || true
    printf '| %s | %d MB |\n' "$name" $((peak / 1024))
}

make_english 10000000 > "$work/en.txt"
head -c 1000000 "$work/en.txt" > "$work/en1.txt"
head -c 5000 "$work/en.txt" > "$work/page.txt"
: > "$work/nothing"

lscpu | grep -E '^(Model name|CPU\(s\)):'
"$onym" --version | head -1
printf '\n| job | CPU ms | MB/s |\n|-|-|-|\n'
text=$work/en.txt
row 'onym check, 10 MB of English' "$onym" check
row 'grep -F -w -o -f names' grep -F -w -o -f "$work/names"
row 'wc -w' wc -w
row 'aspell list' aspell list
row 'hunspell -l' hunspell -l
row 'codespell' codespell -
text=$work/en1.txt
row 'onym filter, 1 MB of English' "$onym" filter
text=$work/page.txt
row 'onym check, one page of 5 kB' "$onym" check
text=$work/nothing
row 'onym lookup --exact Pyongyang' "$onym" lookup --exact Pyongyang
row 'onym lookup Pyonyang' "$onym" lookup Pyonyang
row 'onym translit --system ru-bgn, nothing' "$onym" translit --system ru-bgn
printf '\n| memory | peak |\n|-|-|\n'
text=$work/en.txt
memory 'onym check, 10 MB of English' "$onym" check
text=$work/page.txt
memory 'onym check, one page' "$onym" check
