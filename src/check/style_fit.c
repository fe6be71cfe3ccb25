/* Style fits: which house style a text follows best, by what each would report of it. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/findings.h"
#include "check/style.h"

struct onym_style_fits {
    arena arena;
    onym_style_fit *items;
    size_t count;
};

/* Whether F says that the text departs from the style: what no style writes says nothing, and what
 * others said is theirs. */
static bool is_departure(const onym_finding *f)
{
    bool form = f->rule == ONYM_RULE_OTHER_SYSTEM || f->rule == ONYM_RULE_OTHER_STYLE ||
                f->rule == ONYM_RULE_OUTDATED || f->rule == ONYM_RULE_FORM;
    return form && !f->quoted;
}

/* Counts the departures of TEXT from the style of FIT. */
static int measure(onym_style_fit *fit, const onym_glossary *glossary, const char *data_dir,
                   onym_text text, arena *names, onym_error *error)
{
    onym_style *style;
    onym_checker *checker = NULL;
    onym_findings *found = NULL;
    int status = onym_style_open(&style, data_dir, fit->style, error);
    if (status == ONYM_OK) {
        fit->name = arena_copy(names, onym_text_of(style->file.name));
        status = fit->name != NULL ? onym_checker_new(&checker, glossary, style, error)
                                   : error_memory(error);
    }
    status = status == ONYM_OK ? onym_check(&found, checker, text, error) : status;
    for (size_t i = 0; status == ONYM_OK && i < onym_findings_count(found); i++) {
        const onym_finding *f = onym_findings_at(found, i);
        fit->departures += is_departure(f) && f->level != ONYM_NOTE;
        fit->notes += is_departure(f) && f->level == ONYM_NOTE;
    }
    onym_findings_free(found);
    onym_checker_free(checker);
    onym_style_free(style);
    return status;
}

static int by_fit(const void *a, const void *b)
{
    const onym_style_fit *x = a, *y = b;
    if (x->departures != y->departures) {
        return x->departures < y->departures ? -1 : 1;
    }
    if (x->notes != y->notes) {
        return x->notes < y->notes ? -1 : 1;
    }
    return strcmp(x->style, y->style);
}

int onym_styles_fit(onym_style_fits **out, const onym_glossary *glossary, const char *data_dir,
                    onym_text text, onym_error *error)
{
    onym_list *ids = NULL;
    onym_style_fits *fits = calloc(1, sizeof *fits);
    *out = NULL;
    int status = fits != NULL ? onym_style_list(&ids, data_dir, error) : error_memory(error);
    if (status == ONYM_OK) {
        fits->items = arena_alloc(&fits->arena, (onym_list_count(ids) + 1) * sizeof *fits->items);
    }
    for (size_t i = 0; status == ONYM_OK && i < onym_list_count(ids); i++) {
        const char *id = arena_copy(&fits->arena, onym_text_of(onym_list_at(ids, i)));
        if (id == NULL || fits->items == NULL) {
            status = error_memory(error);
        } else {
            fits->items[fits->count] = (onym_style_fit){.style = id};
            status =
                measure(&fits->items[fits->count++], glossary, data_dir, text, &fits->arena, error);
        }
    }
    onym_list_free(ids);
    if (status != ONYM_OK) {
        onym_style_fits_free(fits);
        return status;
    }
    if (fits->count > 1) {
        qsort(fits->items, fits->count, sizeof *fits->items, by_fit);
    }
    *out = fits;
    return ONYM_OK;
}

size_t onym_style_fits_count(const onym_style_fits *fits)
{
    return fits->count;
}

const onym_style_fit *onym_style_fits_at(const onym_style_fits *fits, size_t index)
{
    return &fits->items[index];
}

void onym_style_fits_free(onym_style_fits *fits)
{
    if (fits != NULL) {
        arena_free(&fits->arena);
        free(fits);
    }
}
