/* Errors: one status and one line of text, "<class>: <what> (<where>)". */
#ifndef ONYM_BASE_ERROR_H
#define ONYM_BASE_ERROR_H

#include "onym.h"

/* Fills ERROR (may be NULL) with STATUS and the formatted message, and returns STATUS. */
int error_set(onym_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Counts an allocation of this thread that failed; memory_failures tells how many did.  Who calls
 * much that has no way to say so compares the number before and after. */
void memory_failed(void);
unsigned memory_failures(void);

/* "internal: out of memory" with ONYM_EINTERNAL, which it returns: never ONYM_OK. */
static inline int error_memory(onym_error *error)
{
    memory_failed();
    (void)error_set(error, ONYM_EINTERNAL, "internal: out of memory");
    return ONYM_EINTERNAL;
}

#endif
