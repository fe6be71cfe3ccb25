/* Draft near names in Russian and Ukrainian: the nominatives that a word may be a case of, one of
 * which is near a name; cyrillic_meant.c says whether they are meant for it. */
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/cyrillic_endings.h"
#include "check/cyrillic_forms.h"
#include "check/cyrillic_meant.h"
#include "check/draft_language.h"
#include "check/draft_near.h"
#include "check/mention.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"

/* Words of a run, and combinations of their nominatives that are tried. */
#define RUN_WORDS    4
#define COMBINATIONS 48

/* Bytes of a letter. */
#define LETTER 2u

/* The most that a word of eight letters may be off. */
#define LONG_LIMIT 14

typedef struct search {
    draft *draft;
    near_choice *choice;
    draft_lang lang;
    native_name run;
    cyrillic_forms words[RUN_WORDS];
    onym_text chosen[RUN_WORDS]; /* one form of each */
    bool any;                    /* some name is near, whether meant or not */
    size_t odd;                  /* the word that is misspelt */
    bool attested;               /* misspellings of the name that is tried are listed */
    bool strange;                /* a list of words knows none that is like it */
    size_t left;                 /* combinations */
    buffer key;
} search;

/* ---- one word ---- */

/* How far a word of LETTERS may be from a name. */
static unsigned limit_of(size_t letters)
{
    return letters < 4 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? LONG_LIMIT : 2 * NEAR_EDIT;
}

/* Whether token I is written together with initials: И.Иванов. */
static bool has_initials(const article *a, size_t i)
{
    onym_text word = article_run(a, i, 1);
    return word.size > 1 && memchr(word.data, '.', word.size - 1) != NULL;
}

static int try_word(search *s, onym_text key, bool *any)
{
    unsigned limit = limit_of(utf8_length(key));
    neighbours near = {NULL, 0};
    int status = limit > 0 ? memo_near(&near, s->draft->article->memo, key, limit, s->draft->error)
                           : ONYM_OK;
    for (size_t i = 0; i < near.count && status == ONYM_OK; i++) {
        postings names;
        onym_text name = onym_text_of(near.items[i].key);
        status = memo_terms(&names, s->draft->article->memo, name, s->draft->error);
        for (size_t j = 0; j < names.count && status == ONYM_OK; j++) {
            const posting *p = &names.items[j];
            bool target = strpbrk(p->term.text, " -") == NULL && near_is_target(p, s->lang);
            cyrillic_near n = {key, name, p, s->run.first, s->strange};
            *any = *any || target;
            if (target && cyrillic_is_meant(s->draft, &n) &&
                !near_keep(s->choice, s->draft, &s->run, key, p, near.items[i].distance)) {
                status = error_memory(s->draft->error);
            }
        }
    }
    return status;
}

/* Whether the word AT, whose forms are read, is an ordinary one; notes whether no list has it. */
static int ask_vocabulary(bool *ordinary, search *s, size_t at)
{
    bool known = false;
    draft *d = s->draft;
    const char *lang = s->lang == DRAFT_UKRAINIAN ? "uk" : "ru";
    int status = reader_ordinary(ordinary, &known, d->article->reader, lang,
                                 cyrillic_form(&s->words[at], 0), d->error);
    s->strange = known && !*ordinary;
    return status;
}

/* Looks for names near the strange word KEY with another ending than any declension gives it:
 * swapped letters reach into the ending, as in Пекниа for Пекина. */
static int try_endings(search *s, onym_text key, bool *any)
{
    static const char *const endings[] = {"а", "я", "у", "ю", "е", "и", "ы"};
    static const char *const nominatives[] = {"", "а", "я"};
    onym_text stem = {key.data, key.size - LETTER};
    int status = ONYM_OK;
    if (key.size < 6 * LETTER || !text_ends_with(key, endings, sizeof endings / sizeof *endings)) {
        return ONYM_OK;
    }
    for (size_t i = 0; i < sizeof nominatives / sizeof *nominatives && status == ONYM_OK; i++) {
        buffer other = {0};
        buffer_append_text(&other, stem);
        buffer_puts(&other, nominatives[i]);
        s->run.ends[0] = (uint16_t)other.size;
        status =
            other.failed ? error_memory(s->draft->error) : try_word(s, buffer_text(&other), any);
        buffer_free(&other);
    }
    return status;
}

