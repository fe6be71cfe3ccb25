/* Forms: all terms of one concept, those that its record lists and those that the systems make. */
#include "glossary/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "glossary/forms_private.h"

/* "A B" from A and B, without repeating a word. */
static const char *join_words(arena *a, const char *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = words; *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, word, size) == 0) {
            return words;
        }
        at += length + (at[length] == ' ');
    }
    if (size == 0) {
        return words;
    }
    size_t old = strlen(words);
    char *joined = arena_alloc(a, old + size + 2);
    if (joined != NULL) {
        memcpy(joined, words, old);
        size_t blank = old > 0 ? 1 : 0;
        memcpy(joined + old, " ", blank);
        memcpy(joined + old + blank, word, size + 1);
    }
    return joined;
}

/* The term that has TEXT already: same text and language, or, for a made one, any listed one in
 * Latin letters. */
static onym_term *find(const forms *f, const onym_term *term)
{
    for (size_t i = 0; i < f->count; i++) {
        onym_term *have = &f->items[i];
        bool same_lang = strcmp(have->lang, term->lang) == 0;
        bool latin = term->role == ONYM_ROLE_MADE && strcmp(have->lang, "en") == 0;
        if (strcmp(have->text, term->text) == 0 && (same_lang || latin)) {
            return have;
        }
    }
    return NULL;
}

int forms_add(forms *f, onym_term term, onym_error *error)
{
    onym_term *have = find(f, &term);
    if (have != NULL) {
        have->systems = join_words(f->arena, have->systems, term.systems);
        return have->systems != NULL ? ONYM_OK : error_memory(error);
    }
    if (f->count == f->capacity) {
        size_t capacity = f->capacity == 0 ? 32 : f->capacity * 2;
        onym_term *items = arena_alloc(f->arena, capacity * sizeof *items);
        if (items == NULL) {
            return error_memory(error);
        }
        if (f->count > 0) {
            memcpy(items, f->items, f->count * sizeof *items);
        }
        f->items = items;
        f->capacity = capacity;
    }
    f->items[f->count++] = term;
    return ONYM_OK;
}

static int add_text(forms *f, const char *lang, onym_text text, onym_term_status status,
                    onym_term_role role, onym_error *error)
{
    const char *copy = arena_copy(f->arena, text);
    if (copy == NULL) {
        return error_memory(error);
    }
    return text.size == 0 ? ONYM_OK
                          : forms_add(f, (onym_term){lang, copy, status, role, "", "", ""}, error);
}

static bool same_text(onym_text a, onym_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static int add_columns(forms *f, const record *r, onym_error *error)
{
    onym_text north = r->column[COLUMN_KO_KP], south = r->column[COLUMN_KO_KR];
    bool one = same_text(north, south);
    const struct {
        const char *lang;
        onym_text text;
    } rows[] = {
        {"en", r->column[COLUMN_EN]},  {"ru", r->column[COLUMN_RU]},
        {one ? "ko" : "ko-KP", north}, {one ? "ko" : "ko-KR", south},
        {"uk", r->column[COLUMN_UK]},  {"ko-Hani", r->column[COLUMN_HANI]},
    };
    int status = ONYM_OK;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && status == ONYM_OK; i++) {
        status = add_text(f, rows[i].lang, rows[i].text, ONYM_PREFERRED, ONYM_ROLE_NAME, error);
    }
    return status;
}

/* Whether the variant V of a person of several words is one word: the surname in another spelling.
 */
static bool is_surname(const record *r, const variant *v)
{
    return text_equals(r->kind, "person") && v->role == ONYM_ROLE_NAME &&
           text_equals(v->lang, "en") && memchr(v->text.data, ' ', v->text.size) == NULL &&
           memchr(r->column[COLUMN_EN].data, ' ', r->column[COLUMN_EN].size) != NULL;
}

/* What the variant V is when its attributes leave that open: a form listed with a system is that
 * system's, not right by itself; a single word is a surname. */
static onym_term_role settled_role(const record *r, const variant *v)
{
    if (v->role != ONYM_ROLE_NAME) {
        return v->role;
    }
    if (v->systems.size > 0 && v->status == ONYM_ADMITTED) {
        return ONYM_ROLE_MADE;
    }
    return is_surname(r, v) ? ONYM_ROLE_FAMILY : v->role;
}

