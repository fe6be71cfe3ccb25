/* Every concept in order: for lists and exports. */
#include <stdlib.h>

#include "base/error.h"
#include "glossary/glossary.h"

typedef struct walk {
    reader *reader;
    onym_entry_fn *each;
    void *context;
    onym_error *error;
} walk;

static int visit(void *context, const char *concept)
{
    walk *w = context;
    arena a = {NULL, false};
    onym_entry *entry;
    int status = reader_entry(&entry, w->reader, &a, concept, w->error);
    if (status == ONYM_OK && entry != NULL) {
        status = w->each(w->context, entry);
    }
    arena_free(&a);
    return status;
}

int onym_glossary_each(const onym_glossary *glossary, unsigned flags, onym_entry_fn *each,
                       void *context, onym_error *error)
{
    walk w = {NULL, each, context, error};
    int status = glossary_reader(&w.reader, glossary, error);
    if (status == ONYM_OK) {
        status = reader_concepts(w.reader, (flags & ONYM_LIST_IMPORTED) != 0, visit, &w, error);
        reader_end(w.reader);
    }
    reader_close(w.reader);
    return status;
}
