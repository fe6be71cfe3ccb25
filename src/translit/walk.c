/* The walk over a text: which bytes are words of a system's script, and which are left alone. */
#include "translit/walk.h"

#include <endian.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "translit/address.h"

#define NEIGHBOUR_LOOK 40 /* bytes looked at on either side for a word in capitals */

static bool is_cyrillic(UChar32 c)
{
    return (c >= 0x0400 && c <= 0x0481) || (c >= 0x048A && c <= 0x052F) ||
           (c >= 0x1C80 && c <= 0x1C88) || (c >= 0xA640 && c <= 0xA66E) ||
           (c >= 0xA680 && c <= 0xA69D);
}

static bool is_hangul(UChar32 c)
{
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
           (c >= 0x3131 && c <= 0x318E) || (c >= 0xA960 && c <= 0xA97C) ||
           (c >= 0xD7B0 && c <= 0xD7FB) || (c >= 0xFFA0 && c <= 0xFFDC);
}

static bool is_hanja(UChar32 c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0xF900 && c <= 0xFAFF);
}

bool script_has(script_kind script, UChar32 c)
{
    switch (script) {
    case SCRIPT_CYRILLIC:
        return is_cyrillic(c);
    case SCRIPT_HANGUL:
        return is_hangul(c) || is_hanja(c);
    case SCRIPT_LATIN:
        return c < 0x80 ? u_isalpha(c)
                        : (c < 0x3000 || c > 0xFF20) && u_isalpha(c) && !is_cyrillic(c);
    case SCRIPT_OTHER:
    default:
        return c >= 0x80 && u_isalpha(c) && uscript_hasScript(c, USCRIPT_LATIN) == 0;
    }
}

/* Whether BYTE can begin a letter of SCRIPT. */
static bool may_begin(script_kind script, unsigned char byte)
{
    switch (script) {
    case SCRIPT_CYRILLIC:
        return (byte >= 0xD0 && byte <= 0xD4) || byte == 0xE1 || byte == 0xEA;
    case SCRIPT_HANGUL:
        return byte >= 0xE1 && byte <= 0xEF;
    case SCRIPT_LATIN:
        return byte >= 0xC3 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    case SCRIPT_OTHER:
    default:
        return byte >= 0xC3;
    }
}

static bool is_apostrophe(UChar32 c)
{
    return c == '\'' || c == '`' || c == 0x2019 || c == 0x02BC || c == 0x02B9 || c == 0x02BA ||
           c == 0x2018 || c == 0x2032 || c == 0x00B4;
}

static bool is_combining(UChar32 c)
{
    return c >= 0x0300 && u_charType(c) == U_NON_SPACING_MARK;
}

/* ---- Words ---- */

/* Bytes at the start of the eight at BYTES that are letters of Cyrillic, of two bytes each. */
static unsigned letters_of_eight(const unsigned char *bytes)
{
    static const unsigned char masks[8] = {0xFE, 0xC0, 0xFE, 0xC0, 0xFE, 0xC0, 0xFE, 0xC0};
    static const unsigned char wanted[8] = {0xD0, 0x80, 0xD0, 0x80, 0xD0, 0x80, 0xD0, 0x80};
    uint64_t found, mask, letter;
    memcpy(&found, bytes, sizeof found);
    memcpy(&mask, masks, sizeof mask);
    memcpy(&letter, wanted, sizeof letter);
    uint64_t other =
        le64toh((found & mask) ^ letter); /* its first byte that is not 0 is no letter */
    return other == 0 ? 8 : (unsigned)__builtin_ctzll(other) / 16 * 2;
}

/* Most Cyrillic words are letters of two bytes and nothing else. */
static size_t cyrillic_run(onym_text text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    while (text.size - at >= 8) {
        unsigned size = letters_of_eight(bytes + at);
        at += size;
        if (size < 8) {
            return at;
        }
    }
    while (at + 1 < text.size && (bytes[at] & 0xFE) == 0xD0 && (bytes[at + 1] & 0xC0) == 0x80) {
        at += 2;
    }
    return at;
}

/* The same for Korean: syllables, of three bytes, U+AC00 to U+D7A3. */
static size_t hangul_run(onym_text text, size_t at)
{
    const unsigned char *b = (const unsigned char *)text.data;
    while (text.size - at > 2) {
        unsigned unit = (unsigned)b[at] << 16 | (unsigned)b[at + 1] << 8 | b[at + 2];
        bool shape = (unit & 0xF0C0C0) == 0xE08080;
        if (!shape || unit < 0xEAB080 || unit > 0xED9EA3) {
            break;
        }
        at += 3;
    }
    return at;
}

static size_t plain_run(script_kind script, onym_text text, size_t at)
{
    return script == SCRIPT_CYRILLIC ? cyrillic_run(text, at)
           : script == SCRIPT_HANGUL ? hangul_run(text, at)
                                     : at;
}

