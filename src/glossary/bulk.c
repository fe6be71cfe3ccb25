/* Bulk writing: names from gazetteers and lists, by the million, with fewer keys than the names
 * that people wrote. */
#include "glossary/bulk.h"

#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "glossary/content.h"
#include "text/key.h"

static const char *const statements[BULK_STATEMENTS] = {
    [BULK_CONCEPT] = "INSERT OR IGNORE INTO concept(id, name, kind, country, basis, dates, source,"
                     " gloss) VALUES(?1, ?2, ?3, ?4, '', '', ?5, ?6)",
    [BULK_FIND] = "SELECT id, source, gloss, country FROM concept WHERE name = ?1",
    [BULK_UPDATE] = "UPDATE concept SET country = ?2, source = ?3, gloss = ?4 WHERE id = ?1",
    [BULK_TERM] = "INSERT INTO term(concept, lang, text, status, role, systems, since, styles, id)"
                  " VALUES(?1, ?2, ?3, ?4, 0, '', '', '', ?5)",
    [BULK_FIND_TERM] = "SELECT 1 FROM term WHERE concept = ?1 AND lang = ?2 AND text = ?3",
    [BULK_STALE] = "SELECT id, text FROM term WHERE concept = ?1 AND lang = 'en' AND status = 0"
                   " AND text <> ?2",
    [BULK_DROP_TERM] = "DELETE FROM term WHERE id = ?1",
    [BULK_DROP_NAME] = "DELETE FROM name WHERE key = ?1 AND term = ?2",
};

static int prepare(bulk *b, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < BULK_STATEMENTS && status == ONYM_OK; i++) {
        status = db_prepare(&b->statement[i], b->db, statements[i], error);
    }
    return status;
}

