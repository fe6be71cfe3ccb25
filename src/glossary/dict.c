/* The dictionary's directories: the files of one kind, in order. */
#include "glossary/dict.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/list.h"

int dict_list(onym_list **out, const char *dir, const char *suffix, onym_error *error)
{
    *out = list_new();
    DIR *stream = opendir(dir);
    if (*out == NULL || stream == NULL) {
        int status = *out == NULL || errno == ENOMEM
                         ? error_memory(error)
                         : error_set(error, ONYM_EINPUT, "input: %s (%s)", strerror(errno), dir);
        if (stream != NULL) {
            (void)closedir(stream);
        }
        onym_list_free(*out);
        *out = NULL;
        return status;
    }
    const struct dirent *entry;
    bool fits = true;
    while ((entry = readdir(stream)) != NULL && fits) {
        size_t size = strlen(entry->d_name), tail = strlen(suffix);
        if (size > tail && strcmp(entry->d_name + size - tail, suffix) == 0) {
            fits = list_add(*out, (onym_text){entry->d_name, size});
        }
    }
    (void)closedir(stream);
    list_sort(*out);
    return fits ? ONYM_OK : error_memory(error);
}

char *dict_path(const char *dir, const char *sub, const char *name)
{
    char *path;
    return asprintf(&path, "%s/%s/%s", dir, sub, name) >= 0 ? path : NULL;
}
