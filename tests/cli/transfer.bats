#!/usr/bin/env bats
# onym glossary import, export, list, remove, edit, and project files.
load helper

HEADER=$'concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss'

# own FILE - a glossary of its own with hostile and plain terms.
own() {
    {
        echo "$HEADER"
        printf 'xx.org.bank\tZorvath Bank\tЗорват-банк\t조르바트은행\t조르바트은행\t\t\tZB <short>; ru:Зорват; Zorvat <misspelling>; Sorwath <superseded 2019>\ttranslation\t1990/\tuser\ta bank, "the" bank\n'
        printf "xx.person.mallory\tMallory Zorvath\tМэллори Зорват\t\t\t\t\tRobert'); DROP TABLE term--; a\\\\;b\\\\<c\\\\>d\\\\\\\\e\tbearer\t\tuser\t=cmd|' /C calc'!A0\n"
        printf 'xx.term.at\t@sum(A1)\t\t\t\t\t\t+1 <deprecated>; -2 <deprecated>; '"''"'=x\tlatin\t\tuser\tper%%cent under_score "quo""te"\n'
    } >"$1"
}

hash_of() {
    "$ONYM" glossary stats --glossary "$1" --no-user-glossary | sed -n 's/^hash //p'
}

@test "what is exported and imported again is the same" {
    own a.tsv
    try 0 "$ONYM" glossary import --into a.db a.tsv
    has out 'tsv: added 3'
    for format in tsv csv tbx; do
        try 0 "$ONYM" glossary export --format $format -o a.$format.out --glossary a.db --no-user-glossary
        try 0 "$ONYM" glossary import --into $format.db a.$format.out
        has out "$format: added 3"
        equals "$(hash_of $format.db)" "$(hash_of a.db)"
        # And once more changes nothing.
        try 0 "$ONYM" glossary import --into $format.db a.$format.out
        has out "$format: unchanged 3"
    done
}

@test "a form that is listed with a system, and one that a system would make, stay what they are" {
    {
        echo "$HEADER"
        printf 'az.person.aliyev\tIlham Aliyev\tИльхам Алиев\t\t\t\t\tIlxom Alief <ru-icao>; Ilham Aliev\tbearer\t\tuser\tfirst\n'
    } >a.tsv
    try 0 "$ONYM" glossary import --into a.db a.tsv
    for format in tsv csv tbx; do
        try 0 "$ONYM" glossary export --format $format -o a.$format.out --glossary a.db --no-user-glossary
        try 0 "$ONYM" glossary import --into $format.db a.$format.out
        equals "$(hash_of $format.db)" "$(hash_of a.db)"
        try 0 "$ONYM" glossary export --format tsv -o again --glossary $format.db --no-user-glossary
        has again 'Ilxom Alief <ru-icao>'
        has again 'Ilham Aliev; '
    done
}

@test "cells that a spreadsheet would run are guarded" {
    own a.tsv
    try 0 "$ONYM" glossary import --into a.db a.tsv
    try 0 "$ONYM" glossary export --format csv --glossary a.db --no-user-glossary
    has out ",'@sum(A1),"
    has out "'=cmd|"
    [[ $(grep -cE '(^|,)"?[=+@-]' out) -eq 0 ]]
}

@test "a faulty line: nothing is imported, or all the others" {
    {
        echo "$HEADER"
        for i in 1 2 3 4 5 6 7 8 9; do
            printf 'xx.term.t%s\tTerm %s\t\t\t\t\t\t\tlatin\t\tuser\tt\n' $i $i
        done
    } | sed '7s/\tt$//' >a.tsv
    try 3 "$ONYM" glossary import a.tsv
    has err '(a.tsv:7)'
    has err 'nothing imported'
    try 0 "$ONYM" glossary list
    silent out
    try 0 "$ONYM" glossary import --skip-faulty a.tsv
    has out 'added 8'
    has err '(a.tsv:7)'
    try 0 "$ONYM" glossary list
    equals "$(wc -l <out)" 8
}

