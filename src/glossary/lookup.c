/* Looking up: the entries that a word stands for, in any script, as written, inflected or nearly.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/list.h"
#include "base/utf8.h"
#include "glossary/glossary.h"
#include "glossary/initials.h"
#include "glossary/query.h"
#include "text/key.h"
#include "text/near.h"
#include "text/script.h"

/* Near matches farther than this are no answer: two edits and a half. */
#define LOOKUP_DISTANCE 25u

/* Near keys that are read. */
#define NEAR_MAX_KEYS 40

/* Names of fewer letters are not looked for in the cases of words without a capital. */
#define ORDINARY_LETTERS 5u

struct onym_glossary {
    reader *reader;
    char **paths;
    size_t path_count;
    pthread_mutex_t lock; /* around READER, whose statements serve one question at a time */
};

struct onym_entries {
    arena arena;
    onym_entry *items;
    size_t count, capacity;
};

static int copy_paths(onym_glossary *g, const char *const *paths, size_t count)
{
    g->paths = calloc(count > 0 ? count : 1, sizeof *g->paths);
    for (size_t i = 0; g->paths != NULL && i < count; i++) {
        g->paths[i] = strdup(paths[i]);
        if (g->paths[i] == NULL) {
            return ONYM_EINTERNAL;
        }
        g->path_count = i + 1;
    }
    return g->paths != NULL ? ONYM_OK : ONYM_EINTERNAL;
}

int onym_glossary_open(onym_glossary **out, const char *const *paths, size_t count,
                       onym_error *error)
{
    *out = NULL;
    onym_glossary *g = calloc(1, sizeof *g);
    if (g == NULL || pthread_mutex_init(&g->lock, NULL) != 0) {
        free(g);
        return error_memory(error);
    }
    int status = copy_paths(g, paths, count) == ONYM_OK
                     ? reader_open(&g->reader, paths, count, error)
                     : error_memory(error);
    if (status != ONYM_OK) {
        onym_glossary_free(g);
        return status;
    }
    *out = g;
    return ONYM_OK;
}

void onym_glossary_free(onym_glossary *g)
{
    if (g == NULL) {
        return;
    }
    reader_close(g->reader);
    for (size_t i = 0; i < g->path_count; i++) {
        free(g->paths[i]);
    }
    free(g->paths);
    (void)pthread_mutex_destroy(&g->lock);
    free(g);
}

int glossary_reader(reader **out, const onym_glossary *g, onym_error *error)
{
    return reader_open(out, (const char *const *)g->paths, g->path_count, error);
}

/* A shared glossary is const to its users; its lock and its reader's statements are not what they
 * see change. */
static onym_glossary *lock(const onym_glossary *g)
{
    union {
        const onym_glossary *shared;
        onym_glossary *own;
    } u = {g};
    (void)pthread_mutex_lock(&u.own->lock);
    return u.own;
}

static void unlock(onym_glossary *g)
{
    (void)pthread_mutex_unlock(&g->lock);
}

/* ---- what a query meets ---- */

static hit *find_hit(const query *q, const char *concept)
{
    for (size_t i = 0; i < q->count; i++) {
        if (strcmp(q->hits[i].posting.concept, concept) == 0) {
            return &q->hits[i];
        }
    }
    return NULL;
}

/* The kinds of names that P is one of. */
static unsigned kind_of(const posting *p)
{
    return strcmp(p->kind, "person") == 0  ? INFLECT_PERSON
           : strcmp(p->kind, "place") == 0 ? INFLECT_PLACE
                                           : INFLECT_OTHER;
}

/* The nominatives of adjectives. */
static const char *const adjectives[] = {"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"};

static bool is_adjective(onym_text text)
{
    for (size_t i = 0; i < sizeof adjectives / sizeof *adjectives; i++) {
        size_t size = strlen(adjectives[i]);
        if (text.size > size && memcmp(text.data + text.size - size, adjectives[i], size) == 0) {
            return true;
        }
    }
    return false;
}

/* A word of ordinary text that looks like a case of a name: мира of Мир, правду of Правда,
 * восточного of Восточный.  Without a capital only longer names of persons and places are met. */
static bool is_ordinary(const query *q, const posting *p)
{
    onym_text listed = onym_text_of(p->term.text);
    bool small = char_is_lower(utf8_at(q->text, 0).code_point) &&
                 char_is_upper(utf8_at(listed, 0).code_point);
    bool one_word = memchr(listed.data, ' ', listed.size) == NULL;
    return small && one_word &&
           (utf8_length(listed) < ORDINARY_LETTERS || kind_of(p) == INFLECT_OTHER ||
            is_adjective(listed));
}

