/* What targets of the program's own parts need in place of its main file. */
#ifndef ONYM_TESTS_FUZZ_PROGRAM_H
#define ONYM_TESTS_FUZZ_PROGRAM_H

#include "cli/cli.h"

const command commands[] = {{"version", NULL, "", ""}};
const size_t command_count = 1;

#endif
