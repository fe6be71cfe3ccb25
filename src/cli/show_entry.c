/* Entries of the glossary on a terminal: a heading and an aligned table. */
#include "cli/show_entry.h"

#include <stdio.h>
#include <string.h>

#include "cli/flow.h"

#define INDENT ((size_t)2)
#define GAP    ((size_t)2)

#define BIT(number) (1u << (unsigned)(number))
#define ANY         (~0u)
#define GOOD        (BIT(ONYM_PREFERRED) | BIT(ONYM_ADMITTED))
#define ALL_ROLES   (ANY & ~BIT(ONYM_ROLE_MADE))

/* A row of the table: the terms of a language, of some roles and some standing. */
typedef struct row {
    const char *label;
    const char *lang; /* NULL for any */
    unsigned roles, statuses;
} row;

static const row forms[] = {
    {"also", "en", BIT(ONYM_ROLE_NAME), BIT(ONYM_ADMITTED)},
    {"short form", "en", BIT(ONYM_ROLE_SHORT), GOOD},
    {"family name", "en", BIT(ONYM_ROLE_FAMILY), GOOD},
    {"adjective", "en", BIT(ONYM_ROLE_DEMONYM), GOOD},
    {"Russian", "ru", ALL_ROLES, GOOD},
    {"Korean", "ko", ALL_ROLES, GOOD},
    {"Korean (North)", "ko-KP", ALL_ROLES, GOOD},
    {"Korean (South)", "ko-KR", ALL_ROLES, GOOD},
    {"Ukrainian", "uk", ALL_ROLES, GOOD},
    {"hanja", "ko-Hani", ALL_ROLES, GOOD},
};

static const row avoided[] = {
    {"deprecated", NULL, ANY, BIT(ONYM_DEPRECATED)},
    {"superseded", NULL, ANY, BIT(ONYM_SUPERSEDED)},
    {"misspellings", NULL, ANY, BIT(ONYM_MISSPELLING)},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

const char *term_status_name(onym_term_status status)
{
    static const char *const names[] = {"preferred", "admitted", "deprecated", "superseded",
                                        "misspelling"};
    return (size_t)status < COUNT(names) ? names[status] : "unknown";
}

const char *match_name(onym_match match)
{
    static const char *const names[] = {"exact", "key", "inflected", "near"};
    return (size_t)match < COUNT(names) ? names[match] : "unknown";
}

static const char *country_name(const char *code)
{
    static const char *const names[][2] = {
        {"kp", "North Korea"}, {"kr", "South Korea"},
        {"ru", "Russia"},      {"ua", "Ukraine"},
        {"by", "Belarus"},     {"kz", "Kazakhstan"},
        {"cn", "China"},       {"jp", "Japan"},
        {"us", "USA"},         {"xx", ""},
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        if (strcmp(names[i][0], code) == 0) {
            return names[i][1];
        }
    }
    return code;
}

const char *entry_name(const onym_entry *entry)
{
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *term = &entry->terms[i];
        if (strcmp(term->lang, "en") == 0 && term->status == ONYM_PREFERRED &&
            term->role == ONYM_ROLE_NAME) {
            return term->text;
        }
    }
    return entry->term_count > 0 ? entry->terms[0].text : entry->concept;
}

static bool selects(const row *r, const onym_term *term)
{
    return (r->lang == NULL || strcmp(r->lang, term->lang) == 0) &&
           (r->roles & BIT(term->role)) != 0 && (r->statuses & BIT(term->status)) != 0;
}

static const onym_term *first_of(const onym_entry *entry, const row *r)
{
    for (size_t i = 0; i < entry->term_count; i++) {
        if (selects(r, &entry->terms[i])) {
            return &entry->terms[i];
        }
    }
    return NULL;
}

/* Whether A is written as the form of LANG. */
static bool same_in(const onym_entry *entry, const onym_term *a, const char *lang)
{
    const row other = {"", lang, ALL_ROLES, GOOD};
    const onym_term *b = first_of(entry, &other);
    return b != NULL && strcmp(a->text, b->text) == 0;
}

/* The label of a row, NULL when it is left out: one row says what North and South both write. */
static const char *label_of(const onym_entry *entry, const row *r)
{
    const onym_term *term = first_of(entry, r);
    if (term == NULL) {
        return NULL;
    }
    if (r->lang != NULL && strcmp(r->lang, "ko-KP") == 0 && same_in(entry, term, "ko-KR")) {
        return "Korean";
    }
    if (r->lang != NULL && strcmp(r->lang, "ko-KR") == 0 && same_in(entry, term, "ko-KP")) {
        return NULL;
    }
    return r->label;
}

