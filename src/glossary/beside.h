/* Files written beside the one that they replace, so that a failure leaves the old one as it was.
 */
#ifndef ONYM_GLOSSARY_BESIDE_H
#define ONYM_GLOSSARY_BESIDE_H

#include "onym.h"

/* The file behind the links of PATH, which may not exist yet; the caller frees it.  NULL and
 * *STATUS, ONYM_EOUTPUT or ONYM_ENOMEM, when it is something else than a file. */
char *beside_target(const char *path, int *status, onym_error *error);

/* The name of an empty file beside TARGET that nobody else has; the caller frees it.  NULL and
 * *STATUS when there can be none. */
char *beside_make(const char *target, int *status, onym_error *error);

/* Makes the file TEMPORARY durable and puts it in TARGET's place.  ONYM_EOUTPUT. */
int beside_move(const char *temporary, const char *target, onym_error *error);

#endif
