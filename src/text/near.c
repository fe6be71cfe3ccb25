/* Nearness: how far two match keys are from each other, and what near keys have in common. */
#include "text/near.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/shape.h"

/* A key as letters; Hangul syllables as conjoining jamo. */
typedef struct letters {
    uint32_t item[NEAR_MAX_LETTERS];
    size_t count;
} letters;

#define HANGUL_FIRST 0xAC00u
#define HANGUL_COUNT 11172u

static bool push(letters *out, uint32_t c)
{
    if (out->count == NEAR_MAX_LETTERS) {
        return false;
    }
    out->item[out->count++] = c;
    return true;
}

static bool spell(letters *out, onym_text key)
{
    out->count = 0;
    for (size_t at = 0; at < key.size;) {
        utf8_char c = utf8_at(key, at);
        at += c.size;
        uint32_t syllable = c.code_point - HANGUL_FIRST;
        bool fits;
        if (syllable < HANGUL_COUNT) {
            uint32_t final = syllable % 28;
            fits = push(out, 0x1100 + syllable / 588) && push(out, 0x1161 + syllable / 28 % 21) &&
                   (final == 0 || push(out, 0x11A7 + final));
        } else {
            fits = push(out, c.code_point);
        }
        if (!fits) {
            return false;
        }
    }
    return true;
}

/* What romanisations confuse: letters of one class stand for each other.  0: nothing else; 1:
 * vowels. */
static const uint8_t latin_class[26] = {
    /* a b c d e f g h i j k l m n o p q r s t u v w x y z */
    1, 4, 2, 3, 1, 6, 2, 0, 1, 7, 2, 5, 8, 8, 1, 4, 2, 5, 0, 3, 1, 6, 6, 0, 1, 7};

/* Cyrillic from U+0430: the vowels and the signs. */
static const uint8_t cyrillic_class[48] = {1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0,
                                           0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1,
                                           0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};

static unsigned class_of(uint32_t c)
{
    if (c - 'a' < 26) {
        return latin_class[c - 'a'];
    }
    if (c - 0x0430u < sizeof cyrillic_class) {
        return cyrillic_class[c - 0x0430u];
    }
    return c >= 0x1161 && c <= 0x1175; /* vowels of Hangul */
}

static bool is_vowel(uint32_t c)
{
    return class_of(c) == 1;
}

/* FNV-1a over letters, one of which may be left out; TAG keeps kinds of signatures apart. */
static int64_t hash(const letters *key, size_t left_out, unsigned tag)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ tag;
    for (size_t i = 0; i < key->count; i++) {
        if (i != left_out) {
            h = (h ^ key->item[i]) * UINT64_C(1099511628211);
        }
    }
    return (int64_t)(h >> 1);
}

/* The consonants of KEY, each as the first of its class, without repeats and without h after
 * another one. */
static void make_skeleton(letters *out, const letters *key)
{
    out->count = 0;
    for (size_t i = 0; i < key->count; i++) {
        uint32_t c = key->item[i];
        unsigned class = class_of(c);
        if (class == 1 || (c == 'h' && i > 0)) {
            continue;
        }
        uint32_t plain = class != 0 ? class : c;
        if (out->count == 0 || out->item[out->count - 1] != plain) {
            out->item[out->count++] = plain;
        }
    }
}

/* Sorts by insertion: they are few. */
static void sort(int64_t *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        int64_t item = items[i];
        size_t at = i;
        for (; at > 0 && items[at - 1] > item; at--) {
            items[at] = items[at - 1];
        }
        items[at] = item;
    }
}

static size_t unique(int64_t *items, size_t count)
{
    size_t kept = 0;
    sort(items, count);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || items[i] != items[kept - 1]) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

size_t near_signatures(int64_t *out, onym_text key)
{
    letters whole, skeleton;
    if (!spell(&whole, key) || whole.count < 3) {
        return 0;
    }
    size_t count = 0;
    out[count++] = hash(&whole, SIZE_MAX, 1);
    for (size_t i = 0; i < whole.count; i++) {
        out[count++] = hash(&whole, i, 1);
    }
    make_skeleton(&skeleton, &whole);
    if (skeleton.count >= 3) {
        out[count++] = hash(&skeleton, SIZE_MAX, 2);
    }
    for (size_t i = 0; skeleton.count >= 5 && i < skeleton.count; i++) {
        out[count++] = hash(&skeleton, i, 2);
    }
    return unique(out, count);
}

int64_t near_skeleton(onym_text key)
{
    letters whole, skeleton;
    if (!spell(&whole, key)) {
        return 0;
    }
    make_skeleton(&skeleton, &whole);
    return skeleton.count < 2 ? 0 : hash(&skeleton, SIZE_MAX, 2);
}

int64_t near_pattern(onym_text key)
{
    letters whole, pattern = {.count = 0};
    size_t consonants = 0;
    if (!spell(&whole, key)) {
        return 0;
    }
    for (size_t i = 0; i < whole.count; i++) {
        uint32_t c = whole.item[i];
        unsigned class = class_of(c);
        uint32_t plain = class != 0 ? class : c;
        bool repeat = pattern.count > 0 && pattern.item[pattern.count - 1] == plain;
        if (!repeat && (c != 'h' || i == 0)) {
            pattern.item[pattern.count++] = plain;
            consonants += class != 1;
        }
    }
    return consonants < 2 ? 0 : ~hash(&pattern, SIZE_MAX, 3);
}

