#!/usr/bin/env bats
# onym explain: words, and places of files.
load helper

@test "a word is told with its form and its rule" {
    try 0 "$ONYM" explain Phyongyang
    has out 'name/other-system'
    has out 'AP writes Pyongyang'
    has out 'ko-kp, '
    try 0 "$ONYM" explain Pyongyang Пхеньяне 평양에서 table
    has out 'accepted: a known name'
    has out 'accepted: an English word'
    try 1 "$ONYM" explain Qxzzwvjk
}

@test "a place is told in its text" {
    printf 'He saw Pyonyang.\n"In Moscow," see https://example.org/Kiev\n' >draft.txt
    try 0 "$ONYM" explain draft.txt:1:9
    has out 'Pyonyang: reported'
    try 0 "$ONYM" explain draft.txt:2:5
    has out 'direct speech'
    try 0 "$ONYM" explain draft.txt:2:40
    has out 'not looked at'
    try 1 "$ONYM" explain draft.txt:9:1
    message 'not found' 'no such line and column'
    try 3 "$ONYM" explain nothing.txt:1:1
    try 2 "$ONYM" explain
    message usage 'what is to be explained?'
}

@test "json" {
    try 0 "$ONYM" explain --json Kiev
    jq -e '.standing == "reported" and .finding.rule == "name/outdated" and
        .term.status == "superseded" and .concept == "ua.place.kyiv"' out
}

@test "the style and the entry of what is reported" {
    echo 'In Pyonyang.' >draft
    try 0 "$ONYM" explain draft:1:4
    has out 'rule          name/misspelt'
    has out 'style         ap,'
    has out 'sources       ap-stylebook'
    has out 'Pyongyang (place, North Korea): capital'
    try 0 "$ONYM" explain --style nyt draft:1:4
    has out 'style         nyt,'
}

@test "the files of a project" {
    mkdir .onym
    echo 'style = nyt' >.onym/config
    echo 'Kim Jong-un.' >draft
    try 0 "$ONYM" explain draft:1:1
    has out 'accepted'
    has out 'style         nyt,'
}
