/* The way back of systems that are not reversible: originals that the system may write so.
 *
 * The original is searched letter by letter: a beginning is kept while what the system makes of it
 * agrees with the given text but for the last letters, which may depend on what follows.  Of the
 * originals that come out exactly, those come first whose letters are usual where they stand. */
#include "translit/engine.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/list.h"
#include "base/utf8.h"

#define TEXT_LIMIT  64 /* characters of a name */
#define BEAM        48 /* beginnings kept at a time */
#define OPEN_END    3  /* letters at the end of a beginning's form that may still change */
#define FOUND_LIMIT 64

/* A beginning of an original. */
typedef struct beginning {
    UChar units[TEXT_LIMIT * 2];
    int32_t size;
    int32_t agreed; /* letters of the text that its form agrees with */
    int32_t open;   /* letters of its form after those */
    int cost;       /* how unusual it is */
} beginning;

typedef struct search {
    engine *worker;
    const onym_translit_options *options;
    UChar text[TEXT_LIMIT * 2];
    int32_t size;
    bool ukrainian;
    beginning kept[BEAM], next[BEAM];
    size_t kept_count, next_count;
    beginning found[FOUND_LIMIT];
    size_t found_count;
} search;

static bool is_one_of(UChar unit, const UChar *set)
{
    return unit != 0 && u_strchr(set, unit) != NULL;
}

/* How unusual LETTER is after BEFORE, which stands after EARLIER (0: nothing), in Russian and
 * Ukrainian names. */
static int cost_of(UChar letter, UChar before)
{
    static const UChar vowels[] = u"аеёиоуыэюяіїє", soft[] = u"еёюяиіїє";
    bool start = before == 0, after_vowel = is_one_of(before, vowels);
    bool after_consonant = !start && !after_vowel && before != u'ь' && before != u'ъ';
    switch (letter) {
    case u'ь':
        return !after_consonant || before == u'й' ? 200 : before == u'л' ? 3 : 9;
    case u'ъ':
        return after_consonant ? 25 : 200;
    case 0x2019:
        return after_consonant ? 25 : 200;
    case u'ї':
        return after_consonant ? 60 : 0;
    case u'і':
        return after_vowel ? 20 : 0;
    case u'э':
        return start ? 2 : 30;
    case u'ё':
        return 12;
    case u'ы': /* never after the letters of the spelling rule */
        return !after_consonant || is_one_of(before, u"гкхжчшщ") ? 60 : 4;
    case u'й':
        return after_vowel ? 0 : start ? 25 : 80;
    default:
        break;
    }
    if (before == u'ы' && is_one_of(letter, vowels) && letter != u'е') {
        return 40;
    }
    if ((before == u'и' || before == u'і') && (letter == u'а' || letter == u'у')) {
        return 15;
    }
    if (before == 0x2019 && !is_one_of(letter, soft)) {
        return 200;
    }
    if (before == u'й' && (letter == u'а' || letter == u'у' || letter == u'э')) {
        return 50;
    }
    if ((before == u'ь' || before == u'ъ') && is_one_of(letter, vowels)) {
        return is_one_of(letter, soft) ? 0 : 30;
    }
    if ((before == u'т' && letter == u'с') || (before == u'ш' && letter == u'ч')) {
        return letter == u'ч' ? 60 : 20;
    }
    /* л before most consonants is soft: Ельцин, Фильм; not before г к п т в */
    static const UChar hard_after[] = u"гкптвл";
    bool bare_l = before == u'л' && !is_one_of(letter, vowels) && !is_one_of(letter, hard_after);
    bool closed = before == u'й' && !is_one_of(letter, vowels);
    return bare_l ? 8 : closed ? 4 : 0;
}

/* Makes the system's form of B in the worker's text. */
static int form_of(search *s, const beginning *b)
{
    word_source *source = &s->worker->source;
    for (int32_t i = 0; i < b->size; i++) {
        source->units[i] = b->units[i];
        source->begin[i] = i;
        source->end[i] = i + 1;
    }
    source->size = b->size;
    source->capitals = false;
    source->capitalise = false;
    return pipeline_run(s->worker, s->options, NULL);
}

