/* JSON results: one object a line, with nothing in it that a terminal would obey. */
#ifndef ONYM_CLI_JSON_LINE_H
#define ONYM_CLI_JSON_LINE_H

#include <jansson.h>

#include "cli/output.h"

/* Writes OBJECT, which it frees, as one line.  ONYM_EINTERNAL, told: OBJECT is NULL, or there is no
 * memory. */
int json_line(output *out, json_t *object);

#endif
