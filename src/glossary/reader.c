/* Reading the store: the questions that check and lookup ask of the glossary files. */
#include "glossary/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/list.h"
#include "glossary/db.h"
#include "glossary/sieve.h"
#include "text/edits.h"
#include "text/near.h"

/* The questions, one prepared statement each. */
enum question {
    ASK_TERMS,
    ASK_PART,
    ASK_WORD,
    ASK_NEAR,
    ASK_CONCEPT,
    ASK_FORMS,
    ASK_PREFIX,
    ASK_KEY,
    ASK_IMPORTED,
    ASK_BEGINS,
    ASK_LONGER,
    ASK_WEIGHT,
    ASK_MENTIONS,
    ASK_ALL_NEAR,
    ASK_ALL_KEYS,
    QUESTIONS
};

static const char *const questions[QUESTIONS] = {
    [ASK_TERMS] =
        "SELECT c.name, c.kind, c.country, c.source, c.basis, t.lang, t.text, t.status, t.role,"
        " t.systems, t.since, t.styles, c.id FROM name n JOIN term t ON t.id = n.term"
        " JOIN concept c ON c.id = t.concept WHERE n.key = ?1 ORDER BY n.term LIMIT 256",
    [ASK_PART] = "SELECT words, text FROM part WHERE key = ?1",
    [ASK_WORD] = "SELECT capital FROM word WHERE key = ?1",
    [ASK_NEAR] = "SELECT key FROM near WHERE signature = ?1 LIMIT 2000",
    [ASK_CONCEPT] =
        "SELECT kind, country, basis, dates, source, gloss, id FROM concept WHERE name = ?1",
    [ASK_FORMS] = "SELECT lang, text, status, role, systems, since, styles FROM term"
                  " WHERE concept = ?1 ORDER BY id",
    [ASK_PREFIX] = "SELECT t.text FROM name n JOIN term t ON t.id = n.term WHERE n.key >= ?1 AND"
                   " n.key < ?2 AND t.role <> 4 ORDER BY n.key LIMIT ?3",
    [ASK_KEY] = "SELECT key FROM name WHERE key = ?1 LIMIT 1",
    [ASK_BEGINS] = "SELECT 1 FROM name WHERE key >= ?1 AND key < ?1 || char(1114111) LIMIT 1",
    [ASK_LONGER] = "SELECT count(*) FROM (SELECT 1 FROM name WHERE key >= ?1 AND"
                   " key < ?1 || char(1114111) LIMIT 30)",
    [ASK_WEIGHT] =
        "SELECT count(*), coalesce(max(CASE WHEN t.lang = 'en' AND t.status = 0 AND t.role = 0"
        " THEN t.text END), '') FROM concept c JOIN term t ON t.concept = c.id"
        " WHERE c.name = ?1 AND t.role <> 4",
    [ASK_MENTIONS] = "SELECT gloss FROM concept WHERE id < 0x10000000 AND instr(gloss, ?1) > 0",
    [ASK_IMPORTED] = "SELECT 1 FROM concept WHERE id >= ?1 LIMIT 1",
    [ASK_ALL_NEAR] = "SELECT signature FROM near",
    [ASK_ALL_KEYS] = "SELECT key FROM name",
};

/* Look-ups after which a sieve of what a table holds is worth the reading of the table, and rows
 * after which it is not. */
#define SIEVE_AFTER 20000u
#define SIEVE_ROWS  4000000u

/* What goes before the look-ups in one table. */
typedef struct guard {
    sieve *sieve;   /* NULL: everything is looked up */
    uint32_t asked; /* look-ups until now; the sieve is tried once */
    uint32_t rows;  /* read into the sieve */
} guard;

typedef struct layer {
    char *path;
    sqlite3 *db;
    sqlite3_stmt *ask[QUESTIONS];
    bool imported; /* holds imported names; asked before they are searched */
    guard near, names;
} layer;

struct reader {
    layer *layers;
    size_t count;
};

static int open_layer(layer *l, const char *path, onym_error *error)
{
    int status = db_open(&l->db, path, error);
    if (status != ONYM_OK) {
        return status;
    }
    l->path = strdup(path);
    if (l->path == NULL) {
        return error_memory(error);
    }
    return ONYM_OK;
}

/* The statement of QUESTION, prepared when it is first asked. */
static int statement_of(sqlite3_stmt **out, layer *l, enum question question, onym_error *error)
{
    int status = ONYM_OK;
    if (l->ask[question] == NULL) {
        status = db_prepare(&l->ask[question], l->db, questions[question], error);
    }
    *out = l->ask[question];
    return status;
}

