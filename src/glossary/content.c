/* The content hash: one number for all concepts and listed terms of a glossary, in whatever order
 * they were written. */
#include "glossary/content.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"

#define FNV_START UINT64_C(14695981039346656037)

/* FNV-1a over TEXT and an end mark. */
static uint64_t mix(uint64_t hash, onym_text text)
{
    for (size_t i = 0; i <= text.size; i++) {
        unsigned char byte = i < text.size ? (unsigned char)text.data[i] : 0xFF;
        hash = (hash ^ byte) * UINT64_C(1099511628211);
    }
    return hash;
}

/* Spreads the bits of HASH, so that sums of hashes do not cancel out. */
static uint64_t spread(uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return hash ^ (hash >> 33);
}

uint64_t content_of_concept(onym_text name, onym_text basis, onym_text dates, onym_text source,
                            onym_text gloss)
{
    const onym_text columns[] = {name, basis, dates, source, gloss};
    uint64_t hash = FNV_START;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        hash = mix(hash, columns[i]);
    }
    return spread(hash);
}

uint64_t content_of_term(onym_text concept, onym_text lang, onym_text text, int status, int role,
                         onym_text since)
{
    char standing[2] = {(char)('0' + status), (char)('0' + role)};
    const onym_text columns[] = {concept, lang, text, {standing, 2}, since};
    uint64_t hash = FNV_START + 1;
    if (role >= ONYM_ROLE_MADE) {
        return 0;
    }
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        hash = mix(hash, columns[i]);
    }
    return spread(hash);
}

/* Sums the shares of the rows of STATEMENT: concepts (no lang) and terms. */
static int sum_rows(uint64_t *out, sqlite3_stmt *concept, sqlite3_stmt *terms, onym_text name,
                    onym_error *error)
{
    db_bind_text(concept, 1, name);
    int code = sqlite3_step(concept);
    if (code != SQLITE_ROW) {
        return code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(concept), error);
    }
    *out += content_of_concept(name, db_column_text(concept, 1), db_column_text(concept, 2),
                               db_column_text(concept, 3), db_column_text(concept, 4));
    (void)sqlite3_bind_int64(terms, 1, sqlite3_column_int64(concept, 0));
    while ((code = sqlite3_step(terms)) == SQLITE_ROW) {
        *out += content_of_term(name, db_column_text(terms, 0), db_column_text(terms, 1),
                                sqlite3_column_int(terms, 2), sqlite3_column_int(terms, 3),
                                db_column_text(terms, 4));
    }
    return code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(terms), error);
}

int content_of_stored(uint64_t *out, sqlite3 *db, onym_text name, onym_error *error)
{
    *out = 0;
    sqlite3_stmt *concept = NULL, *terms = NULL;
    int status = db_prepare(
        &concept, db, "SELECT id, basis, dates, source, gloss FROM concept WHERE name = ?1", error);
    if (status == ONYM_OK) {
        status = db_prepare(&terms, db,
                            "SELECT lang, text, status, role, since FROM term WHERE concept = ?1",
                            error);
    }
    status = status == ONYM_OK ? sum_rows(out, concept, terms, name, error) : status;
    (void)sqlite3_finalize(concept);
    (void)sqlite3_finalize(terms);
    return status;
}

int content_read(uint64_t *out, sqlite3 *db, onym_error *error)
{
    sqlite3_stmt *statement;
    *out = 0;
    int status = db_prepare(&statement, db, "SELECT value FROM meta WHERE name = 'hash'", error);
    if (status != ONYM_OK) {
        return status;
    }
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *value = (const char *)sqlite3_column_text(statement, 0);
        *out = value != NULL ? strtoull(value, NULL, 16) : 0;
    } else if (code != SQLITE_DONE) {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

int content_write(sqlite3 *db, uint64_t hash, onym_error *error)
{
    sqlite3_stmt *statement;
    char value[17];
    (void)snprintf(value, sizeof value, "%016" PRIx64, hash);
    int status =
        db_prepare(&statement, db, "INSERT OR REPLACE INTO meta VALUES('hash', ?1)", error);
    if (status == ONYM_OK) {
        db_bind_text(statement, 1, onym_text_of(value));
        status = db_step_done(statement, error);
        (void)sqlite3_finalize(statement);
    }
    return status;
}
