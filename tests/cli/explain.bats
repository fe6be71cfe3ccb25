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
