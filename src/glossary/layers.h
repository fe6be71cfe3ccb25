/* The files of a reader: their prepared questions, and the filters that go before them. */
#ifndef ONYM_GLOSSARY_LAYERS_H
#define ONYM_GLOSSARY_LAYERS_H

#include "glossary/db.h"
#include "glossary/filter.h"
#include "glossary/reader.h"
#include "glossary/vocabulary.h"

/* The questions, one prepared statement each. */
enum question {
    ASK_TERMS,
    ASK_PART,
    ASK_WORD,
    ASK_NEAR,
    ASK_PATTERN,
    ASK_CONCEPT,
    ASK_FORMS,
    ASK_PREFIX,
    ASK_PREFIX_MADE,
    ASK_KEY,
    ASK_IMPORTED,
    ASK_BEGINS,
    ASK_LONGER,
    ASK_WEIGHT,
    ASK_MENTIONS,
    QUESTIONS
};

/* One glossary file. */
typedef struct layer {
    char *path;
    sqlite3 *db;
    sqlite3_stmt *ask[QUESTIONS];
    bool imported;       /* holds imported names; asked before they are searched */
    filter_set *filters; /* what goes before the look-ups; NULL until it is first asked */
    vocabulary *words;   /* the same of ordinary words */
} layer;

/* The files, of which a later one wins. */
struct reader {
    layer *layers;
    size_t count;
};

/* Called for every row of an answer of file LAYER until it returns false. */
typedef bool row_fn(void *context, sqlite3_stmt *row, size_t layer);

/* A question with the values of its parameters ?1 and ?2, and who takes the answer. */
typedef struct asking {
    enum question question;
    row_fn *take;
    void *context;
    onym_text text; /* ?1, when the question is about a text */
    int64_t number; /* ?1 when it is about a number, else ?2 when it has one */
} asking;

/* Asks file LAYER; ask_all asks all files, the last one first. */
int ask_layer(reader *r, size_t layer, const asking *what, onym_error *error);
int ask_all(reader *r, const asking *what, onym_error *error);

/* The filters of file LAYER. */
int layer_filters(filter_set **out, reader *r, size_t layer, onym_error *error);

/* Whether the table of KIND in file LAYER may hold NUMBER: false is certain. */
int layer_may_hold(bool *out, reader *r, size_t layer, filter_kind kind, uint64_t number,
                   onym_error *error);

/* A row_fn that sets the bool *CONTEXT and wants no more rows. */
row_fn take_any;

/* Column INDEX copied into A; "" when there is no memory, which the arena remembers. */
const char *copy_column(arena *a, sqlite3_stmt *row, int index);

/* The term in seven columns of ROW that begin at FIRST. */
onym_term read_term(arena *a, sqlite3_stmt *row, int first);

#endif
