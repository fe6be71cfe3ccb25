/* Cyrillic endings: what the end of a word says of how it comes from a name.  Words are match keys
 * in UTF-8. */
#ifndef ONYM_CHECK_CYRILLIC_ENDINGS_H
#define ONYM_CHECK_CYRILLIC_ENDINGS_H

#include "onym.h"

/* Whether KEY is NAME with an ending that no case of it has, of the letters of endings, and no
 * other word: Индонезие, but Гвинет and Китаев. */
bool cyrillic_has_wrong_ending(onym_text key, onym_text name);

/* Whether KEY is NAME with another ending: Курский, Лаврова, Кировск. */
bool cyrillic_is_derived(onym_text key, onym_text name);

/* Whether the letters differ only in the last two of the longer one, and that as endings do. */
bool cyrillic_differs_at_end(onym_text a, onym_text b);

/* Whether both begin with the same letter. */
bool cyrillic_same_initial(onym_text a, onym_text b);

/* Whether WORD ends as family names do. */
bool cyrillic_is_like_family(onym_text word);

#endif
