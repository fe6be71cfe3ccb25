/* change FILE SQL - changes a glossary behind onym's back, with the checksums that onym gives: what
 * a stranger who knows the format can put into one. */
#include <sqlite3.h>
#include <stdio.h>

#include "glossary/pages.h"

int main(int count, char **arguments)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    if (count != 3) {
        return 2;
    }
    int code = sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READWRITE, pages_layer());
    if (code == SQLITE_OK) {
        code = sqlite3_exec(db, arguments[2], NULL, NULL, &message);
    }
    if (code != SQLITE_OK) {
        (void)fprintf(stderr, "change: %s\n", message != NULL ? message : sqlite3_errstr(code));
    }
    sqlite3_free(message);
    (void)sqlite3_close(db);
    return code == SQLITE_OK ? 0 : 1;
}
