#!/usr/bin/env bats
# onym check on texts of any size: windows, jobs, and records of archives.
load helper

# long BYTES - so many bytes of paragraphs, in every tenth of them a slip.
long() {
    awk -v size="$1" 'BEGIN {
        for (n = 1; written < size; n++) {
            line = "Paragraph " n " tells of the train that left Vladivostok at noon, and of nothing else."
            if (n % 10 == 0) line = line " It came to Pyonyang, they said."
            written += length(line) + 2
            printf "%s\n\n", line
        }
    }'
}

# peak FILE COMMAND... - prints the most memory, in kB, that the command had with FILE as its input.
peak() {
    local input=$1
    shift
    perl -e '
        open(STDIN, "<", shift) or die; my $pid = fork;
        if ($pid == 0) { open(STDOUT, ">", "/dev/null"); exec @ARGV or die }
        my $most = 0;
        while (waitpid($pid, 1) == 0) {
            if (open(my $f, "<", "/proc/$pid/status")) { while (<$f>) { $most = $1 if /VmHWM:\s+(\d+)/ && $1 > $most } }
            select(undef, undef, undef, 0.005);
        }
        print "$most\n"' "$input" "$@"
}

@test "jobs change nothing, over one file or several" {
    long 2000000 >a
    long 700000 >b
    : >empty
    for format in human unix json jsonl; do
        try 1 "$ONYM" check --format $format a b empty
        mv out one
        try 1 "$ONYM" check --format $format --jobs 3 a b empty
        same out one
        try 1 "$ONYM" check --format $format --jobs 0 a b empty
        same out one
    done
}

@test "places are those of the whole text" {
    long 900000 >a
    try 1 "$ONYM" check --format jsonl --jobs 2 a
    [[ $(wc -l <out) -gt 700 ]]
    jq -r '[.begin, .line, .column, .text] | map(tostring) | join(" ")' out | shuf -n 40 --random-source=a >some
    while read -r begin line column text; do
        equals "$(tail -c +$((begin + 1)) a | head -c ${#text})" "$text"
        equals "$(sed -n "${line}p" a | cut -c "$column-" | head -c ${#text})" "$text"
    done <some
    jq -r .line out >lines
    sort -n lines | cmp - lines
}

@test "the report that holds texts as a whole finds the same" {
    long 600000 >a
    try 1 "$ONYM" check --format jsonl a
    jq -r '[.line, .column] | map(tostring) | join(" ")' out >one
    try 1 "$ONYM" check --format sarif a
    jq -r '.runs[0].results[].locations[0].physicalLocation.region | [.startLine, .startColumn] | map(tostring) | join(" ")' out >other
    same other one
}

@test "a stretch that is hidden stays so over windows" {
    { echo 'onym: off' && long 600000 && printf 'onym: on\n\nIn Pyonyang.\n'; } >a
    try 1 "$ONYM" check --format jsonl --jobs 2 a
    equals "$(wc -l <out)" 1
}

@test "a file that is missing does not keep the others from being checked" {
    long 400000 >a
    try 3 "$ONYM" check --format unix --jobs 2 a missing a
    message 'input: cannot open' 'no such file or directory (missing)'
    equals "$(grep -c Pyonyang out)" "$((2 * $(grep -c Pyonyang a)))"
}

@test "memory does not grow with the text" {
    command -v perl >/dev/null || skip 'perl is not installed'
    [[ ${ONYM_SLOW:-1} -eq 1 ]] || skip 'sanitizers keep freed memory back'
    long 2000000 >small
    for _ in {1..100}; do cat small; done >large
    small=$(peak small "$ONYM" check --format unix)
    large=$(peak large "$ONYM" check --format unix)
    [[ $small -gt 1000 && $large -lt 65536 && $large -lt $((small + 16384)) ]] || {
        echo "2 MB: $small kB, 200 MB: $large kB"
        return 1
    }
}

@test "records come back in order, and a bad one does not stop the run" {
    cat >in <<'IN'
{"id": 1, "text": "Talks in Pyonyang."}
no record
{"id": {"a": [2]}, "text": "Talks in Pyongyang.", "more": true}

{"text": "no id"}
{"id": 5}
{"id": 6, "text": "В Пхенъяне.", "lang": "ru"}
{"id": 7, "text": "Kiev", "lang": "fr"}
IN
    try 0 "$ONYM" check --jsonl-in <in
    equals "$(jq -c '[.id, (.findings // [] | length), has("error")]' out)" '[1,1,false]
[null,0,true]
[{"a":[2]},0,false]
[null,0,true]
[5,0,true]
[6,1,false]
[7,1,false]'
    equals "$(head -1 out | jq -c '.findings[0] | [.rule, .begin, .end, .suggestions, has("path")]')" \
        '["name/misspelt",9,17,["Pyongyang"],false]'
    mv out one
    try 0 "$ONYM" check --jsonl-in --jobs 4 in
    same out one
}

@test "many records, by any number of jobs" {
    for i in {1..3000}; do printf '{"id": %d, "text": "Number %d came to Pyonyang."}\n' "$i" "$i"; done >in
    try 0 "$ONYM" check --jsonl-in in
    equals "$(jq .id out | cksum)" "$(seq 3000 | cksum)"
    mv out one
    try 0 "$ONYM" check --jsonl-in --jobs 3 in
    same out one
}

@test "options that do not go with records, and numbers of jobs" {
    try 2 "$ONYM" check --jsonl-in --format json
    message usage '--jsonl-in writes records, and nothing else'
    try 2 "$ONYM" check --jobs many
    message usage '--jobs is a number up to 256 (many)'
    try 2 "$ONYM" check --jobs 257
    try 2 "$ONYM" check --jobs -1
}

@test "GNU parallel runs it as a mapper" {
    command -v parallel >/dev/null || skip 'parallel is not installed'
    mkdir -p "$HOME/.parallel" && : >"$HOME/.parallel/will-cite"
    for i in {1..400}; do printf '{"id": %d, "text": "Number %d came to Pyonyang."}\n' "$i" "$i"; done >in
    try 0 "$ONYM" check --jsonl-in in
    mv out one
    parallel --pipe --keep-order --block 4k --jobs 2 "$ONYM" check --jsonl-in <in >out
    same out one
}
