/* Renderings: how an English text writes the names that its original has. */
#include "check/rendering.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "check/form_words.h"
#include "check/judge.h"
#include "check/rendering_search.h"
#include "check/run.h"
#include "text/key.h"

/* ---- places ---- */

token_range token_range_of(const article *a, size_t begin, size_t end)
{
    size_t at[2] = {0, 0};
    const size_t bounds[2] = {begin, end};
    for (int side = 0; side < 2; side++) {
        size_t low = 0, high = a->tokens.count;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (a->tokens.items[middle].begin < bounds[side]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        at[side] = low;
    }
    return (token_range){at[0], at[1]};
}

size_t rendering_first_mention(const mentions *m, size_t at)
{
    size_t low = 0, high = m->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->items[middle].first < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* ---- mentions of the concepts ---- */

static bool has_concept(const postings *names, const char *concept)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i].concept, concept) == 0) {
            return true;
        }
    }
    return false;
}

/* The terms of M that are of the concepts searched for. */
static int common_names(postings *out, const rendering_search *s, const mention *m)
{
    *out = (postings){NULL, 0};
    for (size_t i = 0; i < m->names.count; i++) {
        const posting *p = &m->names.items[i];
        if (!has_concept(s->names, p->concept)) {
            continue;
        }
        if (out->items == NULL) {
            out->items = arena_alloc(s->english->arena, m->names.count * sizeof *out->items);
        }
        if (out->items == NULL) {
            return error_memory(s->error);
        }
        out->items[out->count++] = *p;
    }
    return ONYM_OK;
}

/* Whether the original has only an old name of CONCEPT: then an old one renders it. */
static bool is_old_name(const rendering_search *s, const char *concept)
{
    for (size_t i = 0; i < s->names->count; i++) {
        const posting *p = &s->names->items[i];
        if (strcmp(p->concept, concept) == 0 && p->term.status != ONYM_SUPERSEDED) {
            return false;
        }
    }
    return true;
}

static bool is_old_for_old(const rendering_search *s, const postings *names)
{
    for (size_t i = 0; i < names->count; i++) {
        const posting *p = &names->items[i];
        if (p->term.status == ONYM_SUPERSEDED && is_old_name(s, p->concept)) {
            return true;
        }
    }
    return false;
}

/* Judges mention I as a rendering. */
static int weigh_mention(rendering_search *s, size_t i)
{
    mention m = s->mentions->items[i];
    int status = common_names(&m.names, s, &s->mentions->items[i]);
    if (status != ONYM_OK || m.names.count == 0) {
        return status;
    }
    onym_findings found = {.count = 0};
    status = judge(&found, s->english, &m, s->error);
    const onym_finding *f = found.count > 0 ? &found.items[0] : NULL;
    bool remark = f != NULL && f->level == ONYM_NOTE && !f->quoted;
    if (status == ONYM_OK && (f == NULL || remark || is_old_for_old(s, &m.names))) {
        s->out->kind = RENDERED;
    } else if (status == ONYM_OK && s->out->kind == RENDERED_NOT) {
        *s->out = (rendering){RENDERED_OTHERWISE, *f, i};
    }
    free(found.items);
    return status;
}

static int search_mentions(rendering_search *s)
{
    int status = ONYM_OK;
    for (size_t i = rendering_first_mention(s->mentions, s->range.first);
         i < s->mentions->count && s->mentions->items[i].first < s->range.behind &&
         status == ONYM_OK && s->out->kind != RENDERED;
         i++) {
        status = weigh_mention(s, i);
    }
    return status;
}

/* ---- words that say the same ---- */

/* Whether the word KEY of a form stands in the range, LOOSELY also by its stem. */
static int has_word(bool *out, const rendering_search *s, onym_text key, bool loosely)
{
    *out = false;
    for (size_t i = s->range.first; i < s->range.behind && !*out; i++) {
        const lexeme *l;
        int status = run_lexeme(&l, s->english, i, s->error);
        if (status != ONYM_OK) {
            return status;
        }
        onym_text word = {l->key, l->key_size};
        *out = form_same_key(word, key) ||
               (run_is_capital(s->english, i) && form_is_adjective(word, key)) ||
               (loosely && form_same_stem(word, key));
    }
    return ONYM_OK;
}

/* Counts the words of F that stand in the range. */
static int count_words(size_t *out, const rendering_search *s, const form_words *f, bool loosely)
{
    int status = ONYM_OK;
    *out = 0;
    for (size_t i = 0; i < f->count && status == ONYM_OK; i++) {
        bool there;
        status = has_word(&there, s, form_words_at(f, i), loosely);
        *out += status == ONYM_OK && there;
    }
    return status;
}

/* Whether the initials of F stand in the range as an abbreviation. */
static bool has_initials(const rendering_search *s, const form_words *f)
{
    for (size_t i = s->range.first; f->count > 1 && i < s->range.behind; i++) {
        onym_text word = article_run(s->english, i, 1);
        size_t same = 0, letters = 0;
        for (size_t j = 0; j < word.size; j++) {
            bool letter = word.data[j] >= 'A' && word.data[j] <= 'Z';
            same += letter && letters < f->count &&
                    (word.data[j] | 0x20) == form_words_at(f, letters).data[0];
            letters += letter || word.data[j] != '.';
        }
        if (same == f->count && letters == same) {
            return true;
        }
    }
    return false;
}

/* ---- the forms of a concept ---- */

static bool is_good_form(const onym_term *t)
{
    return strcmp(t->lang, "en") == 0 && t->status <= ONYM_ADMITTED && t->role != ONYM_ROLE_MADE;
}

