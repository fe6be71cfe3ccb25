/* Reading the store: one entry, merged over all files. */
#include <string.h>

#include "base/error.h"
#include "base/growing.h"
#include "glossary/layers.h"

struct entry_context {
    arena *arena;
    onym_entry *entry;
    sqlite3_int64 id;
    const char *path;
    growing terms;
    bool later_preferred; /* a later file has a preferred English form */
    bool this_preferred;
};

/* An empty column of a later file leaves the earlier file's in place. */
static void fill(const char **field, arena *a, sqlite3_stmt *row, int index)
{
    if (**field == '\0') {
        *field = copy_column(a, row, index);
    }
}

static bool take_concept(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct entry_context *c = context;
    onym_entry *e = c->entry;
    const char **fields[] = {&e->kind, &e->country, &e->basis, &e->dates, &e->source, &e->note};
    for (int i = 0; i < 6; i++) {
        fill(fields[i], c->arena, row, i);
    }
    c->id = sqlite3_column_int64(row, 6);
    return true;
}

/* Adds the term of ROW unless a later file has it; its preferred English form gives way to a later
 * one. */
static bool take_form(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct entry_context *c = context;
    onym_term term = read_term(c->arena, row, 0);
    const onym_term *terms = c->terms.items;
    for (size_t i = 0; i < c->terms.count; i++) {
        if (strcmp(terms[i].text, term.text) == 0 && strcmp(terms[i].lang, term.lang) == 0) {
            return true;
        }
    }
    bool preferred = term.status == ONYM_PREFERRED && strcmp(term.lang, "en") == 0;
    if (preferred && c->later_preferred) {
        term.status = ONYM_ADMITTED;
    }
    c->this_preferred = c->this_preferred || preferred;
    onym_term *slot = growing_add(&c->terms, sizeof *slot);
    if (slot != NULL) {
        *slot = term;
    }
    return slot != NULL;
}

static int read_layer_entry(struct entry_context *c, reader *r, size_t at, onym_text name,
                            onym_error *error)
{
    c->id = 0;
    c->this_preferred = false;
    int status = ask_layer(r, at, &(asking){ASK_CONCEPT, take_concept, c, name, 0}, error);
    if (status != ONYM_OK || c->id == 0) {
        return status;
    }
    c->entry->glossary = *c->entry->glossary == '\0' ? r->layers[at].path : c->entry->glossary;
    status = ask_layer(r, at, &(asking){ASK_FORMS, take_form, c, {NULL, 0}, c->id}, error);
    c->later_preferred = c->later_preferred || c->this_preferred;
    return status;
}

/* Preferred forms first, made ones last, else in the order of the source. */
static unsigned rank(const onym_term *term)
{
    return (term->role == ONYM_ROLE_MADE ? 16u : 0u) + (unsigned)term->status;
}

static void sort_terms(onym_term *terms, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        onym_term term = terms[i];
        size_t j = i;
        for (; j > 0 && rank(&terms[j - 1]) > rank(&term); j--) {
            terms[j] = terms[j - 1];
        }
        terms[j] = term;
    }
}

int reader_entry(onym_entry **out, reader *r, arena *a, const char *concept, onym_error *error)
{
    *out = NULL;
    onym_entry *entry = arena_alloc(a, sizeof *entry);
    if (entry == NULL) {
        return error_memory(error);
    }
    *entry = (onym_entry){"", "", "", "", "", "", "", "", ONYM_MATCH_EXACT, NULL, 1.0, NULL, 0};
    struct entry_context c = {.arena = a, .entry = entry, .terms = {.arena = a}};
    onym_text name = onym_text_of(concept);
    for (size_t i = r->count; i-- > 0;) {
        int status = read_layer_entry(&c, r, i, name, error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    entry->concept = arena_copy(a, name);
    entry->terms = c.terms.items;
    entry->term_count = c.terms.count;
    sort_terms(c.terms.items, c.terms.count);
    if (a->failed) {
        return error_memory(error);
    }
    *out = entry->term_count > 0 ? entry : NULL;
    return ONYM_OK;
}
