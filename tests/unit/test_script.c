/* Scripts and classes of characters: what counts as a letter, a blank, an apostrophe or nothing at
 * all. */
#include "unit.h"

#include <unicode/uchar.h>

#include "text/script.h"

static void letters_have_their_script(void **state)
{
    (void)state;
    static const struct {
        uint32_t c;
        script script;
    } cases[] = {
        {'a', SCRIPT_LATIN},       {'Z', SCRIPT_LATIN},     {'@', SCRIPT_NONE},
        {'[', SCRIPT_NONE},        {'`', SCRIPT_NONE},      {'{', SCRIPT_NONE},
        {'0', SCRIPT_NONE},        {0, SCRIPT_NONE},        {0x014F, SCRIPT_LATIN},
        {0x0131, SCRIPT_LATIN},    {0x00D7, SCRIPT_NONE},   {0x043F, SCRIPT_CYRILLIC},
        {0x0457, SCRIPT_CYRILLIC}, {0x0301, SCRIPT_NONE},   {0x02BC, SCRIPT_NONE},
        {0xAC00, SCRIPT_HANGUL},   {0xD7A3, SCRIPT_HANGUL}, {0x1111, SCRIPT_HANGUL},
        {0x3131, SCRIPT_HANGUL},   {0x5E73, SCRIPT_HAN},    {0x3005, SCRIPT_HAN},
        {0x30D4, SCRIPT_OTHER},    {0x03A0, SCRIPT_OTHER},  {0x2019, SCRIPT_NONE},
        {0xFFFD, SCRIPT_NONE},     {0x1F600, SCRIPT_NONE},  {0xE000, SCRIPT_NONE},
        {0x10FFFF, SCRIPT_NONE},   {0xFF2B, SCRIPT_LATIN},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (script_of(cases[i].c) != cases[i].script) {
            fail_msg("U+%04X is of script %d", (unsigned)cases[i].c, (int)script_of(cases[i].c));
        }
    }
}

static void characters_have_their_class(void **state)
{
    (void)state;
    static const struct {
        uint32_t c;
        char_class class;
    } cases[] = {
        {'a', CHAR_LETTER},        {'Z', CHAR_LETTER},        {'0', CHAR_DIGIT},
        {'9', CHAR_DIGIT},         {'/', CHAR_OTHER},         {':', CHAR_OTHER},
        {' ', CHAR_BLANK},         {'\t', CHAR_BLANK},        {'\n', CHAR_NEWLINE},
        {'\r', CHAR_NEWLINE},      {'\'', CHAR_APOSTROPHE},   {'`', CHAR_APOSTROPHE},
        {'-', CHAR_HYPHEN},        {0, CHAR_OTHER},           {0x1B, CHAR_OTHER},
        {0x7F, CHAR_OTHER},        {0x00A0, CHAR_BLANK},      {0x202F, CHAR_BLANK},
        {0x3000, CHAR_BLANK},      {0x2028, CHAR_NEWLINE},    {0x2029, CHAR_NEWLINE},
        {0x2010, CHAR_HYPHEN},     {0x2011, CHAR_HYPHEN},     {0x2013, CHAR_OTHER},
        {0x2014, CHAR_OTHER},      {0x2018, CHAR_APOSTROPHE}, {0x2019, CHAR_APOSTROPHE},
        {0x02B9, CHAR_APOSTROPHE}, {0x02BC, CHAR_APOSTROPHE}, {0x2032, CHAR_APOSTROPHE},
        {0x00AD, CHAR_INVISIBLE},  {0x200B, CHAR_INVISIBLE},  {0x200D, CHAR_INVISIBLE},
        {0x2060, CHAR_INVISIBLE},  {0xFEFF, CHAR_INVISIBLE},  {0xFE0F, CHAR_INVISIBLE},
        {0xE0041, CHAR_INVISIBLE}, {0x3164, CHAR_INVISIBLE},  {0x180E, CHAR_INVISIBLE},
        {0x200E, CHAR_BIDI},       {0x202E, CHAR_BIDI},       {0x2066, CHAR_BIDI},
        {0x2069, CHAR_BIDI},       {0x061C, CHAR_BIDI},       {0x0301, CHAR_LETTER},
        {0x0439, CHAR_LETTER},     {0xD3C9, CHAR_LETTER},     {0x5E73, CHAR_LETTER},
        {0x0664, CHAR_DIGIT},      {0x201C, CHAR_OTHER},      {0xFFFD, CHAR_OTHER},
        {0x1F600, CHAR_OTHER},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (char_class_of(cases[i].c) != cases[i].class) {
            fail_msg("U+%04X is of class %d", (unsigned)cases[i].c, (int)char_class_of(cases[i].c));
        }
    }
}

/* By the general categories of Unicode: no blank and no invisible character is anything else. */
static void classes_follow_unicode(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
        UChar32 u = (UChar32)c;
        char_class class = char_class_of(c);
        bool hidden = class == CHAR_INVISIBLE || class == CHAR_BIDI;
        bool blank = u_charType(u) == U_SPACE_SEPARATOR;
        bool nothing = u_hasBinaryProperty(u, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
        bool bidi = u_hasBinaryProperty(u, UCHAR_BIDI_CONTROL);
        if (blank != (class == CHAR_BLANK) || nothing != hidden || bidi != (class == CHAR_BIDI)) {
            fail_msg("U+%04X is of class %d", (unsigned)c, (int)class);
        }
    }
}

static void case_is_known(void **state)
{
    (void)state;
    static const uint32_t upper[] = {'A', 'Z', 0x041F, 0x00C9, 0x01C5},
                          lower[] = {'a', 'z', 0x043F, 0x00E9};
    static const uint32_t neither[] = {'@', '[', '`', '{', '0', 0x0301, 0xD3C9, 0x5E73};
    for (size_t i = 0; i < COUNT_OF(upper); i++) {
        assert_true(char_is_upper(upper[i]) && !char_is_lower(upper[i]));
    }
    for (size_t i = 0; i < COUNT_OF(lower); i++) {
        assert_true(char_is_lower(lower[i]) && !char_is_upper(lower[i]));
    }
    for (size_t i = 0; i < COUNT_OF(neither); i++) {
        assert_false(char_is_lower(neither[i]) || char_is_upper(neither[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_have_their_script),
        cmocka_unit_test(characters_have_their_class),
        cmocka_unit_test(classes_follow_unicode),
        cmocka_unit_test(case_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
