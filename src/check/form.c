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

/* TEXT without dots and commas, and in small ASCII letters when SMALL. */
static void put_bare(buffer *out, onym_text text, bool small)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c != '.' && c != ',') {
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

/* Whether the capitals of M, whose letters are those of WANTED, are a writer's choice: common words
 * and words all in capitals. */
static int is_case_choice(bool *out, const article *a, const mention *m, onym_text plain,
                          const char *wanted, onym_error *error)
{
    size_t offset = 0;
    *out = true;
    for (size_t i = 0; i < m->count && *out; i++) {
        onym_text word = article_run(a, m->first + i, 1);
        const lexeme *l;
        int status = run_lexeme(&l, a, m->first + i, error);
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
        bool differs = !same_case(plain, wanted, offset, word.size);
        *out = !differs || l->english == 1 || is_all_upper(word);
        offset += word.size;
    }
    return ONYM_OK;
}

static int all_english(bool *out, const article *a, const mention *m, onym_error *error)
{
    *out = true;
    for (size_t i = 0; i < m->count && *out; i++) {
        const lexeme *l;
        int status = run_lexeme(&l, a, m->first + i, error);
        if (status != ONYM_OK) {
            return status;
        }
        *out = l->english == 1;
    }
    return ONYM_OK;
}

/* Whether only the joint of a southern given name differs: blank, hyphen or none. */
static bool is_korean_choice(const mention *m, onym_text plain, const char *wanted)
{
    const posting *p = &m->names.items[0];
    size_t family = strcspn(wanted, " ");
    bool southern = strcmp(p->kind, "person") == 0 && strcmp(p->country, "kr") == 0;
    return southern && wanted[family] == ' ' && plain.size > family &&
           memcmp(plain.data, wanted, family + 1) == 0;
}

/* Whether a small word is a syllable or a surname rather than the name of something. */
static bool is_syllable(const article *a, const mention *m, onym_text plain)
{
    bool capital = (a->tokens.items[m->first].flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0;
    return !capital && (plain.size < SYLLABLE || m->names.items[0].term.role != ONYM_ROLE_NAME);
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

/* Whether the run, of several words, only looks like WANTED, which is one: Ko San is not Kosan,
 * Hye-won not Hyewon. */
static bool is_chance(const article *a, const mention *m, const char *wanted)
{
    const token *last = &a->tokens.items[m->first + m->count - 1];
    bool capital = (last->flags & TOKEN_CAPITAL) != 0 || last->gap == GAP_HYPHEN;
    return m->count > 1 && capital && strpbrk(wanted, " -") == NULL &&
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
        *out =
            choice || is_syllable(a, m, plain) || is_common(wanted) || is_other_word(plain, wanted)
                ? FORM_RIGHT
                : FORM_WRONG;
        return status;
    }
    int status = all_english(&choice, a, m, error);
    bool contraction = memchr(plain.data, '\'', plain.size) != NULL && plain.size <= SYLLABLE + 1;
    if (!choice && !contraction && !is_chance(a, m, wanted)) {
        *out = is_korean_choice(m, plain, wanted) ? FORM_CHOICE : FORM_WRONG;
    }
    return status;
}
