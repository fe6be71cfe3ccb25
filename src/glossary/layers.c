/* The files of a reader: their prepared questions, and the filters that go before them. */
#include "glossary/layers.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

static const char *const questions[QUESTIONS] = {
    [ASK_TERMS] =
        "SELECT c.name, c.kind, c.country, c.source, c.basis, t.lang, t.text, t.status, t.role,"
        " t.systems, t.since, t.styles, c.id FROM name n JOIN term t ON t.id = n.term"
        " JOIN concept c ON c.id = t.concept WHERE n.key = ?1 ORDER BY n.term LIMIT 256",
    [ASK_PART] = "SELECT words, text FROM part WHERE key = ?1",
    [ASK_WORD] = "SELECT capital FROM word WHERE key = ?1",
    [ASK_NEAR] = "SELECT keys FROM near WHERE signature = ?1",
    [ASK_PATTERN] = "SELECT key FROM pattern WHERE pattern = ?1 LIMIT 2000",
    [ASK_CONCEPT] =
        "SELECT kind, country, basis, dates, source, gloss, id FROM concept WHERE name = ?1",
    [ASK_FORMS] = "SELECT lang, text, status, role, systems, since, styles FROM term"
                  " WHERE concept = ?1 ORDER BY id",
    [ASK_PREFIX] = "SELECT t.text FROM name n JOIN term t ON t.id = n.term WHERE n.key >= ?1 AND"
                   " n.key < ?1 || char(1114111) AND t.role <> 4 AND t.status <> 4"
                   " ORDER BY n.key LIMIT ?2",
    [ASK_PREFIX_MADE] =
        "SELECT t.text FROM name n JOIN term t ON t.id = n.term WHERE n.key >= ?1 AND"
        " n.key < ?1 || char(1114111) AND t.role = 4 ORDER BY n.key LIMIT ?2",
    [ASK_KEY] = "SELECT key FROM name WHERE key = ?1 LIMIT 1",
    [ASK_BEGINS] = "SELECT 1 FROM name WHERE key >= ?1 AND key < ?1 || char(1114111) LIMIT 1",
    [ASK_LONGER] = "SELECT count(*) FROM (SELECT 1 FROM name WHERE key >= ?1 AND"
                   " key < ?1 || char(1114111) LIMIT 30)",
    [ASK_WEIGHT] =
        "SELECT count(*), coalesce(max(CASE WHEN t.lang = 'en' AND t.status = 0 AND t.role = 0"
        " THEN t.text END), '') FROM concept c JOIN term t ON t.concept = c.id"
        " WHERE c.name = ?1 AND t.role <> 4",
    [ASK_MENTIONS] =
        "SELECT name, gloss FROM concept WHERE id < 0x10000000 AND instr(gloss, ?1) > 0",
    [ASK_IMPORTED] = "SELECT 1 FROM concept WHERE id >= ?1 LIMIT 1",
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
        filter_set_free(r->layers[i].filters);
        vocabulary_free(r->layers[i].words);
        db_close(r->layers[i].db);
        free(r->layers[i].path);
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
    for (size_t i = 0; r != NULL && i < r->count; i++) {
        if (sqlite3_get_autocommit(r->layers[i].db) == 0) {
            (void)db_run(r->layers[i].db, "COMMIT", NULL);
        }
    }
}

/* ---- asking ---- */

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

/* Begins the transaction that reader_end ends, unless it is open. */
static int begin(sqlite3 *db, onym_error *error)
{
    return sqlite3_get_autocommit(db) != 0 ? db_run(db, "BEGIN", error) : ONYM_OK;
}

static void bind(sqlite3_stmt *statement, const asking *what)
{
    int at = 1;
    if (what->text.data != NULL) {
        db_bind_text(statement, at++, what->text);
    }
    if (sqlite3_bind_parameter_count(statement) >= at) {
        (void)sqlite3_bind_int64(statement, at, what->number);
    }
}

/* The questions about names: where their rows have the term's status, with its role behind it, and
 * the concept's id; -1 for none. */
static const struct {
    int status, id;
} places[QUESTIONS] = {[ASK_TERMS] = {7, 12}, [ASK_CONCEPT] = {-1, 6}, [ASK_FORMS] = {2, -1}};

/* Whether ROW's texts are UTF-8, its status and role what they may be: another program may have
 * written the file. */
static bool is_sound(sqlite3_stmt *row, enum question question)
{
    int status = places[question].status;
    if (status > 0 && ((unsigned)sqlite3_column_int(row, status) > ONYM_MISSPELLING ||
                       (unsigned)sqlite3_column_int(row, status + 1) > ONYM_ROLE_STYLE)) {
        return false;
    }
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        onym_text text = {NULL, 0};
        if (sqlite3_column_type(row, i) == SQLITE_TEXT) {
            text = db_column_text(row, i);
        }
        if (utf8_valid_prefix(text) != text.size) {
            return false;
        }
    }
    return true;
}

static int damaged(sqlite3_stmt *row, const layer *l, const asking *what, onym_error *error)
{
    int id = places[what->question].id;
    return error_set(error, ONYM_EGLOSSARY, "glossary: damaged: the names of concept %lld (%.800s)",
                     id >= 0 ? (long long)sqlite3_column_int64(row, id) : (long long)what->number,
                     l->path);
}

int ask_layer(reader *r, size_t at, const asking *what, onym_error *error)
{
    bool named = places[what->question].status != 0;
    layer *l = &r->layers[at];
    sqlite3_stmt *statement;
    int code = SQLITE_DONE;
    int status = statement_of(&statement, l, what->question, error);
    status = status == ONYM_OK ? begin(l->db, error) : status;
    if (status != ONYM_OK) {
        return status;
    }
    bind(statement, what);
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (named && !is_sound(statement, what->question)) {
            status = damaged(statement, l, what, error);
            break;
        }
        if (!what->take(what->context, statement, at)) {
            break;
        }
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        status = db_failed(l->db, error);
    }
    (void)sqlite3_reset(statement);
    return status;
}

int ask_all(reader *r, const asking *what, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = r->count; i-- > 0 && status == ONYM_OK;) {
        status = ask_layer(r, i, what, error);
    }
    return status;
}

bool take_any(void *context, sqlite3_stmt *row, size_t at)
{
    (void)row;
    (void)at;
    *(bool *)context = true;
    return false;
}

const char *copy_column(arena *a, sqlite3_stmt *row, int index)
{
    const char *copy = arena_copy(a, db_column_text(row, index));
    return copy != NULL ? copy : "";
}

onym_term read_term(arena *a, sqlite3_stmt *row, int first)
{
    return (onym_term){
        .lang = copy_column(a, row, first),
        .text = copy_column(a, row, first + 1),
        .status = (onym_term_status)sqlite3_column_int(row, first + 2),
        .role = (onym_term_role)sqlite3_column_int(row, first + 3),
        .systems = copy_column(a, row, first + 4),
        .since = copy_column(a, row, first + 5),
        .styles = copy_column(a, row, first + 6),
    };
}

/* ---- filters ---- */

int layer_filters(filter_set **out, reader *r, size_t at, onym_error *error)
{
    layer *l = &r->layers[at];
    int status = l->filters == NULL ? filter_set_open(&l->filters, l->db, error) : ONYM_OK;
    *out = l->filters;
    return status;
}

int layer_may_hold(bool *out, reader *r, size_t at, filter_kind kind, uint64_t number,
                   onym_error *error)
{
    filter_set *filters;
    *out = true;
    int status = layer_filters(&filters, r, at, error);
    return status == ONYM_OK ? filter_may_hold(out, filters, kind, number, error) : status;
}
