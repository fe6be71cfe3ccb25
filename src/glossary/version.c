/* Versions of the library and of what it runs on. */
#include <sqlite3.h>
#include <unicode/uvernum.h>

#include "onym.h"

const char *onym_version(void)
{
    return ONYM_VERSION;
}

const char *onym_versions(void)
{
    return "ICU " U_ICU_VERSION ", SQLite " SQLITE_VERSION;
}
