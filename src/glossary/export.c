/* Exporting: glossaries for other programs, concept by concept. */
#include "glossary/export.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "glossary/entry_line.h"
#include "text/script.h"

#define FLUSH_BYTES ((size_t)64 * 1024)

static const struct {
    const char *name;
    export_fn *write;
} formats[] = {
    {"tsv", export_tsv},           {"csv", export_csv},
    {"tbx", export_tbx},           {"omegat", export_omegat},
    {"hunspell", export_hunspell}, {"hunspell-aff", export_hunspell_aff},
    {"vale", export_vale},         {"codespell", export_codespell},
};

int export_flush(export *e, bool all)
{
    if (e->out.failed) {
        return error_memory(e->error);
    }
    if (e->out.size == 0 || (!all && e->out.size < FLUSH_BYTES)) {
        return ONYM_OK;
    }
    bool failed = e->write(e->context, e->out.data, e->out.size) != 0;
    buffer_clear(&e->out);
    return failed ? error_set(e->error, ONYM_EOUTPUT, "output: the export cannot be written")
                  : ONYM_OK;
}

bool export_is_right(const onym_term *t)
{
    return entry_is_listed(t) && (t->status == ONYM_PREFERRED || t->status == ONYM_ADMITTED);
}

bool export_is_wrong(const onym_term *t)
{
    return entry_is_listed(t) && !export_is_right(t);
}

const char *export_preferred(const onym_entry *entry)
{
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (strcmp(t->lang, "en") == 0 && t->status == ONYM_PREFERRED &&
            t->role == ONYM_ROLE_NAME) {
            return t->text;
        }
    }
    return NULL;
}

/* ---- TSV and CSV ---- */

/* One row: the columns of a concept, written by PUT. */
typedef struct table {
    export *export;
    entry_columns columns;
    void (*put)(buffer *out, const entry_columns *columns);
} table;

static int add_row(void *context, const onym_entry *entry)
{
    table *t = context;
    const char *fault = entry_columns_fill(&t->columns, entry);
    if (fault != NULL) {
        return error_set(t->export->error, ONYM_EINPUT, "export: %s (%.200s)", fault,
                         entry->concept);
    }
    t->put(&t->export->out, &t->columns);
    return export_flush(t->export, false);
}

static int export_table(export *e, void (*put)(buffer *, const entry_columns *))
{
    table t = {.export = e, .put = put};
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        buffer_puts(&t.columns.column[i], column_names[i]);
    }
    put(&e->out, &t.columns);
    int status = onym_glossary_each(e->glossary, ONYM_LIST_IMPORTED, add_row, &t, e->error);
    entry_columns_free(&t.columns);
    return status;
}

static void put_tsv(buffer *out, const entry_columns *columns)
{
    entry_columns_join(out, columns);
    buffer_putc(out, '\n');
}

int export_tsv(export *e)
{
    return export_table(e, put_tsv);
}

/* A cell, quoted when it must be.  What a spreadsheet would run gets an apostrophe, and so does
 * what looks as if it had been given one. */
static void put_cell(buffer *out, onym_text cell)
{
    bool live = cell.size > 0 && strchr("=+-@", cell.data[0]) != NULL;
    bool guarded = cell.size > 1 && cell.data[0] == '\'' && strchr("=+-@'", cell.data[1]) != NULL;
    bool quoted = false;
    for (size_t i = 0; i < cell.size && !quoted; i++) {
        quoted = strchr(",\"\r\n", cell.data[i]) != NULL;
    }
    buffer_puts(out, quoted ? "\"" : "");
    buffer_puts(out, live || guarded ? "'" : "");
    for (size_t i = 0; i < cell.size; i++) {
        buffer_puts(out, cell.data[i] == '"' ? "\"" : "");
        buffer_putc(out, cell.data[i]);
    }
    buffer_puts(out, quoted ? "\"" : "");
}

static void put_csv(buffer *out, const entry_columns *columns)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        buffer_puts(out, i > 0 ? "," : "");
        put_cell(out, buffer_text(&columns->column[i]));
        out->failed = out->failed || columns->column[i].failed;
    }
    buffer_puts(out, "\r\n");
}

int export_csv(export *e)
{
    return export_table(e, put_csv);
}

/* ---- OmegaT ---- */

/* TEXT without what would break the line. */
static void put_plain(buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        buffer_putc(out, strchr("\t\r\n", *text) != NULL ? ' ' : *text);
    }
}

/* Whether TEXT has a letter that is not Latin: "KBS" as Korean is nothing to translate. */
static bool is_native(const char *text)
{
    onym_text t = onym_text_of(text);
    bool native = false;
    for (size_t at = 0; at < t.size && !native; at += utf8_at(t, at).size) {
        script s = script_of(utf8_at(t, at).code_point);
        native = s != SCRIPT_NONE && s != SCRIPT_LATIN;
    }
    return native;
}

