/* The glossary file: an SQLite database of ours, opened with every guard that SQLite has. */
#include "glossary/db.h"

#include <endian.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "glossary/pages.h"

#define BUSY_MILLISECONDS 5000

#define DAMAGED "glossary: damaged, or changed by another program (%s)"

static const char schema[] =
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE source(id TEXT PRIMARY KEY, title TEXT NOT NULL, authority TEXT NOT NULL,"
    " date TEXT NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE concept(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " country TEXT NOT NULL, basis TEXT NOT NULL, dates TEXT NOT NULL, source TEXT NOT NULL,"
    " gloss TEXT NOT NULL) STRICT;"
    "CREATE TABLE term(id INTEGER PRIMARY KEY, concept INTEGER NOT NULL REFERENCES concept,"
    " lang TEXT NOT NULL, text TEXT NOT NULL, status INTEGER NOT NULL, role INTEGER NOT NULL,"
    " systems TEXT NOT NULL, since TEXT NOT NULL, styles TEXT NOT NULL) STRICT;"
    "CREATE INDEX term_concept ON term(concept);"
    /* Every match key and the terms that have it. */
    "CREATE TABLE name(key TEXT NOT NULL, term INTEGER NOT NULL REFERENCES term,"
    " PRIMARY KEY(key, term)) STRICT, WITHOUT ROWID;"
    /* The single words of names.  words: how many the longest name has that begins with it, 0
       when none does. */
    "CREATE TABLE part(key TEXT PRIMARY KEY, words INTEGER NOT NULL, text TEXT NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    /* Signatures of keys: what two similar keys have in common (see near.h), with the keys that
       have them, a blank between two; and patterns, the one signature of each imported name. */
    "CREATE TABLE near(signature INTEGER PRIMARY KEY, keys TEXT NOT NULL) STRICT;"
    "CREATE TABLE pattern(pattern INTEGER NOT NULL, key TEXT NOT NULL,"
    " PRIMARY KEY(pattern, key)) STRICT, WITHOUT ROWID;"
    /* English words, so that they are not taken for names.  capital: listed with a capital. */
    "CREATE TABLE word(key TEXT PRIMARY KEY, capital INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

static int set_guards(sqlite3 *db, bool writable, onym_error *error)
{
    static const struct {
        int option, value;
    } config[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                  {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                  {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                  {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                  {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                  {SQLITE_DBCONFIG_DQS_DDL, 0},
                  {SQLITE_DBCONFIG_DQS_DML, 0}};
    static const struct {
        int limit, value;
    } limits[] = {{SQLITE_LIMIT_LENGTH, 1 << 20},  {SQLITE_LIMIT_SQL_LENGTH, 100000},
                  {SQLITE_LIMIT_EXPR_DEPTH, 20},   {SQLITE_LIMIT_COMPOUND_SELECT, 3},
                  {SQLITE_LIMIT_VDBE_OP, 25000},   {SQLITE_LIMIT_VARIABLE_NUMBER, 32},
                  {SQLITE_LIMIT_TRIGGER_DEPTH, 1}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256}};
    for (size_t i = 0; i < sizeof config / sizeof *config; i++) {
        (void)sqlite3_db_config(db, config[i].option, config[i].value, (int *)NULL);
    }
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        (void)sqlite3_limit(db, limits[i].limit, limits[i].value);
    }
    /* VACUUM attaches the new file. */
    (void)sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, writable ? 1 : 0);
    (void)sqlite3_busy_timeout(db, BUSY_MILLISECONDS);
    /* Foreign keys are kept by the writer: SQLite would read all keys for every term removed. */
    /* Readers do not map the file: what stays in SQLite's own cache is checked once, what is mapped
     * each time that it is looked at, and its pages would count as memory of ours. */
    return db_run(db,
                  writable ? "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF;"
                           : "PRAGMA cell_size_check=ON; PRAGMA query_only=ON;"
                             " PRAGMA mmap_size=0;",
                  error);
}

/* ---- whether it is ours ---- */

/* The beginning of an SQLite file: how long it is and where things stand, each big-endian. */
#define HEADER_BYTES   100
#define HEADER_PAGE    16 /* the size of a page, two bytes */
#define HEADER_RESERVE 20 /* the bytes that are reserved on each, one byte */
#define HEADER_VERSION 60 /* user_version, four bytes */
#define HEADER_ID      68 /* application_id, four bytes */

static uint32_t read_number(const unsigned char *header, size_t at)
{
    uint32_t number;
    memcpy(&number, header + at, sizeof number);
    return be32toh(number);
}

/* Whether DB, opened from PATH, is a glossary that this program can read.  Read as bytes, so that
 * a foreign or newer file is told from a damaged one. */
static int check_identity(sqlite3 *db, const char *path, onym_error *error)
{
    unsigned char header[HEADER_BYTES] = {0};
    sqlite3_file *file = NULL;
    (void)sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    bool read = file != NULL && file->pMethods != NULL &&
                file->pMethods->xRead(file, header, HEADER_BYTES, 0) == SQLITE_OK;
    if (!read || memcmp(header, "SQLite format 3", 16) != 0 ||
        read_number(header, HEADER_ID) != DB_APPLICATION_ID) {
        return error_set(error, ONYM_EGLOSSARY, "glossary: not an onym glossary (%s)", path);
    }
    uint32_t version = read_number(header, HEADER_VERSION);
    if (version > DB_SCHEMA_VERSION) {
        return error_set(error, ONYM_EGLOSSARY, "glossary: made by a newer onym (%s)", path);
    }
    if (version < DB_SCHEMA_VERSION) {
        return error_set(error, ONYM_EGLOSSARY,
                         "glossary: made by an older onym; build it again (%s)", path);
    }
    if (header[HEADER_PAGE] != PAGE_BYTES >> 8 || header[HEADER_PAGE + 1] != 0 ||
        header[HEADER_RESERVE] != PAGE_RESERVED) {
        return error_set(error, ONYM_EGLOSSARY, DAMAGED, path);
    }
    return ONYM_OK;
}

/* PATH must be a regular file, or missing when MAY_MISS: SQLite would wait on a FIFO and create
 * what is not there. */
static int check_file(const char *path, bool may_miss, bool *empty, onym_error *error)
{
    struct stat info;
    *empty = false;
    if (stat(path, &info) != 0) {
        *empty = true;
        if (errno == ENOENT && may_miss) {
            return ONYM_OK;
        }
        return error_set(error, ONYM_EGLOSSARY,
                         errno == ENOENT
                             ? "glossary: no such file; make one with \"onym glossary build\" (%s)"
                             : "glossary: cannot be read (%s)",
                         path);
    }
    if (!S_ISREG(info.st_mode)) {
        return error_set(error, ONYM_EGLOSSARY, "glossary: not a regular file (%s)", path);
    }
    *empty = info.st_size == 0;
    if (*empty && !may_miss) {
        return error_set(error, ONYM_EGLOSSARY, "glossary: an empty file (%s)", path);
    }
    return ONYM_OK;
}

/* Opens the database that SQLite calls NAME. */
static int open_name(sqlite3 **out, const char *name, int flags, onym_error *error)
{
    *out = NULL;
    flags |= SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
    const char *layer = pages_layer();
    if (layer == NULL) {
        return error_memory(error);
    }
    if (sqlite3_open_v2(name, out, flags, layer) == SQLITE_OK) {
        return set_guards(*out, (flags & SQLITE_OPEN_READONLY) == 0, error);
    }
    if (*out == NULL || (sqlite3_errcode(*out) & 0xFF) == SQLITE_NOMEM) {
        return error_memory(error);
    }
    return error_set(error, ONYM_EGLOSSARY, "glossary: %s (%s)", sqlite3_errmsg(*out), name);
}

/* Opens the file PATH; "./" keeps SQLite from reading "file:..." or ":memory:" as more than a name.
 */
static int open_file(sqlite3 **out, const char *path, int flags, onym_error *error)
{
    if (path[0] == '/') {
        return open_name(out, path, flags, error);
    }
    char *name = sqlite3_mprintf("./%s", path);
    int status = name != NULL ? open_name(out, name, flags, error) : error_memory(error);
    sqlite3_free(name);
    return status;
}

/* Undoes what a program that was killed left half written: SQLite does it for the first who opens
 * the file for writing. */
static int undo_half_written(const char *path, onym_error *error)
{
    sqlite3 *db = NULL;
    int status = open_file(&db, path, SQLITE_OPEN_READWRITE, error);
    status = status == ONYM_OK ? check_identity(db, path, error) : status;
    status = status == ONYM_OK ? db_run(db, "PRAGMA schema_version", error) : status;
    db_close(db);
    return status;
}

/* Whether a journal lies beside PATH: somebody writes it, or was killed while writing. */
static bool has_journal(const char *path)
{
    char name[PATH_MAX + sizeof "-journal"];
    int size = snprintf(name, sizeof name, "%s-journal", path);
    return size > 0 && (size_t)size < sizeof name && access(name, F_OK) == 0;
}

/* Opens PATH for reading and looks at it; *half: a killed program left it half written. */
static int open_reading(sqlite3 **out, const char *path, bool *half, onym_error *error)
{
    int status = open_file(out, path, SQLITE_OPEN_READONLY, error);
    status = status == ONYM_OK ? check_identity(*out, path, error) : status;
    /* What reads a page comes after the identity: a foreign file is not called damaged. */
    if (status == ONYM_OK) {
        status = db_run(*out,
                        has_journal(path) ? "PRAGMA schema_version; PRAGMA cache_size=-1000"
                                          : "PRAGMA cache_size=-1000",
                        error);
        *half = sqlite3_extended_errcode(*out) == SQLITE_READONLY_ROLLBACK;
    }
    if (status != ONYM_OK) {
        db_close(*out);
        *out = NULL;
    }
    return status;
}

int db_open(sqlite3 **out, const char *path, onym_error *error)
{
    bool empty, half = false;
    *out = NULL;
    int status = check_file(path, false, &empty, error);
    status = status == ONYM_OK ? open_reading(out, path, &half, error) : status;
    if (half) {
        status = undo_half_written(path, error);
        status = status == ONYM_OK ? open_reading(out, path, &half, error) : status;
    }
    return status;
}

/* The number that SQL answers. */
static int read_pragma(int *value, sqlite3 *db, const char *sql, onym_error *error)
{
    sqlite3_stmt *statement;
    int status = db_prepare(&statement, db, sql, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        *value = sqlite3_column_int(statement, 0);
    } else {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

/* Makes an empty database a glossary, unless somebody else has done it by now. */
static int create_schema(sqlite3 *db, bool *made, onym_error *error)
{
    int version = 0, reserved = PAGE_RESERVED;
    (void)sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    int status =
        db_run(db, "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; BEGIN IMMEDIATE", error);
    status = status == ONYM_OK ? read_pragma(&version, db, "PRAGMA user_version", error) : status;
    if (status == ONYM_OK && version == 0) {
        char *sql = sqlite3_mprintf("PRAGMA application_id=%d; PRAGMA user_version=%d; %s",
                                    DB_APPLICATION_ID, DB_SCHEMA_VERSION, schema);
        status = sql != NULL ? db_run(db, sql, error) : error_memory(error);
        sqlite3_free(sql);
        *made = true;
    }
    return status == ONYM_OK ? db_run(db, "COMMIT", error) : status;
}

int db_open_writable(sqlite3 **out, bool *made, const char *path, bool create, onym_error *error)
{
    bool empty, filled = false, missing = access(path, F_OK) != 0;
    *out = NULL;
    int status = check_file(path, create, &empty, error);
    if (status == ONYM_OK) {
        int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
        status = open_file(out, path, flags, error);
    }
    status = status == ONYM_OK && empty ? create_schema(*out, &filled, error) : status;
    status = status == ONYM_OK ? check_identity(*out, path, error) : status;
    if (status != ONYM_OK) {
        db_close(*out);
        *out = NULL;
    }
    if (made != NULL) {
        *made = missing && filled;
    }
    return status;
}

/* Times that a file may be replaced while one waits for it. */
#define TRIES_MAX 100

int db_write(sqlite3 **out, bool *made, const char *path, bool create, onym_error *error)
{
    int status = ONYM_OK, moved = 1;
    for (int i = 0; i < TRIES_MAX && moved != 0 && status == ONYM_OK; i++) {
        status = db_open_writable(out, made, path, create, error);
        status = status == ONYM_OK ? db_run(*out, "BEGIN IMMEDIATE", error) : status;
        if (status == ONYM_OK) {
            (void)sqlite3_file_control(*out, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
        }
        if (status != ONYM_OK || moved != 0) {
            db_close(*out);
            *out = NULL;
        }
    }
    return status == ONYM_OK && moved != 0
               ? error_set(error, ONYM_EGLOSSARY, "glossary: locked by another program (%s)", path)
               : status;
}

int db_open_memory(sqlite3 **out, onym_error *error)
{
    bool made;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
    int status = open_name(out, "", flags, error);
    return status == ONYM_OK ? create_schema(*out, &made, error) : status;
}

void db_close(sqlite3 *db)
{
    (void)sqlite3_close_v2(db);
}

int db_failed(sqlite3 *db, onym_error *error)
{
    const char *path = sqlite3_db_filename(db, "main");
    path = path != NULL ? path : "";
    switch (sqlite3_extended_errcode(db)) {
    case SQLITE_READONLY_ROLLBACK:
        return error_set(error, ONYM_EGLOSSARY,
                         "glossary: half written, and it may not be written here (%s)", path);
    case SQLITE_IOERR_DATA:
        return error_set(error, ONYM_EGLOSSARY, DAMAGED, path);
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
        return error_set(error, ONYM_EOUTPUT, "output: %s (%s)", sqlite3_errmsg(db), path);
    default:
        break;
    }
    switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_NOMEM:
        return error_memory(error);
    case SQLITE_FULL:
    case SQLITE_READONLY:
        return error_set(error, ONYM_EOUTPUT, "output: %s (%s)", sqlite3_errmsg(db), path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ONYM_EGLOSSARY, "glossary: locked by another program (%s)", path);
    case SQLITE_INTERRUPT:
        return error_set(error, ONYM_EINTERRUPT, "glossary: interrupted (%s)", path);
    case SQLITE_NOTADB:
        return error_set(error, ONYM_EGLOSSARY, "glossary: not an onym glossary (%s)", path);
    case SQLITE_CORRUPT:
        return error_set(error, ONYM_EGLOSSARY, DAMAGED, path);
    default:
        return error_set(error, ONYM_EGLOSSARY, "glossary: %s (%s)", sqlite3_errmsg(db), path);
    }
}

int db_run(sqlite3 *db, const char *sql, onym_error *error)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ? ONYM_OK : db_failed(db, error);
}

int db_prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql, onym_error *error)
{
    int code = sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    return code == SQLITE_OK ? ONYM_OK : db_failed(db, error);
}

int db_step_done(sqlite3_stmt *statement, onym_error *error)
{
    int code = sqlite3_step(statement);
    int status = code == SQLITE_DONE ? ONYM_OK : db_failed(sqlite3_db_handle(statement), error);
    (void)sqlite3_reset(statement);
    return status;
}

void db_bind_text(sqlite3_stmt *statement, int index, onym_text text)
{
    (void)sqlite3_bind_text64(statement, index, text.data != NULL ? text.data : "", text.size,
                              SQLITE_STATIC, SQLITE_UTF8);
}

onym_text db_column_text(sqlite3_stmt *statement, int index)
{
    const char *text = (const char *)sqlite3_column_text(statement, index);
    return (onym_text){text != NULL ? text : "", (size_t)sqlite3_column_bytes(statement, index)};
}
