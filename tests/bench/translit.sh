#!/bin/bash
# Writes 10 MB of Russian and of Korean beside uconv, five times in turn, and prints the medians of
# CPU seconds and MB/s: translit.sh ONYM DICT. The text is drawn from the names of DICT/names, the
# Nth once in N words, with endings, so that words repeat as in running text.
set -eu
onym=$1 dict=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

make_text() { # COLUMN ENDINGS FILE
    cut -f"$1" "$dict"/names/*.tsv | tr -s ' ;,."()' '\n' | grep -v '^[ -~]*$' | grep '...' | sort -u |
        LC_ALL=C awk -v endings="$2" -v size=10000000 '
            { words[n++] = $0 }
            END {
                srand(1); ends = split(endings, ending, " ");
                for (i = n - 1; i > 0; i--) {
                    j = int((i + 1) * rand()); word = words[i]; words[i] = words[j]; words[j] = word;
                }
                while (written < size) {
                    word = words[int(n ^ rand())];
                    if (rand() < 0.5) word = word ending[1 + int(ends * rand())];
                    written += length(word) + 1;
                    printf "%s%s", word, ++count % 15 ? " " : ".\n";
                }
            }' > "$3"
}

one() { # COMMAND...: CPU microseconds of one run
    local TIMEFORMAT='%U %S'
    { time "$@" > "$work/out" < "$text" 2> /dev/null; } 2>&1 |
        awk '{ printf "%d\n", ($1 + $2) * 1e6 }'
}

middle() { # of five numbers
    sort -n | sed -n 3p
}

compare() { # SYSTEM ICU_ID FILE
    text=$3
    : > "$work/ours"
    : > "$work/theirs"
    for _ in 1 2 3 4 5; do # in turn, so that both meet the same load
        one "$onym" translit --system "$1" >> "$work/ours"
        one uconv -x "$2" >> "$work/theirs"
    done
    ours=$(middle < "$work/ours")
    theirs=$(middle < "$work/theirs")
    bytes=$(wc -c < "$text")
    awk -v b="$bytes" -v o="$ours" -v t="$theirs" -v s="$1" -v i="$2" 'BEGIN {
        printf "%-14s %7.3f s %6.1f MB/s    uconv -x %-20s %7.3f s %6.1f MB/s    %.1f times\n",
            s, o / 1e6, b / o, i, t / 1e6, b / t, t / o }'
}

make_text 3 "а у ом ы ов ский" "$work/ru.txt"
make_text 5 "은 는 이 가 을 를 의 에서" "$work/ko.txt"
compare ru-bgn Russian-Latin/BGN "$work/ru.txt"
compare ru-icao Russian-Latin/BGN "$work/ru.txt"
compare ko-rr Hangul-Latin "$work/ko.txt"
