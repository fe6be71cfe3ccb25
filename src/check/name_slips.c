/* Name slips: a name that is one letter off another one of the same article. */
#include "check/name_slips.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/korean_surname.h"
#include "check/run.h"
#include "text/key.h"
#include "text/near.h"
#include "text/plain.h"
#include "text/slip.h"

/* Letters that a word must have beside the same words, and alone. */
enum { BESIDE_LETTERS = 3, ALONE_LETTERS = 6 };

/* What a slip may cost beside the same words, and alone. */
enum { BESIDE_COST = 11, ALONE_COST = 10 };

/* Spellings that share a signature; more are no spellings of one name. */
#define GROUP_MAX 40

/* Others that one spelling is measured against: a name of an article has few that are like it. */
#define MEASURED_MAX 32

/* Marks that are sorted by insertion. */
#define FEW_MARKS 16

/* A part of a name that stands at several places with the same text. */
typedef struct part_place {
    place *names; /* those places, the first one first */
    size_t times;
    size_t first, count; /* tokens, at the first */
    const char *key,
        *others; /* its own key, and that of the parts beside it; "" when there are none */
} part_place;

/* All parts with one key. */
typedef struct spelling {
    size_t first, count;     /* its parts, by their numbers */
    size_t times;            /* how often it stands */
    bool unknown;            /* no word of the glossary, nor of English */
    size_t kept;             /* the spelling that it is a slip of; its own number when it is none */
    unsigned cost, measured; /* what that slip costs; the spellings that it was measured against */
} spelling;

/* A signature of a spelling. */
typedef struct mark {
    int64_t signature;
    size_t spelling;
} mark;

typedef struct slips {
    places *places;
    part_place *parts;
    size_t part_count, part_capacity;
    spelling *spellings;
    size_t count, capacity;
    mark *marks;
    size_t mark_count, mark_capacity;
} slips;

static arena *memory_of(const slips *s)
{
    return s->places->article->arena;
}

/* ---- the parts ---- */

static int add_parts(slips *s, place *names, size_t times)
{
    for (size_t i = 0; i < names->is->part_count; i++) {
        if (!array_room(s->parts, s->part_capacity, s->part_count)) {
            return error_memory(s->places->error);
        }
        const name_part *p = &names->is->parts[i];
        s->parts[s->part_count++] = (part_place){.names = names,
                                                 .times = times,
                                                 .first = names->first + p->first,
                                                 .count = p->count,
                                                 .key = p->key,
                                                 .others = p->others};
    }
    return ONYM_OK;
}

/* The parts of all places, which are sorted, so that those with the same text stand together. */
static int add_all_parts(slips *s)
{
    places *p = s->places;
    int status = ONYM_OK;
    size_t end;
    for (size_t i = 0; i < p->count && status == ONYM_OK; i = end) {
        end = i + 1;
        while (end < p->count && p->items[end].is == p->items[i].is &&
               strcmp(p->items[end].concept, p->items[i].concept) == 0) {
            end++;
        }
        status = add_parts(s, &p->items[i], end - i);
    }
    return status;
}

static int by_key(const void *a, const void *b)
{
    const part_place *x = a, *y = b;
    int order = x->key == y->key ? 0 : strcmp(x->key, y->key);
    order = order != 0 || x->others == y->others ? order : strcmp(x->others, y->others);
    return order != 0 ? order : (x->first > y->first) - (x->first < y->first);
}

/* ---- the spellings ---- */

static bool is_unknown(const slips *s, const part_place *p)
{
    const article *a = s->places->article;
    bool unknown = false;
    for (size_t i = p->first; *p->names->concept == '\0' && i < p->first + p->count; i++) {
        const lexeme *l;
        if (run_word(&l, a, i, s->places->error) != ONYM_OK) {
            return false;
        }
        unknown = unknown || (l->english == 0 && !l->part.named);
        onym_text word = article_run(a, i, 1);
        if (memchr(word.data, '\'', word.size) != NULL || memmem(word.data, word.size, "’", 3)) {
            return false; /* They've */
        }
    }
    return unknown;
}

/* Signatures that an unknown spelling has, by their last bits; what is no slip of one shares none
 * of them, mostly. */
#define FILTER_BITS 15
typedef struct signature_filter {
    uint64_t words[(size_t)1 << (FILTER_BITS - 6)];
} signature_filter;

/* The bit of SIGNATURE in *WORD of the filter. */
static uint64_t filter_bit(signature_filter *f, uint64_t **word, int64_t signature)
{
    size_t at = (size_t)signature & (((size_t)1 << FILTER_BITS) - 1);
    *word = &f->words[at / 64];
    return UINT64_C(1) << at % 64;
}

/* Adds the signatures of spelling NUMBER: all of an unknown one, which go into the filter; of
 * another those that the filter has. */
