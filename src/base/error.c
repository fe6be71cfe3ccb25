/* Errors: one status and one line of text. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

int error_set(onym_error *error, int status, const char *format, ...)
{
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        error->status = status;
        (void)vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
    }
    return status;
}

int error_memory(onym_error *error)
{
    memory_failed();
    return error_set(error, ONYM_EINTERNAL, "internal: out of memory");
}

static _Thread_local unsigned failures;

void memory_failed(void)
{
    failures++;
}

unsigned memory_failures(void)
{
    return failures;
}