/* Letters in which the form agrees with the text. */
static int32_t agreement(const search *s)
{
    const letters *form = &s->worker->text;
    int32_t at = 0;
    while (at < form->size && at < s->size &&
           (UChar)u_tolower(form->units[at]) == (UChar)u_tolower(s->text[at])) {
        at++;
    }
    return at;
}

static int compare_cost(const void *a, const void *b)
{
    const beginning *x = a, *y = b;
    if (x->cost != y->cost) {
        return x->cost < y->cost ? -1 : 1;
    }
    return u_memcmpCodePointOrder(x->units, y->units, x->size < y->size ? x->size : y->size);
}

/* Beginnings that agree further per unit of cost are better kept. */
static int rank(const beginning *b)
{
    return b->cost - 4 * b->agreed + 8 * b->open;
}

static void keep(search *s, const beginning *b)
{
    if (s->next_count < BEAM) {
        s->next[s->next_count++] = *b;
        return;
    }
    size_t worst = 0;
    for (size_t i = 1; i < BEAM; i++) {
        worst = rank(&s->next[i]) > rank(&s->next[worst]) ? i : worst;
    }
    if (rank(b) < rank(&s->next[worst])) {
        s->next[worst] = *b;
    }
}

static void extend(search *s, const beginning *b, UChar letter)
{
    beginning longer = *b;
    longer.units[longer.size++] = letter;
    longer.cost += cost_of(letter, b->size > 0 ? b->units[b->size - 1] : 0);
    if (longer.cost - b->cost >= 200 || form_of(s, &longer) != ONYM_OK) {
        return;
    }
    int32_t made = s->worker->text.size;
    longer.agreed = agreement(s);
    longer.open = made - longer.agreed;
    if (longer.open == 0 && made == s->size && letter != u'ъ' && s->found_count < FOUND_LIMIT) {
        s->found[s->found_count++] = longer;
    }
    if (longer.open <= OPEN_END && made <= s->size + OPEN_END) {
        keep(s, &longer);
    }
}

static void run_search(search *s)
{
    static const UChar russian[] = u"абвгдежзийклмнопрстуфхцчшщъыьэюяё";
    static const UChar ukrainian[] = u"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’";
    const UChar *alphabet = s->ukrainian ? ukrainian : russian;
    s->kept_count = 1;
    for (int32_t round = 0; round < s->size + 8 && s->kept_count > 0; round++) {
        s->next_count = 0;
        for (size_t i = 0; i < s->kept_count; i++) {
            for (const UChar *l = alphabet; *l != 0; l++) {
                extend(s, &s->kept[i], *l);
            }
        }
        memcpy(s->kept, s->next, s->next_count * sizeof *s->next);
        s->kept_count = s->next_count;
    }
    qsort(s->found, s->found_count, sizeof *s->found, compare_cost);
}

/* ---- Words in and out ---- */

static bool load_text(search *s, onym_text text)
{
    s->size = 0;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        if (c.code_point > 0xFFFF || s->size == TEXT_LIMIT) {
            return false;
        }
        s->text[s->size++] = (UChar)c.code_point;
        at += c.size;
    }
    return s->size > 0;
}

/* Writes B with the capitals of the text: all, the first, or none. */
static void put_original(buffer *out, const search *s, const beginning *b)
{
    bool first = u_isupper(s->text[0]);
    bool all = first && s->size > 1;
    for (int32_t i = 0; i < s->size; i++) {
        all = all && !u_islower(s->text[i]);
    }
    for (int32_t i = 0; i < b->size; i++) {
        bool upper = all || (first && i == 0);
        buffer_put_code_point(out,
                              (uint32_t)(upper ? u_toupper(b->units[i]) : (UChar32)b->units[i]));
    }
}

