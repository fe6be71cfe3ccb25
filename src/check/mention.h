/* Mentions: runs of tokens that are a name of the glossary, or resemble one. */
#ifndef ONYM_CHECK_MENTION_H
#define ONYM_CHECK_MENTION_H

#include "check/article.h"

typedef enum mention_kind {
    MENTION_KNOWN, /* NAMES have the key of the run */
    MENTION_NEAR,  /* NAMES have a key near that of the run */
    MENTION_PART   /* one word of a name is near the run: PART */
} mention_kind;

typedef struct mention {
    size_t first, count; /* tokens */
    mention_kind kind;
    postings names;    /* all terms that it may stand for, likeliest first */
    const char *part;  /* as the glossary writes the word; "" unless MENTION_PART */
    unsigned distance; /* tenths of an edit; 0 for MENTION_KNOWN */
    bool reported;     /* a finding speaks of it */
} mention;

/* Zero-initialised it is empty; free with mentions_free. */
typedef struct mentions {
    mention *items; /* in order, not overlapping */
    size_t count, capacity;
} mentions;

/* Whether M is known from imported gazetteers and lists only. */
bool mention_is_imported(const mention *m);

bool mentions_add(mentions *mentions, const mention *m);

/* Finds the names in Latin letters of ARTICLE, known ones first, then, with what these tell of the
 * article, near ones. */
int mentions_find(mentions *out, article *article, onym_error *error);
void mentions_free(mentions *mentions);

/* Whether the names of COUNTRY are the glossary's first business: names of others are checked with
 * more reserve. */
bool mention_is_core(const char *country);

/* Whether COUNTRY is one of the two Koreas. */
bool mention_is_korean(const char *country);

/* Whether KEY is NAME with an ending of its own: Putins, Pyongyangites.  WEAK: one letter counts as
 * an ending too (Lavrova, Chechens' Chechni), which says less. */
bool mention_is_derived(onym_text key, const char *name, bool weak);

#endif
