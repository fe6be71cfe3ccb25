/* SARIF: what the schema of version 2.1.0 asks of every object that is written, and what the values
 * mean. */
#include "unit.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "check/findings.h"

/* ---- What the schema asks ---- */

typedef enum shape { STRING, NUMBER, BOOLEAN, OBJECT, ARRAY } shape;

/* A property of a kind of object; for OBJECT and the elements of ARRAY, OF is their kind: NULL is
 * anything, "" a string. */
typedef struct property {
    const char *kind, *name;
    bool required;
    shape shape;
    const char *of;
    json_int_t least;    /* of a number */
    const char *allowed; /* values of a string, each between blanks */
} property;

#define LEVELS " none note warning error "

static const property properties[] = {
    {"log", "$schema", false, STRING, NULL, 0, NULL},
    {"log", "version", true, STRING, NULL, 0, " 2.1.0 "},
    {"log", "runs", true, ARRAY, "run", 0, NULL},
    {"run", "tool", true, OBJECT, "tool", 0, NULL},
    {"run", "columnKind", false, STRING, NULL, 0, " utf16CodeUnits unicodeCodePoints "},
    {"run", "defaultEncoding", false, STRING, NULL, 0, NULL},
    {"run", "newlineSequences", false, ARRAY, "", 0, NULL},
    {"run", "results", false, ARRAY, "result", 0, NULL},
    {"run", "invocations", false, ARRAY, "invocation", 0, NULL},
    {"tool", "driver", true, OBJECT, "component", 0, NULL},
    {"component", "name", true, STRING, NULL, 0, NULL},
    {"component", "version", false, STRING, NULL, 0, NULL},
    {"component", "rules", false, ARRAY, "rule", 0, NULL},
    {"rule", "id", true, STRING, NULL, 0, NULL},
    {"rule", "name", false, STRING, NULL, 0, NULL},
    {"rule", "shortDescription", false, OBJECT, "message", 0, NULL},
    {"rule", "help", false, OBJECT, "message", 0, NULL},
    {"rule", "defaultConfiguration", false, OBJECT, "configuration", 0, NULL},
    {"configuration", "level", false, STRING, NULL, 0, LEVELS},
    {"message", "text", true, STRING, NULL, 0, NULL},
    {"invocation", "executionSuccessful", true, BOOLEAN, NULL, 0, NULL},
    {"invocation", "toolExecutionNotifications", false, ARRAY, "notification", 0, NULL},
    {"notification", "level", false, STRING, NULL, 0, LEVELS},
    {"notification", "message", true, OBJECT, "message", 0, NULL},
    {"notification", "locations", false, ARRAY, "location", 0, NULL},
    {"result", "ruleId", false, STRING, NULL, 0, NULL},
    {"result", "ruleIndex", false, NUMBER, NULL, -1, NULL},
    {"result", "level", false, STRING, NULL, 0, LEVELS},
    {"result", "message", true, OBJECT, "message", 0, NULL},
    {"result", "locations", false, ARRAY, "location", 0, NULL},
    {"result", "fixes", false, ARRAY, "fix", 0, NULL},
    {"result", "partialFingerprints", false, OBJECT, "fingerprints", 0, NULL},
    {"result", "properties", false, OBJECT, NULL, 0, NULL},
    {"fingerprints", "onymFingerprint/v1", false, STRING, NULL, 0, NULL},
    {"location", "physicalLocation", false, OBJECT, "physical", 0, NULL},
    {"physical", "artifactLocation", false, OBJECT, "artifact", 0, NULL},
    {"physical", "region", false, OBJECT, "region", 0, NULL},
    {"artifact", "uri", false, STRING, NULL, 0, NULL},
    {"region", "startLine", false, NUMBER, NULL, 1, NULL},
    {"region", "startColumn", false, NUMBER, NULL, 1, NULL},
    {"region", "endLine", false, NUMBER, NULL, 1, NULL},
    {"region", "endColumn", false, NUMBER, NULL, 1, NULL},
    {"region", "charOffset", false, NUMBER, NULL, 0, NULL},
    {"region", "charLength", false, NUMBER, NULL, 0, NULL},
    {"region", "byteOffset", false, NUMBER, NULL, 0, NULL},
    {"region", "byteLength", false, NUMBER, NULL, 0, NULL},
    {"region", "snippet", false, OBJECT, "content", 0, NULL},
    {"content", "text", false, STRING, NULL, 0, NULL},
    {"fix", "description", false, OBJECT, "message", 0, NULL},
    {"fix", "artifactChanges", true, ARRAY, "change", 0, NULL},
    {"change", "artifactLocation", true, OBJECT, "artifact", 0, NULL},
    {"change", "replacements", true, ARRAY, "replacement", 0, NULL},
    {"replacement", "deletedRegion", true, OBJECT, "region", 0, NULL},
    {"replacement", "insertedContent", false, OBJECT, "content", 0, NULL},
};

