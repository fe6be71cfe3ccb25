/* Reading rules into a program: definitions, rules, and the list of rules that each unit may
 * begin. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "translit/program_half.h"

#define COUNT_LIMIT 16384 /* elements, rules and units of output, each */

/* ---- Statements ---- */

static void define(reader *r, const half *h)
{
    variable *v = &r->variables[r->variable_count];
    if (h->brace != NOWHERE || h->close != NOWHERE || h->cursor != NOWHERE || h->at_start ||
        h->at_end || h->count == 0) {
        half_give_up(r);
        return;
    }
    v->elements = malloc((size_t)h->count * sizeof *v->elements);
    if (v->elements == NULL) {
        r->no_memory = true;
        return;
    }
    memcpy(v->elements, h->elements, (size_t)h->count * sizeof *v->elements);
    v->count = h->count;
    r->variable_count++;
}

/* "$name = ...;": true when that is what stands here. */
static bool take_definition(reader *r, half *h)
{
    size_t size = *r->at == '$' ? half_name_size(r->at + 1) : 0;
    const char *after = r->at + 1 + size;
    if (size == 0 || after[strspn(after, " \t\r\n")] != '=') {
        return false;
    }
    if (r->variable_count == VARIABLE_LIMIT) {
        half_give_up(r);
        return true;
    }
    r->variables[r->variable_count].name = r->at + 1;
    r->variables[r->variable_count].size = size;
    r->at = after + strspn(after, " \t\r\n") + 1;
    half_take(r, h, ";");
    if (!r->gave_up && !r->no_memory) {
        define(r, h);
    }
    return true;
}

/* Elements from FROM to TO that must stand. */
static int least(const half *h, int from, int to)
{
    int count = 0;
    for (int i = from; i < to; i++) {
        count += h->elements[i].often == OFTEN_ONCE || h->elements[i].often == OFTEN_SOME;
    }
    return count;
}

static bool add_output(program *p, const half *made)
{
    for (int i = made->brace == NOWHERE ? 0 : made->brace;
         i < (made->close == NOWHERE ? made->count : made->close); i++) {
        if (!array_room(p->out, p->out_capacity, p->out_size)) {
            return false;
        }
        p->out[p->out_size++] = made->elements[i].unit;
    }
    return true;
}

static bool add_elements(program *p, const half *key)
{
    for (int i = 0; i < key->count; i++) {
        if (!array_room(p->elements, p->element_capacity, p->element_count)) {
            return false;
        }
        p->elements[p->element_count++] = key->elements[i];
    }
    return true;
}

/* Whether the halves are a rule that a program can have: a key that must be there, literal output,
 * and no more output than key where it is looked at again. */
static bool fits(const half *key, const half *made, int begin, int end, bool both)
{
    int size = made->count;
    bool again = made->cursor != NOWHERE;
    return made->plain && key->cursor == NOWHERE && !made->at_start && !made->at_end &&
           begin <= end && least(key, begin, end) > 0 && key->elements[begin].often == OFTEN_ONCE &&
           (!again || (made->cursor == 0 && !both && size <= least(key, begin, end)));
}

static void add_rule(reader *r, const half *key, const half *made, bool both)
{
    program *p = r->p;
    int begin = key->brace == NOWHERE ? 0 : key->brace;
    int end = key->close == NOWHERE ? key->count : key->close;
    size_t from = p->element_count, out = p->out_size;
    if (!fits(key, made, begin, end, both) || from + HALF_LIMIT > COUNT_LIMIT ||
        out + HALF_LIMIT > COUNT_LIMIT || p->rule_count >= COUNT_LIMIT) {
        half_give_up(r);
        return;
    }
    if (!array_room(p->rules, p->rule_capacity, p->rule_count) || !add_elements(p, key) ||
        !add_output(p, made)) {
        r->no_memory = true;
        return;
    }
    bool again = made->cursor != NOWHERE;
    bool simple = key->count == 1 && key->plain && !key->at_start && !key->at_end && !again;
    p->rules[p->rule_count++] = (program_rule){.ante = (uint16_t)from,
                                               .key = (uint16_t)(from + (size_t)begin),
                                               .post = (uint16_t)(from + (size_t)end),
                                               .end = (uint16_t)p->element_count,
                                               .out = (uint16_t)out,
                                               .out_size = (uint16_t)(p->out_size - out),
                                               .at_start = key->at_start,
                                               .at_end = key->at_end,
                                               .again = again,
                                               .simple = simple};
}

