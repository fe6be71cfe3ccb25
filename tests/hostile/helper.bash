# What the suites of hostile cases share, beside what the suites of commands have.
# shellcheck shell=bash
load ../cli/helper

# Sanitizers and valgrind slow the program down and make it larger: bounds are those of the plain build.
slow=${ONYM_SLOW:-1}

# within SECONDS MEGABYTES STATUS COMMAND... - as try, in so much processor time and memory at most.
within() {
    local seconds=$(($1 * slow)) megabytes=$2 spent
    shift 2
    local status=$1
    shift
    TRY_SECONDS=$((60 + 10 * seconds)) try "$status" "$MEASURE" used "$@"
    read -r -a spent <used
    [[ ${spent[0]} -le $((seconds * 100)) ]] || {
        printf '%s hundredths of a second, over %s s: %s\n' "${spent[0]}" "$seconds" "$*"
        return 1
    }
    [[ $slow -gt 1 || ${spent[1]} -le $((megabytes * 1024)) ]] || {
        printf '%s KB, over %s MB: %s\n' "${spent[1]}" "$megabytes" "$*"
        return 1
    }
}

# cost COMMAND... - prints its processor time in hundredths of a second, whatever its status.
cost() {
    local spent
    "$MEASURE" used "$@" >/dev/null 2>&1 || true
    read -r -a spent <used
    echo "${spent[0]}"
}

# places - "begin end text" of each finding of a jsonl report in out.
places() {
    jq -r '"\(.begin) \(.end) \(.text)"' out
}

# one_line [TEXT] - err is one line of the program's, with TEXT in it.
one_line() {
    [[ $(wc -l <err) -eq 1 && $(<err) == 'onym: '*"${1:-}"* ]] || {
        printf 'err is not one line with "%s":\n' "${1:-}"
        head -c 2000 err
        return 1
    }
}

# left NAME... - nothing but the named files, and those of try and within, is in the directory.
left() {
    equals "$(find . -mindepth 1 -printf '%P\n' | grep -vxE 'out|err|used' | LC_ALL=C sort)" \
        "$(printf '%s\n' "$@" | LC_ALL=C sort)"
}

# open_place - makes a directory that every user can reach, named in place.
open_place() {
    place=$(mktemp -d /var/tmp/onym-XXXXXX)
    chmod 755 "$place"
}

teardown() {
    [[ -z ${place:-} ]] || rm -rf "$place"
}

# as_nobody COMMAND... - as a user without rights.
as_nobody() {
    HOME=/nowhere setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all "$@"
}

# at_terminal COMMAND - runs the command at a terminal, where the lines of the file lines are typed again and
# again until it ends; what is shown goes to the file typed.
at_terminal() {
    { for _ in $(seq 100); do cat lines 2>/dev/null || break; sleep 0.3; done; } |
        PAGER="cat" timeout 60 script -qec "$1" typed >/dev/null || true
}

# repeat COUNT TEXT - the text so many times.
repeat() {
    perl -e 'print $ARGV[1] x $ARGV[0]' "$@"
}
