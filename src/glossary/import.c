/* Importing: files of other programs into a glossary, all or nothing. */
#include "glossary/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/utf8.h"
#include "glossary/entry_line.h"
#include "glossary/form_script.h"
#include "glossary/renewal.h"
#include "text/script.h"

/* Lines between two looks at the progress; faults that are named. */
#define TICK_LINES ((uint64_t)1 << 14)
#define FAULTS_MAX ((uint64_t)1000)

static const struct {
    const char *name;
    import_sniff_fn *sniff;
    import_fn *read;
} formats[] = {
    {"tsv", import_is_tsv, import_tsv},
    {"csv", import_is_csv, import_csv},
    {"tbx", import_is_tbx, import_tbx},
    {"opensanctions", import_is_opensanctions, import_opensanctions},
    {"gns", import_is_gns, import_gns},
    {"geonames", import_is_geonames, import_geonames},
    {"geonames-alternate", import_is_geonames_alternate, import_geonames_alternate},
    {"omegat", import_is_omegat, import_omegat},
};

#define FORMATS (sizeof formats / sizeof *formats)

const char *onym_glossary_formats(bool written)
{
    return written ? "tsv csv tbx omegat hunspell hunspell-aff vale codespell"
                   : "tsv csv tbx opensanctions gns geonames geonames-alternate omegat";
}

void import_fault(import *im, size_t line, const char *reason)
{
    im->report.faulty++;
    if (im->options->remark != NULL && im->report.faulty <= FAULTS_MAX) {
        im->options->remark(im->options->context, im->rows.path, line, reason);
    }
}

/* Tells that DONE of the total is done. */
static int tell(const import *im, uint64_t done, onym_error *error)
{
    const onym_import_options *o = im->options;
    bool go_on = o->progress == NULL ||
                 o->progress(o->context, done, im->total, im->bulk.terms + im->report.names) == 0;
    return go_on ? ONYM_OK : error_set(error, ONYM_EINTERRUPT, "interrupted: nothing imported");
}

int import_tick(import *im, onym_error *error)
{
    if (++im->ticks % TICK_LINES != 0) {
        return ONYM_OK;
    }
    uint64_t read = im->done + im->rows.done;
    return tell(im, im->bulk_is_open && im->total > 0 ? read / 2 : read, error);
}

/* The keys of a gazetteer are half of the work. */
static int tick_keys(void *context, uint64_t written, uint64_t keys, onym_error *error)
{
    const import *im = context;
    uint64_t half = im->total / 2;
    return tell(im, half + (uint64_t)((double)half * (double)written / (double)keys), error);
}

int import_bulk(import *im, onym_error *error)
{
    if (im->bulk_is_open) {
        return ONYM_OK;
    }
    im->bulk_is_open = true;
    return bulk_open(&im->bulk, im->db, im->directory, error);
}

static int open_writer(import *im, onym_error *error)
{
    if (im->writer_is_open) {
        return ONYM_OK;
    }
    int status = system_set_open(&im->systems, im->options->data_dir, error);
    status = status == ONYM_OK ? writer_open(&im->writer, im->db, error) : status;
    im->writer_is_open = status == ONYM_OK;
    return status;
}

/* Writes R with F in place of the concept of its id. */
static int write_record(import *im, const record *r, const forms *f, onym_error *error)
{
    bool found;
    uint64_t before = im->writer.hash;
    int status = writer_remove(&im->writer, r->column[COLUMN_CONCEPT], &found, error);
    status = status == ONYM_OK ? writer_add(&im->writer, r, f, error) : status;
    bool same = found && im->writer.hash == before;
    *(same ? &im->report.unchanged : found ? &im->report.updated : &im->report.added) += 1;
    for (size_t i = 0; i < f->count; i++) {
        im->report.names += entry_is_listed(&f->items[i]);
    }
    return status;
}

/* Tells of a form in the letters of another language. */
static bool has_other_script(import *im, const forms *f, size_t number)
{
    char reason[320];
    const char *fault;
    const onym_term *t = forms_find_script_fault(&fault, f);
    if (t != NULL) {
        (void)snprintf(reason, sizeof reason, "%s (%s: %.200s)", fault, t->lang, t->text);
        import_fault(im, number, reason);
    }
    return t != NULL;
}

int import_record(import *im, onym_text line, size_t number, onym_error *error)
{
    record r;
    forms f;
    const char *fault = record_parse(&r, line);
    if (fault != NULL) {
        import_fault(im, number, fault);
        return ONYM_OK;
    }
    int status = open_writer(im, error);
    if (status != ONYM_OK) {
        return status;
    }
    status = forms_collect(&f, &im->arena, &r, &im->systems, &fault, error);
    if (status == ONYM_EINPUT && fault != NULL) {
        import_fault(im, number, fault);
        status = ONYM_OK;
    } else if (status == ONYM_OK && !has_other_script(im, &f, number)) {
        status = write_record(im, &r, &f, error);
    }
    arena_free(&im->arena);
    return status;
}

