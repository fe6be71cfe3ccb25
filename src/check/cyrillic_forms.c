/* Cyrillic forms: the nominatives that a word of a draft may be a case of. */
#include "check/cyrillic_forms.h"

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/draft_language.h"
#include "text/key.h"

onym_text cyrillic_form(const cyrillic_forms *f, size_t i)
{
    size_t begin = i > 0 ? f->ends[i - 1] : 0;
    return (onym_text){f->keys.data + begin, f->ends[i] - begin};
}

static int add_form(cyrillic_forms *f, draft *d, onym_text key, const inflection *how)
{
    const lexeme *l;
    if (f->count == CYRILLIC_FORMS) {
        return ONYM_OK;
    }
    int status = lexicon_find(&l, d->article->lexicon, d->article->reader, key, d->error);
    if (status == ONYM_OK) {
        buffer_append_text(&f->keys, key);
        f->ends[f->count] = f->keys.size;
        f->how[f->count] = *how;
        f->known[f->count] = l->part.known;
        f->any_known = f->any_known || l->part.known;
        f->count++;
    }
    return status;
}

int cyrillic_forms_read(cyrillic_forms *f, draft *d, size_t i)
{
    inflection how = {INFLECT_CASES, INFLECT_ANY, false, 0, ""};
    buffer key = {0}, word = {0};
    size_t state = 0;
    buffer_clear(&f->keys);
    f->count = 0;
    f->any_known = false;
    key_append(&key, article_run(d->article, i, 1));
    int status = key.failed ? error_memory(d->error) : add_form(f, d, buffer_text(&key), &how);
    bool changes = utf8_length(buffer_text(&key)) > 2;
    bool ukrainian = draft_language(d, i) == DRAFT_UKRAINIAN;
    while (status == ONYM_OK && changes &&
           inflect_cyrillic(&word, &how, buffer_text(&key), &state)) {
        bool seen = how.ukrainian != ukrainian;
        for (size_t j = 0; j < f->count && !seen; j++) {
            seen = text_same(cyrillic_form(f, j), buffer_text(&word));
        }
        status = seen ? ONYM_OK : add_form(f, d, buffer_text(&word), &how);
    }
    bool failed = f->keys.failed || word.failed;
    buffer_free(&key);
    buffer_free(&word);
    return status == ONYM_OK && failed ? error_memory(d->error) : status;
}

bool cyrillic_is_name_word(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    return t->script == SCRIPT_CYRILLIC && (t->flags & (TOKEN_LONG | TOKEN_MIXED)) == 0 &&
           (t->flags & (TOKEN_CAPITAL | TOKEN_ALL_CAPITALS)) != 0;
}

int cyrillic_is_part(bool *out, draft *d, size_t i, cyrillic_forms *scratch)
{
    onym_text text = article_run(d->article, i, 1);
    unsigned facts = (unsigned)*word_facts_of(d->article->facts, text);
    int status = ONYM_OK;
    if ((facts & FACT_PART_ASKED) == 0) {
        status = cyrillic_forms_read(scratch, d, i);
        facts = FACT_PART_ASKED | (scratch->any_known ? FACT_PART : 0u);
        *word_facts_of(d->article->facts, text) |= facts;
    }
    *out = (facts & FACT_PART) != 0;
    return status;
}
