/* Scripts of forms: whether a form is written in the letters of its language. */
#include "glossary/form_script.h"

#include <string.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "glossary/entry_line.h"
#include "text/key.h"
#include "text/script.h"

/* The letters that a language does not have. */
static const struct {
    const char *lang;
    const char *letters;
    const char *fault;
} foreign[] = {
    {"ru", "іїєґІЇЄҐ", "a Russian form has Ukrainian letters"},
    {"uk", "ыэёъЫЭЁЪ", "a Ukrainian form has Russian letters"},
};

static script script_wanted(const char *lang)
{
    static const struct {
        const char *lang;
        script script;
    } rows[] = {{"ru", SCRIPT_CYRILLIC},  {"uk", SCRIPT_CYRILLIC},  {"ko-Hani", SCRIPT_HAN},
                {"ko-KP", SCRIPT_HANGUL}, {"ko-KR", SCRIPT_HANGUL}, {"ko", SCRIPT_HANGUL},
                {"en", SCRIPT_LATIN}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(lang, rows[i].lang) == 0) {
            return rows[i].script;
        }
    }
    return SCRIPT_NONE;
}

/* Whether TEXT has letters of no script but Latin and WANTED, and no word mixes Cyrillic with
 * Latin.  *LATIN is set when there are Latin ones alone. */
static bool letters_fit(bool *latin, onym_text text, script wanted)
{
    script word = SCRIPT_NONE;
    bool own = false, other = false;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        script s = script_of(c.code_point);
        at += c.size;
        own = own || s == wanted;
        other = other || (s == SCRIPT_LATIN && s != wanted);
        if (s != SCRIPT_NONE && s != SCRIPT_LATIN && s != wanted) {
            return false;
        }
        bool mixed = word != SCRIPT_NONE && s != SCRIPT_NONE && s != word;
        if (mixed && wanted == SCRIPT_CYRILLIC) {
            return false;
        }
        word = char_class_of(c.code_point) == CHAR_LETTER ? (s == SCRIPT_NONE ? word : s)
                                                          : SCRIPT_NONE;
    }
    *latin = other && !own;
    return true;
}

static bool has_letter_of(onym_text text, const char *letters)
{
    onym_text set = onym_text_of(letters);
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        for (size_t i = 0; i < set.size && c.code_point >= 0x80;) {
            utf8_char s = utf8_at(set, i);
            if (s.code_point == c.code_point) {
                return true;
            }
            i += s.size;
        }
        at += c.size;
    }
    return false;
}

/* Whether TEXT has the key of an English form of F. */
static bool is_english_too(const forms *f, onym_text text)
{
    bool found = false;
    buffer wanted = {0}, key = {0};
    key_append(&wanted, text);
    for (size_t i = 0; i < f->count && !found; i++) {
        if (strcmp(f->items[i].lang, "en") == 0) {
            buffer_clear(&key);
            key_append(&key, onym_text_of(f->items[i].text));
            found = wanted.size == key.size && wanted.size > 0 &&
                    memcmp(wanted.data, key.data, key.size) == 0;
        }
    }
    bool unknown = wanted.failed || key.failed;
    buffer_free(&wanted);
    buffer_free(&key);
    return found || unknown;
}

const char *form_script_fault(const forms *f, const onym_term *t)
{
    bool latin = false;
    onym_text text = onym_text_of(t->text);
    script wanted = script_wanted(t->lang);
    if (!entry_is_listed(t) || wanted == SCRIPT_NONE || t->status == ONYM_MISSPELLING) {
        return NULL;
    }
    if (!letters_fit(&latin, text, wanted)) {
        return "a form has letters of another script than its language's";
    }
    if (latin && !is_english_too(f, text)) {
        return "a form is in Latin letters, not in those of its language";
    }
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        if (strcmp(t->lang, foreign[i].lang) == 0 && has_letter_of(text, foreign[i].letters)) {
            return foreign[i].fault;
        }
    }
    return NULL;
}

const onym_term *forms_find_script_fault(const char **fault, const forms *f)
{
    for (size_t i = 0; i < f->count; i++) {
        *fault = form_script_fault(f, &f->items[i]);
        if (*fault != NULL) {
            return &f->items[i];
        }
    }
    return NULL;
}
