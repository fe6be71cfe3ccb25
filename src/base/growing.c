/* Growing arrays in an arena: the old halves stay until the arena goes. */
#include "base/growing.h"

#include <string.h>

#include "base/sizes.h"

void *growing_add(growing *g, size_t item_size)
{
    if (g->count == g->capacity) {
        size_t capacity = g->capacity == 0 ? USUAL_OR_TINY(4, 1) : g->capacity * 2;
        void *items = arena_alloc(g->arena, capacity * item_size);
        if (items == NULL) {
            return NULL;
        }
        if (g->count > 0) {
            memcpy(items, g->items, g->count * item_size);
        }
        g->items = items;
        g->capacity = capacity;
    }
    return (char *)g->items + g->count++ * item_size;
}
