/* What the stand-in for the library notes about the calls that it gets. */
#ifndef ONYM_TESTS_FAKE_LIBRARY_H
#define ONYM_TESTS_FAKE_LIBRARY_H

#include "onym.h"

typedef struct fake_record {
    size_t opened, path_count, checkers;
    char added[256];
} fake_record;

extern fake_record fake;

#endif
