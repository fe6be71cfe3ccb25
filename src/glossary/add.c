/* Adding: a user's own concept, into the user's own glossary. */
#include <string.h>

#include "base/error.h"
#include "glossary/entry_line.h"
#include "glossary/form_script.h"
#include "glossary/forms.h"
#include "glossary/renewal.h"
#include "glossary/writer.h"

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* The id that an addition names, or one made from its form. */
static void put_concept(buffer *out, const onym_addition *a)
{
    if (a->concept != NULL && *a->concept != '\0') {
        buffer_puts(out, a->concept);
        return;
    }
    entry_put_id(out, or_empty(a->kind), a->en);
}

/* The addition as a line of dict/names, so that one parser checks both.  Its source is the user
 * unless it names another. */
static void put_line(buffer *out, const onym_addition *a)
{
    put_concept(out, a);
    const char *source = *or_empty(a->source) != '\0' ? a->source : "user";
    const char *columns[] = {a->en,       a->ru, a->ko_kp, a->ko_kr, a->uk,   a->hani,
                             a->variants, "",    "",       source,   a->gloss};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        buffer_putc(out, '\t');
        buffer_puts(out, or_empty(columns[i]));
    }
}

/* Writes the concept in place of one of the same id. */
static int replace(writer *w, const record *r, const forms *f, onym_error *error)
{
    bool found;
    int status = writer_remove(w, r->column[COLUMN_CONCEPT], &found, error);
    status = status == ONYM_OK ? writer_add(w, r, f, error) : status;
    return status == ONYM_OK ? writer_finish(w, error) : status;
}

/* Ends the transaction that is open. */
static int write_record(sqlite3 *db, const record *r, const forms *f, onym_error *error)
{
    writer w;
    int status = writer_open(&w, db, error);
    if (status == ONYM_OK) {
        status = replace(&w, r, f, error);
        writer_close(&w);
    }
    if (status == ONYM_OK) {
        return db_run(db, "COMMIT", error);
    }
    (void)db_run(db, "ROLLBACK", NULL);
    return status;
}

/* Refuses a form in the letters of another language. */
static int check_scripts(const forms *f, onym_error *error)
{
    const char *fault;
    const onym_term *t = forms_find_script_fault(&fault, f);
    return t == NULL
               ? ONYM_OK
               : error_set(error, ONYM_EUSAGE, "usage: %s (%s: %.200s)", fault, t->lang, t->text);
}

static int collect_and_write(const char *path, const char *data_dir, const record *r, arena *a,
                             onym_error *error)
{
    forms f;
    const char *fault;
    system_set systems;
    sqlite3 *db = NULL;
    int status = system_set_open(&systems, data_dir, error);
    if (status == ONYM_OK) {
        status = forms_collect(&f, a, r, &systems, &fault, error);
        status = status == ONYM_EINPUT && fault != NULL
                     ? error_set(error, ONYM_EUSAGE, "usage: %s", fault)
                     : status;
    }
    system_set_free(&systems);
    status = status == ONYM_OK ? check_scripts(&f, error) : status;
    status = status == ONYM_OK ? renewal_wait(&db, path, true, error) : status;
    status = status == ONYM_OK ? write_record(db, r, &f, error) : status;
    db_close(db);
    return status;
}

int onym_glossary_add(const char *path, const char *data_dir, const onym_addition *addition,
                      onym_error *error)
{
    if (addition->en == NULL || *addition->en == '\0') {
        return error_set(error, ONYM_EUSAGE, "usage: an English form is needed");
    }
    buffer line = {0};
    put_line(&line, addition);
    if (line.failed) {
        buffer_free(&line);
        return error_memory(error);
    }
    record r;
    arena a = {NULL, false};
    const char *fault = record_parse(&r, buffer_text(&line));
    int status = fault != NULL
                     ? error_set(error, ONYM_EUSAGE, "usage: %s (%s)", fault, addition->en)
                     : collect_and_write(path, data_dir, &r, &a, error);
    arena_free(&a);
    buffer_free(&line);
    return status;
}
