#!/usr/bin/env bats
# E: loading and exporting.
load helper

HEADER=$'concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss'

# row LETTER [GLOSS] - a line of our table.
row() {
    local -A cyrillic=([a]=а [b]=б [c]=ц [d]=д [e]=е [g]=г [h]=х [i]=и [z]=з)
    printf 'xx.place.zor-%s\tZor%s Hill\tЗор%s\t\t\t\t\t\t\t\tuser\t%s\n' "$1" "$1" "${cyrillic[$1]}" "${2:-a test}"
}

rows() {
    echo "$HEADER"
    local i
    for i in "$@"; do row "$i"; done
}

load_into() {
    local status=$1
    shift
    try "$status" "$ONYM" glossary import --into ./own.db "$@"
}

concepts() {
    "$ONYM" glossary stats --json --no-user-glossary --glossary ./own.db | jq .concepts
}

@test "E66 a wrong number of columns: nothing is loaded, and the line is named" {
    { rows a b c d e; printf 'xx.place.zor-f\tZorf Hill\tonly three\n'; row g; row h; row i; } >names.tsv
    load_into 3 --format tsv names.tsv
    has err '(names.tsv:7)'
    has err 'nothing imported'
    [[ ! -e own.db ]] || equals "$(concepts)" 0
    rows z >sound.tsv
    load_into 0 --format tsv sound.tsv
    load_into 3 --format tsv names.tsv
    equals "$(concepts)" 1
}

@test "E67 CSV: quotes, line breaks in fields, CRLF, BOM; an open quote is told with its line" {
    printf '\xef\xbb\xbfen,ru,source,gloss\r\n"Zor ""A"" Hill",Зора,user,"one, two"\r\nZorb Hill,Зорб,user,x\r\n' >names.csv
    load_into 0 --format csv names.csv
    try 0 "$ONYM" lookup --exact --json --no-user-glossary --glossary ./own.db 'Zor "A" Hill'
    equals "$(jq -r '.results[0].note' out)" 'one, two'
    equals "$(concepts)" 2
    printf 'en,source\nZorc Hill,user\n"Zord Hill,user\nZore Hill,user\n' >open.csv
    load_into 3 --format csv open.csv
    has err 'open.csv:3'
    # A line break in a field is a blank; lines are counted as an editor does.
    printf 'en,source,gloss\r\n"Zorf\nHill",user,"two \r\n\tlines\n"\r\nZorg Hill,user\r\n' >lines.csv
    load_into 3 --format csv lines.csv
    has err '(lines.csv:6)'
    equals "$(concepts)" 2
    sed -i '$d' lines.csv
    load_into 0 --format csv lines.csv
    try 0 "$ONYM" lookup --exact --json --no-user-glossary --glossary ./own.db 'Zorf Hill'
    equals "$(jq -r '.results[0].note' out)" 'two lines'
    equals "$(jq -r '[.results[0].terms[] | select(.lang == "en") | .text][0]' out)" 'Zorf Hill'
    equals "$(concepts)" 3
}

@test "E69 a first line that promises two hundred million entries" {
    { echo 200000000; echo 'Pyongyang'; } >words.dic
    within 1 64 3 "$ONYM" glossary import --into ./own.db words.dic
    one_line
    printf '{"count": 200000000}\n' >a.json
    within 1 64 3 "$ONYM" glossary import --into ./own.db a.json
}

@test "E70 TBX with a document type: refused, the entity is not opened" {
    for system in file:///etc/passwd http://127.0.0.1/x secret; do
        printf '<?xml version="1.0"?>\n<!DOCTYPE tbx [<!ENTITY x SYSTEM "%s">]>\n<tbx type="TBX-Basic"><text><body>&x;</body></text></tbx>\n' \
            "$system" >a.tbx
        : >secret
        load_into 3 --format tbx a.tbx
        has err DTD
        strace -f -e trace=openat,open,connect -o trace "$ONYM" glossary import --into ./own.db --format tbx a.tbx >/dev/null 2>&1 || true
        lacks trace passwd
        lacks trace secret
        lacks trace connect
    done
    # A billion laughs need no file.
    { echo '<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a0 "ha">'
        for i in $(seq 30); do echo "<!ENTITY a$i \"&a$((i - 1));&a$((i - 1));\">"; done
        echo ']><tbx><text><body>&a30;</body></text></tbx>'; } >laughs.tbx
    within 1 64 3 "$ONYM" glossary import --into ./own.db --format tbx laughs.tbx
}