static const property *find(const char *kind, const char *name)
{
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        if (strcmp(properties[i].kind, kind) == 0 && strcmp(properties[i].name, name) == 0) {
            return &properties[i];
        }
    }
    fail_msg("%s has no %s", kind, name);
    return properties;
}

static void assert_string(const json_t *value, const char *allowed)
{
    assert_true(json_is_string(value));
    if (allowed != NULL) {
        char between[64];
        (void)snprintf(between, sizeof between, " %s ", json_string_value(value));
        assert_non_null(strstr(allowed, between));
    }
}

static void assert_object(json_t *object, const char *kind);

static void assert_elements(json_t *array, const char *of)
{
    size_t i;
    json_t *element;
    assert_true(json_is_array(array));
    json_array_foreach(array, i, element)
    {
        if (of[0] == '\0') {
            assert_string(element, NULL);
        } else {
            assert_object(element, of);
        }
    }
}

static void assert_value(json_t *value, const property *p)
{
    switch (p->shape) {
    case STRING:
        assert_string(value, p->allowed);
        break;
    case NUMBER:
        assert_true(json_is_integer(value));
        assert_true(json_integer_value(value) >= p->least);
        break;
    case BOOLEAN:
        assert_true(json_is_boolean(value));
        break;
    case OBJECT:
        assert_true(json_is_object(value));
        if (p->of != NULL) {
            assert_object(value, p->of);
        }
        break;
    case ARRAY:
        assert_elements(value, p->of);
        break;
    }
}

/* Every property is known and well shaped (the schema allows no others), and none is missing. */
static void assert_object(json_t *object, const char *kind)
{
    const char *name;
    json_t *value;
    assert_true(json_is_object(object));
    json_object_foreach(object, name, value)
    {
        assert_value(value, find(kind, name));
    }
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        if (properties[i].required && strcmp(properties[i].kind, kind) == 0 &&
            json_object_get(object, properties[i].name) == NULL) {
            fail_msg("%s without %s", kind, properties[i].name);
        }
    }
}

/* ---- Reports ---- */

static onym_finding *add(onym_findings *findings, onym_text text, const char *word,
                         const char *const *suggestions, size_t suggestion_count)
{
    onym_finding *finding = findings_add(findings);
    const char *at = memmem(text.data, text.size, word, strlen(word));
    assert_non_null(finding);
    assert_non_null(at);
    finding->level = ONYM_ERROR;
    finding->begin = (size_t)(at - text.data);
    finding->end = finding->begin + strlen(word);
    finding->text = word;
    finding->text_size = strlen(word);
    finding->suggestions = suggestions;
    finding->suggestion_count = suggestion_count;
    finding->concept = "kp.place.pyongyang";
    finding->message = "misspelling of Pyongyang";
    finding->reason_kind = "near";
    finding->fixable = suggestion_count == 1;
    return finding;
}

static int append(void *context, const char *data, size_t size)
{
    buffer_append(context, data, size);
    return 0;
}

static onym_reporter *begin(buffer *out)
{
    onym_reporter *reporter;
    const onym_report_options options = {ONYM_SARIF, false, 0};
    assert_int_equal(onym_reporter_new(&reporter, &options, append, out, NULL), ONYM_OK);
    return reporter;
}

