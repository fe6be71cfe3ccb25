/* The keys of imported names. */
#include "glossary/bulk_keys.h"

#include <endian.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/key.h"
#include "text/near.h"

/* Memory of each sorter: names and signatures are as many, first words few. */
#define SORT_BYTES      ((size_t)4 << 20)
#define SORT_PART_BYTES ((size_t)1 << 20)

/* Flipped, the order of the bytes is that of the numbers. */
#define SIGN (UINT64_C(1) << 63)

/* The longest name that is looked for by its first word. */
#define WORDS_MAX 9

/* Keys between two calls of the tick. */
#define TICK_KEYS ((uint64_t)1 << 14)

int bulk_keys_open(bulk_keys *out, sqlite3 *db, const char *directory, onym_error *error)
{
    *out = (bulk_keys){.db = db};
    out->names = sorter_new(directory, SORT_BYTES);
    out->signatures = sorter_new(directory, SORT_BYTES);
    out->parts = sorter_new(directory, SORT_PART_BYTES);
    bool ready = out->names != NULL && out->signatures != NULL && out->parts != NULL;
    return ready ? ONYM_OK : error_memory(error);
}

void bulk_keys_close(bulk_keys *k)
{
    sorter_free(k->names);
    sorter_free(k->signatures);
    sorter_free(k->parts);
    buffer_free(&k->key);
    buffer_free(&k->record);
    filter_notes_free(&k->notes);
}

/* ---- what is kept ---- */

static void put_number(buffer *out, uint64_t number)
{
    uint64_t big = htobe64(number);
    buffer_append(out, (const char *)&big, sizeof big);
}

/* Keeps the first word of TEXT when others follow, with their number. */
static int stage_part(bulk_keys *k, onym_text text, onym_error *error)
{
    size_t words = 1, first = text.size;
    for (size_t i = 1; i < text.size; i++) {
        if (text.data[i] == ' ' || text.data[i] == '-') {
            first = words == 1 ? i : first;
            words++;
        }
    }
    buffer_clear(&k->record);
    key_append(&k->record, (onym_text){text.data, first});
    if (words == 1 || k->record.size == 0) {
        return ONYM_OK;
    }
    buffer_putc(&k->record, '\0');
    /* The most words come first. */
    buffer_putc(&k->record, (char)(WORDS_MAX - (words < WORDS_MAX ? words : WORDS_MAX) + 1));
    return sorter_add(k->parts, buffer_text(&k->record), error);
}

int bulk_keys_add(bulk_keys *k, sqlite3_int64 term, onym_text text, onym_error *error)
{
    buffer_clear(&k->key);
    key_append(&k->key, text);
    if (k->key.size == 0 || k->key.size > SORTER_RECORD_MAX / 2) {
        return ONYM_OK;
    }
    buffer_clear(&k->record);
    buffer_append_text(&k->record, buffer_text(&k->key));
    buffer_putc(&k->record, '\0');
    put_number(&k->record, (uint64_t)term);
    int status = sorter_add(k->names, buffer_text(&k->record), error);
    k->staged++;
    int64_t pattern = near_pattern(buffer_text(&k->key));
    if (status == ONYM_OK && pattern != 0) {
        buffer_clear(&k->record);
        put_number(&k->record, (uint64_t)pattern ^ SIGN);
        buffer_append_text(&k->record, buffer_text(&k->key));
        status = sorter_add(k->signatures, buffer_text(&k->record), error);
        k->staged++;
    }
    return status == ONYM_OK ? stage_part(k, text, error) : status;
}

/* ---- what is written ---- */

/* Ends the row that S inserts. */
static int insert_key(bulk_keys *k, sqlite3_stmt *s, onym_error *error)
{
    int status = db_step_done(s, error);
    return status == ONYM_OK && ++k->written % TICK_KEYS == 0
               ? k->tick(k->tick_context, k->written, k->staged, error)
               : status;
}

static int write_names(bulk_keys *k, sqlite3_stmt *s, onym_error *error)
{
    onym_text record;
    bool more = true;
    int status = sorter_finish(k->names, error);
    while (status == ONYM_OK &&
           (status = sorter_next(&record, &more, k->names, error)) == ONYM_OK && more) {
        uint64_t term;
        size_t size = record.size - sizeof term - 1;
        memcpy(&term, record.data + size + 1, sizeof term);
        db_bind_text(s, 1, (onym_text){record.data, size});
        (void)sqlite3_bind_int64(s, 2, (sqlite3_int64)be64toh(term));
        filter_note_name(&k->notes, FILTER_IMPORTED, (onym_text){record.data, size});
        status = insert_key(k, s, error);
    }
    return status;
}

static int write_signatures(bulk_keys *k, sqlite3_stmt *s, onym_error *error)
{
    onym_text record;
    bool more = true;
    int status = sorter_finish(k->signatures, error);
    while (status == ONYM_OK &&
           (status = sorter_next(&record, &more, k->signatures, error)) == ONYM_OK && more) {
        uint64_t signature;
        memcpy(&signature, record.data, sizeof signature);
        (void)sqlite3_bind_int64(s, 1, (sqlite3_int64)(be64toh(signature) ^ SIGN));
        db_bind_text(s, 2,
                     (onym_text){record.data + sizeof signature, record.size - sizeof signature});
        status = insert_key(k, s, error);
    }
    return status;
}

static int write_parts(bulk_keys *k, sqlite3_stmt *s, onym_error *error)
{
    onym_text record;
    bool more = true;
    int status = sorter_finish(k->parts, error);
    buffer_clear(&k->key);
    while (status == ONYM_OK &&
           (status = sorter_next(&record, &more, k->parts, error)) == ONYM_OK && more) {
        onym_text key = {record.data, record.size - 2};
        if (text_same(key, buffer_text(&k->key))) {
            continue;
        }
        buffer_clear(&k->key);
        buffer_append_text(&k->key, key);
        db_bind_text(s, 1, key);
        int words = record.data[record.size - 1] - WORDS_MAX - 1;
        (void)sqlite3_bind_int(s, 2, words);
        filter_note_word(&k->notes, key, &(filter_word){.imported_words = (unsigned)-words});
        status = db_step_done(s, error);
    }
    return status;
}

typedef int write_fn(bulk_keys *k, sqlite3_stmt *s, onym_error *error);

int bulk_keys_write(bulk_keys *k, bulk_tick_fn *tick, void *context, onym_error *error)
{
    static const struct {
        write_fn *write;
        const char *sql;
    } tables[] = {
        {write_names, "INSERT INTO name(key, term) VALUES(?1, ?2)"},
        {write_signatures, "INSERT OR IGNORE INTO pattern(pattern, key) VALUES(?1, ?2)"},
        /* Fewer than none: the words of imported names, which a name of people's puts out of
         * force. */
        {write_parts, "INSERT INTO part(key, words, text) VALUES(?1, ?2, '') ON CONFLICT(key)"
                      " DO UPDATE SET words = min(words, excluded.words) WHERE words < 0"},
    };
    int status = ONYM_OK;
    k->tick = tick;
    k->tick_context = context;
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == ONYM_OK; i++) {
        sqlite3_stmt *s;
        status = db_prepare(&s, k->db, tables[i].sql, error);
        status = status == ONYM_OK ? tables[i].write(k, s, error) : status;
        (void)sqlite3_finalize(s);
    }
    bool failed = k->key.failed || k->record.failed;
    return status == ONYM_OK && failed ? error_memory(error) : status;
}
