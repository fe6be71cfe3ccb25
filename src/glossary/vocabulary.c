/* The vocabulary: which words of Russian, Ukrainian and Korean are ordinary ones, in few bytes. */
#include "glossary/vocabulary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "glossary/filter.h"
#include "text/key_value.h"

/* Bits for each word. */
#define BITS_PER_WORD 16u

/* Syllables of Hangul: bytes of one, the code points, in which vowels and finals turn. */
#define SYLLABLE     3u
#define HANGUL_FIRST 0xAC00u
#define HANGUL_LAST  0xD7A3u
#define VOWELS       21u
#define FINALS       28u
#define FINAL_PAST   20u /* ss, of the past tense */

void vocabulary_notes_free(vocabulary_notes *n)
{
    free(n->items);
    *n = (vocabulary_notes){.items = NULL};
}

static uint64_t number_of(onym_text key)
{
    return key_value_of((key_value){0, 0}, key).value;
}

static bool note(vocabulary_notes *n, onym_text key)
{
    if (!array_room(n->items, n->capacity, n->count)) {
        return false;
    }
    n->items[n->count++] = number_of(key);
    return true;
}

/* Notes KEY with the syllable CODE in place of its last one. */
static bool note_with(vocabulary_notes *n, onym_text key, uint32_t code)
{
    buffer other = {0};
    buffer_append(&other, key.data, key.size - SYLLABLE);
    buffer_put_code_point(&other, code);
    bool done = !other.failed && note(n, buffer_text(&other));
    buffer_free(&other);
    return done;
}

/* Notes the stem KEY of a verb, and what its last syllable becomes before endings: 만들, 만드;
 * 가르치, 가르친, 가르칩, 가르쳐, 가르쳤. */
static bool note_stem(vocabulary_notes *n, onym_text key)
{
    static const unsigned finals[] = {4, 8, 16, 17}; /* n, l, m, p */
    static const struct {
        unsigned vowel, becomes; /* with eo behind it */
    } joined[] = {{20, 6}, {13, 14}, {8, 9}, {18, 4}};
    uint32_t last = utf8_before(key, key.size).code_point;
    if (last < HANGUL_FIRST || last > HANGUL_LAST) {
        return true;
    }
    uint32_t final = (last - HANGUL_FIRST) % FINALS, open = last - final;
    uint32_t vowel = (open - HANGUL_FIRST) / FINALS % VOWELS;
    bool done = note(n, key) && (final == 0 || note_with(n, key, open));
    for (size_t i = 0; i < 4 && done && final == 0; i++) {
        uint32_t changed = open - vowel * FINALS + joined[i].becomes * FINALS;
        done = note_with(n, key, open + finals[i]) &&
               (vowel != joined[i].vowel ||
                (note_with(n, key, changed) && note_with(n, key, changed + FINAL_PAST)));
    }
    return done;
}

/* The languages, each with letters that only its words have; a filter that has a language holds its
 * code as a word. */
static const struct {
    const char *code, *letters;
} languages[] = {{"ru", "ыэъ"}, {"uk", "іїєґ"}, {"ko", NULL}};

#define LANGUAGES (sizeof languages / sizeof *languages)

