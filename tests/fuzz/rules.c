/* A file of a system, whatever its bytes, is refused with a message or works within its limits. */
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"

static void apply(const onym_system *system)
{
    static const char *const texts[] = {"Пхеньян, Владивосток", "평양에서 독립문", "aaaaaaaa",
                                        "\xff\x00x"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        onym_string out;
        onym_text text = onym_text_of(texts[i]);
        int status = onym_system_apply(&out, NULL, system, text, NULL, NULL);
        HOLDS(status == ONYM_OK || status == ONYM_EINPUT);
        onym_string_free(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    onym_system *system;
    onym_error error = {0};
    int fd = memfd_create("fuzz.rules", MFD_CLOEXEC);
    HOLDS(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int status = onym_system_open(&system, FUZZ_DATA, path, &error);
    (void)close(fd);
    if (status == ONYM_OK) {
        HOLDS(onym_system_describe(system)->id != NULL);
        apply(system);
    } else {
        HOLDS(status == ONYM_EINPUT || status == ONYM_EUSAGE);
        HOLDS(system == NULL && error.message[0] != '\0');
    }
    onym_system_free(system);
    return 0;
}
