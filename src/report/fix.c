/* Fixes: the first suggestion of every fixable finding, written into a copy of the text. */
#include "report/fix.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F;
}

/* The end of the run of blanks (or, when not BLANKS, of other characters) that starts at AT. */
static size_t run_end(onym_text text, size_t at, bool blanks)
{
    while (at < text.size) {
        utf8_char c = utf8_at(text, at);
        if (is_blank(c.code_point) != blanks) {
            break;
        }
        at += c.size;
    }
    return at;
}

/* Two texts seen as words between runs of blanks. */
typedef struct likeness {
    bool same_count, same_words;
} likeness;

static likeness compare(onym_text a, onym_text b)
{
    likeness result = {true, true};
    size_t in_a = run_end(a, 0, true), in_b = run_end(b, 0, true);
    while (in_a < a.size && in_b < b.size) {
        size_t end_a = run_end(a, in_a, false), end_b = run_end(b, in_b, false);
        result.same_words = result.same_words && end_a - in_a == end_b - in_b &&
                            memcmp(a.data + in_a, b.data + in_b, end_a - in_a) == 0;
        in_a = run_end(a, end_a, true);
        in_b = run_end(b, end_b, true);
    }
    result.same_count = in_a == a.size && in_b == b.size;
    return result;
}

/* Writes SUGGESTION word by word with the blanks of OLD between: a line that was broken inside a
 * name stays broken there. */
static void put_between_blanks(buffer *out, onym_text old, onym_text suggestion)
{
    size_t in_old = 0, in_new = run_end(suggestion, 0, true);
    while (in_old < old.size) {
        size_t blanks_end = run_end(old, in_old, true);
        buffer_append(out, old.data + in_old, blanks_end - in_old);
        size_t word_end = run_end(suggestion, in_new, false);
        buffer_append(out, suggestion.data + in_new, word_end - in_new);
        in_old = run_end(old, blanks_end, false);
        in_new = run_end(suggestion, word_end, true);
    }
}

void fix_put_edit(buffer *out, onym_text old, onym_text suggestion)
{
    likeness l = compare(old, suggestion);
    if (l.same_count && !l.same_words) {
        put_between_blanks(out, old, suggestion);
    } else {
        buffer_append_text(out, suggestion);
    }
}

bool fix_is_wanted(const onym_finding *finding, size_t from, size_t size, unsigned flags)
{
    return finding->fixable && finding->suggestion_count > 0 &&
           (!finding->quoted || (flags & ONYM_FIX_QUOTES) != 0) && finding->begin >= from &&
           finding->begin < finding->end && finding->end <= size;
}

int onym_fix(onym_string *out, size_t *changed, onym_text text, const onym_findings *findings,
             unsigned flags, onym_error *error)
{
    buffer fixed = {0};
    size_t done = 0, edits = 0;
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        const onym_finding *finding = onym_findings_at(findings, i);
        if (!fix_is_wanted(finding, done, text.size, flags)) {
            continue;
        }
        buffer_append(&fixed, text.data + done, finding->begin - done);
        fix_put_edit(&fixed, (onym_text){text.data + finding->begin, finding->end - finding->begin},
                     onym_text_of(finding->suggestions[0]));
        done = finding->end;
        edits++;
    }
    if (done < text.size) {
        buffer_append(&fixed, text.data + done, text.size - done);
    }
    if (changed != NULL) {
        *changed = edits;
    }
    return buffer_take(out, &fixed, error);
}

int onym_edit_text(onym_string *out, onym_text text, const onym_edit *edits, size_t edit_count,
                   onym_error *error)
{
    buffer edited = {0};
    size_t done = 0;
    *out = (onym_string){NULL, 0};
    for (size_t i = 0; i < edit_count; i++) {
        const onym_edit *e = &edits[i];
        if (e->begin < done || e->end < e->begin || e->end > text.size) {
            buffer_free(&edited);
            return error_set(error, ONYM_EUSAGE, "usage: edits overlap or are out of order");
        }
        buffer_append(&edited, text.data + done, e->begin - done);
        fix_put_edit(&edited, (onym_text){text.data + e->begin, e->end - e->begin},
                     onym_text_of(e->text));
        done = e->end;
    }
    if (done < text.size) {
        buffer_append(&edited, text.data + done, text.size - done);
    }
    return buffer_take(out, &edited, error);
}
