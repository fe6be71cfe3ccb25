/* A look at a system's rules before ICU sees them: limits that keep compiling them cheap.
 *
 * ICU expands variables while it parses (31 lines, each of twice the one before, take it a minute),
 * compares every rule with every other that may begin with the same letter, and loads a registry of
 * hundreds of transliterators when a rule names one.  None of that is needed by a system. */
#include "translit/rulescan.h"

#include <string.h>

#include "base/error.h"

#define VARIABLE_LIMIT 64
#define NAME_LIMIT     64
/* Comparisons of pairs of rules that ICU would make while it checks that none hides another. */
#define PAIR_LIMIT     6000000

/* A variable, and how many code units it is with its own variables expanded. */
typedef struct variable {
    const char *name;
    size_t name_size, size;
} variable;

typedef struct scan {
    const rulefile *file;
    const char *at;
    size_t line, column;
    variable variables[VARIABLE_LIMIT];
    size_t variable_count;
    size_t broad, narrow; /* rules whose key begins with a set or variable, and all others */
} scan;

/* One statement, up to its semicolon. */
typedef struct statement {
    const char *begin, *end;
    size_t line, column;
} statement;

static void step_over(scan *s)
{
    bool new_line = *s->at == '\n';
    bool trail = ((unsigned char)*s->at & 0xC0) == 0x80;
    s->line += new_line;
    s->column = new_line ? 1 : s->column + !trail;
    s->at++;
}

static void skip_comment(scan *s)
{
    while (*s->at != '\0' && *s->at != '\n') {
        step_over(s);
    }
}

static void skip_blanks(scan *s)
{
    while (*s->at == '#' || (*s->at != '\0' && strchr(" \t\r\n;", *s->at) != NULL)) {
        if (*s->at == '#') {
            skip_comment(s);
        } else {
            step_over(s);
        }
    }
}

static void skip_quoted(scan *s)
{
    step_over(s);
    while (*s->at != '\0' && *s->at != '\'') {
        step_over(s);
    }
}

/* The next statement; false at the end of the rules. */
static bool next_statement(statement *out, scan *s)
{
    skip_blanks(s);
    *out = (statement){s->at, s->at, s->line, s->column};
    while (*s->at != '\0' && *s->at != ';') {
        if (*s->at == '\'') {
            skip_quoted(s);
        } else if (*s->at == '\\' && s->at[1] != '\0') {
            step_over(s);
        } else if (*s->at == '#') {
            skip_comment(s);
        }
        if (*s->at != '\0') {
            step_over(s);
        }
    }
    out->end = s->at;
    return out->end > out->begin;
}

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           ((unsigned char)c & 0x80) != 0;
}

static size_t name_size(const char *name)
{
    size_t size = 0;
    while (name_char(name[size])) {
        size++;
    }
    return size;
}

static size_t variable_size(const scan *s, const char *name, size_t size)
{
    for (size_t i = s->variable_count; i-- > 0;) {
        const variable *v = &s->variables[i];
        if (v->name_size == size && memcmp(v->name, name, size) == 0) {
            return v->size;
        }
    }
    return 1;
}

/* Bytes from BEGIN to END with all variables expanded. */
static size_t expanded_size(const scan *s, const char *begin, const char *end)
{
    size_t total = 0;
    for (const char *at = begin; at < end;) {
        size_t size = *at == '$' ? name_size(at + 1) : 0;
        total += size > 0 ? variable_size(s, at + 1, size) : 1;
        at += 1 + size;
    }
    return total;
}

static int fault(const scan *s, const statement *what, const char *message, onym_error *error)
{
    return rulefile_fault(s->file, what->line, what->column, message, error);
}

static int add_variable(scan *s, const statement *what, onym_error *error)
{
    size_t size = name_size(what->begin + 1);
    if (s->variable_count == VARIABLE_LIMIT) {
        return fault(s, what, "limit: more than 64 variables", error);
    }
    variable *v = &s->variables[s->variable_count++];
    v->name = what->begin + 1;
    v->name_size = size < NAME_LIMIT ? size : NAME_LIMIT;
    v->size = expanded_size(s, what->begin + 1 + size, what->end);
    return ONYM_OK;
}

/* Where the key of the rule begins: after its context, if it has one. */
static const char *key_of(const statement *what)
{
    const char *key = what->begin;
    const char *brace = memchr(key, '{', (size_t)(what->end - key));
    key = brace != NULL ? brace + 1 : key;
    while (key < what->end && strchr(" \t\r\n^", *key) != NULL) {
        key++;
    }
    return key;
}

static int add_rule(scan *s, const statement *what, onym_error *error)
{
    const char *key = key_of(what);
    bool broad = key == what->end || strchr("[$.(\\&", *key) != NULL;
    s->broad += broad;
    s->narrow += !broad;
    size_t pairs = s->broad * s->narrow + 128 * s->broad * s->broad + s->narrow * s->narrow / 2;
    if (pairs > PAIR_LIMIT) {
        return fault(s, what, "limit: too many rules", error);
    }
    return ONYM_OK;
}

static bool is_definition(const statement *what)
{
    if (what->begin[0] != '$') {
        return false;
    }
    const char *at = what->begin + 1 + name_size(what->begin + 1);
    while (at < what->end && strchr(" \t\r\n", *at) != NULL) {
        at++;
    }
    return at < what->end && *at == '=';
}

static int check_statement(scan *s, const statement *what, onym_error *error)
{
    size_t size = (size_t)(what->end - what->begin);
    if (size >= 2 && memcmp(what->begin, "::", 2) == 0) {
        return fault(s, what, "\"::\" lines (filters, other transliterators) are not allowed",
                     error);
    }
    if (size >= 4 && memcmp(what->begin, "use ", 4) == 0) {
        return fault(s, what, "\"use\" lines are not allowed", error);
    }
    if (memchr(what->begin, '&', size) != NULL || memmem(what->begin, size, "\\N", 2) != NULL) {
        return fault(s, what, "functions and character names are not allowed", error);
    }
    if (expanded_size(s, what->begin, what->end) > RULEFILE_EXPANSION) {
        return fault(s, what, "limit: expands to more than 4096 characters", error);
    }
    return is_definition(what) ? add_variable(s, what, error) : add_rule(s, what, error);
}

int rulescan_check(rulefile *file, onym_error *error)
{
    scan s = {.file = file, .at = file->info.rules, .line = file->rules_line, .column = 1};
    statement what;
    int status = ONYM_OK;
    while (status == ONYM_OK && next_statement(&what, &s)) {
        status = check_statement(&s, &what, error);
    }
    return status;
}
