/* Consistency: one name in two spellings within an article, whether a glossary has it or not. */
#include "check/consistency.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "check/run.h"
#include "text/key.h"
#include "text/near.h"
#include "text/plain.h"

/* Words that a name outside the glossary may have. */
#define WORDS_MAX 4

/* Spellings of one name are at most so far apart: what romanisations confuse, two or three times.
 */
#define SPELLING_DISTANCE 14u
#define SINGLE_DISTANCE   7u

/* Spellings of one Korean surname, which differ more than romanisations confuse. */
static const char *const surnames[][6] = {
    {"pak", "park", "bak"},
    {"ri", "lee", "yi", "rhee", "li"},
    {"kim", "gim"},
    {"choe", "choi"},
    {"jong", "jung", "jeong", "chung", "chong"},
    {"jo", "cho"},
    {"jon", "jeon", "chun", "chon"},
    {"ryu", "yoo", "yu", "liu"},
    {"ro", "noh", "roh", "no"},
    {"rim", "lim", "im"},
    {"jang", "chang"},
    {"ju", "joo", "chu"},
    {"u", "woo", "wu"},
    {"o", "oh"},
    {"paek", "baek", "baik"},
    {"kang", "gang"},
    {"ko", "go", "koh"},
    {"ku", "koo", "gu"},
    {"so", "seo", "suh"},
    {"ryang", "yang"},
};

/* A single word must have so many letters to be compared. */
#define SINGLE_LETTERS 6

/* A name where it stands. */
typedef struct place {
    size_t first, count; /* tokens */
    const char *text, *key;
    const char *given;      /* the key without the first of three words; else the whole key */
    const char *first_word; /* the key of the first of three words; "" */
    const char *concept;    /* "" for names outside the glossary */
    int64_t skeleton;
    size_t spelling; /* the first place with this very text */
    size_t times;    /* how often it stands, at its first place */
} place;

typedef struct places {
    article *article;
    place *items;
    size_t count, capacity;
    buffer key, plain;
    size_t mark; /* the next mark that is looked at */
    onym_error *error;
} places;

static bool has_surname(size_t group, const char *word)
{
    for (size_t i = 0; i < sizeof *surnames / sizeof **surnames && surnames[group][i] != NULL;
         i++) {
        if (strcmp(surnames[group][i], word) == 0) {
            return true;
        }
    }
    return false;
}

bool consistency_is_surname(const char *key)
{
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        if (has_surname(i, key)) {
            return true;
        }
    }
    return false;
}

/* The key of the COUNT tokens from FIRST; "" when there is no memory, which the arena remembers. */
static const char *copy_key(places *p, size_t first, size_t count)
{
    const char *copy = arena_copy(p->article->arena, run_key(&p->key, p->article, first, count));
    return copy != NULL ? copy : "";
}

/* Fills in what the run of OUT is compared by. */
static void read_place(place *out, places *p)
{
    article *a = p->article;
    bool three = out->count == 3;
    buffer_clear(&p->plain);
    plain_append(&p->plain, article_run(a, out->first, out->count));
    out->text = arena_copy(a->arena, buffer_text(&p->plain));
    out->key = copy_key(p, out->first, out->count);
    out->given = three ? copy_key(p, out->first + 1, 2) : out->key;
    out->first_word = three ? copy_key(p, out->first, 1) : "";
    out->skeleton = near_skeleton(onym_text_of(out->given));
}

static int add(places *p, size_t first, size_t count, const char *concept)
{
    article *a = p->article;
    place item = {.first = first, .count = count, .concept = concept};
    if ((a->tokens.items[first].flags & TOKEN_QUOTED) != 0) {
        return ONYM_OK; /* others write as they like */
    }
    read_place(&item, p);
    if (a->arena->failed) {
        return error_memory(p->error);
    }
    if (item.skeleton == 0 ||
        (count == 1 && utf8_length(onym_text_of(item.key)) < SINGLE_LETTERS)) {
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
    int status = run_lexeme(&l, a, i, p->error);
    *out = status == ONYM_OK && (l->english == 0 || consistency_is_surname(l->key));
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
    if (status == ONYM_OK && *count > 0) {
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

static int collect(places *p, const mentions *m)
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

static int by_skeleton(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->skeleton != y->skeleton) {
        return x->skeleton < y->skeleton ? -1 : 1;
    }
    int order = strcmp(x->text, y->text);
    return order != 0 ? order : (x->first > y->first) - (x->first < y->first);
}

/* Counts each spelling; places must be sorted. */
static void count_spellings(places *p)
{
    for (size_t i = 0; i < p->count; i++) {
        place *item = &p->items[i];
        bool same = i > 0 && strcmp(item->text, p->items[i - 1].text) == 0;
        item->spelling = same ? p->items[i - 1].spelling : i;
        p->items[item->spelling].times++;
    }
}

/* Whether two names of three words have one Korean surname, however spelt. */
static bool same_surname(const place *x, const place *y)
{
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        if (has_surname(i, x->first_word)) {
            return has_surname(i, y->first_word);
        }
    }
    return strcmp(x->first_word, y->first_word) == 0;
}

static bool has_accents(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80) {
            return true;
        }
    }
    return false;
}

