/* Turns dict/systems/hanja-readings.tsv into the C table that korean_hanja.c looks up.
 *
 *     hanja_table hanja-readings.tsv hanja_readings_data.h
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST   16384
#define COMMON 4 /* characters that a common reading has at least */

/* One character and its reading. */
typedef struct pair {
    unsigned character, reading;
} pair;

static pair pairs[MOST];
static size_t pair_count;
static unsigned line_number;

/* Ends the program: the line is faulty. */
static void fail(const char *what)
{
    fprintf(stderr, "hanja-readings.tsv:%u: %s\n", line_number, what);
    exit(1);
}

/* Reads one character of three bytes at *TEXT and steps over it. */
static unsigned character_at(const char **text)
{
    const unsigned char *s = (const unsigned char *)*text;
    if ((s[0] & 0xF0u) != 0xE0u || (s[1] & 0xC0u) != 0x80u || (s[2] & 0xC0u) != 0x80u) {
        fail("not a character of the list");
    }
    *text += 3;
    return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
}

/* Takes LINE, reading, characters, source, into PAIRS. */
static void take_line(const char *line)
{
    const char *at = line;
    unsigned reading = character_at(&at);
    if (*at++ != '\t' || strchr(at, '\t') == NULL) {
        fail("three columns are needed: reading, characters, source");
    }
    while (*at != '\t') {
        if (pair_count == MOST) {
            fail("too many characters");
        }
        pairs[pair_count++] = (pair){character_at(&at), reading};
    }
}

static int order(const void *a, const void *b)
{
    const pair *left = a;
    const pair *right = b;
    return left->character < right->character ? -1 : left->character > right->character;
}

static void print_table(void)
{
    qsort(pairs, pair_count, sizeof *pairs, order);
    puts("/* Made from dict/systems/hanja-readings.tsv by hanja_table: change that instead. */");
    puts("static const hanja_reading READINGS[] = {");
    for (size_t i = 0; i < pair_count; i++) {
        if (i > 0 && pairs[i].character == pairs[i - 1].character) {
            fprintf(stderr, "hanja-readings.tsv: U+%04X stands twice\n", pairs[i].character);
            exit(1);
        }
        printf("    {0x%04X, 0x%04X},\n", pairs[i].character, pairs[i].reading);
    }
    puts("};");
}

static int order_of_readings(const void *a, const void *b)
{
    const pair *left = a;
    const pair *right = b;
    return left->reading < right->reading ? -1 : left->reading > right->reading;
}

/* Prints the readings that several characters share: the syllables that Sino-Korean is made of. */
static void print_common(void)
{
    qsort(pairs, pair_count, sizeof *pairs, order_of_readings);
    puts("static const UChar COMMON_READINGS[] = {");
    for (size_t i = 0, same = 1; i < pair_count; i++, same++) {
        if (i + 1 == pair_count || pairs[i + 1].reading != pairs[i].reading) {
            if (same >= COMMON) {
                printf("    0x%04X,\n", pairs[i].reading);
            }
            same = 0;
        }
    }
    puts("};");
}

int main(int argc, char **argv)
{
    static char line[1024];
    FILE *file = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (file == NULL || freopen(argv[2], "w", stdout) == NULL) {
        fprintf(stderr, "usage: hanja_table hanja-readings.tsv hanja_readings_data.h\n");
        return 2;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        line_number++;
        if (line[0] != '#' && line[0] != '\n') {
            take_line(line);
        }
    }
    fclose(file);
    print_table();
    print_common();
    return fclose(stdout) == 0 ? 0 : 1;
}
