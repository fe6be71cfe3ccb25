/* The lines of dict/names: every byte of a record and of its variants stays inside the line. */
#include "fuzz.h"
#include "glossary/record.h"

static void check_inside(onym_text part, onym_text line)
{
    HOLDS(part.size == 0 ||
          (part.data >= line.data && part.data + part.size <= line.data + line.size));
}

static void read_variants(onym_text cell, onym_text line)
{
    static const char *const constants[] = {"en"};
    onym_text rest = cell;
    variant v;
    const char *fault = NULL;
    for (size_t count = 0; variant_next(&v, &rest, &fault); count++) {
        HOLDS(count <= cell.size);
        check_inside(v.text, line);
        check_inside(v.since, line);
        check_inside(v.systems, line);
        HOLDS(v.text.size > 0);
        if (!(v.lang.size == 2 && memcmp(v.lang.data, constants[0], 2) == 0)) {
            check_inside(v.lang, line);
        }
    }
}

static void read_line(onym_text line)
{
    record r;
    (void)record_is_header(line);
    if (record_parse(&r, line) != NULL) {
        return;
    }
    for (int i = 0; i < COLUMN_COUNT; i++) {
        check_inside(r.column[i], line);
    }
    check_inside(r.country, line);
    check_inside(r.kind, line);
    read_variants(r.column[COLUMN_VARIANTS], line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text rest = {(const char *)data, size}, line;
    while (text_split(&line, &rest, '\n')) {
        read_line(line);
    }
    return 0;
}
