/* Files written beside the one that they replace, so that a failure leaves the old one as it was.
 */
#include "glossary/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

char *beside_target(const char *path, int *status, onym_error *error)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    if (exists && !S_ISREG(old.st_mode)) {
        *status = error_set(error, ONYM_EOUTPUT, "output: is not a regular file (%.800s)", path);
        return NULL;
    }
    char *target = exists || lstat(path, &old) == 0 ? realpath(path, NULL) : strdup(path);
    *status = target != NULL ? ONYM_OK
              : errno == ENOMEM
                  ? error_memory(error)
                  : error_set(error, ONYM_EOUTPUT, "output: %s (%.800s)", strerror(errno), path);
    return target;
}

char *beside_make(const char *target, int *status, onym_error *error)
{
    char *temporary;
    if (asprintf(&temporary, "%s.XXXXXX", target) < 0) {
        *status = error_memory(error);
        return NULL;
    }
    *status = ONYM_OK;
    int file = mkstemp(temporary);
    if (file < 0 || fchmod(file, 0644) != 0) {
        *status = error_set(error, ONYM_EOUTPUT, "output: %s (%.800s)", strerror(errno), target);
        free(temporary);
        temporary = NULL;
    }
    if (file >= 0) {
        (void)close(file);
    }
    return temporary;
}

int beside_move(const char *temporary, const char *target, onym_error *error)
{
    int file = open(temporary, O_RDONLY | O_CLOEXEC);
    bool done = file >= 0 && fsync(file) == 0;
    if (file >= 0) {
        (void)close(file);
    }
    done = done && rename(temporary, target) == 0;
    return done ? ONYM_OK
                : error_set(error, ONYM_EOUTPUT, "output: %s (%.800s)", strerror(errno), target);
}
