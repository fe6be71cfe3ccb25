/* Initials: В. Путин, Путин В.В., J.M. Lee. */
#ifndef ONYM_GLOSSARY_INITIALS_H
#define ONYM_GLOSSARY_INITIALS_H

#include "onym.h"

#define INITIALS_MAX 3

/* The letters before or after a family name, as keys have them. */
typedef struct initials {
    uint32_t letter[INITIALS_MAX];
    size_t count;
} initials;

/* Takes the initials off TEXT into *OUT and returns the family name; TEXT itself and none when it
 * has none, or nothing else. */
onym_text initials_split(initials *out, onym_text text);

/* Whether ENTRY is called so: one of its names has the first letters, as far as it has words. */
bool initials_fit(const initials *asked, const onym_entry *entry);

#endif
