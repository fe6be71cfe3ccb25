#!/usr/bin/env bats
# House styles: one article under several, and the one that an article follows.
load helper

# The forms are those of docs/formats/styles.md's sources: the Times writes Kim Jong-un and Zelensky, AP
# Kim Jong Un and Zelenskyy, KCNA Kiev, the library's catalogues the system of ALA-LC.
article() {
    cat >article.txt <<'END'
Kim Jong-un met Sergei Lavrov in Pyongyang. Volodymyr Zelensky spoke in Kyiv. Kim Yo-jong and Choe Son-hui were there too.
END
}

# pairs STYLE - what check says under the style, as "text > suggestion" lines.
pairs() {
    "$ONYM" check --style "$1" --format jsonl --fail-on note article.txt >found || true
    jq -r '.text + " > " + .suggestions[0]' found
}

@test "the same article under ap" {
    article
    [[ $(pairs ap) == 'Kim Jong-un > Kim Jong Un
Volodymyr Zelensky > Volodymyr Zelenskyy
Kim Yo-jong > Kim Yo Jong
Choe Son-hui > Choe Son Hui' ]]
}

@test "the same article under nyt has nothing to report but what the Times writes otherwise" {
    article
    pairs nyt >is
    lacks is Kim
    lacks is Zelensky
    lacks is Kyiv
}

@test "the same article under kcna" {
    article
    pairs kcna >is
    has is 'Kim Jong-un > Kim Jong Un'
    has is 'Kyiv > Kiev'
    has is 'Volodymyr Zelensky > Volodymyr Zelenskiy'
    lacks is Pyongyang # not Phyongyang, in the North's own press either
}

@test "the same article under bgn" {
    article
    pairs bgn >is
    has is 'Kim Jong-un > '
    lacks is 'Kyiv >'
    lacks is 'Pyongyang >'
}

@test "the same article under academic" {
    article
    pairs academic >is
    has is 'Kim Jong-un > Kim Chŏng-ŭn'
    has is 'Pyongyang > P’yŏngyang'
    has is 'Kim Yo-jong > Kim Yŏ-jŏng'
    has is 'Kyiv > Kyïv'
}

@test "a project's style stands until --style names another" {
    article
    mkdir .onym
    echo 'style = nyt' >.onym/config
    "$ONYM" check --format jsonl article.txt >found || true
    lacks found 'Kim Jong-un'
    "$ONYM" check --style ap --format jsonl article.txt >found || true
    has found 'Kim Jong-un'
}

@test "--style auto names the style that fits best and reports its departures" {
    echo 'Kim Jong-un and Volodymyr Zelensky spoke in Kyiv and Phyongyang, not in Kiev.' >article.txt
    try 1 "$ONYM" check --style auto --format jsonl article.txt
    has err 'onym: style: nyt fits best, with 2 departures'
    [[ $(jq -r '.style + " " + .text' out) == 'nyt Phyongyang
nyt Kiev' ]]
    try 1 "$ONYM" check --style nyt --format jsonl article.txt
    [[ $(jq -r '.style' out | sort -u) == null ]]
}

@test "--style auto says when styles fit equally, and takes ap then" {
    echo 'Talks in Moscow ended in Phyongyang.' >a.txt
    echo 'No name at all.' >b.txt
    try 1 "$ONYM" check --style auto --format jsonl a.txt b.txt
    [[ $(grep -c 'fit equally' err) -eq 2 ]]
    has err 'checked by ap (a.txt)'
    [[ $(jq -r '.style' out) == ap ]]
}

@test "--style auto tells each text's own style" {
    echo 'Kim Jong Un and Volodymyr Zelenskyy were in Kyiv.' >ap.txt
    echo 'Kim Jong Un and Volodymyr Zelenskiy were in Kiev.' >kcna.txt
    try 0 "$ONYM" check --style auto ap.txt kcna.txt
    grep -q ' kcna fits best.*(kcna.txt)' err
    grep -q 'ap.*(ap.txt)' err
}
