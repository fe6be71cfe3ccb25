/* The glossary file: an SQLite database of ours, opened with every guard that SQLite has. */
#ifndef ONYM_GLOSSARY_DB_H
#define ONYM_GLOSSARY_DB_H

#include <sqlite3.h>

#include "onym.h"

#define DB_APPLICATION_ID 0x6f6e796d /* "onym" */
#define DB_SCHEMA_VERSION 3

/* Concepts and terms with this id or a higher one came from a gazetteer or a list that was
 * imported; those below it were written by people.  Their column source says what they came from.
 */
#define DB_FIRST_IMPORTED INT64_C(0x10000000)

/* Opens the glossary file PATH for reading.  ONYM_EGLOSSARY: missing, not a regular file, foreign,
 * too new, damaged, locked. */
int db_open(sqlite3 **out, const char *path, onym_error *error);

/* Opens PATH for writing; an empty or missing file becomes an empty glossary when CREATE.  *made,
 * unless MADE is NULL: there was none before this call. */
int db_open_writable(sqlite3 **out, bool *made, const char *path, bool create, onym_error *error);

/* Opens PATH as db_open_writable does and begins a transaction, for which it waits five seconds.
 * A file that was replaced while it waited is opened again. */
int db_write(sqlite3 **out, bool *made, const char *path, bool create, onym_error *error);

/* An empty glossary in memory. */
int db_open_memory(sqlite3 **out, onym_error *error);

/* Closes DB (may be NULL). */
void db_close(sqlite3 *db);

/* Runs SQL without results. */
int db_run(sqlite3 *db, const char *sql, onym_error *error);

/* Prepares SQL, to be finalised by the caller. */
int db_prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql, onym_error *error);

/* Turns the failed SQLite call on DB into an error: memory, full disk, lock, damage. */
int db_failed(sqlite3 *db, onym_error *error);

/* Runs STATEMENT, whose values are bound, to its end and resets it. */
int db_step_done(sqlite3_stmt *statement, onym_error *error);

/* Binds text at INDEX, to be kept by the caller until the statement is reset. */
void db_bind_text(sqlite3_stmt *statement, int index, onym_text text);

/* Column INDEX of the row as borrowed text, good until the next step; empty for NULL. */
onym_text db_column_text(sqlite3_stmt *statement, int index);

#endif
