/* Script rules: letters of two scripts in a word, characters that nobody sees, controls of writing
 * direction. */
#include "check/script_rules.h"

#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/key.h"
#include "text/script.h"

/* Cyrillic letters and the Latin ones that look the same. */
static const struct {
    uint16_t cyrillic;
    char latin;
} look_alikes[] = {
    {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'},
    {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'},
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'},
    {0x0445, 'x'}, {0x0406, 'I'}, {0x0456, 'i'}, {0x0408, 'J'}, {0x0458, 'j'}, {0x0405, 'S'},
    {0x0455, 's'}, {0x04BB, 'h'}, {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'},
};

static uint32_t to_latin(uint32_t c)
{
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++) {
        if (look_alikes[i].cyrillic == c) {
            return (uint32_t)look_alikes[i].latin;
        }
    }
    return c;
}

static uint32_t to_cyrillic(uint32_t c)
{
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++) {
        if ((uint32_t)look_alikes[i].latin == c) {
            return look_alikes[i].cyrillic;
        }
    }
    return c;
}

/* Adds a finding over BEGIN..END with one SUGGESTION (none when empty). */
static int add(onym_findings *out, article *a, onym_rule rule, size_t begin, size_t end,
               const char *suggestion, const char *message, onym_error *error)
{
    onym_finding *f = findings_add(out);
    const char **list = arena_alloc(a->arena, sizeof *list);
    if (f == NULL || list == NULL) {
        return error_memory(error);
    }
    list[0] = suggestion;
    f->rule = rule;
    f->level = ONYM_ERROR;
    f->begin = begin;
    f->end = end;
    f->text = arena_copy(a->arena, (onym_text){a->text.data + begin, end - begin});
    f->text_size = end - begin;
    f->suggestions = list;
    f->suggestion_count = *suggestion != '\0';
    f->message = message;
    f->reason_kind = "script";
    f->fixable = *suggestion != '\0';
    return a->arena->failed ? error_memory(error) : ONYM_OK;
}

static const char *keep(article *a, buffer *text)
{
    const char *copy = arena_copy(a->arena, buffer_text(text));
    buffer_free(text);
    return copy != NULL ? copy : "";
}

/* What the word looks like when all of it is in the script of most of its letters; empty when some
 * letter has no twin. */
static void unmix(buffer *out, onym_text word, bool latin)
{
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        uint32_t twin = latin ? to_latin(c.code_point) : to_cyrillic(c.code_point);
        script s = script_of(twin);
        if (s == (latin ? SCRIPT_CYRILLIC : SCRIPT_LATIN)) {
            buffer_clear(out);
            return;
        }
        buffer_put_code_point(out, twin);
        at += c.size;
    }
}

/* Counts the letters of the two scripts, and finds the first letter of each. */
typedef struct script_counts {
    size_t latin, cyrillic, others;
    uint32_t first_latin, first_cyrillic;
} script_counts;

static script_counts count_scripts(onym_text word)
{
    script_counts n = {0, 0, 0, 0, 0};
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        script s = script_of(c.code_point);
        if (s == SCRIPT_LATIN) {
            n.first_latin = n.latin++ == 0 ? c.code_point : n.first_latin;
        } else if (s == SCRIPT_CYRILLIC) {
            n.first_cyrillic = n.cyrillic++ == 0 ? c.code_point : n.first_cyrillic;
        } else {
            n.others += s != SCRIPT_NONE;
        }
        at += c.size;
    }
    return n;
}

/* Only Latin and Cyrillic are mixed by mistake: Korean writes Latin letters and particles together
 * (KCNA는). */
static int check_mixed(onym_findings *out, article *a, const token *t, onym_error *error)
{
    onym_text word = {a->text.data + t->begin, t->end - t->begin};
    script_counts n = count_scripts(word);
    if (n.latin == 0 || n.cyrillic == 0) {
        return ONYM_OK;
    }
    bool latin = n.latin >= n.cyrillic;
    uint32_t odd = latin ? n.first_cyrillic : n.first_latin;
    buffer fixed = {0}, message = {0};
    unmix(&fixed, word, latin);
    buffer_puts(&message, latin ? "a Cyrillic letter, " : "a Latin letter, ");
    buffer_printf(&message, "U+%04X, stands in this %s word", odd, latin ? "Latin" : "Cyrillic");
    const char *suggestion = keep(a, &fixed);
    return add(out, a, ONYM_RULE_MIXED, t->begin, t->end, suggestion, keep(a, &message), error);
}

/* Invisible and bidi characters inside the word T. */
static int check_hidden(onym_findings *out, article *a, const token *t, onym_error *error)
{
    onym_text word = {a->text.data + t->begin, t->end - t->begin};
    buffer plain = {0}, message = {0};
    uint32_t found = 0;
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        char_class class = char_class_of(c.code_point);
        if (class == CHAR_INVISIBLE || class == CHAR_BIDI) {
            found = found == 0 ? c.code_point : found;
        } else {
            buffer_append(&plain, word.data + at, c.size);
        }
        at += c.size;
    }
    bool bidi = char_class_of(found) == CHAR_BIDI;
    buffer_printf(&message,
                  bidi ? "a control of writing direction, U+%04X, stands inside this word"
                       : "an invisible character, U+%04X, stands inside this word",
                  found);
    const char *suggestion = keep(a, &plain);
    return add(out, a, bidi ? ONYM_RULE_BIDI : ONYM_RULE_INVISIBLE, t->begin, t->end, suggestion,
               keep(a, &message), error);
}

/* Bidi controls that stand directly before or after a word. */
static int check_around(onym_findings *out, article *a, size_t from, size_t to, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t at = from; at < to && status == ONYM_OK;) {
        utf8_char c = utf8_at(a->text, at);
        if (c.code_point >= 0x202A && char_class_of(c.code_point) == CHAR_BIDI) {
            buffer message = {0};
            buffer_printf(&message, "a control of writing direction, U+%04X", c.code_point);
            status = add(out, a, ONYM_RULE_BIDI, at, at + c.size, "", keep(a, &message), error);
        }
        at += c.size;
    }
    return status;
}

/* Whether TEXT holds a control of writing direction of those that check_around reports: they begin
 * with one byte, which few texts have many of. */
static bool has_controls(onym_text text)
{
    for (size_t at = 0; at < text.size;) {
        const char *found = memchr(text.data + at, 0xE2, text.size - at);
        if (found == NULL) {
            return false;
        }
        at = (size_t)(found - text.data);
        utf8_char c = utf8_at(text, at);
        if (c.code_point >= 0x202A && char_class_of(c.code_point) == CHAR_BIDI) {
            return true;
        }
        at += c.size;
    }
    return false;
}

int script_rules(onym_findings *out, article *a, onym_error *error)
{
    int status = ONYM_OK;
    if ((a->tokens.flags & (TOKEN_MIXED | TOKEN_INVISIBLE)) == 0 && !has_controls(a->text)) {
        return ONYM_OK; /* nearly all texts */
    }
    size_t behind = 0;
    for (size_t i = 0; i < a->tokens.count && status == ONYM_OK; i++) {
        const token *t = &a->tokens.items[i];
        status = check_around(out, a, behind, t->begin, error);
        behind = t->end;
        if (status == ONYM_OK && (t->flags & TOKEN_MIXED) != 0) {
            status = check_mixed(out, a, t, error);
        }
        if (status == ONYM_OK && (t->flags & TOKEN_INVISIBLE) != 0) {
            status = check_hidden(out, a, t, error);
        }
    }
    return status == ONYM_OK ? check_around(out, a, behind, a->text.size, error) : status;
}