static int add_marks(slips *s, signature_filter *filter, size_t number)
{
    int64_t signatures[NEAR_MAX_SIGNATURES];
    const spelling *r = &s->spellings[number];
    size_t count = near_signatures(signatures, onym_text_of(s->parts[r->first].key), BESIDE_COST);
    for (size_t i = 0; i < count; i++) {
        uint64_t *word, bit = filter_bit(filter, &word, signatures[i]);
        *word |= r->unknown ? bit : 0;
        if ((*word & bit) == 0) {
            continue;
        }
        if (!array_room(s->marks, s->mark_capacity, s->mark_count)) {
            return error_memory(s->places->error);
        }
        s->marks[s->mark_count++] = (mark){signatures[i], number};
    }
    return ONYM_OK;
}

/* Adds the signatures of all spellings, when some are unknown: only these are slips. */
static int add_all_marks(slips *s)
{
    signature_filter filter = {{0}};
    int status = ONYM_OK;
    for (size_t i = 0; i < s->count && status == ONYM_OK; i++) {
        status = s->spellings[i].unknown ? add_marks(s, &filter, i) : ONYM_OK;
    }
    bool any = s->mark_count > 0;
    for (size_t i = 0; i < s->count && any && status == ONYM_OK; i++) {
        status = s->spellings[i].unknown ? ONYM_OK : add_marks(s, &filter, i);
    }
    return status;
}

/* Makes the spellings of the sorted parts. */
static int add_spellings(slips *s)
{
    int status = ONYM_OK;
    size_t end;
    for (size_t i = 0; i < s->part_count && status == ONYM_OK; i = end) {
        size_t times = s->parts[i].times;
        for (end = i + 1; end < s->part_count && strcmp(s->parts[end].key, s->parts[i].key) == 0;
             end++) {
            times += s->parts[end].times;
        }
        if (!array_room(s->spellings, s->capacity, s->count)) {
            return error_memory(s->places->error);
        }
        s->spellings[s->count] = (spelling){.first = i,
                                            .count = end - i,
                                            .times = times,
                                            .unknown = is_unknown(s, &s->parts[i]),
                                            .kept = s->count,
                                            .cost = NEAR_FAR};
        s->count++;
    }
    return status;
}

/* ---- comparing ---- */

/* Whether X and Y, in the order of their other parts, stand beside the same words somewhere. */
static bool is_beside_same(const slips *s, const spelling *x, const spelling *y)
{
    size_t i = x->first, j = y->first;
    while (i < x->first + x->count && j < y->first + y->count) {
        int order = strcmp(s->parts[i].others, s->parts[j].others);
        if (order == 0 && *s->parts[i].others != '\0') {
            return true;
        }
        i += order <= 0;
        j += order >= 0;
    }
    return false;
}

/* Whether one key is another form of the other: Ivanov and Ivanova. */
static bool is_other_form(const char *a, const char *b)
{
    return mention_is_derived(onym_text_of(a), b, true) ||
           mention_is_derived(onym_text_of(b), a, true);
}

/* Whether KEPT is the spelling to keep: a known one, the more frequent, the first. */
static bool is_kept(const slips *s, const spelling *rare, const spelling *kept)
{
    if (rare->unknown != kept->unknown) {
        return rare->unknown;
    }
    if (rare->times != kept->times) {
        return rare->times < kept->times;
    }
    return s->parts[rare->first].first > s->parts[kept->first].first;
}

/* Notes that spelling number RARE is a slip of number KEPT, if it is one and the likeliest. */
static void consider(slips *s, size_t rare, size_t kept)
{
    spelling *r = &s->spellings[rare];
    const spelling *k = &s->spellings[kept];
    const char *a = s->parts[r->first].key, *b = s->parts[k->first].key;
    onym_text x = onym_text_of(a), y = onym_text_of(b);
    if (!r->unknown || r->measured == MEASURED_MAX || !is_kept(s, r, k) || is_other_form(a, b) ||
        korean_surname_is_same(a, b)) {
        return;
    }
    r->measured++;
    unsigned distance = near_distance(x, y, BESIDE_COST);
    unsigned cost = distance == NEAR_FAR ? NEAR_FAR : slip_cost(x, y, distance);
    bool beside = x.size >= BESIDE_LETTERS && cost <= BESIDE_COST && is_beside_same(s, r, k);
    bool alike =
        a[0] == b[0] && a[x.size - 1] == b[y.size - 1]; /* another ending is another word */
    bool alone =
        x.size >= ALONE_LETTERS && alike && cost <= ALONE_COST && r->times == 1 && k->times > 1;
    if ((beside || alone) && cost < r->cost) {
        r->cost = cost;
        r->kept = kept;
    }
}

static int by_signature(const void *a, const void *b)
{
    const mark *x = a, *y = b;
    if (x->signature != y->signature) {
        return x->signature < y->signature ? -1 : 1;
    }
    return (x->spelling > y->spelling) - (x->spelling < y->spelling);
}

