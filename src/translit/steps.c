/* The table of steps that system files may name. */
#include "translit/step.h"

#include <string.h>

#include "translit/korean.h"

/* One line a step, in order of name; "rules" and "case" belong to the engine and have no line. */
static const step steps[] = {
    {"ko-compose", ko_compose, 0},
    {"ko-finish", ko_finish, 0},
    {"ko-hanja", ko_hanja, 0},
    {"ko-letters", ko_letters, 0},
    {"ko-names", ko_names, STEP_PHRASE_NAMES},
    {"ko-phrase", ko_phrase, STEP_PHRASE | STEP_COLONS},
    {"ko-pronounce", ko_pronounce, 0},
    {"ko-units", ko_units, STEP_PHRASE_NAMES | STEP_DIGITS},
    {NULL, NULL, 0},
};

const step *step_find(const char *name, size_t size)
{
    for (const step *s = steps; s->name != NULL; s++) {
        if (strlen(s->name) == size && memcmp(s->name, name, size) == 0) {
            return s;
        }
    }
    return NULL;
}
