/* One entry of a TBX file: what its elements say, gathered until it ends. */
#ifndef ONYM_GLOSSARY_TBX_ENTRY_H
#define ONYM_GLOSSARY_TBX_ENTRY_H

#include "base/arena.h"
#include "glossary/import.h"

/* Of all zeros before the first entry.  Memory that failed shows in the arena. */
typedef struct tbx_entry {
    arena arena;
    onym_entry entry;
    onym_term *terms;
    size_t term_count;
    const char *lang;  /* of the section that is open; NULL: not one of ours */
    bool in_section;   /* what is said belongs to a term */
    const char *fault; /* why it is not imported; NULL: nothing */
    size_t line;
} tbx_entry;

/* Begins the entry with the attribute ID (may be NULL) at LINE. */
void tbx_entry_begin(tbx_entry *e, const char *id, size_t line);

/* What follows is in the language that TAG (may be NULL) names. */
void tbx_entry_language(tbx_entry *e, const char *tag);

/* Adds a term of that language; TEXT is in the arena.  False when it is none of ours. */
bool tbx_entry_term(tbx_entry *e, const char *text);

/* Gives the last term the status that VALUE names. */
void tbx_entry_status(tbx_entry *e, const char *value);

/* Takes what TBX-Basic has no category for: "basis: exonym", "role: family"; in the arena. */
void tbx_entry_note(tbx_entry *e, const char *note);

/* Puts the entry into the columns and imports them. */
int tbx_entry_import(tbx_entry *e, import *im, onym_error *error);

#endif
