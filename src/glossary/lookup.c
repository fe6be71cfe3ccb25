/* Looking up: the entries that a word stands for, in any script, as written, inflected or nearly.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/list.h"
#include "base/utf8.h"
#include "glossary/db.h"
#include "glossary/glossary.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"
#include "text/script.h"

/* Near matches farther than this are no answer: two edits and a half. */
#define LOOKUP_DISTANCE 25u

/* Combinations of inflected words that are tried. */
#define LOOKUP_COMBINATIONS 256

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

/* One query on its way. */
typedef struct query {
    reader *reader;
    onym_entries *out;
    onym_text text;
    buffer key;
    size_t limit;
    onym_error *error;
} query;

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

static onym_entry *find_entry(const onym_entries *e, const char *concept)
{
    for (size_t i = 0; i < e->count; i++) {
        if (strcmp(e->items[i].concept, concept) == 0) {
            return &e->items[i];
        }
    }
    return NULL;
}

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

/* Says how ENTRY was met, by the term of P; letter by letter is better than anything. */
static void set_match(onym_entry *entry, const query *q, const posting *p, onym_match match,
                      double score)
{
    bool exact = match == ONYM_MATCH_KEY && text_equals(q->text, p->term.text);
    entry->match = exact ? ONYM_MATCH_EXACT : match;
    entry->score = exact ? 1.0 : score;
    entry->matched = find_term(entry, &p->term);
}

static int add_entry(query *q, const posting *p, onym_match match, double score)
{
    onym_entries *out = q->out;
    onym_entry *entry = find_entry(out, p->concept);
    if (entry != NULL) {
        if (entry->match == ONYM_MATCH_KEY && text_equals(q->text, p->term.text)) {
            set_match(entry, q, p, match, score); /* UN after U.N. */
        }
        return ONYM_OK;
    }
    int status = reader_entry(&entry, q->reader, &out->arena, p->concept, q->error);
    if (status != ONYM_OK || entry == NULL) {
        return status;
    }
    if (!array_room(out->items, out->capacity, out->count)) {
        return error_memory(q->error);
    }
    set_match(entry, q, p, match, score);
    out->items[out->count++] = *entry;
    return ONYM_OK;
}

/* Adds the entries that have KEY. */
static int add_key(query *q, onym_text key, onym_match match, double score)
{
    postings found;
    int status = reader_terms(&found, q->reader, &q->out->arena, key, q->error);
    for (size_t i = 0; i < found.count && status == ONYM_OK; i++) {
        status = add_entry(q, &found.items[i], match, score);
    }
    return status;
}

/* ---- inflected forms ---- */

typedef bool inflect_fn(buffer *out, onym_text key, size_t *state);

/* Tries every combination of nominatives of the words in REST after the letters in PREFIX.  Words
 * of two letters (на, Ын) are nominatives. */
static int add_russian(query *q, buffer *prefix, onym_text rest, size_t *left)
{
    onym_text piece;
    if (!text_split(&piece, &rest, ' ')) {
        return add_key(q, buffer_text(prefix), ONYM_MATCH_INFLECTED, 0.95);
    }
    size_t size = prefix->size, state = 0;
    buffer word = {0}, key = {0};
    key_append(&key, piece);
    buffer_append_text(&word, buffer_text(&key));
    int status = ONYM_OK;
    do {
        buffer_append_text(prefix, buffer_text(&word));
        status = add_russian(q, prefix, rest, left);
        prefix->size = size;
    } while (status == ONYM_OK && (*left)-- > 1 && utf8_length(buffer_text(&key)) > 2 &&
             inflect_russian(&word, buffer_text(&key), &state));
    *left = *left == 0 ? 1 : *left;
    buffer_free(&word);
    buffer_free(&key);
    return status;
}

/* The words of a hyphened name have their own cases too: Ростове-на-Дону. */
static int add_russian_words(query *q)
{
    buffer prefix = {0}, words = {0};
    buffer_append_text(&words, q->text);
    for (size_t i = 0; i < words.size; i++) {
        words.data[i] = words.data[i] == '-' ? ' ' : words.data[i];
    }
    size_t left = LOOKUP_COMBINATIONS;
    int status =
        words.failed ? error_memory(q->error) : add_russian(q, &prefix, buffer_text(&words), &left);
    buffer_free(&prefix);
    buffer_free(&words);
    return status;
}

