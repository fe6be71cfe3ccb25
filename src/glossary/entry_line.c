/* Entries as lines: a concept with its terms written in the columns of docs/formats/names.md. */
#include "glossary/entry_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

const char *entry_status_word(onym_term_status status)
{
    static const char *const words[] = {"preferred", "", "deprecated", "superseded", "misspelling"};
    return (size_t)status < sizeof words / sizeof *words ? words[status] : "";
}

const char *entry_role_word(onym_term_role role)
{
    static const char *const words[] = {"", "short", "family", "demonym", "", ""};
    return (size_t)role < sizeof words / sizeof *words ? words[role] : "";
}

bool entry_is_listed(const onym_term *t)
{
    return t->role != ONYM_ROLE_MADE && t->role != ONYM_ROLE_STYLE;
}

bool entry_is_written(const onym_term *t)
{
    static const char *const made[] = {"-Latn", "-Cyrl", "-Hang"};
    bool own = t->role == ONYM_ROLE_MADE;
    for (size_t i = 0; own && i < sizeof made / sizeof *made; i++) {
        own = strstr(t->lang, made[i]) == NULL;
    }
    return own || entry_is_listed(t);
}

const char *entry_systems(const onym_term *t)
{
    bool right = t->status == ONYM_PREFERRED || t->status == ONYM_ADMITTED;
    bool found = strchr(t->systems, ' ') != NULL || (t->role == ONYM_ROLE_NAME && right);
    return found && t->role != ONYM_ROLE_MADE ? "" : t->systems;
}

/* The languages that have columns. */
static const struct {
    const char *lang;
    column column;
} columns[] = {{"en", COLUMN_EN},       {"ru", COLUMN_RU}, {"ko-KP", COLUMN_KO_KP},
               {"ko-KR", COLUMN_KO_KR}, {"uk", COLUMN_UK}, {"ko-Hani", COLUMN_HANI}};

/* The first full name in LANG of STATUS. */
static const onym_term *find(const onym_entry *e, const char *lang, onym_term_status status)
{
    for (size_t i = 0; i < e->term_count; i++) {
        const onym_term *t = &e->terms[i];
        if (t->role == ONYM_ROLE_NAME && t->status == status && strcmp(t->lang, lang) == 0) {
            return t;
        }
    }
    return NULL;
}

/* The terms that stand in the columns; where both Koreas write alike, one term stands in two. */
typedef struct chosen {
    const onym_term *term[COLUMN_COUNT];
} chosen;

static chosen choose(const onym_entry *e)
{
    chosen c = {{NULL}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        c.term[columns[i].column] = find(e, columns[i].lang, ONYM_PREFERRED);
    }
    if (c.term[COLUMN_EN] == NULL) {
        c.term[COLUMN_EN] = find(e, "en", ONYM_ADMITTED);
    }
    if (c.term[COLUMN_KO_KP] == NULL && c.term[COLUMN_KO_KR] == NULL) {
        c.term[COLUMN_KO_KP] = c.term[COLUMN_KO_KR] = find(e, "ko", ONYM_PREFERRED);
    }
    return c;
}

static bool is_chosen(const chosen *c, const onym_term *t)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (c->term[i] == t) {
            return true;
        }
    }
    return false;
}

static void put_attribute(buffer *out, const char *word, bool *open)
{
    if (*word != '\0') {
        buffer_puts(out, *open ? " " : " <");
        buffer_puts(out, word);
        *open = true;
    }
}

/* "ru:Form <status role year system>". */
static const char *put_variant(buffer *out, const onym_term *t)
{
    size_t size = strlen(t->text);
    bool english = strcmp(t->lang, "en") == 0, open = false;
    if (size == 0) {
        return "an empty variant";
    }
    buffer_puts(out, out->size > 0 ? "; " : "");
    if (!english || memchr(t->text, ':', size) != NULL) {
        buffer_puts(out, t->lang);
        buffer_putc(out, ':');
    }
    for (size_t i = 0; i < size; i++) {
        if (strchr(";<>\\", t->text[i]) != NULL) {
            buffer_putc(out, '\\');
        }
        buffer_putc(out, t->text[i]);
    }
    put_attribute(out, entry_status_word(t->status), &open);
    put_attribute(out, entry_role_word(t->role), &open);
    put_attribute(out, t->since, &open);
    put_attribute(out, entry_systems(t), &open);
    buffer_puts(out, open ? ">" : "");
    return NULL;
}

static const char *check_column(const buffer *b)
{
    bool live = b->size > 0 &&
                (memchr(b->data, '\t', b->size) != NULL || memchr(b->data, '\n', b->size) != NULL ||
                 memchr(b->data, '\r', b->size) != NULL);
    return live ? "a tab or a line break inside a field" : NULL;
}

