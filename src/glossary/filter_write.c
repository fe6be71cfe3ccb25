/* Writing filters: a few numbers into those that are there, or all of them anew. */
#include "glossary/filter_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "text/key_value.h"

/* Notes that are put in one by one; more are an import, after which all is made anew. */
#define NOTES_MAX ((size_t)50000)

/* Bits of a Bloom filter for each number, and entries of a block of words, when they are new: the
 * rest is room to grow. */
#define BITS_PER_NUMBER 14u
#define ENTRIES_NEW     400u

/* What may be put in before a Bloom filter is made larger, in eighths of what it was made for. */
#define GROWTH 10u

void filter_notes_free(filter_notes *n)
{
    free(n->items);
    *n = (filter_notes){NULL, 0, 0, false};
}

static void note(filter_notes *n, filter_kind kind, uint64_t number)
{
    n->many = n->many || n->count == NOTES_MAX || !array_room(n->items, n->capacity, n->count);
    if (!n->many) {
        n->items[n->count++] = (filter_note){kind, number};
    }
}

void filter_note_name(filter_notes *n, filter_kind kind, onym_text key)
{
    note(n, kind, key_value_of((key_value){0, 0}, key).value);
}

void filter_note_near(filter_notes *n, int64_t signature)
{
    note(n, FILTER_NEAR, (uint64_t)signature);
}

void filter_note_word(filter_notes *n, onym_text key, const filter_word *word)
{
    note(n, FILTER_WORDS, filter_word_hash(key) | filter_pack(word));
}

/* What two entries of one word say together: the tables keep the greater numbers of words, and of
 * an English word that it stands without a capital. */
static uint64_t join(uint64_t a, uint64_t b)
{
    filter_word x = filter_unpack(a), y = filter_unpack(b);
    filter_word z = {.known = x.known || y.known,
                     .named = x.named || y.named,
                     .words = x.words > y.words ? x.words : y.words,
                     .imported_words =
                         x.imported_words > y.imported_words ? x.imported_words : y.imported_words,
                     .english = x.english == 0          ? y.english
                                : y.english == 0        ? x.english
                                : x.english < y.english ? x.english
                                                        : y.english};
    return (a >> FILTER_ENTRY_BITS << FILTER_ENTRY_BITS) | filter_pack(&z);
}

/* ---- rows ---- */

typedef struct rows {
    sqlite3 *db;
    sqlite3_stmt *read, *write;
    filter_plan plan;
} rows;

static int open_rows(rows *out, sqlite3 *db, onym_error *error)
{
    *out = (rows){.db = db};
    int status = db_run(db,
                        "CREATE TABLE IF NOT EXISTS filter(id INTEGER PRIMARY KEY,"
                        " numbers BLOB NOT NULL) STRICT",
                        error);
    status = status == ONYM_OK ? filter_plan_read(&out->plan, db, error) : status;
    status = status == ONYM_OK
                 ? db_prepare(&out->read, db, "SELECT numbers FROM filter WHERE id = ?1", error)
                 : status;
    return status == ONYM_OK
               ? db_prepare(&out->write, db,
                            "INSERT OR REPLACE INTO filter(id, numbers) VALUES(?1, ?2)", error)
               : status;
}

static void close_rows(rows *r)
{
    (void)sqlite3_finalize(r->read);
    (void)sqlite3_finalize(r->write);
}

static int write_row(rows *r, filter_kind kind, uint32_t block, const uint64_t *numbers,
                     size_t count, onym_error *error)
{
    (void)sqlite3_bind_int64(r->write, 1, filter_row(&r->plan, kind, block));
    (void)sqlite3_bind_blob64(r->write, 2, count > 0 ? (const void *)numbers : "",
                              count * sizeof *numbers, SQLITE_STATIC);
    return db_step_done(r->write, error);
}

