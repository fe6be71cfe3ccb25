/* Quotation marks: which one closes which. */
#include "text/quote_marks.h"

/* Opening marks and what closes them.  The German pairs close with what opens an English or a
 * French one. */
static const struct {
    uint32_t open, close;
} pairs[] = {{0x201C, 0x201D}, {0x00AB, 0x00BB}, {0x201E, 0x201C},
             {0x2018, 0x2019}, {0x201A, 0x2018}, {0x00BB, 0x00AB},
             {0x300C, 0x300D}, {0x300E, 0x300F}, {0x300A, 0x300B}};

uint32_t quote_closer(uint32_t c)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].open == c) {
            return pairs[i].close;
        }
    }
    return 0;
}
