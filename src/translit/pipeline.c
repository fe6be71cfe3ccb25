/* The steps of a system, one after the other, over one word or phrase. */
#include "translit/engine.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/error.h"

static UChar lowered(UChar unit)
{
    if (unit >= 0x0410 && unit < 0x0460) {
        return unit < 0x0430 ? (UChar)(unit + 0x20) : unit;
    }
    UChar32 small = U16_IS_SURROGATE(unit) ? unit : u_tolower(unit);
    return small <= 0xFFFF ? (UChar)small : unit;
}

/* Copies the source, in lower case where the plan puts the case back; units keep their number. */
static void load(letters *text, const word_source *source, bool lower)
{
    text->size = source->size;
    text->overflow = false;
    for (int32_t i = 0; i < source->size; i++) {
        text->units[i] = lower ? lowered(source->units[i]) : source->units[i];
        text->from[i] = i;
        text->to[i] = i + 1;
    }
}

/* Origins of what a step has made that keeps none: where the words, separated by blanks, are as
 * many as before, word N from word N, else everything from everything. */
typedef struct pairing {
    int32_t old_at, old_end, new_at, new_end;
} pairing;

static int32_t count_blanks(const UChar *units, int32_t size)
{
    int32_t count = 0;
    for (int32_t i = 0; i < size; i++) {
        count += units[i] == ' ';
    }
    return count;
}

/* The end of the word, with the blank after it, that begins at AT. */
static int32_t word_end(const UChar *units, int32_t size, int32_t at)
{
    while (at < size && units[at] != ' ') {
        at++;
    }
    return at < size ? at + 1 : size;
}

static void pair(letters *out, const letters *old, const pairing *p)
{
    int32_t first = p->old_at < old->size ? old->from[p->old_at] : 0;
    int32_t last = p->old_end > p->old_at ? old->to[p->old_end - 1] : first;
    for (int32_t i = p->new_at; i < p->new_end; i++) {
        out->from[i] = first;
        out->to[i] = last;
    }
}

static void take_stretch(letters *text, letters *spare, const stretch *made)
{
    bool by_word = count_blanks(text->units, text->size) == count_blanks(made->units, made->size);
    pairing p = {0, 0, 0, 0};
    memcpy(spare->units, made->units, (size_t)made->size * sizeof *made->units);
    spare->size = made->size;
    spare->overflow = false;
    while (p.new_at < made->size) {
        p.new_end = by_word ? word_end(made->units, made->size, p.new_at) : made->size;
        p.old_end = by_word ? word_end(text->units, text->size, p.old_at) : text->size;
        pair(spare, text, &p);
        p.new_at = p.new_end;
        p.old_at = p.old_end;
    }
    size_t count = (size_t)made->size;
    memcpy(text->units, spare->units, count * sizeof *text->units);
    memcpy(text->from, spare->from, count * sizeof *text->from);
    memcpy(text->to, spare->to, count * sizeof *text->to);
    text->size = made->size;
}

static int run_step(engine *worker, const plan_step *what, const onym_translit_options *options,
                    onym_error *error)
{
    letters *text = &worker->text;
    stretch *in = &worker->stretches[0], *out = &worker->stretches[1];
    if (text->size > STEP_LIMIT) {
        return error_set(error, ONYM_EINPUT, "limit: a phrase is over %d units", STEP_LIMIT);
    }
    memcpy(in->units, text->units, (size_t)text->size * sizeof *in->units);
    in->size = text->size;
    out->size = 0;
    int status = what->run(out, in, what->parameters, options, error);
    if (status == ONYM_OK) {
        take_stretch(text, &worker->spare, out);
    }
    return status;
}

/* The step "initial": lets the rules see that the word begins with a capital. */
static void mark_initial(letters *text, const word_source *source)
{
    static const UChar mark = INITIAL_MARK;
    if (source->size > 0 && u_isupper(source->units[0])) {
        letters_replace(text, 0, 0, &mark, 1);
        text->from[0] = 0;
        text->to[0] = 1;
    }
}

static int run_rules(engine *worker, bool by_icu, onym_error *error)
{
    letters *text = &worker->text;
    rule_set *rules = worker->rules[worker->plan->reverse];
    int status = rules_apply(rules, text, &worker->spare, by_icu, error);
    if (text->size > 0 && text->units[0] == INITIAL_MARK) {
        letters_replace(text, 0, 1, NULL, 0);
    }
    return status;
}

static int run_plan_step(engine *worker, const plan_step *what,
                         const onym_translit_options *options, onym_error *error)
{
    switch (what->kind) {
    case PLAN_RULES:
        return run_rules(worker, options->uncached, error);
    case PLAN_CASE:
        case_restore(&worker->text, &worker->source, options->plain);
        return ONYM_OK;
    case PLAN_INITIAL:
        mark_initial(&worker->text, &worker->source);
        return ONYM_OK;
    case PLAN_STEP:
    default:
        return run_step(worker, what, options, error);
    }
}

/* Whether nothing in TEXT can compose: combining marks begin at U+0300. */
static bool is_composed(const letters *text)
{
    int32_t at = 0;
    while (at < text->size && text->units[at] < 0x300) {
        at++;
    }
    return at == text->size;
}

/* Composes to NFC, cluster by cluster, so that origins are kept. */
static int compose(letters *text, onym_error *error)
{
    if (is_composed(text)) {
        return ONYM_OK;
    }
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    if (U_SUCCESS(code) &&
        unorm2_spanQuickCheckYes(nfc, text->units, text->size, &code) == text->size) {
        return ONYM_OK;
    }
    for (int32_t at = 0; at < text->size && U_SUCCESS(code);) {
        int32_t end = at + 1;
        UChar made[64];
        while (end < text->size && end - at < 32 &&
               !unorm2_hasBoundaryBefore(nfc, text->units[end])) {
            end++;
        }
        int32_t size = unorm2_normalize(nfc, text->units + at, end - at, made, 64, &code);
        if (U_SUCCESS(code) && (size != end - at || u_memcmp(made, text->units + at, size) != 0)) {
            letters_replace(text, at, end, made, size);
            end = at + size;
        }
        at = end;
    }
    return U_SUCCESS(code) ? ONYM_OK : error_set(error, ONYM_EINTERNAL, "internal: ICU");
}

int pipeline_run(engine *worker, const onym_translit_options *options, onym_error *error)
{
    const step_plan *plan = worker->plan;
    letters *text = &worker->text;
    int status = ONYM_OK;
    if (options->fold && plan->from == SCRIPT_CYRILLIC) {
        fold_lookalikes(&worker->source);
    }
    load(text, &worker->source, plan->has_case);
    for (size_t i = 0; i < plan->count && status == ONYM_OK; i++) {
        status = run_plan_step(worker, &plan->steps[i], options, error);
    }
    if (status != ONYM_OK) {
        return status;
    }
    if (worker->source.capitalise) {
        case_capitalise(text);
    }
    if (!plan->reverse) {
        signs_apply(text, plan, options);
    }
    return compose(text, error);
}
