#!/usr/bin/env bats
# The completions of bash, zsh and fish, and what they ask: onym complete.
load helper

completions=$ONYM_SOURCE/src/cli/completions

# offers WORD... - what onym complete answers, without what it says about each.
offers() {
    try 0 "$ONYM" complete -- "$@"
    cut -f1 out >answers
}

# has_line FILE LINE
has_line() {
    grep -qxF -e "$2" "$1" || {
        printf '"%s" is no line of %s:\n' "$2" "$1"
        head -c 2000 "$1"
        return 1
    }
}

@test "commands, with what they do" {
    offers ''
    "$ONYM" help | sed -n '/^Examples/q; s/^  \([a-z]*\)  *[a-z].*/\1/p' | sort >commands
    sort answers >sorted
    same commands sorted
    offers ch
    equals "$(cat answers)" check
    has out $'check\tcheck the names in texts'
}

@test "every option of every command" {
    # shellcheck disable=SC2013 # words, one a line
    for command in $(cut -f1 < <("$ONYM" complete -- '')); do
        [[ $command != glossary ]] || continue
        "$ONYM" help "$command" | grep -oE '(^| )--[a-z]+(-[a-z]+)*' | tr -d ' ' | sort -u >options
        offers "$command" -
        while read -r option; do
            has_line answers "$option"
        done <options
        has_line answers --style
        has_line answers --no-color
    done
    # shellcheck disable=SC2013 # words, one a line
    for verb in $(cut -f1 < <("$ONYM" complete -- glossary '')); do
        offers glossary "$verb" --gloss
        has_line answers --glossary
    done
    offers glossary add --
    for option in --en --ru --ko --ko-KP --ko-KR --uk --hani --kind --concept --variants --gloss --source; do
        has_line answers "$option"
    done
    offers glossary export -
    has_line answers -o
    lacks answers --en
}

@test "values that are offered are taken" {
    echo text >text
    # shellcheck disable=SC2013 # words, one a line
    for value in $(cut -f1 < <("$ONYM" complete -- check --format '')); do
        try 0 "$ONYM" check --format "$value" text
    done
    # shellcheck disable=SC2013 # words, one a line
    for value in $(cut -f1 < <("$ONYM" complete -- check --fail-on '')); do
        try 0 "$ONYM" check --fail-on "$value" text
    done
    for option in lang kind apostrophe case hyphen numerals; do
        offers translit "--$option" ''
        [[ $(wc -l <answers) -ge 2 ]]
        while read -r value; do
            try 0 "$ONYM" translit "--$option" "$value" 평양
        done <answers
    done
    # shellcheck disable=SC2013 # words, one a line
    for value in $(cut -f1 < <("$ONYM" complete -- glossary export --format '')); do
        try 0 "$ONYM" glossary export --format "$value" -o "x-$value"
    done
}

@test "systems and styles, all of them" {
    offers translit --system ''
    equals "$(wc -l <answers)" "$(find "$(dirname "$ONYM")/../share/onym/systems" -name '*.rules' | wc -l)"
    has_line answers ko-rr
    offers translit --system=ko-r
    has_line answers --system=ko-rr
    offers check --style n
    has_line answers nyt
    lacks answers ap
    offers check --style au
    equals "$(cat answers)" auto
    offers lookup --style au
    silent answers
    offers styles y
    equals "$(cat answers)" yonhap
    offers systems uk-
    has_line answers uk-2010
}

@test "names of the glossary, in any script" {
    offers lookup pyongy
    has_line answers Pyongyang
    lacks answers ’
    offers lookup 평양
    has_line answers 평양
    offers identify Хабаровс
    has_line answers Хабаровск
    offers styles --compare 'kim jong u'
    has_line answers 'Kim Jong Un'
    offers explain Vladivost
    has_line answers Vladivostok
    has_line answers :files
    offers lookup ''
    silent answers
    offers lookup -- --
    silent answers
}

