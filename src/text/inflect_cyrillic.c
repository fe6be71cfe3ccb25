/* The declensions of names in Russian and Ukrainian, read backwards and forwards. */
#include <limits.h>
#include <string.h>

#include "base/slice.h"
#include "text/declensions.h"
#include "text/key.h"

#include "declension_filters_data.h"

/* Whether STEM is one that D has: long enough to be told, and ending as it must. */
static bool is_stem(onym_text stem, const declension *d)
{
    bool suffix_alone = d->kinds == PERSON && stem.size == 4; /* Ын is no surname in -ын */
    if (stem.size < 2 || suffix_alone || (stem.size < 4 && strlen(d->nominative) < 4)) {
        return false;
    }
    bool fits = d->stems == NULL;
    const char *tail = stem.data + stem.size - 2; /* its last letter: most stems are one */
    for (const char *at = d->stems; !fits && *at != '\0';) {
        bool letter = at[2] == ' ' || at[2] == '\0';
        size_t size = letter ? 2 : piece_size(at, ' ');
        fits =
            letter ? at[0] == tail[0] && at[1] == tail[1] : text_ends(stem, (onym_text){at, size});
        at += size + (at[size] != '\0');
    }
    return fits;
}

/* Whether CELL holds ENDING. */
static bool holds(const char *cell, onym_text ending)
{
    for (const char *at = cell; at != NULL;) {
        size_t size = piece_size(at, '|');
        size_t letters = size == 1 && *at == '-' ? 0 : size;
        if (letters == ending.size &&
            (letters == 0 || (at[1] == ending.data[1] && memcmp(at, ending.data, letters) == 0))) {
            return true;
        }
        at = at[size] != '\0' ? at + size + 1 : NULL;
    }
    return false;
}

/* The cases of D that end in ENDING. */
static unsigned cases_of(const declension *d, onym_text ending)
{
    unsigned cases = 0;
    for (size_t i = 0; i < CASES; i++) {
        cases |= holds(d->cell[i], ending) ? 1u << i : 0;
    }
    if ((cases & (1u << PL_NOM | 1u << PL_GEN)) != 0) {
        cases |= 1u << PL_ACC;
    }
    return cases;
}

/* The shortest word that is no ending: Ына. */
#define WORD_BYTES 6

/* Reads the last letters of KEY, the last one first, others where it is shorter; returns the bits
 * of all. */
static uint64_t read_letters(unsigned out[ENDING_LETTERS + 1], onym_text key)
{
    uint64_t all = 0;
    for (size_t i = 0; i <= ENDING_LETTERS; i++) {
        out[i] = key.size >= 2 * i + 2 ? declension_letter(key.data + key.size - 2 * i - 2) : 49u;
        all |= UINT64_C(1) << out[i];
    }
    return all;
}

/* Whether a word with these LETTERS may be of the declension of F with an ending of SIZE letters;
 * few are that are not. */
static bool may_be(const declension_filter *f, const unsigned *letters, size_t size)
{
    uint64_t last = size == 0 ? f->lasts[0] : f->lasts[size] >> letters[0];
    return (last & f->stems >> letters[size] & 1) != 0;
}

bool inflect_cyrillic(buffer *out, inflection *how, onym_text key, size_t *state)
{
    /* a state is a declension and the length of an ending in letters of two bytes */
    const size_t lengths = ENDING_LETTERS + 1;
    unsigned letters[ENDING_LETTERS + 1];
    bool word = key.size >= WORD_BYTES;
    uint64_t all = read_letters(letters, key);
    for (size_t i = *state; word && i < (RUSSIAN + UKRAINIAN) * lengths; i++) {
        size_t at = i / lengths, size = i % lengths * 2;
        const declension *d = at < RUSSIAN ? &russian[at] : &ukrainian[at - RUSSIAN];
        if ((filters[at].stems & all) == 0) {
            i += lengths - 1 - i % lengths;
            continue;
        }
        if (size >= key.size || !may_be(&filters[at], letters, size / 2)) {
            continue;
        }
        onym_text stem = {key.data, key.size - size};
        if (!is_stem(stem, d)) {
            continue;
        }
        unsigned cases = cases_of(d, (onym_text){key.data + stem.size, size});
        if (cases == 0) {
            continue;
        }
        *how = (inflection){cases, d->kinds, at >= RUSSIAN, (unsigned)at, ""};
        memcpy(how->ending, key.data + stem.size, size);
        buffer_clear(out);
        buffer_append_text(out, stem);
        buffer_puts(out, d->nominative);
        *state = i + 1;
        if (out->size != key.size || memcmp(out->data, key.data, key.size) != 0) {
            return true;
        }
    }
    return false;
}