static int search_word(search *s, const onym_system *system, onym_text text,
                       const onym_translit_options *options, onym_error *error)
{
    s->options = options;
    s->ukrainian = strncmp(system->file.info.from, "uk", 2) == 0;
    if (system->forward.from != SCRIPT_CYRILLIC || !load_text(s, text)) {
        return ONYM_NOT_FOUND;
    }
    int status = worker_take(&s->worker, system, false, false, error);
    if (status != ONYM_OK) {
        return status;
    }
    run_search(s);
    worker_return(s->worker);
    return s->found_count > 0 ? ONYM_OK : ONYM_NOT_FOUND;
}

static int list_found(onym_list *list, const search *s, size_t limit)
{
    buffer original = {0};
    bool good = true;
    for (size_t i = 0; i < s->found_count && i < limit && good; i++) {
        buffer_clear(&original);
        put_original(&original, s, &s->found[i]);
        good = !original.failed && list_add(list, buffer_text(&original));
    }
    buffer_free(&original);
    return good ? ONYM_OK : ONYM_EINTERNAL;
}

int onym_system_candidates(onym_list **out, const onym_system *system, onym_text text,
                           const onym_translit_options *options, size_t limit, onym_error *error)
{
    static const onym_translit_options standard = {0};
    search *s = calloc(1, sizeof *s);
    onym_list *list = list_new();
    int status = s != NULL && list != NULL ? ONYM_OK : error_memory(error);
    *out = NULL;
    if (status == ONYM_OK && utf8_length(text) > TEXT_LIMIT) {
        status =
            error_set(error, ONYM_EINPUT, "limit: a name has at most %d characters", TEXT_LIMIT);
    }
    if (status == ONYM_OK) {
        status = search_word(s, system, text, options != NULL ? options : &standard, error);
    }
    if (status == ONYM_OK) {
        status = list_found(list, s, limit) == ONYM_OK ? ONYM_OK : error_memory(error);
    }
    free(s);
    if (status != ONYM_OK) {
        onym_list_free(list);
        return status;
    }
    *out = list;
    return ONYM_OK;
}

/* ---- Whole texts ---- */

static bool is_word_char(utf8_char c)
{
    static const UChar signs[] = u"'`\"’”ʹʺʼ·";
    return c.valid && (u_isalpha((UChar32)c.code_point) ||
                       u_charType((UChar32)c.code_point) == U_NON_SPACING_MARK ||
                       (c.code_point < 0xFFFF && is_one_of((UChar)c.code_point, signs)));
}

static size_t word_size(onym_text text, size_t at)
{
    size_t end = at;
    while (end < text.size && is_word_char(utf8_at(text, end))) {
        end += utf8_at(text, end).size;
    }
    return end - at;
}

static int reverse_word(buffer *out, const onym_system *system, onym_text word,
                        const onym_translit_options *options, onym_error *error)
{
    onym_list *list = NULL;
    int status = onym_system_candidates(&list, system, word, options, 1, error);
    if (status == ONYM_OK) {
        buffer_puts(out, onym_list_at(list, 0));
        onym_list_free(list);
    } else if (status == ONYM_NOT_FOUND || status == ONYM_EINPUT) {
        buffer_append_text(out, word);
        status = ONYM_OK;
    }
    return status;
}

int reverse_likeliest(onym_string *out, const onym_system *system, onym_text text,
                      const onym_translit_options *options, onym_error *error)
{
    buffer made = {0};
    int status = ONYM_OK;
    for (size_t at = 0; at < text.size && status == ONYM_OK;) {
        size_t size = word_size(text, at);
        if (size > 0) {
            status = reverse_word(&made, system, (onym_text){text.data + at, size}, options, error);
            at += size;
        } else {
            unsigned other = utf8_at(text, at).size;
            buffer_append(&made, text.data + at, other);
            at += other;
        }
    }
    if (status != ONYM_OK) {
        buffer_free(&made);
        return status;
    }
    return buffer_take(out, &made, error);
}
