#!/usr/bin/env bats
# Names in Russian, Ukrainian and Korean texts.
load helper

@test "a Russian name is corrected in its case, and the rest of the line stays" {
    echo 'Ким Чен Уна ждали в Пхёньяне, груз шёл из Владвостока.' >a.txt
    try 0 "$ONYM" check --fix a.txt
    [[ $(cat a.txt) == 'Ким Чен Ына ждали в Пхеньяне, груз шёл из Владивостока.' ]]
}

@test "a Korean name is corrected with the particle that its last sound needs" {
    echo '북한 평양을 떠난 푸틴은 블라디보스톡은 물론 블라디보스톡에서도 환영을 받았다.' >a.txt
    try 0 "$ONYM" check --fix a.txt
    [[ $(cat a.txt) == *' 블라디보스토크는 물론 블라디보스토크에서도 '* ]]
}

@test "--lang says which Korea's spelling is right" {
    echo '로동신문과 노동신문' >a.txt
    try 1 "$ONYM" check --lang ko-KP --format jsonl a.txt
    [[ $(jq -r '.text + " " + .suggestions[0]' out) == '노동신문 로동신문' ]]
    try 1 "$ONYM" check --lang ko-KR --format jsonl a.txt
    [[ $(jq -r '.text + " " + .suggestions[0]' out) == '로동신문 노동신문' ]]
    try 0 "$ONYM" check --lang ko --format jsonl --fail-on note a.txt
    silent out
}

@test "without --lang most of the text decides" {
    printf '로동신문은 련락을 받았다.\n로씨야의 뿌찐대통령.\n러시아\n' >a.txt
    try 1 "$ONYM" check --format jsonl a.txt
    [[ $(jq -r '.text + " " + .suggestions[0]' out) == '러시아 로씨야' ]]
}

@test "Kiev is right in Russian, Kyiv in Ukrainian" {
    printf 'Мы были в Киеве и во Львове.\n\nМи були в Києві та у Львові.\n' >a.txt
    try 0 "$ONYM" check --fail-on note a.txt
    silent out
}

@test "a native name in an English text is checked as well" {
    echo 'Kim Jong Un (Ким Чен Ун, 김정은) was in Pyongyang (Пхёнъян).' >a.txt
    try 1 "$ONYM" check --format jsonl a.txt
    [[ $(jq -r '.suggestions[0]' out) == $'Ким Чен Ын\nПхеньян' ]]
}

@test "another language is refused" {
    try 2 "$ONYM" check --lang fr a.txt
    message usage 'no such language'
}
