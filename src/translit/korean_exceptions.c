/* Looking up the exception list, a table that the build makes from dict/systems. */
#include "translit/korean_exceptions.h"

#include "translit/korean_hangul.h"

#include "korean_exceptions_data.h" /* made by src/translit/gen/korean_table.c */

/* Negative, zero or positive as FORM of ENTRY comes before, is, or comes after the SIZE syllables
 * at WORD. */
static int compare(const ko_entry *entry, const UChar *word, int32_t size)
{
    int32_t common = entry->size < size ? entry->size : size;
    for (int32_t i = 0; i < common; i++) {
        if (entry->form[i] != word[i]) {
            return entry->form[i] < word[i] ? -1 : 1;
        }
    }
    return entry->size - size;
}

/* Entries that have the syllables of a word in common so far: ENTRIES[low] to ENTRIES[high - 1]. */
typedef struct range {
    int32_t low, high;
} range;

/* The entries that begin with the syllable UNIT. */
static range beginning_with(UChar unit)
{
    unsigned first = unit - HANGUL_FIRST;
    return hangul_is(unit) ? (range){FIRSTS[first], FIRSTS[first + 1]} : (range){0, 0};
}

/* The entry whose form is the SIZE syllables at WORD, NULL for none. */
static const ko_entry *find(const UChar *word, int32_t size)
{
    range among = beginning_with(word[0]);
    while (among.low < among.high) {
        int32_t middle = among.low + (among.high - among.low) / 2;
        int order = compare(&ENTRIES[middle], word, size);
        if (order == 0) {
            return &ENTRIES[middle];
        }
        if (order < 0) {
            among.low = middle + 1;
        } else {
            among.high = middle;
        }
    }
    return NULL;
}

/* True when ENTRY must begin its word, as a whole word must: no particle may follow that. */
static bool head_only(const ko_entry *entry)
{
    return (entry->where & KO_AT_HEAD) != 0;
}

/* The first entry of RANGE whose syllable PLACE is UNIT or comes after it. */
static int32_t first_from(range among, int32_t place, unsigned unit)
{
    while (among.low < among.high) {
        int32_t middle = among.low + (among.high - among.low) / 2;
        const ko_entry *entry = &ENTRIES[middle];
        if (entry->size <= place || entry->form[place] < unit) {
            among.low = middle + 1;
        } else {
            among.high = middle;
        }
    }
    return among.low;
}

/* Whether the place of ENTRY in its word, AT of SIZE syllables, is where it holds. */
static bool holds(const ko_entry *entry, const UChar *word, int32_t size, int32_t at)
{
    bool head = !head_only(entry) || at == 0;
    int32_t end = at + entry->size;
    bool tail = (entry->where & KO_AT_TAIL) == 0 || end == size ||
                (!head_only(entry) && hangul_is_particle(word + end, size - end));
    bool suffix = (entry->where & KO_AT_SUFFIX) == 0 || at >= 2;
    return head && tail && suffix;
}

const ko_entry *ko_entry_at(const UChar *word, int32_t size, int32_t at)
{
    const ko_entry *longest = NULL;
    range among = beginning_with(word[at]);
    int32_t left = size - at < ENTRY_LONGEST ? size - at : ENTRY_LONGEST;
    for (int32_t place = 0; place < left && among.low < among.high; place++) {
        unsigned unit = word[at + place];
        if (place > 0) {
            among.low = first_from(among, place, unit);
            among.high = first_from(among, place, unit + 1);
        }
        if (among.low == among.high) {
            break;
        }
        const ko_entry *entry = &ENTRIES[among.low]; /* the shortest comes first */
        if (entry->size == place + 1 && holds(entry, word, size, at)) {
            longest = entry;
        }
    }
    return longest;
}

const ko_entry *ko_entry_of(const UChar *word, int32_t size)
{
    return size > 0 && size <= ENTRY_LONGEST ? find(word, size) : NULL;
}

const ko_entry *ko_entry_ending(const UChar *word, int32_t size)
{
    for (int32_t length = size < ENTRY_LONGEST ? size : ENTRY_LONGEST; length > 0; length--) {
        const ko_entry *entry = find(word + size - length, length);
        bool solid = entry != NULL && (entry->class == KO_CLASS_PLACE || entry->noun);
        if (solid && ((entry->where & KO_AT_HEAD) == 0 || length == size)) {
            return entry;
        }
    }
    return NULL;
}
