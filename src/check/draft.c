/* Drafts: known names first, which are judged and are evidence, then words that are near them. */
#include "check/draft.h"

#include <string.h>

#include "base/error.h"
#include "check/draft_judge.h"
#include "check/draft_language.h"
#include "check/draft_near.h"

int draft_add(draft *d, const draft_report *r, buffer *message)
{
    article *a = d->article;
    const char **suggestions = arena_alloc(a->arena, sizeof r->suggestions);
    onym_finding *f = findings_add(d->out);
    if (f == NULL || suggestions == NULL) {
        buffer_free(message);
        return error_memory(d->error);
    }
    memcpy(suggestions, r->suggestions, sizeof r->suggestions);
    f->rule = r->rule;
    f->level = r->level;
    f->begin = r->begin;
    f->end = r->end;
    f->text = arena_copy(a->arena, (onym_text){a->text.data + r->begin, r->end - r->begin});
    f->text_size = r->end - r->begin;
    f->concept = arena_copy(a->arena, onym_text_of(r->concept));
    f->reason_kind = r->kind;
    f->reason_system = arena_copy(a->arena, onym_text_of(r->system));
    f->reason_source = arena_copy(a->arena, onym_text_of(r->source));
    f->message = arena_copy(a->arena, buffer_text(message));
    f->suggestions = suggestions;
    while (f->suggestion_count < DRAFT_SUGGESTIONS && suggestions[f->suggestion_count] != NULL) {
        f->suggestion_count++;
    }
    f->fixable = f->suggestion_count == 1 && f->level != ONYM_NOTE;
    f->quoted = r->quoted;
    if (f->quoted && f->rule != ONYM_RULE_MISSPELT) {
        f->level = ONYM_NOTE;
    }
    bool failed = message->failed || a->arena->failed;
    buffer_free(message);
    return failed ? error_memory(d->error) : ONYM_OK;
}

/* Whether the article has a word that is none of English. */
static bool has_native(const article *a)
{
    return (a->tokens.scripts & (1u << SCRIPT_CYRILLIC | 1u << SCRIPT_HANGUL)) != 0;
}

/* The names that are right as they stand tell what the article is about. */
static bool add_evidence(draft *d)
{
    bool kept = true;
    for (size_t i = 0; i < d->names.count && kept; i++) {
        const native_name *n = &d->names.items[i];
        const char *noted = "";
        for (size_t j = 0; j < n->names.count && kept; j++) {
            const posting *p = &n->names.items[j];
            if (p->term.status <= ONYM_ADMITTED && strcmp(p->concept, noted) != 0) {
                noted = p->concept;
                kept = evidence_add_name(d->article->evidence, p->concept, p->country);
            }
        }
    }
    return kept;
}

int draft_check(onym_findings *out, article *a, onym_error *error)
{
    if (!has_native(a)) {
        return ONYM_OK;
    }
    draft d = {.article = a, .out = out, .error = error};
    int status = native_names_find(&d.names, a, error);
    if (status == ONYM_OK && !add_evidence(&d)) {
        status = error_memory(error);
    }
    if (status == ONYM_OK) {
        draft_tell_languages(&d);
    }
    for (size_t i = 0; i < d.names.count && status == ONYM_OK; i++) {
        status = draft_judge(&d, &d.names.items[i]);
    }
    status = status == ONYM_OK ? draft_orthography(&d) : status;
    status = status == ONYM_OK ? draft_near(&d) : status;
    native_names_free(&d.names);
    return status;
}
