/* Word lists: plain ones, and Hunspell dictionaries with the forms of their words.
 *
 * Of the language of affix files what dictionaries of Russian and Ukrainian use is read: SFX rules
 * with flags of one byte.  Prefixes, flags of other kinds and second suffixes are passed over; then
 * there are fewer forms, no wrong ones. */
#include "glossary/word_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/utf8.h"

#define LIST_MAX_BYTES ((size_t)64 << 20)

/* One suffix: what is taken off, what is put on, and how the word must end. */
typedef struct suffix {
    unsigned char flag;
    onym_text strip, add, condition;
    bool repeats; /* the condition of the one before, of the same flag */
} suffix;

typedef struct suffixes {
    onym_string text; /* the file */
    suffix *items;    /* in the order of their flags */
    size_t count, capacity;
    size_t first[257]; /* where those of a flag begin */
} suffixes;

static void free_suffixes(suffixes *s)
{
    onym_string_free(&s->text);
    free(s->items);
}

/* Takes the next word between blanks off *REST. */
static onym_text next_field(onym_text *rest)
{
    *rest = text_trim(*rest);
    size_t size = 0;
    while (size < rest->size && rest->data[size] != ' ' && rest->data[size] != '\t') {
        size++;
    }
    onym_text field = {rest->data, size};
    *rest = (onym_text){rest->data + size, rest->size - size};
    return field;
}

static onym_text or_nothing(onym_text field)
{
    return text_equals(field, "0") ? (onym_text){"", 0} : field;
}

/* Reads the line "SFX flag strip add condition"; its heading has a count in the fourth place. */
static bool read_suffix(suffix *out, onym_text line)
{
    *out = (suffix){.flag = 0};
    if (!text_equals(next_field(&line), "SFX")) {
        return false;
    }
    onym_text flag = next_field(&line);
    out->strip = or_nothing(next_field(&line));
    onym_text add = next_field(&line);
    out->condition = next_field(&line);
    const char *second = memchr(add.data, '/', add.size);
    add.size = second != NULL ? (size_t)(second - add.data) : add.size;
    out->add = or_nothing(add);
    out->flag = flag.size == 1 ? (unsigned char)flag.data[0] : 0;
    return flag.size == 1 && out->condition.size > 0;
}

static int by_flag(const void *a, const void *b)
{
    const suffix *x = a, *y = b;
    if (x->flag != y->flag) {
        return x->flag < y->flag ? -1 : 1;
    }
    return (x->strip.data > y->strip.data) - (x->strip.data < y->strip.data);
}

/* Reads the affix file PATH; no suffixes when its flags are of another kind. */
static int read_suffixes(suffixes *out, const char *path, onym_error *error)
{
    int status = onym_file_read(&out->text, path, LIST_MAX_BYTES, error);
    onym_text line, rest = {out->text.data, status == ONYM_OK ? out->text.size : 0};
    bool ours = true;
    while (status == ONYM_OK && ours && text_split(&line, &rest, '\n')) {
        suffix s;
        ours = line.size < 5 || memcmp(line.data, "FLAG ", 5) != 0;
        if (!read_suffix(&s, line)) {
            continue;
        }
        if (!array_room(out->items, out->capacity, out->count)) {
            return error_memory(error);
        }
        out->items[out->count++] = s;
    }
    out->count = ours ? out->count : 0;
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, by_flag);
    }
    for (size_t i = 1; i < out->count; i++) {
        const suffix *before = &out->items[i - 1];
        suffix *s = &out->items[i];
        s->repeats = s->flag == before->flag && s->condition.size == before->condition.size &&
                     memcmp(s->condition.data, before->condition.data, s->condition.size) == 0;
    }
    for (size_t i = 0, flag = 0; flag <= 256; flag++) {
        while (i < out->count && out->items[i].flag < flag) {
            i++;
        }
        out->first[flag] = i;
    }
    return status;
}

/* ---- conditions ---- */

/* Takes the last unit, a character or a set in brackets, off *CONDITION. */
static onym_text last_unit(onym_text *condition)
{
    size_t end = condition->size, begin = end;
    if (condition->data[end - 1] == ']') {
        while (begin > 0 && condition->data[begin - 1] != '[') {
            begin--;
        }
        begin -= begin > 0;
    } else {
        begin -= utf8_before(*condition, end).size;
    }
    condition->size = begin;
    return (onym_text){condition->data + begin, end - begin};
}

