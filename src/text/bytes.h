/* Bytes in groups: which of sixteen bytes are what, as the bits of a number, bit 0 for the first.
 * Where the processor has SSE2 (every x86-64 has) it tells in a few instructions; elsewhere a loop
 * does. */
#ifndef ONYM_TEXT_BYTES_H
#define ONYM_TEXT_BYTES_H

#include <string.h>

#include "onym.h"

#define BYTES_GROUP 16u

/* What sixteen bytes are. */
typedef struct byte_masks {
    uint32_t word;  /* ASCII letters and digits */
    uint32_t upper; /* ASCII capitals */
    uint32_t digit; /* ASCII digits */
    uint32_t joint; /* what may join letters before and after it: ' ` . and no ASCII */
} byte_masks;

/* The same of BYTES_BLOCK bytes. */
#define BYTES_BLOCK 64u
typedef struct byte_block {
    uint64_t word, upper, digit, joint;
} byte_block;

/* Bytes that neither begin nor end anything but a word: ASCII letters and digits, blanks and
 * controls, and , ; ! ? ( ) - . :  and those of Cyrillic letters and of syllables of Hangul (U+0400
 * to U+04FF and U+A000 to U+DFFF, where no mark or blank is).  The rest is odd. */
typedef struct byte_oddities {
    uint32_t odd;
    uint32_t blank;   /* blanks, controls and line ends */
    uint32_t newline; /* line feeds */
    uint32_t stop;    /* . and : */
    uint32_t mark;    /* the straight apostrophe */
} byte_oddities;

/* What counts for lines and columns. */
typedef struct byte_lines {
    uint32_t newline, carriage_return;
    uint32_t high; /* no ASCII */
} byte_lines;

#ifdef __SSE2__
#include <emmintrin.h>

typedef __m128i byte_group;

