/* Bulk writing: names from gazetteers and lists, by the million, with fewer keys than the names
 * that people wrote. */
#include "glossary/bulk.h"

#include <endian.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "glossary/content.h"
#include "text/key.h"
#include "text/near.h"

/* Memory of each sorter: names and signatures are as many, first words few. */
#define SORT_BYTES      ((size_t)4 << 20)
#define SORT_PART_BYTES ((size_t)1 << 20)

/* Flipped, the order of the bytes is that of the numbers. */
#define SIGN (UINT64_C(1) << 63)

/* The longest name that is looked for by its first word. */
#define WORDS_MAX 9

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
    [BULK_NAME] = "INSERT INTO name(key, term) VALUES(?1, ?2)",
    [BULK_PATTERN] = "INSERT OR IGNORE INTO pattern(pattern, key) VALUES(?1, ?2)",
    /* Fewer than none: the words of imported names, which a name of people's puts out of force. */
    [BULK_PART] = "INSERT INTO part(key, words, text) VALUES(?1, ?2, '') ON CONFLICT(key) DO UPDATE"
                  " SET words = min(words, excluded.words) WHERE words < 0",
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
    out->names = sorter_new(directory, SORT_BYTES);
    out->signatures = sorter_new(directory, SORT_BYTES);
    out->parts = sorter_new(directory, SORT_PART_BYTES);
    bool ready = out->names != NULL && out->signatures != NULL && out->parts != NULL;
    int status = ready ? prepare(out, error) : error_memory(error);
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
    sorter_free(b->names);
    sorter_free(b->signatures);
    sorter_free(b->parts);
    buffer_free(&b->name);
    buffer_free(&b->key);
    buffer_free(&b->record);
    filter_notes_free(&b->notes);
}

/* The first row of STATEMENT; *found is false when it has none.  The caller resets it. */
static int first_row(bool *found, sqlite3_stmt *statement, onym_error *error)
{
    int code = sqlite3_step(statement);
    *found = code == SQLITE_ROW;
    return *found || code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(statement), error);
}