@test "E72 TBX too deep, too wide, in an unknown encoding" {
    { echo '<tbx type="TBX-Basic"><text><body>'; repeat 100000 '<termEntry>'; } >deep.tbx
    within 2 64 3 "$ONYM" glossary import --into ./own.db --format tbx deep.tbx
    one_line deep.tbx
    perl -e 'print "<tbx type=\""; print "x" x 1048576 for 1 .. 200; print "\"/>"' >wide.tbx
    within 5 64 3 "$ONYM" glossary import --into ./own.db --format tbx wide.tbx
    one_line wide.tbx
    for encoding in UTF-7 no-such-encoding; do
        printf '<?xml version="1.0" encoding="%s"?><tbx><text><body/></text></tbx>' $encoding >a.tbx
        load_into 3 --format tbx a.tbx
        one_line a.tbx
    done
}

@test "E73 a packed document is refused, and so is what only looks like one" {
    printf 'PK\x03\x04 and so on' >a.docx
    load_into 3 a.docx
    one_line 'packed by zip'
    printf '\x1f\x8b\x08 and so on' >a.gz
    load_into 3 a.gz
    one_line 'packed by gzip'
}

@test "E75 what is exported and loaded again is the same, hostile terms too" {
    for term in "Robert'); DROP TABLE term;--" 'per%cent' 'under_score' 'quo"te' 'back\slash' '=1+1' '@SUM' "O'Zor, Ltd" '<b>&amp;' '-x'; do
        try 0 "$ONYM" glossary add --glossary ./own.db --en "$term" --kind term --gloss "note: \"$term\", <&>"
    done
    want=$("$ONYM" glossary stats --json --no-user-glossary --glossary ./own.db | jq -r .hash)
    for format in tsv csv tbx; do
        try 0 "$ONYM" glossary export --format $format --no-user-glossary --glossary ./own.db -o names.$format
        rm -f again.db
        try 0 "$ONYM" glossary import --format $format --into ./again.db names.$format
        equals "$("$ONYM" glossary stats --json --no-user-glossary --glossary ./again.db | jq -r .hash)" "$want"
    done
}

@test "E76 JSON is JSON whatever the text holds" {
    printf 'A "Pyonyang" \\ \x01\x1f \xe2\x80\xa8 \xff Rodog\xff Sinmun Pyonyang\xfe\x00 \x7f Pyongyаng\n' >a
    for format in json jsonl sarif; do
        "$ONYM" check --format $format a >out 2>err || true
        jq -e . out >parsed
        no_live_controls out
    done
    "$ONYM" check --format jsonl a >out 2>err || true
    while read -r begin end text; do
        [[ $(tail -c +$((begin + 1)) a | head -c $((end - begin))) == "$text" ]] || [[ $text == *[![:ascii:]]* ]]
    done < <(places)
    [[ $(wc -l <out) -ge 3 ]]
}

@test "E77 reports that are cut stay well-formed" {
    repeat 100001 'Pyonyang ' >a
    try 1 "$ONYM" check --format json a
    jq -e 'length == 100000' out
    message limit
    try 1 "$ONYM" check --format sarif a
    jq -e '.runs[0].results | length == 100000' out
    # Two findings at one place.
    printf 'Pyon\u200byаng Pyоn\u00adyang\n' >two
    for format in json jsonl sarif; do
        try 1 "$ONYM" check --format $format two
        jq -e . out >parsed
    done
}

@test "E78 pipes: the end is the end, half a line is refused" {
    rows a b c >names.tsv
    load_into 0 --format tsv /dev/stdin <names.tsv
    equals "$(concepts)" 3
    try 0 bash -c 'cat names.tsv | "$ONYM" glossary import --into ./own.db --format tsv -'
    mkfifo pipe
    cat names.tsv >pipe 3>&- &
    load_into 0 --format tsv pipe
    # A producer that dies in the middle of a line.
    try 3 bash -c '{ cat names.tsv; printf "xx.place.zor-d\tZord H"; } | "$ONYM" glossary import --into ./own.db --format tsv -'
    has err incomplete
    has err ':5)'
    equals "$(concepts)" 3
}

@test "E79 a key given twice: the last wins, again changes nothing" {
    { rows a; row a second; } >names.tsv
    load_into 0 --format tsv names.tsv
    equals "$(concepts)" 1
    try 0 "$ONYM" lookup --exact --json --no-user-glossary --glossary ./own.db 'Zora Hill'
    equals "$(jq -r '.results[0].note' out)" second
    { echo "$HEADER"; row a third; row b; } >more.tsv
    load_into 0 --format tsv more.tsv
    cat out err >said
    grep -qE '1 updated|updated 1' said
    hash=$("$ONYM" glossary stats --json --no-user-glossary --glossary ./own.db | jq -r .hash)
    load_into 0 --format tsv more.tsv
    cat out err >said
    grep -qE '2 unchanged|unchanged 2' said
    equals "$("$ONYM" glossary stats --json --no-user-glossary --glossary ./own.db | jq -r .hash)" "$hash"
}
