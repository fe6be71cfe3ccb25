/* Filters: what a glossary file holds, in so few bytes that most questions need no look into its
 * tables.
 *
 * A file has four, in the rows of the table filter, which are read when they are first needed:
 *
 *  - FILTER_NAMES, FILTER_IMPORTED and FILTER_NEAR say of a key (by its value, key_value.h) and of
 * a signature that it is certainly not in the table name or near, or that it may be: Bloom filters
 *    whose bits for one number stand in one 64-bit word.  FILTER_NAMES is for the names that people
 *    wrote, FILTER_IMPORTED for those of gazetteers: these may be so many that each question reads
 *    another block, so that fewer are asked;
 *  - FILTER_WORDS says what the tables part and word say of a key.  Its entries are hashes of keys
 *    with that in their lower bits, in order; of a million keys that no table has, none is likely
 * to be taken for another.
 *
 * The row meta.filters names the content hash that they were made for: filters that another program
 * has let fall behind are not used. */
#ifndef ONYM_GLOSSARY_FILTER_H
#define ONYM_GLOSSARY_FILTER_H

#include "glossary/db.h"

typedef enum filter_kind {
    FILTER_NAMES,
    FILTER_IMPORTED,
    FILTER_NEAR,
    FILTER_WORDS,
    FILTERS
} filter_kind;

/* Numbers of a block: as many as fit a page of the file with its row. */
#define FILTER_BLOCK 500u

/* What FILTER_WORDS says of a key. */
typedef struct filter_word {
    bool known;     /* a row of part: a word of names that people wrote */
    bool named;     /* the row has a text: the word is of a name that may be meant */
    unsigned words; /* of the longest of these that begins with it, up to FILTER_WORDS_MAX */
    unsigned imported_words; /* the same for imported names */
    unsigned english;        /* 0 no row of word, 1 a word, 2 one with a capital only */
} filter_word;

#define FILTER_WORDS_MAX 15u

/* What the filters of a file are. */
typedef struct filter_plan {
    uint64_t hash;            /* the content that they are for */
    uint32_t generation;      /* grows when they are made anew */
    uint32_t blocks[FILTERS]; /* 0: there is none */
    uint32_t count[FILTERS];  /* numbers put in */
} filter_plan;

/* Reads the plan of DB; one without blocks when it has none or when they are not for its content.
 */
int filter_plan_read(filter_plan *out, sqlite3 *db, onym_error *error);

/* The row of a block. */
int64_t filter_row(const filter_plan *plan, filter_kind kind, uint32_t block);

/* ---- asking ---- */

typedef struct filter_set filter_set;

/* The filters of DB, which must outlive them.  Free with filter_set_free. */
int filter_set_open(filter_set **out, sqlite3 *db, onym_error *error);
void filter_set_free(filter_set *set);

/* Whether NUMBER may be what the Bloom filter KIND is for: false is certain. */
int filter_may_hold(bool *out, filter_set *set, filter_kind kind, uint64_t number,
                    onym_error *error);

/* What is said of the word KEY.  *KNOWN is false when there is no filter to ask. */
int filter_find_word(filter_word *out, bool *known, filter_set *set, onym_text key,
                     onym_error *error);

/* ---- inside ---- */

/* The place of NUMBER in a Bloom filter of BLOCKS blocks: a block, a word of it, and the bits
 * there.
 */
typedef struct filter_place {
    uint32_t block, word;
    uint64_t bits;
} filter_place;
filter_place filter_place_of(uint64_t number, uint32_t blocks);

/* The hash of a word's KEY, its lower bits free for what is said of it, and the block of an entry.
 */
#define FILTER_ENTRY_BITS 16
uint64_t filter_word_hash(onym_text key);
uint32_t filter_word_block(uint64_t entry, uint32_t blocks);

/* What is said, in the lower bits of an entry, and back. */
uint64_t filter_pack(const filter_word *word);
filter_word filter_unpack(uint64_t entry);

/* The first of COUNT entries in order that is not before the hash of ENTRY. */
size_t filter_search(const uint64_t *entries, size_t count, uint64_t entry);

#endif
