/* Name places: the names of an article that are compared with each other. */
#include "check/name_places.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/korean_surname.h"
#include "check/run.h"
#include "text/key.h"
#include "text/near.h"
#include "text/plain.h"

/* Words that a name outside the glossary may have. */
#define WORDS_MAX 4

/* A name that is read, and where its texts go. */
typedef struct reading {
    places *places;
    size_t first, count;
    arena *arena;
} reading;

/* The key of the COUNT tokens from FIRST; "" when there is no memory, which the arena remembers. */
static const char *copy_key(const reading *r, size_t first, size_t count)
{
    places *p = r->places;
    const char *copy = arena_copy(r->arena, run_key(&p->key, p->article, first, count));
    return copy != NULL ? copy : "";
}

/* The keys of what stands before and behind the tokens FIRST .. FIRST + COUNT - 1 of the name. */
static const char *copy_others(const reading *r, size_t first, size_t count)
{
    const article *a = r->places->article;
    buffer *key = &r->places->key;
    size_t behind = first + count, end = r->first + r->count;
    buffer_clear(key);
    if (first > r->first) {
        key_append(key, article_run(a, r->first, first - r->first));
    }
    buffer_putc(key, '+');
    if (behind < end) {
        key_append(key, article_run(a, behind, end - behind));
    }
    const char *copy = key->size > 1 ? arena_copy(r->arena, buffer_text(key)) : "";
    return copy != NULL ? copy : "";
}

/* KEY as it sounds; "" when there is no memory, which the arena remembers. */
static const char *copy_sound(const reading *r, const char *key)
{
    buffer *sound = &r->places->key;
    buffer_clear(sound);
    near_sound_append(sound, onym_text_of(key));
    const char *copy = arena_copy(r->arena, buffer_text(sound));
    return copy != NULL ? copy : "";
}

/* Divides the name into its parts. */
static void read_parts(name_text *out, const reading *r)
{
    const token *t = r->places->article->tokens.items;
    size_t end = r->first + r->count;
    name_part *parts = arena_alloc(r->arena, r->count * sizeof *parts);
    out->parts = parts;
    for (size_t i = r->first; i < end && parts != NULL;) {
        size_t count = 1;
        while (i + count < end && t[i + count].gap == GAP_HYPHEN) {
            count++;
        }
        parts[out->part_count++] = (name_part){.first = i - r->first,
                                               .count = count,
                                               .key = copy_key(r, i, count),
                                               .others = copy_others(r, i, count)};
        i += count;
    }
}

/* What a name is compared by: a memo_make. */
static int read_name(const void **out, void *context, arena *memory)
{
    reading *r = context;
    places *p = r->places;
    bool three = r->count == 3;
    name_text *new = arena_alloc(memory, sizeof *new);
    if (new == NULL) {
        return error_memory(p->error);
    }
    r->arena = memory;
    *new = (name_text){.part_count = 0};
    buffer_clear(&p->plain);
    plain_append(&p->plain, article_run(p->article, r->first, r->count));
    new->text = arena_copy(memory, buffer_text(&p->plain));
    new->key = copy_key(r, r->first, r->count);
    new->given = three ? copy_key(r, r->first + 1, 2) : new->key;
    new->first_word = three ? copy_key(r, r->first, 1) : "";
    new->sound = copy_sound(r, new->key);
    const char *given = three ? copy_sound(r, new->given) : new->sound;
    new->skeleton = near_skeleton(onym_text_of(given));
    read_parts(new, r);
    *out = new;
    return memory->failed || p->key.failed || p->plain.failed ? error_memory(p->error) : ONYM_OK;
}

