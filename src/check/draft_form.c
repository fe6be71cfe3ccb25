/* Draft forms: cases, particles and capitals of the text on another name. */
#include "check/draft_form.h"

#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/mention.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"
#include "text/upper.h"

/* ---- languages ---- */

bool draft_is_right(draft_lang lang, const char *tag)
{
    switch (lang) {
    case DRAFT_RUSSIAN:
        return strcmp(tag, "ru") == 0;
    case DRAFT_UKRAINIAN:
        return strcmp(tag, "uk") == 0;
    case DRAFT_NORTH:
        return strcmp(tag, "ko") == 0 || strcmp(tag, "ko-KP") == 0;
    case DRAFT_SOUTH:
        return strcmp(tag, "ko") == 0 || strcmp(tag, "ko-KR") == 0;
    case DRAFT_KOREAN:
        return strcmp(tag, "ko") == 0 || strcmp(tag, "ko-KP") == 0 || strcmp(tag, "ko-KR") == 0;
    case DRAFT_ANY:
        break;
    }
    return false;
}

int draft_wanted(const char **out, draft *d, const posting *p, draft_lang lang)
{
    const onym_entry *entry;
    const char *concept = arena_copy(d->article->arena, onym_text_of(p->concept));
    bool family = p->term.role == ONYM_ROLE_FAMILY;
    *out = "";
    int status = concept != NULL ? memo_entry(&entry, d->article->memo, concept, d->error)
                                 : error_memory(d->error);
    for (size_t i = 0; status == ONYM_OK && entry != NULL && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->status == ONYM_PREFERRED && draft_is_right(lang, t->lang)) {
            const char *last = strrchr(t->text, ' ');
            *out = arena_copy(d->article->arena,
                              onym_text_of(family && last != NULL ? last + 1 : t->text));
            return *out != NULL ? ONYM_OK : error_memory(d->error);
        }
    }
    return status;
}

/* ---- how a name is written ---- */

/* Whether TEXT has ё where TERM, which has the same letters up to its ending, has е. */
static bool has_yo(onym_text text, onym_text term)
{
    for (size_t at = 0, to = 0; at < text.size && to < term.size;) {
        utf8_char a = utf8_at(text, at), b = utf8_at(term, to);
        uint32_t x = a.code_point | 0x20, y = b.code_point | 0x20;
        bool yo = a.code_point == 0x0451 || a.code_point == 0x0401;
        if (yo && (b.code_point == 0x0435 || b.code_point == 0x0415)) {
            return true;
        }
        if (script_of(a.code_point) != SCRIPT_CYRILLIC && x != y) {
            return false;
        }
        at += a.size;
        to += b.size;
    }
    return false;
}

/* The next joint of TERM from *AT on: a blank or a hyphen; 0 at its end, 1 for anything else that
 * is no letter. */
static char next_joint(const char *term, size_t *at)
{
    for (; term[*at] != '\0'; (*at)++) {
        char c = term[*at];
        if (c == ' ' || c == '-') {
            (*at)++;
            return c;
        }
        if ((unsigned char)c < 0x80) {
            return 1;
        }
    }
    return 0;
}

/* Whether the words of N are joined otherwise than those of TERM. */
static bool is_joined_otherwise(const draft *d, const native_name *n, const char *term)
{
    size_t at = 0;
    const token *t = &d->article->tokens.items[n->first];
    for (size_t i = 1; i <= n->count; i++) {
        char joint = next_joint(term, &at);
        char here = i == n->count ? 0 : t[i].gap == GAP_HYPHEN ? '-' : ' ';
        if (joint == 1 || joint == here) {
            if (joint == 1 || joint == 0) {
                return false;
            }
        } else {
            return true;
        }
    }
    return false;
}

draft_writing draft_writing_of(const draft *d, const native_name *n, const posting *p)
{
    const article *a = d->article;
    bool name = strcmp(p->kind, "person") == 0 || strcmp(p->kind, "place") == 0;
    if (a->tokens.items[n->first].script != SCRIPT_CYRILLIC || !name) {
        return DRAFT_WRITTEN;
    }
    if (mention_is_korean(p->country) &&
        has_yo(article_run(a, n->first, n->count), onym_text_of(p->term.text))) {
        return DRAFT_WITH_YO;
    }
    bool person = strcmp(p->kind, "person") == 0;
    bool joints = !person || mention_is_korean(p->country);
    return joints && is_joined_otherwise(d, n, p->term.text) ? DRAFT_OTHERWISE : DRAFT_WRITTEN;
}

/* ---- Russian and Ukrainian ---- */

static unsigned kind_of(const char *kind)
{
    return strcmp(kind, "person") == 0  ? INFLECT_PERSON
           : strcmp(kind, "place") == 0 ? INFLECT_PLACE
                                        : INFLECT_OTHER;
}

