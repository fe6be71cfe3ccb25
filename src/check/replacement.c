/* Replacement: what should stand in place of a mention, in its capitals. */
#include "check/judgement.h"

#include "base/slice.h"
#include "text/key.h"
#include "text/near.h"

const char *judgement_wanted(judgement *j, const posting *p)
{
    article *a = j->article;
    const onym_entry *entry;
    onym_string form;
    int status = memo_entry(&entry, a->memo, p->concept, j->error);
    if (status == ONYM_OK && entry == NULL) {
        return "";
    }
    if (status == ONYM_OK) {
        status = onym_style_form(&form, a->style, entry, NULL, j->error);
    }
    if (status != ONYM_OK) {
        j->status = j->status == ONYM_OK ? status : j->status;
        return "";
    }
    const char *copy = arena_copy(a->arena, (onym_text){form.data, form.size});
    onym_string_free(&form);
    return copy != NULL ? copy : "";
}

/* The word of FORM that stands where FAMILY stands in the glossary's form: the nearest one. */
static const char *family_of(judgement *j, const char *form, const char *family)
{
    onym_text word, rest = onym_text_of(form), best = onym_text_of(family);
    unsigned least = NEAR_FAR;
    while (text_split(&word, &rest, ' ')) {
        unsigned d =
            word.size > 0 ? near_distance(word, onym_text_of(family), 5 * NEAR_EDIT) : NEAR_FAR;
        if (d < least) {
            least = d;
            best = word;
        }
    }
    const char *copy = arena_copy(j->article->arena, best);
    return copy != NULL ? copy : "";
}

bool judgement_has_key(judgement *j, const char *form)
{
    buffer a = {0}, b = {0};
    key_append(&a, j->text);
    key_append(&b, onym_text_of(form));
    bool same = a.size == b.size && a.size > 0 && memcmp(a.data, b.data, a.size) == 0;
    buffer_free(&a);
    buffer_free(&b);
    return same;
}

/* FORM, the name of a southern person, with the given name joined as the text joins it: that is a
 * writer's choice. */
static const char *in_joint(judgement *j, const posting *p, const char *form)
{
    bool southern = strcmp(p->kind, "person") == 0 && strcmp(p->country, "kr") == 0;
    const char *first = strchr(form, ' ');
    const char *joint = first != NULL ? strpbrk(first + 1, " -") : NULL;
    bool hyphen = memchr(j->text.data, '-', j->text.size) != NULL;
    if (!southern || joint == NULL || hyphen == (*joint == '-') ||
        strpbrk(joint + 1, " -") != NULL) {
        return form;
    }
    char *copy = arena_copy(j->article->arena, onym_text_of(form));
    if (copy == NULL) {
        return form;
    }
    char *at = copy + (joint - form);
    at[0] = hyphen ? '-' : ' ';
    at[1] = (char)(hyphen ? at[1] | 0x20 : at[1] & ~0x20);
    return copy;
}

const char *judgement_replacement(judgement *j, const posting *p, bool by_key)
{
    bool near = j->mention->kind == MENTION_NEAR;
    bool old = p->term.status == ONYM_SUPERSEDED && near;
    if ((p->term.role == ONYM_ROLE_SHORT && p->term.status <= ONYM_ADMITTED) || old ||
        (near && p->term.status == ONYM_ADMITTED && judgement_lets(j, p))) {
        return p->term.text;
    }
    const char *form = judgement_wanted(j, p);
    if (by_key && !judgement_has_key(j, form)) {
        return p->term.text;
    }
    bool alone = strcmp(p->kind, "person") == 0 && strchr(p->term.text, ' ') == NULL;
    return p->term.role == ONYM_ROLE_FAMILY || alone ? family_of(j, form, p->term.text)
           : near                                    ? in_joint(j, p, form)
                                                     : form;
}

/* FORM in the capitals of the mention. */
static const char *in_case(judgement *j, const char *form)
{
    char *copy = arena_copy(j->article->arena, onym_text_of(form));
    for (char *c = copy; copy != NULL && j->all_capitals && *c != '\0'; c++) {
        *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    }
    return copy != NULL ? copy : "";
}

void judgement_suggest(judgement *j, const char *form)
{
    onym_finding *f = &j->finding;
    if (*form == '\0' || f->suggestion_count == SUGGESTIONS_MAX) {
        return;
    }
    const char *shaped = in_case(j, form);
    for (size_t i = 0; i < f->suggestion_count; i++) {
        if (strcmp(j->suggestions[i], shaped) == 0) {
            return;
        }
    }
    j->suggestions[f->suggestion_count++] = shaped;
}
