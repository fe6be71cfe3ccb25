/* Makes the table of script.h from what ICU knows: blocks of 64 characters, each different block
 * once.
 *
 *     char_table char_table_data.h
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/char_icu.h"

#define BLOCKS (CHAR_TABLE / CHAR_BLOCK)

static uint16_t blocks[BLOCKS][CHAR_BLOCK];
static uint8_t block_of[BLOCKS];

/* Fills the tables and returns the number of different blocks. */
static size_t make(void)
{
    size_t count = 0;
    for (uint32_t i = 0; i < BLOCKS; i++) {
        uint16_t *new = blocks[count];
        for (uint32_t j = 0; j < CHAR_BLOCK; j++) {
            new[j] = char_icu_traits(i * CHAR_BLOCK + j);
        }
        size_t same = 0;
        while (memcmp(blocks[same], new, sizeof blocks[same]) != 0) {
            same++; /* NEW itself at the latest */
        }
        if (same > UINT8_MAX) {
            fprintf(stderr, "char_table: more blocks than a byte can number\n");
            exit(1);
        }
        block_of[i] = (uint8_t)same;
        count += same == count;
    }
    return count;
}

static void print(FILE *out, size_t count)
{
    fprintf(out, "/* Made by src/text/gen/char_table.c. */\n");
    fprintf(out, "const uint8_t char_block_of[CHAR_TABLE / CHAR_BLOCK] = {");
    for (size_t i = 0; i < BLOCKS; i++) {
        fprintf(out, "%s%u,", i % 20 == 0 ? "\n" : "", block_of[i]);
    }
    fprintf(out, "\n};\nconst uint16_t char_blocks[%zu][CHAR_BLOCK] = {\n", count);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "{");
        for (size_t j = 0; j < CHAR_BLOCK; j++) {
            fprintf(out, "%s%u,", j % 16 == 0 ? "\n" : "", blocks[i][j]);
        }
        fprintf(out, "\n},\n");
    }
    fprintf(out, "};\n");
}

int main(int count, char **arguments)
{
    FILE *out = count == 2 ? fopen(arguments[1], "w") : NULL;
    if (out == NULL) {
        fprintf(stderr, "usage: char_table FILE\n");
        return 2;
    }
    print(out, make());
    return fclose(out) == 0 ? 0 : 1;
}
