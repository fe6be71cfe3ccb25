# What every suite of commands loads. A test runs in an empty directory of its own, with a home of its
# own, and calls the built program as "$ONYM".
# shellcheck shell=bash

setup() {
    [[ -x ${ONYM:-} ]] || {
        echo 'ONYM must name the built program' >&2
        return 1
    }
    export HOME=$BATS_TEST_TMPDIR/home LC_ALL=C.UTF-8 NO_COLOR=1 EDITRC=/dev/null TERM=dumb
    export XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config XDG_STATE_HOME=$HOME/state
    export XDG_CACHE_HOME=$HOME/cache
    unset ONYM_DATA XDG_DATA_DIRS XDG_CONFIG_DIRS
    mkdir -p "$HOME" "$BATS_TEST_TMPDIR/work"
    cd "$BATS_TEST_TMPDIR/work" || return 1
}

# try STATUS COMMAND... - runs the command with its output in the files out and err; its exit status
# must be STATUS.
try() {
    local want=$1 got=0
    shift
    timeout --foreground "${TRY_SECONDS:-$((60 * ${ONYM_SLOW:-1}))}" "$@" >out 2>err || got=$?
    [[ $got -eq $want ]] || {
        printf 'status %s instead of %s: %s\n' "$got" "$want" "$*"
        echo '-- out' && head -c 2000 out
        echo '-- err' && head -c 2000 err
        return 1
    }
}

# silent FILE - nothing is in the file.
silent() {
    [[ ! -s $1 ]] || {
        printf '%s is not empty:\n' "$1"
        head -c 2000 "$1"
        return 1
    }
}

# message CLASS [TEXT] - err is one line of the form "onym: CLASS: ...", with TEXT in it.
message() {
    local line
    line=$(cat err)
    [[ $(wc -l <err) -eq 1 && $line == "onym: $1: "*"${2:-}"* ]] || {
        printf 'err is not one line "onym: %s: ...%s...":\n%s\n' "$1" "${2:-}" "$line"
        return 1
    }
}

# has FILE TEXT - the text is in the file, letter by letter.
has() {
    grep -qF -e "$2" "$1" || {
        printf '"%s" is not in %s:\n' "$2" "$1"
        head -c 3000 "$1"
        return 1
    }
}

# lacks FILE TEXT
lacks() {
    ! grep -qF -e "$2" "$1" || {
        printf '"%s" is in %s:\n' "$2" "$1"
        head -c 3000 "$1"
        return 1
    }
}

# same FILE FILE - byte by byte.
same() {
    cmp "$1" "$2" || {
        diff <(od -c "$1") <(od -c "$2") | head -20
        return 1
    }
}

# equals ACTUAL EXPECTED
equals() {
    [[ $1 == "$2" ]] || {
        printf 'is       %q\nnot      %q\n' "$1" "$2"
        return 1
    }
}

# no_live_controls FILE... - no control characters but newline and tab, no bidi controls.
no_live_controls() {
    if LC_ALL=C grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]' \
        "$@" | cat -v; [[ ${PIPESTATUS[0]} -eq 0 ]]; then
        return 1
    fi
}
