#!/usr/bin/env bats
# What a pass through a draft leaves behind, without the terminal that it needs.
load helper

@test "[sic] is heeded" {
    echo 'Kiev [sic] and Pyonyang (Sic), but Kiev.' >draft
    try 1 "$ONYM" check --format unix draft
    equals "$(wc -l <out)" 1
    has out 'draft:1:36: warning: "Kiev"'
}

@test "decisions are listed" {
    mkdir .onym
    printf 'decision\ttext\tform\trule\tstyle\tplace\tdate\n' >.onym/decisions.tsv
    {
        printf 'leave\tKiev\t\tname/outdated\tap\t\t2026-01-02\n'
        printf 'no line of ours\n'
        printf 'take\tPyonyang\tPyongyang\tname/misspelt\tap\t\t2026-01-03\n'
        printf 'take\tKiev\tKyiv\tname/outdated\tap\t\t2026-01-04\n'
        printf 'leave\tRodog\x1b[2J\t\tname/misspelt\tap\tf8239518286e9821\t2026-01-05\n'
    } >>.onym/decisions.tsv
    try 0 "$ONYM" glossary list --decisions
    equals "$(wc -l <out)" 3
    no_live_controls out
    grep -qP '^take\tKiev\tKyiv\tname/outdated\tap\teverywhere\t2026-01-04$' out
    has out 'one sentence'
    try 0 "$ONYM" glossary list --decisions --json
    jq -se 'length == 3 and .[1].form == "Kyiv"' out
    cd /
    try 0 "$ONYM" glossary list --decisions
    silent out
}

@test "-i and --watch say when they cannot" {
    echo text >draft
    try 2 "$ONYM" check -i draft </dev/null
    message usage 'needs a terminal'
    try 2 "$ONYM" check -i
    try 2 "$ONYM" check --watch -
    message usage 'need files'
    try 2 "$ONYM" check -i --fix draft
    try 2 "$ONYM" check --watch --fix draft
    try 3 "$ONYM" check --watch missing/draft
    message input 'cannot watch'
}
