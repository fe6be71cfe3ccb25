/* The keys of imported names: sorted outside the database, and written in order at the end, so that
 * the cost of a name does not grow with the table. */
#ifndef ONYM_GLOSSARY_BULK_KEYS_H
#define ONYM_GLOSSARY_BULK_KEYS_H

#include "base/buffer.h"
#include "base/sorter.h"
#include "glossary/db.h"
#include "glossary/filter_write.h"

/* Called now and then while the keys are written: WRITTEN of about TOTAL. */
typedef int bulk_tick_fn(void *context, uint64_t written, uint64_t total, onym_error *error);

typedef struct bulk_keys {
    sqlite3 *db;
    sorter *names, *signatures, *parts;
    buffer key, record;
    filter_notes notes;       /* for the filters */
    uint64_t staged, written; /* keys and signatures */
    bulk_tick_fn *tick;
    void *tick_context;
} bulk_keys;

/* DIRECTORY: where temporary files go. */
int bulk_keys_open(bulk_keys *out, sqlite3 *db, const char *directory, onym_error *error);
void bulk_keys_close(bulk_keys *k);

/* Keeps what TEXT, the term with the id TERM, is found by. */
int bulk_keys_add(bulk_keys *k, sqlite3_int64 term, onym_text text, onym_error *error);

/* Writes all that was kept, and calls TICK with CONTEXT meanwhile, which may end it. */
int bulk_keys_write(bulk_keys *k, bulk_tick_fn *tick, void *context, onym_error *error);

#endif
