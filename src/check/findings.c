/* Findings: what a check found, as an array in order of begin. */
#include "check/findings.h"

#include <stdlib.h>

#include "base/buffer.h"

onym_findings *findings_new(void)
{
    onym_findings *findings = calloc(1, sizeof *findings);
    if (findings != NULL) {
        findings->encoding.looks_like = "";
    }
    return findings;
}

onym_finding *findings_add(onym_findings *findings)
{
    if (!array_room(findings->items, findings->capacity, findings->count)) {
        return NULL;
    }
    onym_finding *finding = &findings->items[findings->count++];
    *finding = (onym_finding){.text = "",
                              .concept = "",
                              .message = "",
                              .reason_kind = "",
                              .reason_system = "",
                              .reason_source = ""};
    return finding;
}

size_t onym_findings_count(const onym_findings *findings)
{
    return findings != NULL ? findings->count : 0;
}

const onym_finding *onym_findings_at(const onym_findings *findings, size_t index)
{
    return index < onym_findings_count(findings) ? &findings->items[index] : NULL;
}

const onym_encoding_report *onym_findings_encoding(const onym_findings *findings)
{
    static const onym_encoding_report nothing_odd = {.looks_like = ""};
    return findings != NULL ? &findings->encoding : &nothing_odd;
}

void onym_findings_free(onym_findings *findings)
{
    if (findings != NULL) {
        arena_free(&findings->arena);
        free(findings->items);
        free(findings);
    }
}

const char *onym_rule_name(onym_rule rule)
{
    static const char *const names[ONYM_RULE_COUNT] = {
        [ONYM_RULE_MISSPELT] = "name/misspelt",
        [ONYM_RULE_OTHER_SYSTEM] = "name/other-system",
        [ONYM_RULE_OTHER_STYLE] = "name/other-style",
        [ONYM_RULE_OUTDATED] = "name/outdated",
        [ONYM_RULE_INCONSISTENT] = "name/inconsistent",
        [ONYM_RULE_FORM] = "name/form",
        [ONYM_RULE_MIXED] = "script/mixed",
        [ONYM_RULE_INVISIBLE] = "script/invisible",
        [ONYM_RULE_BIDI] = "script/bidi",
        [ONYM_RULE_MISSING] = "name/missing",
    };
    return (size_t)rule < ONYM_RULE_COUNT ? names[rule] : "unknown";
}

const char *onym_level_name(onym_level level)
{
    static const char *const names[] = {"note", "warning", "error"};
    return (size_t)level < sizeof names / sizeof names[0] ? names[level] : "unknown";
}
