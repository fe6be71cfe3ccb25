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

/* The script of a letter over ASCII; SCRIPT_NONE for what is no letter. */
script script_of_other(uint32_t code_point);

/* The same of any letter. */
static inline script script_of(uint32_t c)
{
    return c >= 0x80 ? script_of_other(c) : (c | 0x20) - 'a' < 26 ? SCRIPT_LATIN : SCRIPT_NONE;
}

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

/* The classes of ASCII, and the class of a character over it. */
extern const uint8_t char_ascii_classes[128];
char_class char_class_of_other(uint32_t code_point);

static inline char_class char_class_of(uint32_t c)
{
    return c < 0x80 ? (char_class)char_ascii_classes[c] : char_class_of_other(c);
}

bool char_is_upper_other(uint32_t code_point);
bool char_is_lower_other(uint32_t code_point);

static inline bool char_is_upper(uint32_t c)
{
    return c < 0x80 ? c - 'A' < 26 : char_is_upper_other(c);
}

static inline bool char_is_lower(uint32_t c)
{
    return c < 0x80 ? c - 'a' < 26 : char_is_lower_other(c);
}

#endif
