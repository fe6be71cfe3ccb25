#!/bin/bash
# Writes 10 MB of Russian and of Korean beside uconv, three times each, and prints CPU seconds and MB/s:
# translit.sh ONYM DICT. The text is drawn from the names of DICT/names, common ones often (one word
# in N^0.9 is the Nth), with endings, so that words repeat as in running text.
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

seconds() { # COMMAND...: CPU microseconds of the best of three runs
    local best='' took TIMEFORMAT='%U %S'
    for _ in 1 2 3; do
        took=$({ time "$@" > "$work/out" < "$text" 2> /dev/null; } 2>&1 |
            awk '{ printf "%d", ($1 + $2) * 1e6 }')
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    done
    echo "$best"
}

compare() { # SYSTEM ICU_ID FILE
    text=$3
    ours=$(seconds "$onym" translit --system "$1")
    theirs=$(seconds uconv -x "$2")
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
