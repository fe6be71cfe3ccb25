/* Surroundings: what the word before a name says that it is. */
#ifndef ONYM_CHECK_SURROUNDINGS_H
#define ONYM_CHECK_SURROUNDINGS_H

#include "check/article.h"

/* Whether token I follows a word that places stand after: in, from, near. */
bool surroundings_of_place(const article *a, size_t i);

/* Whether token I follows a given name or a title, so that it is somebody's family name: Georgy
 * Lvov, Prince Lvov. */
int surroundings_of_family(bool *out, const article *a, size_t i, onym_error *error);

#endif
