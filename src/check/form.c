/* Form: whether a name with the right letters is also written rightly. */
#include "check/form.h"

#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/run.h"
#include "text/script.h"

/* A word as short as this is a syllable, not a name. */
#define SYLLABLE 4

/* The longest syllable that a given name ends in: -seong. */
#define GIVEN_HALF 5

/* TEXT without dots, commas and the blanks between initials, and in small ASCII letters when
 * SMALL. */
static void put_bare(buffer *out, onym_text text, bool small)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool initial = c == ' ' && i > 1 && text.data[i - 1] == '.' &&
                       (i + 2 == text.size || text.data[i + 2] == '.');
        if (c != '.' && c != ',' && !initial) {
            buffer_putc(out, small && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
        }
    }
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

static bool equal_bare(onym_text a, onym_text b, bool small)
{
    buffer x = {0}, y = {0};
    put_bare(&x, a, small);
    put_bare(&y, b, small);
    bool same = x.size == y.size && (x.size == 0 || memcmp(x.data, y.data, x.size) == 0);
    buffer_free(&x);
    buffer_free(&y);
    return same;
}

bool form_is_abbreviation(onym_text plain, const char *wanted)
{
    return equal_bare(plain, onym_text_of(wanted), false);
}

static bool is_all_upper(onym_text word)
{
    size_t letters = 0;
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        if (char_is_lower(c.code_point)) {
            return false;
        }
        letters += char_is_upper(c.code_point);
        at += c.size;
    }
    return letters > 1;
}

/* The word of WANTED at the place of the token at OFFSET bytes of PLAIN: both have the same letters
 * but for case. */
static bool same_case(onym_text plain, const char *wanted, size_t offset, size_t size)
{
    return offset + size <= plain.size && strlen(wanted) >= offset + size &&
           memcmp(plain.data + offset, wanted + offset, size) == 0;
}

bool form_is_shouted(const article *a, size_t first, size_t count)
{
    size_t behind = first + count;
    bool before = first > 0 && a->tokens.items[first].gap != GAP_BREAK &&
                  (a->tokens.items[first - 1].flags & TOKEN_ALL_CAPITALS) != 0;
    bool after = behind < a->tokens.count && a->tokens.items[behind].gap != GAP_BREAK &&
                 (a->tokens.items[behind].flags & TOKEN_ALL_CAPITALS) != 0;
    return before || after;
}

/* Whether a word with a capital directly follows token I within M: what is small before it is no
 * choice of a writer's ("Korean central News Agency"), unlike "port of Busan" and an article. */
static bool is_before_capital(const article *a, const mention *m, size_t i)
{
    static const char *const articles[] = {"the", "a", "an"};
    for (size_t j = 0; j < sizeof articles / sizeof *articles; j++) {
        if (text_equals(article_run(a, i, 1), articles[j])) {
            return false;
        }
    }
    return i + 1 < m->first + m->count && (a->tokens.items[i + 1].flags & TOKEN_CAPITAL) != 0;
}

/* Whether WANTED is a designation, in which a capital is part of the number: Tu-95, S-400. */
static bool is_designation(const char *wanted)
{
    return strpbrk(wanted, "0123456789") != NULL;
}

/* Whether the capitals of token I, which are not those of WANTED, are a writer's choice: a common
 * word at the end of a name, a word all in capitals. */
static bool is_word_choice(const article *a, const mention *m, size_t i, const lexeme *l,
                           const char *wanted)
{
    if (is_all_upper(article_run(a, i, 1))) {
        return !is_designation(wanted) || form_is_shouted(a, m->first, m->count);
    }
    const token *t = &a->tokens.items[i];
    bool small = (t->flags & TOKEN_CAPITAL) == 0;
    bool person = strcmp(m->names.items[0].kind, "person") == 0 && i > m->first;
    if (small && (is_designation(wanted) || person || is_before_capital(a, m, i))) {
        return false;
    }
    return l->english == 1;
}

/* Whether the capitals of M, whose letters are those of WANTED, are a writer's choice. */
static int is_case_choice(bool *out, const article *a, const mention *m, onym_text plain,
                          const char *wanted, onym_error *error)
{
    size_t offset = 0;
    *out = true;
    for (size_t i = 0; i < m->count && *out; i++) {
        onym_text word = article_run(a, m->first + i, 1);
        const lexeme *l;
        int status = run_word(&l, a, m->first + i, error);
        if (status != ONYM_OK) {
            return status;
        }
        const char *at = offset < plain.size ? memmem(plain.data + offset, plain.size - offset,
                                                      word.data, word.size)
                                             : NULL;
        if (at == NULL) {
            break; /* marks differ as well: the word by word view is lost, and the difference is no
                      matter of capitals alone */
        }
        offset = (size_t)(at - plain.data);
        *out = same_case(plain, wanted, offset, word.size) ||
               is_word_choice(a, m, m->first + i, l, wanted);
        offset += word.size;
    }
    return ONYM_OK;
}

