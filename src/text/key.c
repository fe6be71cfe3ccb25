/* Match keys: what is left of a name when all that readers overlook is taken away. */
#include "text/key.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "text/utf16.h"

/* Letters that carry their stroke or are ligatures: no decomposition tells their plain form. */
static const struct {
    uint16_t letter;
    char plain[3];
} strokes[] = {{0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x0111, "d"},
               {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}};

static void append_letter(buffer *out, UChar32 c)
{
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
        if (strokes[i].letter == c) {
            buffer_puts(out, strokes[i].plain);
            return;
        }
    }
    buffer_put_code_point(out, (uint32_t)c);
}

/* The marks that make another letter, not an accent: the breve of й, the diaeresis of ї. */
static bool is_letter_mark(UChar32 base, UChar32 mark)
{
    return (mark == 0x0306 && (base == 0x0438 || base == 0x0443)) ||
           (mark == 0x0308 && base == 0x0456);
}

/* Appends the decomposed, case-folded UNITS without what the key leaves out. */
static void append_folded(buffer *out, const UChar *units, int32_t size)
{
    for (int32_t at = 0; at < size;) {
        UChar32 c = utf16_next(units, size, &at);
        uint32_t category = U_GET_GC_MASK(c);
        if ((category & (U_GC_L_MASK & ~U_GC_LM_MASK)) == 0 && (category & U_GC_ND_MASK) == 0) {
            continue;
        }
        int32_t after = at;
        UChar32 mark = at < size ? utf16_next(units, size, &after) : 0;
        if (is_letter_mark(c, mark)) {
            c = c == 0x0438 ? 0x0439 : c == 0x0443 ? 0x045E : 0x0457;
        }
        append_letter(out, c);
    }
}

/* The general case, through ICU: fold, decompose, drop marks, and put Hangul together again. */
static void append_unicode(buffer *out, onym_text text)
{
    UChar units[KEY_MAX_CHARS * 2], folded[KEY_MAX_CHARS * 6], split[KEY_MAX_CHARS * 8];
    int32_t size, folded_size, split_size;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units, KEY_MAX_CHARS * 2, &size, text.data, (int32_t)text.size, 0xFFFD,
                         NULL, &status);
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    folded_size = unorm2_normalize(fold, units, size, folded, KEY_MAX_CHARS * 6, &status);
    split_size = unorm2_normalize(nfd, folded, folded_size, split, KEY_MAX_CHARS * 8, &status);
    if (U_FAILURE(status)) {
        return; /* longer than any name */
    }
    buffer letters = {0};
    append_folded(&letters, split, split_size);
    /* NFC again: conjoining jamo become syllables. */
    u_strFromUTF8WithSub(split, KEY_MAX_CHARS * 8, &split_size, letters.data, (int32_t)letters.size,
                         0xFFFD, NULL, &status);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    folded_size = unorm2_normalize(nfc, split, split_size, folded, KEY_MAX_CHARS * 6, &status);
    for (int32_t at = 0; U_SUCCESS(status) && at < folded_size;) {
        buffer_put_code_point(out, (uint32_t)utf16_next(folded, folded_size, &at));
    }
    out->failed = out->failed || letters.failed;
    buffer_free(&letters);
}

static bool is_ascii(onym_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* What C is in a key, when that follows from itself alone: syllables of Hangul as they are,
 * letters of Russian and Ukrainian small; 0 for what keys leave out; NOT_PLAIN for all else. */
#define NOT_PLAIN UINT32_MAX

static uint32_t plain_letter(uint32_t c)
{
    if (c < 0x80) {
        uint32_t small = c | 0x20;
        return small - 'a' < 26 ? small : c - '0' < 10 ? c : 0;
    }
    if (c - 0xAC00u < 11172 || c - 0x0430u < 32) {
        return c;
    }
    if (c - 0x0410u < 32) {
        return c + 0x20;
    }
    switch (c) {
    case 0x0401: /* Ё */
    case 0x0451:
        return 0x0435;
    case 0x0404: /* Є І Ї */
    case 0x0406:
    case 0x0407:
        return c + 0x50;
    case 0x0454:
    case 0x0456:
    case 0x0457:
    case 0x0491: /* ґ */
        return c;
    case 0x0490:
        return 0x0491;
    case 0x2018: /* quotation marks and apostrophes */
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x00AB:
    case 0x00BB:
        return 0;
    default:
        return NOT_PLAIN;
    }
}

/* Appends the key of TEXT when no letter of it needs ICU; else nothing, and false. */
static bool append_plain(buffer *out, onym_text text)
{
    char plain[KEY_MAX_CHARS * 4];
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        uint32_t letter = plain_letter(c.code_point);
        if (letter == NOT_PLAIN) {
            return false;
        }
        size += letter != 0 ? utf8_put(plain + size, letter) : 0;
        at += c.size;
    }
    buffer_append(out, plain, size);
    return true;
}

void key_append(buffer *out, onym_text text)
{
    if (text.size > (size_t)KEY_MAX_CHARS * 4 ||
        (text.size > KEY_MAX_CHARS && utf8_length(text) > KEY_MAX_CHARS)) {
        return;
    }
    if (!is_ascii(text)) {
        if (!append_plain(out, text)) {
            append_unicode(out, text);
        }
        return;
    }
    char plain[KEY_MAX_CHARS];
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        unsigned char lower = (unsigned char)(c | 0x20);
        if (lower >= 'a' && lower <= 'z') {
            plain[size++] = (char)lower;
        } else if (c >= '0' && c <= '9') {
            plain[size++] = (char)c;
        }
    }
    buffer_append(out, plain, size);
}
