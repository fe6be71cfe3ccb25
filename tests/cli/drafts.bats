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

# slips EXPECTED < LINES - each line is a draft of its own; what is wrong and what it is to be.
slips() {
    local n=0 line
    while IFS= read -r line; do
        n=$((n + 1))
        printf '%s\n' "$line" >"d$((99 + n)).txt"
    done
    try 1 "$ONYM" check --format jsonl d???.txt
    [[ $(jq -r 'select(.level != "note") | .text + " " + .suggestions[0]' out) == "$1" ]]
}

@test "misspelt names in Russian drafts" {
    slips 'Ким Чен Ена Ким Чен Ына
Ким Чон Ын Ким Чен Ын
Ким Чен Ином Ким Чен Ыном
Ли Соль Чу Ли Соль Чжу
Владивосткое Владивостоке
Еврпоы Европы
Путнин Путин
Великобитании Великобритании
Санк-Петербурге Санкт-Петербурге' <<'END'
Ждали Ким Чен Ена вчера.
Приехал Ким Чон Ын.
Беседа с Ким Чен Ином.
Приехала Ли Соль Чу.
В Владивосткое ждут гостей.
Они жили на окраине Еврпоы и знали об этом.
Об этом сказал президент Путнин.
Послы Великобитании не пришли.
Живут в Санк-Петербурге.
END
}

@test "misspelt names in Korean drafts" {
    slips '걍상북도 경상북도
문재언 문재인
윤석렬 윤석열
백넘순 백남순
둑일 독일
런단 런던
프랑슨 프랑스
스페잉 스페인
믜국 미국' <<'END'
대구와 서울 사이의 걍상북도에 갔다.
문재언 대통령은 서울에서 말했다.
윤석렬 대통령은 서울에서 말했다.
백넘순 외무상은 평양에서 김정은을 만나고 북한을 떠났다.
베를린은 둑일에서 가장 크다.
그는 런단에서 살았다.
그는 프랑슨오픈에서 이겼다.
선수들은 스페잉으로 떠났다.
그는 믜국에서 왔다.
END
}

@test "words near a name in drafts are left alone" {
    cat >a.txt <<'END'
Ким Чен Гын и Ким Чон Гак приехали вместе. Профессор Путнин молчал. Лондонцы знали.

양국은 미곡과 영구의 값을 정했다. 중구에서 만난 김영춘 교수와 조던 선수, 알게 된 호스트와 시리안 곰.
END
    try 0 "$ONYM" check --fail-on note a.txt
    silent out
}

@test "another language is refused" {
    try 2 "$ONYM" check --lang fr a.txt
    message usage 'no such language'
}
