/* The JSON formats: an array of findings, or one finding a line. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "report/json_text.h"
#include "report/reporter.h"

/* TEXT as a JSON string; bytes that are not UTF-8 become U+FFFD. */
static json_t *string_of(onym_text text)
{
    buffer valid = {0};
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        buffer_put_code_point(&valid, c.code_point);
        at += c.size;
    }
    json_t *string = NULL;
    if (!valid.failed) {
        string = json_stringn_nocheck(valid.size > 0 ? valid.data : "", valid.size);
    }
    buffer_free(&valid);
    return string;
}

static json_t *name_of(const char *text)
{
    return string_of(onym_text_of(text));
}

static json_t *integer_of(size_t number)
{
    return json_integer((json_int_t)number);
}

static json_t *suggestions_of(const onym_finding *finding)
{
    json_t *array = json_array();
    for (size_t i = 0; i < finding->suggestion_count; i++) {
        if (json_array_append_new(array, name_of(finding->suggestions[i])) != 0) {
            json_decref(array);
            return NULL;
        }
    }
    return array;
}

/* One member of an object that is being made; VALUE is NULL when there was no memory. */
typedef struct member {
    const char *key;
    json_t *value;
} member;

/* An object of MEMBERS, in their order; NULL when there is no memory.  Takes the values over. */
static json_t *object_of(const member *members, size_t count)
{
    json_t *object = json_object();
    bool good = object != NULL;
    for (size_t i = 0; i < count; i++) {
        /* Takes the value over also when it fails. */
        good = json_object_set_new_nocheck(object, members[i].key, members[i].value) == 0 && good;
    }
    if (!good) {
        json_decref(object);
        return NULL;
    }
    return object;
}

#define OBJECT_OF(members) object_of(members, sizeof(members) / sizeof(members)[0])

static json_t *reason_of(const onym_finding *finding)
{
    const member members[] = {
        {"kind", name_of(finding->reason_kind)},
        {"system", name_of(finding->reason_system)},
        {"source", name_of(finding->reason_source)},
    };
    return OBJECT_OF(members);
}

static json_t *finding_of(const report_item *item)
{
    const onym_finding *finding = item->finding;
    const member members[] = {
        {"path", name_of(item->path)},
        {"rule", name_of(onym_rule_name(finding->rule))},
        {"level", name_of(onym_level_name(finding->level))},
        {"begin", integer_of(finding->begin)},
        {"end", integer_of(finding->end)},
        {"line", integer_of(finding->line)},
        {"column", integer_of(finding->column)},
        {"text", string_of((onym_text){finding->text, finding->text_size})},
        {"suggestions", suggestions_of(finding)},
        {"concept", name_of(finding->concept)},
        {"message", name_of(finding->message)},
        {"reason", reason_of(finding)},
        {"quoted", json_boolean(finding->quoted)},
    };
    return OBJECT_OF(members);
}

static void put_json(buffer *out, json_t *object)
{
    char *json = object != NULL ? json_dumps(object, JSON_PRESERVE_ORDER) : NULL;
    if (json != NULL) {
        json_text_escape(out, onym_text_of(json));
    } else {
        out->failed = true;
    }
    free(json);
    json_decref(object);
}

static void put_finding(buffer *out, const report_item *item)
{
    put_json(out, finding_of(item));
}

static void jsonl_item(report *r, const report_item *item)
{
    put_finding(&r->out, item);
    buffer_putc(&r->out, '\n');
}

static void json_item(report *r, const report_item *item)
{
    buffer_puts(&r->out, r->totals.findings == 0 ? "[\n" : ",\n");
    put_finding(&r->out, item);
}

static void json_end(report *r)
{
    buffer_puts(&r->out, r->totals.findings == 0 ? "[]\n" : "\n]\n");
}

/* ---- records ---- */

/* A line that says what is wrong with a record, whose ID is NULL when it has none. */
static void put_fault(buffer *out, json_t *id, const char *fault)
{
    const member members[] = {
        {"id", id != NULL ? json_incref(id) : json_null()},
        {"error", name_of(fault)},
    };
    put_json(out, OBJECT_OF(members));
}

static void put_record(buffer *out, json_t *id, const onym_findings *findings)
{
    json_t *array = json_array();
    bool good = array != NULL;
    for (size_t i = 0; i < onym_findings_count(findings) && good; i++) {
        report_item item = {.path = "", .finding = onym_findings_at(findings, i)};
        json_t *finding = finding_of(&item);
        good = finding != NULL && json_object_del(finding, "path") == 0 &&
               json_array_append_new(array, finding) == 0;
    }
    const member members[] = {{"id", json_incref(id)}, {"findings", array}};
    json_t *object = OBJECT_OF(members);
    out->failed = out->failed || !good;
    put_json(out, object);
}

/* What is wrong with RECORD; NULL for nothing. */
static const char *fault_of(const json_t *record)
{
    const json_t *lang = json_object_get(record, "lang");
    return !json_is_object(record)                            ? "not a JSON object"
           : json_object_get(record, "id") == NULL            ? "no id"
           : !json_is_string(json_object_get(record, "text")) ? "no text"
           : lang != NULL && !json_is_string(lang)            ? "lang is not a string"
                                                              : NULL;
}

static int check_record(buffer *out, onym_checker *checker, json_t *record, onym_error *error)
{
    const char *fault = fault_of(record);
    json_t *id = json_object_get(record, "id"), *text = json_object_get(record, "text");
    if (fault != NULL) {
        put_fault(out, id, fault);
        return ONYM_OK;
    }
    onym_findings *findings;
    onym_text body = {json_string_value(text), json_string_length(text)};
    int status = onym_check(&findings, checker, body, error);
    if (status == ONYM_OK) {
        put_record(out, id, findings);
        onym_findings_free(findings);
    }
    return status;
}

int onym_check_record(onym_string *out, onym_checker *checker, onym_text line, onym_error *error)
{
    buffer b = {0};
    json_error_t where;
    int status = ONYM_OK;
    json_t *record = json_loadb(line.size > 0 ? line.data : "", line.size,
                                JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &where);
    *out = (onym_string){NULL, 0};
    if (record == NULL) {
        char fault[sizeof where.text + 64];
        (void)snprintf(fault, sizeof fault, "not JSON: %s, at byte %d", where.text, where.position);
        put_fault(&b, NULL, fault);
    } else {
        status = check_record(&b, checker, record, error);
    }
    json_decref(record);
    buffer_putc(&b, '\n');
    if (status != ONYM_OK) {
        buffer_free(&b);
        return status;
    }
    return buffer_take(out, &b, error);
}

const report_format report_json = {.item = json_item, .end = json_end};
const report_format report_jsonl = {.item = jsonl_item};
