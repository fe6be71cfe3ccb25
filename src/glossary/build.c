/* Building: dict/ compiled into a glossary file, byte for byte the same from the same sources. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/list.h"
#include "glossary/beside.h"
#include "glossary/dict.h"
#include "glossary/style_file.h"
#include "glossary/successor.h"
#include "glossary/verify.h"
#include "glossary/word_list.h"
#include "glossary/writer.h"

#define SOURCE_MAX_BYTES ((size_t)64 << 20)

typedef struct build {
    const char *dict_dir;
    const char *const *word_lists;
    size_t word_list_count;
    onym_remark_fn *remark;
    void *context;
    size_t faults;
    system_set systems;
    style_file *styles;
    size_t style_count;
    onym_list *sources; /* ids */
    verifier *verifier; /* NULL when the glossary is only built */
    sqlite3 *db;
    writer writer;
    arena arena; /* of the file that is being read */
} build;

static void remark(build *b, const char *path, size_t line, const char *message)
{
    b->faults++;
    if (b->remark != NULL) {
        b->remark(b->context, path, line, message);
    }
}

static bool has_source(const build *b, onym_text id)
{
    for (size_t i = 0; i < onym_list_count(b->sources); i++) {
        if (text_equals(id, onym_list_at(b->sources, i))) {
            return true;
        }
    }
    return false;
}

/* ---- sources.tsv ---- */

static int add_source(build *b, sqlite3_stmt *insert, onym_text line, const char *path,
                      size_t number, onym_error *error)
{
    onym_text field[6] = {{NULL, 0}};
    size_t count = 0;
    while (count < 6 && text_split(&field[count], &line, '\t')) {
        count++;
    }
    if (count != 6 || line.data != NULL || field[0].size == 0) {
        remark(b, path, number, "a source has six columns");
        return ONYM_OK;
    }
    if (b->verifier != NULL && has_source(b, field[0])) {
        remark(b, path, number, "the source is there already");
    }
    for (int i = 0; i < 6; i++) {
        db_bind_text(insert, i + 1, field[i]);
    }
    int status = db_step_done(insert, error);
    if (status == ONYM_OK && !list_add(b->sources, field[0])) {
        status = error_memory(error);
    }
    return status;
}

static int add_sources(build *b, onym_error *error)
{
    char *path = dict_path(b->dict_dir, ".", "sources.tsv");
    sqlite3_stmt *insert = NULL;
    onym_string text = {NULL, 0};
    int status =
        path != NULL ? onym_file_read(&text, path, SOURCE_MAX_BYTES, error) : error_memory(error);
    if (status == ONYM_OK) {
        status = db_prepare(&insert, b->db,
                            "INSERT OR REPLACE INTO source VALUES(?1, ?2, ?3, ?4, ?5, ?6)", error);
    }
    onym_text line, rest = {text.data, text.size};
    for (size_t number = 1; status == ONYM_OK && text_split(&line, &rest, '\n'); number++) {
        if (number > 1 && line.size > 0) {
            status = add_source(b, insert, line, path, number, error);
        }
    }
    (void)sqlite3_finalize(insert);
    onym_string_free(&text);
    free(path);
    return status;
}

/* ---- styles ---- */

static int read_styles(build *b, onym_error *error)
{
    onym_list *names;
    char *dir = dict_path(b->dict_dir, "styles", "");
    int status = dir != NULL ? dict_list(&names, dir, ".style", error) : error_memory(error);
    free(dir);
    if (status != ONYM_OK) {
        return status;
    }
    size_t count = onym_list_count(names);
    b->styles = calloc(count > 0 ? count : 1, sizeof *b->styles);
    status = b->styles != NULL ? ONYM_OK : error_memory(error);
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        char *path = dict_path(b->dict_dir, "styles", onym_list_at(names, i));
        b->style_count = i + 1;
        status = path != NULL ? style_file_read(&b->styles[i], path, error) : error_memory(error);
        free(path);
    }
    onym_list_free(names);
    return status;
}

