/* Word lists: plain ones, and Hunspell dictionaries with the forms of their words. */
#ifndef ONYM_GLOSSARY_WORD_LIST_H
#define ONYM_GLOSSARY_WORD_LIST_H

#include "onym.h"

/* Takes one word, good until it returns; anything but ONYM_OK ends the reading. */
typedef int word_fn(void *context, onym_text word, onym_error *error);

/* Hands the words of the file PATH, one a line, to EACH.  A file whose name ends in .dic is a
 * Hunspell dictionary: its words, and their forms by the suffixes of the .aff file beside it, where
 * these have flags of one character.  ONYM_EINPUT: a file cannot be read. */
int word_list_each(const char *path, word_fn *each, void *context, onym_error *error);

#endif