static int each_form(rendering_search *s, form_fn *each)
{
    for (size_t i = 0; i < s->names->count && s->out->kind == RENDERED_NOT; i++) {
        const onym_entry *entry;
        const char *concept = s->names->items[i].concept;
        int status = memo_entry(&entry, s->english->memo, concept, s->error);
        for (size_t j = 0; status == ONYM_OK && entry != NULL && j < entry->term_count &&
                           s->out->kind == RENDERED_NOT;
             j++) {
            const onym_term *t = &entry->terms[j];
            status = is_good_form(t) ? each(s, entry, t->text, t->role) : ONYM_OK;
        }
        if (status != ONYM_OK) {
            return status;
        }
    }
    return ONYM_OK;
}

/* All words of the form stand there, in any order, or its initials do. */
static int seek_words(rendering_search *s, const onym_entry *entry, const char *form,
                      onym_term_role role)
{
    form_words f = {.count = 0};
    size_t there;
    (void)entry;
    (void)role;
    form_words_split(&f, form);
    int status = count_words(&there, s, &f, false);
    if (status == ONYM_OK && f.count > 0 && (there == f.count || has_initials(s, &f))) {
        s->out->kind = RENDERED;
    }
    buffer_free(&f.keys);
    return status;
}

/* Half of the words of a form of several stand there, by their stems: a paraphrase.  Half of a
 * person's or a place's name is another's. */
static int seek_paraphrase(rendering_search *s, const onym_entry *entry, const char *form,
                           onym_term_role role)
{
    form_words f = {.count = 0};
    size_t there = 0;
    (void)role;
    form_words_split(&f, form);
    bool may =
        f.count > 1 && strcmp(entry->kind, "person") != 0 && strcmp(entry->kind, "place") != 0;
    int status = may ? count_words(&there, s, &f, true) : ONYM_OK;
    if (status == ONYM_OK && may && there * 2 >= f.count) {
        s->out->kind = RENDERED;
    }
    buffer_free(&f.keys);
    return status;
}

/* What else stands for a country: its capital, its parts, its people. */
static const struct {
    const char *concept, *words;
} stand_ins[] = {
    {"us.place.united-states", "America Americas Washington US USA"},
    {"gb.place.united-kingdom",
     "Britain British Briton Britons England English UK UKIP BST London"},
    {"kp.place.north-korea", "Pyongyang DPRK North"},
    {"kp.place.dprk", "Pyongyang North"},
    {"kr.place.south-korea", "Seoul ROK South"},
    {"ru.place.russia", "Moscow Kremlin"},
    {"ua.place.ukraine", "Kyiv"},
    {"cn.place.china", "Beijing"},
    {"jp.place.japan", "Tokyo"},
    {"fr.place.france", "French Frenchman Frenchmen Frenchwoman Paris"},
    {"es.place.spain", "Spaniard Spaniards Madrid"},
    {"se.place.sweden", "Swede Swedes Stockholm"},
    {"tr.place.turkey", "Turk Turks Ankara"},
    {"gr.place.greece", "Greek Greeks Athens"},
    {"us.place.washington", "DC"},
    {"xx.place.europe", "Euro EU Europa"},
    {"xx.org.european-union", "Europe European Brussels"},
    {"ru.place.kremlin", "Russia Moscow"},
};

/* Whether one of WORDS stands in the range. */
static int has_stand_in(bool *out, const rendering_search *s, const char *words)
{
    onym_text word, rest = onym_text_of(words);
    int status = ONYM_OK;
    *out = false;
    while (!*out && status == ONYM_OK && text_split(&word, &rest, ' ')) {
        buffer key = {0};
        key_append(&key, word);
        status = has_word(out, s, buffer_text(&key), false);
        buffer_free(&key);
    }
    return status;
}

/* The form's concept is a country, and something that stands for it is there. */
static int seek_stand_in(rendering_search *s, const onym_entry *entry, const char *form,
                         onym_term_role role)
{
    int status = ONYM_OK;
    (void)form;
    (void)role;
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins && status == ONYM_OK; i++) {
        bool there = false;
        if (strcmp(stand_ins[i].concept, entry->concept) == 0) {
            status = has_stand_in(&there, s, stand_ins[i].words);
        }
        if (there) {
            s->out->kind = RENDERED;
        }
    }
    return status;
}

/* ---- the whole ---- */

int rendering_find(rendering *out, article *english, const mentions *m, token_range range,
                   const postings *names, onym_error *error)
{
    static form_fn *const steps[] = {seek_words, rendering_seek_near, seek_stand_in,
                                     seek_paraphrase};
    *out = (rendering){.kind = RENDERED_NOT, .mention = SIZE_MAX};
    rendering_search s = {english, m, range, names, out, error};
    int status = search_mentions(&s);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (status == ONYM_OK && out->kind == RENDERED_NOT) {
            status = each_form(&s, steps[i]);
        }
    }
    return status;
}

int rendering_wanted(const char **out, article *a, const char *concept, onym_error *error)
{
    const onym_entry *entry;
    *out = "";
    int status = memo_entry(&entry, a->memo, concept, error);
    if (status != ONYM_OK || entry == NULL) {
        return status;
    }
    onym_string form;
    status = onym_style_form(&form, a->style, entry, NULL, error);
    if (status == ONYM_OK) {
        *out = arena_copy(a->arena, (onym_text){form.data, form.size});
        onym_string_free(&form);
        status = *out != NULL ? ONYM_OK : error_memory(error);
    }
    return status;
}
