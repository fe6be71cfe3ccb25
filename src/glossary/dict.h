/* The dictionary's directories: the files of one kind, in order. */
#ifndef ONYM_GLOSSARY_DICT_H
#define ONYM_GLOSSARY_DICT_H

#include "onym.h"

/* The names of the files in DIR that end in SUFFIX, sorted.  ONYM_EINPUT: DIR cannot be read. */
int dict_list(onym_list **out, const char *dir, const char *suffix, onym_error *error);

/* "DIR/SUB/NAME", to be freed; NULL when there is no memory. */
char *dict_path(const char *dir, const char *sub, const char *name);

#endif