int reader_open(reader **out, const char *const *paths, size_t count, onym_error *error)
{
    *out = NULL;
    reader *r = calloc(1, sizeof *r);
    layer *layers = calloc(count > 0 ? count : 1, sizeof *layers);
    if (r == NULL || layers == NULL) {
        free(r);
        free(layers);
        return error_memory(error);
    }
    r->layers = layers;
    for (size_t i = 0; i < count; i++) {
        r->count = i + 1;
        int status = open_layer(&layers[i], paths[i], error);
        if (status != ONYM_OK) {
            reader_close(r);
            return status;
        }
    }
    *out = r;
    return ONYM_OK;
}

void reader_close(reader *r)
{
    if (r == NULL) {
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        for (size_t j = 0; j < QUESTIONS; j++) {
            (void)sqlite3_finalize(r->layers[i].ask[j]);
        }
        db_close(r->layers[i].db);
        free(r->layers[i].path);
        sieve_free(r->layers[i].near.sieve);
        sieve_free(r->layers[i].names.sieve);
    }
    free(r->layers);
    free(r);
}

struct sqlite3 *reader_db(reader *r, size_t at)
{
    return at < r->count ? r->layers[at].db : NULL;
}

void reader_end(reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        if (sqlite3_get_autocommit(r->layers[i].db) == 0) {
            (void)db_run(r->layers[i].db, "COMMIT", NULL);
        }
    }
}

/* Called for every row of an answer. */
typedef bool row_fn(void *context, sqlite3_stmt *row, size_t layer);

/* Begins the transaction that reader_end ends, unless it is open. */
static int begin(sqlite3 *db, onym_error *error)
{
    return sqlite3_get_autocommit(db) != 0 ? db_run(db, "BEGIN", error) : ONYM_OK;
}

/* Runs STATEMENT of layer AT and hands its rows to TAKE until it says false. */
static int run(sqlite3_stmt *statement, size_t at, row_fn *take, void *context, onym_error *error)
{
    int code = SQLITE_DONE;
    int status = begin(sqlite3_db_handle(statement), error);
    if (status != ONYM_OK) {
        return status;
    }
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (!take(context, statement, at)) {
            break;
        }
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        status = db_failed(sqlite3_db_handle(statement), error);
    }
    (void)sqlite3_reset(statement);
    return status;
}

static bool take_signature(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    guard *g = context;
    sieve_add(g->sieve, sqlite3_column_int64(row, 0));
    return ++g->rows < SIEVE_ROWS;
}

static bool take_key(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    guard *g = context;
    sieve_add(g->sieve, sieve_number(db_column_text(row, 0)));
    return ++g->rows < SIEVE_ROWS;
}

/* Reads the table of G by STATEMENT of layer AT into a sieve; a table that is too big gets none. */
static int make_sieve(guard *g, sqlite3_stmt *statement, size_t at, row_fn *take, onym_error *error)
{
    g->sieve = sieve_new();
    int status = g->sieve != NULL ? run(statement, at, take, g, error) : error_memory(error);
    if (status != ONYM_OK || g->rows == SIEVE_ROWS) {
        sieve_free(g->sieve);
        g->sieve = NULL;
    }
    return status;
}

/* Whether the table of layer AT that G goes before may hold NUMBER. */
static int may_hold(bool *out, reader *r, size_t at, bool near, int64_t number, onym_error *error)
{
    layer *l = &r->layers[at];
    guard *g = near ? &l->near : &l->names;
    int status = ONYM_OK;
    if (g->asked < SIEVE_AFTER && ++g->asked == SIEVE_AFTER) {
        sqlite3_stmt *all;
        status = statement_of(&all, l, near ? ASK_ALL_NEAR : ASK_ALL_KEYS, error);
        if (status == ONYM_OK) {
            status = make_sieve(g, all, at, near ? take_signature : take_key, error);
        }
    }
    *out = g->sieve == NULL || sieve_may_hold(g->sieve, number);
    return status;
}

/* Asks QUESTION about KEY of all files, the last one first. */
static int ask(reader *r, enum question question, onym_text key, row_fn *take, void *context,
               onym_error *error)
{
    for (size_t i = r->count; i-- > 0;) {
        sqlite3_stmt *statement;
        int status = statement_of(&statement, &r->layers[i], question, error);
        if (status == ONYM_OK) {
            db_bind_text(statement, 1, key);
            status = run(statement, i, take, context, error);
        }
        if (status != ONYM_OK) {
            return status;
        }
    }
    return ONYM_OK;
}

