/* Scripts and the other properties of characters that names turn on, from a table that the build
 * makes of what ICU knows (gen/char_table.c). */
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

/* The traits of a character in 16 bits: its class, its script (SCRIPT_NONE for what is no letter)
 * and its case. */
enum {
    CHAR_CLASS_MASK = 0x0F,
    CHAR_SCRIPT_SHIFT = 4,
    CHAR_SCRIPT_MASK = 0x07,
    CHAR_UPPER = 0x100, /* or title case */
    CHAR_LOWER = 0x200
};

/* Characters of a block of the table, and where the table ends. */
#define CHAR_BLOCK 64u
#define CHAR_TABLE 0x10000u

/* The block of each 64 characters, and the blocks. */
extern const uint8_t char_block_of[CHAR_TABLE / CHAR_BLOCK];
extern const uint16_t char_blocks[][CHAR_BLOCK];

/* The traits of a character over the table. */
uint16_t char_traits_of_other(uint32_t code_point);

static inline uint16_t char_traits(uint32_t c)
{
    return c < CHAR_TABLE ? char_blocks[char_block_of[c / CHAR_BLOCK]][c % CHAR_BLOCK]
                          : char_traits_of_other(c);
}

static inline script script_of(uint32_t c)
{
    return (script)(char_traits(c) >> CHAR_SCRIPT_SHIFT & CHAR_SCRIPT_MASK);
}

static inline char_class char_class_of(uint32_t c)
{
    return (char_class)(char_traits(c) & CHAR_CLASS_MASK);
}

static inline bool char_is_upper(uint32_t c)
{
    return (char_traits(c) & CHAR_UPPER) != 0;
}

static inline bool char_is_lower(uint32_t c)
{
    return (char_traits(c) & CHAR_LOWER) != 0;
}

#endif