/* Takes particles and titles off, up to DEPTH of them. */
static int add_korean(query *q, onym_text key, int depth)
{
    buffer word = {0};
    size_t state = 0;
    int status = ONYM_OK;
    while (status == ONYM_OK && inflect_korean(&word, key, &state)) {
        status = add_key(q, buffer_text(&word), ONYM_MATCH_INFLECTED, 0.95);
        if (status == ONYM_OK && depth > 1 && q->out->count == 0) {
            status = add_korean(q, buffer_text(&word), depth - 1);
        }
    }
    buffer_free(&word);
    return status;
}

static int add_inflected(query *q)
{
    script first = SCRIPT_NONE;
    for (size_t at = 0; at < q->text.size && first == SCRIPT_NONE;) {
        utf8_char c = utf8_at(q->text, at);
        first = script_of(c.code_point);
        at += c.size;
    }
    if (first == SCRIPT_HANGUL) {
        return add_korean(q, buffer_text(&q->key), 3);
    }
    if (first != SCRIPT_CYRILLIC) {
        return ONYM_OK;
    }
    return add_russian_words(q);
}

/* ---- near forms ---- */

static double near_score(const query *q, const char *key, unsigned distance)
{
    size_t a = utf8_length(buffer_text(&q->key)), b = utf8_length(onym_text_of(key));
    double longest = (double)(a > b ? a : b) * NEAR_EDIT;
    double score = 0.95 - (double)distance / longest;
    return score > 0 ? score : 0;
}

static int add_near(query *q)
{
    neighbours near;
    onym_text key = buffer_text(&q->key);
    unsigned limit = utf8_length(key) < 6 ? NEAR_EDIT : LOOKUP_DISTANCE;
    int status = reader_near(&near, q->reader, &q->out->arena, key, limit, q->error);
    if (status == ONYM_OK && near.count == 0) {
        status = reader_near_imported(&near, q->reader, &q->out->arena, key, limit, q->error);
    }
    for (size_t i = 0; i < near.count && q->out->count < q->limit && status == ONYM_OK; i++) {
        status = add_key(q, onym_text_of(near.items[i].key), ONYM_MATCH_NEAR,
                         near_score(q, near.items[i].key, near.items[i].distance));
    }
    return status;
}

/* ---- the whole ---- */

/* What is likelier to be meant: the better match, then a listed name before a made one, then a name
 * before a short form. */
static int compare(const void *a, const void *b)
{
    const onym_entry *x = a, *y = b;
    if (x->match != y->match) {
        return x->match < y->match ? -1 : 1;
    }
    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    if (x->matched->status != y->matched->status) {
        return x->matched->status < y->matched->status ? -1 : 1;
    }
    if (x->matched->role != y->matched->role) {
        return x->matched->role < y->matched->role ? -1 : 1;
    }
    return strcmp(x->concept, y->concept);
}

static int answer(query *q, unsigned flags)
{
    int status = add_key(q, buffer_text(&q->key), ONYM_MATCH_KEY, 0.98);
    if (status == ONYM_OK && q->out->count == 0) {
        status = add_inflected(q);
    }
    if (status == ONYM_OK && q->out->count == 0 && (flags & ONYM_LOOKUP_EXACT) == 0) {
        status = add_near(q);
    }
    onym_entries *out = q->out;
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, compare);
    }
    out->count = out->count < q->limit ? out->count : q->limit;
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
    query q = {.reader = g->reader, .out = entries, .text = text, .limit = limit, .error = error};
    key_append(&q.key, text);
    int status = q.key.size == 0 ? ONYM_NOT_FOUND : ONYM_OK;
    if (status == ONYM_OK) {
        status = answer(&q, flags);
        reader_end(g->reader);
    }
    unlock(g);
    buffer_free(&q.key);
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
    buffer key = {0};
    key_append(&key, prefix);
    onym_list *list = list_new();
    int status = list != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && key.size > 0) {
        onym_glossary *g = lock(glossary);
        status = reader_complete(list, g->reader, buffer_text(&key), limit, error);
        reader_end(g->reader);
        unlock(g);
    }
    buffer_free(&key);
    if (status != ONYM_OK) {
        onym_list_free(list);
        return status;
    }
    list_sort(list);
    list_cut(list, limit); /* every file gave so many */
    *out = list;
    return ONYM_OK;
}