static const char *copy_column(arena *a, sqlite3_stmt *row, int index)
{
    const char *copy = arena_copy(a, db_column_text(row, index));
    return copy != NULL ? copy : "";
}

/* Reads a term from seven columns that begin at FIRST. */
static onym_term read_term(arena *a, sqlite3_stmt *row, int first)
{
    return (onym_term){
        .lang = copy_column(a, row, first),
        .text = copy_column(a, row, first + 1),
        .status = (onym_term_status)(sqlite3_column_int(row, first + 2) & 7),
        .role = (onym_term_role)(sqlite3_column_int(row, first + 3) & 7),
        .systems = copy_column(a, row, first + 4),
        .since = copy_column(a, row, first + 5),
        .styles = copy_column(a, row, first + 6),
    };
}

/* A growing array in an arena: the old halves stay until the arena goes. */
typedef struct growing {
    arena *arena;
    char *items;
    size_t count, capacity;
} growing;

static void *grow(growing *g, size_t item_size)
{
    if (g->count == g->capacity) {
        size_t capacity = g->capacity == 0 ? 4 : g->capacity * 2;
        char *items = arena_alloc(g->arena, capacity * item_size);
        if (items == NULL) {
            return NULL;
        }
        if (g->count > 0) {
            memcpy(items, g->items, g->count * item_size);
        }
        g->items = items;
        g->capacity = capacity;
    }
    return g->items + g->count++ * item_size;
}

static bool take_posting(void *context, sqlite3_stmt *row, size_t at)
{
    growing *g = context;
    posting *p = grow(g, sizeof *p);
    if (p == NULL) {
        return false;
    }
    *p = (posting){copy_column(g->arena, row, 0),
                   copy_column(g->arena, row, 1),
                   copy_column(g->arena, row, 2),
                   copy_column(g->arena, row, 3),
                   copy_column(g->arena, row, 4),
                   read_term(g->arena, row, 5),
                   at,
                   sqlite3_column_int64(row, 12) >= DB_FIRST_IMPORTED};
    return true;
}

/* What a gazetteer says counts only where nobody else says anything. */
static size_t drop_imported(posting *items, size_t count)
{
    size_t own = 0;
    for (size_t i = 0; i < count; i++) {
        if (!items[i].imported) {
            items[own++] = items[i];
        }
    }
    return own > 0 ? own : count;
}

int reader_terms(postings *out, reader *r, arena *a, onym_text key, onym_error *error)
{
    growing g = {.arena = a};
    int64_t number = sieve_number(key);
    int status = ONYM_OK;
    for (size_t i = r->count; i-- > 0 && status == ONYM_OK;) {
        bool may = false;
        status = may_hold(&may, r, i, false, number, error);
        sqlite3_stmt *statement = NULL;
        if (may && status == ONYM_OK) {
            status = statement_of(&statement, &r->layers[i], ASK_TERMS, error);
        }
        if (statement != NULL && status == ONYM_OK) {
            db_bind_text(statement, 1, key);
            status = run(statement, i, take_posting, &g, error);
        }
    }
    *out = (postings){(posting *)(void *)g.items, 0};
    out->count = drop_imported(out->items, g.count);
    return status == ONYM_OK && a->failed ? error_memory(error) : status;
}

static bool take_any(void *context, sqlite3_stmt *row, size_t at)
{
    (void)row;
    (void)at;
    *(bool *)context = true;
    return false;
}

int reader_begins(bool *out, reader *r, onym_text prefix, onym_error *error)
{
    *out = false;
    return ask(r, ASK_BEGINS, prefix, take_any, out, error);
}

static bool take_count(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    *(unsigned *)context += (unsigned)sqlite3_column_int(row, 0);
    return true;
}

int reader_longer(unsigned *out, reader *r, onym_text prefix, onym_error *error)
{
    *out = 0;
    return ask(r, ASK_LONGER, prefix, take_count, out, error);
}

struct weight_context {
    unsigned count;
    const char *name;
    arena *arena;
};

static bool take_weight(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct weight_context *c = context;
    c->count += (unsigned)sqlite3_column_int(row, 0);
    c->name = *c->name == '\0' ? copy_column(c->arena, row, 1) : c->name;
    return true;
}

