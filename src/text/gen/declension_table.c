/* Makes the filter of the declensions: which letters their stems and endings end in.
 *
 *     declension_table declension_filters_data.h
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/declensions.h"

static uint64_t bit_of(const char *end)
{
    return UINT64_C(1) << declension_letter(end - 2);
}

static declension_filter filter_of(const declension *d)
{
    declension_filter f = {.stems = d->stems == NULL ? UINT64_MAX : 0};
    for (const char *at = d->stems; at != NULL && *at != '\0';) {
        size_t size = piece_size(at, ' ');
        f.stems |= bit_of(at + size);
        at += size + (at[size] != '\0');
    }
    for (size_t i = 0; i < CASES; i++) {
        for (const char *at = d->cell[i]; at != NULL && *at != '\0';) {
            size_t size = piece_size(at, '|');
            bool none = size == 1 && *at == '-';
            if (size / 2 > ENDING_LETTERS) {
                fprintf(stderr, "an ending is longer than INFLECT_ENDING_BYTES: %s\n", at);
                exit(1);
            }
            f.lasts[none ? 0 : size / 2] |= none ? 1 : bit_of(at + size);
            at += size + (at[size] != '\0');
        }
    }
    return f;
}

static void print(FILE *out, const declension *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        declension_filter f = filter_of(&items[i]);
        fprintf(out, "    {UINT64_C(%" PRIu64 "), {", f.stems);
        for (size_t j = 0; j <= ENDING_LETTERS; j++) {
            fprintf(out, "%sUINT64_C(%" PRIu64 ")", j > 0 ? ", " : "", f.lasts[j]);
        }
        fprintf(out, "}},\n");
    }
}

int main(int count, char **arguments)
{
    FILE *out = count == 2 ? fopen(arguments[1], "w") : NULL;
    if (out == NULL) {
        fprintf(stderr, "usage: declension_table FILE\n");
        return 2;
    }
    fprintf(out, "/* Made by src/text/gen/declension_table.c. */\n");
    fprintf(out, "static const declension_filter filters[] = {\n");
    print(out, russian, RUSSIAN);
    print(out, ukrainian, UKRAINIAN);
    fprintf(out, "};\n");
    return fclose(out) == 0 ? 0 : 1;
}
