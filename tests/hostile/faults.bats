#!/usr/bin/env bats
# K: memory and faults. FAULT_STRIDE=1 makes every call fail in turn; the stride here keeps the run short.
# shellcheck disable=SC2154
load helper

# Every command with a small glossary of its own, and its fault points at these strides.
stride=${FAULT_STRIDE:-173}

setup_faults() {
    [[ -n ${FAULTS:-} ]] || skip 'sanitizers have an allocator of their own: nothing can be preloaded'
    mkdir -p data
    ln -s "$(dirname "$(dirname "$ONYM")")"/share/onym/{systems,styles} data/
    cp "$MINI_GLOSSARY" data/glossary.db
    export ONYM_DATA=$PWD/data
    printf 'In Pyonyang, Rodog Sinmun: "Kiev," Putin. 평양 Москва\n' >draft
    cp draft in
    printf 'In Pyongyang, Rodong Sinmun: "Kiev," Putin. 평양 Москва\n' >fixed
    printf 'Ким Чен Ун вернулся в Пхёньян, пишет Нодон синмун.\n' >russian
    mkdir -p project/.onym
    { rows | head -1; printf 'xx.place.zor\tZorvath\tЗорват\t\t\t\t\t\t\t\tuser\t\n'; } >project/.onym/glossary.tsv
    echo 'style = ap' >project/.onym/config
    echo 'In Zorvath and Pyonyang.' >project/draft
}

# sweep KIND STRIDE COMMAND... - see sweep.pl; prepare and verify are variables.
sweep() {
    local kind=$1 step=$2
    shift 2
    [[ $step -gt 0 ]] || step=1
    "$ONYM_SOURCE/tests/hostile/sweep.pl" "$kind" "$step" "${prepare:-}" "${verify:-}" "$@"
}

# Beside the ways that most use, those that fewer do.
others=('identify Chongjin' 'identify --native 청진 Chongjin' 'compare russian draft' 'styles' 'styles ap' 'systems ru-bgn' 'systems'
    'explain draft:1:5' 'check --diff draft' 'check --style auto draft'
    'check --lang ru russian' 'check project/draft' 'filter --annotate' 'glossary list' 'glossary stats --glossary data/glossary.db'
    'glossary export --glossary data/glossary.db' 'translit --system ko-rr --reverse Pyeongyang' 'complete -- check --st')
reading=('check draft' 'check --format jsonl draft' 'filter' 'filter --translit' 'lookup Pyonyang' 'translit 평양' 'shell' 'explain Kiev')

@test "K137 no memory: reading commands" {
    setup_faults
    for command in "${reading[@]}"; do
        # shellcheck disable=SC2086
        sweep alloc "$stride" "$ONYM" $command
        # shellcheck disable=SC2086
        sweep alloc:from $((stride * 3)) "$ONYM" $command
    done
}

@test "K137 no memory: what is used less" {
    setup_faults
    for command in "${others[@]}"; do
        # shellcheck disable=SC2086
        sweep alloc $((stride * 2)) "$ONYM" $command
    done
}

fix_prepare='rm -f .onym-*; cp in draft'
fix_verify='cmp -s draft fixed || cmp -s draft in || { echo draft is neither old nor new; exit 1; }
    [[ -z $(echo .onym-*[0-9a-f]) || $(echo .onym-*) == ".onym-*" ]] || { ls -a; exit 1; }'

@test "K137 no memory: check --fix" {
    setup_faults
    prepare=$fix_prepare verify=$fix_verify
    sweep alloc "$stride" "$ONYM" check --fix draft
}

rows() {
    printf 'concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss\n'
    local i
    for i in 'a а' 'b б' 'c ц'; do
        printf 'xx.place.zor-%s\tZor%s Hill\tЗор%s\t\t\t\t\t\t\t\tuser\t\n' "${i% *}" "${i% *}" "${i#* }"
    done
}

# Old or new: the term that was there is there; all three new ones, or none.
load_prepare='cp old.db own.db; rm -f own.db-journal'
load_verify='n=0; unset LD_PRELOAD FAULT
    "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db Zorold >/dev/null || { echo the old term is lost; exit 1; }
    for i in a b c; do "$ONYM" lookup --exact --no-user-glossary --glossary ./own.db "Zor$i Hill" >/dev/null && n=$((n + 1)); done
    [[ $n -eq 0 || $n -eq 3 ]] && [[ $status -ne 0 || $n -eq 3 ]] || { echo $n of 3 rows, status $status; exit 1; }'

@test "K137 K140 no memory, and every fault of the disk, while loading" {
    setup_faults
    rows >names.tsv
    try 0 "$ONYM" glossary add --glossary ./old.db --en Zorold
    prepare=$load_prepare verify=$load_verify
    sweep alloc $((stride * 5)) "$ONYM" glossary import --into ./own.db names.tsv
    for kind in read write sync open; do
        sweep $kind $(((stride + 9) / 10)) "$ONYM" glossary import --into ./own.db names.tsv
    done
    prepare='cp old.db own.db; rm -f own.db-journal'
    verify='"$ONYM" lookup --exact --no-user-glossary --glossary ./own.db Zorold >/dev/null || exit 1'
    sweep alloc $((stride * 5)) "$ONYM" glossary add --glossary ./own.db --en Zornew
    sweep write $(((stride + 9) / 10)) "$ONYM" glossary add --glossary ./own.db --en Zornew
    sweep sync 1 "$ONYM" glossary add --glossary ./own.db --en Zornew
    sweep alloc $((stride * 5)) "$ONYM" glossary remove --glossary ./own.db xx.term.zorold || true
}

@test "K139 K140 faults of the disk while reading" {
    setup_faults
    for command in "${reading[@]}"; do
        for kind in read write open map; do
            # shellcheck disable=SC2086
            sweep $kind $(((stride + 9) / 10)) "$ONYM" $command
        done
        # shellcheck disable=SC2086
        sweep read:every 1 "$ONYM" $command
        # shellcheck disable=SC2086
        sweep write:every 1 "$ONYM" $command
    done
}

@test "K139 faults of the disk in what is used less" {
    setup_faults
    for command in "${others[@]}"; do
        for kind in read write open; do
            # shellcheck disable=SC2086
            sweep $kind "$stride" "$ONYM" $command
        done
    done
}

@test "K139 faults of the disk in check --fix: the file is old or new" {
    setup_faults
    prepare=$fix_prepare verify=$fix_verify
    for kind in read write sync rename open close; do
        sweep $kind $(((stride + 9) / 10)) "$ONYM" check --fix draft
    done
    sweep read:every 1 "$ONYM" check --fix draft
    sweep write:every 1 "$ONYM" check --fix draft
}

@test "K141 the clock does not matter" {
    setup_faults
    command -v faketime >/dev/null || skip 'faketime is not installed'
    for command in 'check draft' 'lookup Pyongyang' 'translit 평양'; do
        # shellcheck disable=SC2086
        "$ONYM" $command >want 2>&1 || true
        for time in '1970-01-01 00:00:00' '2040-01-01 00:00:00'; do
            # shellcheck disable=SC2086
            faketime -f "$time" "$ONYM" $command >out 2>&1 || true
            same out want
        done
    done
}
