/* Makes a running text of always the same words: words of a list, the Nth of them once in N words,
 * and names of a glossary among them.
 *
 *     make_text LANG BYTES ERRORS NAMES [WORDS]
 *
 * LANG is en, ru or ko.  In 1,000 words 40 are names of NAMES, a file of one name a line, and
 * ERRORS are names with a letter wrong.  Without WORDS the words are put together of pieces of the
 * names. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_PER_1000 40
#define VOCABULARY     30000
#define SENTENCE       17 /* words */
#define PARAGRAPH      6  /* sentences */

typedef struct list {
    char **items;
    size_t count, capacity;
} list;

static uint64_t state = UINT64_C(88172645463325252);

/* Marsaglia's xorshift: the same text in every run. */
static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t below(size_t count)
{
    return (size_t)(next() % count);
}

static void add(list *l, const char *text)
{
    if (l->count == l->capacity) {
        l->capacity = l->capacity == 0 ? 1024 : 2 * l->capacity;
        l->items = realloc(l->items, l->capacity * sizeof *l->items);
    }
    char *copy = l->items != NULL ? strdup(text) : NULL;
    if (copy == NULL) {
        perror("make_text");
        exit(1);
    }
    l->items[l->count++] = copy;
}

static list read_lines(const char *path)
{
    list l = {NULL, 0, 0};
    char *line = NULL;
    size_t room = 0;
    FILE *in = fopen(path, "r");
    if (in == NULL) {
        perror(path);
        exit(1);
    }
    while (getline(&line, &room, in) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (*line != '\0') {
            add(&l, line);
        }
    }
    free(line);
    (void)fclose(in);
    if (l.count == 0) {
        (void)fprintf(stderr, "make_text: nothing in %s\n", path);
        exit(1);
    }
    return l;
}

/* The byte where letter NUMBER of TEXT begins, or its end. */
static size_t letter_at(const char *text, size_t number)
{
    size_t at = 0;
    while (text[at] != '\0' && number > 0) {
        at++;
        while (((unsigned char)text[at] & 0xC0) == 0x80) {
            at++;
        }
        number--;
    }
    return at;
}

static size_t letters_of(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

/* Makes a capital letter of Russian at WORD small. */
static void make_small(char *word)
{
    unsigned char *p = (unsigned char *)word;
    if (p[0] == 0xD0 && p[1] >= 0x90 && p[1] < 0xA0) {
        p[1] = (unsigned char)(p[1] + 0x20);
    } else if (p[0] == 0xD0 && p[1] >= 0xA0 && p[1] < 0xB0) {
        p[0] = 0xD1;
        p[1] = (unsigned char)(p[1] - 0x20);
    }
}

/* Words of the beginning of one name and the end of another, with an ending or a particle. */
static list make_words(const list *names, bool korean)
{
    static const char *const russian[] = {"", "", "а", "у", "ом", "ы", "ов", "ский", "ого", "ть"};
    static const char *const particles[] = {"",   "",     "은", "는", "이",
                                            "을", "에서", "의", "에", "했다"};
    list l = {NULL, 0, 0};
    while (l.count < VOCABULARY) {
        const char *first = names->items[below(names->count)];
        const char *last = names->items[below(names->count)];
        size_t a = letters_of(first), b = letters_of(last), head = 1 + below(korean ? 2 : 4);
        size_t tail = 1 + below(korean ? 1 : 4);
        if (strpbrk(first, " -") != NULL || strpbrk(last, " -") != NULL || a < head || b < tail) {
            continue;
        }
        char word[256];
        (void)snprintf(word, sizeof word, "%.*s%s%s", (int)letter_at(first, head), first,
                       last + letter_at(last, b - tail),
                       korean ? particles[below(10)] : russian[below(10)]);
        make_small(word);
        add(&l, word);
    }
    return l;
}

static const char **ranks; /* of the words: short ones come before long ones, mostly */
static double *weights;

static int by_weight(const void *a, const void *b)
{
    double x = weights[*(const size_t *)a], y = weights[*(const size_t *)b];
    return (x > y) - (x < y);
}

/* Orders the words as running text has them; of a long list some are drawn. */
static void rank(list *words)
{
    for (size_t i = 0; words->count > VOCABULARY && i < VOCABULARY; i++) {
        size_t other = i + below(words->count - i);
        char *word = words->items[i];
        words->items[i] = words->items[other];
        words->items[other] = word;
    }
    words->count = words->count > VOCABULARY ? VOCABULARY : words->count;
    size_t *order = malloc(words->count * sizeof *order);
    weights = malloc(words->count * sizeof *weights);
    ranks = malloc(words->count * sizeof *ranks);
    if (order == NULL || weights == NULL || ranks == NULL) {
        perror("make_text");
        exit(1);
    }
    for (size_t i = 0; i < words->count; i++) {
        order[i] = i;
        weights[i] = (double)letters_of(words->items[i]) + 5.0 * (double)below(1000) / 1000;
    }
    qsort(order, words->count, sizeof *order, by_weight);
    for (size_t i = 0; i < words->count; i++) {
        ranks[i] = words->items[order[i]];
    }
    free(order);
}

/* A word by its rank: the Nth once in N words. */
static const char *pick(size_t count)
{
    double share = (double)(next() >> 11) / 9007199254740992.0;
    size_t rank = (size_t)pow((double)count, share);
    return ranks[rank > 0 && rank <= count ? rank - 1 : 0];
}

/* NAME with one letter of it left out, not the first or the last. */
static void slip(char *out, size_t room, const char *name)
{
    size_t letters = letters_of(name), gone = 1 + below(letters - 2);
    (void)snprintf(out, room, "%.*s%s", (int)letter_at(name, gone), name,
                   name + letter_at(name, gone + 1));
}

int main(int count, char **arguments)
{
    if (count < 5) {
        (void)fprintf(stderr, "usage: make_text LANG BYTES ERRORS NAMES [WORDS]\n");
        return 2;
    }
    size_t bytes = strtoul(arguments[2], NULL, 10), errors = strtoul(arguments[3], NULL, 10);
    bool english = strcmp(arguments[1], "en") == 0;
    list names = read_lines(arguments[4]);
    list words =
        count > 5 ? read_lines(arguments[5]) : make_words(&names, strcmp(arguments[1], "ko") == 0);
    rank(&words);
    size_t in_sentence = 0, sentences = 0;
    for (size_t written = 0; written < bytes;) {
        char text[512];
        size_t chance = below(1000);
        const char *name = names.items[below(names.count)];
        if (chance < errors && letters_of(name) > 6) {
            slip(text, sizeof text, name);
        } else {
            bool named = chance < NAMES_PER_1000;
            (void)snprintf(text, sizeof text, "%s", named ? name : pick(words.count));
        }
        if (in_sentence == 0 && english && *text >= 'a' && *text <= 'z') {
            *text = (char)(*text - 'a' + 'A');
        }
        bool ends = ++in_sentence == SENTENCE;
        in_sentence = ends ? 0 : in_sentence;
        sentences += ends;
        const char *after = !ends                        ? (below(12) == 0 ? ", " : " ")
                            : sentences % PARAGRAPH == 0 ? ".\n\n"
                                                         : ". ";
        int size = printf("%s%s", text, after);
        written += size > 0 ? (size_t)size : bytes;
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
