/* Growing byte buffers with a maximum.  A failed append sticks, so that a writer checks once, at
 * the end. */
#ifndef ONYM_BASE_BUFFER_H
#define ONYM_BASE_BUFFER_H

#include "onym.h"

/* The largest buffer unless the maker says otherwise: 1 GiB. */
#define BUFFER_LIMIT ((size_t)1 << 30)

/* SIZE bytes at DATA; zero-initialised it is empty and ready.  DATA is NUL-terminated when SIZE >
 * 0. */
typedef struct buffer {
    char *data;
    size_t size, capacity;
    size_t limit; /* bytes; 0 means BUFFER_LIMIT */
    bool failed;  /* an append found no memory or hit the limit */
} buffer;

void buffer_append(buffer *b, const char *data, size_t size);
void buffer_append_text(buffer *b, onym_text text);
void buffer_puts(buffer *b, const char *text);
void buffer_putc(buffer *b, char c);
void buffer_printf(buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_put_code_point(buffer *b, uint32_t code_point);

/* Empties it and keeps the memory. */
void buffer_clear(buffer *b);
void buffer_free(buffer *b);

/* The content as a slice, good until the next append. */
onym_text buffer_text(const buffer *b);

/* Moves the content to *out and leaves the buffer empty.  Frees and fails when an append had
 * failed. */
int buffer_take(onym_string *out, buffer *b, onym_error *error);

/* Makes room for NEED items of ITEM_SIZE bytes in *ITEMS, which has room for *CAPACITY.  False: no
 * memory, nothing changed. */
bool array_reserve(void **items, size_t *capacity, size_t need, size_t item_size);

/* Makes room for one more item after COUNT in ITEMS, a pointer variable of any type, with the
 * capacity variable CAPACITY. */
#define array_room(items, capacity, count)                                                         \
    ((count) < (capacity) ||                                                                       \
     array_reserve((void **)&(items), &(capacity), (count) + 1, sizeof *(items)))

#endif
