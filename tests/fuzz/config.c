/* A project's settings: whatever the bytes, a style is chosen or the line is told. */
#include "files.h"
#include "program.h"
#include "cli/project.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char data_dir[] = FUZZ_DATA;
    static cli c;
    enter_directory();
    (void)mkdir(".onym", 0700);
    put_file(".onym/config", data, size);
    c = (cli){.data_dir = data_dir, .style = "ap"};
    int status = project_find(&c, NULL);
    HOLDS(status == ONYM_OK || status == ONYM_EUSAGE || status == ONYM_EINPUT);
    HOLDS(strspn(c.style, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(c.style));
    HOLDS(*c.style != '\0' && strlen(c.style) < sizeof c.project_style);
    HOLDS(c.project_glossary == NULL);
    return 0;
}
