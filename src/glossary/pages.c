/* Checked pages: a layer below SQLite that gives every page of a glossary file a checksum as it is
 * written, and compares it as it is read. */
#include "glossary/pages.h"

#include <endian.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LAYER_NAME "onym-pages"
#define LANES      4
#define WORDS      (PAGE_BYTES / sizeof(uint64_t))

/* What is read at once when pages are asked for one after the other, as rows of filters are. */
#define AHEAD_BYTES ((size_t)16 * PAGE_BYTES)

/* A file: what SQLite asks of it goes to the file below, which follows it in memory. */
typedef struct page_file {
    sqlite3_file base;
    sqlite3_file *below;
    unsigned char *checked; /* a bit for every mapped page that was compared */
    size_t checked_size;
    unsigned char page[PAGE_BYTES]; /* on its way to the disk */
    unsigned char *ahead;           /* AHEAD_BYTES from AHEAD_AT on, of which AHEAD_SIZE are good */
    sqlite3_int64 ahead_at, last_read;
    size_t ahead_size;
} page_file;

/* ---- checksums ---- */

/* The checksum of the page NUMBER at DATA: four lanes, which a processor works on at once.  Each
 * step can be undone, so that a change in one word always changes the sum. */
static uint64_t checksum(const unsigned char *data, uint64_t number)
{
    static const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t lane[LANES] = {number, 1, 2, 3}, word[LANES], sum = number;
    for (size_t i = 0; i < WORDS; i += LANES) {
        memcpy(word, data + i * sizeof *word, sizeof word);
        word[LANES - 1] = i + LANES == WORDS ? 0 : word[LANES - 1]; /* the checksum's own place */
        for (size_t j = 0; j < LANES; j++) {
            uint64_t product = (lane[j] ^ le64toh(word[j])) * prime;
            lane[j] = product << 32 | product >> 32;
        }
    }
    for (size_t j = 0; j < LANES; j++) {
        sum = (sum ^ lane[j]) * prime;
        sum ^= sum >> 32;
    }
    return sum;
}

static uint64_t page_number(sqlite3_int64 offset)
{
    return (uint64_t)offset / PAGE_BYTES + 1;
}

static bool is_whole_page(int size, sqlite3_int64 offset)
{
    return size == PAGE_BYTES && offset % PAGE_BYTES == 0;
}

static bool is_sound(const unsigned char *data, sqlite3_int64 offset)
{
    uint64_t stored;
    memcpy(&stored, data + PAGE_BYTES - PAGE_RESERVED, sizeof stored);
    return le64toh(stored) == checksum(data, page_number(offset));
}

/* ---- the methods of a file ---- */

static page_file *own(sqlite3_file *file)
{
    return (page_file *)(void *)file;
}

static sqlite3_file *below(sqlite3_file *file)
{
    return own(file)->below;
}

static int close_file(sqlite3_file *file)
{
    free(own(file)->checked);
    free(own(file)->ahead);
    return below(file)->pMethods->xClose(below(file));
}

/* A page of which the file holds only the beginning was cut off. */
static int read_short(sqlite3_file *file, sqlite3_int64 offset)
{
    sqlite3_int64 size = 0;
    int code = below(file)->pMethods->xFileSize(below(file), &size);
    return code == SQLITE_OK && size > offset ? SQLITE_IOERR_DATA : SQLITE_IOERR_SHORT_READ;
}

/* Reads the page at OFFSET, which follows on the last one read, with those behind it; false when
 * there are not so many, or no memory. */
static bool read_ahead(page_file *f, sqlite3_int64 offset)
{
    f->ahead = f->ahead == NULL ? malloc(AHEAD_BYTES) : f->ahead;
    f->ahead_size = 0;
    if (f->ahead != NULL &&
        f->below->pMethods->xRead(f->below, f->ahead, (int)AHEAD_BYTES, offset) == SQLITE_OK) {
        f->ahead_at = offset;
        f->ahead_size = AHEAD_BYTES;
    }
    return f->ahead_size > 0;
}

/* Reads the whole page at OFFSET into DATA. */
static int read_page(page_file *f, void *data, sqlite3_int64 offset)
{
    bool next = offset == f->last_read + (sqlite3_int64)PAGE_BYTES;
    sqlite3_int64 from = offset - f->ahead_at;
    bool ahead = from >= 0 && from < (sqlite3_int64)f->ahead_size;
    f->last_read = offset;
    if (ahead || (next && read_ahead(f, offset))) {
        memcpy(data, f->ahead + (offset - f->ahead_at), PAGE_BYTES);
        return SQLITE_OK;
    }
    return f->below->pMethods->xRead(f->below, data, PAGE_BYTES, offset);
}

static int read_file(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    if (!is_whole_page(size, offset)) {
        return below(file)->pMethods->xRead(below(file), data, size, offset);
    }
    int code = read_page(own(file), data, offset);
    if (code == SQLITE_IOERR_SHORT_READ) {
        return read_short(file, offset);
    }
    return code == SQLITE_OK && !is_sound(data, offset) ? SQLITE_IOERR_DATA : code;
}