/* Whether P may be met by HOW. */
static bool is_allowed(const query *q, const posting *p, const reading *how)
{
    if (q->family && (p->term.role != ONYM_ROLE_FAMILY || kind_of(p) != INFLECT_PERSON)) {
        return false;
    }
    bool ours = how->lang == NULL || strncmp(p->term.lang, how->lang, 2) == 0 ||
                (how->lang[0] == 'r' && strcmp(p->term.lang, "ko-Cyrl") == 0);
    bool ordinary = how->match == ONYM_MATCH_INFLECTED && is_ordinary(q, p);
    return ours && (kind_of(p) & how->kinds) != 0 && !ordinary;
}

/* Adds P, or takes it for the concept's term when it is the better one: UN after U.N. */
static int add_hit(query *q, const posting *p, const reading *how)
{
    bool exact = how->match == ONYM_MATCH_KEY && !q->family && text_equals(q->text, p->term.text);
    hit new = {*p, exact ? ONYM_MATCH_EXACT : how->match, exact ? SCORE_EXACT : how->score, 0,
               false};
    hit *old = find_hit(q, p->concept);
    if (old != NULL) {
        *old = new.score > old->score ? new : *old;
        return ONYM_OK;
    }
    if (!array_room(q->hits, q->capacity, q->count)) {
        return error_memory(q->error);
    }
    q->hits[q->count++] = new;
    return ONYM_OK;
}

int query_add(query *q, onym_text key, const reading *how)
{
    postings found;
    int status = reader_terms(&found, q->reader, q->arena, key, q->error);
    for (size_t i = 0; i < found.count && status == ONYM_OK; i++) {
        if (is_allowed(q, &found.items[i], how)) {
            status = add_hit(q, &found.items[i], how);
        }
    }
    return status;
}

/* ---- near forms ---- */

/* What distance in sound counts for, against letters. */
#define SOUND_SHARE 0.7

/* How far a near form may be, in tenths of an edit, by the letters of the query. */
static unsigned near_limit(onym_text key)
{
    size_t letters = utf8_length(key);
    return letters < 6 ? NEAR_EDIT : letters < 12 ? LOOKUP_DISTANCE : LOOKUP_DISTANCE + NEAR_EDIT;
}

static double near_score(const query *q, const char *key, unsigned distance)
{
    size_t a = utf8_length(buffer_text(&q->key)), b = utf8_length(onym_text_of(key));
    double longest = (double)(a > b ? a : b) * NEAR_EDIT;
    unsigned apart = near_confusion(buffer_text(&q->key), onym_text_of(key));
    double letters = (double)distance, sounds = apart == NEAR_FAR ? letters : (double)apart;
    double score = 0.95 - (SOUND_SHARE * sounds + (1 - SOUND_SHARE) * letters) / longest;
    return score > 0 ? score : 0;
}

int query_add_near(query *q)
{
    neighbours near;
    onym_text key = buffer_text(&q->key);
    unsigned limit = near_limit(key);
    int status = reader_near(&near, q->reader, q->arena, key, limit, q->error);
    if (status == ONYM_OK && near.count == 0) {
        status = reader_near_imported(&near, q->reader, q->arena, key, limit, q->error);
    }
    for (size_t i = 0; i < near.count && i < NEAR_MAX_KEYS && status == ONYM_OK; i++) {
        reading how = {ONYM_MATCH_NEAR, near_score(q, near.items[i].key, near.items[i].distance),
                       INFLECT_ANY, NULL};
        status = query_add(q, onym_text_of(near.items[i].key), &how);
    }
    return status;
}

/* ---- the whole ---- */

/* The term of ENTRY that a posting named. */
static const onym_term *find_term(const onym_entry *entry, const onym_term *term)
{
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (strcmp(t->text, term->text) == 0 && strcmp(t->lang, term->lang) == 0) {
            return t;
        }
    }
    return entry->terms;
}

/* Reads the entry of H into *OUT. */
static int add_entry(onym_entries *out, query *q, const hit *h, const initials *asked)
{
    onym_entry *entry;
    int status = reader_entry(&entry, q->reader, &out->arena, h->posting.concept, q->error);
    const char *family = h->posting.term.text;
    if (status != ONYM_OK || entry == NULL || !initials_fit(asked, entry, family)) {
        return status;
    }
    if (!array_room(out->items, out->capacity, out->count)) {
        return error_memory(q->error);
    }
    entry->match = h->match;
    entry->score = h->score;
    entry->matched = find_term(entry, &h->posting.term);
    out->items[out->count++] = *entry;
    return ONYM_OK;
}

