/* Nearness: what near keys have in common. */
#include "text/near.h"

#include "base/utf8.h"
#include "text/near_letters.h"

#define HANGUL_FIRST 0xAC00u
#define HANGUL_COUNT 11172u

static bool push(near_letters *out, uint32_t c)
{
    if (out->count == NEAR_MAX_LETTERS) {
        return false;
    }
    out->item[out->count++] = c;
    return true;
}

bool near_spell(near_letters *out, onym_text key)
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

const uint8_t near_latin_classes[26] = {
    /* a b c d e f g h i j k l m n o p q r s t u v w x y z */
    1, 4, 2, 3, 1, 6, 2, 0, 1, 7, 2, 5, 8, 8, 1, 4, 2, 5, 0, 3, 1, 6, 6, 0, 1, 7};

/* Cyrillic from U+0430: the vowels and the signs. */
const uint8_t near_cyrillic_classes[48] = {1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0,
                                           0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1,
                                           0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};

#define FNV_START UINT64_C(14695981039346656037)
#define FNV_PRIME UINT64_C(1099511628211)

/* FNV-1a over the letters from FROM on, after what gave H. */
static uint64_t hash_on(uint64_t h, const near_letters *key, size_t from)
{
    for (size_t i = from; i < key->count; i++) {
        h = (h ^ key->item[i]) * FNV_PRIME;
    }
    return h;
}

/* FNV-1a over all letters; TAG keeps kinds of signatures apart. */
static int64_t hash(const near_letters *key, unsigned tag)
{
    return (int64_t)(hash_on(FNV_START ^ tag, key, 0) >> 1);
}

/* The same with each letter left out in turn, to OUT; returns their number.  Of letters that stand
 * twice or more any one may go: the result is the same. */
static size_t hash_without_each(int64_t *out, const near_letters *key, unsigned tag)
{
    uint64_t before = FNV_START ^ tag;
    size_t count = 0;
    for (size_t i = 0; i < key->count; i++) {
        if (i == 0 || key->item[i] != key->item[i - 1]) {
            out[count++] = (int64_t)(hash_on(before, key, i + 1) >> 1);
        }
        before = (before ^ key->item[i]) * FNV_PRIME;
    }
    return count;
}

/* The consonants of KEY, each as the first of its class, without repeats and without h after
 * another one. */
static void make_skeleton(near_letters *out, const near_letters *key)
{
    out->count = 0;
    for (size_t i = 0; i < key->count; i++) {
        uint32_t c = key->item[i];
        unsigned class = near_class(c);
        if (class == 1 || (c == 'h' && i > 0)) {
            continue;
        }
        uint32_t plain = class != 0 ? class : c;
        if (out->count == 0 || out->item[out->count - 1] != plain) {
            out->item[out->count++] = plain;
        }
    }
}

size_t near_signatures(int64_t *out, onym_text key, unsigned limit)
{
    near_letters whole, skeleton;
    if (!near_spell(&whole, key) || whole.count < 3) {
        return 0;
    }
    size_t count = 0;
    out[count++] = hash(&whole, 1);
    count += hash_without_each(out + count, &whole, 1);
    make_skeleton(&skeleton, &whole);
    if (skeleton.count >= 3) {
        out[count++] = hash(&skeleton, 2);
    }
    if (skeleton.count >= 5 && limit >= 2 * NEAR_EDIT) {
        count += hash_without_each(out + count, &skeleton, 2);
    }
    return count;
}

int64_t near_skeleton(onym_text key)
{
    near_letters whole, skeleton;
    if (!near_spell(&whole, key)) {
        return 0;
    }
    make_skeleton(&skeleton, &whole);
    return skeleton.count < 2 ? 0 : hash(&skeleton, 2);
}

int64_t near_pattern(onym_text key)
{
    near_letters whole, pattern = {.count = 0};
    size_t consonants = 0;
    if (!near_spell(&whole, key)) {
        return 0;
    }
    for (size_t i = 0; i < whole.count; i++) {
        uint32_t c = whole.item[i];
        unsigned class = near_class(c);
        uint32_t plain = class != 0 ? class : c;
        bool repeat = pattern.count > 0 && pattern.item[pattern.count - 1] == plain;
        if (!repeat && (c != 'h' || i == 0)) {
            pattern.item[pattern.count++] = plain;
            consonants += class != 1;
        }
    }
    return consonants < 2 ? 0 : ~hash(&pattern, 3);
}
