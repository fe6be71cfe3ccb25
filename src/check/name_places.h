/* Name places: the names of an article that are compared with each other, those of the glossary and
 * others, each where it stands. */
#ifndef ONYM_CHECK_NAME_PLACES_H
#define ONYM_CHECK_NAME_PLACES_H

#include "base/buffer.h"
#include "check/findings.h"
#include "check/mention.h"

/* A single word must have so many letters to be compared. */
#define SINGLE_LETTERS 6

/* A part of a name: a word, with what hyphens join to it. */
typedef struct name_part {
    size_t first, count; /* tokens, from the first one of the name on */
    const char *key;
    const char *others; /* the keys of what stands before and behind it; "" when there is nothing */
} name_part;

/* What a name is compared by, which follows from its letters alone; the memo keeps it. */
typedef struct name_text {
    const char *text, *key;
    const char *given;      /* the key without the first of three words; else the whole key */
    const char *first_word; /* the key of the first of three words; "" */
    const char *sound;      /* the key as it sounds: near_sound_append */
    int64_t skeleton;       /* of what sounds as GIVEN does */
    const name_part *parts;
    size_t part_count;
} name_text;

/* A name where it stands. */
typedef struct place {
    size_t first, count; /* tokens */
    const name_text *is;
    const char *concept; /* "" for names outside the glossary */
    size_t spelling;     /* the first place with this very text */
    size_t times;        /* how often it stands, at its first place */
    bool reported;
} place;

/* Zero-initialised but for the article it is empty; free with name_places_free. */
typedef struct places {
    article *article;
    place *items;
    size_t count, capacity;
    buffer key, plain;
    size_t mark; /* the next mark that is looked at */
    onym_error *error;
} places;

/* Adds the names of the article, whose mentions are M, in order. */
int name_places_collect(places *p, const mentions *m);
void name_places_free(places *p);

/* Whether two names of three words have one Korean surname, however spelt. */
bool name_places_same_surname(const place *x, const place *y);

/* Whether the text speaks of Korea, Russia and their neighbours: names from elsewhere have
 * spellings that no romanisation explains, and each bearer his own. */
bool name_places_at_home(const article *a);

/* Adds the finding that RARE is a spelling of KEPT, with how often each stands there. */
int name_places_report(onym_findings *out, places *p, const place *rare, size_t rare_times,
                       const place *kept, size_t kept_times, onym_level level);

#endif