/* Takes "left > right;", "left < right;" or "left <> right;". */
static void take_rule(reader *r, half *left, half *right)
{
    half_take(r, left, "<>;");
    bool back = *r->at == '<', forth = *r->at == '>' || (back && r->at[1] == '>');
    if (r->gave_up || r->no_memory || (!back && !forth)) {
        r->gave_up = true;
        return;
    }
    r->at += back && forth ? 2 : 1;
    half_take(r, right, ";<>=");
    if (*r->at != ';' && *r->at != '\0') {
        half_give_up(r);
    }
    if (!r->gave_up && !r->no_memory && (r->reverse ? back : forth)) {
        add_rule(r, r->reverse ? right : left, r->reverse ? left : right, back && forth);
    }
}

static void take_all(reader *r, half halves[2])
{
    for (half_skip_blanks(r); *r->at != '\0' && !r->gave_up && !r->no_memory; half_skip_blanks(r)) {
        if (*r->at == ';') {
            r->at++;
        } else if (!take_definition(r, &halves[0])) {
            take_rule(r, &halves[0], &halves[1]);
        }
    }
}

/* ---- Lists ---- */

/* A unit of list NUMBER. */
static UChar unit_of(unsigned number)
{
    return (UChar)(number < 0x80    ? number
                   : number < 0x180 ? number - 0x80 + 0x0400
                                    : number - 0x180 + 0x1100);
}

/* Whether the key of RULE may begin with a unit of list NUMBER. */
static bool may_begin(const program *p, const program_rule *rule, unsigned number)
{
    const element *first = &p->elements[rule->key];
    if (number == PROGRAM_UNITS) {
        return first->set != NULL || program_list(first->unit) == PROGRAM_UNITS;
    }
    UChar unit = unit_of(number);
    return first->set != NULL ? uset_contains(first->set, unit) : first->unit == unit;
}

static bool make_lists(program *p)
{
    for (unsigned number = 0; number <= PROGRAM_UNITS; number++) {
        p->starts[number] = (uint16_t)p->list_size;
        for (size_t i = 0; i < p->rule_count; i++) {
            if (!may_begin(p, &p->rules[i], number)) {
                continue;
            }
            if (p->list_size >= UINT16_MAX ||
                !array_room(p->lists, p->list_capacity, p->list_size)) {
                return false;
            }
            p->lists[p->list_size++] = (uint16_t)i;
        }
    }
    p->starts[PROGRAM_UNITS + 1] = (uint16_t)p->list_size;
    return true;
}

/* Notes the units whose first rule is one unit for one, whatever stands around it. */
static void note_singles(program *p)
{
    for (unsigned number = 0; number < PROGRAM_UNITS; number++) {
        if (p->starts[number] < p->starts[number + 1]) {
            const program_rule *first = &p->rules[p->lists[p->starts[number]]];
            bool single = first->simple && first->out_size == 1;
            p->single[number] = single ? p->out[first->out] : 0;
        }
    }
}

int program_read(program **out, const rulefile *file, bool reverse, onym_error *error)
{
    reader r = {.p = calloc(1, sizeof(program)), .at = file->info.rules, .reverse = reverse};
    half *halves = calloc(2, sizeof *halves);
    *out = NULL;
    r.no_memory = r.p == NULL || halves == NULL;
    if (!r.no_memory) {
        take_all(&r, halves);
    }
    if (!r.no_memory && !r.gave_up) {
        r.gave_up = !make_lists(r.p);
    }
    if (!r.no_memory && !r.gave_up) {
        note_singles(r.p);
    }
    for (size_t i = 0; i < r.variable_count; i++) {
        free(r.variables[i].elements);
    }
    free(halves);
    if (r.no_memory || r.gave_up) {
        program_free(r.p);
        return r.no_memory ? error_memory(error) : ONYM_OK;
    }
    *out = r.p;
    return ONYM_OK;
}

void program_free(program *p)
{
    if (p != NULL) {
        for (size_t i = 0; i < p->set_count; i++) {
            uset_close(p->sets[i]);
        }
        free(p->sets);
        free(p->elements);
        free(p->rules);
        free(p->out);
        free(p->lists);
        free(p);
    }
}
