/* The table of steps that system files may name. */
#include "translit/step.h"

#include <string.h>

/* One line a step, in order of name; "rules" and "case" belong to the engine and have no line. */
static const step steps[] = {
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