static int add(places *p, size_t first, size_t count, const char *concept)
{
    article *a = p->article;
    place item = {.first = first, .count = count, .concept = concept};
    reading r = {.places = p, .first = first, .count = count};
    const void *made;
    if ((a->tokens.items[first].flags & TOKEN_QUOTED) != 0) {
        return ONYM_OK; /* others write as they like */
    }
    int status = memo_made(&made, a->memo, article_run(a, first, count), (unsigned)count, read_name,
                           &r, p->error);
    if (status != ONYM_OK) {
        return status;
    }
    item.is = made;
    if (item.is->skeleton == 0 ||
        (count == 1 && utf8_length(onym_text_of(item.is->key)) < SINGLE_LETTERS)) {
        return ONYM_OK;
    }
    if (!array_room(p->items, p->capacity, p->count)) {
        return error_memory(p->error);
    }
    p->items[p->count++] = item;
    return ONYM_OK;
}

/* Whether token I may be part of a name that no glossary has. */
static int is_name_word(bool *out, places *p, size_t i)
{
    article *a = p->article;
    const token *t = &a->tokens.items[i];
    const lexeme *l;
    *out = false;
    bool lower_in_name = t->gap == GAP_HYPHEN; /* Ryong-hae */
    if (t->script != SCRIPT_LATIN ||
        (t->flags & (TOKEN_MIXED | TOKEN_LONG | TOKEN_ALL_CAPITALS)) != 0 ||
        ((t->flags & TOKEN_CAPITAL) == 0 && !lower_in_name)) {
        return ONYM_OK;
    }
    int status = run_word(&l, a, i, p->error);
    *out = status == ONYM_OK && (l->english != 1 || l->surname);
    return status;
}

/* Whether token I is a word that the English list has with a capital. */
static int is_listed(bool *out, places *p, size_t i)
{
    const lexeme *l;
    int status = run_word(&l, p->article, i, p->error);
    *out = status == ONYM_OK && l->english == 2 && !l->surname;
    return status;
}

/* Takes the name outside the glossary that begins at token I, up to token END; *COUNT is its
 * length. */
static int take_unknown(places *p, size_t i, size_t end, size_t *count)
{
    bool name = true;
    int status = ONYM_OK;
    *count = 0;
    while (status == ONYM_OK && *count < WORDS_MAX && i + *count < end && name) {
        const token *t = &p->article->tokens.items[i + *count];
        bool joined = *count == 0 ? (t->flags & TOKEN_CAPITAL) != 0
                                  : t->gap == GAP_BLANK || t->gap == GAP_HYPHEN;
        status = joined ? is_name_word(&name, p, i + *count) : ONYM_OK;
        name = name && joined;
        *count += name;
    }
    bool listed = false; /* Alexei is a name beside Ivanov only, and Monday none */
    if (status == ONYM_OK && *count == 1) {
        status = is_listed(&listed, p, i);
    }
    if (status == ONYM_OK && *count > 0 && !listed) {
        status = add(p, i, *count, "");
    }
    *count = *count > 0 ? *count : 1;
    return status;
}

/* Every such name begins at a mark. */
static int take_between(places *p, size_t from, size_t to)
{
    const marks *m = &p->article->marks;
    int status = ONYM_OK;
    size_t count, behind = from;
    for (; p->mark < m->count && m->items[p->mark] < to && status == ONYM_OK; p->mark++) {
        if (m->items[p->mark] >= behind) {
            run_trim(p->article);
            status = take_unknown(p, m->items[p->mark], to, &count);
            behind = m->items[p->mark] + count;
        }
    }
    return status;
}

static bool is_full_name(const article *a, const mention *m)
{
    if (m->kind != MENTION_KNOWN || m->reported ||
        (a->tokens.items[m->first].flags & TOKEN_ALL_CAPITALS) != 0) {
        return false; /* datelines and headlines are written otherwise */
    }
    const posting *p = &m->names.items[0];
    bool thing = strcmp(p->kind, "person") == 0 || strcmp(p->kind, "place") == 0;
    return thing && !p->imported && p->term.role == ONYM_ROLE_NAME &&
           strcmp(p->term.lang, "en") == 0;
}

