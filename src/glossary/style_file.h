/* Style files: dict/styles/ID.style, a head of "key: value" lines and a table of choices. */
#ifndef ONYM_GLOSSARY_STYLE_FILE_H
#define ONYM_GLOSSARY_STYLE_FILE_H

#include "base/arena.h"
#include "onym.h"

/* How a style writes the given names of Korean persons. */
typedef enum korean_names {
    KOREAN_LISTED, /* as the glossary has each person's */
    KOREAN_SPACED, /* Kim Jong Un */
    KOREAN_HYPHEN, /* Kim Jong-un */
    KOREAN_JOINED  /* Kim Jongun */
} korean_names;

/* The form that a style prints for a concept, against the glossary's preferred one. */
typedef struct style_choice {
    const char *concept, *form, *source;
} style_choice;

typedef struct style_file {
    arena arena;
    onym_style_info info;
    const char *name;                                                /* as a message says it: AP */
    const char *system_ru, *system_uk, *system_ko_kp, *system_ko_kr; /* "" when it does not say */
    korean_names names_kp, names_kr;
    style_choice *choices; /* sorted by concept */
    size_t choice_count;
} style_file;

/* Reads the style file PATH.  Free *OUT with style_file_free also after a failure.  ONYM_EINPUT:
 * unreadable or faulty (path:line). */
int style_file_read(style_file *out, const char *path, onym_error *error);
void style_file_free(style_file *file);

/* The choice for CONCEPT; NULL when the style has none of its own. */
const style_choice *style_file_choice(const style_file *file, const char *concept);

#endif
