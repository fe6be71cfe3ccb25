/* Writing the store: concepts and their terms, with the keys that they are found by. */
#include "glossary/writer.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "glossary/content.h"
#include "text/key.h"
#include "text/near.h"
#include "text/token.h"

static const char *const statements[WRITE_STATEMENTS] = {
    [WRITE_CONCEPT] = "INSERT INTO concept(name, kind, country, basis, dates, source, gloss, id)"
                      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [WRITE_TERM] = "INSERT INTO term(concept, lang, text, status, role, systems, since, styles, id)"
                   " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [WRITE_NAME] = "INSERT OR IGNORE INTO name(key, term) VALUES(?1, ?2)",
    [WRITE_PART] =
        "INSERT INTO part(key, words, text) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET"
        " words = max(words, excluded.words),"
        " text = CASE WHEN text = '' THEN excluded.text ELSE text END",
    [WRITE_NEAR] = "INSERT INTO near(signature, keys) VALUES(?1, ?2) ON CONFLICT(signature) DO"
                   " UPDATE SET keys = keys || ' ' || excluded.keys WHERE"
                   " instr(' ' || keys || ' ', ' ' || excluded.keys || ' ') = 0",
    /* A word listed both ways counts as one without a capital. */
    [WRITE_WORD] = "INSERT INTO word(key, capital) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET"
                   " capital = min(capital, excluded.capital)",
};

/* The highest id, which SQL asks for, of what is not imported. */
static int read_last(sqlite3_int64 *out, sqlite3 *db, const char *sql, onym_error *error)
{
    sqlite3_stmt *statement;
    *out = 0;
    int status = db_prepare(&statement, db, sql, error);
    if (status != ONYM_OK) {
        return status;
    }
    (void)sqlite3_bind_int64(statement, 1, DB_FIRST_IMPORTED);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        *out = sqlite3_column_int64(statement, 0);
    } else {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

int writer_open(writer *out, sqlite3 *db, onym_error *error)
{
    *out = (writer){.db = db};
    int status =
        read_last(&out->last_concept, db, "SELECT max(id) FROM concept WHERE id < ?1", error);
    if (status == ONYM_OK) {
        status = read_last(&out->last_term, db, "SELECT max(id) FROM term WHERE id < ?1", error);
    }
    for (size_t i = 0; i < WRITE_STATEMENTS && status == ONYM_OK; i++) {
        status = db_prepare(&out->statement[i], db, statements[i], error);
    }
    if (status != ONYM_OK) {
        writer_close(out);
    }
    return status;
}

void writer_close(writer *w)
{
    for (size_t i = 0; i < WRITE_STATEMENTS; i++) {
        (void)sqlite3_finalize(w->statement[i]);
        w->statement[i] = NULL;
    }
    buffer_free(&w->key);
    filter_notes_free(&w->notes);
    vocabulary_notes_free(&w->words);
}

static int add_concept(writer *w, const record *r, onym_error *error)
{
    const onym_text values[] = {r->column[COLUMN_CONCEPT],
                                r->kind,
                                r->country,
                                r->column[COLUMN_BASIS],
                                r->column[COLUMN_DATES],
                                r->column[COLUMN_SOURCE],
                                r->column[COLUMN_GLOSS]};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        db_bind_text(w->statement[WRITE_CONCEPT], (int)i + 1, values[i]);
    }
    (void)sqlite3_bind_int64(w->statement[WRITE_CONCEPT], 8, w->last_concept + 1);
    w->hash += content_of_concept(values[0], values[3], values[4], values[5], values[6]);
    return db_step_done(w->statement[WRITE_CONCEPT], error);
}