/* Looks for names near the word at FIRST by itself. */
static int try_single(search *s, size_t first)
{
    onym_text text = article_run(s->draft->article, first, 1);
    unsigned facts = (unsigned)*word_facts_of(s->draft->article->facts, text);
    bool held, ordinary = false, any = false;
    if ((facts & FACT_FAR) != 0) {
        return ONYM_OK;
    }
    int status = cyrillic_is_part(&held, s->draft, first, &s->words[0]);
    if (status != ONYM_OK || held) {
        return status;
    }
    status = cyrillic_forms_read(&s->words[0], s->draft, first);
    status = status == ONYM_OK ? ask_vocabulary(&ordinary, s, 0) : status;
    for (size_t i = 0; !ordinary && i < s->words[0].count && status == ONYM_OK; i++) {
        onym_text key = cyrillic_form(&s->words[0], i);
        s->run.ends[0] = (uint16_t)key.size;
        status = try_word(s, key, &any);
    }
    if (status == ONYM_OK && s->strange && s->choice->run.names.count == 0) {
        status = try_endings(s, cyrillic_form(&s->words[0], 0), &any);
    }
    if (status == ONYM_OK && !any) {
        *word_facts_of(s->draft->article->facts, text) |= FACT_NEAR_ASKED | FACT_FAR;
    }
    return status;
}

/* ---- several words ---- */

/* Whether P's word NAME may be what the odd word WORD, KNOWN or not as a word of names, is. */
static bool is_odd_word(const search *s, onym_text word, onym_text name, const posting *p,
                        bool known)
{
    size_t letters = utf8_length(name);
    unsigned limit = letters < 8 ? NEAR_EDIT : LONG_LIMIT;
    bool person = strcmp(p->kind, "person") == 0;
    unsigned distance = near_distance(word, name, limit);
    if (distance == NEAR_FAR) {
        return false;
    }
    if (near_is_korean(p)) { /* else another Korean, as Ким Чен Гын is */
        bool alike = distance < NEAR_EDIT || cyrillic_same_initial(word, name);
        return near_elsewhere(s->draft, p) || (s->attested && alike);
    }
    bool joined = near_is_well_known(p) && strchr(p->term.text, '-') != NULL; /* Сан-Диего */
    if (joined && letters >= 3 && cyrillic_same_initial(word, name)) {
        return true;
    }
    if (near_elsewhere(s->draft, p)) {
        return !known;
    }
    if (known || !cyrillic_same_initial(word, name) || cyrillic_is_derived(word, name)) {
        return false;
    }
    if (s->strange && letters >= 5) {
        return true;
    }
    return letters >= (!person ? 5 : s->odd == 0 ? 5 : 7);
}

/* Whether the name goes on behind the run: Ким Чон of Ким Чон Ын. */
static bool goes_on(const search *s)
{
    const article *a = s->draft->article;
    size_t next = s->run.first + s->run.count;
    return next < a->tokens.count && a->tokens.items[next].gap == GAP_BLANK &&
           cyrillic_is_name_word(a, next);
}

/* What divides the words of REST: blanks, or else hyphens. */
static char divider_of(onym_text rest)
{
    return rest.size > 0 && memchr(rest.data, ' ', rest.size) != NULL ? ' ' : '-';
}

/* Whether the words of P's form are the chosen ones, but for the odd one, which is near. */
static bool is_run_meant(const search *s, const posting *p)
{
    onym_text one, rest = onym_text_of(p->term.text);
    size_t at = 0;
    bool fits = near_is_target(p, s->lang) && p->term.role == ONYM_ROLE_NAME &&
                !(near_is_korean(p) && goes_on(s));
    while (fits && text_split(&one, &rest, divider_of(rest))) {
        buffer key = {0};
        key_append(&key, one);
        onym_text name = buffer_text(&key), word = at < s->run.count ? s->chosen[at] : name;
        bool same = name.size == word.size && memcmp(name.data, word.data, name.size) == 0;
        bool known = at < s->run.count && s->words[at].any_known;
        fits = at < s->run.count &&
               (at == s->odd ? !same && is_odd_word(s, word, name, p, known) : same);
        buffer_free(&key);
        at++;
    }
    return fits && at == s->run.count;
}

