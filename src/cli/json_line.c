/* JSON results: one object a line, with nothing in it that a terminal would obey. */
#include "cli/json_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The code point of the two or three bytes at TEXT when a terminal would obey it although JSON does
 * not mind: DEL, C1 controls, marks of direction; else 0.  *SIZE: its bytes. */
static unsigned live_character(const char *text, size_t *size)
{
    const unsigned char *b = (const unsigned char *)text;
    unsigned two = b[0] >= 0xC2 && b[0] < 0xE0 ? (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu) : 0;
    *size = 2;
    if (b[0] == 0x7F) {
        *size = 1;
        return b[0];
    }
    if ((two >= 0x80 && two < 0xA0) || two == 0x061C) {
        return two;
    }
    unsigned three = b[0] == 0xE2 ? (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu) : 0;
    *size = 3;
    bool mark = three == 0x200E || three == 0x200F;
    bool embedding = three >= 0x202A && three <= 0x202E;
    bool isolate = three >= 0x2066 && three <= 0x2069;
    return mark || embedding || isolate ? three : 0;
}

static void write_escaped(output *out, const char *json)
{
    const char *from = json;
    for (const char *at = json; *at != '\0'; at++) {
        size_t size;
        unsigned live = (unsigned char)*at < 0x7F ? 0 : live_character(at, &size);
        if (live != 0) {
            char escape[8];
            (void)snprintf(escape, sizeof escape, "\\u%04x", live);
            (void)output_write(out, from, (size_t)(at - from));
            output_puts(out, escape);
            from = at + size;
            at = from - 1;
        }
    }
    output_puts(out, from);
}

int json_line(output *out, json_t *object)
{
    char *line = object != NULL ? json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(4)) : NULL;
    json_decref(object);
    if (line == NULL) {
        message_print("internal: out of memory");
        return ONYM_EINTERNAL;
    }
    write_escaped(out, line);
    output_puts(out, "\n");
    free(line);
    return ONYM_OK;
}
