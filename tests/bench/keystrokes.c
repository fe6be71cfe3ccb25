/* keystrokes GLOSSARY... < NAMES: types each name and prints what the answers of the prompt cost
 * after every key: the hint, the completion and the look-up. CPU milliseconds, warm: median, 99 of
 * 100, most. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "onym.h"

#define COSTS_MAX 200000

typedef struct costs {
    const char *what;
    double *ms;
    size_t count;
} costs;

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void note(costs *c, double begin)
{
    if (c->count < COSTS_MAX) {
        c->ms[c->count++] = now() - begin;
    }
}

static void look_up(const onym_glossary *g, onym_text text, unsigned flags)
{
    onym_entries *found;
    if (onym_glossary_lookup(&found, g, text, flags, 10, NULL) == ONYM_OK) {
        onym_entries_free(found);
    }
}

static size_t complete(const onym_glossary *g, onym_text text, size_t limit)
{
    onym_list *list;
    size_t count = 0;
    if (onym_glossary_complete(&list, g, text, limit, NULL) == ONYM_OK) {
        count = onym_list_count(list);
        onym_list_free(list);
    }
    return count;
}

/* What the prompt asks when TEXT is typed. */
static void key(const onym_glossary *g, costs *c, onym_text text)
{
    double begin = now();
    look_up(g, text, ONYM_LOOKUP_EXACT | ONYM_LOOKUP_PHRASE);
    (void)complete(g, text, 1);
    note(&c[0], begin);
    begin = now();
    (void)complete(g, text, 100);
    note(&c[1], begin);
}

static void type(const onym_glossary *g, costs *c, char *line)
{
    size_t size = strcspn(line, "\r\n");
    for (size_t i = 1; i <= size; i++) {
        if (i == size || ((unsigned char)line[i] & 0xC0) != 0x80) {
            key(g, c, (onym_text){line, i});
        }
    }
    double begin = now();
    look_up(g, (onym_text){line, size}, ONYM_LOOKUP_PHRASE);
    note(&c[2], begin);
    if (size > 3 && (unsigned char)line[2] < 0x80) {
        line[2] = 'q'; /* not there: near ones are looked for */
        begin = now();
        look_up(g, (onym_text){line, size}, ONYM_LOOKUP_PHRASE);
        note(&c[3], begin);
    }
}

static int order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **paths)
{
    static costs c[] = {{"hint", NULL, 0},
                        {"completion", NULL, 0},
                        {"look-up", NULL, 0},
                        {"near look-up", NULL, 0}};
    char line[4096];
    onym_glossary *g;
    onym_error error;
    if (count < 2 || onym_glossary_open(&g, (const char *const *)paths + 1, (size_t)count - 1,
                                        &error) != ONYM_OK) {
        fprintf(stderr, "keystrokes: %s\n",
                count < 2 ? "keystrokes GLOSSARY... < NAMES" : error.message);
        return 1;
    }
    for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
        c[i].ms = malloc(COSTS_MAX * sizeof(double));
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        type(g, c, line);
    }
    for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
        qsort(c[i].ms, c[i].count, sizeof(double), order);
        if (c[i].count > 0) {
            printf("%-14s %8.3f %8.3f %8.3f  (%zu)\n", c[i].what, c[i].ms[c[i].count / 2],
                   c[i].ms[c[i].count * 99 / 100], c[i].ms[c[i].count - 1], c[i].count);
        }
        free(c[i].ms);
    }
    onym_glossary_free(g);
    return 0;
}
