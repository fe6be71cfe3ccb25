/* Signs and marks: apostrophes in the code points that are asked for, plain letters, look-alikes.
 */
#include "translit/engine.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define INTERPUNCT 0x00B7

/* One mark and what the settings of onym_apostrophe write for it, standard first. */
typedef enum mark_kind { MARK_NO, MARK_SINGLE, MARK_DOUBLE } mark_kind;

static mark_kind mark_of(UChar unit)
{
    static const UChar singles[] = {'\'', 0x2019, 0x02B9, 0x02BC, 0x00B4, 0x2018, 0x02BB, 0};
    static const UChar doubles[] = {'"', 0x201D, 0x02BA, 0x02EE, 0};
    if (u_strchr(singles, unit) != NULL) {
        return MARK_SINGLE;
    }
    return u_strchr(doubles, unit) != NULL ? MARK_DOUBLE : MARK_NO;
}

static UChar written(mark_kind mark, const step_plan *plan, onym_apostrophe apostrophe)
{
    bool two = mark == MARK_DOUBLE;
    switch (apostrophe) {
    case ONYM_APOSTROPHE_TYPOGRAPHIC:
        return two ? 0x201D : 0x2019;
    case ONYM_APOSTROPHE_MODIFIER:
        return plan->modifiers ? 0x02BC : two ? 0x02BA : 0x02B9;
    case ONYM_APOSTROPHE_ASCII:
        return two ? '"' : '\'';
    case ONYM_APOSTROPHE_NONE:
    case ONYM_APOSTROPHE_STANDARD:
    default:
        return 0;
    }
}

static void rewrite_marks(letters *text, const step_plan *plan, onym_apostrophe apostrophe)
{
    for (int32_t i = 0; i < text->size; i++) {
        mark_kind found = text->units[i] == '`' && apostrophe == ONYM_APOSTROPHE_NONE
                              ? MARK_SINGLE
                              : mark_of(text->units[i]);
        UChar unit = found != MARK_NO ? written(found, plan, apostrophe) : 0;
        if (found == MARK_NO) {
            continue;
        }
        letters_replace(text, i, i + 1, &unit, unit != 0 ? 1 : 0);
        i -= unit == 0;
    }
}

/* The letter without its marks: NFD, its first unit; letters that do not decompose by a table. */
static UChar bare(UChar unit)
{
    static const UChar pairs[][2] = {
        {0x0111, 'd'}, {0x0110, 'D'}, {0x0142, 'l'}, {0x0141, 'L'}, {0x00F8, 'o'},
        {0x00D8, 'O'}, {0x0131, 'i'}, {0x0268, 'i'}, {0x0289, 'u'},
    };
    UErrorCode code = U_ZERO_ERROR;
    UChar parts[8] = {0};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i][0] == unit) {
            return pairs[i][1];
        }
    }
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    int32_t size = unorm2_getRawDecomposition(nfd, unit, parts, 8, &code);
    if (U_FAILURE(code) || size <= 0) {
        return unit;
    }
    return parts[0] == unit ? unit : bare(parts[0]);
}

static bool is_mark(UChar unit)
{
    int8_t type = u_charType(unit);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

static void make_plain(letters *text)
{
    for (int32_t i = 0; i < text->size; i++) {
        UChar unit = text->units[i];
        if (is_mark(unit) || unit == INTERPUNCT || unit == '`') {
            letters_replace(text, i, i + 1, NULL, 0);
            i--;
        } else if (unit > 0x7F && unit < 0x2000 && u_ispunct(unit) == 0) {
            text->units[i] = bare(unit);
        }
    }
}

void signs_apply(letters *text, const step_plan *plan, const onym_translit_options *options)
{
    onym_apostrophe apostrophe = options->apostrophe;
    if (options->plain && apostrophe == ONYM_APOSTROPHE_STANDARD) {
        apostrophe = ONYM_APOSTROPHE_NONE;
    }
    if (apostrophe != ONYM_APOSTROPHE_STANDARD) {
        rewrite_marks(text, plan, apostrophe);
    }
    if (options->plain) {
        make_plain(text);
    }
}

/* Latin letters and the Cyrillic ones that look the same. */
static UChar lookalike(UChar latin)
{
    static const UChar latins[] = u"ABCEHIJKMOPSTXYaceijkopsxyëËïÏ";
    static const UChar cyrillics[] = u"АВСЕНІЈКМОРЅТХУасеіјкорѕхуёЁїЇ";
    const UChar *found = u_strchr(latins, latin);
    return found != NULL ? cyrillics[found - latins] : 0;
}

void fold_lookalikes(word_source *source)
{
    int32_t cyrillic = 0, latin = 0, others = 0;
    for (int32_t i = 0; i < source->size; i++) {
        UChar unit = source->units[i];
        bool is_latin = unit < 0x0250 && u_isalpha(unit);
        cyrillic += script_has(SCRIPT_CYRILLIC, unit);
        latin += is_latin;
        others += is_latin && lookalike(unit) == 0;
    }
    if (cyrillic == 0 || (others > 0 && cyrillic < latin)) {
        return;
    }
    for (int32_t i = 0; i < source->size && latin > 0; i++) {
        UChar twin = source->units[i] < 0x0250 ? lookalike(source->units[i]) : 0;
        source->units[i] = twin != 0 ? twin : source->units[i];
    }
}