static bool is_word_letter(const walker *w, UChar32 c)
{
    if (w->script == SCRIPT_HANGUL) {
        return script_has(SCRIPT_HANGUL, c) || is_combining(c);
    }
    return script_has(w->script, c) || is_combining(c) ||
           (w->script == SCRIPT_CYRILLIC && script_has(SCRIPT_LATIN, c));
}

static bool is_sign(const walker *w, UChar32 c)
{
    bool mark = is_apostrophe(c) || c == 0x201D || c == 0x00B7 || c == 0x00B4;
    return (w->signs && (mark || c == '`' || c == '"')) || (w->hyphens && c == '-');
}

/* Whether the apostrophe or sign at AT (SIZE bytes) belongs to the word around it. */
static bool joins(const walker *w, size_t at, utf8_char c)
{
    size_t next = at + c.size;
    bool letter_after =
        next < w->text.size && is_word_letter(w, (UChar32)utf8_at(w->text, next).code_point);
    if (w->signs && c.code_point != '"' && c.code_point != '\'' && c.code_point != '-' &&
        c.code_point != 0x201D && c.code_point != 0x2019) {
        return true;
    }
    return letter_after;
}

/* TEXT up to a little past what is rewritten at once after AT, so that long words cost no more than
 * short ones. */
static onym_text window(onym_text text, size_t at)
{
    size_t size = WORD_LIMIT * 4 + 8;
    return (onym_text){text.data, text.size - at > size ? at + size : text.size};
}

static size_t word_end(const walker *w, size_t at)
{
    onym_text text = window(w->text, at);
    at = plain_run(w->script, text, at);
    while (at < text.size) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte == ' ' || byte == ',' || byte == '.' || byte == '\n') {
            break;
        }
        utf8_char c = utf8_at(text, at);
        UChar32 point = (UChar32)c.code_point;
        bool inside =
            is_word_letter(w, point) ||
            ((is_sign(w, point) || (w->script == SCRIPT_CYRILLIC && is_apostrophe(point))) &&
             joins(w, at, c));
        if (!c.valid || !inside) {
            break;
        }
        at += c.size;
    }
    return at;
}

/* A Latin letter, or digits where the steps want them, that stands right before the word. */
static size_t word_begin(const walker *w, size_t at)
{
    size_t farthest = at > WORD_LIMIT / 2 ? at - WORD_LIMIT / 2 : 0;
    farthest = farthest > w->floor ? farthest : w->floor;
    while (at > farthest) {
        unsigned char byte = (unsigned char)w->text.data[at - 1];
        if (byte == ' ' || byte == '\n') {
            break;
        }
        utf8_char c = utf8_before(w->text, at);
        bool digit = (w->flags & STEP_DIGITS) != 0 && c.code_point >= '0' && c.code_point <= '9';
        bool latin = w->script == SCRIPT_CYRILLIC && c.valid &&
                     script_has(SCRIPT_LATIN, (UChar32)c.code_point);
        if (!digit && !latin) {
            break;
        }
        at -= c.size;
    }
    return at;
}

/* ---- Phrases ---- */

static bool phrase_goes_on(const walker *w, size_t at)
{
    if (at >= w->text.size) {
        return false;
    }
    utf8_char c = utf8_at(w->text, at);
    return (c.code_point >= '0' && c.code_point <= '9') ||
           script_has(w->script, (UChar32)c.code_point);
}

/* Whether the blank, colon, blank of a subtitle stand at AT and a word behind them. */
static bool colon_goes_on(const walker *w, size_t at)
{
    return (w->flags & STEP_COLONS) != 0 && w->text.size - at > 3 &&
           memcmp(w->text.data + at, " : ", 3) == 0 && phrase_goes_on(w, at + 3);
}

/* Where the phrase ends that has come to AT, the end of a word. */
static size_t phrase_end(const walker *w, size_t begin, size_t at)
{
    bool phrases = (w->flags & STEP_PHRASE) != 0;
    bool digits = phrases || (w->flags & STEP_DIGITS) != 0;
    while (at < w->text.size) {
        size_t next = at;
        char c = w->text.data[at];
        if (digits && c >= '0' && c <= '9') {
            next = at + 1;
        } else if (phrases && (c == ' ' || c == '-') && phrase_goes_on(w, at + 1)) {
            next = at + 1;
        } else if (colon_goes_on(w, at)) {
            next = at + 3;
        } else if (phrase_goes_on(w, at) && digits) {
            next = word_end(w, at);
        }
        size_t limit = WORD_LIMIT * (c == ' ' || c == '-' ? 2 : 4);
        bool long_enough = next - begin > limit;
        if (next == at || long_enough) {
            break;
        }
        at = next;
    }
    return at;
}

/* The bytes of at most WORD_LIMIT characters from BEGIN; END when it is nearer. */
static size_t limited(onym_text text, size_t begin, size_t end)
{
    if (end - begin <= WORD_LIMIT) {
        return end;
    }
    size_t at = begin;
    for (unsigned count = 0; at < end && count < WORD_LIMIT; count++) {
        at += utf8_at(text, at).size;
    }
    return at < end ? at : end;
}

