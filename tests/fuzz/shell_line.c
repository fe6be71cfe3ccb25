/* Lines of the shell: each is answered or told to be wrong, and nothing live comes out. */
#include <fcntl.h>

#include "files.h"
#include "program.h"
#include "cli/shell.h"

static shell *opened;
static output out;

static void begin(void)
{
    static const char *const glossaries[] = {FUZZ_GLOSSARY};
    onym_error error = {0, ""};
    if (opened == NULL) {
        enter_directory();
        HOLDS(setenv("PAGER", "", 1) == 0 && setenv("ONYM_PAGER", "", 1) == 0);
        output_open(&out, open("shell.out", O_RDWR | O_CREAT | O_CLOEXEC, 0600), COLOUR_NEVER);
        shell_options options = {.out = &out,
                                 .glossaries = glossaries,
                                 .glossary_count = 1,
                                 .data_dir = FUZZ_DATA,
                                 .style = "ap"};
        HOLDS(shell_new(&opened, &options, &error) == ONYM_OK);
    }
}

/* Lines that name other directories, write files or run an editor are not for a machine that is in
 * use. */
static bool is_harmless(onym_text line)
{
    return memchr(line.data, '/', line.size) == NULL && memchr(line.data, '~', line.size) == NULL &&
           memmem(line.data, line.size, "edit", 4) == NULL &&
           memmem(line.data, line.size, "output", 6) == NULL &&
           memmem(line.data, line.size, "..", 2) == NULL;
}

static void check_output(void)
{
    char bytes[65536];
    (void)output_flush(&out, NULL);
    ssize_t size = pread(out.descriptor, bytes, sizeof bytes, 0);
    HOLDS(size >= 0 && !has_live_control((onym_text){bytes, (size_t)size}, true));
    HOLDS(ftruncate(out.descriptor, 0) == 0 && lseek(out.descriptor, 0, SEEK_SET) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text rest = {(const char *)data, size}, line;
    begin();
    while (rest.data != NULL) {
        const char *end = rest.size > 0 ? memchr(rest.data, '\n', rest.size) : NULL;
        line = (onym_text){rest.data, end != NULL ? (size_t)(end - rest.data) : rest.size};
        rest = end != NULL ? (onym_text){end + 1, rest.size - line.size - 1} : (onym_text){NULL, 0};
        if (line.size > 0 && is_harmless(line)) {
            int status = shell_line(opened, line.data, line.size);
            HOLDS(status >= ONYM_OK && status <= ONYM_EOUTPUT);
            completions found;
            shell_complete(opened, line, &found);
            completions_free(&found);
        }
    }
    if (shell_is_over(opened)) {
        shell_free(opened);
        opened = NULL;
        (void)close(out.descriptor);
    } else {
        check_output();
    }
    return 0;
}
