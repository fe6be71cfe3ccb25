/* What every fuzz target includes. */
#ifndef ONYM_TESTS_FUZZ_H
#define ONYM_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* One input; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program with a message when PROMISE does not hold. */
#define HOLDS(promise)                                                                             \
    do {                                                                                           \
        if (!(promise)) {                                                                          \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #promise);           \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Whether offset AT of TEXT is not inside a well-formed character. */
static inline bool on_boundary(onym_text text, size_t at)
{
    for (size_t back = 1; back <= 3 && back <= at && at < text.size; back++) {
        utf8_char c = utf8_at(text, at - back);
        if (c.valid && c.size > back) {
            return false;
        }
    }
    return true;
}

/* Whether TEXT has a control character that a terminal would obey; newlines and tabs may stand
 * when LINES. */
static inline bool has_live_control(onym_text text, bool lines)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool harmless = lines && (c == '\n' || c == '\t');
        if ((c < 0x20 && !harmless) || c == 0x7F) {
            return true;
        }
        if (c == 0xC2 && i + 1 < text.size && (unsigned char)text.data[i + 1] < 0xA0) {
            return true;
        }
    }
    return false;
}

#endif
