/* Memory of ICU, which crashes in many places when there is none: the program gives it an allocator
 * that ends the program instead.  The library does not, since its callers may not want to end. */
#include "cli/memory.h"

#include <stdlib.h>
#include <unicode/uclean.h>
#include <unistd.h>

#include "onym.h"

/* Ends the program, when MEMORY is NULL, without calling anything that might need memory. */
static void *or_end(void *memory, size_t size)
{
    static const char message[] = "onym: internal: out of memory (ICU)\n";
    if (memory == NULL && size > 0) {
        (void)!write(STDERR_FILENO, message, sizeof message - 1);
        _exit(ONYM_EINTERNAL);
    }
    return memory;
}

static void *U_CALLCONV allocate(const void *context, size_t size)
{
    (void)context;
    return or_end(malloc(size), size);
}

static void *U_CALLCONV reallocate(const void *context, void *memory, size_t size)
{
    (void)context;
    return or_end(realloc(memory, size), size);
}

static void U_CALLCONV release(const void *context, void *memory)
{
    (void)context;
    free(memory);
}

void memory_guard(void)
{
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, allocate, reallocate, release, &status);
}
