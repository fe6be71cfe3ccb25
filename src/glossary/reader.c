/* Reading the store: the questions that check and lookup ask of the glossary files. */
#include "glossary/reader.h"

#include "base/error.h"
#include "base/growing.h"
#include "base/list.h"
#include "glossary/layers.h"
#include "text/key_value.h"

static bool take_posting(void *context, sqlite3_stmt *row, size_t at)
{
    growing *g = context;
    posting *p = growing_add(g, sizeof *p);
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

/* Whether file AT may have a name of the key of VALUE. */
static int may_name(bool *out, reader *r, size_t at, uint64_t value, bool imported,
                    onym_error *error)
{
    int status = layer_may_hold(out, r, at, FILTER_NAMES, value, error);
    return status == ONYM_OK && !*out && imported
               ? layer_may_hold(out, r, at, FILTER_IMPORTED, value, error)
               : status;
}

int reader_terms(postings *out, reader *r, arena *a, onym_text key, onym_error *error)
{
    growing g = {.arena = a};
    asking terms = {ASK_TERMS, take_posting, &g, key, 0};
    uint64_t number = key_value_of((key_value){0, 0}, key).value;
    int status = ONYM_OK;
    for (size_t i = r->count; i-- > 0 && status == ONYM_OK;) {
        bool may = false;
        status = may_name(&may, r, i, number, true, error);
        status = may && status == ONYM_OK ? ask_layer(r, i, &terms, error) : status;
    }
    *out = (postings){g.items, 0};
    out->count = drop_imported(out->items, g.count);
    return status == ONYM_OK && a->failed ? error_memory(error) : status;
}

int reader_may_name(bool *out, reader *r, uint64_t value, bool imported, onym_error *error)
{
    int status = ONYM_OK;
    *out = false;
    for (size_t i = 0; i < r->count && !*out && status == ONYM_OK; i++) {
        status = may_name(out, r, i, value, imported, error);
    }
    return status;
}

int reader_begins(bool *out, reader *r, onym_text prefix, onym_error *error)
{
    *out = false;
    return ask_all(r, &(asking){ASK_BEGINS, take_any, out, prefix, 0}, error);
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
    return ask_all(r, &(asking){ASK_LONGER, take_count, out, prefix, 0}, error);
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
    int status =
        ask_all(r, &(asking){ASK_WEIGHT, take_weight, &c, onym_text_of(concept), 0}, error);
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
    return c->each(c->context, (const char *)sqlite3_column_text(row, 0),
                   (const char *)sqlite3_column_text(row, 1));
}

int reader_mentions(reader *r, onym_text word, gloss_fn *each, void *context, onym_error *error)
{
    struct gloss_context c = {each, context};
    return ask_all(r, &(asking){ASK_MENTIONS, take_gloss, &c, word, 0}, error);
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
        c->part->named = sqlite3_column_bytes(row, 1) > 0;
        c->part->text = copy_column(c->arena, row, 1);
    }
    c->part->known = true;
    c->part->words = words > c->part->words ? words : c->part->words;
    return true;
}

int reader_part(part *out, reader *r, arena *a, onym_text key, onym_error *error)
{
    *out = (part){.text = ""};
    struct part_context context = {out, a};
    return ask_all(r, &(asking){ASK_PART, take_part, &context, key, 0}, error);
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
    return ask_all(r, &(asking){ASK_WORD, take_word, out, key, 0}, error);
}

/* The same of file AT without filters, added to what OUT and *ENGLISH say. */
static int ask_tables(part *out, int *english, reader *r, size_t at, onym_text key,
                      onym_error *error)
{
    arena none = {NULL, false};
    struct part_context context = {out, &none};
    int status = ask_layer(r, at, &(asking){ASK_PART, take_part, &context, key, 0}, error);
    arena_free(&none);
    out->text = "";
    return status == ONYM_OK
               ? ask_layer(r, at, &(asking){ASK_WORD, take_word, english, key, 0}, error)
               : status;
}

static void add_facts(part *out, int *english, const filter_word *w)
{
    out->named = out->known ? out->named : w->named;
    out->known = out->known || w->known;
    out->words = w->words > out->words ? w->words : out->words;
    out->imported_words =
        w->imported_words > out->imported_words ? w->imported_words : out->imported_words;
    *english = w->english != 0 ? (int)w->english : *english;
}

int reader_facts(part *out, int *english, reader *r, onym_text key, onym_error *error)
{
    int status = ONYM_OK;
    *out = (part){.text = ""};
    *english = 0;
    for (size_t i = r->count; i-- > 0 && status == ONYM_OK;) {
        filter_set *filters;
        filter_word word;
        bool filtered = false;
        status = layer_filters(&filters, r, i, error);
        status =
            status == ONYM_OK ? filter_find_word(&word, &filtered, filters, key, error) : status;
        if (status == ONYM_OK && filtered) {
            add_facts(out, english, &word);
        } else if (status == ONYM_OK) {
            status = ask_tables(out, english, r, i, key, error);
        }
    }
    return status;
}

int reader_ordinary(bool *out, bool *known, reader *r, const char *lang, onym_text key,
                    onym_error *error)
{
    int status = ONYM_OK;
    *out = *known = false;
    for (size_t i = 0; i < r->count && !*out && status == ONYM_OK; i++) {
        layer *l = &r->layers[i];
        status = l->words == NULL ? vocabulary_open(&l->words, l->db, error) : ONYM_OK;
        bool speaks = false;
        status = status == ONYM_OK ? vocabulary_speaks(&speaks, l->words, lang, error) : status;
        *known = *known || speaks;
        status = status == ONYM_OK ? vocabulary_has(out, l->words, key, error) : status;
    }
    return status;
}

size_t reader_files(const reader *r)
{
    return r->count;
}

int reader_sole(bool *out, reader *r, size_t file, onym_text concept, onym_error *error)
{
    bool others = false;
    int status = ONYM_OK;
    for (size_t i = 0; i < r->count && !others && status == ONYM_OK; i++) {
        if (i != file) {
            status = ask_layer(r, i, &(asking){ASK_CONCEPT, take_any, &others, concept, 0}, error);
        }
    }
    *out = !others;
    return status;
}

static bool take_list(void *context, sqlite3_stmt *row, size_t at)
{
    (void)at;
    return list_add(context, db_column_text(row, 0));
}

int reader_complete(onym_list *list, reader *r, onym_text prefix, size_t limit, onym_error *error)
{
    asking listed = {ASK_PREFIX, take_list, list, prefix, (int64_t)limit};
    int status = ask_all(r, &listed, error);
    if (status == ONYM_OK && onym_list_count(list) == 0) {
        asking made = {ASK_PREFIX_MADE, take_list, list, prefix, (int64_t)limit};
        status = ask_all(r, &made, error);
    }
    return status;
}
