/* Records: one JSON object of an archive in, one of findings out. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "report/json_object.h"

/* A line that says what is wrong with a record, whose ID is NULL when it has none. */
static void put_fault(buffer *out, json_t *id, const char *fault)
{
    const json_member members[] = {
        {"id", id != NULL ? json_incref(id) : json_null()},
        {"error", json_name_of(fault)},
    };
    json_put_object(out, JSON_OBJECT_OF(members));
}

static void put_record(buffer *out, json_t *id, const onym_findings *findings)
{
    json_t *array = json_array();
    bool good = array != NULL;
    for (size_t i = 0; i < onym_findings_count(findings) && good; i++) {
        report_item item = {.path = "", .finding = onym_findings_at(findings, i)};
        json_t *finding = json_finding_of(&item, NULL);
        good = finding != NULL && json_object_del(finding, "path") == 0 &&
               json_array_append_new(array, finding) == 0;
    }
    const json_member members[] = {{"id", json_incref(id)}, {"findings", array}};
    json_t *object = JSON_OBJECT_OF(members);
    out->failed = out->failed || !good;
    json_put_object(out, object);
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
    const json_t *lang = json_object_get(record, "lang");
    const char *before = onym_checker_language(checker);
    if (lang != NULL && onym_checker_set_language(checker, json_string_value(lang), NULL) != 0) {
        (void)onym_checker_set_language(checker, "", NULL); /* English, or nothing of ours */
    }
    int status = onym_check(&findings, checker, body, error);
    (void)onym_checker_set_language(checker, before, NULL);
    if (status == ONYM_OK) {
        put_record(out, id, findings);
        onym_findings_free(findings);
    }
    return status;
}

/* NULL, with any message, also when there is no memory: then a second try says something else. */
static json_t *load(onym_text line, json_error_t *where)
{
    return json_loadb(line.size > 0 ? line.data : "", line.size,
                      JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, where);
}

int onym_check_record(onym_string *out, onym_checker *checker, onym_text line, onym_error *error)
{
    buffer b = {0};
    json_error_t where, again;
    int status = ONYM_OK;
    *out = (onym_string){NULL, 0};
    json_t *record = load(line, &where);
    if (record == NULL && (record = load(line, &again)) == NULL &&
        strcmp(where.text, again.text) != 0) {
        return error_memory(error);
    }
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
