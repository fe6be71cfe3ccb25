/* Makes a gazetteer in GeoNames' format from the places of dict/names, by rule: as many names as
 * one asks for, most of them distinct, with the letters and lengths of real ones.
 *
 *     make_gazetteer COUNT < dict/names/ru-places.tsv > XX.txt */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEMS_MAX 20000
#define NAME_SIZE 200

static const char *const before[] = {"",           "",        "",         "",
                                     "",           "Novaya ", "Staraya ", "Verkhnyaya ",
                                     "Nizhnyaya ", "Malaya ", "Kim ",     "Bol’shoye "};
static const char *const behind[] = {"",    "-ri", "-dong", "ovka", "sk", "ino", "skoye", "-li",
                                     "evo", "nik", "san",   "gol",  "po", "’ye", "ŭm",    "-myŏn"};
static const char *const middles[] = {"",   "ga",  "no",  "ro",  "mi", "l’", "sha",
                                      "vo", "ti",  "che", "ka",  "ne", "su", "yo",
                                      "bu", "dya", "ŏn",  "zhe", "kh", "ra"};

static char stems[STEMS_MAX][32];
static size_t stem_count;
static uint64_t state = UINT64_C(88172645463325252);

/* Marsaglia's xorshift: the same names in every run. */
static size_t next(size_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % below);
}

/* The single-word English forms, the second column. */
static void read_stems(void)
{
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0 && stem_count < STEMS_MAX) {
        char *en = strchr(line, '\t');
        size_t size = en != NULL ? strcspn(en + 1, "\t -") : 0;
        if (size > 3 && size < sizeof stems[0]) {
            memcpy(stems[stem_count], en + 1, size);
            stems[stem_count++][size] = '\0';
        }
    }
    free(line);
}

/* A stem cut after some letters, a syllable or two, an ending: "Vladi-ga-no-vka". */
static void make_name(char *out)
{
    const char *stem = stems[next(stem_count)];
    size_t keep = 2 + next(strlen(stem) - 1);
    while (((unsigned char)stem[keep] & 0xC0) == 0x80) {
        keep++;
    }
    const char *front = next(4) == 0 ? before[next(sizeof before / sizeof *before)] : "";
    (void)snprintf(out, NAME_SIZE, "%s%.*s%s%s%s", front, (int)keep, stem,
                   middles[next(sizeof middles / sizeof *middles)],
                   middles[next(sizeof middles / sizeof *middles)],
                   behind[next(sizeof behind / sizeof *behind)]);
}

int main(int count, char **arguments)
{
    char name[NAME_SIZE];
    unsigned long wanted = count == 2 ? strtoul(arguments[1], NULL, 10) : 0;
    read_stems();
    if (wanted == 0 || stem_count == 0) {
        (void)fputs("usage: make_gazetteer COUNT < names.tsv\n", stderr);
        return 2;
    }
    for (unsigned long i = 0; i < wanted; i++) {
        make_name(name);
        (void)printf("%lu\t%s\t\t\t%.5f\t%.5f\tP\tPPL\tRU\t\t00\t\t\t\t0\t\t10\tAsia/Vladivostok\t"
                     "2024-01-01\n",
                     1000000 + i, name, 40.0 + (double)next(3000000) / 1e5,
                     30.0 + (double)next(15000000) / 1e5);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
