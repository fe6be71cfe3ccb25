/* [sic]: what a writer has marked as meant so. */
#include "check/sic.h"

#include <strings.h>

static const char *const marks[] = {"[sic]", "(sic)"};

#define MARK_SIZE 5

static bool is_marked(onym_text text, size_t at)
{
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\n')) {
        at++;
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (text.size - at >= MARK_SIZE && strncasecmp(text.data + at, marks[i], MARK_SIZE) == 0) {
            return true;
        }
    }
    return false;
}

void sic_drop(onym_findings *findings, size_t first, onym_text text)
{
    size_t kept = first;
    for (size_t i = first; i < findings->count; i++) {
        if (!is_marked(text, findings->items[i].end)) {
            findings->items[kept++] = findings->items[i];
        }
    }
    findings->count = kept;
}
