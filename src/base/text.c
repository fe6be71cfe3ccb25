/* The string types of the public interface. */
#include <stdlib.h>
#include <string.h>

#include "onym.h"

onym_text onym_text_of(const char *nul_terminated)
{
    return (onym_text){nul_terminated, nul_terminated != NULL ? strlen(nul_terminated) : 0};
}

void onym_string_free(onym_string *string)
{
    if (string != NULL) {
        free(string->data);
        *string = (onym_string){NULL, 0};
    }
}
