/* Reading rules into a program: a small parser of ICU's rule language, which gives up at once where
 * the rules say more than it knows. */
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "translit/program.h"

#define COUNT_LIMIT    16384 /* elements, rules and units of output, each */
#define VARIABLE_LIMIT 64
#define HALF_LIMIT     128 /* elements of one half of a rule */
#define SET_LIMIT      512 /* units of a set as written */
#define NOWHERE        (-1)

/* What stands on one side of the arrow. */
typedef struct half {
    element elements[HALF_LIMIT];
    int count;
    int brace, close, cursor;     /* offsets of { } and |, NOWHERE for none */
    int word;                     /* elements of the quoted run or variable that has just ended */
    bool at_start, at_end, plain; /* PLAIN: literals only */
} half;

typedef struct variable {
    const char *name;
    size_t size;
    element *elements;
    int count;
} variable;

typedef struct reader {
    program *p;
    const char *at;
    bool reverse, gave_up, no_memory;
    variable variables[VARIABLE_LIMIT];
    size_t variable_count;
} reader;

static void give_up(reader *r)
{
    r->gave_up = true;
}

/* ---- Characters ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_plain_ascii(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_name(char c)
{
    return is_plain_ascii(c) || c == '_';
}

static void skip_blanks(reader *r)
{
    while (is_blank(*r->at) || *r->at == '#') {
        if (*r->at == '#') {
            r->at += strcspn(r->at, "\n");
        } else {
            r->at++;
        }
    }
}

/* Takes one character of more than one byte.  Arrows, other operators and blanks of ICU's beyond
 * ASCII are not known here. */
static UChar take_wide(reader *r)
{
    utf8_char c = utf8_at(onym_text_of(r->at), 0);
    uint32_t point = c.code_point;
    bool operator_sign = (point >= 0x2190 && point <= 0x21FF) || point == 0x2206;
    bool blank =
        point == 0x85 || (point >= 0x200E && point <= 0x200F) || point == 0x2028 || point == 0x2029;
    if (!c.valid || point > 0xFFFF || operator_sign || blank) {
        give_up(r);
    }
    r->at += c.size;
    return (UChar)point;
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : NOWHERE;
}

/* Takes what stands behind a backslash: uXXXX, or a sign that is meant as it is. */
static UChar take_escaped(reader *r)
{
    unsigned unit = (unsigned char)*r->at;
    if (unit == 'u') {
        unit = 0;
        for (int i = 1; i <= 4; i++) {
            int digit = hex_value(r->at[i]);
            if (digit == NOWHERE) {
                give_up(r);
                return 0;
            }
            unit = unit * 16 + (unsigned)digit;
        }
        r->at += 5;
        return (UChar)unit;
    }
    if (unit <= ' ' ? unit != ' ' : unit >= 0x7F || is_plain_ascii((char)unit)) {
        give_up(r);
        return 0;
    }
    r->at++;
    return (UChar)unit;
}

/* ---- Elements ---- */

static void add_element(reader *r, half *h, element e)
{
    if (h->count == HALF_LIMIT) {
        give_up(r);
        return;
    }
    h->plain = h->plain && e.set == NULL && e.often == OFTEN_ONCE;
    h->elements[h->count++] = e;
}

static void add_literal(reader *r, half *h, UChar unit)
{
    if (U16_IS_SURROGATE(unit)) {
        give_up(r);
    }
    add_element(r, h, (element){.unit = unit});
}

/* The pattern of the set that begins at the reader's place, in UTF-16; its size, 0 when it is too
 * much.  Variables inside a set are not known here; a $ before the bracket is the end of the text.
 */
static int32_t take_pattern(reader *r, UChar *pattern)
{
    const char *begin = r->at;
    int depth = 0;
    int32_t size = 0;
    UErrorCode code = U_ZERO_ERROR;
    do {
        if (*r->at == '\0' || *r->at == '\'' || *r->at == '{' || *r->at == ';' ||
            (*r->at == '$' && r->at[1] != ']')) {
            return 0;
        }
        depth += *r->at == '[' ? 1 : *r->at == ']' ? -1 : 0;
        r->at += *r->at == '\\' && r->at[1] != '\0' ? 2 : 1;
    } while (depth > 0);
    u_strFromUTF8(pattern, SET_LIMIT, &size, begin, (int32_t)(r->at - begin), &code);
    return U_SUCCESS(code) ? size : 0;
}

static void take_set(reader *r, half *h)
{
    UChar pattern[SET_LIMIT];
    UErrorCode code = U_ZERO_ERROR;
    const char *begin = r->at;
    int32_t size = take_pattern(r, pattern);
    /* [[:L:][:M:]] and the like: a colon inside a class is not a set of signs */
    program *p = r->p;
    USet *set = size > 0 ? uset_openPattern(pattern, size, &code) : NULL;
    if (set == NULL || U_FAILURE(code) || memchr(begin, '#', (size_t)(r->at - begin)) != NULL) {
        uset_close(set);
        give_up(r);
        return;
    }
    if (!array_room(p->sets, p->set_capacity, p->set_count)) {
        uset_close(set);
        r->no_memory = true;
        return;
    }
    uset_freeze(set);
    p->sets[p->set_count++] = set;
    add_element(r, h, (element){.set = set});
}

