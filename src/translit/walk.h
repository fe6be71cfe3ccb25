/* The walk over a text: which bytes are words of a system's script, and which are left alone. */
#ifndef ONYM_TRANSLIT_WALK_H
#define ONYM_TRANSLIT_WALK_H

#include "translit/engine.h"

/* A word or phrase to be rewritten, bytes begin to end. */
typedef struct segment {
    size_t begin, end;
    bool single; /* one letter */
} segment;

/* A walk over TEXT.  Zero what is not named here. */
typedef struct walker {
    onym_text text;
    script_kind script;
    unsigned flags; /* STEP_ flags that hold for this call */
    bool hyphens;   /* a hyphen between letters is part of the word */
    bool signs;     /* apostrophes and graves after a letter are part of the word */
    size_t at;      /* where the walk goes on */
    size_t floor;   /* what stands before is done with */
} walker;

/* The next segment; what lies between two is left alone.  False at the end. */
bool walk_next(segment *out, walker *walk);

/* Whether the words around bytes BEGIN to END on its line are all in capitals, and there is one. */
bool walk_among_capitals(onym_text text, size_t begin, size_t end);

#endif
