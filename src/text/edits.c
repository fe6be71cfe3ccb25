/* Edits: all keys that are one edit away from a key, for asking a large table without an index of
 * its own. */
#include "text/edits.h"

#include "base/utf8.h"

#define SYLLABLE_FIRST 0xAC00u
#define SYLLABLE_COUNT 11172u
#define VOWELS         21u
#define FINALS         28u

/* The letters of a script as ranges. */
static const struct {
    uint32_t first, last;
} latin[] = {{'a', 'z'}}, cyrillic[] = {{0x0430, 0x044F}, {0x0454, 0x0454}, {0x0456, 0x0457}};

typedef struct edits {
    uint32_t letter[EDITS_MAX_LETTERS];
    size_t count;
    edits_fn *each;
    void *context;
} edits;

/* A change of the letters: those before AT, then with INSERTED (0: none), then those from REST on.
 */
static bool hand_over(const edits *e, size_t at, uint32_t inserted, size_t rest)
{
    char bytes[(EDITS_MAX_LETTERS + 1) * 4];
    size_t size = 0;
    for (size_t i = 0; i < at; i++) {
        size += utf8_put(bytes + size, e->letter[i]);
    }
    if (inserted != 0) {
        size += utf8_put(bytes + size, inserted);
    }
    for (size_t i = rest; i < e->count; i++) {
        size += utf8_put(bytes + size, e->letter[i]);
    }
    return e->each(e->context, (onym_text){bytes, size});
}

static bool swap(edits *e, size_t at)
{
    uint32_t a = e->letter[at], b = e->letter[at + 1];
    e->letter[at] = b;
    e->letter[at + 1] = a;
    bool more = a == b || hand_over(e, e->count, 0, e->count);
    e->letter[at] = a;
    e->letter[at + 1] = b;
    return more;
}

/* C before the letter AT, and in its place. */
static bool put_letter(const edits *e, size_t at, uint32_t c)
{
    return hand_over(e, at, c, at) && (at == e->count || hand_over(e, at, c, at + 1));
}

static bool put_letters(const edits *e, size_t at)
{
    bool ascii = e->letter[0] < 0x80, more = true;
    size_t ranges = ascii ? sizeof latin / sizeof *latin : sizeof cyrillic / sizeof *cyrillic;
    for (size_t i = 0; i < ranges && more; i++) {
        uint32_t first = ascii ? latin[i].first : cyrillic[i].first;
        uint32_t last = ascii ? latin[i].last : cyrillic[i].last;
        for (uint32_t c = first; c <= last && more; c++) {
            more = put_letter(e, at, c);
        }
    }
    return more;
}

/* The syllable AT with another initial, vowel or final. */
static bool change_syllable(const edits *e, size_t at)
{
    uint32_t s = e->letter[at] - SYLLABLE_FIRST;
    uint32_t initial = s / (VOWELS * FINALS), vowel = s / FINALS % VOWELS, final = s % FINALS;
    bool more = true;
    for (uint32_t i = 0; i < SYLLABLE_COUNT / (VOWELS * FINALS) && more; i++) {
        uint32_t c = SYLLABLE_FIRST + (i * VOWELS + vowel) * FINALS + final;
        more = i == initial || hand_over(e, at, c, at + 1);
    }
    for (uint32_t v = 0; v < VOWELS && more; v++) {
        uint32_t c = SYLLABLE_FIRST + (initial * VOWELS + v) * FINALS + final;
        more = v == vowel || hand_over(e, at, c, at + 1);
    }
    for (uint32_t f = 0; f < FINALS && more; f++) {
        uint32_t c = SYLLABLE_FIRST + (initial * VOWELS + vowel) * FINALS + f;
        more = f == final || hand_over(e, at, c, at + 1);
    }
    return more;
}

static bool is_syllable(uint32_t c)
{
    return c - SYLLABLE_FIRST < SYLLABLE_COUNT;
}

void edits_each(onym_text key, edits_fn *each, void *context)
{
    edits e = {.count = 0, .each = each, .context = context};
    for (size_t at = 0; at < key.size;) {
        utf8_char c = utf8_at(key, at);
        if (e.count == EDITS_MAX_LETTERS) {
            return;
        }
        e.letter[e.count++] = c.code_point;
        at += c.size;
    }
    bool more = e.count > 1;
    for (size_t at = 0; more && at < e.count; at++) {
        more = hand_over(&e, at, 0, at + 1) && (at + 1 == e.count || swap(&e, at));
        if (more) {
            more = is_syllable(e.letter[at]) ? change_syllable(&e, at) : put_letters(&e, at);
        }
    }
    if (more && !is_syllable(e.letter[0])) {
        (void)put_letters(&e, e.count);
    }
}