/* The report, checked; the caller gives it back. */
static json_t *end(onym_reporter *reporter, buffer *out)
{
    assert_int_equal(onym_reporter_end(reporter, NULL), ONYM_OK);
    onym_reporter_free(reporter);
    json_error_t error;
    json_t *log = json_loadb(out->data, out->size, JSON_REJECT_DUPLICATES, &error);
    if (log == NULL) {
        fail_msg("%d:%d: %s", error.line, error.column, error.text);
    }
    for (size_t i = 0; i < out->size; i++) {
        unsigned char byte = (unsigned char)out->data[i];
        assert_true((byte >= ' ' || byte == '\n') && byte != 0x7F);
    }
    assert_null(memmem(out->data, out->size, "\xE2\x80\xAE", 3));
    buffer_free(out);
    assert_object(log, "log");
    assert_int_equal(json_array_size(json_object_get(log, "runs")), 1);
    return log;
}

static json_t *report(const char *path, onym_text text, const onym_findings *findings)
{
    buffer out = {0};
    onym_reporter *reporter = begin(&out);
    assert_int_equal(onym_reporter_file(reporter, path, text, findings, NULL), ONYM_OK);
    return end(reporter, &out);
}

/* The value under LOG that PATH leads to: names and indexes between slashes; "~" is a slash. */
static json_t *at(json_t *log, const char *path)
{
    char steps[256], *rest = NULL;
    json_t *value = json_array_get(json_object_get(log, "runs"), 0);
    (void)snprintf(steps, sizeof steps, "%s", path);
    for (char *step = strtok_r(steps, "/", &rest); step != NULL;
         step = strtok_r(NULL, "/", &rest)) {
        for (char *c = step; *c != '\0'; c++) {
            *c = *c == '~' ? '/' : *c;
        }
        value = json_is_array(value) ? json_array_get(value, strtoul(step, NULL, 10))
                                     : json_object_get(value, step);
    }
    return value;
}

static const char *string_at(json_t *log, const char *path)
{
    const char *string = json_string_value(at(log, path));
    return string != NULL ? string : "(none)";
}

#define PHYSICAL "results/0/locations/0/physicalLocation/"

static const char *const pyongyang[] = {"Pyongyang"};

static void nothing_is_a_valid_report(void **state)
{
    (void)state;
    buffer out = {0};
    json_t *log = end(begin(&out), &out);
    assert_int_equal(json_array_size(at(log, "results")), 0);
    assert_int_equal(json_array_size(at(log, "tool/driver/rules")), ONYM_RULE_COUNT);
    assert_string_equal(string_at(log, "tool/driver/version"), ONYM_VERSION);
    assert_true(json_is_true(at(log, "invocations/0/executionSuccessful")));
    json_decref(log);
    onym_findings *findings = findings_new();
    log = report("a", TEXT("x"), findings);
    assert_int_equal(json_array_size(at(log, "results")), 0);
    json_decref(log);
    onym_findings_free(findings);
}

static void rules_are_found_by_their_index(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    for (int rule = 0; rule < ONYM_RULE_COUNT; rule++) {
        add(findings, text, "Pyonyang", pyongyang, 1)->rule = (onym_rule)rule;
    }
    json_t *log = report("a", text, findings);
    for (size_t rule = 0; rule < ONYM_RULE_COUNT; rule++) {
        json_t *result = json_array_get(at(log, "results"), rule);
        json_t *listed = json_array_get(at(log, "tool/driver/rules"), rule);
        assert_int_equal(json_integer_value(json_object_get(result, "ruleIndex")), rule);
        assert_string_equal(json_string_value(json_object_get(result, "ruleId")),
                            json_string_value(json_object_get(listed, "id")));
    }
    json_decref(log);
    onym_findings_free(findings);
}

