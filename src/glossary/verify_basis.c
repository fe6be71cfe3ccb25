/* Verifying the stated basis: whether a system writes the English form of a concept. */
#include "glossary/verify_basis.h"

#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "text/key.h"

/* The keys that are compared: that of a word or name, and that of a form that a system made. */
typedef struct keys {
    buffer key, made;
    bool korean; /* what comes of a Korean name by way of Russian is no system's for it */
} keys;

/* The key of TEXT in KEY. */
static onym_text key_in(buffer *key, onym_text text)
{
    buffer_clear(key);
    key_append(key, text);
    return buffer_text(key);
}

/* TEXT without its last word or hyphenated suffix: "Anak" of "Anak-gun". */
static onym_text without_suffix(onym_text text)
{
    size_t end = text.size;
    while (end > 0 && text.data[end - 1] != '-' && text.data[end - 1] != ' ') {
        end--;
    }
    return (onym_text){text.data, end > 0 ? end - 1 : 0};
}

/* Whether a system writes T: one that is made, or a listed one that is made as well. */
static bool is_made(const keys *k, const onym_term *t)
{
    return *t->systems != '\0' && !(k->korean && strcmp(t->lang, "ru-Latn") == 0);
}

/* Whether some made form, whole or without its generic word, has the key WANTED. */
static bool is_made_whole(keys *k, const forms *f, onym_text wanted)
{
    for (size_t i = 0; i < f->count; i++) {
        const onym_term *t = &f->items[i];
        onym_text text = onym_text_of(t->text);
        if (is_made(k, t) && (text_same(key_in(&k->made, text), wanted) ||
                              text_same(key_in(&k->made, without_suffix(text)), wanted))) {
            return true;
        }
    }
    return false;
}

/* Whether WORD, a word of the English form, is a word of some made form. */
static bool is_made_word(keys *k, const forms *f, onym_text word)
{
    onym_text wanted = key_in(&k->key, word), piece;
    for (size_t i = 0; i < f->count; i++) {
        onym_text rest = onym_text_of(f->items[i].text);
        while (is_made(k, &f->items[i]) && text_split(&piece, &rest, ' ')) {
            if (text_same(key_in(&k->made, piece), wanted)) {
                return true;
            }
        }
    }
    return wanted.size == 0;
}

/* Whether every word of the name EN is one that some system writes; the words after the first may
 * be one word there (Jong Un, Chŏngŭn). */
static bool is_made_by_words(keys *k, const forms *f, onym_text en)
{
    onym_text word, rest = en;
    if (text_split(&word, &rest, ' ') && rest.data != NULL && is_made_word(k, f, word) &&
        is_made_word(k, f, rest)) {
        return true;
    }
    for (rest = en; text_split(&word, &rest, ' ');) {
        if (!is_made_word(k, f, word)) {
            return false;
        }
    }
    return true;
}

static bool has_made(const keys *k, const forms *f)
{
    for (size_t i = 0; i < f->count; i++) {
        if (is_made(k, &f->items[i])) {
            return true;
        }
    }
    return false;
}

int basis_is_needed(bool *needed, const record *r, const forms *f, onym_error *error)
{
    keys k = {.korean = forms_is_korean(r)};
    onym_text en = r->column[COLUMN_EN];
    *needed = r->column[COLUMN_BASIS].size == 0 && has_made(&k, f) && *f->items[0].systems == '\0';
    if (*needed) {
        bool person = text_equals(r->kind, "person");
        *needed =
            !is_made_whole(&k, f, key_in(&k.key, en)) && !(person && is_made_by_words(&k, f, en));
    }
    bool failed = k.key.failed || k.made.failed;
    buffer_free(&k.key);
    buffer_free(&k.made);
    return failed ? error_memory(error) : ONYM_OK;
}
