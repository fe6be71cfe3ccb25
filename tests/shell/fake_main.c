/* The shell on the stand-in library, as a program of its own for tests on pipes and terminals. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/shell.h"

int main(int argc, char **argv)
{
    static output out;
    static const char *const glossaries[] = {"shipped"};
    output_open(&out, STDOUT_FILENO, COLOUR_AUTO);
    shell_options options = {.out = &out,
                             .glossaries = glossaries,
                             .glossary_count = 1,
                             .user_glossary = "user",
                             .data_dir = "data",
                             .style = getenv("FAKE_STYLE") != NULL ? getenv("FAKE_STYLE") : "ap"};
    return shell_main(&options, (const char *const *)argv + 1, (size_t)argc - 1);
}
