/* Importing: what the readers of all formats share. */
#ifndef ONYM_GLOSSARY_IMPORT_H
#define ONYM_GLOSSARY_IMPORT_H

#include "glossary/bulk.h"
#include "glossary/rows.h"
#include "glossary/writer.h"

/* Fields of a line that are read: the widest format has 36 columns. */
#define IMPORT_FIELDS ((size_t)48)

/* One import on its way. */
typedef struct import {
    const onym_import_options *options;
    onym_import_report report;
    sqlite3 *db;
    const char *directory; /* for temporary files */
    rows rows;
    bulk bulk;
    bool bulk_is_open;
    writer writer;
    system_set systems;
    bool writer_is_open;
    arena arena;          /* of the concept being written */
    uint64_t ticks, done; /* lines seen; bytes of the files before this one */
    uint64_t total;
    buffer name, gloss, text;
} import;

/* Reads one file, which is open, to its end. */
typedef int import_fn(import *im, onym_error *error);

/* Refuses LINE for REASON; the reader goes on. */
void import_fault(import *im, size_t line, const char *reason);

/* Counts a line, and tells the progress now and then. */
int import_tick(import *im, onym_error *error);

/* The bulk writer, opened when it is needed. */
int import_bulk(import *im, onym_error *error);

/* Writes the concept of LINE, the columns of docs/formats/names.md joined by tabs, in place of one
 * of the same id.  A fault is reported for line NUMBER. */
int import_record(import *im, onym_text line, size_t number, onym_error *error);

/* The language of a form by its script: en, ru, uk, ko, ko-Hani; NULL for others. */
const char *import_language(onym_text text);

import_fn import_tsv, import_csv, import_omegat, import_tbx, import_geonames,
    import_geonames_alternate, import_gns, import_opensanctions;

/* Whether a file that begins with START is in the format. */
typedef bool import_sniff_fn(onym_text start);
import_sniff_fn import_is_tsv, import_is_csv, import_is_omegat, import_is_tbx, import_is_geonames,
    import_is_geonames_alternate, import_is_gns, import_is_opensanctions;

/* The first line of START. */
onym_text import_first_line(onym_text start);

#endif