/* The region of the only finding, as "line:column-line:column characters bytes". */
static void assert_region(onym_text text, const char *word, const char *expected)
{
    static const char *const names[] = {"startLine",  "startColumn", "endLine",    "endColumn",
                                        "charOffset", "charLength",  "byteOffset", "byteLength"};
    onym_findings *findings = findings_new();
    (void)add(findings, text, word, pyongyang, 1);
    json_t *log = report("a", text, findings);
    json_int_t n[8];
    for (size_t i = 0; i < 8; i++) {
        n[i] = json_integer_value(json_object_get(at(log, PHYSICAL "region"), names[i]));
    }
    char is[128];
    (void)snprintf(is, sizeof is, "%d:%d-%d:%d %d+%d %d+%d", (int)n[0], (int)n[1], (int)n[2],
                   (int)n[3], (int)n[4], (int)n[5], (int)n[6], (int)n[7]);
    assert_string_equal(is, expected);
    assert_true(json_equal(
        json_object_get(at(log, "results/0/fixes/0/artifactChanges/0/replacements/0/deletedRegion"),
                        "byteOffset"),
        json_object_get(at(log, PHYSICAL "region"), "byteOffset")));
    json_decref(log);
    onym_findings_free(findings);
}

static void regions_count_characters_and_bytes(void **state)
{
    (void)state;
    assert_region(TEXT("to Pyonyang"), "Pyonyang", "1:4-1:12 3+8 3+8");
    assert_region(TEXT("첫\n평양 Pyonyang"), "Pyonyang", "2:4-2:12 5+8 11+8");
    assert_region(TEXT("\xF0\x9F\x98\x80 Pyonyang"), "Pyonyang", "1:3-1:11 2+8 5+8");
    assert_region(TEXT("\xEF\xBB\xBFPyonyang"), "Pyonyang", "1:1-1:9 0+8 3+8");
    assert_region(TEXT("\xff\xfePyonyang"), "Pyonyang", "1:3-1:11 2+8 2+8");
    assert_region(TEXT("a\r\nRodog\r\nSinmun"), "Rodog\r\nSinmun", "2:1-3:7 3+13 3+13");
    assert_region(TEXT("a\rPyonyang"), "Pyonyang", "2:1-2:9 2+8 2+8");
}

static void assert_uri(const char *path, const char *uri)
{
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    json_t *log = report(path, text, findings);
    assert_string_equal(string_at(log, PHYSICAL "artifactLocation/uri"), uri);
    assert_string_equal(string_at(log, "results/0/fixes/0/artifactChanges/0/artifactLocation/uri"),
                        uri);
    json_decref(log);
    onym_findings_free(findings);
}

static void paths_become_uris(void **state)
{
    (void)state;
    assert_uri("drafts/a-1_b.txt", "drafts/a-1_b.txt");
    assert_uri("./a.txt", "a.txt");
    assert_uri(".//./a.txt", "a.txt");
    assert_uri("./", "./");
    assert_uri("../a.txt", "../a.txt");
    assert_uri("/srv/a.txt", "file:///srv/a.txt");
    assert_uri("a b:c#d?e%f.txt", "a%20b%3Ac%23d%3Fe%25f.txt");
    assert_uri("평\x1b\xff\"", "%ED%8F%89%1B%FF%22");
}

static void fixes_are_those_of_fix(void **state)
{
    (void)state;
    static const char *const two[] = {"A", "B"}, *const rodong[] = {"Rodong Sinmun"};
    onym_text text = TEXT("Rodog\nSinmun Pyonyang quoted many x");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Rodog\nSinmun", rodong, 1);
    (void)add(findings, text, "Sinmun", rodong, 1); /* overlaps */
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    add(findings, text, "quoted", pyongyang, 1)->quoted = true;
    (void)add(findings, text, "many", two, 2);
    (void)add(findings, text, "x", NULL, 0);
    json_t *log = report("a", text, findings);
    static const bool fixed[] = {true, false, true, false, false, false};
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        json_t *result = json_array_get(at(log, "results"), i);
        assert_true((json_object_get(result, "fixes") != NULL) == fixed[i]);
    }
    assert_string_equal(
        string_at(log, "results/0/fixes/0/artifactChanges/0/replacements/0/insertedContent/text"),
        "Rodong\nSinmun");
    assert_int_equal(json_array_size(at(log, "results/4/properties/suggestions")), 2);
    json_decref(log);
    onym_findings_free(findings);
}

