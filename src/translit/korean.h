/* The Korean steps, and what they tell each other and the rules inside a stretch.
 *
 *     ko-hanja       Chinese characters as Hangul
 *     ko-names       persons: family name and given name apart
 *     ko-units       places: administrative units behind a hyphen, numerals read, capitals
 *     ko-phrase      titles as catalogues write them
 *     ko-pronounce   spelling to sound, as conjoining jamo for the rules
 *     ko-letters     spelling, letter by letter, as conjoining jamo for the reversible systems
 *     ko-compose     the way back from letters to syllables
 *     ko-finish      the capitals that the other steps asked for
 */
#ifndef ONYM_TRANSLIT_KOREAN_H
#define ONYM_TRANSLIT_KOREAN_H

#include "translit/step.h"

/* Marks between letters, private use: no text of a stretch has them, and ko-finish takes them out.
 */
#define KO_WALL     0xE0C0u /* no sound crosses here */
#define KO_CAPITAL  0xE0C1u /* the next letter is a capital */
#define KO_TENSE    0xE0C2u /* the next consonant is heard tense, but not written so */
#define KO_COMPOUND 0xE0C3u /* the same, in a compound that the South writes with sai-siot */
#define KO_LINK     0xE0C4u /* over this blank or hyphen a voiced sound voices the next one */
#define KO_LATERAL  0xE0C5u /* the two r on both sides are l and r, or n and r, by origin */
#define KO_LOAN     0xE0C6u /* the next r is a foreign l or r, not one that the South drops */
#define KO_FIRST    KO_WALL
#define KO_LAST     KO_LOAN

int ko_hanja(stretch *out, const stretch *in, const char *parameters,
             const onym_translit_options *options, onym_error *error);
int ko_names(stretch *out, const stretch *in, const char *parameters,
             const onym_translit_options *options, onym_error *error);
int ko_units(stretch *out, const stretch *in, const char *parameters,
             const onym_translit_options *options, onym_error *error);
int ko_phrase(stretch *out, const stretch *in, const char *parameters,
              const onym_translit_options *options, onym_error *error);
int ko_pronounce(stretch *out, const stretch *in, const char *parameters,
                 const onym_translit_options *options, onym_error *error);
int ko_letters(stretch *out, const stretch *in, const char *parameters,
               const onym_translit_options *options, onym_error *error);
int ko_compose(stretch *out, const stretch *in, const char *parameters,
               const onym_translit_options *options, onym_error *error);
int ko_finish(stretch *out, const stretch *in, const char *parameters,
              const onym_translit_options *options, onym_error *error);

/* True when several Chinese characters are read as SYLLABLE, so that names are likely to have it.
 */
bool hanja_is_common(UChar syllable);

/* True when WORD is one of the PARAMETERS, which commas part. */
bool ko_parameter(const char *parameters, const char *word);

/* Appends UNIT to OUT.  False: OUT is full. */
bool ko_put(stretch *out, UChar unit);

/* Appends SIZE units at TEXT to OUT.  False: OUT is full. */
bool ko_put_all(stretch *out, const UChar *text, int32_t size);

/* ONYM_EINPUT, "input: ... too long". */
int ko_full(onym_error *error);

#endif
