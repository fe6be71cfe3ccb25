/* Draft near names in Russian and Ukrainian: the nominatives that a word may be a case of, one of
 * which is near a name.
 *
 * A word with a capital that no list of words has needs little more: a place that the wide world
 * knows, or the name elsewhere in the text.  Where there is no list much must speak for a name: the
 * capital is not the sentence's, no name of the glossary holds the word, and the concept or the
 * country is named. */
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/cyrillic_endings.h"
#include "check/draft_language.h"
#include "check/draft_near.h"
#include "check/mention.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"

/* Words of a run, nominatives of one word, and combinations of them that are tried. */
#define RUN_WORDS    4
#define FORMS        32
#define COMBINATIONS 48

/* The most that a word of eight letters may be off. */
#define LONG_LIMIT 14

/* The nominatives that a word may be a case of; the first is the word itself. */
typedef struct forms {
    buffer keys;
    size_t ends[FORMS];
    inflection how[FORMS];
    bool known[FORMS]; /* some name holds it */
    size_t count;
    bool any_known;
} forms;

typedef struct search {
    draft *draft;
    near_choice *choice;
    draft_lang lang;
    native_name run;
    forms words[RUN_WORDS];
    onym_text chosen[RUN_WORDS]; /* one form of each */
    bool any;                    /* some name is near, whether meant or not */
    size_t odd;                  /* the word that is misspelt */
    bool strange;                /* a list of words knows none that is like it */
    size_t left;                 /* combinations */
    buffer key;
} search;

/* ---- forms ---- */

static onym_text form(const forms *f, size_t i)
{
    size_t begin = i > 0 ? f->ends[i - 1] : 0;
    return (onym_text){f->keys.data + begin, f->ends[i] - begin};
}

static int add_form(forms *f, draft *d, onym_text key, const inflection *how)
{
    const lexeme *l;
    if (f->count == FORMS) {
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

/* Fills F, emptied first, with the nominatives of token I. */
static int read_forms(forms *f, draft *d, size_t i)
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
            onym_text other = form(f, j);
            seen = other.size == word.size && memcmp(other.data, word.data, word.size) == 0;
        }
        status = seen ? ONYM_OK : add_form(f, d, buffer_text(&word), &how);
    }
    bool failed = f->keys.failed || word.failed;
    buffer_free(&key);
    buffer_free(&word);
    return status == ONYM_OK && failed ? error_memory(d->error) : status;
}

/* Whether token I may be a word of a name. */
static bool is_name_word(const article *a, size_t i)
{
    const token *t = &a->tokens.items[i];
    return t->script == SCRIPT_CYRILLIC && (t->flags & (TOKEN_LONG | TOKEN_MIXED)) == 0 &&
           (t->flags & (TOKEN_CAPITAL | TOKEN_ALL_CAPITALS)) != 0;
}

/* Whether some name holds token I, in any case. */
static int is_part(bool *out, draft *d, size_t i, forms *scratch)
{
    onym_text text = article_run(d->article, i, 1);
    unsigned facts = (unsigned)*word_facts_of(d->article->facts, text);
    int status = ONYM_OK;
    if ((facts & FACT_PART_ASKED) == 0) {
        status = read_forms(scratch, d, i);
        facts = FACT_PART_ASKED | (scratch->any_known ? FACT_PART : 0u);
        *word_facts_of(d->article->facts, text) |= facts;
    }
    *out = (facts & FACT_PART) != 0;
    return status;
}

/* ---- one word ---- */

/* How far a word of LETTERS may be from a name. */
static unsigned limit_of(size_t letters)
{
    return letters < 4 ? 0 : letters < 8 ? NEAR_EDIT : letters < 12 ? LONG_LIMIT : 2 * NEAR_EDIT;
}