geonames() {
    printf '%s\t%s\t%s\tx,y\t40.1\t127.2\tP\tPPL\tKP\t\t00\t\t\t\t0\t\t10\tAsia/Pyongyang\t2020-01-01\n' "$@"
}

@test "a gazetteer is known, and found by near spellings, but is no authority" {
    geonames 1 Zorvathchigol Zorvathchigol 2 'Qu"ote' 'Qu"ote' 3 Chebarkul’ "Chebarkul'" >XX.txt
    try 0 "$ONYM" glossary import XX.txt
    has out 'geonames: added 3, names 3'
    try 0 "$ONYM" lookup --json Zorvathchygol
    equals "$(jq -r '.results[0].concept' out)" xx.place.geonames-1
    try 0 "$ONYM" lookup --exact 'Chebarkul'
    echo 'They met in Zorvathchigol, in ZORVATHCHIGOL, in Zorvathchygol.' >a
    try 0 "$ONYM" check a
    # Alternate names of our languages are taken, links and Latin names filed under ko are not.
    printf '9\t1\tko\t조르바트\t1\t\t\t\t\t\n8\t1\tlink\thttps://x\t\t\t\t\t\t\n7\t1\tko\tZorbat\t\t\t\t\t\t\n6\t77\tru\tНет\t\t\t\t\t\t\n' >alt.txt
    try 0 "$ONYM" glossary import alt.txt
    has out 'names 1, rows without a name for us 3'
    try 0 "$ONYM" lookup --exact 조르바트
    try 1 "$ONYM" lookup --exact Zorbat
}

@test "a newer gazetteer updates and leaves the user's own alone" {
    geonames 1 Oldnamezor Oldnamezor 2 Keptzor Keptzor >XX.txt
    try 0 "$ONYM" glossary import XX.txt
    try 0 "$ONYM" glossary add --concept xx.place.geonames-2 --kind place --en Minezor --source user
    geonames 1 Newnamezor Newnamezor 2 Otherzor Otherzor 3 Thirdzor Thirdzor >XX.txt
    try 0 "$ONYM" glossary import XX.txt
    has out 'added 1, updated 1, kept as you wrote them 1'
    try 0 "$ONYM" lookup --exact Newnamezor Minezor Thirdzor
    try 1 "$ONYM" lookup --exact Oldnamezor
    try 1 "$ONYM" lookup --exact Otherzor
    try 0 "$ONYM" glossary import XX.txt
    has out 'unchanged 2'
}

@test "GNS: columns by header, both generations" {
    printf 'rk\tufi\tuni\tfull_name\tnt\tfc\tdesig_cd\tcc_ft\tterm_dt_f\n1\t-5\t1\tZorgns\tN\tP\tPPL\tPRK\t\n1\t-5\t2\t조르간\tNS\tP\tPPL\tPRK\t\n1\t-5\t3\tZorold\tH\tP\tPPL\tPRK\t\n1\t-6\t4\tZorgone\tN\tP\tPPL\tPRK\t2001-01-01\n' >new.txt
    printf 'NT\tFULL_NAME_RO\tUFI\tCC1\nN\tZorwest\t7\tKN\n' >old.txt
    try 0 "$ONYM" glossary import new.txt old.txt
    has out 'added 2, names 4, rows without a name for us 1'
    try 0 "$ONYM" lookup --json 조르간
    equals "$(jq -r '.results[0] | .concept + " " + .country' out)" 'xx.place.gns-n5 kp'
    try 1 "$ONYM" lookup --exact Zorgone
}