/* Whether two spellings are of one name. */
static bool is_one_name(const place *x, const place *y)
{
    if (*x->concept != '\0' && *y->concept != '\0' && strcmp(x->concept, y->concept) != 0) {
        return false;
    }
    onym_text a = onym_text_of(x->key), b = onym_text_of(y->key);
    if (strcasecmp(x->text, y->text) == 0) {
        return false; /* Region and region: a writer's capitals */
    }
    if (mention_is_derived(a, y->key, true) || mention_is_derived(b, x->key, true)) {
        return false;
    }
    if (x->count == 3 && y->count == 3 && same_surname(x, y)) {
        return near_distance(onym_text_of(x->given), onym_text_of(y->given), SPELLING_DISTANCE) !=
               NEAR_FAR;
    }
    unsigned limit = x->count > 1 ? SPELLING_DISTANCE : SINGLE_DISTANCE;
    return strcmp(x->key, y->key) == 0 || near_distance(a, b, limit) != NEAR_FAR;
}

/* Whether X is the spelling to keep beside Y: the glossary's, the more frequent, the first. */
static bool is_better(const place *x, const place *y)
{
    bool known = *x->concept != '\0', other = *y->concept != '\0';
    if (known != other) {
        return known;
    }
    return x->times != y->times ? x->times > y->times : x->first < y->first;
}

/* The best other spelling of the name at I within its bucket FROM..TO; I itself when there is none.
 */
static size_t best_spelling(const places *p, size_t i, size_t from, size_t to)
{
    size_t best = i;
    for (size_t j = from; j < to; j++) {
        bool other = p->items[j].spelling == j && j != i && is_one_name(&p->items[i], &p->items[j]);
        if (other && is_better(&p->items[j], &p->items[best])) {
            best = j;
        }
    }
    return best;
}

/* A single word is only surely the other when both are long and begin alike; accents may be another
 * language's. */
static bool is_weak(const place *rare, const place *kept)
{
    bool alike = strlen(rare->key) > SINGLE_LETTERS && rare->key[0] == kept->key[0];
    return (rare->count == 1 && !alike) || has_accents(rare->text) != has_accents(kept->text);
}

static int report(onym_findings *out, places *p, const place *rare, const place *kept)
{
    article *a = p->article;
    onym_finding *f = findings_add(out);
    const char **list = arena_alloc(a->arena, sizeof *list);
    buffer message = {0};
    const place *spelling = &p->items[rare->spelling];
    buffer_printf(&message, "\"%s\" (%zu) and \"%s\" (%zu) are one name in two spellings",
                  rare->text, spelling->times, kept->text, kept->times);
    if (f == NULL || list == NULL || message.failed) {
        buffer_free(&message);
        return error_memory(p->error);
    }
    const token *t = &a->tokens.items[rare->first];
    list[0] = kept->text;
    f->rule = ONYM_RULE_INCONSISTENT;
    bool weak = is_weak(rare, kept);
    f->level = weak ? ONYM_NOTE : ONYM_WARNING;
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

/* Compares the spellings of one bucket. */
static int compare_bucket(onym_findings *out, places *p, size_t from, size_t to)
{
    int status = ONYM_OK;
    for (size_t i = from; i < to && status == ONYM_OK; i++) {
        if (p->items[i].spelling != i) {
            continue;
        }
        size_t best = best_spelling(p, i, from, to);
        for (size_t j = i; best != i && j < to && status == ONYM_OK; j++) {
            if (p->items[j].spelling == i) {
                status = report(out, p, &p->items[j], &p->items[best]);
            }
        }
    }
    return status;
}

/* Spellings of one bucket that are compared; more are the words of a list, not of an article. */
#define BUCKET_MAX 200

static int compare_all(onym_findings *out, places *p)
{
    int status = ONYM_OK;
    size_t end;
    for (size_t i = 0; i < p->count && status == ONYM_OK; i = end) {
        end = i + 1;
        while (end < p->count && p->items[end].skeleton == p->items[i].skeleton) {
            end++;
        }
        if (end - i > 1 && end - i <= BUCKET_MAX) {
            status = compare_bucket(out, p, i, end);
        }
    }
    return status;
}

int consistency(onym_findings *findings, article *a, const mentions *m, onym_error *error)
{
    places p = {.article = a, .error = error};
    int status = collect(&p, m);
    if (status == ONYM_OK && p.count > 1) {
        qsort(p.items, p.count, sizeof *p.items, by_skeleton);
        count_spellings(&p);
        status = compare_all(findings, &p);
    }
    buffer_free(&p.key);
    buffer_free(&p.plain);
    free(p.items);
    return status;
}
