/* Checked pages: a layer below SQLite that gives every page of a glossary file a checksum as it is
 * written, and compares it as it is read, so that what a disk or a stranger's program altered is
 * noticed where it is read, at the cost of those pages alone. */
#ifndef ONYM_GLOSSARY_PAGES_H
#define ONYM_GLOSSARY_PAGES_H

#include <sqlite3.h>

/* The bytes of a page, of which the last eight are its checksum. */
#define PAGE_BYTES    4096
#define PAGE_RESERVED 8

/* The name of the layer for sqlite3_open_v2; NULL: it could not be set up.  A page without its
 * checksum is SQLITE_IOERR_DATA to who reads it. */
const char *pages_layer(void);

#endif
