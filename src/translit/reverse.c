/* The way back of systems that are not reversible: originals that the system may write so.
 *
 * The original is searched letter by letter (reverse_cyrillic.c) or syllable by syllable
 * (reverse_korean.c): a beginning is kept while what the system makes of it agrees with the given
 * text but for the last letters, which may depend on what follows.  Of the originals that come out
 * exactly, those come first whose letters are usual where they stand. */
#include "translit/reverse.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/list.h"
#include "base/utf8.h"

int search_form(search *s, const beginning *b)
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

bool search_extend(search *s, const beginning *b, UChar unit, int cost)
{
    beginning longer = *b;
    if (cost >= NEVER || b->size + 1 >= TEXT_LIMIT * 2) {
        return false;
    }
    longer.units[longer.size++] = unit;
    longer.cost += cost;
    if (search_form(s, &longer) != ONYM_OK) {
        return false;
    }
    int32_t made = s->worker->text.size;
    longer.agreed = agreement(s);
    longer.open = made - longer.agreed;
    if (longer.open == 0 && made == s->size && unit != u'ъ' && s->found_count < FOUND_LIMIT) {
        s->found[s->found_count++] = longer;
    }
    bool near = longer.open <= OPEN_END && made <= s->size + OPEN_END;
    if (near) {
        keep(s, &longer);
    }
    return near;
}

static void run_search(search *s, search_fn *extend)
{
    s->kept_count = 1;
    for (int32_t round = 0; round < s->size + 8 && s->kept_count > 0; round++) {
        s->next_count = 0;
        for (size_t i = 0; i < s->kept_count; i++) {
            extend(s, &s->kept[i]);
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

static search_fn *extension_of(const onym_system *system)
{
    if (system->forward.from == SCRIPT_HANGUL) {
        return search_korean;
    }
    bool ukrainian = strncmp(system->file.info.from, "uk", 2) == 0;
    return system->forward.from != SCRIPT_CYRILLIC ? NULL
           : ukrainian                             ? search_ukrainian
                                                   : search_russian;
}

static int search_word(search *s, const onym_system *system, onym_text text,
                       const onym_translit_options *options, onym_error *error)
{
    s->options = options;
    search_fn *extend = extension_of(system);
    if (extend == NULL || !load_text(s, text)) {
        return ONYM_NOT_FOUND;
    }
    int status = worker_take(&s->worker, system, false, false, error);
    if (status != ONYM_OK) {
        return status;
    }
    run_search(s, extend);
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
                       (c.code_point < 0xFFFF && u_strchr(signs, (UChar)c.code_point) != NULL));
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
