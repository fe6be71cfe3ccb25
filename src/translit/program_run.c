/* Running a program over a word, as ICU runs rules: at every place the first rule that fits, its
 * context on the left matched against what has been written, that on the right against what is
 * still to be read; quantifiers take what they can and never give back. */
#include <string.h>
#include <unicode/utf16.h>

#include "translit/program.h"

#define EXPANSION 16     /* times that a word may grow */
#define EDITS     14     /* replacements a unit */
#define SLACK     64     /* units and replacements beyond that for a short word */
#define ETHER     0xFFFF /* what a set sees beyond the ends of the text */

/* A word being rewritten: IN from AT on is to be read, OUT is written. */
typedef struct run {
    const program *p;
    letters *in, *out;
    int32_t at;
    int32_t edits, edit_limit;
} run;

static bool has(const element *e, UChar32 c)
{
    return e->set != NULL ? uset_contains(e->set, c) : e->unit == c;
}

/* The character whose first unit stands at AT. */
static inline UChar32 char_at(const letters *text, int32_t at)
{
    UChar unit = text->units[at];
    bool pair = U16_IS_LEAD(unit) && at + 1 < text->size && U16_IS_TRAIL(text->units[at + 1]);
    return pair ? (UChar32)U16_GET_SUPPLEMENTARY(unit, text->units[at + 1]) : unit;
}

/* The character whose last unit stands at AT. */
static inline UChar32 char_ending(const letters *text, int32_t at)
{
    UChar unit = text->units[at];
    bool pair = U16_IS_TRAIL(unit) && at > 0 && U16_IS_LEAD(text->units[at - 1]);
    return pair ? (UChar32)U16_GET_SUPPLEMENTARY(text->units[at - 1], unit) : unit;
}

/* Matches E once at *AT of TEXT and steps over it.  At the end only a set with the end in it fits.
 */
static inline bool once(const element *e, const letters *text, int32_t *at)
{
    if (*at == text->size) {
        return has(e, ETHER) && e->set != NULL;
    }
    UChar32 c = char_at(text, *at);
    bool fits = has(e, c);
    *at += fits ? U16_LENGTH(c) : 0;
    return fits;
}

/* The same for what ends at *AT. */
static inline bool once_back(const element *e, const letters *text, int32_t *at)
{
    if (*at == 0) {
        return has(e, ETHER) && e->set != NULL;
    }
    UChar32 c = char_ending(text, *at - 1);
    bool fits = has(e, c);
    *at -= fits ? U16_LENGTH(c) : 0;
    return fits;
}

typedef bool once_fn(const element *e, const letters *text, int32_t *at);

/* Matches E as often as it may stand. */
static inline bool matches(const element *e, const letters *text, int32_t *at, once_fn *one)
{
    bool met = one(e, text, at);
    if (e->often == OFTEN_ONCE) {
        return met;
    }
    int32_t before = *at - 1;
    while (met && e->often != OFTEN_MAYBE && *at != before) {
        before = *at;
        if (!one(e, text, at)) {
            break;
        }
    }
    return met || e->often != OFTEN_SOME;
}

/* Whether RULE fits at the run's place; *END is then the end of its key. */
static bool fits(const run *r, const program_rule *rule, int32_t *end)
{
    const element *elements = r->p->elements;
    int32_t at = r->out->size;
    for (unsigned i = rule->key; i-- > rule->ante;) {
        if (!matches(&elements[i], r->out, &at, once_back)) {
            return false;
        }
    }
    if (rule->at_start && at != 0) {
        return false;
    }
    at = r->at;
    for (unsigned i = rule->key; i < rule->post; i++) {
        if (!matches(&elements[i], r->in, &at, once)) {
            return false;
        }
    }
    *end = at;
    for (unsigned i = rule->post; i < rule->end; i++) {
        if (!matches(&elements[i], r->in, &at, once)) {
            return false;
        }
    }
    return !rule->at_end || at == r->in->size;
}

/* Where the units AT to END of the input are from. */
static void origin_of(const letters *in, int32_t at, int32_t end, int32_t *from, int32_t *to)
{
    *from = in->from[at];
    *to = in->to[at];
    for (int32_t i = at + 1; i < end; i++) {
        *from = in->from[i] < *from ? in->from[i] : *from;
        *to = in->to[i] > *to ? in->to[i] : *to;
    }
}

/* Writes SIZE units at TEXT to the place AT of LINE. */
static inline void write(letters *line, int32_t at, const UChar *text, int32_t size, int32_t from,
                         int32_t to)
{
    for (int32_t i = 0; i < size; i++) {
        line->units[at + i] = text[i];
        line->from[at + i] = from;
        line->to[at + i] = to;
    }
}

/* Puts the output of RULE in the place of the input up to END.  False: over a limit. */
static bool replace(run *r, const program_rule *rule, int32_t end)
{
    int32_t size = rule->out_size, from, to;
    const UChar *text = r->p->out + rule->out;
    origin_of(r->in, r->at, end, &from, &to);
    if (rule->again) { /* no longer than the key: it has room before END */
        if (++r->edits > r->edit_limit) {
            return false;
        }
        r->at = end - size;
        write(r->in, r->at, text, size, from, to);
        return true;
    }
    if (r->out->size + size > LETTERS_LIMIT) {
        return false;
    }
    write(r->out, r->out->size, text, size, from, to);
    r->out->size += size;
    r->at = end;
    return true;
}

/* Copies one character that no rule is about. */
static bool copy(run *r)
{
    int32_t end = r->at + U16_LENGTH(char_at(r->in, r->at));
    while (r->at < end && r->out->size < LETTERS_LIMIT) {
        write(r->out, r->out->size++, &r->in->units[r->at], 1, r->in->from[r->at],
              r->in->to[r->at]);
        r->at++;
    }
    return r->at == end;
}

static inline bool step(run *r)
{
    const program *p = r->p;
    unsigned list = program_list(r->in->units[r->at]);
    if (list != PROGRAM_UNITS && p->single[list] != 0 && r->out->size < LETTERS_LIMIT) {
        write(r->out, r->out->size++, &p->single[list], 1, r->in->from[r->at], r->in->to[r->at]);
        r->at++;
        return true;
    }
    int32_t end = r->at + 1;
    for (unsigned i = p->starts[list]; i < p->starts[list + 1]; i++) {
        const program_rule *rule = &p->rules[p->lists[i]];
        bool known = rule->simple && list != PROGRAM_UNITS;
        if (known || fits(r, rule, &end)) {
            return replace(r, rule, known ? r->at + 1 : end);
        }
    }
    return copy(r);
}

bool program_run(const program *p, letters *text, letters *spare)
{
    int32_t before = text->size;
    run r = {.p = p, .in = text, .out = spare, .edit_limit = before * EDITS + SLACK};
    spare->size = 0;
    while (r.at < text->size) {
        if (!step(&r)) {
            return false;
        }
    }
    size_t count = (size_t)spare->size;
    memcpy(text->units, spare->units, count * sizeof *text->units);
    memcpy(text->from, spare->from, count * sizeof *text->from);
    memcpy(text->to, spare->to, count * sizeof *text->to);
    text->size = spare->size;
    return spare->size <= before * EXPANSION + SLACK;
}
