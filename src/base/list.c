/* Lists of strings that the public interface hands out. */
#include "base/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

struct onym_list {
    arena arena;
    char **items;
    size_t count, capacity;
};

onym_list *list_new(void)
{
    return calloc(1, sizeof(onym_list));
}

bool list_add(onym_list *list, onym_text text)
{
    char *copy = arena_copy(&list->arena, text);
    if (copy == NULL || !array_room(list->items, list->capacity, list->count)) {
        return false;
    }
    list->items[list->count++] = copy;
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void list_sort(onym_list *list)
{
    if (list->count < 2) {
        return;
    }
    qsort(list->items, list->count, sizeof *list->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++) {
        if (strcmp(list->items[i], list->items[kept - 1]) != 0) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
}

void list_cut(onym_list *list, size_t most)
{
    list->count = list->count < most ? list->count : most;
}

size_t onym_list_count(const onym_list *list)
{
    return list != NULL ? list->count : 0;
}

const char *onym_list_at(const onym_list *list, size_t index)
{
    return list != NULL && index < list->count ? list->items[index] : NULL;
}

void onym_list_free(onym_list *list)
{
    if (list != NULL) {
        arena_free(&list->arena);
        free(list->items);
        free(list);
    }
}
