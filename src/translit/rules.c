/* The rules of a system: a program, or ICU's transliterator over letters that keep their origins.
 */
#include "translit/rules.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/urep.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/error.h"
#include "base/utf8.h"
#include "translit/program.h"

#define EXPANSION 16 /* times that a word may grow */
#define SLACK     64 /* units that a short word may grow at any rate */
#define EDITS     14 /* replacements a unit; ICU stops a rule that runs on after 16 */

struct rule_set {
    const rulefile *file;
    bool reverse;
    program *program; /* NULL: ICU alone can do it */
    bool borrowed;    /* the program is the original's */
    UTransliterator *icu;
};

static letters *letters_of(UReplaceable *text)
{
    return (letters *)text;
}

static int32_t replaceable_length(const UReplaceable *text)
{
    return ((const letters *)text)->size;
}

static UChar replaceable_char(const UReplaceable *text, int32_t at)
{
    const letters *l = (const letters *)text;
    return at >= 0 && at < l->size ? l->units[at] : 0xFFFF;
}

static UChar32 replaceable_char32(const UReplaceable *text, int32_t at)
{
    const letters *l = (const letters *)text;
    if (at < 0 || at >= l->size) {
        return 0xFFFF;
    }
    UChar unit = l->units[at];
    if (U16_IS_LEAD(unit) && at + 1 < l->size && U16_IS_TRAIL(l->units[at + 1])) {
        return U16_GET_SUPPLEMENTARY(unit, l->units[at + 1]);
    }
    if (U16_IS_TRAIL(unit) && at > 0 && U16_IS_LEAD(l->units[at - 1])) {
        return U16_GET_SUPPLEMENTARY(l->units[at - 1], unit);
    }
    return unit;
}

static void replaceable_replace(UReplaceable *text, int32_t start, int32_t limit,
                                const UChar *units, int32_t size)
{
    letters_replace(letters_of(text), start, limit, units, size);
}

static void replaceable_extract(UReplaceable *text, int32_t start, int32_t limit, UChar *out)
{
    for (int32_t i = start; i < limit; i++) {
        out[i - start] = replaceable_char(text, i);
    }
}

static void replaceable_copy(UReplaceable *text, int32_t start, int32_t limit, int32_t dest)
{
    letters_copy(letters_of(text), start, limit, dest);
}

static const UReplaceableCallbacks callbacks = {
    replaceable_length,  replaceable_char,    replaceable_char32,
    replaceable_replace, replaceable_extract, replaceable_copy,
};

/* Where the UTF-16 offset OFFSET of the rules is in the file. */
static void place_of(const rulefile *file, int32_t offset, size_t *line, size_t *column)
{
    onym_text text = onym_text_of(file->info.rules);
    int32_t units = 0;
    *line = file->rules_line;
    *column = 1;
    for (size_t at = 0; at < text.size && units < offset;) {
        utf8_char c = utf8_at(text, at);
        *column = c.code_point == '\n' ? 1 : *column + 1;
        *line += c.code_point == '\n';
        units += c.code_point > 0xFFFF ? 2 : 1;
        at += c.size;
    }
}

static int refuse(const rulefile *file, const UParseError *where, UErrorCode code,
                  onym_error *error)
{
    char what[96] = "ICU refuses this rule: ";
    size_t line, column;
    strncat(what, u_errorName(code), sizeof what - strlen(what) - 1);
    place_of(file, where->offset, &line, &column);
    return rulefile_fault(file, line, column, what, error);
}

static UChar *to_utf16(const char *text, int32_t *size)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t capacity = (int32_t)strlen(text) + 1;
    UChar *units = malloc((size_t)capacity * sizeof *units);
    if (units != NULL) {
        u_strFromUTF8(units, capacity, size, text, -1, &code);
    }
    return units;
}

static int compile(UTransliterator **out, const rulefile *file, bool reverse, onym_error *error)
{
    static const UChar id[] = {'o', 'n', 'y', 'm', 0};
    UErrorCode code = U_ZERO_ERROR;
    UParseError where = {0};
    int32_t size = 0;
    UChar *source = to_utf16(file->info.rules, &size);
    if (source == NULL) {
        return error_memory(error);
    }
    UTransDirection direction = reverse ? UTRANS_REVERSE : UTRANS_FORWARD;
    *out = utrans_openU(id, -1, direction, source, size, &where, &code);
    free(source);
    if (code == U_MEMORY_ALLOCATION_ERROR) {
        return error_memory(error);
    }
    return U_SUCCESS(code) ? ONYM_OK : refuse(file, &where, code, error);
}

