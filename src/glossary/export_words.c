/* Exporting words: for spelling checkers and dictionaries, where each form stands by itself. */
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/sorter.h"
#include "glossary/entry_line.h"
#include "glossary/export.h"

#define SORT_BYTES     ((size_t)8 << 20)
#define SORT_DIRECTORY "/var/tmp"

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

static void put_folded(buffer *out, onym_text text, bool fold)
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
    put_folded(&l->record, form, l->fold);
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
    out->sorter = sorter_new(SORT_DIRECTORY, SORT_BYTES);
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

/* ---- StarDict ---- */

/* A dictionary: the articles go to one file as they come, the headwords are sorted. */
typedef struct stardict {
    sorter *sorter;
    int file;
    buffer article, record;
    uint32_t offset;
    uint64_t words, index_size;
    onym_error *error;
} stardict;

static const char *status_word(onym_term_status status)
{
    static const char *const words[] = {"", " (also)", " (deprecated)", " (superseded)",
                                        " (misspelling)"};
    return words[status];
}

/* What is shown for a concept: its English form, what it is, and its forms by language. */
static void put_article(buffer *out, const onym_entry *entry)
{
    const char *right = export_preferred(entry);
    buffer_clear(out);
    buffer_puts(out, right != NULL ? right : entry->concept);
    buffer_printf(out, "\n%s", entry->note);
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (entry_is_listed(t)) {
            buffer_printf(out, "\n%s: %s%s", t->lang, t->text, status_word(t->status));
        }
    }
    buffer_putc(out, '\n');
}

static void put_number(buffer *out, uint32_t number)
{
    uint32_t big = htobe32(number);
    buffer_append(out, (const char *)&big, sizeof big);
}

/* The order is that of the letters without ASCII case, then that of the bytes. */
static int add_headword(stardict *s, const char *word)
{
    size_t size = strlen(word);
    if (size > 255) {
        return ONYM_OK; /* the format's limit */
    }
    buffer_clear(&s->record);
    put_folded(&s->record, (onym_text){word, size}, true);
    buffer_putc(&s->record, '\0');
    buffer_append(&s->record, word, size + 1);
    put_number(&s->record, s->offset);
    put_number(&s->record, (uint32_t)s->article.size);
    return sorter_add(s->sorter, buffer_text(&s->record), s->error);
}

static int write_out(stardict *s, const buffer *text)
{
    if (text->failed) {
        return error_memory(s->error);
    }
    return file_write_all(s->file, text->data, text->size)
               ? ONYM_OK
               : error_set(s->error, ONYM_EOUTPUT, "output: %s (stardict)", strerror(errno));
}

static int add_article(void *context, const onym_entry *entry)
{
    stardict *s = context;
    put_article(&s->article, entry);
    if (s->article.size > UINT32_MAX - s->offset) {
        return error_set(s->error, ONYM_EINPUT, "limit: more than 4 GB (stardict)");
    }
    int status = write_out(s, &s->article);
    for (size_t i = 0; i < entry->term_count && status == ONYM_OK; i++) {
        if (entry_is_listed(&entry->terms[i])) {
            status = add_headword(s, entry->terms[i].text);
        }
    }
    s->offset += (uint32_t)s->article.size;
    return status;
}

/* Opens BASE with SUFFIX in place of the file before. */
static int open_part(stardict *s, const char *base, const char *suffix)
{
    char *path;
    if (s->file >= 0) {
        (void)close(s->file);
        s->file = -1;
    }
    if (asprintf(&path, "%s%s", base, suffix) < 0) {
        return error_memory(s->error);
    }
    s->file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    int status = s->file >= 0 ? ONYM_OK
                              : error_set(s->error, ONYM_EOUTPUT, "output: %s (%.800s)",
                                          strerror(errno), path);
    free(path);
    return status;
}

static int write_index(stardict *s)
{
    onym_text row;
    bool more = true;
    int status = sorter_finish(s->sorter, s->error);
    buffer_clear(&s->article);
    while (status == ONYM_OK &&
           (status = sorter_next(&row, &more, s->sorter, s->error)) == ONYM_OK && more) {
        size_t folded = (row.size - 10) / 2 + 1; /* both spellings are as long */
        buffer_append(&s->article, row.data + folded, row.size - folded);
        s->words++;
        s->index_size += row.size - folded;
        if (s->article.size > SORTER_RECORD_MAX) {
            status = write_out(s, &s->article);
            buffer_clear(&s->article);
        }
    }
    return status == ONYM_OK ? write_out(s, &s->article) : status;
}

static int write_info(stardict *s)
{
    buffer_clear(&s->article);
    buffer_printf(&s->article,
                  "StarDict's dict ifo file\nversion=2.4.2\nbookname=onym\nwordcount=%llu\n"
                  "idxfilesize=%llu\nsametypesequence=m\n",
                  (unsigned long long)s->words, (unsigned long long)s->index_size);
    return write_out(s, &s->article);
}

int onym_glossary_export_stardict(const onym_glossary *glossary, const char *base,
                                  onym_error *error)
{
    stardict s = {.file = -1, .error = error, .sorter = sorter_new(SORT_DIRECTORY, SORT_BYTES)};
    int status = s.sorter != NULL ? open_part(&s, base, ".dict") : error_memory(error);
    status = status == ONYM_OK
                 ? onym_glossary_each(glossary, ONYM_LIST_IMPORTED, add_article, &s, error)
                 : status;
    status = status == ONYM_OK ? open_part(&s, base, ".idx") : status;
    status = status == ONYM_OK ? write_index(&s) : status;
    status = status == ONYM_OK ? open_part(&s, base, ".ifo") : status;
    status = status == ONYM_OK ? write_info(&s) : status;
    if (s.file >= 0 && close(s.file) != 0 && status == ONYM_OK) {
        status = error_set(error, ONYM_EOUTPUT, "output: %s (%.800s)", strerror(errno), base);
    }
    sorter_free(s.sorter);
    buffer_free(&s.article);
    buffer_free(&s.record);
    return status;
}