static bool is_surname(const mention *m)
{
    return m->kind == MENTION_KNOWN && m->count == 1 &&
           m->names.items[0].term.role == ONYM_ROLE_FAMILY;
}

int name_places_collect(places *p, const mentions *m)
{
    int status = ONYM_OK;
    size_t behind = 0;
    for (size_t i = 0; i < m->count && status == ONYM_OK; i++) {
        const mention *x = &m->items[i];
        if (is_surname(x)) {
            continue; /* it may begin a longer name: Pak Myong Sil */
        }
        status = take_between(p, behind, x->first);
        if (status == ONYM_OK && is_full_name(p->article, x)) {
            status = add(p, x->first, x->count, x->names.items[0].concept);
        }
        behind = x->first + x->count;
    }
    return status == ONYM_OK ? take_between(p, behind, p->article->tokens.count) : status;
}

void name_places_free(places *p)
{
    buffer_free(&p->key);
    buffer_free(&p->plain);
    free(p->items);
    *p = (places){.article = p->article};
}

bool name_places_same_surname(const place *x, const place *y)
{
    return korean_surname_is_same(x->is->first_word, y->is->first_word) ||
           strcmp(x->is->first_word, y->is->first_word) == 0;
}

/* A text that speaks of a country has a name of it in so many tokens. */
#define TOKENS_A_NAME 150u

bool name_places_at_home(const article *a)
{
    static const char *const countries[] = {"kp", "kr", "ru", "ua", "by", "su"};
    size_t names = 0;
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        names += evidence_country(a->evidence, countries[i]);
    }
    return names > a->tokens.count / TOKENS_A_NAME;
}

/* Whether X is like names of these countries: a Korean surname before it, or such an ending. */
static bool is_like_ours(const place *x)
{
    static const char *const endings[] = {"ov",   "ova",  "ev",   "eva",   "sky",   "ski",
                                          "skiy", "skii", "skyi", "skij",  "skaya", "enko",
                                          "vich", "vych", "chuk", "shvili"};
    bool ours = x->count == 3 && korean_surname_is(x->is->first_word);
    for (size_t i = 0; i < x->is->part_count && !ours; i++) {
        onym_text word = onym_text_of(x->is->parts[i].key);
        ours = text_ends_with(word, endings, sizeof endings / sizeof *endings);
    }
    return ours;
}

int name_places_report(onym_findings *out, places *p, const place *rare, size_t rare_times,
                       const place *kept, size_t kept_times, onym_level level)
{
    article *a = p->article;
    onym_finding *f = findings_add(out);
    const char **list = arena_alloc(a->arena, sizeof *list);
    buffer message = {0};
    buffer_printf(&message, "\"%s\" (%zu) and \"%s\" (%zu) are one name in two spellings",
                  rare->is->text, rare_times, kept->is->text, kept_times);
    if (f == NULL || list == NULL || message.failed) {
        buffer_free(&message);
        return error_memory(p->error);
    }
    const token *t = &a->tokens.items[rare->first];
    list[0] = arena_copy(a->arena, onym_text_of(kept->is->text));
    f->rule = ONYM_RULE_INCONSISTENT;
    bool ours = *kept->concept != '\0' || *rare->concept != '\0' || is_like_ours(rare) ||
                is_like_ours(kept) || name_places_at_home(a);
    f->level = ours ? level : ONYM_NOTE;
    f->begin = t->begin;
    onym_text run = article_run(a, rare->first, rare->count);
    f->end = f->begin + run.size;
    f->text = arena_copy(a->arena, run);
    f->text_size = run.size;
    f->suggestions = list;
    f->suggestion_count = 1;
    f->concept = arena_copy(a->arena, onym_text_of(kept->concept));
    f->message = arena_copy(a->arena, buffer_text(&message));
    f->reason_kind = "consistency";
    buffer_free(&message);
    return a->arena->failed ? error_memory(p->error) : ONYM_OK;
}
