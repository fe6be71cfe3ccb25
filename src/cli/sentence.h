/* The sentence around a place of a text. */
#ifndef ONYM_CLI_SENTENCE_H
#define ONYM_CLI_SENTENCE_H

#include "onym.h"

/* The sentence of TEXT that holds the bytes BEGIN to END, without blanks around it: from the last
 * mark that ends a sentence, or empty line, to the next one.  No more than about 600 bytes on
 * either side, cut between words. */
onym_text sentence_around(onym_text text, size_t begin, size_t end);

#endif