@test "TBX: both styles, the old kind, and no document type" {
    cat >dct.tbx <<'X'
<?xml version="1.0"?><tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="c1"><min:subjectField>org</min:subjectField>
<langSec xml:lang="en-US"><termSec><term>Zordct <hi>Bank</hi></term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>Zordctold</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="ru"><termSec><term>Зордкт</term></termSec></langSec><langSec xml:lang="fr"><termSec><term>Non</term></termSec></langSec>
</conceptEntry></body></text></tbx>
X
    cat >old.tbx <<'X'
<martif type="TBX"><text><body><termEntry id="7"><langSet xml:lang="en"><tig><term>Zormartif</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="ko"><ntig><termGrp><term>조르마</term></termGrp></ntig></langSet></termEntry></body></text></martif>
X
    try 0 "$ONYM" glossary import dct.tbx old.tbx
    has out 'tbx: added 2'
    try 0 "$ONYM" lookup --json Зордкт
    equals "$(jq -r '.results[0].concept' out)" xx.org.zordct-bank
    equals "$(jq -r '[.results[0].terms[] | select(.lang == "en") | .text + "=" + .status] | join(" ")' out)" \
        'Zordct Bank=preferred Zordctold=superseded'
    try 0 "$ONYM" lookup --exact Zormartif 조르마
    has out 'Zormartif (term)'
    # What stands outside of entries is no part of one.
    printf '<tbx><text><body><definition>no</definition><term>Zorout</term>%s<term>Zorout</term></body></text></tbx>' \
        '<conceptEntry><langSec xml:lang="en"><termSec><term>Zorin</term></termSec></langSec></conceptEntry>' >outside.tbx
    try 0 "$ONYM" glossary import outside.tbx
    has out 'tbx: added 1'
    try 1 "$ONYM" lookup --exact Zorout
    printf '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>' >bad.tbx
    try 3 "$ONYM" glossary import bad.tbx
    message format '(DTD) is not allowed'
    { printf '<tbx>'; yes '<a>' | head -100000 | tr -d '\n'; } >deep.tbx
    try 3 "$ONYM" glossary import deep.tbx
    message limit nested
    printf '<?xml version="1.0" encoding="UTF-7"?><tbx/>' >enc.tbx
    try 3 "$ONYM" glossary import enc.tbx
}

