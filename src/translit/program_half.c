/* One half of a rule, read: a small parser of ICU's rule language, which gives up at once where the
 * rules say more than it knows. */
#include "translit/program_half.h"

#include <string.h>
#include <unicode/ustring.h>

#include "base/buffer.h"
#include "base/utf8.h"

#define SET_LIMIT 512 /* units of a set as written */

void half_give_up(reader *r)
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

void half_skip_blanks(reader *r)
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
        half_give_up(r);
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
                half_give_up(r);
                return 0;
            }
            unit = unit * 16 + (unsigned)digit;
        }
        r->at += 5;
        return (UChar)unit;
    }
    if (unit <= ' ' ? unit != ' ' : unit >= 0x7F || is_plain_ascii((char)unit)) {
        half_give_up(r);
        return 0;
    }
    r->at++;
    return (UChar)unit;
}

/* ---- Elements ---- */

static void add_element(reader *r, half *h, element e)
{
    if (h->count == HALF_LIMIT) {
        half_give_up(r);
        return;
    }
    h->plain = h->plain && e.set == NULL && e.often == OFTEN_ONCE;
    h->elements[h->count++] = e;
}

static void add_literal(reader *r, half *h, UChar unit)
{
    if (U16_IS_SURROGATE(unit)) {
        half_give_up(r);
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
        half_give_up(r);
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
        half_give_up(r);
        return;
    }
    r->at++;
    h->word = h->count - before;
}

size_t half_name_size(const char *name)
{
    size_t size = 0;
    while (is_name(name[size])) {
        size++;
    }
    return size;
}

static void take_variable(reader *r, half *h)
{
    size_t size = half_name_size(r->at + 1);
    const variable *found = NULL;
    for (size_t i = 0; i < r->variable_count; i++) {
        const variable *v = &r->variables[i];
        found = v->size == size && memcmp(v->name, r->at + 1, size) == 0 ? v : found;
    }
    if (found == NULL) {
        half_give_up(r);
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
        half_give_up(r);
        return;
    }
    h->elements[h->count - 1].often = c == '?' ? OFTEN_MAYBE : c == '*' ? OFTEN_ANY : OFTEN_SOME;
    h->plain = false;
}

/* Marks the place in *WHERE, where nothing may have stood yet. */
static void mark(reader *r, int *where, const half *h)
{
    if (*where != NOWHERE) {
        half_give_up(r);
    }
    *where = h->count;
    r->at++;
}

static void take_anchor(reader *r, half *h)
{
    if (*r->at == '^') {
        if (h->count > 0 || h->brace != NOWHERE || h->at_start) {
            half_give_up(r);
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
        half_give_up(r);
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
        half_give_up(r);
    }
}

void half_take(reader *r, half *h, const char *ends)
{
    h->count = 0;
    h->word = 0;
    h->brace = h->close = h->cursor = NOWHERE;
    h->at_start = h->at_end = false;
    h->plain = true;
    half_skip_blanks(r);
    while (!r->gave_up && !r->no_memory && *r->at != '\0' && strchr(ends, *r->at) == NULL) {
        take_one(r, h);
        half_skip_blanks(r);
    }
}
