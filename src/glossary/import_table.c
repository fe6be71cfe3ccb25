/* Importing tables: our own columns as TSV and CSV. */
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "glossary/entry_line.h"
#include "glossary/import.h"

/* ---- TSV ---- */

int import_tsv(import *im, onym_error *error)
{
    onym_text line;
    const char *fault;
    bool more = true;
    int status;
    while ((status = rows_line(&line, &fault, &more, &im->rows, error)) == ONYM_OK && more) {
        size_t number = im->rows.line;
        if (fault != NULL) {
            import_fault(im, number, fault);
        } else if (number == 1 && !record_is_header(line)) {
            import_fault(im, 1, "the header line is missing or differs");
        } else if (number > 1 && line.size > 0) {
            status = import_record(im, line, number, error);
        }
        status = status == ONYM_OK ? import_tick(im, error) : status;
        if (status != ONYM_OK) {
            break;
        }
    }
    return status;
}

bool import_is_tsv(onym_text start)
{
    return record_is_header(import_first_line(start));
}

/* ---- CSV ---- */

/* Where each of our columns stands in the file; COLUMN_COUNT: nowhere. */
typedef struct csv_header {
    size_t at[COLUMN_COUNT];
    size_t columns;
} csv_header;

static const char *read_header(csv_header *h, const onym_text *fields, size_t count)
{
    h->columns = count;
    size_t known = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        h->at[i] = count;
        for (size_t j = 0; j < count; j++) {
            if (text_equals(fields[j], column_names[i])) {
                h->at[i] = j;
            }
        }
        known += h->at[i] < count;
    }
    if (h->at[COLUMN_EN] == count) {
        return "the header has no column en";
    }
    return known == count ? NULL : "the header has an unknown or repeated column";
}

/* A cell that a spreadsheet would have run has an apostrophe before it. */
static onym_text unguard(onym_text cell)
{
    bool guarded = cell.size > 1 && cell.data[0] == '\'' && strchr("=+-@'", cell.data[1]) != NULL &&
                   cell.data[1] != '\0';
    return guarded ? (onym_text){cell.data + 1, cell.size - 1} : cell;
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/* Puts a cell on one line: a line break or tab is, with the blanks beside it, one blank between
 * words. */
static void put_cell(buffer *out, onym_text cell)
{
    for (size_t i = 0, end; i < cell.size; i = end) {
        bool breaks = false;
        for (end = i; end < cell.size && (is_break(cell.data[end]) || cell.data[end] == ' ');
             end++) {
            breaks = breaks || is_break(cell.data[end]);
        }
        if (end == i) {
            buffer_putc(out, cell.data[end++]);
        } else if (!breaks) {
            buffer_append(out, cell.data + i, end - i);
        } else if (i > 0 && end < cell.size) {
            buffer_putc(out, ' ');
        }
    }
}

/* Puts the cells in the order of our columns; an id and a source are made when they are missing. */
static void put_cells(buffer *out, const csv_header *h, const onym_text *fields)
{
    buffer_clear(out);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        bool there = h->at[i] < h->columns;
        onym_text cell = there ? unguard(fields[h->at[i]]) : (onym_text){"", 0};
        buffer_puts(out, i > 0 ? "\t" : "");
        if (i == COLUMN_CONCEPT && cell.size == 0) {
            entry_put_id(out, "term", fields[h->at[COLUMN_EN]].data);
        } else if (i == COLUMN_SOURCE && cell.size == 0) {
            buffer_puts(out, "user");
        } else {
            put_cell(out, cell);
        }
    }
}

static int take_csv(import *im, const csv_header *h, const onym_text *fields, size_t count,
                    size_t line, onym_error *error)
{
    if (count != h->columns) {
        import_fault(im, line, "another number of columns than the header");
        return ONYM_OK;
    }
    put_cells(&im->text, h, fields);
    return import_record(im, buffer_text(&im->text), line, error);
}

int import_csv(import *im, onym_error *error)
{
    onym_text fields[IMPORT_FIELDS];
    size_t count, line;
    const char *fault;
    bool more = true;
    csv_header h = {.columns = 0};
    int status;
    while ((status = rows_csv(fields, &count, IMPORT_FIELDS, &line, &fault, &more, &im->rows,
                              error)) == ONYM_OK &&
           more) {
        bool blank = count == 1 && fields[0].size == 0;
        if (fault == NULL && h.columns == 0) {
            fault = read_header(&h, fields, count);
            if (fault != NULL) {
                import_fault(im, line, fault);
                return ONYM_OK;
            }
        } else if (fault != NULL) {
            import_fault(im, line, fault);
        } else if (!blank) {
            status = take_csv(im, &h, fields, count, line, error);
        }
        status = status == ONYM_OK ? import_tick(im, error) : status;
        if (status != ONYM_OK) {
            break;
        }
    }
    return status;
}

bool import_is_csv(onym_text start)
{
    onym_text cell, rest = import_first_line(start);
    bool en = false, known = memchr(rest.data, '\t', rest.size) == NULL;
    while (known && text_split(&cell, &rest, ',')) {
        bool quoted = cell.size > 1 && cell.data[0] == '"' && cell.data[cell.size - 1] == '"';
        cell = quoted ? (onym_text){cell.data + 1, cell.size - 2} : cell;
        known = false;
        for (size_t i = 0; i < COLUMN_COUNT; i++) {
            known = known || text_equals(cell, column_names[i]);
        }
        en = en || text_equals(cell, "en");
    }
    return known && en;
}
