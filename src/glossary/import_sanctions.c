/* Importing lists of sanctions: the targets.simple.csv of OpenSanctions. */
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "glossary/import.h"
#include "text/normal.h"

typedef enum sanction_column {
    SANCTION_ID,
    SANCTION_SCHEMA,
    SANCTION_NAME,
    SANCTION_ALIASES,
    SANCTION_COUNTRIES,
    SANCTION_COLUMNS
} sanction_column;

static const char *const headers[SANCTION_COLUMNS] = {"id", "schema", "name", "aliases",
                                                      "countries"};

/* What a schema is to us; those that are not listed have no names that one writes of. */
static const struct {
    const char *schema, *kind;
} kinds[] = {{"Person", "person"},   {"Organization", "org"}, {"Company", "org"},
             {"LegalEntity", "org"}, {"PublicBody", "org"},   {"Vessel", "weapon"},
             {"Airplane", "weapon"}};

static const char *kind_of(onym_text schema)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_equals(schema, kinds[i].schema)) {
            return kinds[i].kind;
        }
    }
    return NULL;
}

/* The id in small letters; as capitals tell ids apart there, a few digits that follow from it stand
 * behind one that has some. */
static void put_id(buffer *out, const char *kind, onym_text id)
{
    uint32_t hash = UINT32_C(2166136261);
    bool capitals = false;
    buffer_clear(out);
    buffer_printf(out, "xx.%s.os-", kind);
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        bool capital = c >= 'A' && c <= 'Z';
        c = capital ? (char)(c - 'A' + 'a') : c;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        buffer_putc(out, plain ? c : '-');
        capitals = capitals || capital || !plain;
        hash = (hash ^ (unsigned char)id.data[i]) * UINT32_C(16777619);
    }
    if (capitals) {
        buffer_printf(out, "-%08x", (unsigned)hash);
    }
}

/* Takes the next value off a cell of values joined by semicolons; one that holds a semicolon or a
 * quotation mark is quoted as CSV is. */
static bool next_value(buffer *out, onym_text *rest)
{
    bool quoted = false;
    size_t i = 0;
    buffer_clear(out);
    for (; i < rest->size && (quoted || rest->data[i] != ';'); i++) {
        bool mark = rest->data[i] == '"';
        bool twice = mark && quoted && i + 1 < rest->size && rest->data[i + 1] == '"';
        quoted = mark && !twice ? !quoted : quoted;
        i += twice;
        if (!mark || twice) {
            buffer_putc(out, rest->data[i]);
        }
    }
    bool any = rest->size > 0;
    size_t used = i < rest->size ? i + 1 : i;
    *rest = (onym_text){rest->data + used, rest->size - used};
    return any;
}

static int add_form(import *im, onym_text form, onym_error *error)
{
    const char *lang = import_language(form);
    bool english = lang != NULL && strcmp(lang, "en") == 0;
    buffer_clear(&im->gloss);
    nfc_append(&im->gloss, text_trim(form));
    im->report.skipped += lang == NULL;
    return lang == NULL ? ONYM_OK
                        : bulk_term(&im->bulk, lang, buffer_text(&im->gloss),
                                    english ? ONYM_PREFERRED : ONYM_ADMITTED, error);
}

static int add_aliases(import *im, onym_text cell, onym_error *error)
{
    int status = ONYM_OK;
    while (status == ONYM_OK && next_value(&im->text, &cell)) {
        status = im->text.size > 0 ? add_form(im, buffer_text(&im->text), error) : ONYM_OK;
    }
    return im->text.failed ? error_memory(error) : status;
}

static int take(import *im, const size_t *at, const onym_text *f, size_t line, onym_error *error)
{
    const char *kind = kind_of(f[at[SANCTION_SCHEMA]]);
    onym_text id = f[at[SANCTION_ID]], countries = f[at[SANCTION_COUNTRIES]];
    if (id.size == 0 || id.size > 200 || f[at[SANCTION_NAME]].size == 0 ||
        f[at[SANCTION_NAME]].size > ROWS_FIELD_MAX) {
        import_fault(im, line, "a row without id or name, or with a name too long");
        return ONYM_OK;
    }
    if (kind == NULL) {
        im->report.skipped++;
        return ONYM_OK;
    }
    bool country = countries.size == 2 || (countries.size > 2 && countries.data[2] == ';');
    put_id(&im->name, kind, id);
    buffer_clear(&im->gloss);
    buffer_puts(&im->gloss, "on a list of sanctions");
    bulk_concept c = {buffer_text(&im->name), onym_text_of(kind),
                      country ? (onym_text){countries.data, 2} : onym_text_of("xx"),
                      onym_text_of("opensanctions"), buffer_text(&im->gloss)};
    int status = bulk_begin(&im->bulk, &c, error);
    status = status == ONYM_OK ? add_form(im, f[at[SANCTION_NAME]], error) : status;
    return status == ONYM_OK ? add_aliases(im, f[at[SANCTION_ALIASES]], error) : status;
}

/* Finds the columns in the header; false when one is missing. */
static bool find_columns(size_t *at, const onym_text *fields, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < SANCTION_COLUMNS; i++) {
        for (size_t j = 0; j < count; j++) {
            if (text_equals(fields[j], headers[i])) {
                at[i] = j;
                found++;
                break;
            }
        }
    }
    return found == SANCTION_COLUMNS;
}

int import_opensanctions(import *im, onym_error *error)
{
    onym_text fields[IMPORT_FIELDS];
    size_t at[SANCTION_COLUMNS] = {0}, columns = 0, count, line;
    const char *fault;
    bool more = true;
    int status = import_bulk(im, error);
    while (status == ONYM_OK &&
           (status = rows_csv(fields, &count, IMPORT_FIELDS, &line, &fault, &more, &im->rows,
                              error)) == ONYM_OK &&
           more) {
        if (fault == NULL && columns == 0 && !find_columns(at, fields, count)) {
            return error_set(error, ONYM_EINPUT, "format: no header of OpenSanctions (%.800s)",
                             im->rows.path);
        }
        if (fault == NULL && columns > 0 && count != columns) {
            fault = "another number of columns than the header";
        }
        if (fault != NULL) {
            import_fault(im, line, fault);
        } else if (columns > 0) {
            status = take(im, at, fields, line, error);
        } else {
            columns = count;
        }
        status = status == ONYM_OK ? import_tick(im, error) : status;
    }
    return status;
}

bool import_is_opensanctions(onym_text start)
{
    onym_text line = import_first_line(start);
    bool plain = line.size > 15 && memcmp(line.data, "id,schema,name,", 15) == 0;
    return plain || (line.size > 21 && memcmp(line.data, "\"id\",\"schema\",\"name\",", 21) == 0);
}