static int add_variants(forms *f, const record *r, bool *has_family, const char **fault,
                        onym_error *error)
{
    variant v;
    onym_text rest = r->column[COLUMN_VARIANTS];
    int status = ONYM_OK;
    while (status == ONYM_OK && variant_next(&v, &rest, fault)) {
        char *text = arena_copy(f->arena, v.text);
        if (text == NULL) {
            return error_memory(error);
        }
        (void)variant_unescape(text);
        onym_term term = {arena_copy(f->arena, v.lang),
                          text,
                          v.status,
                          settled_role(r, &v),
                          arena_copy(f->arena, v.systems),
                          arena_copy(f->arena, v.since),
                          ""};
        *has_family = *has_family || (v.role == ONYM_ROLE_FAMILY && text_equals(v.lang, "en"));
        status = f->arena->failed ? error_memory(error) : forms_add(f, term, error);
    }
    if (status == ONYM_OK && *fault != NULL) {
        status = error_set(error, ONYM_EINPUT, "load: %s", *fault);
    }
    return status;
}

/* Whether the family name comes first. */
static bool family_first(const record *r)
{
    static const char *const list[] = {"cn", "tw", "vn"};
    bool first =
        forms_is_korean(r) && r->column[COLUMN_KO_KP].size + r->column[COLUMN_KO_KR].size > 0;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        first = first || text_equals(r->country, list[i]);
    }
    return first;
}

onym_text forms_family_name(onym_text name, bool first)
{
    const char *blank =
        first ? memchr(name.data, ' ', name.size) : memrchr(name.data, ' ', name.size);
    if (blank == NULL) {
        return (onym_text){NULL, 0};
    }
    size_t before = (size_t)(blank - name.data);
    return first ? (onym_text){name.data, before} : (onym_text){blank + 1, name.size - before - 1};
}

/* The family name alone, in English and, for other persons than Koreans, in Russian, Ukrainian and
 * Korean. */
static int add_family(forms *f, const record *r, bool has_family, onym_error *error)
{
    bool first = family_first(r);
    int status = ONYM_OK;
    if (!has_family) {
        status = add_text(f, "en", forms_family_name(r->column[COLUMN_EN], first), ONYM_ADMITTED,
                          ONYM_ROLE_FAMILY, error);
    }
    static const struct {
        const char *lang;
        column column;
    } columns[] = {
        {"ru", COLUMN_RU}, {"uk", COLUMN_UK}, {"ko-KR", COLUMN_KO_KR}, {"ko-KP", COLUMN_KO_KP}};
    for (size_t i = 0; !first && i < sizeof columns / sizeof *columns && status == ONYM_OK; i++) {
        onym_text name = r->column[columns[i].column];
        if (name.size > 0) {
            status = add_text(f, columns[i].lang, forms_family_name(name, false), ONYM_ADMITTED,
                              ONYM_ROLE_FAMILY, error);
        }
    }
    return status;
}

int forms_collect(forms *out, arena *a, const record *r, const system_set *systems,
                  const char **fault, onym_error *error)
{
    *out = (forms){.arena = a};
    *fault = NULL;
    bool has_family = false;
    int status = add_columns(out, r, error);
    if (status == ONYM_OK) {
        status = add_variants(out, r, &has_family, fault, error);
    }
    if (status == ONYM_OK && text_equals(r->kind, "person")) {
        status = add_family(out, r, has_family, error);
    }
    if (status == ONYM_OK) {
        status = forms_make(out, r, systems, error);
    }
    return status;
}

/* The English term TEXT, or a made one that is written so; NULL when there is none. */
static onym_term *find_text(const forms *f, const char *text)
{
    for (size_t i = 0; i < f->count; i++) {
        onym_term *t = &f->items[i];
        bool latin = strcmp(t->lang, "en") == 0 || strstr(t->lang, "-Latn") != NULL;
        if (latin && strcmp(t->text, text) == 0) {
            return t;
        }
    }
    return NULL;
}

int forms_add_style(forms *f, const char *text, const char *style, onym_error *error)
{
    onym_term *have = find_text(f, text);
    if (have != NULL) {
        have->styles = join_words(f->arena, have->styles, style);
        return have->styles != NULL ? ONYM_OK : error_memory(error);
    }
    const char *copy = arena_copy(f->arena, onym_text_of(text));
    onym_term term = {"en", copy, ONYM_ADMITTED, ONYM_ROLE_STYLE, "", "", style};
    return copy != NULL ? forms_add(f, term, error) : error_memory(error);
}
