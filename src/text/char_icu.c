/* What ICU knows of a character: the source of the table that script.h looks into, and the answer
 * for characters over it. */
#include "text/char_icu.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

static script find_script(UChar32 c)
{
    if (!u_isalpha(c)) {
        return SCRIPT_NONE;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch ((int)uscript_getScript(c, &status)) {
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
    {'\t', '\t', CHAR_BLANK},          {'\n', '\n', CHAR_NEWLINE},
    {'\r', '\r', CHAR_NEWLINE},        {'\'', '\'', CHAR_APOSTROPHE},
    {'-', '-', CHAR_HYPHEN},           {'`', '`', CHAR_APOSTROPHE},
    {0x02B9, 0x02BD, CHAR_APOSTROPHE}, {0x061C, 0x061C, CHAR_BIDI},
    {0x200E, 0x200F, CHAR_BIDI},       {0x2010, 0x2011, CHAR_HYPHEN},
    {0x2018, 0x2019, CHAR_APOSTROPHE}, {0x2028, 0x2029, CHAR_NEWLINE},
    {0x202A, 0x202E, CHAR_BIDI},       {0x2032, 0x2033, CHAR_APOSTROPHE},
    {0x2066, 0x2069, CHAR_BIDI},       {0xFF07, 0xFF07, CHAR_APOSTROPHE},
};

static char_class find_class(UChar32 c)
{
    for (size_t i = 0; i < sizeof special / sizeof *special && c >= special[i].first; i++) {
        if (c <= special[i].last) {
            return (char_class)special[i].class;
        }
    }
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
        return CHAR_INVISIBLE;
    }
    uint32_t category = U_GET_GC_MASK(c);
    if ((category & U_GC_ZS_MASK) != 0) {
        return CHAR_BLANK;
    }
    if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
        return CHAR_LETTER;
    }
    return (category & U_GC_ND_MASK) != 0 ? CHAR_DIGIT : CHAR_OTHER;
}

uint16_t char_icu_traits(uint32_t code_point)
{
    UChar32 c = (UChar32)code_point;
    unsigned traits = (unsigned)find_class(c) | (unsigned)find_script(c) << CHAR_SCRIPT_SHIFT;
    traits |= u_isupper(c) || u_istitle(c) ? CHAR_UPPER : 0u;
    traits |= u_islower(c) ? CHAR_LOWER : 0u;
    return (uint16_t)traits;
}