int reader_weight(unsigned *out, const char **name, reader *r, arena *a, const char *concept,
                  onym_error *error)
{
    struct weight_context c = {0, "", a};
    int status = ask(r, ASK_WEIGHT, onym_text_of(concept), take_weight, &c, error);
    *out = c.count;
    *name = c.name;
    return status;
}

struct gloss_context {
    gloss_fn *each;
    void *context;
};

static bool take_gloss(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct gloss_context *c = context;
    return c->each(c->context, (const char *)sqlite3_column_text(row, 0));
}

int reader_mentions(reader *r, onym_text word, gloss_fn *each, void *context, onym_error *error)
{
    struct gloss_context c = {each, context};
    return ask(r, ASK_MENTIONS, word, take_gloss, &c, error);
}

struct part_context {
    part *part;
    arena *arena;
};

static bool take_part(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct part_context *c = context;
    int stored = sqlite3_column_int(row, 0);
    if (stored < 0) { /* the first word of imported names */
        c->part->imported_words = (size_t)-stored;
        return true;
    }
    size_t words = (size_t)stored;
    if (!c->part->known) {
        c->part->text = copy_column(c->arena, row, 1);
    }
    c->part->known = true;
    c->part->words = words > c->part->words ? words : c->part->words;
    return true;
}

int reader_part(part *out, reader *r, arena *a, onym_text key, onym_error *error)
{
    *out = (part){false, 0, "", 0};
    struct part_context context = {out, a};
    return ask(r, ASK_PART, key, take_part, &context, error);
}

static bool take_word(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    *(int *)context = 1 + (sqlite3_column_int(row, 0) != 0);
    return false;
}

int reader_word(int *out, reader *r, onym_text key, onym_error *error)
{
    *out = 0;
    return ask(r, ASK_WORD, key, take_word, out, error);
}

/* The keys met so far, for reader_near. */
struct near_context {
    growing found;
    onym_text key;
    unsigned limit;
};

static bool take_near(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct near_context *c = context;
    onym_text key = db_column_text(row, 0);
    neighbour *items = (neighbour *)(void *)c->found.items;
    for (size_t i = 0; i < c->found.count; i++) {
        if (strlen(items[i].key) == key.size && memcmp(items[i].key, key.data, key.size) == 0) {
            return true;
        }
    }
    unsigned distance = near_distance(c->key, key, c->limit);
    if (distance == NEAR_FAR || distance == 0) {
        return true;
    }
    const char *copy = arena_copy(c->found.arena, key);
    neighbour *n = copy != NULL ? grow(&c->found, sizeof *n) : NULL;
    if (n != NULL) {
        *n = (neighbour){copy, distance};
    }
    return n != NULL;
}

static int compare_neighbours(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    return x->distance != y->distance ? (x->distance > y->distance ? 1 : -1)
                                      : strcmp(x->key, y->key);
}

int reader_near(neighbours *out, reader *r, arena *a, onym_text key, unsigned limit,
                onym_error *error)
{
    int64_t signatures[NEAR_MAX_SIGNATURES];
    size_t count = near_signatures(signatures, key);
    struct near_context context = {{.arena = a}, key, limit};
    int status = ONYM_OK;
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        for (size_t j = r->count; j-- > 0 && status == ONYM_OK;) {
            sqlite3_stmt *statement;
            bool may = false;
            status = may_hold(&may, r, j, true, signatures[i], error);
            if (!may || status != ONYM_OK) {
                continue;
            }
            status = statement_of(&statement, &r->layers[j], ASK_NEAR, error);
            if (status == ONYM_OK) {
                (void)sqlite3_bind_int64(statement, 1, signatures[i]);
                status = run(statement, j, take_near, &context, error);
            }
        }
    }
    *out = (neighbours){(neighbour *)(void *)context.found.items, context.found.count};
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, compare_neighbours);
    }
    return status == ONYM_OK && a->failed ? error_memory(error) : status;
}

/* ---- imported names that are near ---- */

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
    for (size_t i = 0; i < c->reader->count && c->status == ONYM_OK; i++) {
        layer *l = &c->reader->layers[i];
        sqlite3_stmt *statement;
        if (l->imported &&
            (c->status = statement_of(&statement, l, ASK_KEY, c->error)) == ONYM_OK) {
            db_bind_text(statement, 1, key);
            c->status = run(statement, i, take_near, &c->near, c->error);
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
        layer *l = &r->layers[i];
        l->imported = false;
        sqlite3_stmt *statement;
        status = statement_of(&statement, l, ASK_IMPORTED, error);
        if (status == ONYM_OK) {
            (void)sqlite3_bind_int64(statement, 1, DB_FIRST_IMPORTED);
            status = run(statement, i, take_any, &l->imported, error);
        }
        *any = *any || l->imported;
    }
    return status;
}

