/* Evidence: what the rest of an article says about a doubtful place of it. */
#ifndef ONYM_CHECK_EVIDENCE_H
#define ONYM_CHECK_EVIDENCE_H

#include "onym.h"

typedef struct evidence evidence;

evidence *evidence_new(void);
void evidence_free(evidence *evidence);

/* Notes that the word KEY stands in the article with a capital.  False: no memory. */
bool evidence_add_word(evidence *evidence, onym_text key);

/* Notes a name of CONCEPT, of COUNTRY (two letters), that is written as the glossary has it. */
bool evidence_add_name(evidence *evidence, const char *concept, const char *country);

/* How often they were noted. */
size_t evidence_word(const evidence *evidence, onym_text key);
size_t evidence_concept(const evidence *evidence, const char *concept);
size_t evidence_country(const evidence *evidence, const char *country);

#endif
