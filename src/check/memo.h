/* The memo: what the reader has answered during one check, so that a question that comes again
 * costs a look into a table. */
#ifndef ONYM_CHECK_MEMO_H
#define ONYM_CHECK_MEMO_H

#include "glossary/reader.h"

typedef struct memo memo;

memo *memo_new(reader *reader);
void memo_free(memo *memo);

/* Forgets everything when it has grown large: answers given before are gone then. */
void memo_trim(memo *memo);

/* As reader_terms, reader_near and reader_entry. */
int memo_terms(postings *out, memo *memo, onym_text key, onym_error *error);

/* As memo_terms, of a KEY that names may have, as a filter has just said. */
int memo_likely_terms(postings *out, memo *memo, onym_text key, onym_error *error);
int memo_near(neighbours *out, memo *memo, onym_text key, unsigned limit, onym_error *error);
int memo_entry(const onym_entry **out, memo *memo, const char *concept, onym_error *error);

/* Whether no other file than P's has its concept. */
int memo_sole(bool *out, memo *memo, const posting *p, onym_error *error);

/* What MAKE makes of TEXT, in MEMORY, when it is asked for the first time; good until memo_trim.
 * KIND tells makers apart: the number of tokens (name_places.c), or one of these. */
enum { MADE_TARGETS = 100, MADE_LATIN };
typedef int memo_make(const void **out, void *context, arena *memory);
int memo_made(const void **out, memo *memo, onym_text text, unsigned kind, memo_make *make,
              void *context, onym_error *error);

#endif