int reader_near_imported(neighbours *out, reader *r, arena *a, onym_text key, unsigned limit,
                         onym_error *error)
{
    bool any;
    struct edit_context c = {{{.arena = a}, key, limit}, r, error, ONYM_OK};
    int64_t pattern = near_pattern(key);
    *out = (neighbours){NULL, 0};
    int status = mark_imported(&any, r, error);
    if (status != ONYM_OK || !any) {
        return status;
    }
    edits_each(key, take_edit, &c);
    for (size_t i = 0; i < r->count && pattern != 0 && c.status == ONYM_OK; i++) {
        sqlite3_stmt *statement;
        c.status = statement_of(&statement, &r->layers[i], ASK_NEAR, error);
        if (c.status == ONYM_OK) {
            (void)sqlite3_bind_int64(statement, 1, pattern);
            c.status = run(statement, i, take_near, &c.near, error);
        }
    }
    *out = (neighbours){(neighbour *)(void *)c.near.found.items, c.near.found.count};
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, compare_neighbours);
    }
    return c.status == ONYM_OK && a->failed ? error_memory(error) : c.status;
}

struct entry_context {
    arena *arena;
    onym_entry *entry;
    sqlite3_int64 id;
    const char *path;
    growing terms;
    bool later_preferred; /* a later file has a preferred English form */
    bool this_preferred;
};

/* An empty column of a later file leaves the earlier file's in place. */
static void fill(const char **field, arena *a, sqlite3_stmt *row, int index)
{
    if (**field == '\0') {
        *field = copy_column(a, row, index);
    }
}

static bool take_concept(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct entry_context *c = context;
    onym_entry *e = c->entry;
    const char **fields[] = {&e->kind, &e->country, &e->basis, &e->dates, &e->source, &e->note};
    for (int i = 0; i < 6; i++) {
        fill(fields[i], c->arena, row, i);
    }
    c->id = sqlite3_column_int64(row, 6);
    return true;
}

/* Adds the term of ROW unless a later file has it; its preferred English form gives way to a later
 * one. */
static bool take_form(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    struct entry_context *c = context;
    onym_term term = read_term(c->arena, row, 0);
    const onym_term *terms = (const onym_term *)(void *)c->terms.items;
    for (size_t i = 0; i < c->terms.count; i++) {
        if (strcmp(terms[i].text, term.text) == 0 && strcmp(terms[i].lang, term.lang) == 0) {
            return true;
        }
    }
    bool preferred = term.status == ONYM_PREFERRED && strcmp(term.lang, "en") == 0;
    if (preferred && c->later_preferred) {
        term.status = ONYM_ADMITTED;
    }
    c->this_preferred = c->this_preferred || preferred;
    onym_term *slot = grow(&c->terms, sizeof *slot);
    if (slot != NULL) {
        *slot = term;
    }
    return slot != NULL;
}

static int read_layer_entry(struct entry_context *c, layer *l, size_t at, onym_text name,
                            onym_error *error)
{
    c->id = 0;
    c->this_preferred = false;
    sqlite3_stmt *concept, *terms;
    int status = statement_of(&concept, l, ASK_CONCEPT, error);
    status = status == ONYM_OK ? statement_of(&terms, l, ASK_FORMS, error) : status;
    if (status == ONYM_OK) {
        db_bind_text(concept, 1, name);
        status = run(concept, at, take_concept, c, error);
    }
    if (status != ONYM_OK || c->id == 0) {
        return status;
    }
    c->entry->glossary = *c->entry->glossary == '\0' ? l->path : c->entry->glossary;
    (void)sqlite3_bind_int64(terms, 1, c->id);
    status = run(terms, at, take_form, c, error);
    c->later_preferred = c->later_preferred || c->this_preferred;
    return status;
}

/* Preferred forms first, made ones last, else in the order of the source. */
static unsigned rank(const onym_term *term)
{
    return (term->role == ONYM_ROLE_MADE ? 16u : 0u) + (unsigned)term->status;
}

static void sort_terms(onym_term *terms, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        onym_term term = terms[i];
        size_t j = i;
        for (; j > 0 && rank(&terms[j - 1]) > rank(&term); j--) {
            terms[j] = terms[j - 1];
        }
        terms[j] = term;
    }
}