/* Puts the letters that the rules themselves name into TEXT, each twice. */
static void alphabet_of(letters *text, const rulefile *file)
{
    onym_text source = onym_text_of(file->info.rules);
    text->size = 0;
    text->overflow = false;
    for (size_t at = 0; at < source.size && text->size < 240;) {
        utf8_char c = utf8_at(source, at);
        UChar unit = (UChar)c.code_point;
        at += c.size;
        bool letter = c.code_point < 0xFFFF && c.code_point > ' ';
        if (letter && u_memchr(text->units, unit, text->size) == NULL) {
            letters_replace(text, text->size, text->size, &unit, 1);
            letters_replace(text, text->size, text->size, &unit, 1);
        }
    }
}

static int over_limit(onym_error *error)
{
    return error_set(error, ONYM_EINPUT, "limit: the rules rewrite a word over %d times",
                     EXPANSION);
}

static int apply_icu(const rule_set *rules, letters *text, onym_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t before = text->size, limit = text->size;
    text->edits = 0;
    utrans_trans(rules->icu, (UReplaceable *)text, &callbacks, 0, &limit, &code);
    if (U_FAILURE(code)) {
        return error_set(error, ONYM_EINTERNAL, "internal: ICU: %s", u_errorName(code));
    }
    if (text->overflow || text->size > before * EXPANSION + SLACK ||
        text->edits > before * EDITS + SLACK) {
        return over_limit(error);
    }
    letters_settle(text);
    return ONYM_OK;
}

/* Runs the rules once over their own letters, so that endless rewriting shows when a file is opened
 * and not in the middle of a text. */
static int probe(const rule_set *rules, onym_error *error)
{
    letters *text = malloc(sizeof *text);
    if (text == NULL) {
        return error_memory(error);
    }
    alphabet_of(text, rules->file);
    int32_t before = text->size;
    int status = apply_icu(rules, text, NULL);
    bool endless = status != ONYM_OK || text->edits > before * EDITS;
    free(text);
    if (endless) {
        return rulefile_fault(rules->file, rules->file->rules_line, 1,
                              "limit: the rules rewrite their own output without end", error);
    }
    return ONYM_OK;
}

int rules_compile(rule_set *rules, onym_error *error)
{
    if (rules->icu != NULL) {
        return ONYM_OK;
    }
    int status = compile(&rules->icu, rules->file, rules->reverse, error);
    return status == ONYM_OK ? probe(rules, error) : status;
}

bool rules_compiled(const rule_set *rules)
{
    return rules->icu != NULL;
}

int rules_open(rule_set **out, const rulefile *file, bool reverse, onym_error *error)
{
    rule_set *made = calloc(1, sizeof *made);
    *out = NULL;
    if (made == NULL) {
        return error_memory(error);
    }
    made->file = file;
    made->reverse = reverse;
    int status = program_read(&made->program, file, reverse, error);
    if (status == ONYM_OK && made->program == NULL) {
        status = rules_compile(made, error);
    }
    if (status != ONYM_OK) {
        rules_free(made);
        return status;
    }
    *out = made;
    return ONYM_OK;
}

rule_set *rules_clone(const rule_set *original)
{
    UErrorCode code = U_ZERO_ERROR;
    rule_set *copy = calloc(1, sizeof *copy);
    if (copy == NULL) {
        return NULL;
    }
    *copy = *original;
    copy->borrowed = true;
    copy->icu = original->icu != NULL ? utrans_clone(original->icu, &code) : NULL;
    if (U_FAILURE(code) || (original->icu != NULL && copy->icu == NULL)) {
        free(copy);
        return NULL;
    }
    return copy;
}

void rules_free(rule_set *rules)
{
    if (rules != NULL) {
        if (rules->icu != NULL) {
            utrans_close(rules->icu);
        }
        if (!rules->borrowed) {
            program_free(rules->program);
        }
        free(rules);
    }
}

int rules_apply(rule_set *rules, letters *text, letters *spare, bool by_icu, onym_error *error)
{
    if (rules->icu != NULL && (by_icu || rules->program == NULL)) {
        return apply_icu(rules, text, error);
    }
    return program_run(rules->program, text, spare) ? ONYM_OK : over_limit(error);
}