static void take_quoted(reader *r, half *h)
{
    int before = h->count;
    r->at++;
    while (*r->at != '\0' && *r->at != '\'') {
        if (((unsigned char)*r->at & 0x80) != 0) {
            add_literal(r, h, take_wide(r));
        } else {
            add_literal(r, h, (UChar)*r->at++);
        }
        if (r->gave_up) {
            return;
        }
    }
    if (*r->at == '\0' || h->count == before) { /* '' is an apostrophe */
        give_up(r);
        return;
    }
    r->at++;
    h->word = h->count - before;
}

static size_t name_size(const char *name)
{
    size_t size = 0;
    while (is_name(name[size])) {
        size++;
    }
    return size;
}

static void take_variable(reader *r, half *h)
{
    size_t size = name_size(r->at + 1);
    const variable *found = NULL;
    for (size_t i = 0; i < r->variable_count; i++) {
        const variable *v = &r->variables[i];
        found = v->size == size && memcmp(v->name, r->at + 1, size) == 0 ? v : found;
    }
    if (found == NULL) {
        give_up(r);
        return;
    }
    r->at += 1 + size;
    for (int i = 0; i < found->count; i++) {
        add_element(r, h, found->elements[i]);
    }
    h->word = found->count;
}

/* A quantifier is about one element; about more of them it is not known here. */
static void take_quantifier(reader *r, half *h)
{
    char c = *r->at++;
    if (h->count == 0 || h->word != 1 || h->elements[h->count - 1].often != OFTEN_ONCE ||
        h->count == h->brace || h->count == h->close) {
        give_up(r);
        return;
    }
    h->elements[h->count - 1].often = c == '?' ? OFTEN_MAYBE : c == '*' ? OFTEN_ANY : OFTEN_SOME;
    h->plain = false;
}

/* Marks the place in *WHERE, where nothing may have stood yet. */
static void mark(reader *r, int *where, const half *h)
{
    if (*where != NOWHERE) {
        give_up(r);
    }
    *where = h->count;
    r->at++;
}

static void take_anchor(reader *r, half *h)
{
    if (*r->at == '^') {
        if (h->count > 0 || h->brace != NOWHERE || h->at_start) {
            give_up(r);
        }
        h->at_start = true;
    } else {
        h->at_end = true;
    }
    r->at++;
}

/* Takes one thing of a half. */
static void take_one(reader *r, half *h)
{
    int word = h->word;
    char c = *r->at;
    h->word = 1;
    if (h->at_end) { /* something behind the end */
        give_up(r);
    } else if (c == '[') {
        take_set(r, h);
    } else if (c == '\'') {
        take_quoted(r, h);
    } else if (c == '$' && is_name(r->at[1])) {
        take_variable(r, h);
    } else if (c == '$' || c == '^') {
        take_anchor(r, h);
    } else if (c == '?' || c == '*' || c == '+') {
        h->word = word;
        take_quantifier(r, h);
    } else if (c == '{') {
        mark(r, &h->brace, h);
    } else if (c == '}') {
        mark(r, &h->close, h);
    } else if (c == '|') {
        mark(r, &h->cursor, h);
    } else if (c == '\\') {
        r->at++;
        add_literal(r, h, take_escaped(r));
    } else if (is_plain_ascii(c)) {
        add_literal(r, h, (UChar)*r->at++);
    } else if (((unsigned char)c & 0x80) != 0) {
        add_literal(r, h, take_wide(r));
    } else {
        give_up(r);
    }
}

/* Takes everything up to one of the characters ENDS. */
static void take_half(reader *r, half *h, const char *ends)
{
    h->count = 0;
    h->word = 0;
    h->brace = h->close = h->cursor = NOWHERE;
    h->at_start = h->at_end = false;
    h->plain = true;
    skip_blanks(r);
    while (!r->gave_up && !r->no_memory && *r->at != '\0' && strchr(ends, *r->at) == NULL) {
        take_one(r, h);
        skip_blanks(r);
    }
}

/* ---- Statements ---- */

static void define(reader *r, const half *h)
{
    variable *v = &r->variables[r->variable_count];
    if (h->brace != NOWHERE || h->close != NOWHERE || h->cursor != NOWHERE || h->at_start ||
        h->at_end || h->count == 0) {
        give_up(r);
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
    size_t size = *r->at == '$' ? name_size(r->at + 1) : 0;
    const char *after = r->at + 1 + size;
    if (size == 0 || after[strspn(after, " \t\r\n")] != '=') {
        return false;
    }
    if (r->variable_count == VARIABLE_LIMIT) {
        give_up(r);
        return true;
    }
    r->variables[r->variable_count].name = r->at + 1;
    r->variables[r->variable_count].size = size;
    r->at = after + strspn(after, " \t\r\n") + 1;
    take_half(r, h, ";");
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
        give_up(r);
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
    take_half(r, left, "<>;");
    bool back = *r->at == '<', forth = *r->at == '>' || (back && r->at[1] == '>');
    if (r->gave_up || r->no_memory || (!back && !forth)) {
        r->gave_up = true;
        return;
    }
    r->at += back && forth ? 2 : 1;
    take_half(r, right, ";<>=");
    if (*r->at != ';' && *r->at != '\0') {
        give_up(r);
    }
    if (!r->gave_up && !r->no_memory && (r->reverse ? back : forth)) {
        add_rule(r, r->reverse ? right : left, r->reverse ? left : right, back && forth);
    }
}

static void take_all(reader *r, half halves[2])
{
    for (skip_blanks(r); *r->at != '\0' && !r->gave_up && !r->no_memory; skip_blanks(r)) {
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