/* Tells the terms of CONCEPT which styles choose them. */
static int apply_styles(build *b, const char *concept, forms *f, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < b->style_count && status == ONYM_OK; i++) {
        const style_choice *choice = style_file_choice(&b->styles[i], concept);
        if (choice != NULL) {
            status = forms_add_style(f, choice->form, b->styles[i].info.id, error);
        }
    }
    return status;
}

/* ---- names ---- */

static void check_sources(build *b, const record *r, const char *path, size_t number)
{
    onym_text id, rest = r->column[COLUMN_SOURCE];
    while (text_split(&id, &rest, ' ')) {
        if (!has_source(b, id)) {
            remark(b, path, number, "a source is not in sources.tsv");
        }
    }
}

static int add_record(build *b, const record *r, const char *path, size_t number, onym_error *error)
{
    forms f;
    const char *fault;
    check_sources(b, r, path, number);
    int status = forms_collect(&f, &b->arena, r, &b->systems, &fault, error);
    if (status == ONYM_EINPUT && fault != NULL) {
        remark(b, path, number, fault);
        return ONYM_OK;
    }
    if (status == ONYM_OK && b->verifier != NULL) {
        status = verify_record(b->verifier, r, &f, path, number, error);
    }
    const char *concept = arena_copy(&b->arena, r->column[COLUMN_CONCEPT]);
    if (status == ONYM_OK) {
        status = concept != NULL ? apply_styles(b, concept, &f, error) : error_memory(error);
    }
    if (status != ONYM_OK) {
        return status;
    }
    status = writer_add(&b->writer, r, &f, error);
    if (status == ONYM_EGLOSSARY && (sqlite3_errcode(b->db) & 0xFF) == SQLITE_CONSTRAINT) {
        remark(b, path, number, "the concept is there already");
        return ONYM_OK;
    }
    return status;
}

static int add_names_line(build *b, onym_text line, const char *path, size_t number,
                          onym_error *error)
{
    record r;
    if (number == 1) {
        if (!record_is_header(line)) {
            remark(b, path, 1, "the header line is missing or differs");
        }
        return ONYM_OK;
    }
    if (line.size == 0) {
        return ONYM_OK;
    }
    const char *fault = record_parse(&r, line);
    if (fault != NULL) {
        remark(b, path, number, fault);
        return ONYM_OK;
    }
    return add_record(b, &r, path, number, error);
}

static int add_names_file(build *b, const char *path, onym_error *error)
{
    onym_string text;
    int status = onym_file_read(&text, path, SOURCE_MAX_BYTES, error);
    if (status != ONYM_OK) {
        return status;
    }
    onym_text line, rest = {text.data, text.size};
    for (size_t number = 1; status == ONYM_OK && text_split(&line, &rest, '\n'); number++) {
        status = add_names_line(b, line, path, number, error);
    }
    onym_string_free(&text);
    arena_free(&b->arena);
    return status;
}

static int add_names(build *b, onym_error *error)
{
    onym_list *names;
    char *dir = dict_path(b->dict_dir, "names", "");
    int status = dir != NULL ? dict_list(&names, dir, ".tsv", error) : error_memory(error);
    free(dir);
    if (status != ONYM_OK) {
        return status;
    }
    for (size_t i = 0; i < onym_list_count(names) && status == ONYM_OK; i++) {
        char *path = dict_path(b->dict_dir, "names", onym_list_at(names, i));
        status = path != NULL ? add_names_file(b, path, error) : error_memory(error);
        free(path);
    }
    onym_list_free(names);
    return status;
}

/* ---- ordinary words ---- */

/* A word_fn: CONTEXT is the build's writer. */
static int add_word(void *context, onym_text word, onym_error *error)
{
    return writer_add_word(context, word, error);
}

static int add_words(build *b, onym_error *error)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < b->word_list_count && status == ONYM_OK; i++) {
        status = word_list_each(b->word_lists[i], add_word, &b->writer, error);
    }
    return status;
}

/* ---- the whole ---- */

static int write_meta(build *b, onym_error *error)
{
    int status = writer_finish(&b->writer, error);
    return status == ONYM_OK
               ? db_run(b->db, "INSERT INTO meta VALUES('version', '" ONYM_VERSION "')", error)
               : status;
}

