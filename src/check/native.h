/* Native names in Latin letters: by the glossary where it knows them, by the style's system where
 * it does not. */
#ifndef ONYM_CHECK_NATIVE_H
#define ONYM_CHECK_NATIVE_H

#include "check/check.h"

/* Frees the systems that a checker has opened; NULL is safe. */
void native_systems_free(native_systems *systems);

/* TEXT with its Cyrillic and Hangul words in Latin letters; with ANNOTATE the words stay and the
 * Latin form follows in square brackets.  The caller frees *out. */
int native_to_latin(onym_string *out, onym_checker *checker, const char *data_dir, onym_text text,
                    bool annotate, onym_error *error);

#endif