/* ---- statistics ---- */

static const struct {
    const char *group, *sql;
} groups[] = {
    {"kind", "SELECT kind, count(*) FROM concept GROUP BY kind ORDER BY kind"},
    {"country", "SELECT country, count(*) FROM concept GROUP BY country ORDER BY country"},
    {"lang", "SELECT lang, count(*) FROM term GROUP BY lang ORDER BY lang"},
    {"status",
     "SELECT CASE status WHEN 0 THEN 'preferred' WHEN 1 THEN 'admitted' WHEN 2 THEN 'deprecated'"
     " WHEN 3 THEN 'superseded' ELSE 'misspelling' END, count(*) FROM term GROUP BY status"
     " ORDER BY status"},
};

typedef struct counts {
    onym_count *items;
    size_t count, capacity;
} counts;

static int add_count(counts *c, const char *group, onym_text name, uint64_t value,
                     onym_error *error)
{
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(c->items[i].group, group) == 0 && text_equals(name, c->items[i].name)) {
            c->items[i].count += value;
            return ONYM_OK;
        }
    }
    if (!array_room(c->items, c->capacity, c->count)) {
        return error_memory(error);
    }
    onym_count *item = &c->items[c->count++];
    *item = (onym_count){.count = value};
    memccpy(item->group, group, '\0', sizeof item->group - 1);
    memcpy(item->name, name.data,
           name.size < sizeof item->name ? name.size : sizeof item->name - 1);
    return ONYM_OK;
}

static int count_groups(counts *c, sqlite3 *db, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < sizeof groups / sizeof *groups && status == ONYM_OK; i++) {
        sqlite3_stmt *statement;
        status = db_prepare(&statement, db, groups[i].sql, error);
        while (status == ONYM_OK && sqlite3_step(statement) == SQLITE_ROW) {
            status = add_count(c, groups[i].group, db_column_text(statement, 0),
                               (uint64_t)sqlite3_column_int64(statement, 1), error);
        }
        (void)sqlite3_finalize(statement);
    }
    return status;
}

static int count_layer(onym_stats *out, counts *c, sqlite3 *db, onym_error *error)
{
    sqlite3_stmt *statement;
    int status = db_prepare(&statement, db,
                            "SELECT (SELECT count(*) FROM concept), (SELECT count(*) FROM term),"
                            " (SELECT count(DISTINCT key) FROM name),"
                            " coalesce((SELECT value FROM meta WHERE name = 'hash'), '')",
                            error);
    if (status != ONYM_OK) {
        return status;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        out->concepts += (uint64_t)sqlite3_column_int64(statement, 0);
        out->terms += (uint64_t)sqlite3_column_int64(statement, 1);
        out->names += (uint64_t)sqlite3_column_int64(statement, 2);
        onym_text hash = db_column_text(statement, 3);
        if (out->hash[0] == '\0' && hash.size < sizeof out->hash) {
            memcpy(out->hash, hash.data, hash.size);
        }
    } else {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    return status == ONYM_OK ? count_groups(c, db, error) : status;
}

int onym_glossary_stats(onym_stats *out, const onym_glossary *glossary, onym_error *error)
{
    counts c = {NULL, 0, 0};
    sqlite3 *db;
    *out = (onym_stats){0};
    onym_glossary *g = lock(glossary);
    int status = ONYM_OK;
    for (size_t i = 0; status == ONYM_OK && (db = reader_db(g->reader, i)) != NULL; i++) {
        status = count_layer(out, &c, db, error);
    }
    unlock(g);
    out->counts = out->owned = c.items;
    out->count_count = c.count;
    if (status != ONYM_OK) {
        onym_stats_free(out);
    }
    return status;
}

void onym_stats_free(onym_stats *stats)
{
    free(stats->owned);
    *stats = (onym_stats){0};
}