static int try_key(search *s)
{
    neighbours near = {NULL, 0};
    draft *d = s->draft;
    onym_text key = buffer_text(&s->key);
    s->left--;
    int status = memo_near(&near, d->article->memo, key, LONG_LIMIT, d->error);
    s->any = s->any || near.count > 0;
    for (size_t i = 0; i < near.count && status == ONYM_OK; i++) {
        postings names;
        status = memo_terms(&names, d->article->memo, onym_text_of(near.items[i].key), d->error);
        for (size_t j = 0; j < names.count && status == ONYM_OK; j++) {
            const posting *p = &names.items[j];
            s->attested = false;
            status = near_is_korean(p) ? near_is_attested(&s->attested, d, p) : ONYM_OK;
            if (status == ONYM_OK && is_run_meant(s, p) &&
                !near_keep(s->choice, d, &s->run, key, p, near.items[i].distance)) {
                status = error_memory(d->error);
            }
        }
    }
    return status;
}

/* Tries the forms of the words from AT on, each in a case that all can be in; the words beside the
 * odd one are words of names. */
static int try_forms(search *s, size_t at, unsigned cases)
{
    if (at == s->run.count || at == RUN_WORDS) {
        return try_key(s);
    }
    const cyrillic_forms *f = &s->words[at];
    size_t size = s->key.size;
    int status = ONYM_OK;
    for (size_t i = 0; i < f->count && s->left > 0 && status == ONYM_OK; i++) {
        if ((at != s->odd && !f->known[i]) || (cases & f->how[i].cases) == 0) {
            continue;
        }
        s->chosen[at] = cyrillic_form(f, i);
        buffer_append_text(&s->key, s->chosen[at]);
        s->run.ends[at] = (uint16_t)s->key.size;
        status = try_forms(s, at + 1, cases & f->how[i].cases);
        s->key.size = size;
    }
    return status;
}

/* How many words from FIRST on may be of one name. */
static size_t run_length(const article *a, size_t first)
{
    size_t count = 1;
    const token *t = &a->tokens.items[first];
    while (count < RUN_WORDS && first + count < a->tokens.count &&
           (t[count].gap == GAP_BLANK || t[count].gap == GAP_HYPHEN) &&
           cyrillic_is_name_word(a, first + count)) {
        count++;
    }
    return count;
}

/* What is known of the run as a whole, in its language. */
static uint64_t *run_facts(const search *s)
{
    const article *a = s->draft->article;
    return word_facts_at(a->facts, hash_text(article_run(a, s->run.first, s->run.count),
                                             UINT64_C(0x72756E6E656172) + s->lang));
}

/* Looks for names near the run, one word of which is misspelt. */
static int try_run(search *s)
{
    size_t known = 0;
    int status = ONYM_OK;
    for (size_t i = 0; i < s->run.count && status == ONYM_OK; i++) {
        bool held = false;
        status = cyrillic_is_part(&held, s->draft, s->run.first + i, &s->words[0]);
        known += held;
    }
    if (status != ONYM_OK || known + 1 < s->run.count || (*run_facts(s) & FACT_FAR) != 0) {
        return status;
    }
    s->any = false;
    for (size_t i = 0; i < s->run.count && status == ONYM_OK; i++) {
        status = cyrillic_forms_read(&s->words[i], s->draft, s->run.first + i);
    }
    for (s->odd = 0; s->odd < s->run.count && status == ONYM_OK; s->odd++) {
        bool ordinary;
        status = ask_vocabulary(&ordinary, s, s->odd);
        s->left = COMBINATIONS;
        buffer_clear(&s->key);
        status = status == ONYM_OK ? try_forms(s, 0, INFLECT_CASES) : status;
    }
    if (status == ONYM_OK && !s->any) {
        *run_facts(s) |= FACT_FAR;
    }
    return status;
}

int near_cyrillic(near_choice *choice, draft *d, size_t first, size_t known)
{
    const article *a = d->article;
    if (!cyrillic_is_name_word(a, first) || has_initials(a, first)) {
        return ONYM_OK;
    }
    search s = {.draft = d, .choice = choice, .lang = draft_language(d, first)};
    int status = ONYM_OK;
    for (size_t n = run_length(a, first);
         n > 1 && n > known && choice->run.names.count == 0 && status == ONYM_OK; n--) {
        s.run = (native_name){.first = first, .count = n};
        status = try_run(&s);
    }
    if (status == ONYM_OK && known == 0 && choice->run.names.count == 0) {
        s.run = (native_name){.first = first, .count = 1};
        status = try_single(&s, first);
    }
    for (size_t i = 0; i < RUN_WORDS; i++) {
        buffer_free(&s.words[i].keys);
    }
    buffer_free(&s.key);
    return status;
}
