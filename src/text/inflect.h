/* Inflection: from a form in running text to the names that it may be a form of.
 *
 * Russian: the six cases of nouns, adjectives and surnames by declension, as a table of endings
 * (stemmers conflate names wrongly: they keep Пхеньян and Пхеньяну apart).  Korean: particles and
 * titles that are written together with the name.  Both only propose: the caller takes what its
 * glossary knows. */
#ifndef ONYM_TEXT_INFLECT_H
#define ONYM_TEXT_INFLECT_H

#include "base/buffer.h"

/* Puts the next nominative that KEY, the match key of one Russian or Ukrainian word, may be a case
 * of into OUT (emptied first).  *STATE is 0 at the first call.  False: no more. */
bool inflect_russian(buffer *out, onym_text key, size_t *state);

/* Puts the next shorter word that KEY, the match key of a Korean word, may be with a particle or a
 * title into OUT, longest suffix first. *STATE is 0 at the first call.  False: no more. */
bool inflect_korean(buffer *out, onym_text key, size_t *state);

#endif
