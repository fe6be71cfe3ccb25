/* Growing byte buffers with a maximum. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/sizes.h"
#include "base/utf8.h"

#define FIRST_CAPACITY ((size_t)USUAL_OR_TINY(64, 1))
#define DOUBLES_FROM   USUAL_OR_TINY(FIRST_CAPACITY, 4096) /* below it grows by what is needed */

/* Makes room for EXTRA bytes and the NUL. */
static bool reserve(buffer *b, size_t extra)
{
    size_t limit = b->limit != 0 ? b->limit : BUFFER_LIMIT;
    if (b->failed || b->size > limit || extra > limit - b->size) {
        b->failed = true;
        return false;
    }
    size_t need = b->size + extra + 1;
    if (need <= b->capacity) {
        return true;
    }
    size_t capacity = b->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : b->capacity;
    while (capacity < need) { /* no overflow: need <= BUFFER_LIMIT + 1 */
        capacity = capacity < DOUBLES_FROM ? need : capacity * 2;
    }
    char *data = realloc(b->data, capacity);
    if (data == NULL) {
        memory_failed();
        b->failed = true;
        return false;
    }
    b->data = data;
    b->capacity = capacity;
    return true;
}

void buffer_append(buffer *b, const char *data, size_t size)
{
    if (size == 0 || !reserve(b, size)) {
        return;
    }
    memcpy(b->data + b->size, data, size);
    b->size += size;
    b->data[b->size] = '\0';
}

void buffer_append_text(buffer *b, onym_text text)
{
    buffer_append(b, text.data, text.size);
}

void buffer_puts(buffer *b, const char *text)
{
    buffer_append(b, text, strlen(text));
}

void buffer_putc(buffer *b, char c)
{
    buffer_append(b, &c, 1);
}

void buffer_printf(buffer *b, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    if (size < 0) {
        b->failed = true;
    } else if (reserve(b, (size_t)size)) {
        (void)vsnprintf(b->data + b->size, (size_t)size + 1, format, again);
        b->size += (size_t)size;
    }
    va_end(again);
    va_end(arguments);
}

void buffer_put_code_point(buffer *b, uint32_t code_point)
{
    char bytes[4];
    size_t size = utf8_put(bytes, code_point);
    buffer_append(b, bytes, size);
}

void buffer_clear(buffer *b)
{
    b->size = 0;
    b->failed = false;
    if (b->data != NULL) {
        b->data[0] = '\0';
    }
}

void buffer_free(buffer *b)
{
    free(b->data);
    size_t limit = b->limit;
    *b = (buffer){.limit = limit};
}

onym_text buffer_text(const buffer *b)
{
    return (onym_text){b->data, b->size};
}

int buffer_take(onym_string *out, buffer *b, onym_error *error)
{
    *out = (onym_string){NULL, 0};
    if (!b->failed && b->data == NULL) {
        (void)reserve(b, 0);
    }
    if (b->failed) {
        buffer_free(b);
        return error_memory(error);
    }
    b->data[b->size] = '\0';
    *out = (onym_string){b->data, b->size};
    b->data = NULL;
    buffer_free(b);
    return ONYM_OK;
}

bool array_reserve(void **items, size_t *capacity, size_t need, size_t item_size)
{
    if (need <= *capacity) {
        return true;
    }
    size_t room = *capacity < 8 ? 8 : *capacity;
    while (room < need) {
        if (room > SIZE_MAX / 2) {
            return false;
        }
        room *= 2;
    }
    if (room > SIZE_MAX / item_size) {
        return false;
    }
    void *grown = realloc(*items, room * item_size);
    if (grown == NULL) {
        memory_failed();
        return false;
    }
    *items = grown;
    *capacity = room;
    return true;
}