static bool has_letter(onym_text key, const char *letters)
{
    for (size_t at = 0; at + 2 <= key.size; at += 2) {
        for (const char *l = letters; *l != '\0'; l += 2) {
            if (memcmp(key.data + at, l, 2) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Notes the language of KEY when it shows it and is the first that does. */
static bool note_language(vocabulary_notes *n, onym_text key)
{
    bool hangul = utf8_at(key, 0).size == SYLLABLE;
    bool done = true;
    for (size_t i = 0; i < LANGUAGES && done; i++) {
        const char *letters = languages[i].letters;
        if ((n->languages >> i & 1) == 0 &&
            (hangul ? letters == NULL : letters != NULL && has_letter(key, letters))) {
            n->languages |= 1u << i;
            done = note(n, onym_text_of(languages[i].code));
        }
    }
    return done;
}

bool vocabulary_note(vocabulary_notes *n, onym_text key)
{
    static const char ending[] = "다";
    bool verb =
        key.size >= 3 * SYLLABLE && memcmp(key.data + key.size - SYLLABLE, ending, SYLLABLE) == 0;
    return note_language(n, key) && note(n, key) &&
           (!verb || note_stem(n, (onym_text){key.data, key.size - SYLLABLE}));
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static size_t count_distinct(uint64_t *items, size_t count)
{
    size_t distinct = count > 0;
    if (count > 1) {
        qsort(items, count, sizeof *items, by_number);
    }
    for (size_t i = 1; i < count; i++) {
        distinct += items[i] != items[i - 1];
    }
    return distinct;
}

static int write_blocks(sqlite3 *db, const uint64_t *words, uint32_t blocks, onym_error *error)
{
    sqlite3_stmt *statement = NULL;
    char sql[80];
    (void)snprintf(sql, sizeof sql, "INSERT INTO meta VALUES('vocabulary', '%" PRIu32 "')", blocks);
    int status = db_run(db,
                        "CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, numbers BLOB NOT NULL)"
                        " STRICT",
                        error);
    status = status == ONYM_OK ? db_run(db, sql, error) : status;
    status = status == ONYM_OK
                 ? db_prepare(&statement, db, "INSERT INTO vocabulary VALUES(?1, ?2)", error)
                 : status;
    for (uint32_t i = 0; i < blocks && status == ONYM_OK; i++) {
        (void)sqlite3_bind_int64(statement, 1, i);
        (void)sqlite3_bind_blob(statement, 2, words + (size_t)i * FILTER_BLOCK,
                                (int)(FILTER_BLOCK * sizeof *words), SQLITE_STATIC);
        status = db_step_done(statement, error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

int vocabulary_write(sqlite3 *db, const vocabulary_notes *n, onym_error *error)
{
    if (n->count == 0) {
        return ONYM_OK;
    }
    size_t distinct = count_distinct(n->items, n->count);
    uint32_t blocks = (uint32_t)(distinct * BITS_PER_WORD / (64 * FILTER_BLOCK) + 1);
    uint64_t *words = calloc((size_t)blocks * FILTER_BLOCK, sizeof *words);
    if (words == NULL) {
        return error_memory(error);
    }
    for (size_t i = 0; i < n->count; i++) {
        filter_place at = filter_place_of(n->items[i], blocks);
        words[(size_t)at.block * FILTER_BLOCK + at.word] |= at.bits;
    }
    int status = write_blocks(db, words, blocks, error);
    free(words);
    return status;
}

/* ---- asking ---- */

struct vocabulary {
    sqlite3 *db;
    sqlite3_stmt *read;
    uint32_t blocks;   /* 0: there is none */
    uint64_t **loaded; /* NULL until they are needed */
};

/* More than any language has words for: a number beyond it is damage. */
#define BLOCKS_MAX 65536u

int vocabulary_open(vocabulary **out, sqlite3 *db, onym_error *error)
{
    sqlite3_stmt *statement = NULL;
    vocabulary *v = calloc(1, sizeof *v);
    *out = v;
    int status = v != NULL ? db_prepare(&statement, db,
                                        "SELECT value FROM meta WHERE name = 'vocabulary'", error)
                           : error_memory(error);
    if (status != ONYM_OK) {
        free(v);
        *out = NULL;
        return status;
    }
    v->db = db;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        int blocks = sqlite3_column_int(statement, 0);
        v->blocks = blocks > 0 && (unsigned)blocks <= BLOCKS_MAX ? (uint32_t)blocks : 0;
    }
    status = code == SQLITE_ROW || code == SQLITE_DONE ? ONYM_OK : db_failed(db, error);
    (void)sqlite3_finalize(statement);
    if (status == ONYM_OK && v->blocks > 0) {
        v->loaded = calloc(v->blocks, sizeof *v->loaded);
        status =
            v->loaded == NULL
                ? error_memory(error)
                : db_prepare(&v->read, db, "SELECT numbers FROM vocabulary WHERE id = ?1", error);
    }
    if (status != ONYM_OK) {
        vocabulary_free(v);
        *out = NULL;
    }
    return status;
}

void vocabulary_free(vocabulary *v)
{
    if (v == NULL) {
        return;
    }
    for (uint32_t i = 0; v->loaded != NULL && i < v->blocks; i++) {
        free(v->loaded[i]);
    }
    free((void *)v->loaded);
    (void)sqlite3_finalize(v->read);
    free(v);
}

/* Reads block NUMBER, all zeros when it is not there, into its slot. */
static int load(vocabulary *v, uint32_t number, onym_error *error)
{
    uint64_t *block = calloc(FILTER_BLOCK, sizeof *block);
    if (block == NULL) {
        return error_memory(error);
    }
    (void)sqlite3_bind_int64(v->read, 1, number);
    int code = sqlite3_step(v->read);
    if (code == SQLITE_ROW) {
        const void *bytes = sqlite3_column_blob(v->read, 0);
        size_t size = (size_t)sqlite3_column_bytes(v->read, 0);
        size = size < FILTER_BLOCK * sizeof *block ? size : FILTER_BLOCK * sizeof *block;
        memcpy(block, bytes != NULL ? bytes : "", bytes != NULL ? size : 0);
    }
    int status = code == SQLITE_ROW || code == SQLITE_DONE ? ONYM_OK : db_failed(v->db, error);
    (void)sqlite3_reset(v->read);
    if (status != ONYM_OK) {
        free(block);
        block = NULL;
    }
    v->loaded[number] = block;
    return status;
}

int vocabulary_has(bool *out, vocabulary *v, onym_text key, onym_error *error)
{
    *out = false;
    if (v->blocks == 0) {
        return ONYM_OK;
    }
    filter_place at = filter_place_of(number_of(key), v->blocks);
    int status = v->loaded[at.block] == NULL ? load(v, at.block, error) : ONYM_OK;
    *out = status == ONYM_OK && (v->loaded[at.block][at.word] & at.bits) == at.bits;
    return status;
}

int vocabulary_speaks(bool *out, vocabulary *v, const char *lang, onym_error *error)
{
    return vocabulary_has(out, v, onym_text_of(lang), error);
}