static bool same(onym_text a, onym_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
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
    bool changed = !own && !(same(source, c->source) && same(gloss, c->gloss) &&
                             same(db_column_text(s, 3), c->country));
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
    if (b->concept != 0 && same(buffer_text(&b->name), name)) {
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

/* ---- keys ---- */

static void put_number(buffer *out, uint64_t number)
{
    uint64_t big = htobe64(number);
    buffer_append(out, (const char *)&big, sizeof big);
}

/* Keeps the first word of TEXT when others follow, with their number. */
static int stage_part(bulk *b, onym_text text, onym_error *error)
{
    size_t words = 1, first = text.size;
    for (size_t i = 1; i < text.size; i++) {
        if (text.data[i] == ' ' || text.data[i] == '-') {
            first = words == 1 ? i : first;
            words++;
        }
    }
    buffer_clear(&b->record);
    key_append(&b->record, (onym_text){text.data, first});
    if (words == 1 || b->record.size == 0) {
        return ONYM_OK;
    }
    buffer_putc(&b->record, '\0');
    /* The most words come first. */
    buffer_putc(&b->record, (char)(WORDS_MAX - (words < WORDS_MAX ? words : WORDS_MAX) + 1));
    return sorter_add(b->parts, buffer_text(&b->record), error);
}

static int stage_keys(bulk *b, sqlite3_int64 term, onym_text text, onym_error *error)
{
    buffer_clear(&b->key);
    key_append(&b->key, text);
    if (b->key.size == 0 || b->key.size > SORTER_RECORD_MAX / 2) {
        return ONYM_OK;
    }
    buffer_clear(&b->record);
    buffer_append_text(&b->record, buffer_text(&b->key));
    buffer_putc(&b->record, '\0');
    put_number(&b->record, (uint64_t)term);
    int status = sorter_add(b->names, buffer_text(&b->record), error);
    b->staged++;
    int64_t pattern = near_pattern(buffer_text(&b->key));
    if (status == ONYM_OK && pattern != 0) {
        buffer_clear(&b->record);
        put_number(&b->record, (uint64_t)pattern ^ SIGN);
        buffer_append_text(&b->record, buffer_text(&b->key));
        status = sorter_add(b->signatures, buffer_text(&b->record), error);
        b->staged++;
    }
    return status == ONYM_OK ? stage_part(b, text, error) : status;
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
    return stage_keys(b, b->next_term++, text, error);
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

/* ---- the end ---- */

/* Keys between two calls of the tick. */
#define TICK_KEYS ((uint64_t)1 << 14)

/* Ends the row that S inserts. */
static int insert_key(bulk *b, sqlite3_stmt *s, onym_error *error)
{
    int status = db_step_done(s, error);
    return status == ONYM_OK && ++b->written % TICK_KEYS == 0
               ? b->tick(b->tick_context, b->written, b->staged, error)
               : status;
}

static int write_names(bulk *b, onym_error *error)
{
    onym_text record;
    bool more = true;
    sqlite3_stmt *s = b->statement[BULK_NAME];
    int status = sorter_finish(b->names, error);
    while (status == ONYM_OK &&
           (status = sorter_next(&record, &more, b->names, error)) == ONYM_OK && more) {
        uint64_t term;
        size_t size = record.size - sizeof term - 1;
        memcpy(&term, record.data + size + 1, sizeof term);
        db_bind_text(s, 1, (onym_text){record.data, size});
        (void)sqlite3_bind_int64(s, 2, (sqlite3_int64)be64toh(term));
        filter_note_name(&b->notes, FILTER_IMPORTED, (onym_text){record.data, size});
        status = insert_key(b, s, error);
    }
    return status;
}

static int write_signatures(bulk *b, onym_error *error)
{
    onym_text record;
    bool more = true;
    sqlite3_stmt *s = b->statement[BULK_PATTERN];
    int status = sorter_finish(b->signatures, error);
    while (status == ONYM_OK &&
           (status = sorter_next(&record, &more, b->signatures, error)) == ONYM_OK && more) {
        uint64_t signature;
        memcpy(&signature, record.data, sizeof signature);
        (void)sqlite3_bind_int64(s, 1, (sqlite3_int64)(be64toh(signature) ^ SIGN));
        db_bind_text(s, 2,
                     (onym_text){record.data + sizeof signature, record.size - sizeof signature});
        status = insert_key(b, s, error);
    }
    return status;
}

static int write_parts(bulk *b, onym_error *error)
{
    onym_text record;
    bool more = true;
    sqlite3_stmt *s = b->statement[BULK_PART];
    int status = sorter_finish(b->parts, error);
    buffer_clear(&b->key);
    while (status == ONYM_OK &&
           (status = sorter_next(&record, &more, b->parts, error)) == ONYM_OK && more) {
        onym_text key = {record.data, record.size - 2};
        if (same(key, buffer_text(&b->key))) {
            continue;
        }
        buffer_clear(&b->key);
        buffer_append_text(&b->key, key);
        db_bind_text(s, 1, key);
        int words = record.data[record.size - 1] - WORDS_MAX - 1;
        (void)sqlite3_bind_int(s, 2, words);
        filter_note_word(&b->notes, key, &(filter_word){.imported_words = (unsigned)-words});
        status = db_step_done(s, error);
    }
    return status;
}

int bulk_finish(bulk *b, bulk_tick_fn *tick, void *context, onym_error *error)
{
    uint64_t hash;
    b->tick = tick;
    b->tick_context = context;
    int status = write_names(b, error);
    status = status == ONYM_OK ? write_signatures(b, error) : status;
    status = status == ONYM_OK ? write_parts(b, error) : status;
    status = status == ONYM_OK ? content_read(&hash, b->db, error) : status;
    status = status == ONYM_OK ? filters_write(b->db, &b->notes, hash + b->hash, error) : status;
    status = status == ONYM_OK ? content_write(b->db, hash + b->hash, error) : status;
    bool failed = b->name.failed || b->key.failed || b->record.failed;
    return status == ONYM_OK && failed ? error_memory(error) : status;
}
