/* The JSON formats: an array of findings, or one finding a line. */
#include <jansson.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "report/json_object.h"
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

json_t *json_name_of(const char *text)
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
        if (json_array_append_new(array, json_name_of(finding->suggestions[i])) != 0) {
            json_decref(array);
            return NULL;
        }
    }
    return array;
}

json_t *json_object_of(const json_member *members, size_t count)
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

static json_t *reason_of(const onym_finding *finding)
{
    const json_member members[] = {
        {"kind", json_name_of(finding->reason_kind)},
        {"system", json_name_of(finding->reason_system)},
        {"source", json_name_of(finding->reason_source)},
    };
    return JSON_OBJECT_OF(members);
}

json_t *json_finding_of(const report_item *item, const char *style)
{
    const onym_finding *finding = item->finding;
    const json_member members[] = {
        {"path", json_name_of(item->path)},
        {"rule", json_name_of(onym_rule_name(finding->rule))},
        {"level", json_name_of(onym_level_name(finding->level))},
        {"begin", integer_of(finding->begin)},
        {"end", integer_of(finding->end)},
        {"line", integer_of(finding->line)},
        {"column", integer_of(finding->column)},
        {"text", string_of((onym_text){finding->text, finding->text_size})},
        {"suggestions", suggestions_of(finding)},
        {"concept", json_name_of(finding->concept)},
        {"message", json_name_of(finding->message)},
        {"reason", reason_of(finding)},
        {"quoted", json_boolean(finding->quoted)},
        {"style", style != NULL ? json_name_of(style) : NULL},
    };
    size_t count = sizeof members / sizeof members[0];
    return json_object_of(members, style != NULL ? count : count - 1);
}

static int keep_json(const char *data, size_t size, void *context)
{
    buffer *json = context;
    buffer_append(json, data, size);
    return json->failed ? -1 : 0;
}

void json_put_object(buffer *out, json_t *object)
{
    /* A buffer of our own: jansson does not notice every string that its own has no memory for. */
    buffer json = {0};
    if (object != NULL && json_dump_callback(object, keep_json, &json, JSON_PRESERVE_ORDER) == 0 &&
        !json.failed) {
        json_text_escape(out, buffer_text(&json));
    } else {
        out->failed = true;
    }
    buffer_free(&json);
    json_decref(object);
}

static void put_finding(buffer *out, const report_item *item, const char *style)
{
    json_put_object(out, json_finding_of(item, style));
}

static void jsonl_item(report *r, const report_item *item)
{
    put_finding(&r->out, item, r->style);
    buffer_putc(&r->out, '\n');
}

static void json_item(report *r, const report_item *item)
{
    buffer_puts(&r->out, r->totals.findings == 0 ? "[\n" : ",\n");
    put_finding(&r->out, item, r->style);
}

static void json_end(report *r)
{
    buffer_puts(&r->out, r->totals.findings == 0 ? "[]\n" : "\n]\n");
}

const report_format report_json = {.item = json_item, .end = json_end};
const report_format report_jsonl = {.item = jsonl_item};