/* The numbers of a row, of which there is room for one more than a block holds. */
static int read_row(uint64_t *numbers, size_t *count, rows *r, filter_kind kind, uint32_t block,
                    onym_error *error)
{
    (void)sqlite3_bind_int64(r->read, 1, filter_row(&r->plan, kind, block));
    int code = sqlite3_step(r->read);
    size_t size = code == SQLITE_ROW ? (size_t)sqlite3_column_bytes(r->read, 0) : 0;
    size = size < FILTER_BLOCK * sizeof *numbers ? size : FILTER_BLOCK * sizeof *numbers;
    if (size > 0) {
        memcpy(numbers, sqlite3_column_blob(r->read, 0), size);
    }
    *count = size / sizeof *numbers;
    int status = code == SQLITE_ROW || code == SQLITE_DONE ? ONYM_OK : db_failed(r->db, error);
    (void)sqlite3_reset(r->read);
    return status;
}

static int write_plan(rows *r, uint64_t hash, onym_error *error)
{
    char value[160];
    sqlite3_stmt *statement;
    const filter_plan *p = &r->plan;
    int size = snprintf(value, sizeof value, "%016" PRIx64 " %" PRIu32, hash, p->generation);
    for (size_t i = 0; i < FILTERS; i++) {
        size += snprintf(value + size, sizeof value - (size_t)size, " %" PRIu32 " %" PRIu32,
                         p->blocks[i], p->count[i]);
    }
    int status =
        db_prepare(&statement, r->db, "INSERT OR REPLACE INTO meta VALUES('filters', ?1)", error);
    if (status == ONYM_OK) {
        db_bind_text(statement, 1, onym_text_of(value));
        status = db_step_done(statement, error);
        (void)sqlite3_finalize(statement);
    }
    return status;
}

/* ---- a few ---- */

static int add_bits(rows *r, const filter_note *n, onym_error *error)
{
    uint64_t numbers[FILTER_BLOCK] = {0};
    size_t count;
    filter_place at = filter_place_of(n->number, r->plan.blocks[n->kind]);
    int status = read_row(numbers, &count, r, n->kind, at.block, error);
    if (status != ONYM_OK || (numbers[at.word] & at.bits) == at.bits) {
        return status;
    }
    numbers[at.word] |= at.bits;
    r->plan.count[n->kind]++;
    return write_row(r, n->kind, at.block, numbers, FILTER_BLOCK, error);
}

/* *FITS is false when the block is full. */
static int add_entry(rows *r, const filter_note *n, bool *fits, onym_error *error)
{
    uint64_t numbers[FILTER_BLOCK + 1];
    size_t count;
    uint32_t block = filter_word_block(n->number, r->plan.blocks[FILTER_WORDS]);
    int status = read_row(numbers, &count, r, FILTER_WORDS, block, error);
    size_t at = filter_search(numbers, count, n->number);
    bool there = at < count && numbers[at] >> FILTER_ENTRY_BITS == n->number >> FILTER_ENTRY_BITS;
    *fits = there || count < FILTER_BLOCK;
    if (status != ONYM_OK || !*fits) {
        return status;
    }
    if (!there) {
        memmove(numbers + at + 1, numbers + at, (count - at) * sizeof *numbers);
        count++;
        r->plan.count[FILTER_WORDS]++;
    }
    numbers[at] = there ? join(numbers[at], n->number) : n->number;
    return write_row(r, FILTER_WORDS, block, numbers, count, error);
}

/* Puts NOTES into the filters that are there; *FITS is false when they have no room. */
static int add_notes(rows *r, const filter_notes *notes, bool *fits, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < notes->count && status == ONYM_OK && *fits; i++) {
        const filter_note *n = &notes->items[i];
        if (n->kind == FILTER_WORDS) {
            status = add_entry(r, n, fits, error);
        } else {
            uint64_t room = (uint64_t)r->plan.blocks[n->kind] * FILTER_BLOCK * 64 /
                            BITS_PER_NUMBER * GROWTH / 8;
            *fits = r->plan.count[n->kind] < room;
            status = *fits ? add_bits(r, n, error) : ONYM_OK;
        }
    }
    return status;
}

/* ---- all ---- */

/* Numbers that are read from a table. */
typedef struct numbers {
    uint64_t *items;
    size_t count, capacity;
} numbers;