static int add_term(writer *w, onym_text name, const onym_term *t, onym_error *error)
{
    sqlite3_stmt *s = w->statement[WRITE_TERM];
    (void)sqlite3_bind_int64(s, 1, w->last_concept);
    (void)sqlite3_bind_int64(s, 9, ++w->last_term);
    (void)sqlite3_bind_int(s, 4, (int)t->status);
    (void)sqlite3_bind_int(s, 5, (int)t->role);
    const struct {
        int index;
        const char *text;
    } texts[] = {{2, t->lang}, {3, t->text}, {6, t->systems}, {7, t->since}, {8, t->styles}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        db_bind_text(s, texts[i].index, onym_text_of(texts[i].text));
    }
    w->hash += content_of_term(name, onym_text_of(t->lang), onym_text_of(t->text), (int)t->status,
                               (int)t->role, onym_text_of(t->since));
    return db_step_done(s, error);
}

/* The key of TEXT, in the writer's buffer until the next call. */
static onym_text key_of(writer *w, onym_text text)
{
    buffer_clear(&w->key);
    key_append(&w->key, text);
    return buffer_text(&w->key);
}

static int add_near(writer *w, onym_text key, onym_error *error)
{
    int64_t signatures[NEAR_MAX_SIGNATURES];
    size_t count = near_signatures(signatures, key, 2 * NEAR_EDIT);
    int status = ONYM_OK;
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        (void)sqlite3_bind_int64(w->statement[WRITE_NEAR], 1, signatures[i]);
        db_bind_text(w->statement[WRITE_NEAR], 2, key);
        filter_note_near(&w->notes, signatures[i]);
        status = db_step_done(w->statement[WRITE_NEAR], error);
    }
    return status;
}

/* Whether a form is one that a misspelling may be meant for. */
static bool is_target(const onym_term *t)
{
    return t->role < ONYM_ROLE_DEMONYM &&
           (t->status <= ONYM_ADMITTED || t->status == ONYM_SUPERSEDED);
}

/* The letters that a word of a name must have to be looked for by itself when it is misspelt. */
#define PART_LETTERS 5

static int add_part(writer *w, onym_text word, size_t words, const onym_term *t, onym_error *error)
{
    onym_text key = key_of(w, word);
    if (key.size == 0) {
        return ONYM_OK;
    }
    sqlite3_stmt *s = w->statement[WRITE_PART];
    db_bind_text(s, 1, key);
    (void)sqlite3_bind_int64(s, 2, (sqlite3_int64)words);
    db_bind_text(s, 3, is_target(t) ? word : (onym_text){"", 0});
    filter_note_word(
        &w->notes, key,
        &(filter_word){.known = true, .named = is_target(t), .words = (unsigned)words});
    int status = db_step_done(s, error);
    utf8_char first = utf8_at(word, 0);
    if (status == ONYM_OK && is_target(t) && char_is_upper(first.code_point) &&
        utf8_length(key) >= PART_LETTERS) {
        status = add_near(w, key, error);
    }
    return status;
}

/* The words of the term T; the first one knows how many follow. */
static int add_parts(writer *w, const onym_term *t, onym_error *error)
{
    onym_text text = onym_text_of(t->text);
    segment whole = {0, text.size, SEGMENT_PROSE};
    segments parts = {&whole, 1, 1};
    tokens words = {.items = NULL};
    int status = tokens_find(&words, text, &parts, error);
    for (size_t i = 0; i < words.count && status == ONYM_OK; i++) {
        onym_text word = {text.data + words.items[i].begin,
                          words.items[i].end - words.items[i].begin};
        status = add_part(w, word, i == 0 ? words.count : 0, t, error);
    }
    tokens_free(&words);
    return status;
}

static int add_keys(writer *w, const onym_term *t, onym_error *error)
{
    sqlite3_int64 id = sqlite3_last_insert_rowid(w->db);
    onym_text key = key_of(w, onym_text_of(t->text));
    if (key.size == 0) {
        return ONYM_OK;
    }
    db_bind_text(w->statement[WRITE_NAME], 1, key);
    (void)sqlite3_bind_int64(w->statement[WRITE_NAME], 2, id);
    filter_note_name(&w->notes, FILTER_NAMES, key);
    int status = db_step_done(w->statement[WRITE_NAME], error);
    if (status == ONYM_OK && is_target(t)) {
        status = add_near(w, key, error);
    }
    return status == ONYM_OK ? add_parts(w, t, error) : status;
}

