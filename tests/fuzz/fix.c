/* Corrections: bytes outside them stay, a second time changes nothing. */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/script.h"

static onym_glossary *glossary;
static onym_style *style;
static onym_checker *checker;

static void begin(void)
{
    const char *paths[] = {FUZZ_GLOSSARY};
    if (checker == NULL) {
        HOLDS(onym_glossary_open(&glossary, paths, 1, NULL) == ONYM_OK);
        HOLDS(onym_style_open(&style, FUZZ_DATA, "ap", NULL) == ONYM_OK);
        HOLDS(onym_checker_new(&checker, glossary, style, NULL) == ONYM_OK);
    }
}

/* The class of what a mark of a suggestion may stand for: a fix keeps the text's own blanks,
 * apostrophes and hyphens. */
static char_class kept_class(char mark)
{
    return mark == ' ' ? CHAR_BLANK : mark == '\'' ? CHAR_APOSTROPHE : CHAR_HYPHEN;
}

/* The bytes of FIXED at AT that are SUGGESTION, with such marks as the text had; 0: they are not.
 */
static size_t corrected_size(onym_text fixed, size_t at, const char *suggestion)
{
    size_t to = at;
    for (const char *s = suggestion; *s != '\0'; s++) {
        if (to == fixed.size) {
            return 0;
        }
        utf8_char c = utf8_at(fixed, to);
        bool same = fixed.data[to] == *s, mark = *s == ' ' || *s == '\'' || *s == '-';
        if (!same && !(mark && char_class_of(c.code_point) == kept_class(*s))) {
            return 0;
        }
        to += same ? 1 : c.size;
    }
    return to - at;
}

/* Whether FIXED is TEXT with suggestions in the place of some fixable findings, those in quotations
 * by FLAGS only, and nothing else: walks over both, taking a correction where one is there. */
static bool only_corrected(onym_text text, onym_text fixed, const onym_findings *findings,
                           unsigned flags)
{
    size_t at = 0, to = 0;
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        const onym_finding *f = onym_findings_at(findings, i);
        bool left = f->quoted && (flags & ONYM_FIX_QUOTES) == 0;
        if (!f->fixable || f->begin < at || left) {
            continue;
        }
        size_t before = f->begin - at;
        if (fixed.size - to < before || memcmp(text.data + at, fixed.data + to, before) != 0) {
            return false;
        }
        at += before;
        to += before;
        size_t size = corrected_size(fixed, to, f->suggestions[0]);
        if (size > 0) {
            at = f->end;
            to += size;
        }
    }
    return text.size - at == fixed.size - to &&
           (text.size == at || memcmp(text.data + at, fixed.data + to, text.size - at) == 0);
}

/* Checks TEXT and applies what can be; the caller frees *out. */
static size_t fix(onym_string *out, onym_text text, unsigned flags)
{
    onym_findings *findings;
    size_t changed;
    HOLDS(onym_check(&findings, checker, text, NULL) == ONYM_OK);
    HOLDS(onym_fix(out, &changed, text, findings, flags, NULL) == ONYM_OK);
    onym_text fixed = {out->data, out->size};
    HOLDS(only_corrected(text, fixed, findings, flags));
    onym_findings_free(findings);
    return changed;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text text = {(const char *)data, size};
    begin();
    for (unsigned flags = 0; flags <= ONYM_FIX_QUOTES; flags += ONYM_FIX_QUOTES) {
        onym_string made;
        size_t changed = fix(&made, text, flags);
        /* A correction may bring another word to light, but that comes to an end. */
        for (int round = 0; changed > 0; round++) {
            onym_string again;
            HOLDS(round < 8);
            changed = fix(&again, (onym_text){made.data, made.size}, flags);
            onym_string_free(&made);
            made = again;
        }
        onym_string_free(&made);
    }
    return 0;
}
