/* Consistency: one name in two spellings within an article, whether a glossary has it or not. */
#include "check/consistency.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "check/name_places.h"
#include "check/name_slips.h"
#include "text/near.h"

/* Spellings of one name are at most so far apart: what romanisations confuse, two or three times.
 */
#define SPELLING_DISTANCE 14u
#define SINGLE_DISTANCE   7u

static int by_skeleton(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->is->skeleton != y->is->skeleton) {
        return x->is->skeleton < y->is->skeleton ? -1 : 1;
    }
    int order = x->is == y->is ? 0 : strcmp(x->is->text, y->is->text);
    return order != 0 ? order : (x->first > y->first) - (x->first < y->first);
}

/* Counts each spelling; places must be sorted. */
static void count_spellings(places *p)
{
    for (size_t i = 0; i < p->count; i++) {
        place *item = &p->items[i];
        bool same = i > 0 && (item->is == p->items[i - 1].is ||
                              strcmp(item->is->text, p->items[i - 1].is->text) == 0);
        item->spelling = same ? p->items[i - 1].spelling : i;
        p->items[item->spelling].times++;
    }
}

static bool has_accents(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80) {
            return true;
        }
    }
    return false;
}

/* Whether two spellings are of one name. */
static bool is_one_name(const place *x, const place *y)
{
    if (*x->concept != '\0' && *y->concept != '\0' && strcmp(x->concept, y->concept) != 0) {
        return false;
    }
    onym_text a = onym_text_of(x->is->key), b = onym_text_of(y->is->key);
    if (strcasecmp(x->is->text, y->is->text) == 0) {
        return false; /* Region and region: a writer's capitals */
    }
    if (mention_is_derived(a, y->is->key, true) || mention_is_derived(b, x->is->key, true)) {
        return false;
    }
    if (x->count == 3 && y->count == 3 && name_places_same_surname(x, y)) {
        return near_distance(onym_text_of(x->is->given), onym_text_of(y->is->given),
                             SPELLING_DISTANCE) != NEAR_FAR;
    }
    unsigned limit = x->count > 1 ? SPELLING_DISTANCE : SINGLE_DISTANCE;
    return strcmp(x->is->key, y->is->key) == 0 || near_distance(a, b, limit) != NEAR_FAR ||
           strcmp(x->is->sound, y->is->sound) == 0;
}

/* Whether X is the spelling to keep beside Y: the glossary's, the more frequent, the first. */
static bool is_better(const place *x, const place *y)
{
    bool known = *x->concept != '\0', other = *y->concept != '\0';
    if (known != other) {
        return known;
    }
    return x->times != y->times ? x->times > y->times : x->first < y->first;
}

/* The best other spelling of the name at I within its bucket FROM..TO; I itself when there is none.
 */
static size_t best_spelling(const places *p, size_t i, size_t from, size_t to)
{
    size_t best = i;
    for (size_t j = from; j < to; j++) {
        const place *other = &p->items[j];
        bool likelier = other->spelling == j && j != i && is_better(other, &p->items[best]);
        if (likelier && is_one_name(&p->items[i], other)) {
            best = j;
        }
    }
    return best;
}

/* A single word is only surely the other when both are long and begin alike; accents may be another
 * language's; and other blanks with other letters, another name's (Lotf Allah and Lotfollah). */
static bool is_weak(const place *rare, const place *kept)
{
    if (rare->count != kept->count && strcmp(rare->is->key, kept->is->key) != 0 &&
        *kept->concept == '\0') {
        return true;
    }
    bool alike = strlen(rare->is->key) > SINGLE_LETTERS && rare->is->key[0] == kept->is->key[0];
    return (rare->count == 1 && !alike) ||
           has_accents(rare->is->text) != has_accents(kept->is->text);
}

/* Compares the spellings of one bucket. */
static int compare_bucket(onym_findings *out, places *p, size_t from, size_t to)
{
    int status = ONYM_OK;
    for (size_t i = from; i < to && status == ONYM_OK; i++) {
        if (p->items[i].spelling != i) {
            continue;
        }
        size_t best = best_spelling(p, i, from, to);
        for (size_t j = i; best != i && j < to && status == ONYM_OK; j++) {
            if (p->items[j].spelling == i) {
                const place *kept = &p->items[best];
                onym_level level = is_weak(&p->items[j], kept) ? ONYM_NOTE : ONYM_WARNING;
                status = name_places_report(out, p, &p->items[j], p->items[i].times, kept,
                                            kept->times, level);
                p->items[j].reported = true;
            }
        }
    }
    return status;
}

/* Spellings of one bucket that are compared; more are the words of a list, not of an article. */
#define BUCKET_MAX 40

static int compare_all(onym_findings *out, places *p)
{
    int status = ONYM_OK;
    size_t end;
    for (size_t i = 0; i < p->count && status == ONYM_OK; i = end) {
        size_t spellings = 0;
        for (end = i; end < p->count && p->items[end].is->skeleton == p->items[i].is->skeleton;
             end++) {
            spellings += p->items[end].spelling == end;
        }
        if (spellings > 1 && spellings <= BUCKET_MAX) {
            status = compare_bucket(out, p, i, end);
        }
    }
    return status;
}

int consistency(onym_findings *findings, article *a, const mentions *m, onym_error *error)
{
    places p = {.article = a, .error = error};
    int status = name_places_collect(&p, m);
    if (status == ONYM_OK && p.count > 1) {
        qsort(p.items, p.count, sizeof *p.items, by_skeleton);
        count_spellings(&p);
        status = compare_all(findings, &p);
        status = status == ONYM_OK ? name_slips(findings, &p) : status;
    }
    name_places_free(&p);
    return status;
}