const char *entry_columns_fill(entry_columns *out, const onym_entry *e)
{
    const char *fault = NULL;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        buffer_clear(&out->column[i]);
    }
    chosen c = choose(e);
    if (c.term[COLUMN_EN] == NULL) {
        return "no English form";
    }
    const struct {
        column column;
        const char *text;
    } texts[] = {{COLUMN_CONCEPT, e->concept},
                 {COLUMN_BASIS, e->basis},
                 {COLUMN_DATES, e->dates},
                 {COLUMN_SOURCE, e->source},
                 {COLUMN_GLOSS, e->note}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        buffer_puts(&out->column[texts[i].column], texts[i].text);
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (c.term[i] != NULL) {
            buffer_puts(&out->column[i], c.term[i]->text);
        }
    }
    for (size_t i = 0; i < e->term_count && fault == NULL; i++) {
        const onym_term *t = &e->terms[i];
        if (entry_is_written(t) && !is_chosen(&c, t)) {
            fault = put_variant(&out->column[COLUMN_VARIANTS], t);
        }
    }
    for (size_t i = 0; i < COLUMN_COUNT && fault == NULL; i++) {
        fault = check_column(&out->column[i]);
    }
    return fault;
}

void entry_columns_free(entry_columns *c)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        buffer_free(&c->column[i]);
    }
}

void entry_columns_join(buffer *out, const entry_columns *c)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i > 0) {
            buffer_putc(out, '\t');
        }
        buffer_append_text(out, buffer_text(&c->column[i]));
        out->failed = out->failed || c->column[i].failed;
    }
}

/* "ri-chol-su" from "Ri Chol Su": letters and digits of ASCII, all else a hyphen. */
static void put_slug(buffer *out, const char *name)
{
    bool open = false;
    size_t before = out->size;
    for (; *name != '\0'; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            buffer_putc(out, c);
        } else if (open) {
            buffer_putc(out, '-');
        }
        open = plain;
    }
    if (out->size > before && out->data[out->size - 1] == '-') {
        out->data[--out->size] = '\0';
    }
    if (out->size == before) {
        buffer_puts(out, "name");
    }
}

void entry_put_id(buffer *out, const char *kind, const char *name)
{
    buffer_printf(out, "xx.%s.", *kind != '\0' ? kind : "term");
    put_slug(out, name);
}

/* ---- an entry with a further form */

static bool is_english(const onym_term *t, const char *text)
{
    return entry_is_listed(t) && strcmp(t->lang, "en") == 0 && strcmp(t->text, text) == 0;
}

/* The terms of E but those that are ADMITTED already, and that one as admitted; an allocated
 * array. */
static onym_term *with_admitted(const onym_entry *e, const char *admitted, size_t *count)
{
    onym_term *terms = calloc(e->term_count + 1, sizeof *terms);
    *count = 0;
    for (size_t i = 0; terms != NULL && i < e->term_count; i++) {
        if (!is_english(&e->terms[i], admitted)) {
            terms[(*count)++] = e->terms[i];
        }
    }
    if (terms != NULL) {
        terms[(*count)++] = (onym_term){"en", admitted, ONYM_ADMITTED, ONYM_ROLE_NAME, "", "", ""};
    }
    return terms;
}

static int put_line(onym_string *out, const onym_entry *entry, onym_error *error)
{
    entry_columns filled = {.column = {{0}}};
    buffer line = {0};
    const char *fault = entry_columns_fill(&filled, entry);
    if (fault == NULL && *entry->concept == '\0') {
        entry_put_id(&filled.column[COLUMN_CONCEPT], entry->kind, filled.column[COLUMN_EN].data);
    }
    entry_columns_join(&line, &filled);
    entry_columns_free(&filled);
    if (fault != NULL) {
        buffer_free(&line);
        return error_set(error, ONYM_EUSAGE, "usage: %s (%s)", fault, entry->concept);
    }
    return buffer_take(out, &line, error);
}

int onym_entry_line(onym_string *out, const onym_entry *entry, const char *admitted,
                    onym_error *error)
{
    *out = (onym_string){NULL, 0};
    if (admitted == NULL) {
        return put_line(out, entry, error);
    }
    onym_entry more = *entry;
    onym_term *terms = with_admitted(entry, admitted, &more.term_count);
    if (terms == NULL) {
        return error_memory(error);
    }
    more.terms = terms;
    int status = put_line(out, &more, error);
    free(terms);
    return status;
}

const char *onym_entry_line_header(void)
{
    return "concept\ten\tru\tko-KP\tko-KR\tuk\tko-Hani\tvariants\tbasis\tdates\tsource\tgloss";
}
