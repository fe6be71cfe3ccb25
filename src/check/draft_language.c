/* The languages of a draft. */
#include "check/draft_language.h"

#include <string.h>

#include "base/slice.h"
#include "check/korean_pairs.h"

/* ---- Russian or Ukrainian ---- */

/* Letters that one of the two languages does not have, by the last byte of them, from 0x80 on:
 * Russian ones count up, Ukrainian ones down. */
static const int8_t sides[3][64] = {
    /* after 0xD0: Ё Ъ Ы Э; Є І Ї */
    {[0x01] = 1, [0x2A] = 1, [0x2B] = 1, [0x2D] = 1, [0x04] = -1, [0x06] = -1, [0x07] = -1},
    /* after 0xD1: the same, small */
    {[0x11] = 1, [0x0A] = 1, [0x0B] = 1, [0x0D] = 1, [0x14] = -1, [0x16] = -1, [0x17] = -1},
    /* after 0xD2: Ґ ґ */
    {[0x10] = -1, [0x11] = -1},
};

/* The language that most of these letters of TEXT are of; OTHERWISE when it has none. */
static draft_lang tell_cyrillic(onym_text text, draft_lang otherwise)
{
    long balance = 0;
    for (size_t at = 0; at + 1 < text.size; at++) {
        unsigned lead = (unsigned char)text.data[at] - 0xD0u;
        unsigned trail = (unsigned char)text.data[at + 1] - 0x80u;
        if (lead < 3 && trail < 64) {
            balance += sides[lead][trail];
            at++;
        }
    }
    return balance > 0 ? DRAFT_RUSSIAN : balance < 0 ? DRAFT_UKRAINIAN : otherwise;
}

/* Where the paragraph around OFFSET begins or, FORWARD, ends: at the line's. */
static size_t edge(onym_text text, size_t offset, bool forward)
{
    if (forward) {
        const char *end = memchr(text.data + offset, '\n', text.size - offset);
        return end != NULL ? (size_t)(end - text.data) : text.size;
    }
    const char *begin = offset > 0 ? memrchr(text.data, '\n', offset) : NULL;
    return begin != NULL ? (size_t)(begin - text.data) + 1 : 0;
}

static draft_lang language_of_paragraph(draft *d, size_t offset)
{
    if (offset < d->paragraph[0] || offset >= d->paragraph[1]) {
        onym_text text = d->article->text;
        d->paragraph[0] = edge(text, offset, false);
        d->paragraph[1] = edge(text, offset, true);
        onym_text lines = {text.data + d->paragraph[0], d->paragraph[1] - d->paragraph[0]};
        d->told = tell_cyrillic(lines, d->cyrillic);
    }
    return d->told;
}

/* ---- North or South ---- */

/* Whether WORD begins with SPELLING. */
static bool begins_with(onym_text word, const char *spelling)
{
    if (word.size < 3 || word.data[1] != spelling[1] || word.data[2] != spelling[2]) {
        return false; /* most, by their first syllable */
    }
    return text_begins(word, spelling);
}

/* What a word says of the orthography of the text, as FACT_NORTH or FACT_SOUTH. */
static unsigned orthography_of(word_facts *facts, onym_text word)
{
    uint64_t *f = word_facts_of(facts, word);
    for (size_t i = 0; (*f & FACT_SPELT_ASKED) == 0 && i < KOREAN_PAIRS; i++) {
        *f |= begins_with(word, korean_pairs[i].north) ? FACT_NORTH : 0u;
        *f |= begins_with(word, korean_pairs[i].south) ? FACT_SOUTH : 0u;
    }
    *f |= FACT_SPELT_ASKED;
    return (unsigned)*f & (FACT_NORTH | FACT_SOUTH);
}

/* Whether the glossary has a form of CONCEPT in LANG. */
static bool has_form(const draft *d, const char *concept, const char *lang)
{
    const onym_entry *entry;
    bool found = false;
    if (memo_entry(&entry, d->article->memo, concept, NULL) == ONYM_OK && entry != NULL) {
        for (size_t i = 0; i < entry->term_count && !found; i++) {
            found = strcmp(entry->terms[i].lang, lang) == 0;
        }
    }
    return found;
}

/* The same of a name: the orthography that its forms are of, when the other Korea has another form.
 */
