/* Rendering near: a run of an English text that is nearly the form of a name. */
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "check/rendering_search.h"
#include "check/run.h"
#include "text/key.h"
#include "text/near.h"

static unsigned near_limit(size_t letters)
{
    return letters < 4 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}

/* Whether token I belongs to a known name of another concept, or, alone, is an English word. */
static int is_taken(bool *out, const rendering_search *s, size_t i, bool alone)
{
    const lexeme *l;
    int status = run_lexeme(&l, s->english, i, s->error);
    size_t at = rendering_first_mention(s->mentions, i + 1);
    const mention *m = at > 0 ? &s->mentions->items[at - 1] : NULL;
    bool known =
        m != NULL && m->first + m->count > i && m->kind == MENTION_KNOWN && !mention_is_imported(m);
    *out = status == ONYM_OK && (known || (alone && l->english != 0));
    return status;
}

/* Fills in a finding of the run of COUNT tokens from FIRST, which is meant for FORM. */
static int set_misspelt(rendering_search *s, const onym_entry *entry, size_t first, size_t count,
                        const char *form)
{
    article *a = s->english;
    buffer message = {0};
    onym_text text = article_run(a, first, count);
    const char **suggestions = arena_alloc(a->arena, sizeof *suggestions);
    onym_finding *f = &s->out->finding;
    buffer_printf(&message, "\"%.*s\" looks like a misspelling of %s", (int)text.size, text.data,
                  form);
    *f = (onym_finding){.rule = ONYM_RULE_MISSPELT, .level = ONYM_ERROR};
    f->begin = a->tokens.items[first].begin;
    f->end = f->begin + text.size;
    f->text = arena_copy(a->arena, text);
    f->text_size = text.size;
    f->message = arena_copy(a->arena, buffer_text(&message));
    f->concept = arena_copy(a->arena, onym_text_of(entry->concept));
    f->reason_kind = "near";
    f->reason_system = "";
    f->reason_source = arena_copy(a->arena, onym_text_of(entry->source));
    f->quoted = (a->tokens.items[first].flags & TOKEN_QUOTED) != 0;
    buffer_free(&message);
    if (suggestions == NULL || a->arena->failed) {
        return error_memory(s->error);
    }
    suggestions[0] = arena_copy(a->arena, onym_text_of(form));
    f->suggestions = suggestions;
    f->suggestion_count = 1;
    f->fixable = true;
    s->out->kind = RENDERED_OTHERWISE;
    s->out->mention = SIZE_MAX;
    return a->arena->failed ? error_memory(s->error) : ONYM_OK;
}

/* Whether the run of COUNT tokens from I may be a misspelt name at all. */
static int is_free_run(bool *out, const rendering_search *s, size_t i, size_t count)
{
    int status = ONYM_OK;
    *out = run_joinable(s->english, i, count) == count && run_is_capital(s->english, i);
    for (size_t j = i; j < i + count && *out && status == ONYM_OK; j++) {
        bool taken = false;
        status = is_taken(&taken, s, j, count == 1);
        *out = !taken;
    }
    return status;
}

int rendering_seek_near(rendering_search *s, const onym_entry *entry, const char *form,
                        onym_term_role role)
{
    buffer wanted = {0}, key = {0};
    size_t words = 1;
    for (const char *c = form; *c != '\0'; c++) {
        words += *c == ' ' || *c == '-';
    }
    key_append(&wanted, onym_text_of(form));
    unsigned limit = role == ONYM_ROLE_DEMONYM ? 0 : near_limit(utf8_length(buffer_text(&wanted)));
    int status = ONYM_OK;
    for (size_t i = s->range.first; limit > 0 && i + words <= s->range.behind &&
                                    status == ONYM_OK && s->out->kind == RENDERED_NOT;
         i++) {
        bool may;
        status = is_free_run(&may, s, i, words);
        if (status == ONYM_OK && may &&
            near_distance(run_key(&key, s->english, i, words), buffer_text(&wanted), limit) !=
                NEAR_FAR) {
            status = set_misspelt(s, entry, i, words, form);
        }
    }
    buffer_free(&wanted);
    buffer_free(&key);
    return status;
}
