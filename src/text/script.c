/* Scripts and the other properties of characters that names turn on. */
#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

script script_of_other(uint32_t c)
{
    if (!u_isalpha((UChar32)c)) {
        return SCRIPT_NONE;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch ((int)uscript_getScript((UChar32)c, &status)) {
    case USCRIPT_LATIN:
        return SCRIPT_LATIN;
    case USCRIPT_CYRILLIC:
        return SCRIPT_CYRILLIC;
    case USCRIPT_HANGUL:
        return SCRIPT_HANGUL;
    case USCRIPT_HAN:
        return SCRIPT_HAN;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return SCRIPT_NONE;
    default:
        return SCRIPT_OTHER;
    }
}

/* Characters whose class no property of Unicode tells. */
static const struct {
    uint16_t first, last;
    uint8_t class;
} special[] = {
    {0x02B9, 0x02BD, CHAR_APOSTROPHE}, {0x061C, 0x061C, CHAR_BIDI},
    {0x200E, 0x200F, CHAR_BIDI},       {0x2010, 0x2011, CHAR_HYPHEN},
    {0x2018, 0x2019, CHAR_APOSTROPHE}, {0x2028, 0x2029, CHAR_NEWLINE},
    {0x202A, 0x202E, CHAR_BIDI},       {0x2032, 0x2033, CHAR_APOSTROPHE},
    {0x2066, 0x2069, CHAR_BIDI},       {0xFF07, 0xFF07, CHAR_APOSTROPHE},
};

enum { L = CHAR_LETTER, D = CHAR_DIGIT, B = CHAR_BLANK, N = CHAR_NEWLINE, A = CHAR_APOSTROPHE };

const uint8_t char_ascii_classes[128] = {
    ['\t'] = B, ['\n'] = N, ['\r'] = N, [' '] = B, ['\''] = A, ['-'] = CHAR_HYPHEN,
    ['`'] = A,  ['0'] = D,  D,          D,         D,          D,
    D,          D,          D,          D,         D,          ['A'] = L,
    L,          L,          L,          L,         L,          L,
    L,          L,          L,          L,         L,          L,
    L,          L,          L,          L,         L,          L,
    L,          L,          L,          L,         L,          L,
    L,          ['a'] = L,  L,          L,         L,          L,
    L,          L,          L,          L,         L,          L,
    L,          L,          L,          L,         L,          L,
    L,          L,          L,          L,         L,          L,
    L,          L,          L,
};

char_class char_class_of_other(uint32_t c)
{
    for (size_t i = 0; i < sizeof special / sizeof *special && c >= special[i].first; i++) {
        if (c <= special[i].last) {
            return (char_class)special[i].class;
        }
    }
    if (u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
        return CHAR_INVISIBLE;
    }
    uint32_t category = U_GET_GC_MASK((UChar32)c);
    if ((category & U_GC_ZS_MASK) != 0) {
        return CHAR_BLANK;
    }
    if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
        return CHAR_LETTER;
    }
    return (category & U_GC_ND_MASK) != 0 ? CHAR_DIGIT : CHAR_OTHER;
}

bool char_is_upper_other(uint32_t c)
{
    return u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

bool char_is_lower_other(uint32_t c)
{
    return u_islower((UChar32)c);
}
