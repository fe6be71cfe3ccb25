#!/usr/bin/env bats
# The reports that other programs show: SARIF and HTML.
load helper

article() {
    printf '첫 줄: Пхеньян\n"Kiev" 첫 Pyonyang, by NKNews.\n' >a
}

# a_report - what the schema of SARIF 2.1.0 asks of every report.
a_report() {
    jq -e '.version == "2.1.0" and (.runs | length) == 1' out
    jq -e '.runs[0].tool.driver | .name == "onym" and (.version | type) == "string" and (.rules | length) == 10' out
    jq -e '.runs[0] | .columnKind == "unicodeCodePoints" and (.results | type) == "array"' out
    jq -e '.runs[0].invocations[0].executionSuccessful | type == "boolean"' out
    jq -e '.runs[0] | .tool.driver.rules as $rules | all(.results[]; .ruleId == $rules[.ruleIndex].id and
        (.level | IN("error", "warning", "note")) and (.message.text | length) > 0 and
        (.partialFingerprints["onymFingerprint/v1"] | test("^[0-9a-f]{16}$")))' out
    jq -e 'all(.runs[0].results[].locations[].physicalLocation; (.artifactLocation.uri | type) == "string" and
        (.region | .startLine >= 1 and .startColumn >= 1 and .endLine >= .startLine and .byteOffset >= 0 and
            .charOffset <= .byteOffset and .charLength <= .byteLength))' out
    jq -e 'all(.runs[0].results[].fixes[]?; (.artifactChanges | length) == 1 and
        (.artifactChanges[0].replacements[0] | has("deletedRegion") and (.insertedContent.text | length) > 0))' out
} >/dev/null

@test "sarif: of nothing, of findings, of several files" {
    : >empty
    try 0 "$ONYM" check --format sarif empty
    a_report
    jq -e '.runs[0].results == []' out
    article
    try 1 "$ONYM" check --format sarif a empty a
    a_report
    jq -e '.runs[0].results | length == 6' out
    try 1 "$ONYM" check --format sarif - <a
    a_report
}

# valid FILE - checks FILE against the whole schema of SARIF 2.1.0.
valid() {
    python3 - "$BATS_TEST_DIRNAME/sarif-2.1.0.json" "$1" <<'END'
import json, sys, jsonschema
schema, report = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
errors = list(jsonschema.Draft4Validator(schema).iter_errors(report))
for e in errors[:5]:
    print("/".join(map(str, e.path)) + ": " + e.message[:200])
sys.exit(len(errors) > 0)
END
}

