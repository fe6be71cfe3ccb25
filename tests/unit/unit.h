/* What every unit test includes. */
#ifndef ONYM_TESTS_UNIT_H
#define ONYM_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "onym.h"

/* A string constant, NUL bytes inside included, as text. */
#define TEXT(constant) ((onym_text){"" constant, sizeof(constant) - 1})

/* The same as an initialiser of a static table. */
#define TEXT_INIT(constant)                                                                        \
    {                                                                                              \
        "" constant, sizeof(constant) - 1                                                          \
    }

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* STRING holds exactly EXPECTED; frees it. */
#define assert_takes(string, expected)                                                             \
    do {                                                                                           \
        assert_non_null((string).data);                                                            \
        assert_string_equal((string).data, expected);                                              \
        assert_int_equal((string).size, sizeof(expected) - 1);                                     \
        assert_memory_equal((string).data, expected, sizeof(expected));                            \
        onym_string_free(&(string));                                                               \
    } while (0)

#endif