@test "one's own concepts" {
    offers glossary remove ''
    silent answers
    "$ONYM" glossary add --en 'Zorvath Hill' --ko 조르바트 --kind place --gloss 'a hill'
    offers glossary edit xx.
    has out $'xx.place.zorvath-hill\ta hill'
}

@test "hostile words" {
    try 0 "$ONYM" complete
    has out check
    try 2 "$ONYM" complete check
    message usage
    try 0 "$ONYM" complete -- $'\x1b[2J' $'--\xff=' ''
    no_live_controls out
    try 0 "$ONYM" complete -- lookup "$(head -c 100000 /dev/zero | tr '\0' a)"
    try 0 "$ONYM" complete -- check "--$(head -c 100000 /dev/zero | tr '\0' a)=x"
}

# in_bash LINE - COMPREPLY for the words of LINE, the last one under the cursor.
in_bash() {
    PATH=$(dirname "$ONYM"):$PATH bash --norc -c '
        source "$1"
        COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
        _onym
        printf "%s\n" "${COMPREPLY[@]}"' bash "$completions/onym.bash" "$@" >answers
}

@test "bash" {
    in_bash onym tran
    equals "$(cat answers)" translit
    in_bash onym check --style = y
    equals "$(cat answers)" yonhap
    in_bash onym check --format '='
    has_line answers sarif
    in_bash onym lookup 'Kim\ Jong\ U'
    has_line answers 'Kim Jong Un'
    in_bash onym lookup '"Kim Jong U'
    has_line answers 'Kim Jong Un'
    touch draft-a.txt draft-b.txt
    in_bash onym check --fix draft
    equals "$(sort answers | xargs)" 'draft-a.txt draft-b.txt'
    # As typed: readline puts the words into the line.
    bash --norc -c 'source "$1"; complete -p onym' bash "$completions/onym.bash" >out
    has out '-F _onym'
}

@test "zsh" {
    command -v zsh >/dev/null || skip 'zsh is not installed'
    mkdir functions && cp "$completions/_onym" functions/
    cat >typing <<'SCRIPT'
zmodload zsh/zpty
zpty shell zsh -f -i
say() { zpty -w -n shell "$1" }
# until TEXT - reads what is printed until it is there.
until_seen() {
    local text= part=
    for i in {1..200}; do
        zpty -r -t shell part && text+=$part || sleep 0.05
        [[ $text != *$1* ]] || return 0
    done
    print -r -- "no $1 in: ${(V)text}"
    return 1
}
say $'PS1=ready-; unsetopt zle_bracketed_paste; fpath=(functions $fpath); autoload -U compinit; compinit -u -d dump; print -r in""it\n'
until_seen init || exit 1
say $'onym tran\t'; until_seen 'translit ' || exit 1
say $'--system=ko-rr-\t'; until_seen 'ko-rr-letters' || exit 1
say $'\x15onym lookup Vladivosto\t'; until_seen 'Vladivostok' || exit 1
say $'\x15onym lookup kim\\ jong\\ u\t'; until_seen 'Kim\ Jong\ Un' || exit 1
say $'\x15onym check draft\t'; until_seen 'draft-a.txt' || exit 1
zpty -d shell
SCRIPT
    touch draft-a.txt
    PATH=$(dirname "$ONYM"):$PATH try 0 zsh -f typing
}

@test "fish" {
    command -v fish >/dev/null || skip 'fish is not installed'
    touch draft-a.txt
    in_fish() {
        PATH=$(dirname "$ONYM"):$PATH fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
            "$completions/onym.fish" "$1" >answers
    }
    in_fish 'onym tran'
    has answers translit
    in_fish 'onym check --style y'
    has answers yonhap
    in_fish 'onym check --style=y'
    has answers yonhap
    in_fish 'onym lookup Vladivosto'
    has answers Vladivostok
    in_fish 'onym lookup Kim\ Jong\ U'
    has answers 'Kim Jong Un'
    in_fish 'onym check draft'
    has answers draft-a.txt
    in_fish 'onym styles '
    lacks answers draft-a.txt
}
