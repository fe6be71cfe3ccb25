/* Reading the store: the keys that are near to a key. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/growing.h"
#include "glossary/layers.h"
#include "text/edits.h"
#include "text/near.h"

/* The keys met so far, for reader_near. */
struct near_context {
    growing found;
    near_word key;
    unsigned limit;
};

static bool has_key(const growing *found, onym_text key)
{
    const neighbour *items = found->items;
    for (size_t i = 0; i < found->count; i++) {
        if (strlen(items[i].key) == key.size && memcmp(items[i].key, key.data, key.size) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds KEY when it is near and new.  False: no memory. */
static bool weigh(struct near_context *c, onym_text key)
{
    near_word other;
    if (!near_word_read(&other, key)) {
        return true;
    }
    unsigned distance = near_word_distance(&c->key, &other, c->limit);
    if (distance == NEAR_FAR || distance == 0 || has_key(&c->found, key)) {
        return true;
    }
    const char *copy = arena_copy(c->found.arena, key);
    neighbour *n = copy != NULL ? growing_add(&c->found, sizeof *n) : NULL;
    if (n != NULL) {
        *n = (neighbour){copy, distance};
    }
    return n != NULL;
}

/* The key of ROW. */
static bool take_near(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    return weigh(context, db_column_text(row, 0));
}

/* Keys of one signature that are weighed: more are a file's that somebody else wrote. */
#define KEYS_MOST 2000

/* The keys of ROW, a blank between two. */
static bool take_keys(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    onym_text keys = db_column_text(row, 0);
    bool good = true;
    for (size_t n = 0, begin = 0; n < KEYS_MOST && begin < keys.size && good; n++) {
        const char *blank = memchr(keys.data + begin, ' ', keys.size - begin);
        size_t end = blank != NULL ? (size_t)(blank - keys.data) : keys.size;
        good = weigh(context, (onym_text){keys.data + begin, end - begin});
        begin = end + 1;
    }
    return good;
}

static int compare_neighbours(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    return x->distance != y->distance ? (x->distance > y->distance ? 1 : -1)
                                      : strcmp(x->key, y->key);
}

/* What was found, nearest first. */
static int finish(neighbours *out, struct near_context *c, int status, onym_error *error)
{
    *out = (neighbours){c->found.items, c->found.count};
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, compare_neighbours);
    }
    return status == ONYM_OK && c->found.arena->failed ? error_memory(error) : status;
}

int reader_near(neighbours *out, reader *r, arena *a, onym_text key, unsigned limit,
                onym_error *error)
{
    int64_t signatures[NEAR_MAX_SIGNATURES];
    size_t count = near_signatures(signatures, key, limit);
    struct near_context c = {.found = {.arena = a}, .limit = limit};
    asking near = {.question = ASK_NEAR, .take = take_keys, .context = &c};
    int status = ONYM_OK;
    count = near_word_read(&c.key, key) ? count : 0;
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        near.number = signatures[i];
        for (size_t j = r->count; j-- > 0 && status == ONYM_OK;) {
            bool may = false;
            status = layer_may_hold(&may, r, j, FILTER_NEAR, (uint64_t)signatures[i], error);
            status = may && status == ONYM_OK ? ask_layer(r, j, &near, error) : status;
        }
    }
    return finish(out, &c, status, error);
}

/* ---- imported names ---- */

/* The layers that hold imported names, asked for every edit of a key. */
struct edit_context {
    struct near_context near;
    reader *reader;
    onym_error *error;
    int status;
};

static bool take_edit(void *context, onym_text key)
{
    struct edit_context *c = context;
    asking same = {ASK_KEY, take_near, &c->near, key, 0};
    for (size_t i = 0; i < c->reader->count && c->status == ONYM_OK; i++) {
        if (c->reader->layers[i].imported) {
            c->status = ask_layer(c->reader, i, &same, c->error);
        }
    }
    return c->status == ONYM_OK;
}

/* Finds out which layers hold imported names; *any says whether one does. */
static int mark_imported(bool *any, reader *r, onym_error *error)
{
    int status = ONYM_OK;
    *any = false;
    for (size_t i = 0; i < r->count && status == ONYM_OK; i++) {
        bool *imported = &r->layers[i].imported;
        asking first = {ASK_IMPORTED, take_any, imported, {NULL, 0}, DB_FIRST_IMPORTED};
        *imported = false;
        status = ask_layer(r, i, &first, error);
        *any = *any || *imported;
    }
    return status;
}

int reader_near_imported(neighbours *out, reader *r, arena *a, onym_text key, unsigned limit,
                         onym_error *error)
{
    bool any;
    struct edit_context c = {
        .near = {.found = {.arena = a}, .limit = limit}, .reader = r, .error = error};
    asking pattern = {ASK_PATTERN, take_near, &c.near, {NULL, 0}, near_pattern(key)};
    *out = (neighbours){NULL, 0};
    int status = mark_imported(&any, r, error);
    if (status != ONYM_OK || !any || !near_word_read(&c.near.key, key)) {
        return status;
    }
    edits_each(key, take_edit, &c);
    for (size_t i = 0; i < r->count && pattern.number != 0 && c.status == ONYM_OK; i++) {
        c.status = ask_layer(r, i, &pattern, error);
    }
    return finish(out, &c.near, c.status, error);
}
