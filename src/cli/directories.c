/* Directories of the user's own files. */
#include "cli/directories.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int fail(onym_error *error, const char *path)
{
    error->status = ONYM_EOUTPUT;
    (void)snprintf(error->message, sizeof error->message, "output: cannot make: %s (%.800s)",
                   strerror(errno), path);
    return ONYM_EOUTPUT;
}

int make_directories(const char *path, onym_error *error)
{
    char *copy = strdup(path);
    if (copy == NULL) {
        return fail(error, path);
    }
    int status = ONYM_OK;
    char *slash = copy[0] != '\0' ? strchr(copy + 1, '/') : NULL;
    for (; slash != NULL && status == ONYM_OK; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST) {
            status = fail(error, copy);
        }
        *slash = '/';
    }
    free(copy);
    return status;
}
