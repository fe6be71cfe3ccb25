#!/usr/bin/env bash
# The arrows of the design: fails when a room of src/ includes what it must not, when a file reaches
# for a library that is not its own, or when a function grows too long.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

longest=60 # lines of a function, braces included
faults=0

fault() {
    printf '%s\n' "$*" >&2
    faults=$((faults + 1))
}

# room_may ROOM HEADER - whether a file of src/ROOM may include "HEADER".
room_may() {
    local room=$1 header=$2
    case $room:$header in
    *:onym.h | "$room:$room"/*) return 0 ;;
    text:base/* | text:char_table_data.h | text:declension_filters_data.h) return 0 ;;
    translit:base/* | translit:text/*) return 0 ;;
    translit:korean_exceptions_data.h | translit:hanja_readings_data.h) return 0 ;;
    glossary:base/* | glossary:text/* | glossary:translit/*) return 0 ;;
    check:base/* | check:text/* | check:translit/* | check:glossary/*) return 0 ;;
    report:base/* | report:check/findings.h) return 0 ;;
    *) return 1 ;;
    esac
}

# library_may FILE HEADER - whether FILE may include <HEADER> of a library.
library_may() {
    local file=$1 header=$2
    case $header in
    unicode/*) [[ $file == src/text/* || $file == src/translit/* ||
        $file == src/glossary/version.c || $file == src/cli/memory.c ]] ;;
    sqlite3.h) [[ $file == src/glossary/* ]] ;;
    histedit.h) [[ $file == src/cli/line_private.h ]] ;;
    *) return 0 ;;
    esac
}

check_includes() {
    local file=$1 header room
    room=${file#src/}
    room=${room%%/*}
    while read -r header; do
        case $header in
        \"*\")
            header=${header//\"/}
            room_may "$room" "$header" || fault "$file: $room/ must not include \"$header\""
            ;;
        \<*\>)
            header=${header//[<>]/}
            library_may "$file" "$header" || fault "$file: must not include <$header>"
            ;;
        *) fault "$file: an include that cannot be read: $header" ;;
        esac
    done < <(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]+([<"][^>"]*[>"]).*/\1/p' "$file")
}

# A function's body begins with a brace in the first column and ends with one, by our format.
check_length() {
    local file=$1 found
    found=$(awk -v longest="$longest" -v file="$file" '
        /^[A-Za-z_].*\(/ { name = $0 }
        /^\{/ { begin = NR; inside = 1 }
        /^\}/ && inside {
            inside = 0
            if (NR - begin + 1 > longest)
                printf "%s:%d: %d lines in \"%s\", at most %d\n", file, begin, NR - begin + 1, name, longest
        }' "$file")
    [[ -z $found ]] || fault "$found"
}

while IFS= read -r file; do
    check_includes "$file"
    check_length "$file"
done < <(find src -name '*.[ch]' | LC_ALL=C sort)

if grep -nE '#[[:space:]]*include[[:space:]]+["<](base|text|translit|glossary|check|report|cli|unicode)/' \
    include/onym.h; then
    fault 'include/onym.h: must not include anything of ours or of ICU'
fi
[[ $faults -eq 0 ]]