/* Whether a word before token I says that a place follows. */
static bool is_located(const article *a, size_t i)
{
    static const char *const words[] = {"в", "во",    "из",     "под",    "близ", "до",    "от",
                                        "у", "город", "города", "городе", "над",  "через", "около",
                                        "В", "Из",    "до",     "з",      "до",   "міста", "місті"};
    if (i == 0 || a->tokens.items[i].gap != GAP_BLANK) {
        return false;
    }
    onym_text before = article_run(a, i - 1, 1);
    for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
        if (text_equals(before, words[j])) {
            return true;
        }
    }
    return false;
}

/* Whether token I is written together with initials: И.Иванов. */
static bool has_initials(const article *a, size_t i)
{
    onym_text word = article_run(a, i, 1);
    return word.size > 1 && memchr(word.data, '.', word.size - 1) != NULL;
}

/* Whether token I is an initial, or ends in one: В., В.О. */
static bool is_initial(const article *a, size_t i)
{
    onym_text word = article_run(a, i, 1);
    return word.size > 0 && (word.data[word.size - 1] == '.' || utf8_length(word) == 1);
}

/* Whether another capitalised word or an initial stands directly beside token I. */
static bool is_beside(const article *a, size_t i)
{
    const token *t = a->tokens.items;
    bool before =
        i > 0 && is_name_word(a, i - 1) && (t[i].gap != GAP_BREAK || is_initial(a, i - 1));
    bool after = i + 1 < a->tokens.count && t[i + 1].gap != GAP_BREAK && is_name_word(a, i + 1);
    return before || after;
}

/* Whether P may be what the word KEY, which no list of words has, was meant for. */
static bool is_stranger_meant(const search *s, onym_text key, onym_text name, const posting *p)
{
    size_t letters = utf8_length(name), country = near_country(s->draft, p);
    bool first = cyrillic_same_initial(key, name), place = strcmp(p->kind, "place") == 0;
    bool family = p->term.role == ONYM_ROLE_FAMILY, at_end = cyrillic_differs_at_end(key, name);
    bool beside = is_beside(s->draft->article, s->run.first);
    if (cyrillic_is_derived(key, name)) {
        bool meant = near_elsewhere(s->draft, p) || (near_is_well_known(p) && !beside);
        return place && meant && letters >= 5 && cyrillic_has_wrong_ending(key, name);
    }
    bool located = is_located(s->draft->article, s->run.first);
    if (place && !located && letters < 7 && cyrillic_is_like_family(key)) {
        return false; /* Пескин, who speaks in Пекин */
    }
    if (near_elsewhere(s->draft, p)) {
        return letters >= (family && at_end ? 6 : first ? 4 : 5);
    }
    if (!first) {
        return false;
    }
    if (near_is_well_known(p) && !at_end && letters >= (beside ? 6 : 5)) {
        return true;
    }
    if (!place || beside) {
        return mention_is_core(p->country) && !family && letters >= 9 && country > 0 && !beside;
    }
    if (at_end) {
        return located && letters >= 9;
    }
    return letters >= (located ? 5 : country > 0 ? 7 : 8);
}

