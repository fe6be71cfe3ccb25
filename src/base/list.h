/* Lists of strings that the public interface hands out. */
#ifndef ONYM_BASE_LIST_H
#define ONYM_BASE_LIST_H

#include "onym.h"

/* A new, empty list; NULL when there is no memory. */
onym_list *list_new(void);

/* Appends a copy of TEXT.  False: no memory. */
bool list_add(onym_list *list, onym_text text);

/* Sorts in byte order and drops repeats. */
void list_sort(onym_list *list);

/* Drops what is over MOST items. */
void list_cut(onym_list *list, size_t most);

#endif
