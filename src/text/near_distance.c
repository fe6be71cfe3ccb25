/* Nearness: how far two match keys are from each other. */
#include "text/near.h"

#include "text/near_letters.h"
#include "text/shape.h"

/* The cost of taking a letter for one that looks like it. */
#define SHAPE_COST 7u

static unsigned replace_cost(uint32_t a, uint32_t b)
{
    unsigned class = near_class(a);
    if (shape_alike(a, b)) {
        return SHAPE_COST;
    }
    if (near_is_digit(a) || near_is_digit(b)) {
        return NEAR_FAR;
    }
    return class != 0 && class == near_class(b) ? 7 : NEAR_EDIT;
}

static bool is_vowel(uint32_t c)
{
    return near_class(c) == 1;
}

/* The cost of the letter AT of KEY standing there too much: little for a doubled letter, an h after
 * a consonant and one vowel of two. */
static unsigned extra_cost(const near_letters *key, size_t at)
{
    uint32_t c = key->item[at];
    uint32_t before = at > 0 ? key->item[at - 1] : 0;
    uint32_t after = at + 1 < key->count ? key->item[at + 1] : 0;
    if (near_is_digit(c)) {
        return NEAR_FAR;
    }
    if (c == before || c == after) {
        return NEAR_EXTRA_LEAST;
    }
    if (c == 'h' && at > 0 && !is_vowel(before)) {
        return 6;
    }
    return is_vowel(c) && (is_vowel(before) || is_vowel(after)) ? 7 : NEAR_EDIT;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static size_t least_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The cost, with the letters I of X and J of Y, of what begins one letter earlier in both, at a
 * cost of BEFORE, or in one of them: letters swapped, or two of one text for one of the other. */
static unsigned pair_cost(const near_letters *x, size_t i, const near_letters *y, size_t j,
                          const unsigned *before, const unsigned *last)
{
    uint32_t p = x->item[i], q = y->item[j];
    unsigned cost = NEAR_FAR;
    if (i > 0 && shape_pair(x->item[i - 1], p, q)) {
        cost = before[j] + SHAPE_COST;
    }
    if (j > 0 && shape_pair(y->item[j - 1], q, p)) {
        cost = least(cost, last[j - 1] + SHAPE_COST);
    }
    if (i > 0 && j > 0 && p == y->item[j - 1] && x->item[i - 1] == q && p != q &&
        !near_is_digit(p) && !near_is_digit(q)) {
        cost = least(cost, before[j - 1] + NEAR_EDIT);
    }
    return cost;
}

unsigned near_distance_slowly(onym_text a, onym_text b, unsigned limit)
{
    near_letters x, y;
    unsigned cost[3][NEAR_MAX_LETTERS + 1];
    if (!near_spell(&x, a) || !near_spell(&y, b)) {
        return NEAR_FAR;
    }
    size_t extra = x.count > y.count ? x.count - y.count : y.count - x.count;
    if (extra * NEAR_EXTRA_LEAST > limit) {
        return NEAR_FAR;
    }
    cost[0][0] = 0;
    for (size_t j = 0; j < y.count; j++) {
        cost[0][j + 1] = cost[0][j] + extra_cost(&y, j);
    }
    for (size_t i = 0; i < x.count; i++) {
        unsigned *now = cost[(i + 1) % 3];
        const unsigned *last = cost[i % 3], *before = cost[(i + 2) % 3];
        unsigned best = now[0] = last[0] + extra_cost(&x, i);
        for (size_t j = 0; j < y.count; j++) {
            uint32_t p = x.item[i], q = y.item[j];
            unsigned c = last[j] + (p == q ? 0 : replace_cost(p, q));
            c = least(c, last[j + 1] + extra_cost(&x, i));
            c = least(c, now[j] + extra_cost(&y, j));
            c = least(c, pair_cost(&x, i, &y, j, before, last));
            now[j + 1] = c;
            best = least(best, c);
        }
        if (best > limit) {
            return NEAR_FAR;
        }
    }
    unsigned result = cost[x.count % 3][y.count];
    return result > limit ? NEAR_FAR : result;
}

/* ---- the quick way ---- */

/* Letters that make a pair with the one before them, and what they look like together. */
enum { NO_PAIR, PAIR_RN, PAIR_CL, PAIR_VV };

/* Reads what costs turn on off the letters of W. */
static void weigh(near_word *w)
{
    for (size_t i = 0; i < w->letters.count; i++) {
        uint32_t c = w->letters.item[i], before = i > 0 ? w->letters.item[i - 1] : 0;
        w->extra[i] = (uint16_t)extra_cost(&w->letters, i);
        w->class[i] = (uint8_t)near_class(c);
        w->pair[i] = before == 'r' && c == 'n'   ? PAIR_RN
                     : before == 'c' && c == 'l' ? PAIR_CL
                     : before == 'v' && c == 'v' ? PAIR_VV
                                                 : NO_PAIR;
        w->one[i] = c == 'm' ? PAIR_RN : c == 'd' ? PAIR_CL : c == 'w' ? PAIR_VV : NO_PAIR;
    }
    w->weighed = true;
}

bool near_word_read(near_word *out, onym_text key)
{
    out->weighed = false;
    out->bag = 0;
    bool fits = near_spell(&out->letters, key);
    for (size_t i = 0; fits && i < out->letters.count; i++) {
        out->bag |= UINT32_C(1) << (out->letters.item[i] & 31);
    }
    return fits;
}

/* The least that two words with these letters cost: a letter that only one of them has was left out
 * (EXTRA_LEAST), was taken for one that only the other has (SHAPE_COST), or, with another one, for
 * a third (SHAPE_COST for three). */
static unsigned least_cost(uint32_t x, uint32_t y)
{
    const uint32_t ones =
        UINT32_C(1) << ('m' & 31) | UINT32_C(1) << ('d' & 31) | UINT32_C(1) << ('w' & 31);
    unsigned a = (unsigned)__builtin_popcount(x & ~y), b = (unsigned)__builtin_popcount(y & ~x);
    unsigned both = least(a, b);
    return ((x | y) & ones) != 0 ? (SHAPE_COST * (a + b) + 2) / 3
                                 : SHAPE_COST * both + NEAR_EXTRA_LEAST * (a + b - 2 * both);
}

/* As pair_cost, by what has been read off the letters. */
static unsigned quick_pair_cost(const near_word *x, size_t i, const near_word *y, size_t j,
                                const unsigned *before, const unsigned *last)
{
    uint32_t p = x->letters.item[i], q = y->letters.item[j];
    unsigned cost = NEAR_FAR;
    if (x->pair[i] != NO_PAIR && x->pair[i] == y->one[j]) {
        cost = before[j] + SHAPE_COST;
    }
    if (y->pair[j] != NO_PAIR && y->pair[j] == x->one[i]) {
        cost = least(cost, last[j - 1] + SHAPE_COST);
    }
    if (i > 0 && j > 0 && p == y->letters.item[j - 1] && x->letters.item[i - 1] == q && p != q &&
        !near_is_digit(p) && !near_is_digit(q)) {
        cost = least(cost, before[j - 1] + NEAR_EDIT);
    }
    return cost;
}

/* One row of the table, I + 1, from column FROM to TO; returns the least of it.  What is beside the
 * band in the rows costs too much. */
static unsigned fill_row(unsigned *rows[3], const near_word *x, size_t i, const near_word *y,
                         size_t from, size_t to)
{
    const unsigned *before = rows[0], *last = rows[1];
    unsigned *now = rows[2], best = NEAR_FAR;
    if (from == 0) {
        best = now[0] = last[0] + x->extra[i];
    } else {
        now[from - 1] = NEAR_FAR;
    }
    for (size_t j = from > 0 ? from - 1 : 0; j < to; j++) {
        uint32_t p = x->letters.item[i], q = y->letters.item[j];
        unsigned c = last[j];
        if (p != q) {
            bool alike = x->class[i] != 0 && x->class[i] == y->class[j];
            c += alike ? SHAPE_COST : replace_cost(p, q);
        }
        c = least(c, last[j + 1] + x->extra[i]);
        c = least(c, now[j] + y->extra[j]);
        c = least(c, quick_pair_cost(x, i, y, j, before, last));
        now[j + 1] = c;
        best = least(best, c);
    }
    now[to + 1] = NEAR_FAR;
    return best;
}

unsigned near_word_distance(near_word *x, near_word *y, unsigned limit)
{
    size_t m = x->letters.count, n = y->letters.count;
    size_t band = limit / NEAR_EXTRA_LEAST;
    if ((m > n ? m - n : n - m) > band || least_cost(x->bag, y->bag) > limit) {
        return NEAR_FAR;
    }
    if (!x->weighed) {
        weigh(x);
    }
    if (!y->weighed) {
        weigh(y);
    }
    unsigned cost[3][NEAR_MAX_LETTERS + 2];
    size_t to = least_size(n, band);
    cost[0][0] = 0;
    for (size_t j = 0; j < to; j++) {
        cost[0][j + 1] = cost[0][j] + y->extra[j];
    }
    cost[0][to + 1] = NEAR_FAR;
    for (size_t i = 0; i < m; i++) {
        unsigned *rows[] = {cost[(i + 2) % 3], cost[i % 3], cost[(i + 1) % 3]};
        size_t from = i + 1 > band ? i + 1 - band : 0;
        if (fill_row(rows, x, i, y, from, least_size(n, i + 1 + band)) > limit) {
            return NEAR_FAR;
        }
    }
    return cost[m % 3][n] > limit ? NEAR_FAR : cost[m % 3][n];
}

unsigned near_distance(onym_text a, onym_text b, unsigned limit)
{
    near_word x, y;
    return near_word_read(&x, a) && near_word_read(&y, b) ? near_word_distance(&x, &y, limit)
                                                          : NEAR_FAR;
}
