#!/usr/bin/env bats
# The formats of reports.
load helper

article() {
    printf '첫 줄: Пхеньян\n"Kiev" 첫 Pyonyang, by NKNews.\n' >a
}

@test "unix lines" {
    article
    try 1 "$ONYM" check --format unix a
    has out 'a:2:10: error: "Pyonyang": use "Pyongyang" ('
    has out '[name/misspelt]'
    has out 'a:2:2: note: "Kiev": use "Kyiv" ('
    equals "$(grep -cvE '^a:[0-9]+:[0-9]+: (error|warning|note): "[^"]+"(: use "[^"]+"( or "[^"]+")*)? \(.+\) \[[a-z]+/[a-z-]+\]$' out)" 0
}

@test "json is one array whose objects hold the contract's fields" {
    article
    try 1 "$ONYM" check --format json a
    jq -e 'type == "array" and length == 3' out
    jq -e 'all(.[]; (keys_unsorted | sort) == (["path", "rule", "level", "begin", "end", "line",
        "column", "text", "suggestions", "concept", "message", "reason", "quoted"] | sort))' out
    jq -e 'all(.[]; (.begin | type) == "number" and (.suggestions | type) == "array" and
        (.reason | has("kind") and has("system") and has("source")) and (.quoted | type) == "boolean")' out
    jq -e 'map(.begin) == (map(.begin) | sort)' out
    jq -e '.[0] | .quoted and .level == "note" and .rule == "name/outdated"' out
    jq -e '.[1] | (.quoted | not) and .concept == "kp.place.pyongyang" and .suggestions[0] == "Pyongyang"' out
}

@test "jsonl is one object a line, the same objects" {
    article
    try 1 "$ONYM" check --format json a
    jq -c '.[]' out >want
    try 1 "$ONYM" check --format jsonl a
    jq -c . out >is
    same is want
    equals "$(wc -l <out)" 3
}

@test "begin and end cut the text out of the file" {
    article
    try 1 "$ONYM" check --format jsonl a
    while IFS=$'\t' read -r begin end text; do
        equals "$(head -c "$end" a | tail -c +$((begin + 1)))" "$text"
    done < <(jq -r '[.begin, .end, .text] | @tsv' out)
}

@test "json of nothing, of several files, of hostile bytes" {
    : >empty
    try 0 "$ONYM" check --format json empty
    jq -e '. == []' out
    try 0 "$ONYM" check --format jsonl empty
    silent out
    article
    try 1 "$ONYM" check --format json a empty a
    jq -e 'length == 6' out
    printf '"\\ \x01\x1b[2J \xff\xfe \xe2\x80\xa8 Pyon\xc2\xadyang Pyonyang\n' >$'we"i\x1brd\xff'
    for format in json jsonl; do
        try 1 "$ONYM" check --format "$format" $'we"i\x1brd\xff'
        jq -e . out >/dev/null
        no_live_controls out
    done
}

@test "the human report shows the line and a caret under the word" {
    article
    try 1 "$ONYM" check a
    has out 'a:2:10: error: '
    # The caret stands under the P: Hangul takes two columns.
    line=$(grep -nF '첫 Pyonyang' out | cut -d: -f1 | sed -n 2p)
    caret=$(sed -n "$((line + 1))p" out)
    shown=$(sed -n "${line}p" out)
    before=${shown%%Pyonyang*}
    wide=${before//[^첫]/}
    equals "${caret%%^*}" "$(printf '%*s' $((${#before} + ${#wide})) '')"
    has out '^~~~~~~~'
    has out '1 error, 1 warning, 1 note in 1 file'
}