/* The layout of a table. */
typedef struct table {
    output *out;
    size_t label_width;
} table;

static void begin_row(const table *t, const char *label)
{
    size_t width = shown_width(label);
    output_blanks(t->out, INDENT);
    output_colour(t->out, COLOUR_DIM);
    output_name(t->out, label);
    output_colour(t->out, COLOUR_RESET);
    output_blanks(t->out, (t->label_width > width ? t->label_width - width : 0) + GAP);
}

static void put_row(const table *t, const char *label, const char *value)
{
    if (value[0] != '\0') {
        begin_row(t, label);
        output_name(t->out, value);
        output_puts(t->out, "\n");
    }
}

/* "Heijo (since 1945)". */
static void put_term(flow *f, const onym_term *term)
{
    char since[64] = "";
    if (term->since[0] != '\0') {
        (void)snprintf(since, sizeof since, " (since %s)", term->since);
    }
    flow_put(f, onym_text_of(term->text), since);
}

static void put_terms(const table *t, const onym_entry *entry, const row *r)
{
    const char *label = label_of(entry, r);
    if (label == NULL) {
        return;
    }
    begin_row(t, label);
    flow f = flow_begin(t->out, INDENT + t->label_width + GAP, ",");
    for (size_t i = 0; i < entry->term_count; i++) {
        if (selects(r, &entry->terms[i])) {
            put_term(&f, &entry->terms[i]);
        }
    }
    output_puts(t->out, "\n");
}

/* The next of the words separated by blanks at *WORDS; empty at the end. */
static onym_text next_word(const char **words)
{
    *words += strspn(*words, " ");
    onym_text word = {*words, strcspn(*words, " ")};
    *words += word.size;
    return word;
}

static bool has_word(const char *words, onym_text wanted)
{
    for (onym_text word; (word = next_word(&words)).size > 0;) {
        if (word.size == wanted.size && memcmp(word.data, wanted.data, word.size) == 0) {
            return true;
        }
    }
    return false;
}

static const char *systems_of(const onym_term *term)
{
    return term->systems;
}

static const char *styles_of(const onym_term *term)
{
    return term->styles;
}

/* Who writes the terms of an entry: systems or house styles. */
typedef const char *users_fn(const onym_term *term);

/* Whether a term before the one at INDEX has the same text and is written by USER; by anyone when
 * USER is empty. */
static bool is_said(const onym_entry *entry, size_t index, users_fn *users_of, onym_text user)
{
    for (size_t i = 0; i < index; i++) {
        const char *users = users_of(&entry->terms[i]);
        if (strcmp(entry->terms[i].text, entry->terms[index].text) == 0 &&
            (user.size == 0 ? users[0] != '\0' : has_word(users, user))) {
            return true;
        }
    }
    return false;
}

/* Writes who writes the text of the term at FIRST, over all terms with this text. */
static void put_all_users(flow *f, const onym_entry *entry, size_t first, users_fn *users_of)
{
    for (size_t i = first; i < entry->term_count; i++) {
        if (strcmp(entry->terms[i].text, entry->terms[first].text) != 0) {
            continue;
        }
        const char *users = users_of(&entry->terms[i]);
        for (onym_text user; (user = next_word(&users)).size > 0;) {
            if (!is_said(entry, i, users_of, user)) {
                flow_put(f, user, "");
            }
        }
    }
}

static size_t widest_used(const onym_entry *entry, users_fn *users_of)
{
    size_t widest = 0;
    for (size_t i = 0; i < entry->term_count; i++) {
        size_t width = shown_width(entry->terms[i].text);
        bool used = users_of(&entry->terms[i])[0] != '\0';
        widest = used && width > widest ? width : widest;
    }
    return widest;
}

/* A second table: forms, and who writes them.  Nothing when nobody is named. */
static void put_users(output *out, const onym_entry *entry, const char *title, users_fn *users_of)
{
    const onym_text anyone = {NULL, 0};
    size_t widest = widest_used(entry, users_of);
    if (widest == 0) {
        return;
    }
    output_blanks(out, INDENT);
    output_puts(out, title);
    output_puts(out, "\n");
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *term = &entry->terms[i];
        if (users_of(term)[0] == '\0' || is_said(entry, i, users_of, anyone)) {
            continue;
        }
        size_t begin = 2 * INDENT + widest + GAP;
        flow f = flow_begin(out, begin, ",");
        f.limit = out->width;
        output_blanks(out, 2 * INDENT);
        output_name(out, term->text);
        output_blanks(out, widest - shown_width(term->text) + GAP);
        put_all_users(&f, entry, i, users_of);
        output_puts(out, "\n");
    }
}