/* Whether all words of M are English and one of them is small: what it means is open. */
static int is_phrase(bool *out, const article *a, const mention *m, onym_error *error)
{
    bool small = false;
    *out = true;
    for (size_t i = 0; i < m->count && *out; i++) {
        const lexeme *l;
        int status = run_word(&l, a, m->first + i, error);
        if (status != ONYM_OK) {
            return status;
        }
        *out = l->english == 1;
        small = small || (a->tokens.items[m->first + i].flags & TOKEN_CAPITAL) == 0;
    }
    *out = *out && (small || m->count == 1);
    return ONYM_OK;
}

/* Whether only the joint of a southern given name differs: blank, hyphen or none, and with it the
 * capital of the second syllable. */
static bool is_korean_choice(const mention *m, onym_text plain, const char *wanted)
{
    const posting *p = &m->names.items[0];
    size_t given = strcspn(wanted, " ") + 1;
    bool southern = strcmp(p->kind, "person") == 0 && strcmp(p->country, "kr") == 0;
    if (!southern || strlen(wanted) <= given || plain.size <= given ||
        memcmp(plain.data, wanted, given + 1) != 0) {
        return false;
    }
    const char *blank = memchr(plain.data + given, ' ', plain.size - given);
    return blank == NULL || blank + 1 == plain.data + plain.size ||
           !char_is_lower((unsigned char)blank[1]);
}

/* Whether a small word is a syllable, a surname or a word rather than the name of something. */
static bool is_syllable(const article *a, const mention *m, onym_text plain)
{
    const posting *p = &m->names.items[0];
    bool capital = (a->tokens.items[m->first].flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0;
    bool word = strcmp(p->kind, "term") == 0; /* juche, chollima */
    return !capital && (plain.size < SYLLABLE || p->term.role != ONYM_ROLE_NAME || word);
}

/* Whether WANTED is a common word, whose capital is the sentence's or a title's. */
static bool is_common(const char *wanted)
{
    return char_is_lower(utf8_at(onym_text_of(wanted), 0).code_point);
}

/* Whether WANTED is an acronym and PLAIN, with one capital, just a word of the same letters: Kai is
 * not KAI. */
static bool is_other_word(onym_text plain, const char *wanted)
{
    return is_all_upper(onym_text_of(wanted)) && plain.size > 1 &&
           char_is_upper(utf8_at(plain, 0).code_point) &&
           char_is_lower(utf8_at(plain, 1).code_point);
}

/* Whether TEXT, small letters behind a hyphen, can be the second half of a Korean given name. */
static bool is_given_half(onym_text text)
{
    size_t consonants = 0;
    while (consonants < text.size && strchr("aeiouyw", text.data[consonants] | 0x20) == NULL) {
        consonants++;
    }
    bool cluster = consonants == 2 && text.data[1] != 'h' && text.data[0] != text.data[1];
    return consonants < 3 && !cluster && consonants < text.size && text.size <= GIVEN_HALF;
}

/* Whether the run, of several words, only looks like WANTED, which is one: Ko San is not Kosan,
 * Hye-won not Hyewon.  A hyphen before what is no syllable is a slip: Cho-ngjin, Media-zona. */
static bool is_chance(const article *a, const mention *m, const char *wanted)
{
    size_t end = m->first + m->count - 1;
    const token *last = &a->tokens.items[end];
    bool capital = (last->flags & TOKEN_CAPITAL) != 0;
    bool half = last->gap == GAP_HYPHEN && is_given_half(article_run(a, end, 1));
    return m->count > 1 && (capital || half) && strpbrk(wanted, " -") == NULL &&
           (evidence_concept(a->evidence, m->names.items[0].concept) < 2 || is_common(wanted));
}

int form_compare(form_verdict *out, const article *a, const mention *m, onym_text plain,
                 const char *wanted, onym_error *error)
{
    onym_text other = onym_text_of(wanted);
    bool choice;
    *out = FORM_RIGHT;
    if (equal_bare(plain, other, false) || (is_ascii(plain) && !is_ascii(other))) {
        return ONYM_OK;
    }
    if (equal_bare(plain, other, true)) {
        int status = is_case_choice(&choice, a, m, plain, wanted, error);
        bool right =
            choice || is_syllable(a, m, plain) || is_common(wanted) || is_other_word(plain, wanted);
        *out = right ? FORM_RIGHT : is_korean_choice(m, plain, wanted) ? FORM_CHOICE : FORM_WRONG;
        return status;
    }
    int status = is_phrase(&choice, a, m, error);
    bool contraction = memchr(plain.data, '\'', plain.size) != NULL && plain.size <= SYLLABLE + 1;
    if (!choice && !contraction && !is_chance(a, m, wanted)) {
        *out = is_korean_choice(m, plain, wanted) ? FORM_CHOICE : FORM_WRONG;
    }
    return status;
}
