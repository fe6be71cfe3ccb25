/* Verifying: the consistency rules of docs/formats/names.md that one line, or two, can break. */
#include "glossary/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "base/error.h"
#include "base/list.h"
#include "glossary/dict.h"
#include "glossary/form_script.h"
#include "glossary/verify_basis.h"
#include "text/normal.h"

#define EXCEPTIONS_MAX_BYTES ((size_t)1 << 20)

/* What is kept of a record to compare it with the others. */
typedef struct seen {
    const char *en, *native, *concept, *kind, *country, *gloss, *path;
    size_t line;
} seen;

struct verifier {
    onym_remark_fn *remark;
    void *context;
    bool notes;
    size_t faults;
    onym_list *exceptions; /* "rule concept" */
    arena arena;
    seen *seen;
    size_t count, capacity;
    buffer last;      /* the concept of the line before */
    const char *path; /* of the record being checked */
    size_t line;
};

static void report(verifier *v, const char *path, size_t line, const char *message)
{
    if (v->remark != NULL) {
        v->remark(v->context, path, line, message);
    }
}

static void fault(verifier *v, const char *message)
{
    v->faults++;
    report(v, v->path, v->line, message);
}

static void note(verifier *v, const char *message)
{
    char line[320];
    if (v->notes) {
        (void)snprintf(line, sizeof line, "note: %.300s", message);
        report(v, v->path, v->line, line);
    }
}

/* ---- exceptions ---- */

/* Takes "rule TAB concept TAB source TAB note"; false when it is something else. */
static bool add_exception(verifier *v, onym_text line, onym_error *error, int *status)
{
    onym_text field[4] = {{NULL, 0}};
    size_t count = 0;
    while (count < 4 && text_split(&field[count], &line, '\t')) {
        count++;
    }
    if (count != 4 || line.data != NULL || field[2].size == 0) {
        return false;
    }
    buffer entry = {0};
    buffer_append_text(&entry, field[0]);
    buffer_putc(&entry, ' ');
    buffer_append_text(&entry, field[1]);
    if (entry.failed || !list_add(v->exceptions, buffer_text(&entry))) {
        *status = error_memory(error);
    }
    buffer_free(&entry);
    return true;
}

static int read_exceptions(verifier *v, const char *dict_dir, onym_error *error)
{
    onym_string text = {NULL, 0};
    char *path = dict_path(dict_dir, ".", "exceptions.tsv");
    int status = path != NULL ? ONYM_OK : error_memory(error);
    if (status == ONYM_OK && access(path, F_OK) == 0) {
        status = onym_file_read(&text, path, EXCEPTIONS_MAX_BYTES, error);
    }
    onym_text line, rest = {text.data, text.size};
    for (size_t number = 1; status == ONYM_OK && text_split(&line, &rest, '\n'); number++) {
        bool counts = number > 1 && line.size > 0;
        if (counts && !add_exception(v, line, error, &status)) {
            v->faults++;
            report(v, path, number, "an exception has four columns: rule, concept, source, note");
        }
    }
    onym_string_free(&text);
    free(path);
    return status;
}

static bool is_exception(const verifier *v, const char *rule, onym_text concept)
{
    size_t size = strlen(rule);
    for (size_t i = 0; i < onym_list_count(v->exceptions); i++) {
        const char *entry = onym_list_at(v->exceptions, i);
        if (strncmp(entry, rule, size) == 0 && entry[size] == ' ' &&
            text_equals(concept, entry + size + 1)) {
            return true;
        }
    }
    return false;
}

/* ---- scripts ---- */

static void check_scripts(verifier *v, const forms *f)
{
    for (size_t i = 0; i < f->count; i++) {
        const char *what = form_script_fault(f, &f->items[i]);
        if (what != NULL) {
            fault(v, what);
        }
    }
}

/* ---- the stated basis ---- */

static int check_basis(verifier *v, const record *r, const forms *f, onym_error *error)
{
    bool needed;
    int status = basis_is_needed(&needed, r, f, error);
    if (status == ONYM_OK && needed) {
        fault(v, "no system writes en so: state the basis");
    }
    return status;
}

/* ---- forms that are missing ---- */

/* Every name has a form in some other language, unless it is one of Latin letters alone; every
 * person a Russian one, unless the exceptions say why not. */
