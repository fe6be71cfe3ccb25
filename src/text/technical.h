/* Technical words: addresses, handles, file names and code, which no name is looked for in. */
#ifndef ONYM_TEXT_TECHNICAL_H
#define ONYM_TEXT_TECHNICAL_H

#include "onym.h"

/* Whether C, which is no letter or digit, may begin one. */
bool technical_begins(char c);

/* The end of the word of TEXT that begins at BEGIN: the next blank, quotation mark or bracket, less
 * the punctuation before it. */
size_t technical_word_end(onym_text text, size_t begin);

/* Whether the word BEGIN..END is an address, a handle, a file name or code. */
bool technical_is(onym_text text, size_t begin, size_t end);

/* The backticks that stand at AT. */
size_t technical_ticks(onym_text text, size_t at);

/* The end of the code between backticks that begins at AT, on one line, or over several when there
 * are three and more; AT when there is none. */
size_t technical_code_end(onym_text text, size_t at);

#endif
