/* Compare unknown: names outside the glossary, matched by how they sound, in two texts. */
#include "base/error.h"
#include "check/comparing.h"
#include "check/unknown_names.h"

/* Whether a finding about A's text stands at OFFSET already. */
static bool is_found(const onym_findings *f, size_t offset)
{
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].begin <= offset && offset < f->items[i].end) {
            return true;
        }
    }
    return false;
}

/* Reports in the translation that PAIR's word is nearly its name. */
static int report_unknown(comparing *c, const unknown_pair *pair)
{
    onym_text native = article_run(&c->native, pair->native_first, 1);
    onym_text english = article_run(&c->english, pair->english_first, pair->english_count);
    buffer message = {0};
    comparing_report r = {ONYM_RULE_MISSPELT, ONYM_WARNING, "translation", "", "", ""};
    if (c->reversed) {
        buffer_printf(&message, "\"%.*s\" is written %.*s by no system, as the original has it",
                      (int)native.size, native.data, (int)english.size, english.data);
        return is_found(c->native_out, c->native.tokens.items[pair->native_first].begin)
                   ? (buffer_free(&message), ONYM_OK)
                   : comparing_add(c->native_out, &c->native, pair->native_first, 1, &r, &message,
                                   c->error);
    }
    r.suggestion = pair->wanted;
    buffer_printf(&message, "\"%.*s\" is by no system what \"%.*s\" is; %s has %s",
                  (int)english.size, english.data, (int)native.size, native.data,
                  c->english.style->file.name, pair->wanted);
    return is_found(c->english_out, c->english.tokens.items[pair->english_first].begin)
               ? (buffer_free(&message), ONYM_OK)
               : comparing_add(c->english_out, &c->english, pair->english_first,
                               pair->english_count, &r, &message, c->error);
}

int compare_unknown(comparing *c)
{
    unknown_names *unknown;
    int status = unknown_names_new(&unknown, &c->native, &c->names, &c->english, &c->mentions,
                                   c->data_dir, c->error);
    for (size_t i = 0; i < c->native.tokens.count && status == ONYM_OK; i++) {
        unknown_pair pair;
        bool wrong;
        size_t offset = c->native.tokens.items[i].begin;
        token_range range =
            comparing_range(c, &c->english, &c->english_lines, &c->native_lines, offset);
        status = unknown_names_weigh(&wrong, &pair, unknown, i, range, c->error);
        status = status == ONYM_OK && wrong ? report_unknown(c, &pair) : status;
    }
    unknown_names_free(unknown);
    return status;
}