static bool add_number(numbers *out, uint64_t number)
{
    bool room = array_room(out->items, out->capacity, out->count);
    if (room) {
        out->items[out->count++] = number;
    }
    return room;
}

/* Takes one row. */
typedef bool number_fn(void *out, sqlite3_stmt *row);

static bool take_part(void *out, sqlite3_stmt *row)
{
    int words = sqlite3_column_int(row, 1);
    filter_word w = {.known = words >= 0,
                     .named = words >= 0 && sqlite3_column_bytes(row, 2) > 0,
                     .words = words > 0 ? (unsigned)words : 0,
                     .imported_words = words < 0 ? (unsigned)-words : 0};
    return add_number(out, filter_word_hash(db_column_text(row, 0)) | filter_pack(&w));
}

static bool take_word(void *out, sqlite3_stmt *row)
{
    filter_word w = {.english = sqlite3_column_int(row, 1) != 0 ? 2 : 1};
    return add_number(out, filter_word_hash(db_column_text(row, 0)) | filter_pack(&w));
}

static int read_table(void *out, sqlite3 *db, const char *sql, number_fn *take, onym_error *error)
{
    sqlite3_stmt *table;
    int code = SQLITE_DONE;
    bool kept = true;
    int status = db_prepare(&table, db, sql, error);
    while (status == ONYM_OK && kept && (code = sqlite3_step(table)) == SQLITE_ROW) {
        kept = take(out, table);
    }
    if (status == ONYM_OK && (!kept || code != SQLITE_DONE)) {
        status = kept ? db_failed(db, error) : error_memory(error);
    }
    (void)sqlite3_finalize(table);
    return status;
}

/* A Bloom filter on its way. */
typedef struct bloom {
    uint64_t *words;
    uint32_t blocks, count;
} bloom;

static bool set_bits(bloom *out, uint64_t number)
{
    filter_place at = filter_place_of(number, out->blocks);
    out->words[(size_t)at.block * FILTER_BLOCK + at.word] |= at.bits;
    return true;
}

static bool take_counts(void *out, sqlite3_stmt *row)
{
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        ((bloom *)out)[i].count = (uint32_t)sqlite3_column_int64(row, i);
    }
    return true;
}

static bool take_name(void *out, sqlite3_stmt *row)
{
    bloom *b = (bloom *)out + (sqlite3_column_int64(row, 1) >= DB_FIRST_IMPORTED);
    return set_bits(b, key_value_of((key_value){0, 0}, db_column_text(row, 0)).value);
}

static bool take_signature(void *out, sqlite3_stmt *row)
{
    return set_bits(out, (uint64_t)sqlite3_column_int64(row, 0));
}

/* What Bloom filters are made of: COUNT tells how many rows each will have, ROWS gives them all.
 * They are counted first: to keep the numbers of millions would take more memory than to read them
 * twice. */
#define BLOOMS_MAX 2
static const struct {
    filter_kind first;
    size_t kinds;
    const char *count, *rows;
    number_fn *take;
} blooms[] = {
    {FILTER_NAMES, 2, "SELECT sum(term < 1 << 28), sum(term >= 1 << 28) FROM name",
     "SELECT key, term FROM name", take_name},
    {FILTER_NEAR, 1, "SELECT count(*) FROM near", "SELECT signature FROM near", take_signature},
};

static int open_bloom(bloom *b, onym_error *error)
{
    b->blocks = (uint32_t)((uint64_t)b->count * BITS_PER_NUMBER / 64 / FILTER_BLOCK + 1);
    b->words = calloc((size_t)b->blocks * FILTER_BLOCK, sizeof *b->words);
    return b->words != NULL ? ONYM_OK : error_memory(error);
}

static int write_bloom(rows *r, filter_kind kind, const bloom *b, onym_error *error)
{
    int status = ONYM_OK;
    for (uint32_t i = 0; i < b->blocks && status == ONYM_OK; i++) {
        status = write_row(r, kind, i, b->words + (size_t)i * FILTER_BLOCK, FILTER_BLOCK, error);
    }
    r->plan.blocks[kind] = b->blocks;
    r->plan.count[kind] = b->count;
    return status;
}