/* How word I of N was traced back to its nominative; false when it stands in it. */
static bool trace(inflection *how, const draft *d, const native_name *n, size_t i, unsigned kind)
{
    size_t begin = i > 0 ? n->ends[i - 1] : 0;
    onym_text nominative = {n->key + begin, n->ends[i] - begin};
    buffer key = {0}, word = {0};
    size_t state = 0;
    bool found = false;
    key_append(&key, article_run(d->article, n->first + i, 1));
    bool same = key.size == nominative.size && memcmp(key.data, nominative.data, key.size) == 0;
    while (!same && !found && inflect_cyrillic(&word, how, buffer_text(&key), &state)) {
        found = word.size == nominative.size && (how->kinds & kind) != 0 &&
                memcmp(word.data, nominative.data, word.size) == 0;
    }
    buffer_free(&key);
    buffer_free(&word);
    return found;
}

/* Whether the word before token I says where to, with the accusative. */
static bool is_after_whither(const article *a, size_t i)
{
    static const char *const words[] = {"в", "во", "В", "на", "На", "через", "Через", "у", "про"};
    return i > 0 && a->tokens.items[i].gap == GAP_BLANK &&
           text_is_one_of(article_run(a, i - 1, 1), words, sizeof words / sizeof *words);
}

/* Whether WORD is an adjective, which has the case of the noun behind it. */
static bool is_adjective(onym_text word)
{
    static const char *const endings[] = {"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"};
    return text_ends_with(word, endings, sizeof endings / sizeof *endings);
}

/* The words of WANTED, each with the case of the word of N that it stands for; HOWS of as many
 * words as N has. */
static void put_words(buffer *out, const char *wanted, const inflection *const *hows, size_t count,
                      unsigned kind)
{
    size_t words = 1, at = 0;
    for (const char *c = wanted; *c != '\0'; c++) {
        words += *c == ' ' || *c == '-';
    }
    const inflection *last = NULL;
    for (size_t i = 0; i < count; i++) {
        last = hows[i] != NULL ? hows[i] : last;
    }
    for (size_t i = 0; i < words; i++) {
        size_t size = strcspn(wanted + at, " -");
        onym_text word = {wanted + at, size};
        bool with_last = i + 1 == words || is_adjective(word);
        const inflection *how = words == count ? hows[i] : with_last ? last : NULL;
        if (how != NULL) {
            decline_cyrillic(out, word, how, kind);
        } else {
            buffer_append_text(out, word);
        }
        at += size;
        if (wanted[at] != '\0') {
            buffer_putc(out, wanted[at++]);
        }
    }
}

static bool is_all_capitals(const draft *d, const native_name *n)
{
    const token *t = &d->article->tokens.items[n->first];
    for (size_t i = 0; i < n->count; i++) {
        size_t letters = (t[i].end - t[i].begin) / 2;
        if ((t[i].flags & TOKEN_ALL_CAPITALS) == 0 && letters > 1) {
            return false;
        }
    }
    return true;
}

static void write_cyrillic(buffer *out, const draft *d, const native_name *n, const char *wanted,
                           unsigned kind)
{
    inflection traced[NATIVE_WORDS];
    const inflection *hows[NATIVE_WORDS] = {NULL};
    bool any = false, ukrainian = d->cyrillic == DRAFT_UKRAINIAN;
    for (size_t i = 0; i < n->count; i++) {
        hows[i] = trace(&traced[i], d, n, i, kind) ? &traced[i] : NULL;
        any = any || hows[i] != NULL;
    }
    inflection whither = inflect_in_case(INFLECT_ACCUSATIVE, ukrainian);
    if (!any && kind == INFLECT_PLACE && is_after_whither(d->article, n->first)) {
        hows[n->count - 1] = &whither;
    }
    buffer form = {0};
    put_words(&form, wanted, hows, n->count, kind);
    if (is_all_capitals(d, n)) {
        upper_append(out, buffer_text(&form));
    } else {
        buffer_append_text(out, buffer_text(&form));
    }
    out->failed = out->failed || form.failed;
    buffer_free(&form);
}

/* The case that the word before token I wants, by its number and one more; 0: none. */
static unsigned wanted_case(const article *a, size_t i)
{
    static const struct {
        const char *word;
        unsigned number; /* as in inflect_in_case */
    } prepositions[] = {{"в", 4},  {"во", 4}, {"на", 4},  {"о", 4},   {"об", 4}, {"при", 4},
                        {"из", 0}, {"от", 0}, {"до", 0},  {"у", 0},   {"с", 0},  {"для", 0},
                        {"к", 1},  {"по", 1}, {"над", 3}, {"под", 3}, {"за", 3}, {"між", 3},
                        {"з", 0},  {"із", 0}, {"від", 0}};
    buffer key = {0};
    if (i > 0 && a->tokens.items[i].gap == GAP_BLANK) {
        key_append(&key, article_run(a, i - 1, 1));
    }
    unsigned found = 0;
    for (size_t j = 0; j < sizeof prepositions / sizeof *prepositions && found == 0; j++) {
        bool same = text_equals(buffer_text(&key), prepositions[j].word);
        found = same ? prepositions[j].number + 1 : 0;
    }
    buffer_free(&key);
    return found;
}

