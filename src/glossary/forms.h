/* Forms: all terms of one concept, those that its record lists and those that the systems make. */
#ifndef ONYM_GLOSSARY_FORMS_H
#define ONYM_GLOSSARY_FORMS_H

#include "base/arena.h"
#include "glossary/record.h"

/* The systems that forms are made by. */
typedef struct system_set {
    onym_system **items;
    size_t count;
} system_set;

/* Opens all systems of DATA_DIR/systems.  Free with system_set_free, also after a failure. */
int system_set_open(system_set *out, const char *data_dir, onym_error *error);
void system_set_free(system_set *set);

/* The terms of one concept. */
typedef struct forms {
    arena *arena;
    onym_term *items;
    size_t count, capacity;
} forms;

/* Collects the terms of RECORD, each text and language once, the preferred English one first.
 * Memory from ARENA.  *FAULT, when a variant is faulty, says how; the call then returns
 * ONYM_EINPUT. */
int forms_collect(forms *out, arena *arena, const record *record, const system_set *systems,
                  const char **fault, onym_error *error);

/* Whether the native name of RECORD is Korean: by the country, or, for names of no country, by the
 * columns. */
bool forms_is_korean(const record *record);

/* Adds the house style STYLE to the English term TEXT, which becomes a term when it is none. */
int forms_add_style(forms *forms, const char *text, const char *style, onym_error *error);

#endif
