/* Exporting words: for spelling checkers and dictionaries, where each form stands by itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/sorter.h"
#include "glossary/entry_line.h"
#include "glossary/export.h"

/* A form and what it is: right ones sort before wrong ones of the same letters, so that a word that
 * is right somewhere is never reported as wrong. */
enum { RIGHT = 'a', WRONG = 'b' };

/* Forms on their way into the order of their letters. */
typedef struct forms_list {
    export *export;
    sorter *sorter;
    bool single; /* single words only: longer names are taken apart */
    bool fold;   /* ASCII capitals do not count */
    uint64_t count;
    buffer record;
} forms_list;

void export_put_folded(buffer *out, onym_text text, bool fold)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        buffer_putc(out, fold && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
    }
}

/* "form NUL a" or "form NUL b right form". */
static int add_form(forms_list *l, onym_text form, char what, const char *right)
{
    buffer_clear(&l->record);
    export_put_folded(&l->record, form, l->fold);
    buffer_putc(&l->record, '\0');
    buffer_putc(&l->record, what);
    buffer_puts(&l->record, right);
    l->count++;
    return sorter_add(l->sorter, buffer_text(&l->record), l->export->error);
}

static int add_words(forms_list *l, const char *name)
{
    onym_text word, rest = onym_text_of(name);
    int status = ONYM_OK;
    while (status == ONYM_OK && text_split(&word, &rest, ' ')) {
        while (word.size > 0 && strchr(",().\"", word.data[0]) != NULL) {
            word = (onym_text){word.data + 1, word.size - 1};
        }
        while (word.size > 0 && strchr(",()\"", word.data[word.size - 1]) != NULL) {
            word.size--;
        }
        status = word.size > 0 ? add_form(l, word, RIGHT, "") : ONYM_OK;
    }
    return status;
}

static int add_entry(void *context, const onym_entry *entry)
{
    forms_list *l = context;
    const char *right = export_preferred(entry);
    int status = ONYM_OK;
    for (size_t i = 0; i < entry->term_count && status == ONYM_OK; i++) {
        const onym_term *t = &entry->terms[i];
        onym_text text = onym_text_of(t->text);
        bool english = strcmp(t->lang, "en") == 0;
        if (english && export_is_right(t)) {
            status = l->single ? add_words(l, t->text) : add_form(l, text, RIGHT, "");
        } else if (english && export_is_wrong(t) && right != NULL &&
                   !(l->single && memchr(t->text, ' ', text.size) != NULL)) {
            status = add_form(l, text, WRONG, right);
        }
    }
    return status;
}

/* Called with every form in order: RIGHT is NULL for a right one. */
typedef void put_fn(buffer *out, const char *form, const char *right);

static int write_sorted(forms_list *l, put_fn *put)
{
    onym_text row;
    bool more = true;
    buffer last = {0};
    int status = sorter_finish(l->sorter, l->export->error);
    while (status == ONYM_OK) {
        status = sorter_next(&row, &more, l->sorter, l->export->error);
        if (status != ONYM_OK || !more) {
            break;
        }
        buffer_clear(&l->record);
        buffer_append_text(&l->record, row);
        size_t size = strlen(l->record.data);
        bool right = row.data[size + 1] == RIGHT;
        bool again = last.size == size && last.size > 0 && memcmp(last.data, row.data, size) == 0;
        buffer_clear(&last);
        buffer_append(&last, row.data, size);
        if (!again) {
            put(&l->export->out, l->record.data, right ? NULL : l->record.data + size + 2);
            status = export_flush(l->export, false);
        }
    }
    buffer_free(&last);
    return status;
}

/* Sorts the forms of all entries; the caller writes them and frees the list. */
static int collect(forms_list *out, export *e, bool single, bool fold)
{
    *out = (forms_list){.export = e, .single = single, .fold = fold};
    out->sorter = sorter_new(EXPORT_SORT_DIRECTORY, EXPORT_SORT_BYTES);
    if (out->sorter == NULL) {
        return error_memory(e->error);
    }
    return onym_glossary_each(e->glossary, ONYM_LIST_IMPORTED, add_entry, out, e->error);
}

static void free_list(forms_list *l)
{
    sorter_free(l->sorter);
    buffer_free(&l->record);
}

/* ---- hunspell ---- */

/* S: takes 's; !: is never right. */
static void put_hunspell(buffer *out, const char *form, const char *right)
{
    for (const char *c = form; *c != '\0'; c++) {
        buffer_puts(out, *c == '/' ? "\\" : "");
        buffer_putc(out, *c);
    }
    buffer_puts(out, right == NULL ? "/S\n" : "/!\n");
}

int export_hunspell(export *e)
{
    forms_list l;
    int status = collect(&l, e, true, false);
    if (status == ONYM_OK) {
        /* The first line is a hint of the size. */
        buffer_printf(&e->out, "%llu\n", (unsigned long long)l.count);
        status = write_sorted(&l, put_hunspell);
    }
    free_list(&l);
    return status;
}

int export_hunspell_aff(export *e)
{
    buffer_puts(&e->out, "SET UTF-8\nFORBIDDENWORD !\nWORDCHARS '\xE2\x80\x99-\n"
                         "SFX S Y 2\nSFX S 0 's .\nSFX S 0 \xE2\x80\x99s .\n");
    return ONYM_OK;
}

/* ---- Vale ---- */

/* TEXT in single quotes for YAML, with what a regular expression reads taken literally. */
static void put_quoted(buffer *out, const char *text, bool expression)
{
    buffer_putc(out, '\'');
    for (; *text != '\0'; text++) {
        buffer_puts(out, *text == '\'' ? "'" : "");
        buffer_puts(out, expression && strchr("\\.+*?()[]{}|^$", *text) != NULL ? "\\" : "");
        buffer_putc(out, *text);
    }
    buffer_putc(out, '\'');
}

static void put_vale(buffer *out, const char *form, const char *right)
{
    if (right != NULL) {
        buffer_puts(out, "  ");
        put_quoted(out, form, true);
        buffer_puts(out, ": ");
        put_quoted(out, right, false);
        buffer_putc(out, '\n');
    }
}

int export_vale(export *e)
{
    forms_list l;
    int status = collect(&l, e, false, false);
    buffer_puts(&e->out, "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\n"
                         "level: warning\nignorecase: false\nswap:\n");
    status = status == ONYM_OK ? write_sorted(&l, put_vale) : status;
    free_list(&l);
    return status;
}

/* ---- codespell ---- */

static void put_codespell(buffer *out, const char *form, const char *right)
{
    bool plain = right != NULL && strpbrk(form, " ,>") == NULL && strpbrk(right, ",") == NULL;
    if (plain) {
        buffer_puts(out, form);
        buffer_puts(out, "->");
        buffer_puts(out, right);
        buffer_putc(out, '\n');
    }
}

int export_codespell(export *e)
{
    forms_list l;
    int status = collect(&l, e, true, true);
    status = status == ONYM_OK ? write_sorted(&l, put_codespell) : status;
    free_list(&l);
    return status;
}