/* The segment that begins with the letter at AT; false when it is part of an address. */
static bool take(segment *out, walker *w, size_t at)
{
    size_t stop = 0;
    out->begin = word_begin(w, at);
    size_t end = word_end(w, at);
    if (address_after_slash(w->text, out->begin, w->floor)) {
        w->at = address_url_end(w->text, at);
        return false;
    }
    if (address_goes_on(w->text, end, &stop) || address_ends(w->text, out->begin, end, w->floor)) {
        w->at = stop > end ? stop : end;
        return false;
    }
    if ((w->flags & (STEP_PHRASE | STEP_DIGITS)) != 0) {
        end = phrase_end(w, out->begin, end);
    }
    out->end = limited(w->text, out->begin, end);
    out->single = out->begin == at && out->end - at == utf8_at(w->text, at).size;
    w->at = out->end;
    w->floor = out->end;
    return true;
}

/* Whether nothing that stands at AT can go on with the word before it. */
static bool ends_plainly(onym_text text, size_t at)
{
    if (at >= text.size) {
        return true;
    }
    if (text.data[at] == '.') {
        return at + 1 >= text.size || text.data[at + 1] == ' ' || text.data[at + 1] == '\n';
    }
    char c = text.data[at];
    return c == ' ' || c == ',' || c == '\n' || c == ';' || c == ':' || c == '!' || c == '?' ||
           c == ')';
}

/* The common case: a word of plain letters between blanks or before plain punctuation. */
static bool plain_word(segment *out, walker *w)
{
    size_t at = w->at, end = plain_run(w->script, window(w->text, at), at);
    bool after_blank = at == 0 || w->text.data[at - 1] == ' ' || w->text.data[at - 1] == '\n';
    if (!after_blank || end == at || end - at > WORD_LIMIT || !ends_plainly(w->text, end)) {
        return false;
    }
    *out = (segment){at, end, w->script == SCRIPT_CYRILLIC && end - at == 2};
    w->at = end;
    w->floor = end;
    return true;
}

/* On the way back: whether C is a sign that stands for a letter and nothing else. */
static bool is_letter_sign(UChar32 c)
{
    return c == '`' || c == 0x02B9 || c == 0x02BA;
}

bool walk_next(segment *out, walker *w)
{
    const unsigned char *bytes = (const unsigned char *)w->text.data;
    /* digits do not touch a plain word, so that it is none of theirs */
    bool plain = (w->script == SCRIPT_CYRILLIC || w->script == SCRIPT_HANGUL) && !w->signs &&
                 (w->flags & STEP_PHRASE) == 0;
    while (w->at < w->text.size) {
        unsigned char byte = bytes[w->at];
        if (byte == ' ') {
            w->at++;
            continue;
        }
        if (plain && byte >= 0xD0 && plain_word(out, w)) {
            return true;
        }
        if (byte == '@' || byte == ':' || byte == 'w') {
            size_t after = address_skip(w->text, w->at);
            if (after > w->at) {
                w->at = after;
                continue;
            }
        }
        if (!may_begin(w->script, byte) && !(w->signs && byte == '`')) {
            w->at++;
            continue;
        }
        utf8_char c = utf8_at(w->text, w->at);
        bool begins = script_has(w->script, (UChar32)c.code_point) ||
                      (w->signs && is_letter_sign((UChar32)c.code_point));
        if (!c.valid || !begins) {
            w->at += c.size;
        } else if (take(out, w, w->at)) {
            return true;
        }
    }
    return false;
}

/* ---- Capitals around a word ---- */

/* The word next to AT in direction STEP on the same line: 1 all capitals (two letters or more), 0
 * not, -1 there is none. */
static int word_capitals(onym_text text, size_t at, bool forward)
{
    int upper = 0, lower = 0, initials = 0;
    size_t first = at > NEIGHBOUR_LOOK ? at - NEIGHBOUR_LOOK : 0;
    size_t last = text.size - at > NEIGHBOUR_LOOK ? at + NEIGHBOUR_LOOK : text.size;
    while (forward ? at < last : at > first) {
        utf8_char c = forward ? utf8_at(text, at) : utf8_before(text, at);
        if (c.code_point == '\n') {
            break;
        }
        bool letter = u_isalpha((UChar32)c.code_point);
        if (!letter && upper + lower > 1) {
            break;
        }
        if (!letter && upper + lower == 1) {
            upper = 0;
            lower = 0;
            initials++;
        }
        if (initials > 2) {
            break;
        }
        upper += letter && u_isupper((UChar32)c.code_point);
        lower += letter && !u_isupper((UChar32)c.code_point);
        at = forward ? at + c.size : at - c.size;
    }
    if (upper + lower < 2) {
        return -1;
    }
    return lower == 0;
}

bool walk_among_capitals(onym_text text, size_t begin, size_t end)
{
    int after = word_capitals(text, end, true);
    int before = word_capitals(text, begin, false);
    return after != 0 && before != 0 && after + before > -2;
}