static void check_complete(verifier *v, const record *r)
{
    bool native = false;
    for (size_t i = COLUMN_RU; i <= COLUMN_HANI; i++) {
        native = native || r->column[i].size > 0;
    }
    if (!native && !text_equals(r->column[COLUMN_BASIS], "latin")) {
        fault(v, "no form in another language, and the basis is not latin");
    } else if (native && r->column[COLUMN_RU].size == 0 && text_equals(r->kind, "person") &&
               !is_exception(v, "no-russian", r->column[COLUMN_CONCEPT])) {
        fault(v, "a person has no Russian form");
    }
}

/* ---- the South's initial sounds ---- */

/* 두음법칙: the South writes no ㄹ, and no ㄴ before i or y, at the start of a Sino-Korean word. */
static void check_initial_sound(verifier *v, const record *r)
{
    static const char *const starts[] = {"리", "류", "림", "량", "로", "라",
                                         "려", "녀", "뇨", "뉴", "니"};
    onym_text north = r->column[COLUMN_KO_KP], south = r->column[COLUMN_KO_KR];
    bool korean = text_equals(r->country, "kp") || text_equals(r->country, "kr");
    bool name = text_equals(r->kind, "person") || text_equals(r->kind, "place");
    if (!korean || !name || !text_same(north, south) ||
        is_exception(v, "initial-sound", r->column[COLUMN_CONCEPT])) {
        return;
    }
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (south.size >= 3 && memcmp(south.data, starts[i], 3) == 0) {
            fault(v, "ko-KR keeps an initial that the South does not write");
        }
    }
}

/* ---- one file ---- */

/* The subjects that a file's name may end in, and their kinds. */
static const struct {
    const char *ending, *kinds;
} subjects[] = {
    {"-people.tsv", " person "},   {"-places.tsv", " place "},
    {"-orgs.tsv", " org office "}, {"-media.tsv", " media org "},
    {"-weapons.tsv", " weapon "},  {"-terms.tsv", " term event treaty office org "},
};

static void check_subject(verifier *v, const record *r)
{
    size_t size = strlen(v->path);
    char kind[24];
    (void)snprintf(kind, sizeof kind, " %.*s ", (int)r->kind.size, r->kind.data);
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        size_t tail = strlen(subjects[i].ending);
        if (size > tail && strcmp(v->path + size - tail, subjects[i].ending) == 0 &&
            strstr(subjects[i].kinds, kind) == NULL) {
            note(v, "the kind is not this file's subject");
        }
    }
}

static void check_order(verifier *v, const record *r, bool first)
{
    onym_text last = buffer_text(&v->last), now = r->column[COLUMN_CONCEPT];
    size_t common = last.size < now.size ? last.size : now.size;
    int order = common > 0 ? memcmp(last.data, now.data, common) : 0;
    bool after = order < 0 || (order == 0 && last.size < now.size);
    if (!first && !after) {
        fault(v, "the lines are not sorted by concept");
    }
    buffer_clear(&v->last);
    buffer_append_text(&v->last, now);
}

static void check_normal(verifier *v, const record *r)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (!text_is_nfc(r->column[i])) {
            fault(v, "a column is not in NFC");
        }
    }
}

/* The name in the language of the country. */
static onym_text native_name(const record *r)
{
    static const struct {
        const char *country;
        column column;
    } own[] = {{"kp", COLUMN_KO_KP}, {"kr", COLUMN_KO_KR}, {"ru", COLUMN_RU}, {"ua", COLUMN_UK}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (text_equals(r->country, own[i].country)) {
            return r->column[own[i].column];
        }
    }
    return (onym_text){NULL, 0};
}

static int remember(verifier *v, const record *r, onym_error *error)
{
    if (!array_room(v->seen, v->capacity, v->count)) {
        return error_memory(error);
    }
    arena *a = &v->arena;
    v->seen[v->count++] = (seen){arena_copy(a, r->column[COLUMN_EN]),
                                 arena_copy(a, native_name(r)),
                                 arena_copy(a, r->column[COLUMN_CONCEPT]),
                                 arena_copy(a, r->kind),
                                 arena_copy(a, r->country),
                                 arena_copy(a, r->column[COLUMN_GLOSS]),
                                 v->path,
                                 v->line};
    return a->failed ? error_memory(error) : ONYM_OK;
}