@test "OpenSanctions: persons and bodies, with the aliases of our scripts" {
    cat >targets.csv <<'X'
"id","schema","name","aliases","birth_date","countries"
"NK-aB1","Person","Zorvath Kim","""Zor; the Elder"";김조르;Зорват Ким;金","1970","kp;ru"
"NK-c","Thing","Nothing","","",""
X
    try 0 "$ONYM" glossary import targets.csv
    has out 'opensanctions: added 1, names 5, rows without a name for us 1'
    try 0 "$ONYM" lookup --exact 'Zor; the Elder' 김조르 'Зорват Ким'
}

@test "OmegaT, there and back" {
    printf '# ours\nЗорват-банк\tZorvath Bank\ta bank\n조르바트\tZorvath\n' >glossary.txt
    try 0 "$ONYM" glossary import --into a.db glossary.txt
    has out 'omegat: added 2'
    try 0 "$ONYM" glossary export --format omegat --glossary a.db --no-user-glossary
    has out $'Зорват-банк\tZorvath Bank\ta bank'
    has out $'조르바트\tZorvath\t'
    # Lines about one English form are one concept; another translation begins another one.
    printf 'Зорин\tZorin\tfirst\n조린\tZorin\nZorin 방송\tZorin TV\nЗорина\tZorina\nЗорине\tZorina\n' >glossary.txt
    try 0 "$ONYM" glossary import --into b.db glossary.txt
    has out 'added 3, updated 1'
    try 0 "$ONYM" glossary export --format tsv --glossary b.db --no-user-glossary
    has out $'Zorin\tЗорин\t조린\t조린'
    has out $'Zorin TV\t\tZorin 방송\tZorin 방송'
    # Forms in Latin letters are no translations.
    printf '%s\nxx.media.zor\tZOR\tZOR\tZOR\tZOR\t\t\t\tacronym\t\tuser\tx\n' "$HEADER" >latin.tsv
    try 0 "$ONYM" glossary import --into c.db latin.tsv
    try 0 "$ONYM" glossary export --format omegat --glossary c.db --no-user-glossary
    silent out
}

@test "word lists for other programs" {
    own a.tsv
    try 0 "$ONYM" glossary import --into a.db a.tsv
    local run=("$ONYM" glossary export --glossary a.db --no-user-glossary --format)
    try 0 "${run[@]}" hunspell
    has out 'Zorvath/S'
    has out 'Zorvat/!'
    try 0 "${run[@]}" hunspell-aff
    has out 'FORBIDDENWORD !'
    try 0 "${run[@]}" vale
    has out "  'Sorwath': 'Zorvath Bank'"
    has out "  '\\+1': '@sum(A1)'"
    try 0 "${run[@]}" codespell
    has out 'zorvat->Zorvath Bank'
    try 0 "${run[@]}" stardict -o dictionary
    equals "$(sed -n 's/^idxfilesize=//p' dictionary.ifo)" "$(stat -c %s dictionary.idx)"
    has dictionary.dict 'ru: Зорват-банк'
    try 2 "${run[@]}" word
}

@test "files that are no glossary" {
    head -c 3000 /dev/urandom >noise
    try 3 "$ONYM" glossary import noise
    gzip -c noise >noise.gz
    try 3 "$ONYM" glossary import noise.gz
    has err gzip
    try 3 "$ONYM" glossary import missing
    try 3 "$ONYM" glossary import .
    try 2 "$ONYM" glossary import --format nonsense noise
    try 2 "$ONYM" glossary import
}

@test "a pipe whose writer dies in the middle of a line" {
    geonames 1 Zorpipe Zorpipe 2 Zorpipetwo Zorpipetwo | head -c -20 >part
    try 3 sh -c 'cat part | "$0" glossary import -' "$ONYM"
    has err 'the last line is incomplete (standard input:2)'
}

@test "forms are in the letters of their language" {
    for wrong in '--ru Zorvat' '--uk Zorvat' '--ko Zorvat' '--ru Зорвaт' '--ru Зорвіт' '--ko-KR Зорват' '--variants ru:Zorvat'; do
        # shellcheck disable=SC2086 # an option and its value
        try 2 "$ONYM" glossary add --en 'Zorvath Bank' $wrong
        message usage "${wrong##*[ :]}"
    done
    try 0 "$ONYM" glossary list
    silent out
    # A name made in Latin letters is written so everywhere.
    try 0 "$ONYM" glossary add --en ZBK --ru ZBK --ko 'ZBK 은행' --kind org
    { echo "$HEADER"; printf 'xx.org.zorvath\tZorvath Bank\tZorvat\t\t\t\t\t\t\t\tdesk\tours\n'; } >a.tsv
    try 3 "$ONYM" glossary import a.tsv
    has err '(ru: Zorvat) (a.tsv:2)'
    try 0 "$ONYM" glossary import --skip-faulty a.tsv
    try 0 "$ONYM" glossary list
    lacks out Zorvath
}

@test "a StarDict dictionary that cannot be written leaves the one before" {
    try 0 "$ONYM" glossary add --en 'Zorvath Hill' --glossary own.db
    local run=("$ONYM" glossary export --glossary own.db --no-user-glossary --format stardict -o)
    mkdir dictionary
    try 0 "${run[@]}" dictionary/old
    sha256sum dictionary/* >before
    try 0 "$ONYM" glossary add --en 'Zorvath Bank' --glossary own.db
    # No room for the second of the three files, and one that has a directory in its place.
    try 5 bash -c 'ulimit -f 0; trap "" XFSZ; exec "$@"' - "${run[@]}" dictionary/old
    mkdir dictionary/new.ifo
    try 5 "${run[@]}" dictionary/new
    rmdir dictionary/new.ifo
    sha256sum dictionary/* >after
    equals "$(cat after)" "$(cat before)"
}

@test "list, remove and edit" {
    try 0 "$ONYM" glossary add --en 'Zorvath Hill' --kind place --gloss first
    try 0 "$ONYM" glossary list
    equals "$(cat out)" $'xx.place.zorvath-hill\tZorvath Hill\tfirst'
    try 0 "$ONYM" glossary list --json
    equals "$(jq -r '.terms[0].text' out)" 'Zorvath Hill'
    printf '#!/bin/sh\nsed -i s/first/second/ "$2"\n' >editor
    chmod +x editor
    VISUAL='' EDITOR="$PWD/editor --wait" try 0 "$ONYM" glossary edit xx.place.zorvath-hill
    try 0 "$ONYM" glossary list
    has out second
    # The editor is not run by a shell, and what it spoilt is refused with the line.
    EDITOR='sed -i s/Zorvath/\xff/' try 3 "$ONYM" glossary edit xx.place.zorvath-hill
    has err ':2)'
    has err 'what you wrote is kept'
    kept=$(sed -n 's/.*kept (\(.*\))$/\1/p' err)
    has "$kept" $'\xff'
    rm "$kept"
    EDITOR='false; touch spoilt' try 3 "$ONYM" glossary edit xx.place.zorvath-hill
    [[ ! -e spoilt ]]
    EDITOR=true try 1 "$ONYM" glossary edit xx.place.none
    EDITOR=true try 1 "$ONYM" glossary edit Zorv
    # A name will do where it is one concept's alone.
    EDITOR='sed -i s/second/third/' try 0 "$ONYM" glossary edit 'Zorvath Hill'
    try 0 "$ONYM" glossary list
    has out third
    try 2 "$ONYM" glossary edit 'Ri Yong Ho'
    has err kp.person.ri-yong-ho-marshal
    try 0 "$ONYM" glossary remove xx.place.zorvath-hill
    try 0 "$ONYM" glossary list
    silent out
    try 1 "$ONYM" glossary remove xx.place.zorvath-hill
}

@test "a project's terms and style" {
    mkdir -p desk/.onym desk/drafts/today
    { echo "$HEADER"; printf 'xx.place.zordesk\tZordesk Hill\t\t\t\t\t\tZordsk <misspelling>\tlatin\t\tdesk\tours\n'; } >desk/.onym/glossary.tsv
    echo 'On Zordsk.' >desk/drafts/today/a
    try 1 "$ONYM" check --format jsonl desk/drafts/today/a
    equals "$(jq -r '.suggestions[0]' out)" 'Zordesk Hill'
    try 0 "$ONYM" check a- <desk/drafts/today/a || true
    # Only below .onym, not beside it; not beyond the top of a repository.
    cp desk/drafts/today/a outside
    try 0 "$ONYM" check outside
    mkdir desk/drafts/.git
    try 0 "$ONYM" check desk/drafts/today/a
    rmdir desk/drafts/.git
    # A file that anybody may write is left out.
    chmod o+w desk/.onym/glossary.tsv
    try 0 "$ONYM" check desk/drafts/today/a
    has err 'anybody may write it'
    chmod o-w desk/.onym/glossary.tsv
    # The config chooses a style and nothing else.
    printf 'style = none-such\n' >desk/.onym/config
    try 2 "$ONYM" check desk/drafts/today/a
    has err 'none-such'
    try 1 "$ONYM" check --style ap desk/drafts/today/a
    for line in 'editor = rm' 'style = ../../x'; do
        echo "$line" >desk/.onym/config
        try 2 "$ONYM" check desk/drafts/today/a
        message config 'only "style = ID" may stand here'
    done
    rm desk/.onym/config
    # A faulty line is named.
    echo 'nonsense' >>desk/.onym/glossary.tsv
    try 3 "$ONYM" check desk/drafts/today/a
    has err 'glossary.tsv:3)'
}

@test "a project's compiled glossary is made again when it is damaged, old or gone" {
    export XDG_CACHE_HOME=$PWD/cache
    mkdir -p desk/.onym
    { echo "$HEADER"; printf 'xx.place.zordesk\tZordesk Hill\t\t\t\t\t\tZordsk <misspelling>\tlatin\t\tdesk\tours\n'; } >desk/.onym/glossary.tsv
    echo 'On Zordsk.' >desk/a
    try 1 "$ONYM" check desk/a
    local db
    db=$(echo cache/onym/project-*.db)
    # Another schema; no beginning; cut off; empty; gone.
    printf '\1' | dd of="$db" bs=1 seek=63 conv=notrunc status=none
    try 1 "$ONYM" check desk/a
    head -c 100 /dev/zero | dd of="$db" bs=1 conv=notrunc status=none
    try 1 "$ONYM" check desk/a
    truncate -s 5000 "$db"
    try 1 "$ONYM" check desk/a
    : >"$db"
    try 1 "$ONYM" check desk/a
    rm "$db"
    try 1 "$ONYM" check desk/a
    # A page that is read late: this run tells it, the next one has a new file.
    perl -e 'open my $f, "+<", $ARGV[0]; for (my $at = 4096 + 100; $at < -s $f; $at += 4096) { seek $f, $at, 0; print $f "spoilt" }' "$db"
    local got=0
    "$ONYM" check desk/a >out 2>err || got=$?
    [[ $got -eq 1 || $got -eq 4 ]]
    try 1 "$ONYM" check desk/a
    # A new version of the terms takes the place of the old one.
    sed -i s/Zordesk/Zornew/ desk/.onym/glossary.tsv
    try 1 "$ONYM" check desk/a
    has out 'Zornew Hill'
    equals "$(find cache/onym -type f | wc -l)" 2
}

@test "while an import is at work, others read the old glossary, and other writers wait" {
    geonames 1 Zorfirst Zorfirst >XX.txt
    geonames 2 Zorsecond Zorsecond >second.txt
    geonames 3 Zorthird Zorthird >third.txt
    try 0 "$ONYM" glossary import --into a.db XX.txt
    mkfifo slow
    "$ONYM" glossary import --into a.db --format geonames slow >slow.out 2>&1 3>&- &
    local slow=$!
    exec 7>slow
    cat second.txt >&7
    until [[ -e a.db.new ]]; do sleep 0.05; done
    try 0 "$ONYM" lookup --no-user-glossary --glossary a.db --exact Zorfirst
    try 1 "$ONYM" lookup --no-user-glossary --glossary a.db --exact Zorsecond
    "$ONYM" glossary import --into a.db third.txt >third.out 2>&1 3>&- 7>&- &
    local third=$!
    "$ONYM" glossary add --glossary a.db --en 'Zoradd Hill' >add.out 2>&1 3>&- 7>&- &
    local add=$!
    "$ONYM" glossary remove --glossary a.db xx.place.geonames-1 >remove.out 2>&1 3>&- 7>&- &
    local remove=$!
    # Longer than one waits for a lock that nobody works under.
    sleep 6
    kill -0 "$third" "$add" "$remove"
    exec 7>&-
    wait "$slow"
    wait "$third"
    wait "$add"
    wait "$remove"
    for name in 'Zoradd Hill' Zorsecond Zorthird; do
        try 0 "$ONYM" lookup --no-user-glossary --glossary a.db --exact "$name"
    done
    try 1 "$ONYM" lookup --no-user-glossary --glossary a.db --exact Zorfirst
    [[ ! -e a.db.new ]]
}

@test "an import that fails leaves what was there: mode, links, and no file of its own" {
    geonames 1 Zorfirst Zorfirst >XX.txt
    printf 'nonsense\n' >bad.txt
    try 3 "$ONYM" glossary import --into a.db --format geonames bad.txt
    [[ ! -e a.db && ! -e a.db.new ]]
    try 0 "$ONYM" glossary import --into a.db XX.txt
    chmod 640 a.db
    ln -s a.db link.db
    geonames 2 Zorsecond Zorsecond >second.txt
    try 0 "$ONYM" glossary import --into link.db second.txt
    [[ -L link.db ]]
    equals "$(stat -c %a a.db)" 640
    try 0 "$ONYM" lookup --no-user-glossary --glossary a.db --exact Zorsecond
    local before
    before=$(sha256sum <a.db)
    try 3 "$ONYM" glossary import --into a.db --format geonames XX.txt bad.txt
    equals "$(sha256sum <a.db)" "$before"
    # A disk that is full: no file may be larger than 40 KB.
    # shellcheck disable=SC2046,SC2183 # two words a row, on purpose
    printf '%s\tZorfull%s\t\t\t1\t1\tP\tPPL\tKP\t\t\t\t\t\t0\t\t1\tx\tx\n' \
        $(for i in $(seq 5000); do echo "$i $i"; done) >full.txt
    try 5 bash -c 'trap "" XFSZ; ulimit -f 200; exec "$0" "$@"' \
        "$ONYM" glossary import --into a.db full.txt
    message output
    equals "$(sha256sum <a.db)" "$before"
    [[ ! -e a.db.new ]]
}

@test "an import that is told to end puts its file away and is 130" {
    mkfifo slow
    "$ONYM" glossary import --into a.db --format geonames slow >out 2>err 3>&- &
    local import=$!
    exec 7>slow
    head -c 3000000 /dev/zero | tr '\\0' x | fold -w 80 >lines
    sed 's/^/1\t/' lines >&7
    kill -TERM "$import"
    sed 's/^/1\t/' lines >&7 || true
    exec 7>&-
    local got=0
    wait "$import" || got=$?
    equals "$got" 130
    [[ ! -e a.db.new && ! -e a.db ]]
}

@test "the machine's glossary stands between the shipped one and one's own" {
    export XDG_CONFIG_DIRS=$PWD/none:$PWD/etc
    mkdir -p etc/onym
    try 0 "$ONYM" glossary add --glossary "$PWD/etc/onym/glossary.db" --en Kiev --concept ua.place.kyiv --kind place
    try 0 "$ONYM" glossary add --glossary "$PWD/etc/onym/glossary.db" --en 'Zorvath Hill' --kind place
    try 0 "$ONYM" lookup --json 'Zorvath Hill' Kyiv
    equals "$(jq -r '.results[0].terms[0].text' out | paste -sd,)" 'Zorvath Hill,Kiev'
    try 0 "$ONYM" glossary add --concept ua.place.kyiv --kind place --en Kyjiv
    try 0 "$ONYM" lookup --json Kyiv
    equals "$(jq -r '.results[0].terms[0].text' out)" Kyjiv
}

@test "an import that is killed leaves the old glossary" {
    geonames 1 Zorfirst Zorfirst >XX.txt
    try 0 "$ONYM" glossary import --into a.db XX.txt
    local before
    before=$(hash_of a.db)
    perl -e 'print "$_\tZorkill$_\t\t\t1\t1\tP\tPPL\tKP\t\t\t\t\t\t0\t\t1\tx\tx\n" for 100 .. 30000' >big.txt
    for delay in 0.02 0.1 0.2; do
        cp a.db b.db
        timeout -s KILL $delay "$ONYM" glossary import --into b.db big.txt >/dev/null 2>&1 || true
        try 0 "$ONYM" lookup --glossary b.db --exact Zorfirst
        local now
        now=$(hash_of b.db)
        if [[ $now != "$before" ]]; then
            try 0 "$ONYM" lookup --glossary b.db --exact Zorkill30000
        fi
        # What the killed one left is in nobody's way.
        try 0 "$ONYM" glossary import --into b.db XX.txt
        [[ ! -e b.db.new ]]
    done
}
