/* Exporting: where an export goes, and the writers of the formats. */
#ifndef ONYM_GLOSSARY_EXPORT_H
#define ONYM_GLOSSARY_EXPORT_H

#include "base/buffer.h"

/* What an export sorts by: where it may write, and how much it keeps in memory, in bytes. */
#define EXPORT_SORT_DIRECTORY "/var/tmp"
#define EXPORT_SORT_BYTES     ((size_t)8 << 20)

/* An export on its way. */
typedef struct export
{
    const onym_glossary *glossary;
    onym_write_fn *write;
    void *context;
    buffer out; /* not yet written */
    onym_error *error;
}
export;

/* Writes OUT to its end when it has grown, or in any case when ALL. */
int export_flush(export *e, bool all);

/* A format that writes concept by concept: what comes first, each concept, what comes last. */
typedef int export_fn(export *e);
export_fn export_tsv, export_csv, export_tbx, export_omegat, export_hunspell, export_hunspell_aff,
    export_vale, export_codespell;

/* Whether T is a form to write, and whether it is one to avoid. */
bool export_is_right(const onym_term *t);
bool export_is_wrong(const onym_term *t);

/* The preferred English form of ENTRY; NULL when it has none. */
const char *export_preferred(const onym_entry *entry);

/* Appends TEXT, its ASCII capitals as small letters when FOLD. */
void export_put_folded(buffer *out, onym_text text, bool fold);

#endif
