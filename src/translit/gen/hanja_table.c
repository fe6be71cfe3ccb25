/* Turns dict/systems/hanja-readings.tsv, and the names of the glossary that are read otherwise than
 * character by character (金正恩 is 김정은), into the C tables that korean_hanja.c looks up.
 *
 *     hanja_table hanja-readings.tsv hanja_readings_data.h NAMES.tsv...
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST       16384
#define COMMON     4 /* characters that a common reading has at least */
#define NAMES      4096
#define NAME_LIMIT 8 /* characters of a name */

/* Columns of the files of names. */
enum { KO_KP = 3, KO_KR = 4, KO_HANI = 6, COLUMNS = 7 };

#define SYLLABLES_FROM 0xAC00u
#define RIMES          588u /* syllables with one lead */

/* One character and its reading. */
typedef struct pair {
    unsigned character, reading;
} pair;

/* A name, and the readings of those of its characters whose reading the list does not tell; 0 for
 * the others. */
typedef struct name {
    size_t size;
    unsigned characters[NAME_LIMIT], readings[NAME_LIMIT];
} name;

static pair pairs[MOST];
static name names[NAMES];
static size_t name_count;
static size_t pair_count;
static const char *file_name; /* what is being read, and the line of it */
static unsigned line_number;

/* Ends the program: the line is faulty. */
static void fail(const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", file_name, line_number, what);
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
static void take_line(char *line)
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

/* The reading of CHARACTER in the sorted list, 0 when it has none. */
static unsigned reading_of(unsigned character)
{
    const pair wanted = {character, 0};
    const pair *found = bsearch(&wanted, pairs, pair_count, sizeof *pairs, order);
    return found != NULL ? found->reading : 0;
}

/* Whether SYLLABLE is what the South makes of READING: r and n may be dropped. */
static int is_read_so(unsigned reading, unsigned syllable)
{
    enum { N = 2, R = 5 };
    unsigned lead = (reading - SYLLABLES_FROM) / RIMES;
    return reading == syllable ||
           (reading != 0 && (lead == N || lead == R) &&
            (reading - SYLLABLES_FROM) % RIMES == (syllable - SYLLABLES_FROM) % RIMES);
}

/* Takes the characters of TEXT, all of FROM to TO; their number, 0 when there are others. */
static size_t take_characters(unsigned *out, const char *text, unsigned from, unsigned to)
{
    size_t count = 0;
    while (*text != '\0') {
        unsigned char lead = (unsigned char)*text;
        if (count == NAME_LIMIT || lead < 0xE1 || lead > 0xED || strlen(text) < 3) {
            return 0;
        }
        out[count] = character_at(&text);
        if (out[count] < from || out[count] > to) {
            return 0;
        }
        count++;
    }
    return count;
}

/* Takes the name in LINE when it is Korean and its reading is not that of its characters: Chinese
 * and Japanese names are read in their own languages in the South and as Korean in the North. */
static void take_name(char *line)
{
    if (strncmp(line, "kp.", 3) != 0 && strncmp(line, "kr.", 3) != 0) {
        return;
    }
    char *column[COLUMNS] = {line};
    for (int i = 1; i < COLUMNS; i++) {
        char *tab = strchr(column[i - 1], '\t');
        if (tab == NULL) {
            return;
        }
        *tab = '\0';
        column[i] = tab + 1;
    }
    column[KO_HANI][strcspn(column[KO_HANI], "\t\n")] = '\0';
    const char *korean = *column[KO_KR] != '\0' ? column[KO_KR] : column[KO_KP];
    name made = {0};
    unsigned syllables[NAME_LIMIT];
    made.size = take_characters(made.characters, column[KO_HANI], 0x3400, 0x9FFF);
    int told = 1;
    if (made.size < 2 || take_characters(syllables, korean, 0xAC00, 0xD7A3) != made.size) {
        return;
    }
    for (size_t i = 0; i < made.size; i++) {
        int so = is_read_so(reading_of(made.characters[i]), syllables[i]);
        made.readings[i] = so ? 0 : syllables[i];
        told = told && so;
    }
    if (!told) {
        if (name_count == NAMES) {
            fail("too many names");
        }
        names[name_count++] = made;
    }
}

static int order_of_names(const void *a, const void *b)
{
    const name *left = a, *right = b;
    for (size_t i = 0; i < NAME_LIMIT; i++) {
        if (left->characters[i] != right->characters[i]) {
            return left->characters[i] < right->characters[i] ? -1 : 1;
        }
    }
    return 0;
}

static void print_units(const unsigned *units, const char *end)
{
    fputs("{", stdout);
    for (size_t i = 0; i < NAME_LIMIT; i++) {
        printf("%s0x%04X", i > 0 ? ", " : "", units[i]);
    }
    printf("}%s", end);
}

/* One of two names that are written alike is enough; the order of the files does not matter. */
static void print_names(void)
{
    qsort(names, name_count, sizeof *names, order_of_names);
    printf("#define NAME_LIMIT %d\n", NAME_LIMIT);
    puts("static const struct {\n    uint8_t size;\n"
         "    UChar characters[NAME_LIMIT], readings[NAME_LIMIT];\n} NAMES[] = {");
    for (size_t i = 0; i < name_count; i++) {
        if (i == 0 || order_of_names(&names[i], &names[i - 1]) != 0) {
            printf("    {%zu, ", names[i].size);
            print_units(names[i].characters, ", ");
            print_units(names[i].readings, "},\n");
        }
    }
    puts("};");
}

/* Gives every line of the file PATH to TAKE; false: it cannot be read. */
static int read_lines(const char *path, void (*take)(char *line))
{
    static char line[65536];
    FILE *file = fopen(path, "r");
    file_name = path;
    if (file == NULL) {
        return 0;
    }
    for (line_number = 1; fgets(line, sizeof line, file) != NULL; line_number++) {
        if (line[0] != '#' && line[0] != '\n') {
            take(line);
        }
    }
    return fclose(file) == 0;
}

int main(int argc, char **argv)
{
    int good = argc > 2 && read_lines(argv[1], take_line) && freopen(argv[2], "w", stdout) != NULL;
    if (good) {
        print_table();
    }
    for (int i = 3; good && i < argc; i++) {
        good = read_lines(argv[i], take_name);
    }
    if (!good) {
        fprintf(stderr,
                "usage: hanja_table hanja-readings.tsv hanja_readings_data.h NAMES.tsv...\n");
        return 2;
    }
    print_names();
    print_common();
    return fclose(stdout) == 0 ? 0 : 1;
}
