/* ko-finish: makes the capitals that earlier steps marked, and takes the marks out.
 *
 * Parameters: names-ascii, surnames-ascii (persons and family names, or these alone, are printed
 * with the ASCII apostrophe of library records and lists of names, unless the caller chose
 * another), title (every word of running text gets a capital), pair (a doubled initial is
 * capitalised as one letter: KKonmaŭl). */
#include <unicode/uchar.h>

#include "translit/korean.h"

#define APOSTROPHE 0x2019u

/* True for the marks that steps put between letters. */
static bool is_mark(UChar unit)
{
    return unit >= KO_FIRST && unit <= KO_LAST;
}

/* True when the letter at AT begins a word. */
static bool begins_word(const stretch *in, int32_t at)
{
    while (at > 0 && is_mark(in->units[at - 1])) {
        at--;
    }
    return at == 0 || (!u_isalnum(in->units[at - 1]) && in->units[at - 1] != u'-' &&
                       in->units[at - 1] != APOSTROPHE && in->units[at - 1] != u'\'');
}

/* True when PARAMETERS ask for the ASCII apostrophe in a name of this kind. */
static bool is_ascii(const char *parameters, const onym_translit_options *options)
{
    bool surname = options->kind == ONYM_KIND_SURNAME;
    bool name = surname || options->kind == ONYM_KIND_PERSON;
    return (name && ko_parameter(parameters, "names-ascii")) ||
           (surname && ko_parameter(parameters, "surnames-ascii"));
}

int ko_finish(stretch *out, const stretch *in, const char *parameters,
              const onym_translit_options *options, onym_error *error)
{
    bool ascii = options->apostrophe == ONYM_APOSTROPHE_STANDARD && is_ascii(parameters, options);
    bool title = ko_parameter(parameters, "title") && options->letter_case == ONYM_CASE_STANDARD;
    bool pair = ko_parameter(parameters, "pair") && options->kind == ONYM_KIND_PLACE;
    bool capital = false;
    UChar doubled = 0; /* the letter whose double is a capital too */
    for (int32_t i = 0; i < in->size; i++) {
        UChar unit = in->units[i];
        if (is_mark(unit)) {
            capital = capital || unit == KO_CAPITAL;
            continue;
        }
        bool up = capital || (title && begins_word(in, i));
        if (u_isalpha(unit)) {
            up = up || unit == doubled;
            doubled = pair && up && doubled == 0 ? unit : 0;
            capital = false;
            unit = up ? (UChar)u_toupper(unit) : unit;
        }
        if (!ko_put(out, ascii && unit == APOSTROPHE ? u'\'' : unit)) {
            return ko_full(error);
        }
    }
    return ONYM_OK;
}
