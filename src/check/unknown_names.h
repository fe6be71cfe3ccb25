/* Unknown names: names of an original that no glossary has, against the words
 * of its translation, by transliteration. */
#ifndef ONYM_CHECK_UNKNOWN_NAMES_H
#define ONYM_CHECK_UNKNOWN_NAMES_H

#include "check/mention.h"
#include "check/native_names.h"
#include "check/rendering.h"

typedef struct unknown_names unknown_names;

/* For the names of NATIVE that NAMES leaves out, and the words of ENGLISH that
 * MENTIONS leaves out. DATA_DIR: where the systems are.  All must outlive it.
 */
int unknown_names_new(unknown_names **out, article *native, const native_names *names,
                      article *english, const mentions *mentions, const char *data_dir,
                      onym_error *error);
void unknown_names_free(unknown_names *unknown);

/* A native name and the English word that is nearly, but by no system, its
 * transliteration. */
typedef struct unknown_pair {
    size_t native_first;                 /* token */
    size_t english_first, english_count; /* tokens */
    const char *native, *wanted; /* the nominative, and what the style's system makes of it */
} unknown_pair;

/* Whether the name at token I of the native text, if one is there, is rendered
 * wrongly in RANGE. */
int unknown_names_weigh(bool *wrong, unknown_pair *pair, unknown_names *unknown, size_t i,
                        token_range range, onym_error *error);

#endif
