/* Shapes: letters that scanners and tired eyes take for others. */
#include "text/shape.h"

#include <string.h>

static const struct {
    uint32_t a, b;
} alike[] = {{'0', 'o'}, {'1', 'l'}, {'1', 'i'}, {'i', 'l'}};

static const struct {
    char pair[2], one;
} pairs[] = {{{'r', 'n'}, 'm'}, {{'c', 'l'}, 'd'}, {{'v', 'v'}, 'w'}};

/* What is read, and what may have stood there.  Letters that one edit tells apart need no repair.
 */
static const struct {
    char seen[3], meant[3];
} repairs[] = {{"rn", "m"}, {"cl", "d"}, {"vv", "w"}, {"m", "rn"},
               {"0", "o"},  {"1", "l"},  {"1", "i"}};

bool shape_alike(uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        if ((alike[i].a == a && alike[i].b == b) || (alike[i].a == b && alike[i].b == a)) {
            return true;
        }
    }
    return false;
}

bool shape_pair(uint32_t first, uint32_t second, uint32_t one)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if ((uint32_t)pairs[i].pair[0] == first && (uint32_t)pairs[i].pair[1] == second &&
            (uint32_t)pairs[i].one == one) {
            return true;
        }
    }
    return false;
}

bool shape_repair(buffer *out, onym_text key, size_t n)
{
    for (size_t at = 0; at < key.size; at++) {
        for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++) {
            if (repairs[i].seen[0] != key.data[at]) {
                continue; /* most letters: not worth a call */
            }
            size_t size = strlen(repairs[i].seen);
            if (key.size - at < size || memcmp(key.data + at, repairs[i].seen, size) != 0) {
                continue;
            }
            if (n-- > 0) {
                continue;
            }
            buffer_clear(out);
            buffer_append(out, key.data, at);
            buffer_puts(out, repairs[i].meant);
            buffer_append(out, key.data + at + size, key.size - at - size);
            return true;
        }
    }
    return false;
}