/* Sorts COUNT marks by insertion: they are few, or nearly sorted. */
static void sort_few(mark *m, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        mark item = m[i];
        size_t at = i;
        for (; at > 0 && by_signature(&m[at - 1], &item) > 0; at--) {
            m[at] = m[at - 1];
        }
        m[at] = item;
    }
}

/* Signatures are evenly spread: they are put into so many groups by their upper bits before they
 * are sorted. */
#define GROUP_BITS 11
#define GROUPS     ((size_t)1 << GROUP_BITS)

static size_t group_of(int64_t signature)
{
    return (size_t)((uint64_t)signature >> (63 - GROUP_BITS)) & (GROUPS - 1);
}

/* Sorts the marks.  False: no memory. */
static bool sort_marks(slips *s)
{
    size_t ends[GROUPS + 1] = {0};
    mark *sorted = malloc(s->mark_count * sizeof *sorted);
    if (sorted == NULL) {
        return false;
    }
    for (size_t i = 0; i < s->mark_count; i++) {
        ends[group_of(s->marks[i].signature) + 1]++;
    }
    for (size_t i = 0; i < GROUPS; i++) {
        ends[i + 1] += ends[i];
    }
    for (size_t i = 0; i < s->mark_count; i++) {
        sorted[ends[group_of(s->marks[i].signature)]++] = s->marks[i];
    }
    for (size_t i = 0; i < GROUPS; i++) { /* now each number is the end of its own group */
        size_t first = i > 0 ? ends[i - 1] : 0, count = ends[i] - first;
        if (count <= FEW_MARKS) {
            sort_few(sorted + first, count);
        } else {
            qsort(sorted + first, count, sizeof *sorted, by_signature);
        }
    }
    free(s->marks);
    s->marks = sorted;
    s->mark_capacity = s->mark_count;
    return true;
}

static void compare(slips *s)
{
    size_t end;
    for (size_t i = 0; i < s->mark_count; i = end) {
        end = i + 1;
        while (end < s->mark_count && s->marks[end].signature == s->marks[i].signature) {
            end++;
        }
        for (size_t j = i; end - i <= GROUP_MAX && j < end; j++) {
            for (size_t k = i; k < end; k++) {
                if (k != j) {
                    consider(s, s->marks[j].spelling, s->marks[k].spelling);
                }
            }
        }
    }
}

/* Part P, as it stands in NAME, as a name of its own. */
static place as_place(const slips *s, const part_place *p, const place *name)
{
    buffer plain = {0};
    size_t first = p->first - p->names->first + name->first;
    place out = {.first = first, .count = p->count, .concept = name->concept};
    plain_append(&plain, article_run(s->places->article, first, p->count));
    name_text *text = arena_alloc(memory_of(s), sizeof *text);
    if (text != NULL) {
        *text = (name_text){.text = arena_copy(memory_of(s), buffer_text(&plain))};
    }
    out.is = text;
    buffer_free(&plain);
    return out;
}

/* Reports part P of spelling R, wherever it stands, as a slip of spelling K. */
static int report_part(onym_findings *out, slips *s, const part_place *p, const spelling *r,
                       const spelling *k, onym_level level)
{
    int status = ONYM_OK;
    const part_place *other = &s->parts[k->first];
    for (size_t i = 0; i < p->times && status == ONYM_OK; i++) {
        if (!p->names[i].reported) {
            place rare = as_place(s, p, &p->names[i]), kept = as_place(s, other, other->names);
            status = memory_of(s)->failed ? error_memory(s->places->error)
                                          : name_places_report(out, s->places, &rare, r->times,
                                                               &kept, k->times, level);
        }
    }
    return status;
}

static int report_all(onym_findings *out, slips *s)
{
    int status = ONYM_OK;
    onym_level level = name_places_at_home(s->places->article) ? ONYM_WARNING : ONYM_NOTE;
    for (size_t i = 0; i < s->count; i++) {
        const spelling *r = &s->spellings[i], *k = &s->spellings[r->kept];
        for (size_t j = r->first; k != r && j < r->first + r->count && status == ONYM_OK; j++) {
            status = report_part(out, s, &s->parts[j], r, k, level);
        }
    }
    return status;
}

int name_slips(onym_findings *out, places *p)
{
    slips s = {.places = p};
    int status = add_all_parts(&s);
    if (status == ONYM_OK && s.part_count > 1) {
        qsort(s.parts, s.part_count, sizeof *s.parts, by_key);
        status = add_spellings(&s);
        status = status == ONYM_OK ? add_all_marks(&s) : status;
    }
    if (status == ONYM_OK && s.mark_count > 1) {
        status = sort_marks(&s) ? ONYM_OK : error_memory(p->error);
    }
    if (status == ONYM_OK && s.mark_count > 1) {
        compare(&s);
        status = report_all(out, &s);
    }
    free(s.parts);
    free(s.spellings);
    free(s.marks);
    return status;
}
