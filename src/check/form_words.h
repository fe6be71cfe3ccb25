/* Form words: the words of an English form, and how those of a text are like them. */
#ifndef ONYM_CHECK_FORM_WORDS_H
#define ONYM_CHECK_FORM_WORDS_H

#include "base/buffer.h"

/* Words of a form that are compared, and tokens of a run that may be meant for it. */
#define FORM_WORDS_MAX 12

/* A form of English, cut into the keys of its words; empty words and small ones are left out. */
typedef struct form_words {
    buffer keys;
    size_t ends[FORM_WORDS_MAX]; /* in KEYS */
    size_t count;
} form_words;

/* Fills OUT, zero-initialised or used before, with the words of FORM; free OUT->keys. */
void form_words_split(form_words *out, const char *form);

/* The key of word I. */
onym_text form_words_at(const form_words *words, size_t i);

bool form_same_key(onym_text a, onym_text b);

/* Whether WORD is NAME as an adjective or a people: with one of the endings, behind NAME or behind
 * NAME without its last vowel. */
bool form_is_adjective(onym_text word, onym_text name);

/* Whether two words of names of several words have a stem in common: Defense, Defence; Minister,
 * Ministry. */
bool form_same_stem(onym_text a, onym_text b);

#endif