const char *import_language(onym_text text)
{
    static const char *const ukrainian = "іїєґІЇЄҐ";
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        char letter[5] = {0};
        switch (script_of(c.code_point)) {
        case SCRIPT_LATIN:
            return "en";
        case SCRIPT_HANGUL:
            return "ko";
        case SCRIPT_HAN:
            return "ko-Hani";
        case SCRIPT_CYRILLIC:
            for (size_t i = 0; i < text.size; i += utf8_at(text, i).size) {
                memset(letter, 0, sizeof letter);
                memcpy(letter, text.data + i, utf8_at(text, i).size);
                if (strlen(letter) == 2 && strstr(ukrainian, letter) != NULL) {
                    return "uk";
                }
            }
            return "ru";
        case SCRIPT_OTHER:
            return NULL;
        case SCRIPT_NONE:
        default:
            at += c.size;
        }
    }
    return NULL;
}

onym_text import_first_line(onym_text start)
{
    const char *end = start.size > 0 ? memchr(start.data, '\n', start.size) : NULL;
    size_t size = end != NULL ? (size_t)(end - start.data) : start.size;
    size -= size > 0 && start.data[size - 1] == '\r';
    return (onym_text){start.data, size};
}

/* ---- one file ---- */

static int find_format(size_t *out, import *im, onym_error *error)
{
    const char *wanted = im->options->format;
    onym_text start = rows_peek(&im->rows, error);
    for (size_t i = 0; i < FORMATS; i++) {
        if (wanted != NULL ? strcmp(wanted, formats[i].name) == 0 : formats[i].sniff(start)) {
            *out = i;
            return ONYM_OK;
        }
    }
    return wanted != NULL
               ? error_set(error, ONYM_EUSAGE, "usage: no such format; there are %s (%.100s)",
                           onym_glossary_formats(false), wanted)
               : error_set(error, ONYM_EINPUT, "format: unknown; say which: %s (%.800s)",
                           onym_glossary_formats(false), im->rows.path);
}

static int read_file(import *im, const char *path, onym_error *error)
{
    size_t format = 0;
    int status = rows_open(&im->rows, path, error);
    status = status == ONYM_OK ? find_format(&format, im, error) : status;
    if (status == ONYM_OK) {
        im->report.format = formats[format].name;
        status = formats[format].read(im, error);
    }
    im->done += im->rows.done;
    rows_close(&im->rows);
    im->rows = (rows){.descriptor = -1};
    return status;
}

/* ---- the whole ---- */

static int finish(import *im, onym_error *error)
{
    int status = im->bulk_is_open ? bulk_finish(&im->bulk, tick_keys, im, error) : ONYM_OK;
    status = status == ONYM_OK && im->writer_is_open ? writer_finish(&im->writer, error) : status;
    if (im->bulk_is_open) {
        im->report.added += im->bulk.concepts;
        im->report.updated += im->bulk.updated;
        im->report.unchanged +=
            im->bulk.again > im->bulk.updated ? im->bulk.again - im->bulk.updated : 0;
        im->report.kept += im->bulk.kept;
        im->report.names += im->bulk.terms;
    }
    return status;
}

static int read_all(import *im, const char *const *files, size_t count, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        status = read_file(im, files[i], error);
    }
    if (status == ONYM_OK && im->report.faulty > 0 && !im->options->skip_faulty) {
        status = error_set(
            error, ONYM_EINPUT, "load: %llu faulty line%s, nothing imported (%.800s)",
            (unsigned long long)im->report.faulty, im->report.faulty > 1 ? "s" : "", files[0]);
    }
    return status == ONYM_OK ? finish(im, error) : status;
}

static void close_all(import *im)
{
    if (im->bulk_is_open) {
        bulk_close(&im->bulk);
    }
    if (im->writer_is_open) {
        writer_close(&im->writer);
    }
    system_set_free(&im->systems);
    arena_free(&im->arena);
    buffer_free(&im->name);
    buffer_free(&im->gloss);
    buffer_free(&im->text);
}

/* The bytes of all FILES; 0 when one cannot tell. */
static uint64_t total_size(const char *const *files, size_t count)
{
    uint64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        struct stat info;
        if (strcmp(files[i], "-") == 0 || stat(files[i], &info) != 0 || !S_ISREG(info.st_mode)) {
            return 0;
        }
        total += (uint64_t)info.st_size;
    }
    return total;
}

/* The directory of PATH. */
static char *directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? strdup(".") : strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

int onym_glossary_import(onym_import_report *out, const char *path, const char *const *files,
                         size_t count, const onym_import_options *options, onym_error *error)
{
    char *directory = directory_of(path);
import im = {.options = options, .directory = directory, .rows = {.descriptor = - 1 } };
    if (out != NULL) {
        *out = (onym_import_report){.format = ""};
    }
    if (directory == NULL) {
        return error_memory(error);
    }
    im.total = total_size(files, count);
    renewal r;
    int status = renewal_begin(&r, path, error);
    im.db = r.db;
    unsigned failures = memory_failures();
    status = status == ONYM_OK ? read_all(&im, files, count, error) : status;
    /* A line that there was no memory for is not faulty. */
    status = memory_failures() != failures ? error_memory(error) : status;
    close_all(&im);
    status = status == ONYM_OK ? renewal_finish(&r, error) : status;
    renewal_end(&r);
    free(directory);
    if (out != NULL) {
        *out = im.report;
    }
    return status;
}