/* Makes the filters of row I of the table. */
static int make_blooms(rows *r, size_t i, onym_error *error)
{
    bloom b[BLOOMS_MAX] = {{NULL, 0, 0}};
    int status = read_table(b, r->db, blooms[i].count, take_counts, error);
    for (size_t j = 0; j < blooms[i].kinds && status == ONYM_OK; j++) {
        status = open_bloom(&b[j], error);
    }
    status =
        status == ONYM_OK ? read_table(b, r->db, blooms[i].rows, blooms[i].take, error) : status;
    for (size_t j = 0; j < blooms[i].kinds && status == ONYM_OK; j++) {
        status = write_bloom(r, blooms[i].first + (filter_kind)j, &b[j], error);
    }
    for (size_t j = 0; j < BLOOMS_MAX; j++) {
        free(b[j].words);
    }
    return status;
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Joins the entries of each word. */
static void unite(numbers *n)
{
    size_t kept = 0;
    if (n->count > 1) {
        qsort(n->items, n->count, sizeof *n->items, by_number);
    }
    for (size_t i = 0; i < n->count; i++) {
        bool same =
            kept > 0 && n->items[kept - 1] >> FILTER_ENTRY_BITS == n->items[i] >> FILTER_ENTRY_BITS;
        if (same) {
            n->items[kept - 1] = join(n->items[kept - 1], n->items[i]);
        } else {
            n->items[kept++] = n->items[i];
        }
    }
    n->count = kept;
}

/* Writes the entries in BLOCKS blocks; *FITS is false when one would be too full. */
static int write_entries(rows *r, const numbers *n, uint32_t blocks, bool *fits, onym_error *error)
{
    int status = ONYM_OK;
    size_t at = 0;
    for (uint32_t i = 0; i < blocks && status == ONYM_OK && *fits; i++) {
        size_t first = at;
        while (at < n->count && filter_word_block(n->items[at], blocks) == i) {
            at++;
        }
        *fits = at - first <= FILTER_BLOCK;
        const uint64_t *items = n->count > 0 ? n->items + first : NULL;
        status = *fits ? write_row(r, FILTER_WORDS, i, items, at - first, error) : ONYM_OK;
    }
    return status;
}

static int make_words(rows *r, onym_error *error)
{
    numbers n = {NULL, 0, 0};
    bool fits = false;
    int status = read_table(&n, r->db, "SELECT key, words, text FROM part", take_part, error);
    status = status == ONYM_OK
                 ? read_table(&n, r->db, "SELECT key, capital FROM word", take_word, error)
                 : status;
    unite(&n);
    uint32_t blocks = (uint32_t)(n.count / ENTRIES_NEW + 1);
    for (; status == ONYM_OK && !fits; blocks += blocks / 4 + 1) {
        fits = true;
        r->plan.blocks[FILTER_WORDS] = blocks;
        status = write_entries(r, &n, blocks, &fits, error);
    }
    r->plan.count[FILTER_WORDS] = (uint32_t)n.count;
    free(n.items);
    return status;
}

static int make_all(rows *r, onym_error *error)
{
    r->plan = (filter_plan){.generation = r->plan.generation + 1};
    int status = db_run(r->db, "DELETE FROM filter", error);
    for (size_t i = 0; i < sizeof blooms / sizeof *blooms && status == ONYM_OK; i++) {
        status = make_blooms(r, i, error);
    }
    return status == ONYM_OK ? make_words(r, error) : status;
}

int filters_write(sqlite3 *db, const filter_notes *notes, uint64_t after, onym_error *error)
{
    rows r;
    int status = open_rows(&r, db, error);
    bool fits = !notes->many && r.plan.blocks[FILTER_NAMES] > 0;
    if (status == ONYM_OK && fits) {
        status = add_notes(&r, notes, &fits, error);
    }
    if (status == ONYM_OK && !fits) {
        status = make_all(&r, error);
    }
    status = status == ONYM_OK ? write_plan(&r, after, error) : status;
    close_rows(&r);
    return status;
}
