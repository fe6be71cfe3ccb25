/* Exporting to StarDict: three files, of which none is touched before all are written. */
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
#include "glossary/beside.h"
#include "glossary/entry_line.h"
#include "glossary/export.h"

/* The files of a dictionary, in the order in which they are written; the last one tells of the
 * others, so that it comes last into its place as well. */
static const char *const suffixes[] = {".dict", ".idx", ".ifo"};
#define PARTS (sizeof suffixes / sizeof *suffixes)

/* A dictionary: the articles go to one file as they come, the headwords are sorted. */
typedef struct stardict {
    char *target[PARTS];
    char *temporary[PARTS]; /* NULL when it is in its place */
    sorter *sorter;
    int file; /* the part that is being written */
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
    export_put_folded(&s->record, (onym_text){word, size}, true);
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

/* ---- the three files ---- */

/* Makes an empty file beside each that there will be. */
static int make_parts(stardict *s, const char *base)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < PARTS && status == ONYM_OK; i++) {
        char *path;
        if (asprintf(&path, "%s%s", base, suffixes[i]) < 0) {
            return error_memory(s->error);
        }
        s->target[i] = beside_target(path, &status, s->error);
        free(path);
        s->temporary[i] = status == ONYM_OK ? beside_make(s->target[i], &status, s->error) : NULL;
    }
    return status;
}

/* Closes the part that is open and opens that of INDEX, if there is one. */
static int open_part(stardict *s, size_t index)
{
    bool failed = s->file >= 0 && close(s->file) != 0;
    s->file = -1;
    if (!failed && index < PARTS) {
        s->file = open(s->temporary[index], O_WRONLY | O_CLOEXEC);
        failed = s->file < 0;
    }
    return failed ? error_set(s->error, ONYM_EOUTPUT, "output: %s (stardict)", strerror(errno))
                  : ONYM_OK;
}

static int write_parts(stardict *s, const onym_glossary *glossary)
{
    int status = open_part(s, 0);
    status = status == ONYM_OK
                 ? onym_glossary_each(glossary, ONYM_LIST_IMPORTED, add_article, s, s->error)
                 : status;
    status = status == ONYM_OK ? open_part(s, 1) : status;
    status = status == ONYM_OK ? write_index(s) : status;
    status = status == ONYM_OK ? open_part(s, 2) : status;
    status = status == ONYM_OK ? write_info(s) : status;
    return status == ONYM_OK ? open_part(s, PARTS) : status;
}

static int move_parts(stardict *s)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < PARTS && status == ONYM_OK; i++) {
        status = beside_move(s->temporary[i], s->target[i], s->error);
        if (status == ONYM_OK) {
            free(s->temporary[i]);
            s->temporary[i] = NULL;
        }
    }
    return status;
}

static void free_parts(stardict *s)
{
    if (s->file >= 0) {
        (void)close(s->file);
    }
    for (size_t i = 0; i < PARTS; i++) {
        if (s->temporary[i] != NULL) {
            (void)unlink(s->temporary[i]);
        }
        free(s->temporary[i]);
        free(s->target[i]);
    }
    sorter_free(s->sorter);
    buffer_free(&s->article);
    buffer_free(&s->record);
}

int onym_glossary_export_stardict(const onym_glossary *glossary, const char *base,
                                  onym_error *error)
{
    stardict s = {.file = -1, .error = error};
    s.sorter = sorter_new(EXPORT_SORT_DIRECTORY, EXPORT_SORT_BYTES);
    int status = s.sorter != NULL ? make_parts(&s, base) : error_memory(error);
    status = status == ONYM_OK ? write_parts(&s, glossary) : status;
    status = status == ONYM_OK ? move_parts(&s) : status;
    free_parts(&s);
    return status;
}