/* Whether P may be what the word KEY was meant for. */
static bool is_word_meant(const search *s, onym_text key, onym_text name, const posting *p)
{
    const article *a = s->draft->article;
    size_t letters = utf8_length(name), country = near_country(s->draft, p);
    bool elsewhere = near_elsewhere(s->draft, p), core = mention_is_core(p->country);
    bool beside = is_beside(a, s->run.first);
    bool sentence = (a->tokens.items[s->run.first].flags & TOKEN_SENTENCE) != 0;
    if (letters < 4 || (strcmp(p->kind, "person") != 0 && strcmp(p->kind, "place") != 0)) {
        return false;
    }
    if (s->strange) {
        return is_stranger_meant(s, key, name, p);
    }
    if (letters < 5 || !cyrillic_same_initial(key, name) || cyrillic_is_derived(key, name)) {
        return false;
    }
    bool family = p->term.role == ONYM_ROLE_FAMILY, at_end = cyrillic_differs_at_end(key, name);
    if (elsewhere) {
        bool often = evidence_concept(a->evidence, p->concept) > 2;
        return letters >= (beside                           ? 8
                           : sentence || (family && !often) ? 6
                                                            : 5) &&
               !(family && at_end);
    }
    if (beside || sentence || family || at_end) {
        return core && !family && letters >= 9 && country > 0 && !beside && !sentence;
    }
    bool located = strcmp(p->kind, "place") == 0 && is_located(a, s->run.first);
    return core ? letters >= 9 || (country > 0 && letters >= (located ? 6 : 8))
                : letters >= 10 || (country > 1 && letters >= 8);
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
            bool one = strpbrk(p->term.text, " -") == NULL;
            *any = *any || (one && near_is_target(p, s->lang));
            if (one && near_is_target(p, s->lang) && is_word_meant(s, key, name, p) &&
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
    int status = reader_ordinary(ordinary, &known, d->article->reader, lang, form(&s->words[at], 0),
                                 d->error);
    s->strange = known && !*ordinary;
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
    int status = is_part(&held, s->draft, first, &s->words[0]);
    if (status != ONYM_OK || held) {
        return status;
    }
    status = read_forms(&s->words[0], s->draft, first);
    status = status == ONYM_OK ? ask_vocabulary(&ordinary, s, 0) : status;
    for (size_t i = 0; !ordinary && i < s->words[0].count && status == ONYM_OK; i++) {
        onym_text key = form(&s->words[0], i);
        s->run.ends[0] = (uint16_t)key.size;
        status = try_word(s, key, &any);
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
    if (near_distance(word, name, limit) == NEAR_FAR) {
        return false;
    }
    if (near_elsewhere(s->draft, p)) {
        return !known || (person && mention_is_korean(p->country));
    }
    if (known || (person && mention_is_korean(p->country)) || !cyrillic_same_initial(word, name) ||
        cyrillic_is_derived(word, name)) {
        return false;
    }
    if (s->strange && letters >= 5) {
        return true;
    }
    return letters >= (!person ? 5 : s->odd == 0 ? 5 : 7);
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
    bool fits = near_is_target(p, s->lang) && p->term.role == ONYM_ROLE_NAME;
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
            if (is_run_meant(s, &names.items[j]) &&
                !near_keep(s->choice, d, &s->run, key, &names.items[j], near.items[i].distance)) {
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
    const forms *f = &s->words[at];
    size_t size = s->key.size;
    int status = ONYM_OK;
    for (size_t i = 0; i < f->count && s->left > 0 && status == ONYM_OK; i++) {
        if ((at != s->odd && !f->known[i]) || (cases & f->how[i].cases) == 0) {
            continue;
        }
        s->chosen[at] = form(f, i);
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
           is_name_word(a, first + count)) {
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
        status = is_part(&held, s->draft, s->run.first + i, &s->words[0]);
        known += held;
    }
    if (status != ONYM_OK || known + 1 < s->run.count || (*run_facts(s) & FACT_FAR) != 0) {
        return status;
    }
    s->any = false;
    for (size_t i = 0; i < s->run.count && status == ONYM_OK; i++) {
        status = read_forms(&s->words[i], s->draft, s->run.first + i);
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

int near_cyrillic(near_choice *choice, draft *d, size_t first, bool alone)
{
    const article *a = d->article;
    if (!is_name_word(a, first) || has_initials(a, first)) {
        return ONYM_OK;
    }
    search s = {.draft = d, .choice = choice, .lang = draft_language(d, first)};
    int status = ONYM_OK;
    for (size_t n = run_length(a, first);
         n > 1 && choice->run.names.count == 0 && status == ONYM_OK; n--) {
        s.run = (native_name){.first = first, .count = n};
        status = try_run(&s);
    }
    if (status == ONYM_OK && alone && choice->run.names.count == 0) {
        s.run = (native_name){.first = first, .count = 1};
        status = try_single(&s, first);
    }
    for (size_t i = 0; i < RUN_WORDS; i++) {
        buffer_free(&s.words[i].keys);
    }
    buffer_free(&s.key);
    return status;
}
