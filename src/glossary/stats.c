/* Statistics: how much the glossary files hold. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "glossary/db.h"
#include "glossary/glossary.h"

static const struct {
    const char *group, *sql;
} groups[] = {
    {"kind", "SELECT kind, count(*) FROM concept GROUP BY kind ORDER BY kind"},
    {"country", "SELECT country, count(*) FROM concept GROUP BY country ORDER BY country"},
    {"lang", "SELECT lang, count(*) FROM term GROUP BY lang ORDER BY lang"},
    {"status",
     "SELECT CASE status WHEN 0 THEN 'preferred' WHEN 1 THEN 'admitted' WHEN 2 THEN 'deprecated'"
     " WHEN 3 THEN 'superseded' ELSE 'misspelling' END, count(*) FROM term GROUP BY status"
     " ORDER BY status"},
};

typedef struct counts {
    onym_count *items;
    size_t count, capacity;
} counts;

static int add_count(counts *c, const char *group, onym_text name, uint64_t value,
                     onym_error *error)
{
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(c->items[i].group, group) == 0 && text_equals(name, c->items[i].name)) {
            c->items[i].count += value;
            return ONYM_OK;
        }
    }
    if (!array_room(c->items, c->capacity, c->count)) {
        return error_memory(error);
    }
    onym_count *item = &c->items[c->count++];
    *item = (onym_count){.count = value};
    memccpy(item->group, group, '\0', sizeof item->group - 1);
    memcpy(item->name, name.data,
           name.size < sizeof item->name ? name.size : sizeof item->name - 1);
    return ONYM_OK;
}

/* Adds the counts of the groups in DB. */
static int count_groups(counts *c, sqlite3 *db, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < sizeof groups / sizeof *groups && status == ONYM_OK; i++) {
        sqlite3_stmt *statement;
        int code = SQLITE_DONE;
        status = db_prepare(&statement, db, groups[i].sql, error);
        while (status == ONYM_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
            status = add_count(c, groups[i].group, db_column_text(statement, 0),
                               (uint64_t)sqlite3_column_int64(statement, 1), error);
        }
        status = status == ONYM_OK && code != SQLITE_DONE ? db_failed(db, error) : status;
        (void)sqlite3_finalize(statement);
    }
    return status;
}

/* What is asked of each file: SQLite counts the rows of a table by its pages, distinct keys one by
 * one. */
#define ROWS "SELECT (SELECT count(*) FROM concept), (SELECT count(*) FROM term),"
#define HASH " coalesce((SELECT value FROM meta WHERE name = 'hash'), '')"
static const char brief_sql[] = ROWS " 0," HASH;
static const char whole_sql[] = ROWS " (SELECT count(DISTINCT key) FROM name)," HASH;

static int count_file(onym_stats *out, sqlite3 *db, const char *sql, onym_error *error)
{
    sqlite3_stmt *statement;
    int status = db_prepare(&statement, db, sql, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        out->concepts += (uint64_t)sqlite3_column_int64(statement, 0);
        out->terms += (uint64_t)sqlite3_column_int64(statement, 1);
        out->names += (uint64_t)sqlite3_column_int64(statement, 2);
        onym_text hash = db_column_text(statement, 3);
        if (out->hash[0] == '\0' && hash.size < sizeof out->hash) {
            memcpy(out->hash, hash.data, hash.size);
        }
    } else {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

int onym_glossary_stats(onym_stats *out, const onym_glossary *glossary, unsigned flags,
                        onym_error *error)
{
    bool brief = (flags & ONYM_STATS_BRIEF) != 0;
    counts c = {NULL, 0, 0};
    sqlite3 *db;
    reader *r;
    *out = (onym_stats){0};
    int status = glossary_reader(&r, glossary, error);
    for (size_t i = 0; status == ONYM_OK && (db = reader_db(r, i)) != NULL; i++) {
        status = count_file(out, db, brief ? brief_sql : whole_sql, error);
        status = status == ONYM_OK && !brief ? count_groups(&c, db, error) : status;
    }
    reader_close(r);
    out->counts = out->owned = c.items;
    out->count_count = c.count;
    if (status != ONYM_OK) {
        onym_stats_free(out);
    }
    return status;
}

void onym_stats_free(onym_stats *stats)
{
    free(stats->owned);
    *stats = (onym_stats){0};
}
