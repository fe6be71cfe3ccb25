/* Memory of the program: large pages for its heap, and an allocator for ICU, which crashes in many
 * places when there is no memory, that ends the program instead.  The library does neither, since
 * its callers may not want it. */
#include "cli/memory.h"

#include <stdint.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif
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

#if defined __GLIBC__ && defined MADV_HUGEPAGE

#define LARGE_PAGE ((uintptr_t)2 << 20)
#define HEAP_STEP  (8 * LARGE_PAGE) /* what the heap grows by, beyond what is asked for */

void memory_use_large_pages(void)
{
    static void *untouched; /* held until the end, so that no one uses it in small pages */
    uintptr_t end = (uintptr_t)sbrk(0), start = (end + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    if (mallopt(M_TOP_PAD, (int)HEAP_STEP) == 0 || mallopt(M_MMAP_THRESHOLD, (int)HEAP_STEP) == 0) {
        return;
    }
    /* The heap ends short of START then, and has room for HEAP_STEP. */
    untouched = malloc(start - end);
    uintptr_t size = (uintptr_t)sbrk(0) - start;
    if (untouched != NULL && size <= 2 * HEAP_STEP) {
        (void)madvise((void *)start, size - size % LARGE_PAGE, MADV_HUGEPAGE);
    }
}

#else

void memory_use_large_pages(void)
{
}

#endif
