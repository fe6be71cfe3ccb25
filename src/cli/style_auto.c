/* The style of a text, and the line that says so. */
#include "cli/style_auto.h"

#include <stdio.h>
#include <string.h>

bool style_is_auto(const cli *c)
{
    return strcmp(c->style, "auto") == 0;
}

static bool is_equal(const onym_style_fit *a, const onym_style_fit *b)
{
    return a->departures == b->departures && a->notes == b->notes;
}

/* Of the COUNT styles that fit best, the one to check by. */
static const onym_style_fit *choose(const cli *c, const onym_style_fits *fits, size_t count)
{
    const char *const wanted[] = {c->project_style, "ap"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        for (size_t j = 0; j < count; j++) {
            const onym_style_fit *fit = onym_style_fits_at(fits, j);
            if (strcmp(fit->style, wanted[i]) == 0) {
                return fit;
            }
        }
    }
    return onym_style_fits_at(fits, 0);
}

/* "2 departures and 1 note" */
static void put_measure(char *out, size_t size, const onym_style_fit *fit)
{
    int length =
        snprintf(out, size, "%zu departure%s", fit->departures, fit->departures == 1 ? "" : "s");
    if (fit->notes > 0 && length > 0 && (size_t)length < size) {
        (void)snprintf(out + length, size - (size_t)length, " and %zu note%s", fit->notes,
                       fit->notes == 1 ? "" : "s");
    }
}

static void tell(const char *path, const onym_style_fits *fits, size_t best,
                 const onym_style_fit *chosen)
{
    char how[64], next[64] = "", names[512] = "";
    put_measure(how, sizeof how, chosen);
    if (best > 1) {
        for (size_t i = 0, at = 0; i < best && at < sizeof names; i++) {
            int length = snprintf(names + at, sizeof names - at, "%s%s", i > 0 ? ", " : "",
                                  onym_style_fits_at(fits, i)->style);
            at += length > 0 ? (size_t)length : 0;
        }
        message_printf("style: %s fit equally, with %s; checked by %s (%.600s)", names, how,
                       chosen->style, path);
    } else if (best < onym_style_fits_count(fits)) {
        const onym_style_fit *second = onym_style_fits_at(fits, best);
        put_measure(next, sizeof next, second);
        message_printf("style: %s fits best, with %s; %s has %s (%.600s)", chosen->style, how,
                       second->style, next, path);
    } else {
        message_printf("style: %s is the only one, with %s (%.600s)", chosen->style, how, path);
    }
}

int style_choose(char id[64], const cli *c, const onym_glossary *glossary, const char *path,
                 onym_text text, onym_error *error)
{
    onym_style_fits *fits;
    int status = onym_styles_fit(&fits, glossary, c->data_dir, text, error);
    if (status != ONYM_OK) {
        return status;
    }
    size_t best = 0;
    while (best < onym_style_fits_count(fits) &&
           is_equal(onym_style_fits_at(fits, best), onym_style_fits_at(fits, 0))) {
        best++;
    }
    if (best == 0) {
        (void)snprintf(id, 64, "ap"); /* no styles at all: opening it says so */
    } else {
        const onym_style_fit *chosen = choose(c, fits, best);
        tell(path, fits, best, chosen);
        (void)snprintf(id, 64, "%s", chosen->style);
    }
    onym_style_fits_free(fits);
    return ONYM_OK;
}
