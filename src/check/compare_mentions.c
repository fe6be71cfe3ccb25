/* Compare mentions: the names of an English text against its version in another language. */
#include <string.h>

#include "base/error.h"
#include "check/comparing.h"

/* The native name in RANGE that shares a concept with M; NULL when there is none. */
static const native_name *native_of(const comparing *c, const mention *m, token_range range)
{
    for (size_t i = 0; i < c->names.count; i++) {
        const native_name *n = &c->names.items[i];
        if (n->first >= range.first && n->first < range.behind &&
            comparing_share_concept(&m->names, &n->names)) {
            return n;
        }
    }
    return NULL;
}

/* Whether T is a form of the language that the tokens of A are in. */
static bool is_own_language(const article *a, const onym_term *t)
{
    bool korean = a->tokens.count > 0 && a->tokens.items[0].script == SCRIPT_HANGUL;
    return t->role != ONYM_ROLE_MADE && strcmp(t->lang, "ko-Hani") != 0 &&
           strncmp(t->lang, korean ? "ko" : "ru", 2) == 0;
}

/* The preferred native form of CONCEPT; "" when it has none. */
static int native_form(const char **out, comparing *c, const char *concept)
{
    const onym_entry *entry;
    *out = "";
    int status = memo_entry(&entry, c->native.memo, concept, c->error);
    for (size_t i = 0; status == ONYM_OK && entry != NULL && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->status == ONYM_PREFERRED && is_own_language(&c->native, t) && **out == '\0') {
            *out = t->text;
        }
    }
    return status;
}

/* Whether an English mention names something that must stand in the other text too: no adjective,
 * no ordinary word. */
static bool must_stand(const comparing *c, const mention *m)
{
    const token *t = &c->english.tokens.items[m->first];
    bool name = false;
    for (size_t i = 0; i < m->names.count; i++) {
        const posting *p = &m->names.items[i];
        name = name ||
               (p->term.role != ONYM_ROLE_DEMONYM && p->term.role != ONYM_ROLE_MADE &&
                (m->count > 1 || strcmp(p->kind, "person") == 0 || strcmp(p->kind, "place") == 0));
    }
    return m->kind == MENTION_KNOWN && !mention_is_imported(m) && name &&
           (t->flags & TOKEN_CAPITAL) != 0 && article_run(&c->english, m->first, m->count).size > 3;
}

static int report_absent(comparing *c, const mention *m, const posting *p, const char *wanted)
{
    onym_text text = article_run(&c->english, m->first, m->count);
    buffer message = {0};
    buffer_printf(&message, "\"%.*s\" is missing in the translation, as %s", (int)text.size,
                  text.data, wanted);
    comparing_report r = {ONYM_RULE_MISSING, ONYM_WARNING, "translation",
                          p->concept,        p->source,    wanted};
    return comparing_add(c->english_out, &c->english, m->first, m->count, &r, &message, c->error);
}

/* Whether the check of the draft has found a misspelling of the concept of P in RANGE. */
static bool is_reported(const comparing *c, const posting *p, token_range range)
{
    const tokens *t = &c->native.tokens;
    for (size_t i = 0; range.first < range.behind && i < c->native_out->count; i++) {
        const onym_finding *f = &c->native_out->items[i];
        if (f->begin >= t->items[range.first].begin && f->begin < t->items[range.behind - 1].end &&
            strcmp(f->concept, p->concept) == 0) {
            return true;
        }
    }
    return false;
}

static int compare_mention(comparing *c, const mention *m)
{
    const char *wanted;
    size_t offset = c->english.tokens.items[m->first].begin;
    token_range range = comparing_range(c, &c->native, &c->native_lines, &c->english_lines, offset);
    const native_name *n = native_of(c, m, range);
    const posting *p = n != NULL ? &n->names.items[0] : &m->names.items[0];
    int status = native_form(&wanted, c, p->concept);
    if (status != ONYM_OK || *wanted == '\0') {
        return status;
    }
    return n != NULL || is_reported(c, p, range) ? ONYM_OK : report_absent(c, m, p, wanted);
}

int compare_mentions(comparing *c)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < c->mentions.count && status == ONYM_OK; i++) {
        const mention *m = &c->mentions.items[i];
        bool before = false;
        for (size_t j = 0; j < i && !c->by_line && !before; j++) {
            before =
                c->mentions.items[j].names.count > 0 && m->names.count > 0 &&
                strcmp(c->mentions.items[j].names.items[0].concept, m->names.items[0].concept) == 0;
        }
        status = before || !must_stand(c, m) ? ONYM_OK : compare_mention(c, m);
    }
    return status;
}