static void fingerprints_tell_findings_apart(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang Rodog");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    add(findings, text, "Pyonyang", pyongyang, 1)->rule = ONYM_RULE_FORM;
    (void)add(findings, text, "Rodog", pyongyang, 1);
    json_t *log = report("a", text, findings);
    for (size_t i = 0; i < 4; i++) {
        json_t *one = json_object_get(json_array_get(at(log, "results"), i), "partialFingerprints");
        for (size_t j = 0; j < i; j++) {
            assert_false(json_equal(one, json_object_get(json_array_get(at(log, "results"), j),
                                                         "partialFingerprints")));
        }
    }
    onym_findings_free(findings);
    /* Another path, other places: the second of two is the same. */
    text = TEXT("first: Rodog, 첫 Pyonyang");
    findings = findings_new();
    (void)add(findings, text, "Rodog", pyongyang, 1);
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    json_t *other = report("b", text, findings);
    assert_string_equal(string_at(other, "results/0/partialFingerprints/onymFingerprint~v1"),
                        string_at(log, "results/3/partialFingerprints/onymFingerprint~v1"));
    assert_string_equal(string_at(other, "results/1/partialFingerprints/onymFingerprint~v1"),
                        string_at(log, "results/0/partialFingerprints/onymFingerprint~v1"));
    json_decref(other);
    json_decref(log);
    onym_findings_free(findings);
}

/* The number is part of the format: whoever keeps it finds the same findings next year. */
static void a_fingerprint_never_changes(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    json_t *log = report("a", text, findings);
    assert_string_equal(string_at(log, "results/0/partialFingerprints/onymFingerprint~v1"),
                        "fc41089d52f9b4ac");
    json_decref(log);
    onym_findings_free(findings);
}

static void hostile_text_is_escaped(void **state)
{
    (void)state;
    static const char *const odd[] = {"\xff\"\\{0}"};
    onym_text text = TEXT("Py\x1b\xE2\x80\xAE\xff\"");
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Py\x1b\xE2\x80\xAE\xff\"", odd, 1);
    finding->message = "see {0} \x1b[2J \xE2\x80\xAE";
    json_t *log = report("a", text, findings);
    assert_string_equal(string_at(log, "results/0/message/text"), "see {{0}} \x1b[2J \xE2\x80\xAE");
    assert_string_equal(string_at(log, PHYSICAL "region/snippet/text"),
                        "Py\x1b\xE2\x80\xAE\xEF\xBF\xBD\"");
    assert_string_equal(
        string_at(log, "results/0/fixes/0/artifactChanges/0/replacements/0/insertedContent/text"),
        "\xEF\xBF\xBD\"\\{0}");
    json_decref(log);
    onym_findings_free(findings);
}

static void failures_are_told(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    buffer out = {0};
    onym_reporter *reporter = begin(&out);
    onym_reporter_failure(reporter, "b c", "input: cannot open {b c}");
    assert_int_equal(onym_reporter_file(reporter, "a", text, findings, NULL), ONYM_OK);
    assert_int_equal(onym_reporter_file(reporter, "a", text, findings, NULL), ONYM_OK);
    onym_reporter_failure(reporter, "d", "input: is a directory");
    json_t *log = end(reporter, &out);
    assert_int_equal(json_array_size(at(log, "results")), 2);
    assert_true(json_is_false(at(log, "invocations/0/executionSuccessful")));
    assert_int_equal(json_array_size(at(log, "invocations/0/toolExecutionNotifications")), 2);
    assert_string_equal(string_at(log, "invocations/0/toolExecutionNotifications/0/message/text"),
                        "input: cannot open {{b c}}");
    json_decref(log);
    onym_findings_free(findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_a_valid_report),
        cmocka_unit_test(rules_are_found_by_their_index),
        cmocka_unit_test(regions_count_characters_and_bytes),
        cmocka_unit_test(paths_become_uris),
        cmocka_unit_test(fixes_are_those_of_fix),
        cmocka_unit_test(fingerprints_tell_findings_apart),
        cmocka_unit_test(a_fingerprint_never_changes),
        cmocka_unit_test(hostile_text_is_escaped),
        cmocka_unit_test(failures_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