int draft_cases_of(const char **out, size_t *count, draft *d, const native_name *n,
                   const char *wanted, const char *kind)
{
    article *a = d->article;
    inflection how;
    unsigned nearest = NEAR_FAR;
    buffer key = {0}, form = {0}, form_key = {0};
    key_append(&key, article_run(a, n->first, 1));
    bool untraced = n->count == 1 && a->tokens.items[n->first].script == SCRIPT_CYRILLIC &&
                    strpbrk(wanted, " -") == NULL && !trace(&how, d, n, 0, INFLECT_ANY);
    unsigned first = wanted_case(a, n->first);
    *count = 0;
    for (unsigned j = 0; untraced && j <= INFLECT_SINGULAR; j++) {
        unsigned i = j == 0 ? first : j - (j <= first); /* the wanted one, then the others */
        buffer_clear(&form);
        buffer_clear(&form_key);
        if (i == 0) {
            buffer_puts(&form, wanted);
        } else {
            how = inflect_in_case(i - 1, d->cyrillic == DRAFT_UKRAINIAN);
            decline_cyrillic(&form, onym_text_of(wanted), &how, kind_of(kind));
        }
        key_append(&form_key, buffer_text(&form));
        unsigned distance = near_distance(buffer_text(&key), buffer_text(&form_key), nearest);
        *count = distance < nearest ? 0 : *count;
        nearest = distance < nearest ? distance : nearest;
        bool seen = distance == NEAR_FAR || *count == DRAFT_SUGGESTIONS;
        for (size_t k = 0; k < *count && !seen; k++) {
            seen = text_equals(buffer_text(&form), out[k]);
        }
        if (!seen) {
            out[(*count)++] = arena_copy(a->arena, buffer_text(&form));
        }
    }
    bool failed = key.failed || form.failed || form_key.failed || a->arena->failed;
    buffer_free(&key);
    buffer_free(&form);
    buffer_free(&form_key);
    return failed ? error_memory(d->error) : ONYM_OK;
}

/* ---- Korean ---- */

/* Where the letters of KEY end in the run RUN, which begins with them. */
static size_t end_of_key(onym_text run, onym_text key)
{
    size_t at = 0, to = 0;
    while (at < run.size && to < key.size) {
        utf8_char a = utf8_at(run, at), b = utf8_at(key, to);
        if (a.code_point == b.code_point) {
            to += b.size;
        } else if (script_of(a.code_point) != SCRIPT_NONE) {
            return run.size; /* other letters than those of the key: decomposed ones */
        }
        at += a.size;
    }
    return at;
}

/* WANTED with what follows the name in its word; what follows is left out of the span when it does
 * not change. */
static void write_korean(buffer *out, draft_form *form, const draft *d, const native_name *n,
                         const char *wanted)
{
    onym_text run = article_run(d->article, n->first, n->count), key = onym_text_of(n->key);
    size_t end = end_of_key(run, key);
    onym_text suffix = {run.data + end, run.size - end};
    buffer agreed = {0};
    agree_korean(&agreed, suffix, key, onym_text_of(wanted));
    buffer_puts(out, wanted);
    if (agreed.size != suffix.size ||
        (suffix.size > 0 && memcmp(agreed.data, suffix.data, suffix.size) != 0)) {
        buffer_append_text(out, buffer_text(&agreed));
    } else {
        form->end = form->begin + end;
    }
    out->failed = out->failed || agreed.failed;
    buffer_free(&agreed);
}

/* ---- both ---- */

int draft_form_of(draft_form *out, draft *d, const native_name *n, const char *wanted,
                  const char *kind)
{
    const article *a = d->article;
    const token *first = &a->tokens.items[n->first];
    *out = (draft_form){first->begin, first[n->count - 1].end, ""};
    buffer form = {0};
    if (first->script == SCRIPT_HANGUL) {
        write_korean(&form, out, d, n, wanted);
    } else {
        write_cyrillic(&form, d, n, wanted, kind_of(kind));
    }
    out->text = arena_copy(a->arena, buffer_text(&form));
    bool failed = form.failed || out->text == NULL;
    buffer_free(&form);
    return failed ? error_memory(d->error) : ONYM_OK;
}