static inline byte_group bytes_load(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* Lanes of all ones where LOW <= byte <= HIGH, both ASCII. */
static inline byte_group bytes_between(byte_group b, char low, char high)
{
    return _mm_and_si128(_mm_cmpgt_epi8(b, _mm_set1_epi8((char)(low - 1))),
                         _mm_cmplt_epi8(b, _mm_set1_epi8((char)(high + 1))));
}

static inline uint32_t bytes_mask(byte_group b)
{
    return (uint32_t)_mm_movemask_epi8(b);
}

static inline byte_group bytes_equal(byte_group b, char c)
{
    return _mm_cmpeq_epi8(b, _mm_set1_epi8(c));
}

static inline byte_masks bytes_classify(byte_group b)
{
    byte_group upper = bytes_between(b, 'A', 'Z'), digit = bytes_between(b, '0', '9');
    byte_group letter = bytes_between(_mm_or_si128(b, _mm_set1_epi8(0x20)), 'a', 'z');
    byte_group joint = _mm_or_si128(_mm_or_si128(bytes_equal(b, '\''), bytes_equal(b, '`')),
                                    _mm_or_si128(bytes_equal(b, '.'), b));
    return (byte_masks){bytes_mask(_mm_or_si128(letter, digit)), bytes_mask(upper),
                        bytes_mask(digit), bytes_mask(joint)};
}

/* Of bytes over ASCII those that are odd. */
static inline byte_group bytes_odd_high(byte_group b)
{
    byte_group lead = _mm_and_si128(_mm_cmplt_epi8(b, _mm_setzero_si128()),
                                    _mm_cmpgt_epi8(b, _mm_set1_epi8((char)0xBF)));
    byte_group cyrillic = bytes_between(b, (char)0xD0, (char)0xD3);
    byte_group hangul = bytes_between(b, (char)0xEA, (char)0xED);
    return _mm_andnot_si128(_mm_or_si128(cyrillic, hangul), lead);
}

/* The odd ones are told by what they are, which takes fewer steps than what they are not: with 0x20
 * set, [ to _ are { to DEL, and @ is `. */
static inline byte_oddities bytes_oddities(byte_group b)
{
    byte_group folded = _mm_or_si128(b, _mm_set1_epi8(0x20));
    byte_group odd =
        _mm_or_si128(_mm_cmpgt_epi8(folded, _mm_set1_epi8('z')), bytes_equal(folded, '`'));
    odd = _mm_or_si128(odd, _mm_or_si128(bytes_between(b, '"', '\''), bytes_between(b, '*', '+')));
    odd = _mm_or_si128(odd, _mm_or_si128(bytes_between(b, '<', '>'), bytes_equal(b, '/')));
    if (bytes_mask(b) != 0) {
        odd = _mm_or_si128(odd, bytes_odd_high(b));
    }
    return (byte_oddities){
        .odd = bytes_mask(odd),
        .blank = bytes_mask(bytes_between(b, 0, ' ')),
        .newline = bytes_mask(bytes_equal(b, '\n')),
        .stop = bytes_mask(_mm_or_si128(bytes_equal(b, '.'), bytes_equal(b, ':'))),
        .mark = bytes_mask(bytes_equal(b, '\'')),
    };
}

static inline byte_lines bytes_lines(byte_group b)
{
    return (byte_lines){bytes_mask(bytes_equal(b, '\n')), bytes_mask(bytes_equal(b, '\r')),
                        bytes_mask(b)};
}

#else

typedef struct byte_group {
    unsigned char at[BYTES_GROUP];
} byte_group;

static inline byte_group bytes_load(const char *at)
{
    byte_group b;
    memcpy(b.at, at, sizeof b.at);
    return b;
}

static inline bool byte_is_word(unsigned char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

static inline byte_masks bytes_classify(byte_group b)
{
    byte_masks m = {0, 0, 0, 0};
    for (unsigned i = 0; i < BYTES_GROUP; i++) {
        unsigned char c = b.at[i];
        m.joint |= (uint32_t)(c == '\'' || c == '`' || c == '.' || c >= 0x80) << i;
        m.word |= (uint32_t)byte_is_word(b.at[i]) << i;
        m.upper |= (uint32_t)((unsigned char)(b.at[i] - 'A') < 26) << i;
        m.digit |= (uint32_t)((unsigned char)(b.at[i] - '0') < 10) << i;
    }
    return m;
}

static inline byte_oddities bytes_oddities(byte_group b)
{
    byte_oddities m = {0, 0, 0, 0, 0};
    for (unsigned i = 0; i < BYTES_GROUP; i++) {
        unsigned char c = b.at[i];
        bool word = byte_is_word(c), blank = c <= ' ';
        bool high = (c >= 0x80 && c < 0xC0) || (c >= 0xD0 && c < 0xD4) || (c >= 0xEA && c < 0xEE);
        bool even = word || blank || high || (c != 0 && strchr(",;!?()-.:", c) != NULL);
        m.odd |= (uint32_t)!even << i;
        m.blank |= (uint32_t)blank << i;
        m.newline |= (uint32_t)(c == '\n') << i;
        m.stop |= (uint32_t)(c == '.' || c == ':') << i;
        m.mark |= (uint32_t)(c == '\'') << i;
    }
    return m;
}

static inline byte_lines bytes_lines(byte_group b)
{
    byte_lines m = {0, 0, 0};
    for (unsigned i = 0; i < BYTES_GROUP; i++) {
        m.newline |= (uint32_t)(b.at[i] == '\n') << i;
        m.carriage_return |= (uint32_t)(b.at[i] == '\r') << i;
        m.high |= (uint32_t)(b.at[i] >= 0x80) << i;
    }
    return m;
}

#endif

/* The group at AT of TEXT, with NULs for what is behind its end. */
static inline byte_group bytes_at(onym_text text, size_t at)
{
    if (text.size - at >= BYTES_GROUP) {
        return bytes_load(text.data + at);
    }
    char padded[BYTES_GROUP] = {0};
    memcpy(padded, text.data + at, text.size - at);
    return bytes_load(padded);
}

/* What the BYTES_BLOCK bytes from AT on are. */
static inline byte_block bytes_block(const char *at)
{
    byte_block out = {0, 0, 0, 0};
    for (unsigned i = 0; i < BYTES_BLOCK; i += BYTES_GROUP) {
        byte_masks m = bytes_classify(bytes_load(at + i));
        out.word |= (uint64_t)m.word << i;
        out.upper |= (uint64_t)m.upper << i;
        out.digit |= (uint64_t)m.digit << i;
        out.joint |= (uint64_t)m.joint << i;
    }
    return out;
}

/* How many of the lowest bits of MASK are set, up to the first that is not. */
static inline unsigned bytes_run(uint64_t mask)
{
    return ~mask != 0 ? (unsigned)__builtin_ctzll(~mask) : 64u;
}

/* The place of the lowest bit of MASK, which is not 0. */
static inline unsigned bytes_first(uint32_t mask)
{
    return (unsigned)__builtin_ctz(mask);
}

/* The place of the highest bit. */
static inline unsigned bytes_last(uint32_t mask)
{
    return 31u - (unsigned)__builtin_clz(mask);
}

#endif
