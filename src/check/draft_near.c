/* Draft near names: what both scripts share, and the report. */
#include "check/draft_near.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/draft_form.h"
#include "check/draft_language.h"
#include "check/mention.h"
#include "text/key.h"
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

bool near_is_korean(const posting *p)
{
    return strcmp(p->kind, "person") == 0 && mention_is_korean(p->country);
}

int near_is_attested(bool *out, draft *d, const posting *p)
{
    const onym_entry *entry;
    const char *concept = arena_copy(d->article->arena, onym_text_of(p->concept));
    int status = concept != NULL ? memo_entry(&entry, d->article->memo, concept, d->error)
                                 : error_memory(d->error);
    *out = false;
    for (size_t i = 0; status == ONYM_OK && entry != NULL && i < entry->term_count; i++) {
        *out = *out || entry->terms[i].status == ONYM_MISSPELLING;
    }
    return status;
}

bool near_is_in_stylebook(const posting *p)
{
    return strstr(p->source, "stylebook") != NULL;
}

bool near_is_well_known(const posting *p)
{
    static const struct {
        const char *basis;
        bool everywhere; /* of Korea and Russia as well, whose streets and rivers are translated */
    } known[] = {{"exonym", true}, {"established", true}, {"bearer", true}, {"translation", false}};
    bool is = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        bool here = known[i].everywhere || !mention_is_core(p->country);
        is = is || (here && strcmp(p->basis, known[i].basis) == 0);
    }
    is = is || (near_is_in_stylebook(p) && !mention_is_core(p->country));
    return is && strcmp(p->kind, "place") == 0;
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
    if (n->names.count == 1) {
        size_t count;
        const char *cases[DRAFT_SUGGESTIONS];
        int status = draft_cases_of(cases, &count, d, n, first->term.text, first->kind);
        if (status != ONYM_OK) {
            return status;
        }
        if (count > 0 && (t->flags & TOKEN_ALL_CAPITALS) == 0) {
            memcpy(out.suggestions, cases, count * sizeof *cases);
        }
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

/* Whether some name has the Korean token I as one of its words. */
static int is_held(bool *out, draft *d, size_t i)
{
    article *a = d->article;
    onym_text text = article_run(a, i, 1);
    uint64_t *facts = word_facts_of(a->facts, text);
    int status = ONYM_OK;
    if ((*facts & FACT_PART_ASKED) == 0) {
        const lexeme *l;
        buffer key = {0};
        key_append(&key, text);
        status = key.failed ? error_memory(d->error)
                            : lexicon_find(&l, a->lexicon, a->reader, buffer_text(&key), d->error);
        bool held = status == ONYM_OK && l->part.known;
        *facts |= FACT_PART_ASKED | (held ? FACT_PART : 0u);
        buffer_free(&key);
    }
    *out = (*facts & FACT_PART) != 0;
    return status;
}

/* Looks for a name in the Korean word I and, when one of the two is a word of names, the next: a
 * given name beside a family name that is misspelt, or the other way round.  NAMED: the next one is
 * a name. */
static int find_korean(near_choice *c, draft *d, size_t i, bool named)
{
    const tokens *t = &d->article->tokens;
    bool pair = i + 1 < t->count && t->items[i + 1].gap == GAP_BLANK &&
                t->items[i + 1].script == SCRIPT_HANGUL;
    bool either = named;
    int status = pair && !named ? is_held(&either, d, i) : ONYM_OK;
    if (status == ONYM_OK && pair && either) {
        status = near_korean(c, d, i, 2);
    }
    return status == ONYM_OK && c->run.names.count == 0 ? near_korean(c, d, i, 1) : status;
}

static int find_at(near_choice *c, draft *d, size_t i, size_t next)
{
    const token *t = &d->article->tokens.items[i];
    const native_name *n = next < d->names.count ? &d->names.items[next] : NULL;
    bool known = n != NULL && n->first <= i;
    bool whole = known && n->count > 1 && !(n->first == i && near_is_korean(&n->names.items[0]));
    if ((t->flags & (TOKEN_LONG | TOKEN_MIXED)) != 0) {
        return ONYM_OK;
    }
    if (t->script == SCRIPT_CYRILLIC && !whole) {
        return near_cyrillic(c, d, i, known ? n->count : 0);
    }
    bool named = n != NULL && n->first == i + 1 && n->count == 1;
    return t->script == SCRIPT_HANGUL && !known ? find_korean(c, d, i, named) : ONYM_OK;
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
        status = find_at(&c, d, i, next);
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
