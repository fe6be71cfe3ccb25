/* Errors: one status and one line of text. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define NAMES_MOST 800 /* bytes of a name in a message */

/* A name that was cut may have lost a part of its last character: the rest of it goes. */
static void drop_halves(char *message)
{
    onym_text text = onym_text_of(message);
    size_t size = 0;
    for (size_t i = 0; i < text.size;) {
        utf8_char c = utf8_at(text, i);
        memmove(message + size, message + i, c.valid ? c.size : 0);
        size += c.valid ? c.size : 0;
        i += c.size;
    }
    message[size] = '\0';
}

int error_set(onym_error *error, int status, const char *format, ...)
{
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        error->status = status;
        if (vsnprintf(error->message, sizeof error->message, format, arguments) > NAMES_MOST) {
            drop_halves(error->message);
        }
        va_end(arguments);
    }
    return status;
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