static unsigned orthography_of_name(const draft *d, const native_name *n)
{
    unsigned of = 0;
    for (size_t i = 0; i < n->names.count; i++) {
        const posting *p = &n->names.items[i];
        bool right = p->term.status <= ONYM_ADMITTED && p->term.role != ONYM_ROLE_MADE;
        bool north = strcmp(p->term.lang, "ko-KP") == 0, south = strcmp(p->term.lang, "ko-KR") == 0;
        if (right && (north || south) && !has_form(d, p->concept, north ? "ko-KR" : "ko-KP")) {
            north = south = true;
        }
        of |= right && (north || !south) ? FACT_NORTH : 0u;
        of |= right && (south || !north) ? FACT_SOUTH : 0u;
    }
    return of;
}

/* The orthography of most of the words that show one; of as many, of the first. */
static draft_lang tell_korean(const draft *d)
{
    const article *a = d->article;
    long balance = 0;
    draft_lang first = DRAFT_KOREAN;
    size_t next = 0;
    for (size_t i = 0; i < a->tokens.count; i++) {
        if (a->tokens.items[i].script != SCRIPT_HANGUL) {
            continue;
        }
        while (next < d->names.count &&
               d->names.items[next].first + d->names.items[next].count <= i) {
            next++;
        }
        bool named = next < d->names.count && d->names.items[next].first <= i;
        unsigned of = !named ? orthography_of(a->facts, article_run(a, i, 1))
                      : d->names.items[next].first == i
                          ? orthography_of_name(d, &d->names.items[next])
                          : 0;
        if (of == FACT_NORTH || of == FACT_SOUTH) {
            balance += of == FACT_NORTH ? 1 : -1;
            draft_lang this = of == FACT_NORTH ? DRAFT_NORTH : DRAFT_SOUTH;
            first = first == DRAFT_KOREAN ? this : first;
        }
    }
    return balance > 0 ? DRAFT_NORTH : balance < 0 ? DRAFT_SOUTH : first;
}

/* ---- both ---- */

void draft_tell_languages(draft *d)
{
    draft_lang lang = d->article->lang;
    bool cyrillic = lang == DRAFT_RUSSIAN || lang == DRAFT_UKRAINIAN;
    d->cyrillic = cyrillic ? lang : tell_cyrillic(d->article->text, DRAFT_RUSSIAN);
    d->orthography = lang >= DRAFT_KOREAN ? lang : tell_korean(d);
}

draft_lang draft_language(draft *d, size_t i)
{
    const token *t = &d->article->tokens.items[i];
    if (t->script == SCRIPT_HANGUL) {
        return d->orthography;
    }
    bool told = d->article->lang == DRAFT_RUSSIAN || d->article->lang == DRAFT_UKRAINIAN;
    return told ? d->cyrillic : language_of_paragraph(d, t->begin);
}

/* Reports the word at I, which has the other spelling of PAIR. */
static int report_word(draft *d, size_t i, const korean_pair *pair)
{
    article *a = d->article;
    bool north = d->orthography == DRAFT_NORTH;
    const char *wrong = north ? pair->south : pair->north;
    const char *right = north ? pair->north : pair->south;
    const token *t = &a->tokens.items[i];
    buffer message = {0};
    draft_report r = {ONYM_RULE_OTHER_STYLE,
                      ONYM_NOTE,
                      t->begin,
                      t->begin + strlen(wrong),
                      (t->flags & TOKEN_QUOTED) != 0,
                      "style",
                      "",
                      "",
                      "",
                      {right}};
    buffer_printf(&message, "\"%s\" is the spelling of the %s; the %s writes %s", wrong,
                  north ? "South" : "North", north ? "North" : "South", right);
    return draft_add(d, &r, &message);
}

int draft_orthography(draft *d)
{
    const article *a = d->article;
    unsigned wrong = d->orthography == DRAFT_NORTH   ? FACT_SOUTH
                     : d->orthography == DRAFT_SOUTH ? FACT_NORTH
                                                     : 0;
    int status = ONYM_OK;
    size_t next = 0;
    for (size_t i = 0; wrong != 0 && i < a->tokens.count && status == ONYM_OK; i++) {
        while (next < d->names.count &&
               d->names.items[next].first + d->names.items[next].count <= i) {
            next++;
        }
        bool named = next < d->names.count && d->names.items[next].first <= i;
        onym_text word = article_run(a, i, 1);
        if (named || a->tokens.items[i].script != SCRIPT_HANGUL ||
            orthography_of(a->facts, word) != wrong) {
            continue;
        }
        for (size_t j = 0; j < KOREAN_PAIRS; j++) {
            const char *has = wrong == FACT_NORTH ? korean_pairs[j].north : korean_pairs[j].south;
            if (begins_with(word, has)) {
                status = report_word(d, i, &korean_pairs[j]);
                break;
            }
        }
    }
    return status;
}