static bool unit_takes(onym_text unit, onym_text character)
{
    if (unit.data[0] != '[') {
        return text_equals(unit, ".") ||
               (unit.size == character.size && memcmp(unit.data, character.data, unit.size) == 0);
    }
    bool found = memmem(unit.data + 1, unit.size - 1, character.data, character.size) != NULL;
    return found != (unit.size > 1 && unit.data[1] == '^');
}

/* Whether WORD ends as CONDITION says. */
static bool ends_so(onym_text word, onym_text condition)
{
    while (condition.size > 0) {
        onym_text unit = last_unit(&condition);
        size_t size = word.size > 0 ? utf8_before(word, word.size).size : 0;
        if (size == 0 || !unit_takes(unit, (onym_text){word.data + word.size - size, size})) {
            return text_equals(unit, ".") && condition.size == 0;
        }
        word.size -= size;
    }
    return true;
}

static bool ends_in(onym_text word, onym_text end)
{
    return word.size >= end.size &&
           memcmp(word.data + word.size - end.size, end.data, end.size) == 0;
}

/* ---- words ---- */

/* Hands WORD and its forms by FLAGS to EACH. */
static int each_form(const suffixes *s, onym_text word, onym_text flags, buffer *form,
                     word_fn *each, void *context, onym_error *error)
{
    int status = each(context, word, error);
    for (size_t i = 0; i < flags.size; i++) {
        unsigned char flag = (unsigned char)flags.data[i];
        bool fits = false;
        for (size_t j = s->first[flag]; j < s->first[flag + 1] && status == ONYM_OK; j++) {
            const suffix *one = &s->items[j];
            fits = one->repeats ? fits : ends_so(word, one->condition);
            if (!fits || !ends_in(word, one->strip)) {
                continue;
            }
            buffer_clear(form);
            buffer_append(form, word.data, word.size - one->strip.size);
            buffer_append_text(form, one->add);
            status = form->failed ? error_memory(error) : each(context, buffer_text(form), error);
        }
    }
    return status;
}

/* Reads LIST, whose words may have flags behind a slash and facts behind a blank. */
static int each_entry(const suffixes *s, onym_text list, word_fn *each, void *context,
                      onym_error *error)
{
    buffer form = {0};
    onym_text line;
    int status = ONYM_OK;
    while (status == ONYM_OK && text_split(&line, &list, '\n')) {
        onym_text entry = next_field(&line), flags = {"", 0};
        const char *slash = memchr(entry.data, '/', entry.size);
        if (slash != NULL) {
            size_t at = (size_t)(slash - entry.data);
            flags = (onym_text){slash + 1, entry.size - at - 1};
            entry.size = at;
        }
        status = entry.size > 0 ? each_form(s, entry, flags, &form, each, context, error) : ONYM_OK;
    }
    buffer_free(&form);
    return status;
}

static int each_line(onym_text list, word_fn *each, void *context, onym_error *error)
{
    onym_text line;
    int status = ONYM_OK;
    while (status == ONYM_OK && text_split(&line, &list, '\n')) {
        status = each(context, line, error);
    }
    return status;
}

int word_list_each(const char *path, word_fn *each, void *context, onym_error *error)
{
    onym_string list;
    onym_text name = onym_text_of(path);
    int status = onym_file_read(&list, path, LIST_MAX_BYTES, error);
    if (status != ONYM_OK) {
        return status;
    }
    if (!ends_in(name, onym_text_of(".dic"))) {
        status = each_line((onym_text){list.data, list.size}, each, context, error);
        onym_string_free(&list);
        return status;
    }
    suffixes s = {.items = NULL};
    buffer affixes = {0};
    buffer_append(&affixes, name.data, name.size - 4);
    buffer_puts(&affixes, ".aff");
    status = affixes.failed ? error_memory(error) : read_suffixes(&s, affixes.data, error);
    if (status == ONYM_OK) {
        status = each_entry(&s, (onym_text){list.data, list.size}, each, context, error);
    }
    buffer_free(&affixes);
    free_suffixes(&s);
    onym_string_free(&list);
    return status;
}
