/* What targets that need files share: a directory in memory, and whole files in it. */
#ifndef ONYM_TESTS_FUZZ_FILES_H
#define ONYM_TESTS_FUZZ_FILES_H

#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

/* Makes a directory for this process on a file system without a disk and goes there, once.  What is
 * left in it at the end takes no disk. */
static inline void enter_directory(void)
{
    static char directory[64];
    if (directory[0] == '\0') {
        (void)snprintf(directory, sizeof directory, "%s/onym-fuzz-XXXXXX",
                       access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
        HOLDS(mkdtemp(directory) != NULL && chdir(directory) == 0);
    }
}

/* Writes a file of the directory anew. */
static inline void put_file(const char *name, const uint8_t *data, size_t size)
{
    FILE *file = fopen(name, "w");
    HOLDS(file != NULL);
    HOLDS(fwrite(data, 1, size, file) == size && fclose(file) == 0);
}

#endif