static int fill(build *b, onym_error *error)
{
    int status = add_sources(b, error);
    status = status == ONYM_OK ? read_styles(b, error) : status;
    status = status == ONYM_OK ? system_set_open(&b->systems, b->dict_dir, error) : status;
    status = status == ONYM_OK ? add_names(b, error) : status;
    status = status == ONYM_OK ? add_words(b, error) : status;
    b->faults += status == ONYM_OK && b->verifier != NULL ? verify_finish(b->verifier) : 0;
    if (status == ONYM_OK && b->faults > 0) {
        return error_set(error, ONYM_EINPUT, "load: %zu fault%s%s (%s)", b->faults,
                         b->faults > 1 ? "s" : "", b->verifier == NULL ? ", nothing written" : "",
                         b->dict_dir);
    }
    return status == ONYM_OK ? write_meta(b, error) : status;
}

/* Fills the new file PATH, or a database in memory when PATH is NULL. */
static int fill_database(build *b, const char *path, onym_error *error)
{
    unsigned failures = memory_failures();
    int status = path != NULL ? db_open_writable(&b->db, NULL, path, true, error)
                              : db_open_memory(&b->db, error);
    if (status == ONYM_OK) {
        status = db_run(b->db, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; BEGIN", error);
    }
    status = status == ONYM_OK ? writer_open(&b->writer, b->db, error) : status;
    status = status == ONYM_OK ? fill(b, error) : status;
    writer_close(&b->writer);
    /* What there was no memory for is no fault of the dictionary. */
    status = memory_failures() != failures ? error_memory(error) : status;
    status = status == ONYM_OK ? db_run(b->db, "COMMIT; VACUUM", error) : status;
    db_close(b->db);
    return status;
}

static void free_build(build *b)
{
    for (size_t i = 0; i < b->style_count; i++) {
        style_file_free(&b->styles[i]);
    }
    free(b->styles);
    system_set_free(&b->systems);
    onym_list_free(b->sources);
    arena_free(&b->arena);
}

static int start(build *b, const char *dict_dir, onym_remark_fn *fn, void *context,
                 onym_error *error)
{
    *b = (build){.dict_dir = dict_dir, .remark = fn, .context = context, .sources = list_new()};
    return b->sources != NULL ? ONYM_OK : error_memory(error);
}

static int build_file(build *b, const char *target, onym_error *error)
{
    successor s;
    int status = successor_open(&s, target, error);
    if (status == ONYM_OK) {
        status = fill_database(b, s.path, error);
        status = status == ONYM_OK ? successor_place(&s, target, error) : status;
    }
    successor_close(&s);
    return status;
}

int onym_glossary_build(const char *path, const char *dict_dir, const char *const *word_lists,
                        size_t list_count, onym_remark_fn *fn, void *context, onym_error *error)
{
    int status;
    char *target = beside_target(path, &status, error);
    if (target == NULL) {
        return status;
    }
    build b;
    status = start(&b, dict_dir, fn, context, error);
    b.word_lists = word_lists;
    b.word_list_count = list_count;
    status = status == ONYM_OK ? build_file(&b, target, error) : status;
    free_build(&b);
    free(target);
    return status;
}

int onym_glossary_verify(const char *dict_dir, unsigned flags, onym_remark_fn *fn, void *context,
                         onym_error *error)
{
    build b;
    int status = start(&b, dict_dir, fn, context, error);
    if (status == ONYM_OK) {
        status = verifier_new(&b.verifier, dict_dir, fn, context, (flags & ONYM_VERIFY_NOTES) != 0,
                              error);
    }
    status = status == ONYM_OK ? fill_database(&b, NULL, error) : status;
    /* A faulty dictionary is the answer to the question, not a failure to answer it. */
    bool answered = status == ONYM_EINPUT && b.faults > 0;
    verifier_free(b.verifier);
    free_build(&b);
    if (answered && error != NULL) {
        error->status = ONYM_NOT_FOUND;
    }
    return answered ? ONYM_NOT_FOUND : status;
}
