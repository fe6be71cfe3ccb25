/* JSON objects of what a check found, for the formats that print them. */
#ifndef ONYM_REPORT_JSON_OBJECT_H
#define ONYM_REPORT_JSON_OBJECT_H

#include <jansson.h>

#include "report/reporter.h"

/* One member of an object that is being made; VALUE is NULL when there was no memory. */
typedef struct json_member {
    const char *key;
    json_t *value;
} json_member;

/* An object of MEMBERS, in their order; NULL when there is no memory.  Takes the values over. */
json_t *json_object_of(const json_member *members, size_t count);

#define JSON_OBJECT_OF(members) json_object_of(members, sizeof(members) / sizeof(members)[0])

/* TEXT as a string; bytes that are not UTF-8 become U+FFFD. */
json_t *json_name_of(const char *text);

/* The object of a finding; with the style that was chosen for the text, when STYLE is no NULL. */
json_t *json_finding_of(const report_item *item, const char *style);

/* Appends OBJECT on one line and frees it; NULL makes OUT fail. */
void json_put_object(buffer *out, json_t *object);

#endif
