/* One query on its way: what it has met so far, and how. */
#ifndef ONYM_GLOSSARY_QUERY_H
#define ONYM_GLOSSARY_QUERY_H

#include "base/buffer.h"
#include "glossary/reader.h"
#include "text/inflect.h"

/* How sure a reading is, from 0 to 1; the score of an answer. */
#define SCORE_EXACT     1.0
#define SCORE_KEY       0.98
#define SCORE_INFLECTED 0.95
#define SCORE_TURNED    0.9 /* the family name at the other end */
#define SCORE_COMPOUND  0.8 /* a part of a longer Korean word */

/* A concept that the query met, by the term of POSTING. */
typedef struct hit {
    posting posting;
    onym_match match;
    double score;
    unsigned weight; /* how well known it is; for what is alike in all else */
    bool eponym;     /* a place that the query means as well is named after this person */
} hit;

typedef struct query {
    reader *reader;
    arena *arena;
    onym_text text;
    buffer key;
    size_t limit;
    hit *hits;
    size_t count, capacity;
    bool phrase; /* a preposition may stand before the name */
    bool family; /* only family names of persons count: the query has initials */
    onym_error *error;
} query;

/* Which terms a key may meet: all, or those that an inflection allows. */
typedef struct reading {
    onym_match match;
    double score;
    unsigned kinds;   /* INFLECT_ANY for all */
    const char *lang; /* of the terms, its first two letters; NULL for any */
} reading;

/* Adds what has KEY, read as HOW says. */
int query_add(query *q, onym_text key, const reading *how);

/* Adds what the query is a case or a compound of, or what it is with a particle. */
int query_add_inflected(query *q);

/* Adds what the query calls by its words in another order, or with a unit behind it. */
int query_add_rephrased(query *q);

/* Adds what the query is near to. */
int query_add_near(query *q);

/* Whether the last letter of TEXT is one of Hangul. */
bool query_ends_in_hangul(onym_text text);

/* Puts the likeliest first. */
int query_rank(query *q);

#endif
