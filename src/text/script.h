/* Scripts and the other properties of characters that names turn on. */
#ifndef ONYM_TEXT_SCRIPT_H
#define ONYM_TEXT_SCRIPT_H

#include "onym.h"

typedef enum script {
    SCRIPT_NONE, /* digits, marks, punctuation */
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_HANGUL,
    SCRIPT_HAN,
    SCRIPT_OTHER
} script;

/* The script of a letter; SCRIPT_NONE for what is no letter. */
script script_of(uint32_t code_point);

/* What a character is to the reader of words. */
typedef enum char_class {
    CHAR_OTHER,      /* punctuation, symbols, controls */
    CHAR_BLANK,      /* blanks of all widths, tab */
    CHAR_NEWLINE,    /* line feed, carriage return, line and paragraph separators */
    CHAR_LETTER,     /* letters and the marks on them */
    CHAR_DIGIT,      /* decimal digits */
    CHAR_APOSTROPHE, /* ' and what is printed for it inside names: U+2019, U+02BC, U+02B9 ... */
    CHAR_HYPHEN,     /* hyphen-minus, U+2010, U+2011 */
    CHAR_INVISIBLE,  /* zero-width and soft hyphens, variation selectors: nothing that is seen */
    CHAR_BIDI        /* controls of writing direction */
} char_class;

char_class char_class_of(uint32_t code_point);

bool char_is_upper(uint32_t code_point);
bool char_is_lower(uint32_t code_point);

#endif
