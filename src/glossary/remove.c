/* Removing a concept from a user's glossary. */
#include "base/error.h"
#include "glossary/renewal.h"
#include "glossary/writer.h"

static int remove_from(sqlite3 *db, const char *concept, onym_error *error)
{
    writer w;
    bool found = false;
    int status = writer_open(&w, db, error);
    if (status != ONYM_OK) {
        return status;
    }
    status = writer_remove(&w, onym_text_of(concept), &found, error);
    status = status == ONYM_OK ? writer_finish(&w, error) : status;
    writer_close(&w);
    return status == ONYM_OK && !found
               ? error_set(error, ONYM_NOT_FOUND, "glossary: no such concept (%.200s)", concept)
               : status;
}

int onym_glossary_remove(const char *path, const char *concept, onym_error *error)
{
    sqlite3 *db = NULL;
    int status = renewal_wait(&db, path, false, error);
    if (status == ONYM_OK) {
        status = remove_from(db, concept, error);
        status = status == ONYM_OK ? db_run(db, "COMMIT", error) : status;
    }
    if (status != ONYM_OK && db != NULL) { /* SQLite may have rolled back by itself */
        (void)db_run(db, "ROLLBACK", NULL);
    }
    db_close(db);
    return status;
}
