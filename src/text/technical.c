/* Technical words: what is no prose in a text, word by word. */
#include "text/technical.h"

#include "base/utf8.h"
#include "text/quote_marks.h"
#include "text/script.h"

/* How far the end of code on a line and of a block of code are looked for, in bytes. */
#define CODE_REACH  ((size_t)4096)
#define BLOCK_REACH ((size_t)65536)

/* What ASCII bytes are to words that are no prose. */
enum {
    ENDS_WORD = 1, /* quotation marks and brackets */
    TRAILS = 2,    /* punctuation that is no part of the word before it */
    BEGINS = 4,    /* begins what may be no prose */
    JOINS = 8,     /* makes it technical between two other characters */
    DIVIDES = 16,  /* does so between some: a stop, a colon */
    SMALL = 32,
    DIGIT = 64
};

static unsigned kind_of(char c)
{
    static const unsigned char kinds[0x80] = {['"'] = ENDS_WORD,
                                              ['<'] = ENDS_WORD,
                                              ['>'] = ENDS_WORD,
                                              ['('] = ENDS_WORD,
                                              [')'] = ENDS_WORD,
                                              ['['] = ENDS_WORD,
                                              [']'] = ENDS_WORD,
                                              ['{'] = ENDS_WORD,
                                              ['}'] = ENDS_WORD,
                                              [';'] = TRAILS,
                                              ['\''] = TRAILS,
                                              [','] = TRAILS,
                                              ['!'] = TRAILS,
                                              ['?'] = TRAILS,
                                              ['.'] = TRAILS | DIVIDES,
                                              [':'] = TRAILS | DIVIDES,
                                              ['@'] = BEGINS | JOINS,
                                              ['\\'] = BEGINS | JOINS,
                                              ['#'] = BEGINS,
                                              ['`'] = BEGINS,
                                              ['/'] = BEGINS,
                                              ['_'] = JOINS,
                                              ['='] = JOINS};
    unsigned char byte = (unsigned char)c;
    bool small = (unsigned char)(byte - 'a') < 26, digit = (unsigned char)(byte - '0') < 10;
    return small ? SMALL : digit ? DIGIT : byte < sizeof kinds ? kinds[byte] : 0u;
}

static bool has(char c, unsigned kinds)
{
    return (kind_of(c) & kinds) != 0;
}

static bool is_space(uint32_t c)
{
    char_class class = char_class_of(c);
    return class == CHAR_BLANK || class == CHAR_NEWLINE;
}

bool technical_begins(char c)
{
    return has(c, BEGINS);
}

/* Whether the character at AT inside WORD makes it an address, a handle, a file name or code. */
static bool is_technical_at(onym_text word, size_t at)
{
    const char *c = word.data + at;
    unsigned kind = kind_of(*c), before = kind_of(c[-1]), after = kind_of(c[1]);
    if ((kind & (JOINS | DIVIDES)) == 0) {
        return false; /* most */
    }
    if (*c == '.') { /* example.org, draft.txt */
        return at > 1 && (after & SMALL) != 0 && (before & (SMALL | DIGIT)) != 0;
    }
    bool between = (unsigned char)c[-1] > ' ' && (unsigned char)c[1] > ' ';
    return between && ((kind & JOINS) != 0 || c[1] == '/');
}

bool technical_is(onym_text text, size_t begin, size_t end)
{
    onym_text word = {text.data + begin, end - begin};
    const char *c = word.data;
    if (word.size > 1 && (*c == '@' || *c == '#' || *c == '\\')) {
        return true;
    }
    for (size_t i = 1; i + 1 < word.size; i++) {
        if (is_technical_at(word, i)) {
            return true;
        }
    }
    return word.size >= 2 && *c == '/' && has(c[1], SMALL);
}

size_t technical_word_end(onym_text text, size_t begin)
{
    size_t at = begin;
    while (at < text.size && (unsigned char)text.data[at] > ' ' && !has(text.data[at], ENDS_WORD)) {
        utf8_char c = utf8_at(text, at);
        if (c.code_point >= 0x80 && (is_space(c.code_point) || quote_closer(c.code_point) != 0 ||
                                     c.code_point == 0x201D || c.code_point == 0x00BB)) {
            break;
        }
        at += c.size;
    }
    while (at > begin && has(text.data[at - 1], TRAILS)) {
        at--;
    }
    return at;
}

size_t technical_ticks(onym_text text, size_t at)
{
    size_t ticks = 0;
    while (at + ticks < text.size && text.data[at + ticks] == '`') {
        ticks++;
    }
    return ticks;
}

size_t technical_code_end(onym_text text, size_t at)
{
    size_t ticks = technical_ticks(text, at);
    size_t reach = ticks < 3 ? CODE_REACH : BLOCK_REACH;
    size_t end = text.size - at < reach ? text.size : at + reach;
    for (size_t i = at + ticks; i + ticks <= end; i++) {
        if (ticks < 3 && text.data[i] == '\n') {
            return at;
        }
        size_t run = technical_ticks(text, i);
        if (run == ticks) {
            return i + run;
        }
        i += run;
    }
    return at;
}
