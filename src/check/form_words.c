/* Form words: the words of an English form, and how those of a text are like them. */
#include "check/form_words.h"

#include <string.h>

#include "base/slice.h"
#include "text/key.h"

static bool is_small_word(onym_text key)
{
    static const char *const small[] = {"of", "the", "and", "for", "in", "on", "a", "to", "de"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        if (text_equals(key, small[i])) {
            return true;
        }
    }
    return false;
}

void form_words_split(form_words *out, const char *form)
{
    out->count = 0;
    buffer_clear(&out->keys);
    for (const char *at = form; *at != '\0' && out->count < FORM_WORDS_MAX;) {
        size_t size = strcspn(at, " -"), before = out->keys.size;
        key_append(&out->keys, (onym_text){at, size});
        onym_text key = {out->keys.data + before, out->keys.size - before};
        if (key.size > 0 && !is_small_word(key)) {
            out->ends[out->count++] = out->keys.size;
        } else {
            out->keys.size = before;
        }
        at += size + (at[size] != '\0');
    }
}

onym_text form_words_at(const form_words *f, size_t i)
{
    size_t begin = i > 0 ? f->ends[i - 1] : 0;
    return (onym_text){f->keys.data + begin, f->ends[i] - begin};
}

bool form_same_key(onym_text a, onym_text b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

bool form_is_adjective(onym_text word, onym_text name)
{
    static const char *const endings[] = {"",    "n",    "an",  "ian", "ean",  "ish", "ese",
                                          "ni",  "i",    "ite", "ic",  "er",   "s",   "ns",
                                          "ans", "ians", "ers", "is",  "ites", "y"};
    size_t stem = name.size;
    for (int cut = 0; cut < 3 && stem >= 4; cut++, stem--) {
        bool vowel = cut == 0 || strchr("aeiouy", name.data[stem]) != NULL;
        if (!vowel || word.size < stem || memcmp(word.data, name.data, stem) != 0) {
            continue;
        }
        onym_text rest = {word.data + stem, word.size - stem};
        for (size_t i = cut == 0 ? 1 : 2; i < sizeof endings / sizeof *endings; i++) {
            if (text_equals(rest, endings[i])) {
                return true;
            }
        }
    }
    return false;
}

bool form_same_stem(onym_text a, onym_text b)
{
    size_t common = 0, longest = a.size > b.size ? a.size : b.size;
    while (common < a.size && common < b.size && a.data[common] == b.data[common]) {
        common++;
    }
    return common >= 4 && common * 10 >= longest * 6;
}
