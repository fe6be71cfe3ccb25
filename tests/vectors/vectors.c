/* Measures the systems against tables of expected forms that are not part of the project:
 * `vectors DIR DATA_DIR [-v] [SET...]`, DIR with a map.tsv (file, system, kind, options, target,
 * compare) and SET.tsv (input, expected).  Exit 0: every set that is there meets its target; 77
 * (skipped): DIR is empty or missing. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "onym.h"

#define UNITS 4096

typedef struct set {
    char *file, *system, *kind, *options, *target, *compare;
} set;

static bool verbose;

static char *field(char **line)
{
    char *begin = *line;
    char *tab = strchr(begin, '\t');
    if (tab != NULL) {
        *tab = '\0';
        *line = tab + 1;
    } else {
        *line = begin + strlen(begin);
    }
    return begin;
}

static onym_kind kind_of(const char *name)
{
    static const char *const names[] = {"text", "place", "person", "surname"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(names[i], name) == 0) {
            return (onym_kind)i;
        }
    }
    return ONYM_KIND_TEXT;
}

static onym_translit_options options_of(const set *what)
{
    onym_translit_options o = {.kind = kind_of(what->kind)};
    o.plain = strstr(what->options, "--plain") != NULL;
    o.fold = strstr(what->options, "--fold") != NULL;
    o.press = strstr(what->options, "--press") != NULL;
    if (strstr(what->options, "--apostrophe ascii") != NULL) {
        o.apostrophe = ONYM_APOSTROPHE_ASCII;
    }
    if (strstr(what->options, "--case sentence") != NULL) {
        o.letter_case = ONYM_CASE_SENTENCE;
    }
    if (strstr(what->options, "--numerals read") != NULL) {
        o.numerals = ONYM_NUMERALS_READ;
    }
    o.hyphen = strstr(what->options, "--hyphen none") != NULL        ? ONYM_HYPHEN_NONE
               : strstr(what->options, "--hyphen given") != NULL     ? ONYM_HYPHEN_GIVEN
               : strstr(what->options, "--hyphen ambiguous") != NULL ? ONYM_HYPHEN_AMBIGUOUS
                                                                     : ONYM_HYPHEN_STANDARD;
    return o;
}

static bool same(const char *a, const char *b, bool fold)
{
    UChar left[UNITS], right[UNITS], left_nfc[UNITS], right_nfc[UNITS];
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    u_strFromUTF8(left, UNITS, NULL, a, -1, &code);
    u_strFromUTF8(right, UNITS, NULL, b, -1, &code);
    unorm2_normalize(nfc, left, -1, left_nfc, UNITS, &code);
    unorm2_normalize(nfc, right, -1, right_nfc, UNITS, &code);
    return U_SUCCESS(code) && (fold ? u_strcasecmp(left_nfc, right_nfc, U_FOLD_CASE_DEFAULT) == 0
                                    : u_strcmp(left_nfc, right_nfc) == 0);
}

static bool check_row(const onym_system *system, const set *what, char *line)
{
    onym_translit_options options = options_of(what);
    onym_string out;
    onym_error error;
    char *input = field(&line);
    char *expected = field(&line);
    if (onym_system_apply(&out, NULL, system, onym_text_of(input), &options, &error) != ONYM_OK) {
        printf("    %s: %s\n", input, error.message);
        return false;
    }
    bool good = same(out.data != NULL ? out.data : "", expected, strstr(what->compare, "nocase"));
    if (!good && verbose) {
        printf("    %s -> %s, expected %s\n", input, out.data, expected);
    }
    onym_string_free(&out);
    return good;
}

/* The number of rows that miss the target; 0 when the set is fine or absent. */
static int check_set(const char *dir, const char *data_dir, const set *what, int *seen)
{
    char path[4096], line[65536];
    onym_system *system = NULL;
    onym_error error;
    int rows = 0, good = 0;
    (void)snprintf(path, sizeof path, "%s/%s.tsv", dir, what->file);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return 0;
    }
    if (onym_system_open(&system, data_dir, what->system, &error) != ONYM_OK) {
        printf("%-24s %-14s %s\n", what->file, what->system, error.message);
        (void)fclose(file);
        return 1;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] != '#' && line[0] != '\0') {
            rows++;
            good += check_row(system, what, line);
        }
    }
    (void)fclose(file);
    onym_system_free(system);
    *seen += 1;
    double share = rows > 0 ? 100.0 * good / rows : 100.0;
    bool met = share >= atof(what->target);
    printf("%-24s %-16s %4d of %4d  %6.2f %%  target %s %s\n", what->file, what->system, good, rows,
           share, what->target, met ? "" : "MISSED");
    return !met;
}

static bool wanted(const char *name, char **names, int count)
{
    bool any = count == 0;
    for (int i = 0; i < count; i++) {
        any |= strncmp(name, names[i], strlen(names[i])) == 0;
    }
    return any;
}

int main(int argc, char **argv)
{
    char path[4096], line[4096];
    int missed = 0, seen = 0, first = 3;
    const char *dir = argc > 2 && argv[1][0] != '\0' ? argv[1] : getenv("ONYM_VECTORS");
    if (dir == NULL || argc < 3) {
        printf("skipped: ONYM_VECTORS names no directory of vectors\n");
        return 77;
    }
    (void)snprintf(path, sizeof path, "%s/map.tsv", dir);
    FILE *map = fopen(path, "r");
    if (map == NULL) {
        printf("skipped: no map.tsv in %s\n", dir);
        return 77;
    }
    if (first < argc && strcmp(argv[first], "-v") == 0) {
        verbose = true;
        first++;
    }
    while (fgets(line, sizeof line, map) != NULL) {
        char *rest = line;
        line[strcspn(line, "\r\n")] = '\0';
        set row = {.file = field(&rest)};
        row.system = field(&rest);
        row.kind = field(&rest);
        row.options = field(&rest);
        row.target = field(&rest);
        row.compare = field(&rest);
        if (row.file[0] != '#' && wanted(row.file, argv + first, argc - first)) {
            missed += check_set(dir, argv[2], &row, &seen);
        }
    }
    (void)fclose(map);
    printf("%d sets, %d missed\n", seen, missed);
    return missed > 0;
}
