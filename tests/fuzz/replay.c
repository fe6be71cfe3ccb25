/* Runs a fuzz target over the files of directories, and over their beginnings, without a fuzzer. */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz.h"

#define CUTS 40

static void replay(const uint8_t *data, size_t size)
{
    size_t step = size / CUTS + 1;
    for (size_t cut = 0; cut < size; cut += step) {
        /* A copy of its own, so that a sanitizer sees the end. */
        uint8_t *part = malloc(cut + 1);
        HOLDS(part != NULL);
        memcpy(part, data, cut);
        (void)LLVMFuzzerTestOneInput(part, cut);
        free(part);
    }
    (void)LLVMFuzzerTestOneInput(data, size);
}

static int replay_directory(const char *path)
{
    int count = 0;
    DIR *directory = opendir(path);
    for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
        char name[4096];
        struct stat status;
        onym_string content;
        (void)snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (stat(name, &status) == 0 && S_ISREG(status.st_mode)) {
            HOLDS(onym_file_read(&content, name, 0, NULL) == ONYM_OK);
            replay((const uint8_t *)content.data, content.size);
            onym_string_free(&content);
            count++;
        }
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    return count;
}

int main(int count, char **arguments)
{
    int files = 0;
    for (int i = 1; i < count; i++) {
        files += replay_directory(arguments[i]);
    }
    printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
