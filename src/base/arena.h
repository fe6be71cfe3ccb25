/* Arenas: many small allocations that are freed together. */
#ifndef ONYM_BASE_ARENA_H
#define ONYM_BASE_ARENA_H

#include "onym.h"

/* Zero-initialised it is empty and ready. */
typedef struct arena {
    struct arena_block *head;
    bool failed; /* some allocation found no memory */
} arena;

/* SIZE bytes, zeroed and aligned for anything; NULL when there is no memory (and ARENA->failed is
 * set). */
void *arena_alloc(arena *arena, size_t size);

/* A NUL-terminated copy of TEXT; NULL when there is no memory. */
char *arena_copy(arena *arena, onym_text text);

void arena_free(arena *arena);

#endif
