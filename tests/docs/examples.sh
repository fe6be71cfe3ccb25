#!/usr/bin/env bash
# examples.sh [--update] ONYM SOURCE FILE... - runs the examples of documents and compares the output.
#
# An example is a block "```console" of Markdown, or ".Bd -literal" of a manual page, whose lines "$ COMMAND"
# are run in order, in one shell, in a directory that holds SOURCE's docs/examples as docs/examples. What
# follows a command is what it prints, on both standard output and standard error. A line of three dots (or
# the one character for them) stands for any number of lines. Blocks "```console untested" and those after
# '.\" untested' are not run. With --update the blocks that have no such dots get the output of today.
set -euo pipefail

update=false
if [[ ${1:-} == --update ]]; then
    update=true
    shift
fi
[[ $# -ge 3 && -x $1 ]] || {
    echo 'usage: examples.sh [--update] ONYM SOURCE FILE...' >&2
    exit 2
}
command -v jq >/dev/null || {
    echo 'skipped: jq, which some examples call, is not installed'
    exit 77
}
program=$(realpath "$1") source=$(realpath "$2")
shift 2

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
mkdir -p "$room/bin" "$room/work/docs" "$room/home"
ln -s "$program" "$room/bin/onym"
cp -r "$source/docs/examples" "$room/work/docs/"

# in_room COMMAND-FILE - runs it as a reader would, but with a home of its own.
in_room() {
    # shellcheck disable=SC2016
    env -i PATH="$room/bin:/usr/bin:/bin" HOME="$room/home" LC_ALL=C.UTF-8 TERM=dumb \
        ONYM_DATA="$(dirname "$(dirname "$program")")/share/onym" \
        bash -c 'cd "$1" && . "$2"' bash "$room/work" "$1" </dev/null
}

# run_block BLOCK - prints the block with the output of its commands.
run_block() {
    local line
    : >"$room/script"
    while IFS= read -r line; do
        [[ $line == '$ '* ]] || continue
        printf 'printf "%%s\\n" %q\n' "$line"
        # shellcheck disable=SC2016
        printf '(exit ${status:-0}); eval %q 2>&1; status=$?\n' "${line#'$ '}"
    done <"$1" >"$room/script"
    in_room "$room/script"
}

# matches WANT GOT - whether the lines of GOT are those of WANT, where dots stand for any lines.
matches() {
    awk '
        FNR == NR { want[++wanted] = $0; next }
        { got[++count] = $0 }
        function fits(w, g) {
            while (w <= wanted && want[w] != "..." && want[w] != "…") {
                if (g > count || want[w] != got[g]) return 0
                w++; g++
            }
            if (w > wanted) return g > count
            for (; g <= count + 1; g++) if (fits(w + 1, g)) return 1
            return 0
        }
        END { exit !fits(1, 1) }' "$1" "$2"
}

# Plain text of the lines of a manual page, and back.
from_roff() {
    sed -e 's/^\\&//' -e "s/\\\\(aq/'/g" -e 's/\\-/-/g' -e 's/\\e/\\/g'
}
to_roff() {
    sed -e 's/\\/\\e/g' -e "s/^\([.']\)/\\\\\&\1/" -e "s/'/\\\\(aq/g"
}

failed=0 blocks=0

# take_block FILE LINE ROFF - runs the block in $room/want; leaves in $room/now what is to stand there.
take_block() {
    local file=$1 line=$2 roff=$3
    cp "$room/want" "$room/now"
    if $roff; then
        from_roff <"$room/want" >"$room/plain"
    else
        cp "$room/want" "$room/plain"
    fi
    grep -q '^\$ ' "$room/plain" || return 0
    blocks=$((blocks + 1))
    run_block "$room/plain" >"$room/got" || true
    if matches "$room/plain" "$room/got"; then
        return 0
    fi
    if $update && ! grep -qxE '\.\.\.|…' "$room/plain"; then
        if $roff; then
            to_roff <"$room/got" >"$room/now"
        else
            cp "$room/got" "$room/now"
        fi
        return 0
    fi
    failed=$((failed + 1))
    printf '%s:%s: the example prints something else:\n' "$file" "$line"
    diff "$room/plain" "$room/got" || true
}

for file in "$@"; do
    name=${file##*/} number=0 inside=false skip=false roff=false begin=0
    case $name in *.[1-9]) roff=true ;; esac
    : >"$room/new"
    rm -rf "${room:?}/home" && mkdir "$room/home"
    mapfile -t lines <"$file"
    for line in "${lines[@]}"; do
        number=$((number + 1))
        if $inside && [[ ($line == '```' && $roff == false) || ($line == '.Ed' && $roff == true) ]]; then
            if $skip; then cp "$room/want" "$room/now"; else take_block "$file" "$begin" "$roff"; fi
            cat "$room/now" >>"$room/new"
            inside=false skip=false
        elif $inside; then
            printf '%s\n' "$line" >>"$room/want"
            continue
        elif [[ ($line == '```console'* && $roff == false) || ($line == '.Bd -literal'* && $roff == true) ]]; then
            inside=true begin=$number
            [[ $line != *untested* ]] || skip=true
            : >"$room/want"
        elif [[ $roff == true && $line == '.\" untested' ]]; then
            skip=true
        fi
        printf '%s\n' "$line" >>"$room/new"
    done
    if $update && ! cmp -s "$file" "$room/new"; then
        cat "$room/new" >"$file"
        printf 'updated %s\n' "$file"
    fi
done
printf '%s examples, %s differ\n' "$blocks" "$failed"
[[ $failed -eq 0 ]] || echo 'If the program is right, "cmake --build BUILD --target update_examples" writes what it prints now.'
[[ $failed -eq 0 ]]
