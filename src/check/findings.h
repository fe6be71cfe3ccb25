/* Findings: what a check found, as an array in order of begin. */
#ifndef ONYM_CHECK_FINDINGS_H
#define ONYM_CHECK_FINDINGS_H

#include "base/arena.h"
#include "onym.h"

/* The strings of the items belong to ARENA, or are constants. */
struct onym_findings {
    arena arena;
    onym_finding *items;
    size_t count, capacity;
    onym_encoding_report encoding;
};

/* A new, empty set; NULL when there is no memory.  Free it with onym_findings_free. */
onym_findings *findings_new(void);

/* Appends a finding whose strings are all "" and whose numbers are all 0, to be filled in by the
 * caller; the pointer is good until the next call.  NULL when there is no memory. */
onym_finding *findings_add(onym_findings *findings);

#endif
