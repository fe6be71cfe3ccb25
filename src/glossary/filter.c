/* Filters: what a glossary file holds, in so few bytes that most questions need no look into its
 * tables. */
#include "glossary/filter.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "glossary/content.h"

/* A block as it was read; entries of words are counted, what is behind them is 0. */
typedef struct block {
    uint64_t numbers[FILTER_BLOCK];
    uint32_t count;
} block;

struct filter_set {
    sqlite3_stmt *read;
    filter_plan plan;
    block **blocks[FILTERS]; /* NULL until they are needed */
    uint32_t room[FILTERS];  /* blocks that there is room for, also when the plan has none now */
};

/* ---- places ---- */

/* Spreads a number over all bits. */
static uint64_t mix(uint64_t number)
{
    number = (number ^ number >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    number = (number ^ number >> 29) * UINT64_C(0xD6E8FEB86659FD93);
    return number ^ number >> 32;
}

filter_place filter_place_of(uint64_t number, uint32_t blocks)
{
    uint64_t mixed = mix(number);
    uint64_t words = (uint64_t)blocks * FILTER_BLOCK;
    uint64_t word = ((mixed >> 32) * words) >> 32;
    uint64_t bits = 0;
    for (unsigned i = 0; i < 4; i++) {
        bits |= UINT64_C(1) << (mixed >> (6 * i) & 63);
    }
    return (filter_place){(uint32_t)(word / FILTER_BLOCK), (uint32_t)(word % FILTER_BLOCK), bits};
}

uint64_t filter_word_hash(onym_text key)
{
    return mix(hash_text(key, FILTER_WORDS)) & ~((UINT64_C(1) << FILTER_ENTRY_BITS) - 1);
}

uint32_t filter_word_block(uint64_t entry, uint32_t blocks)
{
    return (uint32_t)(((entry >> 32) * blocks) >> 32);
}

static unsigned at_most(unsigned number)
{
    return number < FILTER_WORDS_MAX ? number : FILTER_WORDS_MAX;
}

uint64_t filter_pack(const filter_word *w)
{
    return (uint64_t)(at_most(w->words) | at_most(w->imported_words) << 4 | w->english << 8 |
                      (unsigned)w->known << 10 | (unsigned)w->named << 11);
}

filter_word filter_unpack(uint64_t entry)
{
    return (filter_word){.known = (entry >> 10 & 1) != 0,
                         .named = (entry >> 11 & 1) != 0,
                         .words = (unsigned)(entry & 15),
                         .imported_words = (unsigned)(entry >> 4 & 15),
                         .english = (unsigned)(entry >> 8 & 3)};
}

size_t filter_search(const uint64_t *entries, size_t count, uint64_t entry)
{
    size_t first = 0;
    while (count > 0) {
        size_t half = count / 2;
        if (entries[first + half] >> FILTER_ENTRY_BITS < entry >> FILTER_ENTRY_BITS) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

/* ---- the plan ---- */

int64_t filter_row(const filter_plan *plan, filter_kind kind, uint32_t number)
{
    return (int64_t)(plan->generation & 0xFFFFFu) << 40 | (int64_t)kind << 32 | number;
}

static bool parse(filter_plan *out, const char *value)
{
    int used = 0;
    if (sscanf(value, "%" SCNx64 " %" SCNu32 "%n", &out->hash, &out->generation, &used) != 2) {
        return false;
    }
    for (size_t i = 0; i < FILTERS; i++) {
        value += used;
        if (sscanf(value, " %" SCNu32 " %" SCNu32 "%n", &out->blocks[i], &out->count[i], &used) !=
            2) {
            return false;
        }
    }
    return true;
}

int filter_plan_read(filter_plan *out, sqlite3 *db, onym_error *error)
{
    static const filter_plan none = {.hash = 0};
    sqlite3_stmt *statement;
    uint64_t hash;
    *out = none;
    int status = content_read(&hash, db, error);
    status = status == ONYM_OK ? db_prepare(&statement, db,
                                            "SELECT value FROM meta WHERE name = 'filters'", error)
                               : status;
    if (status != ONYM_OK) {
        return status;
    }
    int code = sqlite3_step(statement);
    bool good = code == SQLITE_ROW && parse(out, (const char *)sqlite3_column_text(statement, 0));
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        status = db_failed(db, error);
    }
    (void)sqlite3_finalize(statement);
    if (!good || out->hash != hash) {
        uint32_t generation = out->generation;
        *out = none;
        out->generation = generation;
    }
    return status;
}

/* ---- asking ---- */

int filter_set_open(filter_set **out, sqlite3 *db, onym_error *error)
{
    filter_set *set = calloc(1, sizeof *set);
    *out = set;
    int status = set != NULL ? filter_plan_read(&set->plan, db, error) : error_memory(error);
    for (size_t i = 0; status == ONYM_OK && i < FILTERS; i++) {
        if (set->plan.blocks[i] > 0) {
            set->blocks[i] = calloc(set->plan.blocks[i], sizeof *set->blocks[i]);
            set->room[i] = set->blocks[i] != NULL ? set->plan.blocks[i] : 0;
            status = set->room[i] > 0 ? ONYM_OK : error_memory(error);
        }
    }
    if (status == ONYM_OK && set->plan.blocks[FILTER_NAMES] > 0) {
        status = db_prepare(&set->read, db,
                            /* The limit keeps SQLite from reading the row behind the last. */
                            "SELECT id, numbers FROM filter WHERE id BETWEEN ?1 AND ?2"
                            " LIMIT 1 + ?2 - ?1",
                            error);
    }
    if (status != ONYM_OK) {
        filter_set_free(set);
        *out = NULL;
    }
    return status;
}

void filter_set_free(filter_set *set)
{
    if (set == NULL) {
        return;
    }
    for (size_t i = 0; i < FILTERS; i++) {
        for (uint32_t j = 0; j < set->room[i]; j++) {
            free(set->blocks[i][j]);
        }
        free((void *)set->blocks[i]);
    }
    (void)sqlite3_finalize(set->read);
    free(set);
}

/* Blocks that are read at once, where the filter has few: a page of text asks for most of them. */
#define GROUP      16u
#define FEW_BLOCKS 1024u

/* The block that the row at hand holds; NULL: no memory. */
static block *read_block(sqlite3_stmt *row)
{
    block *new = malloc(sizeof *new);
    const void *bytes = sqlite3_column_blob(row, 1);
    size_t size = bytes != NULL ? (size_t)sqlite3_column_bytes(row, 1) : 0;
    if (new == NULL) {
        return NULL;
    }
    size = size < sizeof new->numbers ? size : sizeof new->numbers;
    memcpy(new->numbers, bytes != NULL ? bytes : "", size);
    memset((char *)new->numbers + size, 0, sizeof new->numbers - size);
    new->count = (uint32_t)(size / sizeof *new->numbers);
    return new;
}

/* Reads the blocks FIRST to LAST of KIND, those that the file still has. */
static int read_blocks(filter_set *set, filter_kind kind, uint32_t first, uint32_t last,
                       onym_error *error)
{
    sqlite3 *db = sqlite3_db_handle(set->read);
    int64_t row = filter_row(&set->plan, kind, first);
    int code, status = ONYM_OK;
    if (sqlite3_get_autocommit(db) != 0) { /* a transaction each would lock the file each time */
        status = db_run(db, "BEGIN", error);
    }
    if (status != ONYM_OK) {
        return status;
    }
    (void)sqlite3_bind_int64(set->read, 1, row);
    (void)sqlite3_bind_int64(set->read, 2, row + (last - first));
    while ((code = sqlite3_step(set->read)) == SQLITE_ROW && status == ONYM_OK) {
        block **slot = &set->blocks[kind][first + (sqlite3_column_int64(set->read, 0) - row)];
        *slot = *slot == NULL ? read_block(set->read) : *slot;
        status = *slot != NULL ? ONYM_OK : error_memory(error);
    }
    if (status == ONYM_OK && code != SQLITE_DONE) {
        status = db_failed(db, error);
    }
    (void)sqlite3_reset(set->read);
    return status;
}

/* Block NUMBER of KIND; NULL in *OUT when the file has made its filters anew, and then there is no
 * filter of that kind any more. */
static int load(const block **out, filter_set *set, filter_kind kind, uint32_t number,
                onym_error *error)
{
    int status = ONYM_OK;
    if (set->blocks[kind][number] == NULL) {
        uint32_t count = set->plan.blocks[kind], group = count <= FEW_BLOCKS ? GROUP : 1;
        uint32_t first = number - number % group,
                 end = first + group < count ? first + group : count;
        status = read_blocks(set, kind, first, end - 1, error);
        bool gone = status == ONYM_OK && set->blocks[kind][number] == NULL;
        set->plan.blocks[kind] = gone ? 0 : count;
    }
    *out = set->blocks[kind][number];
    return status;
}

int filter_may_hold(bool *out, filter_set *set, filter_kind kind, uint64_t number,
                    onym_error *error)
{
    *out = set->plan.blocks[kind] == 0 || set->plan.count[kind] > 0;
    if (set->plan.blocks[kind] == 0 || set->plan.count[kind] == 0) {
        return ONYM_OK;
    }
    filter_place at = filter_place_of(number, set->plan.blocks[kind]);
    const block *b = set->blocks[kind][at.block];
    int status = b == NULL ? load(&b, set, kind, at.block, error) : ONYM_OK;
    *out = b == NULL || (b->numbers[at.word] & at.bits) == at.bits;
    return status;
}

int filter_find_word(filter_word *out, bool *known, filter_set *set, onym_text key,
                     onym_error *error)
{
    *known = false;
    *out = (filter_word){.known = false};
    if (set->plan.blocks[FILTER_WORDS] == 0) {
        return ONYM_OK;
    }
    const block *b;
    uint64_t hash = filter_word_hash(key);
    int status =
        load(&b, set, FILTER_WORDS, filter_word_block(hash, set->plan.blocks[FILTER_WORDS]), error);
    *known = status == ONYM_OK && b != NULL;
    if (*known) {
        size_t at = filter_search(b->numbers, b->count, hash);
        bool found =
            at < b->count && b->numbers[at] >> FILTER_ENTRY_BITS == hash >> FILTER_ENTRY_BITS;
        *out = found ? filter_unpack(b->numbers[at]) : *out;
    }
    return status;
}