int verify_record(verifier *v, const record *r, const forms *f, const char *path, size_t number,
                  onym_error *error)
{
    bool first = v->path == NULL || strcmp(v->path, path) != 0;
    v->path = first ? arena_copy(&v->arena, onym_text_of(path)) : v->path;
    v->line = number;
    if (v->path == NULL) {
        return error_memory(error);
    }
    check_order(v, r, first);
    check_subject(v, r);
    check_normal(v, r);
    check_scripts(v, f);
    check_complete(v, r);
    check_initial_sound(v, r);
    int status = check_basis(v, r, f, error);
    status = status == ONYM_OK && v->last.failed ? error_memory(error) : status;
    return status == ONYM_OK ? remember(v, r, error) : status;
}

/* ---- all files ---- */

static int compare(const void *a, const void *b)
{
    const seen *x = a, *y = b;
    int order = strcmp(x->en, y->en);
    order = order != 0 ? order : strcmp(x->kind, y->kind);
    order = order != 0 ? order : strcmp(x->country, y->country);
    return order != 0 ? order : strcmp(x->concept, y->concept);
}

/* Two concepts that share their English form must differ in kind or country, and say how; two
 * persons may have one name. */
static void check_pair(verifier *v, const seen *a, const seen *b)
{
    char message[256];
    bool alike = strcmp(a->kind, b->kind) == 0 && strcmp(a->country, b->country) == 0 &&
                 strcmp(a->kind, "person") != 0;
    bool silent = *a->gloss == '\0' || *b->gloss == '\0' || strcmp(a->gloss, b->gloss) == 0;
    v->path = b->path;
    v->line = b->line;
    (void)snprintf(message, sizeof message, "%.60s has the same en%s", a->concept,
                   alike    ? ", kind and country"
                   : silent ? ", and no gloss tells them apart"
                            : "");
    if (alike || silent) {
        fault(v, message);
    } else {
        note(v, message);
    }
}

static int compare_native(const void *a, const void *b)
{
    const seen *x = a, *y = b;
    int order = strcmp(x->native, y->native);
    order = order != 0 ? order : strcmp(x->country, y->country);
    return order != 0 ? order : strcmp(x->concept, y->concept);
}

/* Two spellings of one native name are one person's, unless the exceptions say of the second that
 * it is a namesake. */
static void check_namesakes(verifier *v, const seen *a, const seen *b)
{
    bool persons = strcmp(a->kind, "person") == 0 && strcmp(b->kind, "person") == 0;
    if (!persons || *b->native == '\0' || strcmp(a->native, b->native) != 0 ||
        strcmp(a->country, b->country) != 0 || strcmp(a->en, b->en) == 0 ||
        is_exception(v, "namesake", onym_text_of(b->concept))) {
        return;
    }
    char message[256];
    v->path = b->path;
    v->line = b->line;
    (void)snprintf(message, sizeof message, "%.60s has the same native name: one person?",
                   a->concept);
    fault(v, message);
}

size_t verify_finish(verifier *v)
{
    if (v->count > 1) {
        qsort(v->seen, v->count, sizeof *v->seen, compare);
    }
    for (size_t i = 1; i < v->count; i++) {
        for (size_t j = i; j-- > 0 && strcmp(v->seen[j].en, v->seen[i].en) == 0;) {
            check_pair(v, &v->seen[j], &v->seen[i]);
        }
    }
    if (v->count > 1) {
        qsort(v->seen, v->count, sizeof *v->seen, compare_native);
    }
    for (size_t i = 1; i < v->count; i++) {
        check_namesakes(v, &v->seen[i - 1], &v->seen[i]);
    }
    return v->faults;
}

int verifier_new(verifier **out, const char *dict_dir, onym_remark_fn *remark, void *context,
                 bool notes, onym_error *error)
{
    *out = NULL;
    verifier *v = calloc(1, sizeof *v);
    if (v == NULL || (v->exceptions = list_new()) == NULL) {
        free(v);
        return error_memory(error);
    }
    v->remark = remark;
    v->context = context;
    v->notes = notes;
    int status = read_exceptions(v, dict_dir, error);
    if (status != ONYM_OK) {
        verifier_free(v);
        return status;
    }
    *out = v;
    return ONYM_OK;
}

void verifier_free(verifier *v)
{
    if (v != NULL) {
        onym_list_free(v->exceptions);
        arena_free(&v->arena);
        buffer_free(&v->last);
        free(v->seen);
        free(v);
    }
}