static int collect(query *q, unsigned flags)
{
    static const reading as_written = {ONYM_MATCH_KEY, SCORE_KEY, INFLECT_ANY, NULL};
    int status = query_add(q, buffer_text(&q->key), &as_written);
    if (status == ONYM_OK) {
        status = query_add_inflected(q);
    }
    if (status == ONYM_OK && q->count == 0) {
        status = query_add_rephrased(q);
    }
    if (status == ONYM_OK && q->count == 0 && (flags & ONYM_LOOKUP_EXACT) == 0) {
        status = query_add_near(q);
    }
    return status == ONYM_OK ? query_rank(q) : status;
}

/* Answers TEXT, of whose persons INITIALS are asked for. */
static int answer(onym_entries *out, query *q, onym_text text, const initials *asked,
                  unsigned flags)
{
    q->text = text;
    q->phrase = (flags & ONYM_LOOKUP_PHRASE) != 0;
    q->family = asked->count > 0;
    q->count = 0;
    buffer_clear(&q->key);
    key_append(&q->key, text);
    int status = q->key.failed ? error_memory(q->error) : ONYM_OK;
    if (status == ONYM_OK && q->key.size > 0) {
        status = collect(q, flags);
    }
    for (size_t i = 0; i < q->count && out->count < q->limit && status == ONYM_OK; i++) {
        status = add_entry(out, q, &q->hits[i], asked);
    }
    return status;
}

/* Answers TEXT as it is; if nothing is called so, as a family name with initials. */
static int answer_all(onym_entries *out, query *q, onym_text text, unsigned flags)
{
    static const initials none = {.count = 0};
    initials asked;
    onym_text family = initials_split(&asked, text);
    int status = answer(out, q, text, &none, asked.count > 0 ? flags | ONYM_LOOKUP_EXACT : flags);
    if (status == ONYM_OK && out->count == 0 && asked.count > 0) {
        status = answer(out, q, family, &asked, ONYM_LOOKUP_EXACT);
        if (status == ONYM_OK && out->count == 0 && (flags & ONYM_LOOKUP_EXACT) == 0) {
            status = answer(out, q, text, &none, flags);
        }
    }
    return status == ONYM_OK && out->count == 0 ? ONYM_NOT_FOUND : status;
}

int onym_glossary_lookup(onym_entries **out, const onym_glossary *glossary, onym_text text,
                         unsigned flags, size_t limit, onym_error *error)
{
    *out = NULL;
    onym_entries *entries = calloc(1, sizeof *entries);
    if (entries == NULL) {
        return error_memory(error);
    }
    onym_glossary *g = lock(glossary);
    query q = {.reader = g->reader, .arena = &entries->arena, .limit = limit, .error = error};
    unsigned failures = memory_failures();
    int status = answer_all(entries, &q, text, flags);
    if ((status == ONYM_OK || status == ONYM_NOT_FOUND) && memory_failures() != failures) {
        status = error_memory(error);
    }
    reader_end(g->reader);
    unlock(g);
    buffer_free(&q.key);
    free(q.hits);
    if (status != ONYM_OK) {
        onym_entries_free(entries);
        return status;
    }
    *out = entries;
    return ONYM_OK;
}

size_t onym_entries_count(const onym_entries *entries)
{
    return entries != NULL ? entries->count : 0;
}

const onym_entry *onym_entries_at(const onym_entries *entries, size_t index)
{
    return entries != NULL && index < entries->count ? &entries->items[index] : NULL;
}

void onym_entries_free(onym_entries *entries)
{
    if (entries != NULL) {
        arena_free(&entries->arena);
        free(entries->items);
        free(entries);
    }
}

int onym_glossary_complete(onym_list **out, const onym_glossary *glossary, onym_text prefix,
                           size_t limit, onym_error *error)
{
    *out = NULL;
    unsigned failures = memory_failures();
    buffer key = {0};
    key_append(&key, prefix);
    onym_list *list = list_new();
    int status = list != NULL && !key.failed ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && key.size > 0) {
        onym_glossary *g = lock(glossary);
        status = reader_complete(list, g->reader, buffer_text(&key), limit, error);
        reader_end(g->reader);
        unlock(g);
    }
    buffer_free(&key);
    status = status == ONYM_OK && memory_failures() != failures ? error_memory(error) : status;
    if (status != ONYM_OK) {
        onym_list_free(list);
        return status;
    }
    list_sort(list);
    list_cut(list, limit); /* every file gave so many */
    *out = list;
    return ONYM_OK;
}