/* ---- forwards ---- */

/* Whether the word KEY is declined by D. */
static bool is_declined_by(onym_text key, const declension *d)
{
    onym_text nominative = onym_text_of(d->nominative);
    return text_ends(key, nominative) &&
           is_stem((onym_text){key.data, key.size - nominative.size}, d);
}

/* Places and things in -ь: those in -ль are masculine, the others feminine; persons are masculine.
 */
static bool is_other_gender(onym_text key, const declension *d, unsigned kind)
{
    bool feminine =
        d->cell[INS] != NULL && text_ends(onym_text_of(d->cell[INS]), onym_text_of("ью"));
    bool masculine = kind == INFLECT_PERSON || text_ends(key, onym_text_of("ль"));
    return text_equals(onym_text_of(d->nominative), "ь") && feminine == masculine;
}

/* The accusative of what does not live, masculine: its nominative. */
static bool is_like_nominative(const declension *d, size_t at, unsigned kind)
{
    return at == ACC && kind != INFLECT_PERSON && d->cell[ACC] != NULL &&
           strcmp(d->cell[ACC], d->cell[GEN]) == 0;
}

/* The ending of D in the first of CASES that it has; "-" when it is the nominative; NULL: none. */
static const char *ending_of(const declension *d, unsigned cases, unsigned kind)
{
    for (size_t i = 0; i < CASES; i++) {
        if ((cases & 1u << i) != 0) {
            return is_like_nominative(d, i, kind) ? NULL : d->cell[i];
        }
    }
    return NULL;
}

/* Appends WORD with ENDING, the first of several, in place of the nominative's. */
static void put_ending(buffer *out, onym_text word, const declension *d, const char *ending)
{
    size_t size = strcspn(ending, "|");
    buffer_append(out, word.data, word.size - strlen(d->nominative));
    buffer_append(out, ending, size == 1 && *ending == '-' ? 0 : size);
}

void decline_cyrillic(buffer *out, onym_text word, const inflection *how, unsigned kind)
{
    buffer key = {0};
    key_append(&key, word);
    onym_text small = buffer_text(&key);
    size_t first = how->ukrainian ? RUSSIAN : 0,
           behind = how->ukrainian ? RUSSIAN + UKRAINIAN : RUSSIAN;
    const declension *found = NULL;
    const char *ending = NULL;
    if (small.size == word.size && how->row < RUSSIAN + UKRAINIAN) {
        const declension *same =
            how->row < RUSSIAN ? &russian[how->row] : &ukrainian[how->row - RUSSIAN];
        found = is_declined_by(small, same) ? same : NULL;
        ending = found != NULL ? how->ending : NULL;
    }
    for (size_t i = first; small.size == word.size && found == NULL && i < behind; i++) {
        const declension *d = i < RUSSIAN ? &russian[i] : &ukrainian[i - RUSSIAN];
        bool fits = (d->kinds & kind) != 0 && is_declined_by(small, d);
        found = fits && !is_other_gender(small, d, kind) ? d : NULL;
        ending = found != NULL ? ending_of(found, how->cases, kind) : NULL;
    }
    if (ending != NULL) {
        put_ending(out, word, found, ending);
    } else {
        buffer_append_text(out, word);
    }
    buffer_free(&key);
}

inflection inflect_in_case(unsigned number, bool in_ukrainian)
{
    return (inflection){1u << number, INFLECT_ANY, in_ukrainian, UINT_MAX, ""};
}
