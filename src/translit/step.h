/* Steps: what a romanisation system does to a stretch of native text, one after the other.
 *
 * A system file names its steps in its header, "steps: ko-units ko-pronounce rules case"; "rules"
 * is the file's own ICU rules and "case" the shared treatment of capitals, both built into the
 * engine; every other name is a function of the table in steps.c, written once and shared by all
 * systems.  A step sees one stretch: a word of the system's script, or, where a step asks for it,
 * words and what joins them (blanks, hyphens, digits), in NFC, as UTF-16 of at most STEP_LIMIT
 * units. */
#ifndef ONYM_TRANSLIT_STEP_H
#define ONYM_TRANSLIT_STEP_H

#include <unicode/utypes.h>

#include "onym.h"

#define STEP_LIMIT 4096

/* UTF-16 text of a stretch, with room for STEP_LIMIT units. */
typedef struct stretch {
    UChar units[STEP_LIMIT];
    int32_t size;
} stretch;

/* Reads IN, writes OUT (another object, empty).  PARAMETERS: the words after the step's name and a
 * colon in the header, "ko-pronounce:tensed,kp"; "" when there are none.  ONYM_EINPUT: OUT would be
 * over the limit. */
typedef int step_fn(stretch *out, const stretch *in, const char *parameters,
                    const onym_translit_options *options, onym_error *error);

/* Flags of a step: which stretches it wants.  A system whose steps ask for none gets single words,
 * which are cached; phrases rarely repeat, so ask for them only where a word's neighbours matter.
 */
#define STEP_PHRASE       1u /* always phrases: words, blanks, hyphens, digits */
#define STEP_PHRASE_NAMES 2u /* phrases when options->kind is not ONYM_KIND_TEXT */
#define STEP_COLONS       8u /* phrases go on over " : " between a title and its subtitle */
#define STEP_DIGITS       4u /* single words take the digits that touch them: 2가, 봉천1동 */

typedef struct step {
    const char *name;
    step_fn *run;
    unsigned flags;
} step;

/* The step NAME (SIZE bytes) of the table in steps.c; NULL when there is none. */
const step *step_find(const char *name, size_t size);

#endif