@test "sarif: valid by the whole schema of version 2.1.0" {
    python3 -c 'import jsonschema' 2>/dev/null || skip 'python3-jsonschema is not installed'
    : >empty
    article
    cp "$ONYM_SOURCE"/docs/examples/*.txt .
    try 0 "$ONYM" check --format sarif empty
    valid out
    try 1 "$ONYM" check --format sarif --fail-on note a ./*.txt
    valid out
    status=0
    "$ONYM" check --format sarif a nosuch >out 2>err || status=$?
    equals "$status" 3
    valid out
    # the test itself: the schema closes its objects, and knows what must be there
    jq '.runs[0].results[0].colour = "red"' out >wrong
    run valid wrong
    equals "$status" 1
    jq 'del(.runs[0].results[0].message)' out >wrong
    run valid wrong
    equals "$status" 1
}

@test "sarif: the same findings as json, at the same places" {
    article
    try 1 "$ONYM" check --format json a
    jq -c '.[] | [.rule, .level, .path, .line, .column, .begin, .end, .text, .suggestions]' out >want
    try 1 "$ONYM" check --format sarif a
    jq -c '.runs[0].results[] | .locations[0].physicalLocation as $at | $at.region as $r |
        [.ruleId, .level, $at.artifactLocation.uri, $r.startLine, $r.startColumn, $r.byteOffset,
        $r.byteOffset + $r.byteLength, $r.snippet.text, .properties.suggestions]' out >is
    same is want
}

@test "sarif: its fixes are those of --fix" {
    cp "$ONYM_SOURCE/docs/examples/visit-to-pyongyang.txt" a
    try 1 "$ONYM" check --format sarif a
    a_report
    jq -r '.runs[0].results[].fixes[]?.artifactChanges[0].replacements[0] |
        [.deletedRegion.byteOffset, .deletedRegion.byteLength, .insertedContent.text] | @tsv' out >edits
    at=0
    while IFS=$'\t' read -r begin size text; do
        head -c "$begin" a | tail -c +$((at + 1))
        printf '%s' "$text"
        at=$((begin + size))
    done <edits >fixed
    tail -c +$((at + 1)) a >>fixed
    "$ONYM" check --fix a >out 2>err || true
    same fixed a
}

@test "sarif: a file that cannot be read" {
    article
    try 3 "$ONYM" check --format sarif a missing
    a_report
    jq -e '.runs[0].invocations[0] | (.executionSuccessful | not) and
        .toolExecutionNotifications[0].locations[0].physicalLocation.artifactLocation.uri == "missing"' out
    jq -e '.runs[0].results | length == 3' out
}

@test "both: hostile text, and a hostile name" {
    name=$'n<&"\x1b]0;pwn\x07\n\xe2\x80\xae\xff'
    printf '<script>x</script> \x1b[2J \xc2\x9b \xe2\x80\xae " Pyon\xc2\xadyang {0} Pyonyang\xff\n' >"$name"
    try 1 "$ONYM" check --format sarif "$name"
    no_live_controls out err
    a_report
    jq -e '.runs[0].results | length >= 2' out
    try 1 "$ONYM" check --format html "$name"
    no_live_controls out err
    lacks out '<script'
    has out '&lt;U+202E&gt;'
    has out '<span class="code">\x1b</span>[2J'
}

@test "html: one page, nothing from elsewhere" {
    article
    try 1 "$ONYM" check --format html a a
    equals "$(grep -c '<html' out)" 1
    equals "$(grep -o '<mark ' out | wc -l)" 6
    equals "$(grep -oE '<li class="(error|warning|note)" id="f[0-9]+"' out | wc -l)" 6
    has out '<section class="text" id="t2"'
    lacks out '<script'
    lacks out '://'
    lacks out 'url('
    lacks out '@import'
    try 0 "$ONYM" check --format html /dev/null
    has out 'Nothing to report.'
}

@test "both: an output that cannot be written" {
    article
    for format in sarif html; do
        "$ONYM" check --format "$format" a >/dev/full 2>err && status=0 || status=$?
        equals "$status" 5
        message output
    done
}

@test "html: a browser shows it" {
    browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
        skip 'no chromium is installed'
    perl -MCompress::Zlib -e 1 2>/dev/null || skip 'perl has no Compress::Zlib'
    cp "$ONYM_SOURCE/docs/examples/visit-to-pyongyang.txt" a
    try 1 "$ONYM" check --format html a
    mv out page.html
    for scheme in 0 1; do # dark, light
        timeout 120 "$browser" --headless --no-sandbox --disable-gpu --no-first-run \
            --disable-background-networking --disable-component-update --disable-sync \
            --hide-scrollbars --window-size=640,720 \
            --blink-settings=preferredColorScheme=$scheme --user-data-dir="$PWD/profile" \
            --screenshot="$PWD/page$scheme.png" "file://$PWD/page.html" >/dev/null 2>browser.log ||
            { tail -5 browser.log && false; }
        read -r width height colours < <(perl "$BATS_TEST_DIRNAME/png_colours.pl" page$scheme.png)
        equals "$width $height" '640 720'
        [[ $colours -gt 10 ]] || { echo "$colours colours" && false; }
    done
    run cmp -s page0.png page1.png
    equals "$status" 1
}