/* Pyongyang (place, North Korea): capital */
static void put_heading(output *out, const onym_entry *entry)
{
    const char *country = country_name(entry->country);
    output_colour(out, COLOUR_BOLD);
    output_name(out, entry_name(entry));
    output_colour(out, COLOUR_RESET);
    output_puts(out, " (");
    output_name(out, entry->kind);
    output_puts(out, country[0] != '\0' ? ", " : "");
    output_name(out, country);
    output_puts(out, entry->note[0] != '\0' ? "): " : ")");
    flow f = flow_begin(out, INDENT, "");
    f.column += shown_width(entry_name(entry)) + strlen(entry->kind) + strlen(country) + 4;
    const char *words = entry->note;
    for (onym_text word; (word = next_word(&words)).size > 0;) {
        flow_put(&f, word, "");
    }
    output_puts(out, "\n");
}

/* The term by which the entry was found, unless it is the heading itself. */
static void put_matched(const table *t, const onym_entry *entry)
{
    const onym_term *term = entry->matched;
    if (term == NULL || (entry->match == ONYM_MATCH_EXACT && term->status == ONYM_PREFERRED)) {
        return;
    }
    begin_row(t, "found by");
    output_name(t->out, term->text);
    output_puts(t->out, " (");
    output_puts(t->out, term_status_name(term->status));
    if (entry->match != ONYM_MATCH_EXACT) {
        output_puts(t->out, ", ");
        output_puts(t->out, match_name(entry->match));
    }
    output_puts(t->out, ")\n");
}

static int put_style(const table *t, const onym_entry *entry, const onym_style *style,
                     onym_error *error)
{
    if (style == NULL) {
        return ONYM_OK;
    }
    onym_string form;
    int status = onym_style_form(&form, style, entry, NULL, error);
    if (status == ONYM_NOT_FOUND) {
        return ONYM_OK;
    }
    if (status == ONYM_OK) {
        char label[64];
        (void)snprintf(label, sizeof label, "style %s", onym_style_describe(style)->id);
        put_row(t, label, form.data);
        onym_string_free(&form);
    }
    return status;
}

static size_t widest_label(const onym_entry *entry)
{
    size_t widest = strlen("misspellings");
    for (size_t i = 0; i < COUNT(forms); i++) {
        const char *label = label_of(entry, &forms[i]);
        size_t width = label != NULL ? strlen(label) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

int show_entry(output *out, const onym_entry *entry, const onym_style *style, onym_error *error)
{
    table t = {out, widest_label(entry)};
    put_heading(out, entry);
    put_matched(&t, entry);
    for (size_t i = 0; i < COUNT(forms); i++) {
        put_terms(&t, entry, &forms[i]);
    }
    int status = put_style(&t, entry, style, error);
    for (size_t i = 0; i < COUNT(avoided); i++) {
        put_terms(&t, entry, &avoided[i]);
    }
    put_row(&t, "dates", entry->dates);
    put_row(&t, "basis", entry->basis);
    put_row(&t, "source", entry->source);
    put_users(out, entry, "by system", systems_of);
    put_users(out, entry, "by house style", styles_of);
    return status;
}

/* The other entries that the query resembles, by name. */
static void put_others(output *out, const onym_entries *entries, size_t first)
{
    for (size_t i = first; i < onym_entries_count(entries); i++) {
        const onym_entry *entry = onym_entries_at(entries, i);
        output_puts(out, i == first ? "\nor: " : ", ");
        output_name(out, entry_name(entry));
    }
    output_puts(out, first < onym_entries_count(entries) ? "\n" : "");
}

int show_entries(output *out, const onym_entries *entries, onym_text query, const onym_style *style,
                 onym_error *error)
{
    size_t shown = 0;
    int status = ONYM_OK;
    for (; shown < onym_entries_count(entries) && status == ONYM_OK; shown++) {
        const onym_entry *entry = onym_entries_at(entries, shown);
        bool near = entry->match == ONYM_MATCH_NEAR;
        if (near && shown > 0) {
            break;
        }
        output_puts(out, shown > 0 ? "\n" : "");
        if (near) {
            output_puts(out, "no \"");
            output_printable(out, query, true);
            output_puts(out, "\"; did you mean\n\n");
        }
        status = show_entry(out, entry, style, error);
    }
    put_others(out, entries, shown);
    return status;
}