int writer_add(writer *w, const record *r, const forms *f, onym_error *error)
{
    int status = add_concept(w, r, error);
    w->last_concept += status == ONYM_OK;
    for (size_t i = 0; i < f->count && status == ONYM_OK; i++) {
        status = add_term(w, r->column[COLUMN_CONCEPT], &f->items[i], error);
        if (status == ONYM_OK) {
            status = add_keys(w, &f->items[i], error);
        }
    }
    return status == ONYM_OK && w->key.failed ? error_memory(error) : status;
}

int writer_add_word(writer *w, onym_text word, onym_error *error)
{
    if (word.size == 0 || memchr(word.data, '\'', word.size) != NULL) {
        return ONYM_OK;
    }
    bool capital = char_is_upper(utf8_at(word, 0).code_point);
    script letters = script_of(utf8_at(word, 0).code_point);
    onym_text key = key_of(w, word);
    if (letters == SCRIPT_CYRILLIC || letters == SCRIPT_HANGUL) {
        return vocabulary_note(&w->words, key) ? ONYM_OK : error_memory(error);
    }
    db_bind_text(w->statement[WRITE_WORD], 1, key);
    (void)sqlite3_bind_int(w->statement[WRITE_WORD], 2, capital);
    filter_note_word(&w->notes, key, &(filter_word){.english = capital ? 2 : 1});
    return key.size == 0 ? ONYM_OK : db_step_done(w->statement[WRITE_WORD], error);
}

/* Removes the keys of the terms of the concept NAME: by key, since an index by term would cost
 * every glossary as much as the keys themselves. */
static int remove_keys(writer *w, onym_text name, onym_error *error)
{
    sqlite3_stmt *terms = NULL, *key = NULL;
    int status = db_prepare(&terms, w->db,
                            "SELECT t.id, t.text FROM term t JOIN concept c ON c.id = t.concept"
                            " WHERE c.name = ?1",
                            error);
    if (status == ONYM_OK) {
        status = db_prepare(&key, w->db, "DELETE FROM name WHERE key = ?1 AND term = ?2", error);
        db_bind_text(terms, 1, name);
    }
    int code = SQLITE_DONE;
    while (status == ONYM_OK && (code = sqlite3_step(terms)) == SQLITE_ROW) {
        db_bind_text(key, 1, key_of(w, db_column_text(terms, 1)));
        (void)sqlite3_bind_int64(key, 2, sqlite3_column_int64(terms, 0));
        status = w->key.failed ? error_memory(error) : db_step_done(key, error);
    }
    if (status == ONYM_OK && code != SQLITE_DONE) {
        status = db_failed(w->db, error);
    }
    (void)sqlite3_finalize(terms);
    (void)sqlite3_finalize(key);
    return status;
}

int writer_remove(writer *w, onym_text name, bool *found, onym_error *error)
{
    static const char *const steps[] = {
        "DELETE FROM term WHERE concept IN (SELECT id FROM concept WHERE name = ?1)",
        "DELETE FROM concept WHERE name = ?1",
    };
    uint64_t share;
    int status = content_of_stored(&share, w->db, name, error);
    w->hash -= share;
    *found = share != 0;
    if (status != ONYM_OK || share == 0) {
        return status;
    }
    status = remove_keys(w, name, error);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == ONYM_OK; i++) {
        sqlite3_stmt *statement = NULL;
        status = db_prepare(&statement, w->db, steps[i], error);
        if (status == ONYM_OK) {
            db_bind_text(statement, 1, name);
            status = db_step_done(statement, error);
        }
        (void)sqlite3_finalize(statement);
    }
    return status;
}

int writer_finish(writer *w, onym_error *error)
{
    uint64_t hash;
    int status = content_read(&hash, w->db, error);
    status = status == ONYM_OK ? filters_write(w->db, &w->notes, hash + w->hash, error) : status;
    status = status == ONYM_OK ? vocabulary_write(w->db, &w->words, error) : status;
    return status == ONYM_OK ? content_write(w->db, hash + w->hash, error) : status;
}