/* What was read ahead may not be what the file holds any more. */
static void forget_ahead(sqlite3_file *file)
{
    own(file)->ahead_size = 0;
}

static int write_file(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    page_file *f = own(file);
    forget_ahead(file);
    if (is_whole_page(size, offset)) {
        memcpy(f->page, data, PAGE_BYTES);
        uint64_t sum = htole64(checksum(f->page, page_number(offset)));
        memcpy(f->page + PAGE_BYTES - PAGE_RESERVED, &sum, sizeof sum);
        data = f->page;
    }
    return f->below->pMethods->xWrite(f->below, data, size, offset);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    forget_ahead(file);
    return below(file)->pMethods->xTruncate(below(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
    return below(file)->pMethods->xSync(below(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return below(file)->pMethods->xFileSize(below(file), size);
}

static int lock_file(sqlite3_file *file, int level)
{
    forget_ahead(file);
    return below(file)->pMethods->xLock(below(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
    forget_ahead(file); /* from now on others may write */
    return below(file)->pMethods->xUnlock(below(file), level);
}

static int check_reserved(sqlite3_file *file, int *out)
{
    return below(file)->pMethods->xCheckReservedLock(below(file), out);
}

static int control_file(sqlite3_file *file, int operation, void *argument)
{
    return below(file)->pMethods->xFileControl(below(file), operation, argument);
}

static int sector_size(sqlite3_file *file)
{
    return below(file)->pMethods->xSectorSize(below(file));
}

static int characteristics(sqlite3_file *file)
{
    return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

/* Whether the mapped page at DATA is sound, compared when it is first asked for. */
static bool check_mapped(page_file *f, const unsigned char *data, sqlite3_int64 offset)
{
    size_t at = (size_t)(page_number(offset) - 1), byte = at / 8;
    unsigned char bit = (unsigned char)(1u << at % 8);
    if (byte >= f->checked_size) {
        size_t wanted = byte * 2 + 512;
        unsigned char *larger = realloc(f->checked, wanted);
        if (larger == NULL) {
            return is_sound(data, offset);
        }
        memset(larger + f->checked_size, 0, wanted - f->checked_size);
        f->checked = larger;
        f->checked_size = wanted;
    }
    if ((f->checked[byte] & bit) == 0 && is_sound(data, offset)) {
        f->checked[byte] |= bit;
    }
    return (f->checked[byte] & bit) != 0;
}

/* A page that is not sound is not handed out from the map: SQLite then reads it, and is told. */
static int fetch(sqlite3_file *file, sqlite3_int64 offset, int size, void **out)
{
    sqlite3_file *b = below(file);
    int code = b->pMethods->xFetch(b, offset, size, out);
    if (code == SQLITE_OK && *out != NULL && is_whole_page(size, offset) &&
        !check_mapped(own(file), *out, offset)) {
        (void)b->pMethods->xUnfetch(b, offset, *out);
        *out = NULL;
    }
    return code;
}

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page)
{
    return below(file)->pMethods->xUnfetch(below(file), offset, page);
}

/* Without shared memory, hence without write-ahead logs. */
static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xFetch = fetch,
    .xUnfetch = unfetch,
};

/* ---- the layer ---- */

static int open_below(sqlite3_vfs *layer, const char *name, sqlite3_file *file, int flags, int *out)
{
    sqlite3_vfs *vfs = layer->pAppData;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) {
        return vfs->xOpen(vfs, name, file, flags, out);
    }
    page_file *f = own(file);
    memset(f, 0, sizeof *f);
    f->below = (sqlite3_file *)(void *)(f + 1);
    int code = vfs->xOpen(vfs, name, f->below, flags, out);
    /* SQLite closes what has methods: older ones of the file below have no maps to hand out. */
    if (code == SQLITE_OK && f->below->pMethods->iVersion < methods.iVersion) {
        (void)f->below->pMethods->xClose(f->below);
        return SQLITE_CANTOPEN;
    }
    f->base.pMethods = code == SQLITE_OK ? &methods : NULL;
    return code;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static sqlite3_vfs layer; /* the system's, with our way of opening */
static bool ready;

static void set_up(void)
{
    sqlite3_vfs *vfs = sqlite3_initialize() == SQLITE_OK ? sqlite3_vfs_find(NULL) : NULL;
    if (vfs == NULL) {
        return;
    }
    layer = *vfs;
    layer.pNext = NULL;
    layer.zName = LAYER_NAME;
    layer.pAppData = vfs;
    layer.szOsFile = (int)sizeof(page_file) + vfs->szOsFile;
    layer.xOpen = open_below;
    ready = sqlite3_vfs_register(&layer, 0) == SQLITE_OK;
}

const char *pages_layer(void)
{
    return pthread_once(&once, set_up) == 0 && ready ? LAYER_NAME : NULL;
}
