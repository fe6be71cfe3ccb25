#!/usr/bin/env bats
# Systems: every id, the user's own files, hostile ones, the way back.
load helper

rules() { # rules FILE: a small system of one's own
    printf 'id: mine\ntitle: My own\nfrom: ru-Cyrl\nto: ru-Latn\nsteps: rules case\n\nщ > sch;\nа > a;\n' >"$1"
}

@test "every system of the contract is there" {
    try 0 "$ONYM" systems
    for id in ru-bgn ru-bgn-ascii ru-bgn-simple ru-iso9 ru-iso9-1968 ru-iso9-1954 ru-gost779b \
        ru-gost16876 ru-gost16876-2 ru-gost7034 ru-gost52535 ru-gost52290 ru-un1987 ru-alalc \
        ru-scientific ru-bs2979 ru-icao ru-mvd310 ru-mvd310-fr ru-mvd782 ru-odni ru-wikipedia \
        ru-yandex-maps ru-yandex-money ru-mosmetro ru-bas-bss uk-2010 uk-1996 uk-1993 uk-bgn1965 \
        uk-alalc uk-odni uk-passport2007 ko-rr ko-rr-letters ko-mr ko-bgn-kp ko-alalc ko-kp \
        ko-odni ko-yale ko-iso11941-1 ko-iso11941-2 ko-pronunciation ko-kontsevich ru-hangul; do
        grep -q "^$id " out || {
            echo "$id is missing"
            return 1
        }
    done
}

@test "a page of a system" {
    try 0 "$ONYM" systems ru-icao
    has out 'International Civil Aviation Organization'
    has out 'Подъездной -> Podieezdnoi'
    try 0 "$ONYM" systems --markdown ru-icao
    has out '# Russian, ICAO'
}

@test "a system of one's own, by path and by name" {
    rules my.rules
    try 0 "$ONYM" translit --system ./my.rules 'Ща ЩА б'
    equals "$(cat out)" 'Scha SCHA б'
    mkdir -p "$XDG_DATA_HOME/onym/systems"
    rules "$XDG_DATA_HOME/onym/systems/mine.rules"
    try 0 "$ONYM" translit --system mine Ща
    equals "$(cat out)" Scha
    try 0 "$ONYM" systems
    has out 'My own (your own)'
}

@test "faulty and hostile files are refused with their place" {
    rules my.rules
    printf 'б > [;\n' >>my.rules
    try 3 "$ONYM" translit --system ./my.rules Ща
    message input my.rules:9:
    rules my.rules
    printf ':: NFD;\n' >>my.rules
    try 3 "$ONYM" translit --system ./my.rules Ща
    message input my.rules:9:1
    rules my.rules
    printf 'x > | xx;\n' >>my.rules
    TRY_SECONDS=5 try 3 "$ONYM" translit --system ./my.rules Ща
    mkfifo pipe.rules
    TRY_SECONDS=5 try 3 "$ONYM" translit --system ./pipe.rules Ща
    try 3 "$ONYM" translit --system ./none.rules Ща
    try 3 "$ONYM" translit --system . Ща || try 2 "$ONYM" translit --system . Ща
}

@test "the way back" {
    try 0 "$ONYM" translit --system ru-iso9 --reverse 'Ûliâ, sʺešʹ eŝë'
    equals "$(cat out)" 'Юлия, съешь ещё'
    try 0 "$ONYM" translit --system ru-gost779b --reverse 'Yuliya, s``esh` eshhyo'
    equals "$(cat out)" 'Юлия, съешь ещё'
    try 0 "$ONYM" translit --system ru-bgn-simple --reverse Yeltsin
    equals "$(head -1 out)" 'Ельцин'
    try 0 "$ONYM" translit --system ru-bgn --reverse Sovetskiy
    equals "$(head -1 out)" 'Советский'
    try 1 "$ONYM" translit --system ru-bgn-simple --reverse Qqq
}

@test "the way back: marks that are missing, and Korean" {
    try 0 "$ONYM" translit --system ru-bgn --reverse Yeltsin # the standard has Yel’tsin
    equals "$(head -1 out)" 'Ельцин'
    try 0 "$ONYM" translit --system ko-mr --reverse "P'yongyang" # without its breve
    equals "$(head -1 out)" '평양'
    try 0 "$ONYM" translit --system ko-kp --kind person --reverse 'Kim Jong Un'
    equals "$(head -1 out)" '김정은'
    try 0 "$ONYM" translit --system ko-rr --kind place --reverse Bukgok # in no glossary: by rule
    equals "$(head -1 out)" '북곡'
    try 0 "$ONYM" translit --system ko-alalc --kind person --reverse 'Pak Mog-wŏl'
    equals "$(head -1 out)" '박목월'
    try 0 "$ONYM" translit --system ko-kontsevich --reverse Пусан
    equals "$(head -1 out)" '부산'
}

@test "the letters choose the system, --lang overrides" {
    try 0 "$ONYM" translit 'Київ'
    equals "$(cat out)" Kyiv
    try 0 "$ONYM" translit 'Киев'
    equals "$(cat out)" Kiyev
    try 0 "$ONYM" translit 서울
    equals "$(cat out)" seoul
    try 0 "$ONYM" translit --lang uk 'Гоголь'
    equals "$(cat out)" Hohol
    try 2 "$ONYM" translit --lang xx 'Гоголь'
    message usage xx
}

@test "mixed words are reported, and repaired on request" {
    try 0 "$ONYM" translit --system ru-bgn-simple 'Mocква'
    has err 'mixes Latin and Cyrillic'
    try 0 "$ONYM" translit --system ru-bgn-simple --fold 'Mocква'
    equals "$(cat out)" Moskva
    silent err
    try 0 "$ONYM" translit --system ru-bgn-simple 'Pоссия, mир и (Cевер)'
    equals "$(cat err)" $'onym: warning: "Pоссия" mixes Latin and Cyrillic letters; --fold repairs it
onym: warning: "mир" mixes Latin and Cyrillic letters; --fold repairs it
onym: warning: "Cевер" mixes Latin and Cyrillic letters; --fold repairs it'
    printf 'aб %.0s' {1..100} >in
    try 0 "$ONYM" translit --system ru-bgn-simple <in
    equals "$(wc -l <err)" 11
    has err 'more words mix'
}

@test "what is not covered is copied, and counts with --strict" {
    try 0 "$ONYM" translit --system ru-bgn 'Путин 한국'
    equals "$(cat out)" 'Putin 한국'
    try 1 "$ONYM" translit --system ru-bgn --strict 'Путин 한국'
    equals "$(cat out)" 'Putin 한국'
    has err 'not covered: ru-bgn copies "한"'
    try 1 "$ONYM" translit --system ko-rr --strict '서울 🙂'
    try 0 "$ONYM" translit --system ru-bgn --strict '«Путин» — café, № 5'
    try 0 "$ONYM" translit --system ko-pronunciation --strict '강원도'
}

@test "addresses pass through" {
    local text='https://example.org/Путин www.пример.рф @Путин info@почта.рф kremlin.рф'
    try 0 "$ONYM" translit --system ru-bgn "$text"
    equals "$(cat out)" "$text"
}
