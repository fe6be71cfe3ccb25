/* The sentence around a place of a text. */
#include "cli/sentence.h"

#include <string.h>

#define SIDE_MAX ((size_t)600)

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Closing marks that may stand after the mark that ends a sentence, as UTF-8. */
static const char *const closers[] = {"\"",           "'",       ")", "]", "\xE2\x80\x9D",
                                      "\xE2\x80\x99", "\xC2\xBB"};

static size_t after_closers(onym_text text, size_t at)
{
    for (size_t i = 0; i < sizeof closers / sizeof closers[0];) {
        size_t size = strlen(closers[i]);
        bool here = at + size <= text.size && memcmp(text.data + at, closers[i], size) == 0;
        at += here ? size : 0;
        i = here ? 0 : i + 1;
    }
    return at;
}

/* Short words that are written with a full stop before a name. */
static const char *const short_words[] = {"Mr",  "Mrs", "Ms",  "Dr",  "Gen",  "Col",  "Lt",
                                          "Maj", "Sgt", "Adm", "Sen", "Rep",  "Gov",  "Prof",
                                          "St",  "Mt",  "Ft",  "vs",  "Cmdr", "Capt", "Brig"};

/* Whether the full stop at AT belongs to a short word or an initial: "Gen.", "U.N.", "D.C.". */
static bool is_abbreviation(onym_text text, size_t at)
{
    size_t from = at;
    while (from > 0 && is_letter(text.data[from - 1])) {
        from--;
    }
    size_t size = at - from;
    bool initial = size == 1 && text.data[from] >= 'A' && text.data[from] <= 'Z';
    for (size_t i = 0; i < sizeof short_words / sizeof short_words[0] && !initial; i++) {
        initial =
            strlen(short_words[i]) == size && memcmp(text.data + from, short_words[i], size) == 0;
    }
    return initial;
}

/* Whether a sentence ends before AT, where a blank stands. */
static bool ends_at(onym_text text, size_t at)
{
    static const char marks[] = ".!?";
    size_t end = at;
    for (size_t back = 0; back < 6 && end > 0; back++, end--) {
        if (strchr(marks, text.data[end - 1]) != NULL) {
            return after_closers(text, end) == at &&
                   !(text.data[end - 1] == '.' && is_abbreviation(text, end - 1));
        }
    }
    return false;
}

/* Whether an empty line begins at the line end at AT. */
static bool is_paragraph_end(onym_text text, size_t at)
{
    if (text.data[at] != '\n') {
        return false;
    }
    for (at++; at < text.size && is_blank(text.data[at]); at++) {
        if (text.data[at] == '\n') {
            return true;
        }
    }
    return at == text.size;
}

static bool is_end(onym_text text, size_t at)
{
    return is_blank(text.data[at]) && (is_paragraph_end(text, at) || ends_at(text, at));
}

/* The last blank in FROM..TO, or TO, so that no word or character is cut. */
static size_t last_blank(onym_text text, size_t from, size_t to)
{
    size_t at = to;
    while (at > from && !is_blank(text.data[at - 1])) {
        at--;
    }
    return at > from ? at : to;
}

static size_t find_begin(onym_text text, size_t begin)
{
    size_t least = begin > SIDE_MAX ? begin - SIDE_MAX : 0;
    size_t at = begin;
    while (at > least && !is_end(text, at - 1)) {
        at--;
    }
    if (at == least && least > 0) {
        while (at < begin && !is_blank(text.data[at])) {
            at++;
        }
    }
    return at;
}

static size_t find_end(onym_text text, size_t end)
{
    size_t most = text.size - end > SIDE_MAX ? end + SIDE_MAX : text.size;
    size_t at = end;
    while (at < most && !is_end(text, at)) {
        at++;
    }
    return at == most && most < text.size ? last_blank(text, end, most) : at;
}

onym_text sentence_around(onym_text text, size_t begin, size_t end)
{
    if (begin > end || end > text.size) {
        return (onym_text){NULL, 0};
    }
    size_t from = find_begin(text, begin), to = find_end(text, end);
    while (from < begin && is_blank(text.data[from])) {
        from++;
    }
    while (to > end && is_blank(text.data[to - 1])) {
        to--;
    }
    return (onym_text){text.data + from, to - from};
}
