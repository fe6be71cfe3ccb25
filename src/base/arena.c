/* Arenas: many small allocations that are freed together. */
#include "base/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/sizes.h"

#define BLOCK_SIZE ((size_t)USUAL_OR_TINY(16 * 1024, 1))

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static struct arena_block *add_block(arena *a, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block)) {
        return NULL;
    }
    struct arena_block *block = malloc(sizeof *block + size);
    if (block == NULL) {
        memory_failed();
    } else {
        block->next = a->head;
        block->used = 0;
        block->size = size;
        a->head = block;
    }
    return block;
}

void *arena_alloc(arena *a, size_t size)
{
    size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align) {
        a->failed = true;
        return NULL;
    }
    size_t room = (size + align - 1) / align * align;
    struct arena_block *block = a->head;
    if (block == NULL || block->size - block->used < room) {
        block = add_block(a, room > BLOCK_SIZE ? room : BLOCK_SIZE);
        if (block == NULL) {
            a->failed = true;
            return NULL;
        }
    }
    void *result = block->bytes + block->used;
    block->used += room;
    memset(result, 0, size);
    return result;
}

char *arena_copy(arena *a, onym_text text)
{
    char *copy = arena_alloc(a, text.size + 1);
    if (copy != NULL && text.size > 0) {
        memcpy(copy, text.data, text.size);
    }
    return copy;
}

void arena_free(arena *a)
{
    while (a->head != NULL) {
        struct arena_block *next = a->head->next;
        free(a->head);
        a->head = next;
    }
    a->failed = false;
}