static int add_pairs(void *context, const onym_entry *entry)
{
    export *e = context;
    const char *english = export_preferred(entry);
    for (size_t i = 0; english != NULL && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        bool native =
            strcmp(t->lang, "en") != 0 && t->status == ONYM_PREFERRED && t->role == ONYM_ROLE_NAME;
        if (native && is_native(t->text)) {
            put_plain(&e->out, t->text);
            buffer_putc(&e->out, '\t');
            put_plain(&e->out, english);
            buffer_putc(&e->out, '\t');
            put_plain(&e->out, entry->note);
            buffer_putc(&e->out, '\n');
        }
    }
    return export_flush(e, false);
}

int export_omegat(export *e)
{
    return onym_glossary_each(e->glossary, ONYM_LIST_IMPORTED, add_pairs, e, e->error);
}

/* ---- TBX ---- */

static void put_xml(buffer *out, const char *text)
{
    static const struct {
        char c;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
    for (; *text != '\0'; text++) {
        const char *entity = NULL;
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
            entity = *text == entities[i].c ? entities[i].entity : entity;
        }
        if (entity != NULL) {
            buffer_puts(out, entity);
        } else if ((unsigned char)*text >= 0x20) {
            buffer_putc(out, *text);
        }
    }
}

/* "<ELEMENT ATTRIBUTE>KEYTEXT</ELEMENT>" on a line, unless TEXT is empty. */
static void put_element(buffer *out, const char *open, const char *key, const char *text,
                        const char *close)
{
    if (*text != '\0') {
        buffer_puts(out, open);
        buffer_puts(out, key);
        put_xml(out, text);
        buffer_puts(out, close);
        buffer_putc(out, '\n');
    }
}

static const char *const standings[] = {"preferredTerm-admn-sts", "admittedTerm-admn-sts",
                                        "deprecatedTerm-admn-sts", "supersededTerm-admn-sts",
                                        "deprecatedTerm-admn-sts"};

static void put_term(buffer *out, const onym_term *t)
{
    buffer_puts(out, "<termSec>\n");
    put_element(out, "<term>", "", t->text, "</term>");
    put_element(out, "<termNote type=\"administrativeStatus\">", "", standings[t->status],
                "</termNote>");
    put_element(out, "<note>", "", t->status == ONYM_MISSPELLING ? "misspelling" : "", "</note>");
    put_element(out, "<note>", "role: ", entry_role_word(t->role), "</note>");
    put_element(out, "<note>", "since: ", t->since, "</note>");
    put_element(out, "<note>", "system: ", entry_systems(t), "</note>");
    buffer_puts(out, "</termSec>\n");
}

static bool is_first_of_language(const onym_entry *entry, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (entry_is_written(&entry->terms[i]) &&
            strcmp(entry->terms[i].lang, entry->terms[at].lang) == 0) {
            return false;
        }
    }
    return entry_is_written(&entry->terms[at]);
}

static void put_language(buffer *out, const onym_entry *entry, const char *lang)
{
    put_element(out, "<langSec xml:lang=\"", "", lang, "\">");
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (entry_is_written(t) && strcmp(t->lang, lang) == 0) {
            put_term(out, t);
        }
    }
    buffer_puts(out, "</langSec>\n");
}

static int add_concept(void *context, const onym_entry *entry)
{
    export *e = context;
    put_element(&e->out, "<conceptEntry id=\"", "", entry->concept, "\">");
    put_element(&e->out, "<descrip type=\"subjectField\">", "", entry->kind, "</descrip>");
    put_element(&e->out, "<descrip type=\"definition\">", "", entry->note, "</descrip>");
    put_element(&e->out, "<admin type=\"source\">", "", entry->source, "</admin>");
    put_element(&e->out, "<note>", "basis: ", entry->basis, "</note>");
    put_element(&e->out, "<note>", "dates: ", entry->dates, "</note>");
    for (size_t i = 0; i < entry->term_count; i++) {
        if (is_first_of_language(entry, i)) {
            put_language(&e->out, entry, entry->terms[i].lang);
        }
    }
    buffer_puts(&e->out, "</conceptEntry>\n");
    return export_flush(e, false);
}

int export_tbx(export *e)
{
    buffer_puts(&e->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\""
                         " xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
                         "<tbxHeader><fileDesc><sourceDesc><p>onym " ONYM_VERSION
                         "</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n");
    int status = onym_glossary_each(e->glossary, ONYM_LIST_IMPORTED, add_concept, e, e->error);
    buffer_puts(&e->out, "</body></text>\n</tbx>\n");
    return status;
}

/* ---- the whole ---- */

int onym_glossary_export(const onym_glossary *glossary, const char *format, onym_write_fn *write,
                         void *context, onym_error *error)
{
    export e = {.glossary = glossary, .write = write, .context = context, .error = error};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(format, formats[i].name) == 0) {
            unsigned failures = memory_failures();
            int status = formats[i].write(&e);
            status = status == ONYM_OK ? export_flush(&e, true) : status;
            buffer_free(&e.out);
            return status == ONYM_OK && memory_failures() != failures ? error_memory(error)
                                                                      : status;
        }
    }
    return error_set(error, ONYM_EUSAGE, "usage: no such format; there are %s (%.100s)",
                     onym_glossary_formats(true), format);
}