/* Another number is another thing: Hwasong-15 and Hwasong-17. */
static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

/* The cost of taking a letter for one that looks like it. */
#define SHAPE_COST 7u

static unsigned replace_cost(uint32_t a, uint32_t b)
{
    unsigned class = class_of(a);
    if (shape_alike(a, b)) {
        return SHAPE_COST;
    }
    if (is_digit(a) || is_digit(b)) {
        return NEAR_FAR;
    }
    return class != 0 && class == class_of(b) ? 7 : NEAR_EDIT;
}

/* The least that a letter too much costs. */
#define EXTRA_LEAST 5u

/* The cost of the letter AT of KEY standing there too much: little for a doubled letter, an h after
 * a consonant and one vowel of two. */
static unsigned extra_cost(const letters *key, size_t at)
{
    uint32_t c = key->item[at];
    uint32_t before = at > 0 ? key->item[at - 1] : 0;
    uint32_t after = at + 1 < key->count ? key->item[at + 1] : 0;
    if (is_digit(c)) {
        return NEAR_FAR;
    }
    if (c == before || c == after) {
        return EXTRA_LEAST;
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

/* The cost, with the letters I of X and J of Y, of what begins one letter earlier in both, at a
 * cost of BEFORE, or in one of them: letters swapped, or two of one text for one of the other. */
static unsigned pair_cost(const letters *x, size_t i, const letters *y, size_t j,
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
    if (i > 0 && j > 0 && p == y->item[j - 1] && x->item[i - 1] == q && p != q && !is_digit(p) &&
        !is_digit(q)) {
        cost = least(cost, before[j - 1] + NEAR_EDIT);
    }
    return cost;
}

unsigned near_distance(onym_text a, onym_text b, unsigned limit)
{
    letters x, y;
    unsigned cost[3][NEAR_MAX_LETTERS + 1];
    if (!spell(&x, a) || !spell(&y, b)) {
        return NEAR_FAR;
    }
    size_t extra = x.count > y.count ? x.count - y.count : y.count - x.count;
    if (extra * EXTRA_LEAST > limit) {
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

/* ---- what is written in several ways ---- */

/* Letters that stand for one sound in one romanisation or another, longest first. */
static const struct {
    char letters[6], sound[3];
} sounds[] = {
    {"shch", "s"}, {"yeo", "o"}, {"tsch", "c"}, {"tch", "c"}, {"sch", "s"}, {"dzh", "c"},
    {"eo", "o"},   {"eu", "u"},  {"oo", "u"},   {"ou", "u"},  {"ch", "c"},  {"kh", "h"},
    {"sh", "s"},   {"zh", "z"},  {"ph", "p"},   {"th", "t"},  {"ts", "c"},  {"tz", "c"},
    {"ye", "e"},   {"yo", "o"},  {"ii", "i"},   {"iy", "i"},  {"yi", "i"},  {"yy", "i"},
    {"ij", "i"},   {"ia", "ia"}, {"ya", "ia"},  {"yu", "iu"}, {"ju", "iu"}, {"ja", "ia"},
    {"ee", "i"},   {"ck", "k"},  {"ks", "x"},   {"ai", "ai"}, {"ay", "ai"}, {"ae", "e"},
    {"g", "k"},    {"q", "k"},   {"d", "t"},    {"b", "p"},   {"j", "c"},   {"r", "l"},
    {"y", "i"},    {"w", "v"},   {"f", "v"},
};

/* Appends the sound at AT of KEY to OUT and returns the bytes that it took. */
static size_t append_sound(buffer *out, onym_text key, size_t at)
{
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        if (sounds[i].letters[0] != key.data[at]) {
            continue; /* most of the table: not worth a call */
        }
        size_t size = strlen(sounds[i].letters);
        if (key.size - at >= size && memcmp(key.data + at, sounds[i].letters, size) == 0) {
            buffer_puts(out, sounds[i].sound);
            return size;
        }
    }
    buffer_putc(out, key.data[at]);
    return 1;
}

/* Appends KEY as it sounds, no letter twice. */
static void append_sounds(buffer *out, onym_text key)
{
    for (size_t at = 0; at < key.size;) {
        size_t before = out->size;
        at += append_sound(out, key, at);
        bool letter = out->size > before && (unsigned char)out->data[before] < 0x80 &&
                      !is_digit((unsigned char)out->data[before]);
        if (letter && before > 0 && out->data[before] == out->data[before - 1]) {
            memmove(out->data + before, out->data + before + 1, out->size - before);
            out->size--;
        }
    }
}

int64_t near_sound_skeleton(onym_text key)
{
    buffer heard = {0};
    append_sounds(&heard, key);
    int64_t skeleton = heard.failed ? 0 : near_skeleton(buffer_text(&heard));
    buffer_free(&heard);
    return skeleton;
}

unsigned near_confusion(onym_text a, onym_text b)
{
    buffer x = {0}, y = {0};
    append_sounds(&x, a);
    append_sounds(&y, b);
    bool failed = x.failed || y.failed;
    unsigned distance =
        failed ? NEAR_FAR : near_distance(buffer_text(&x), buffer_text(&y), 3 * NEAR_EDIT);
    buffer_free(&x);
    buffer_free(&y);
    return distance;
}
