/* Draft near names: what both scripts share, and the report. */
#include "check/draft_near.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/draft_form.h"
#include "check/draft_language.h"
#include "text/near.h"

/* A name so long, in bytes, that nothing else is like it. */
#define LONG_BYTES 18

bool near_is_target(const posting *p, draft_lang lang)
{
    const onym_term *t = &p->term;
    bool name =
        t->role == ONYM_ROLE_NAME || t->role == ONYM_ROLE_SHORT || t->role == ONYM_ROLE_FAMILY;
    return name && !p->imported && t->status <= ONYM_ADMITTED && draft_is_right(lang, t->lang);
}

bool near_elsewhere(const draft *d, const posting *p)
{
    return evidence_concept(d->article->evidence, p->concept) > 0;
}

size_t near_country(const draft *d, const posting *p)
{
    return evidence_country(d->article->evidence, p->country);
}

/* Whether CHOICE has the form of P already: of another concept of the same name. */
static bool has_form(const near_choice *c, const posting *p)
{
    for (size_t i = 0; i < c->run.names.count; i++) {
        if (strcmp(c->run.names.items[i].term.text, p->term.text) == 0) {
            return true;
        }
    }
    return false;
}

bool near_keep(near_choice *c, draft *d, const native_name *run, onym_text key, const posting *p,
               unsigned cost)
{
    arena *a = d->article->arena;
    cost += near_elsewhere(d, p) ? 0 : NEAR_EDIT;
    if (cost > c->cost || (cost == c->cost && has_form(c, p))) {
        return true;
    }
    if (cost < c->cost || c->run.names.count == DRAFT_SUGGESTIONS) {
        c->run = *run;
        c->run.key = arena_copy(a, key);
        c->run.names = (postings){arena_alloc(a, DRAFT_SUGGESTIONS * sizeof(posting)), 0};
        c->cost = cost;
    }
    if (c->run.key == NULL || c->run.names.items == NULL) {
        return false;
    }
    posting *slot = &c->run.names.items[c->run.names.count++];
    *slot = *p; /* the memo forgets, the findings do not */
    slot->concept = arena_copy(a, onym_text_of(p->concept));
    slot->source = arena_copy(a, onym_text_of(p->source));
    slot->term.text = arena_copy(a, onym_text_of(p->term.text));
    slot->kind = arena_copy(a, onym_text_of(p->kind));
    return !a->failed;
}

static int report(draft *d, const near_choice *c)
{
    const native_name *n = &c->run;
    const posting *first = &n->names.items[0];
    const token *t = &d->article->tokens.items[n->first];
    draft_report out = {ONYM_RULE_MISSPELT,
                        ONYM_ERROR,
                        t->begin,
                        t[n->count - 1].end,
                        (t->flags & TOKEN_QUOTED) != 0,
                        "near",
                        "",
                        first->concept,
                        first->source,
                        {NULL}};
    for (size_t i = 0; i < n->names.count; i++) {
        draft_form form;
        const posting *p = &n->names.items[i];
        int status = draft_form_of(&form, d, n, p->term.text, p->kind);
        if (status != ONYM_OK) {
            return status;
        }
        if (i == 0) {
            out.begin = form.begin;
            out.end = form.end;
        } else if (form.end != out.end) {
            continue; /* another particle: one span has one kind of suggestions */
        }
        out.suggestions[i] = form.text;
    }
    buffer message = {0};
    buffer_printf(&message, "\"%.*s\" looks like a misspelling of %s", (int)(out.end - out.begin),
                  d->article->text.data + out.begin, out.suggestions[0]);
    return draft_add(d, &out, &message);
}

/* The near names of a text. */
typedef struct choices {
    near_choice *items;
    size_t count, capacity;
} choices;

/* Whether the words of C are rarer than the name that they are meant for: what stands there again
 * and again is another name. */
static bool is_rare(const draft *d, const choices *all, const near_choice *c)
{
    const posting *p = &c->run.names.items[0];
    size_t same = 0, right = evidence_concept(d->article->evidence, p->concept);
    for (size_t i = 0; i < all->count; i++) {
        same += strcmp(all->items[i].run.key, c->run.key) == 0;
    }
    return same <= right || (right == 0 && (same == 1 || strlen(c->run.key) >= LONG_BYTES));
}

static int find_all(choices *out, draft *d)
{
    const tokens *t = &d->article->tokens;
    int status = ONYM_OK;
    size_t next = 0;
    for (size_t i = 0; i < t->count && status == ONYM_OK;) {
        near_choice c = {.cost = NEAR_FAR};
        while (next < d->names.count &&
               d->names.items[next].first + d->names.items[next].count <= i) {
            next++;
        }
        bool known = next < d->names.count && d->names.items[next].first <= i;
        bool whole = known && d->names.items[next].count > 1;
        bool odd = (t->items[i].flags & (TOKEN_LONG | TOKEN_MIXED)) != 0;
        if (t->items[i].script == SCRIPT_CYRILLIC && !whole && !odd) {
            status = near_cyrillic(&c, d, i, !known);
        } else if (t->items[i].script == SCRIPT_HANGUL && !known && !odd) {
            status = near_korean(&c, d, i);
        }
        bool found = status == ONYM_OK && c.run.names.count > 0;
        if (found && !array_room(out->items, out->capacity, out->count)) {
            status = error_memory(d->error);
        } else if (found) {
            out->items[out->count++] = c;
        }
        i += found ? c.run.count : 1;
    }
    return status;
}

int draft_near(draft *d)
{
    choices all = {NULL, 0, 0};
    int status = find_all(&all, d);
    for (size_t i = 0; i < all.count && status == ONYM_OK; i++) {
        status = is_rare(d, &all, &all.items[i]) ? report(d, &all.items[i]) : ONYM_OK;
    }
    free(all.items);
    return status;
}