/* The id for the next imported row of the table that SQL asks. */
static int read_next(sqlite3_int64 *out, sqlite3 *db, const char *sql, onym_error *error)
{
    sqlite3_stmt *statement;
    int status = db_prepare(&statement, db, sql, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        sqlite3_int64 last = sqlite3_column_int64(statement, 0);
        *out = last >= DB_FIRST_IMPORTED ? last + 1 : DB_FIRST_IMPORTED;
    } else {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

int bulk_open(bulk *out, sqlite3 *db, const char *directory, onym_error *error)
{
    *out = (bulk){.db = db};
    int status = bulk_keys_open(&out->keys, db, directory, error);
    status = status == ONYM_OK ? prepare(out, error) : status;
    if (status == ONYM_OK) {
        status = read_next(&out->next, db, "SELECT max(id) FROM concept", error);
        out->first_new = out->next;
    }
    return status == ONYM_OK ? read_next(&out->next_term, db, "SELECT max(id) FROM term", error)
                             : status;
}

void bulk_close(bulk *b)
{
    for (size_t i = 0; i < BULK_STATEMENTS; i++) {
        (void)sqlite3_finalize(b->statement[i]);
        b->statement[i] = NULL;
    }
    bulk_keys_close(&b->keys);
    buffer_free(&b->name);
    buffer_free(&b->key);
}

/* The first row of STATEMENT; *found is false when it has none.  The caller resets it. */
static int first_row(bool *found, sqlite3_stmt *statement, onym_error *error)
{
    int code = sqlite3_step(statement);
    *found = code == SQLITE_ROW;
    return *found || code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(statement), error);
}

static void set_concept(bulk *b, sqlite3_int64 id, onym_text name, bool fresh)
{
    b->concept = id;
    b->fresh = fresh;
    b->seen_count = 0;
    b->touched = b->has_main = false;
    buffer_clear(&b->name);
    buffer_append_text(&b->name, name);
}

static int update(bulk *b, const bulk_concept *c, onym_error *error)
{
    sqlite3_stmt *s = b->statement[BULK_UPDATE];
    (void)sqlite3_bind_int64(s, 1, b->concept);
    db_bind_text(s, 2, c->country);
    db_bind_text(s, 3, c->source);
    db_bind_text(s, 4, c->gloss);
    b->touched = true;
    b->updated++;
    return db_step_done(s, error);
}

/* Begins a concept that is there: the user's is kept, an imported one follows C. */
static int begin_again(bulk *b, const bulk_concept *c, onym_error *error)
{
    bool found;
    sqlite3_stmt *s = b->statement[BULK_FIND];
    onym_text none = {"", 0};
    db_bind_text(s, 1, c->name);
    int status = first_row(&found, s, error);
    if (status != ONYM_OK || !found) {
        (void)sqlite3_reset(s);
        return status;
    }
    sqlite3_int64 id = sqlite3_column_int64(s, 0);
    onym_text source = db_column_text(s, 1), gloss = db_column_text(s, 2);
    bool own = id < DB_FIRST_IMPORTED;
    bool changed = !own && !(text_same(source, c->source) && text_same(gloss, c->gloss) &&
                             text_same(db_column_text(s, 3), c->country));
    b->kept += own;
    b->again += !own;
    if (changed) {
        b->hash -= content_of_concept(c->name, none, none, source, gloss);
        b->hash += content_of_concept(c->name, none, none, c->source, c->gloss);
    }
    (void)sqlite3_reset(s);
    set_concept(b, own ? 0 : id, c->name, false);
    return changed ? update(b, c, error) : ONYM_OK;
}

int bulk_begin(bulk *b, const bulk_concept *c, onym_error *error)
{
    sqlite3_stmt *s = b->statement[BULK_CONCEPT];
    const onym_text texts[] = {c->name, c->kind, c->country, c->source, c->gloss};
    (void)sqlite3_bind_int64(s, 1, b->next);
    for (int i = 0; i < 5; i++) {
        db_bind_text(s, i + 2, texts[i]);
    }
    int status = db_step_done(s, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (sqlite3_changes(b->db) == 0) {
        return begin_again(b, c, error);
    }
    onym_text none = {"", 0};
    b->hash += content_of_concept(c->name, none, none, c->source, c->gloss);
    b->concepts++;
    set_concept(b, b->next++, c->name, true);
    return ONYM_OK;
}

int bulk_resume(bool *found, bulk *b, onym_text name, onym_error *error)
{
    if (b->concept != 0 && text_same(buffer_text(&b->name), name)) {
        *found = true;
        return ONYM_OK;
    }
    sqlite3_stmt *s = b->statement[BULK_FIND];
    db_bind_text(s, 1, name);
    int status = first_row(found, s, error);
    sqlite3_int64 id = *found ? sqlite3_column_int64(s, 0) : 0;
    (void)sqlite3_reset(s);
    *found = id >= DB_FIRST_IMPORTED;
    set_concept(b, *found ? id : 0, name, false);
    return status;
}

/* ---- terms ---- */

/* Whether the concept has the form already. */
static int has_term(bool *found, bulk *b, const char *lang, onym_text text, onym_error *error)
{
    uint64_t share =
        content_of_term(onym_text_of(""), onym_text_of(lang), text, 0, 0, onym_text_of(""));
    *found = false;
    for (size_t i = 0; i < b->seen_count && !*found; i++) {
        *found = b->seen[i] == share;
    }
    if (b->seen_count < BULK_SEEN) {
        b->seen[b->seen_count++] = share;
    }
    if (*found || b->fresh) {
        return ONYM_OK;
    }
    sqlite3_stmt *s = b->statement[BULK_FIND_TERM];
    (void)sqlite3_bind_int64(s, 1, b->concept);
    db_bind_text(s, 2, onym_text_of(lang));
    db_bind_text(s, 3, text);
    int status = first_row(found, s, error);
    (void)sqlite3_reset(s);
    return status;
}

static int drop_term(bulk *b, sqlite3_int64 id, onym_text text, onym_error *error)
{
    buffer_clear(&b->key);
    key_append(&b->key, text);
    b->hash -= content_of_term(buffer_text(&b->name), onym_text_of("en"), text, ONYM_PREFERRED,
                               ONYM_ROLE_NAME, onym_text_of(""));
    db_bind_text(b->statement[BULK_DROP_NAME], 1, buffer_text(&b->key));
    (void)sqlite3_bind_int64(b->statement[BULK_DROP_NAME], 2, id);
    (void)sqlite3_bind_int64(b->statement[BULK_DROP_TERM], 1, id);
    int status = db_step_done(b->statement[BULK_DROP_NAME], error);
    return status == ONYM_OK ? db_step_done(b->statement[BULK_DROP_TERM], error) : status;
}

/* The main name of a concept met again was another one: that goes. */
static int drop_stale(bulk *b, onym_text text, onym_error *error)
{
    bool found = true;
    int status = ONYM_OK;
    while (found && status == ONYM_OK) {
        sqlite3_stmt *s = b->statement[BULK_STALE];
        (void)sqlite3_bind_int64(s, 1, b->concept);
        db_bind_text(s, 2, text);
        status = first_row(&found, s, error);
        if (found) {
            sqlite3_int64 id = sqlite3_column_int64(s, 0);
            buffer old = {0};
            buffer_append_text(&old, db_column_text(s, 1));
            (void)sqlite3_reset(s);
            status = old.failed ? error_memory(error) : drop_term(b, id, buffer_text(&old), error);
            buffer_free(&old);
        }
        (void)sqlite3_reset(s);
    }
    return status;
}

static int insert_term(bulk *b, const char *lang, onym_text text, onym_term_status status,
                       onym_error *error)
{
    sqlite3_stmt *s = b->statement[BULK_TERM];
    (void)sqlite3_bind_int64(s, 1, b->concept);
    db_bind_text(s, 2, onym_text_of(lang));
    db_bind_text(s, 3, text);
    (void)sqlite3_bind_int(s, 4, (int)status);
    (void)sqlite3_bind_int64(s, 5, b->next_term);
    int result = db_step_done(s, error);
    if (result != ONYM_OK) {
        return result;
    }
    b->hash += content_of_term(buffer_text(&b->name), onym_text_of(lang), text, (int)status,
                               ONYM_ROLE_NAME, onym_text_of(""));
    b->terms++;
    if (!b->fresh && !b->touched) {
        b->updated++;
        b->touched = true;
    }
    return bulk_keys_add(&b->keys, b->next_term++, text, error);
}

int bulk_term(bulk *b, const char *lang, onym_text text, onym_term_status status, onym_error *error)
{
    bool found = false;
    if (b->concept == 0 || text.size == 0) {
        return ONYM_OK;
    }
    bool main_name = status == ONYM_PREFERRED && strcmp(lang, "en") == 0;
    status = main_name && b->has_main ? ONYM_ADMITTED : status;
    main_name = main_name && !b->has_main;
    b->has_main = b->has_main || main_name;
    int result = has_term(&found, b, lang, text, error);
    if (result != ONYM_OK || found) {
        return result;
    }
    if (main_name && !b->fresh && b->concept < b->first_new) {
        result = drop_stale(b, text, error);
    }
    return result == ONYM_OK ? insert_term(b, lang, text, status, error) : result;
}

int bulk_finish(bulk *b, bulk_tick_fn *tick, void *context, onym_error *error)
{
    uint64_t hash;
    filter_notes *notes = &b->keys.notes;
    int status = bulk_keys_write(&b->keys, tick, context, error);
    status = status == ONYM_OK ? content_read(&hash, b->db, error) : status;
    status = status == ONYM_OK ? filters_write(b->db, notes, hash + b->hash, error) : status;
    status = status == ONYM_OK ? content_write(b->db, hash + b->hash, error) : status;
    bool failed = b->name.failed || b->key.failed;
    return status == ONYM_OK && failed ? error_memory(error) : status;
}
