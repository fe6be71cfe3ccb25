/* Turns dict/systems/korean-exceptions.tsv into the C table that korean_exceptions.c looks up.
 *
 *     korean_table korean-exceptions.tsv korean_exceptions_data.h
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 24
#define MOST    8192

#define FIRST_SYLLABLE 0xAC00u
#define LAST_SYLLABLE  0xD7A3u

/* One line of the list, taken apart. */
typedef struct row {
    uint16_t form[LONGEST], spelt[LONGEST];
    uint16_t marks[LONGEST + 1];
    unsigned size, where;
    const char *class;
    bool noun;
} row;

typedef struct word {
    const char *name;
    const char *value;
} word;

static const word CLASSES[] = {
    {"-", "KO_CLASS_NONE"},          {"place", "KO_CLASS_PLACE"}, {"proper", "KO_CLASS_PROPER"},
    {"unit", "KO_CLASS_UNIT"},       {"noun", "KO_CLASS_NOUN"},   {"loan", "KO_CLASS_LOAN"},
    {"lateral", "KO_CLASS_LATERAL"}, {"pair", "KO_CLASS_PAIR"},   {"given", "KO_CLASS_GIVEN"},
    {"words", "KO_CLASS_WORDS"},
};
static const char *const WHERE[] = {"any", "head", "tail", "word", NULL, NULL, "suffix"};
static const char MARKS[] = "+|'\"=.*-~"; /* in the order of the bits KO_MARK_ */

static unsigned line_number;

/* Ends the program: the line is faulty. */
static void fail(const char *what)
{
    fprintf(stderr, "korean-exceptions.tsv:%u: %s\n", line_number, what);
    exit(1);
}

/* Reads one syllable of three bytes at *TEXT and steps over it; 0 when there is none. */
static uint16_t syllable_at(const char **text)
{
    const unsigned char *s = (const unsigned char *)*text;
    if ((s[0] & 0xF0u) != 0xE0u || (s[1] & 0xC0u) != 0x80u || (s[2] & 0xC0u) != 0x80u) {
        return 0;
    }
    *text += 3;
    return (uint16_t)((s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu));
}

/* Takes TEXT, syllables with marks between them, apart. */
static void parse_form(row *out, const char *text)
{
    while (*text != '\0') {
        const char *mark = strchr(MARKS, *text);
        uint16_t syllable = mark == NULL ? syllable_at(&text) : 0;
        if (mark != NULL) {
            out->marks[out->size] |= (uint16_t)(1u << (mark - MARKS));
            text++;
        } else if (syllable == 0 || out->size == LONGEST) {
            fail("the form is not syllables and marks, or too long");
        } else {
            out->form[out->size++] = syllable;
        }
    }
}

/* Takes the column of the sound, "-" for the form itself. */
static void parse_spelt(row *out, const char *text)
{
    memcpy(out->spelt, out->form, sizeof out->spelt);
    if (strcmp(text, "-") == 0) {
        return;
    }
    for (unsigned i = 0; i < out->size; i++) {
        out->spelt[i] = syllable_at(&text);
        if (out->spelt[i] == 0) {
            fail("the sound has fewer syllables than the form");
        }
    }
}

static unsigned where_of(const char *text)
{
    for (unsigned i = 0; i < sizeof WHERE / sizeof *WHERE; i++) {
        if (WHERE[i] != NULL && strcmp(text, WHERE[i]) == 0) {
            return i;
        }
    }
    fail("the place in the word is not any, head, tail, word or suffix");
    return 0;
}

static const char *class_of(const char *text)
{
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        if (strcmp(text, CLASSES[i].name) == 0) {
            return CLASSES[i].value;
        }
    }
    fail("no such class");
    return NULL;
}

/* Takes LINE apart at its tabs: form, place, class, sound, source. */
static void parse_line(row *out, char *line)
{
    char *columns[5];
    size_t count = 0;
    for (char *at = line; at != NULL && count < 5;) {
        columns[count++] = at;
        at = strchr(at, '\t');
        if (at != NULL) {
            *at++ = '\0';
        }
    }
    if (count < 5 || columns[4][0] == '\0') {
        fail("five columns are needed, the last one the source");
    }
    parse_form(out, columns[0]);
    out->where = where_of(columns[1]);
    const char *plus = strchr(columns[2], '+');
    out->noun = strncmp(columns[2], "noun", 4) == 0;
    out->class = class_of(plus != NULL ? plus + 1 : columns[2]);
    parse_spelt(out, columns[3]);
}

static int order(const void *a, const void *b)
{
    const row *left = a;
    const row *right = b;
    for (unsigned i = 0; i < left->size && i < right->size; i++) {
        if (left->form[i] != right->form[i]) {
            return left->form[i] < right->form[i] ? -1 : 1;
        }
    }
    return (int)left->size - (int)right->size;
}

static void print_units(const uint16_t *units, unsigned size)
{
    printf("(const UChar[]){");
    for (unsigned i = 0; i < size; i++) {
        printf("0x%04X, ", (unsigned)units[i]);
    }
    printf("0}, ");
}

static void print_row(const row *line)
{
    printf("    {");
    print_units(line->form, line->size);
    print_units(line->spelt, line->size);
    printf("(const uint16_t[]){");
    for (unsigned i = 0; i <= line->size; i++) {
        printf("%u, ", (unsigned)line->marks[i]);
    }
    printf("}, %u, %u, %d, %s},\n", line->size, line->where, line->noun, line->class);
}

/* Prints where the entries begin of every first syllable, and where those of the last one end. */
static void print_firsts(const row *rows, size_t count)
{
    size_t at = 0;
    puts("static const uint16_t FIRSTS[] = {");
    for (unsigned unit = FIRST_SYLLABLE; unit <= LAST_SYLLABLE + 1; unit++) {
        while (at < count && rows[at].form[0] < unit) {
            at++;
        }
        printf("%zu,%c", at, unit % 28 == 0 ? '\n' : ' ');
    }
    puts("};");
}

static void print_table(row *rows, size_t count)
{
    unsigned longest = 0;
    qsort(rows, count, sizeof *rows, order);
    puts(
        "/* Made from dict/systems/korean-exceptions.tsv by korean_table: change that instead. */");
    puts("static const ko_entry ENTRIES[] = {");
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && order(&rows[i - 1], &rows[i]) == 0) {
            fprintf(stderr, "korean-exceptions.tsv: a form stands twice (row %zu in order)\n", i);
            exit(1);
        }
        longest = rows[i].size > longest ? rows[i].size : longest;
        print_row(&rows[i]);
    }
    printf("};\n#define ENTRY_LONGEST %u\n", longest);
    print_firsts(rows, count);
}

int main(int argc, char **argv)
{
    static row rows[MOST];
    static char line[1024];
    size_t count = 0;
    FILE *file = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (file == NULL || freopen(argv[2], "w", stdout) == NULL) {
        fprintf(stderr, "usage: korean_table korean-exceptions.tsv korean_exceptions_data.h\n");
        return 2;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        line_number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '\0' || line[0] == '#') {
            continue;
        }
        if (count == MOST) {
            fail("too many lines");
        }
        parse_line(&rows[count++], line);
    }
    fclose(file);
    print_table(rows, count);
    return fclose(stdout) == 0 ? 0 : 1;
}
