/* Growing arrays in an arena: the old halves stay until the arena goes. */
#ifndef ONYM_BASE_GROWING_H
#define ONYM_BASE_GROWING_H

#include "base/arena.h"

/* Empty when only ARENA is set. */
typedef struct growing {
    arena *arena;
    void *items;
    size_t count, capacity;
} growing;

/* Room for one more item of ITEM_SIZE bytes at the end; NULL when there is no memory. */
void *growing_add(growing *g, size_t item_size);

#endif