int reader_entry(onym_entry **out, reader *r, arena *a, const char *concept, onym_error *error)
{
    *out = NULL;
    onym_entry *entry = arena_alloc(a, sizeof *entry);
    if (entry == NULL) {
        return error_memory(error);
    }
    *entry = (onym_entry){"", "", "", "", "", "", "", "", ONYM_MATCH_EXACT, NULL, 1.0, NULL, 0};
    struct entry_context c = {.arena = a, .entry = entry, .terms = {.arena = a}};
    onym_text name = onym_text_of(concept);
    for (size_t i = r->count; i-- > 0;) {
        int status = read_layer_entry(&c, &r->layers[i], i, name, error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    entry->concept = arena_copy(a, name);
    entry->terms = (const onym_term *)(void *)c.terms.items;
    entry->term_count = c.terms.count;
    sort_terms((onym_term *)(void *)c.terms.items, c.terms.count);
    if (a->failed) {
        return error_memory(error);
    }
    *out = entry->term_count > 0 ? entry : NULL;
    return ONYM_OK;
}

static bool take_list(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    return list_add(context, db_column_text(row, 0));
}

int reader_complete(onym_list *list, reader *r, onym_text prefix, size_t limit, onym_error *error)
{
    buffer end = {0};
    buffer_append_text(&end, prefix);
    buffer_puts(&end, "\xF4\x8F\xBF\xBF"); /* U+10FFFF: after every key */
    int status = end.failed ? error_memory(error) : ONYM_OK;
    for (size_t i = r->count; i-- > 0 && status == ONYM_OK;) {
        sqlite3_stmt *statement;
        status = statement_of(&statement, &r->layers[i], ASK_PREFIX, error);
        if (status != ONYM_OK) {
            break;
        }
        db_bind_text(statement, 1, prefix);
        db_bind_text(statement, 2, buffer_text(&end));
        (void)sqlite3_bind_int64(statement, 3, (sqlite3_int64)limit);
        status = run(statement, i, take_list, list, error);
    }
    buffer_free(&end);
    return status;
}

/* ---- all concepts ---- */

/* The concepts of one layer, in order. */
typedef struct stream {
    sqlite3_stmt *rows;
    bool live;
} stream;

static int advance(stream *s, onym_error *error)
{
    int code = sqlite3_step(s->rows);
    s->live = code == SQLITE_ROW;
    return s->live || code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(s->rows), error);
}

static const char *head(const stream *s)
{
    const char *name = (const char *)sqlite3_column_text(s->rows, 0);
    return name != NULL ? name : "";
}

/* The stream whose head comes first; NULL when all have ended. */
static stream *least(stream *streams, size_t count)
{
    stream *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (streams[i].live && (first == NULL || strcmp(head(&streams[i]), head(first)) < 0)) {
            first = &streams[i];
        }
    }
    return first;
}

static int merge(stream *streams, size_t count, concept_fn *each, void *context, onym_error *error)
{
    buffer name = {0};
    int status = ONYM_OK;
    for (const stream *s; status == ONYM_OK && (s = least(streams, count)) != NULL;) {
        buffer_clear(&name);
        buffer_puts(&name, head(s));
        buffer_putc(&name, '\0');
        for (size_t i = 0; i < count && status == ONYM_OK && !name.failed; i++) {
            if (streams[i].live && strcmp(head(&streams[i]), name.data) == 0) {
                status = advance(&streams[i], error);
            }
        }
        status = name.failed ? error_memory(error) : status;
        status = status == ONYM_OK ? each(context, name.data) : status;
    }
    buffer_free(&name);
    return status;
}

int reader_concepts(reader *r, bool imported, concept_fn *each, void *context, onym_error *error)
{
    stream *streams = calloc(r->count > 0 ? r->count : 1, sizeof *streams);
    int status = streams != NULL ? ONYM_OK : error_memory(error);
    for (size_t i = 0; i < r->count && status == ONYM_OK; i++) {
        status = db_prepare(&streams[i].rows, r->layers[i].db,
                            "SELECT name FROM concept WHERE id < ?1 ORDER BY name", error);
        (void)sqlite3_bind_int64(streams[i].rows, 1, imported ? INT64_MAX : DB_FIRST_IMPORTED);
        status = status == ONYM_OK ? advance(&streams[i], error) : status;
    }
    status = status == ONYM_OK ? merge(streams, r->count, each, context, error) : status;
    for (size_t i = 0; streams != NULL && i < r->count; i++) {
        (void)sqlite3_finalize(streams[i].rows);
    }
    free(streams);
    return status;
}
