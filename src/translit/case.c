/* Capitals: what a system makes of Щ is Shch in a title and SHCH in a headline. */
#include "translit/engine.h"

#include <unicode/uchar.h>

#define TIE 0x0361 /* combining double inverted breve */

static bool is_cased(UChar unit)
{
    if (unit < 0x80) {
        return (unit | 0x20) >= 'a' && (unit | 0x20) <= 'z';
    }
    if (unit >= 0x0400 && unit < 0x0460) {
        return true;
    }
    return u_hasBinaryProperty(unit, UCHAR_CASED) && !u_hasBinaryProperty(unit, UCHAR_DIACRITIC);
}

static bool is_capital(UChar unit)
{
    return unit >= 0x0410 && unit < 0x0450 ? unit < 0x0430 : u_isupper(unit);
}

/* The nearest cased letter of SOURCE from AT in direction BY: 1 a capital, 0 small, -1 none. */
static int neighbour(const word_source *source, int32_t at, int32_t by)
{
    for (; at >= 0 && at < source->size; at += by) {
        if (is_cased(source->units[at])) {
            return is_capital(source->units[at]);
        }
    }
    return -1;
}

/* Whether all that was made of units FROM to TO is in capitals, given that it begins with one. */
static bool all_capitals(const word_source *source, int32_t from, int32_t to)
{
    int next = neighbour(source, to, 1);
    int before = next < 0 ? neighbour(source, from - 1, -1) : next;
    if (to - from > 1) {
        int second = neighbour(source, from + 1, 1);
        return second > 0;
    }
    return before < 0 ? source->capitals : before > 0;
}

/* A sign that became a letter (the way back) is a capital between capitals. */
static bool sign_is_capital(const word_source *source, int32_t from, int32_t to)
{
    int next = neighbour(source, to, 1), before = neighbour(source, from - 1, -1);
    if (next < 0 && before > 0) {
        int32_t at = from - 1;
        while (at >= 0 && !is_cased(source->units[at])) {
            at--;
        }
        return neighbour(source, at - 1, -1) > 0 || source->capitals;
    }
    return before > 0 && next > 0;
}

static void raise(letters *text, int32_t at)
{
    UChar32 upper = u_toupper(text->units[at]);
    if (upper <= 0xFFFF && is_cased(text->units[at])) {
        text->units[at] = (UChar)upper;
    }
}

static bool has_tie(const letters *text, int32_t at, int32_t end)
{
    while (at < end && text->units[at] != TIE) {
        at++;
    }
    return at < end;
}

/* The units AT to END all come from the same place. */
static void restore_group(letters *text, int32_t at, int32_t end, const word_source *source,
                          bool plain)
{
    int32_t from = text->from[at], to = text->to[at];
    while (from < to && !is_cased(source->units[from])) {
        from++;
    }
    bool sign = from == to;
    bool first =
        sign ? sign_is_capital(source, text->from[at], to) : is_capital(source->units[from]);
    if (!first) {
        return;
    }
    bool all = sign || (!plain && has_tie(text, at, end)) || all_capitals(source, from, to);
    bool done = false;
    for (int32_t i = at; i < end && (all || !done); i++) {
        done = is_cased(text->units[i]);
        raise(text, i);
    }
}

void case_restore(letters *text, const word_source *source, bool plain)
{
    int32_t last = source->size - 1;
    while (last >= 0 && !is_capital(source->units[last])) {
        last--;
    }
    for (int32_t at = 0; last >= 0 && at < text->size;) {
        int32_t end = at + 1, from = text->from[at];
        while (end < text->size && text->from[end] == from) {
            end++;
        }
        if (from <= last || !is_cased(source->units[from])) { /* behind the last capital all stay */
            restore_group(text, at, end, source, plain);
        }
        at = end;
    }
}

void case_capitalise(letters *text)
{
    int32_t at = 0;
    while (at < text->size && !is_cased(text->units[at])) {
        at++;
    }
    if (at < text->size) {
        raise(text, at);
    }
}
