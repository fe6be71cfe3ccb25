/* Sorting more records than memory should hold: sorted runs go to a temporary file and are merged
 * from there. */
#include "base/sorter.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"

/* What is read of a run at a time. */
#define RUN_WINDOW ((size_t)32 * 1024)

/* Runs that are merged at once; with the memory of a run they bound what can be sorted. */
#define RUNS_MAX ((size_t)1024)

/* A record in memory: two bytes of length, then the bytes.  PREFIX, its first bytes as a number,
 * decides most comparisons. */
typedef struct item {
    uint64_t prefix;
    const char *record;
} item;

/* A sorted run in the file, and the part of it that is in memory. */
typedef struct run {
    off_t next, end; /* not yet read */
    char *window;
    size_t at, size;
    onym_text head; /* the record to come */
    uint64_t prefix;
    bool live;
} run;

struct sorter {
    char *directory;
    int file; /* -1 until the first run */
    char *bytes;
    size_t used, capacity;
    item *items;
    size_t item_count, item_capacity;
    size_t next; /* of ITEMS, when all records fit in memory */
    run *runs;
    size_t run_count, run_capacity;
    off_t file_size;
    char last[SORTER_RECORD_MAX];
    size_t last_size;
    bool any; /* LAST holds a record */
};

sorter *sorter_new(const char *directory, size_t memory)
{
    sorter *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->file = -1;
    s->capacity = memory > 4 * SORTER_RECORD_MAX ? memory : 4 * SORTER_RECORD_MAX;
    s->bytes = malloc(s->capacity);
    s->directory = strdup(directory);
    if (s->bytes == NULL || s->directory == NULL) {
        sorter_free(s);
        return NULL;
    }
    return s;
}

void sorter_free(sorter *s)
{
    if (s == NULL) {
        return;
    }
    for (size_t i = 0; i < s->run_count; i++) {
        free(s->runs[i].window);
    }
    if (s->file >= 0) {
        (void)close(s->file);
    }
    free(s->runs);
    free(s->items);
    free(s->bytes);
    free(s->directory);
    free(s);
}

static uint64_t prefix_of(onym_text record)
{
    uint64_t prefix = 0;
    memcpy(&prefix, record.data, record.size < sizeof prefix ? record.size : sizeof prefix);
    return be64toh(prefix);
}

static onym_text record_of(const char *stored)
{
    uint16_t size;
    memcpy(&size, stored, sizeof size);
    return (onym_text){stored + sizeof size, size};
}

static int compare_texts(onym_text a, onym_text b)
{
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

static int compare_items(const void *a, const void *b)
{
    const item *x = a, *y = b;
    if (x->prefix != y->prefix) {
        return x->prefix < y->prefix ? -1 : 1;
    }
    return compare_texts(record_of(x->record), record_of(y->record));
}

static int open_file(sorter *s, onym_error *error)
{
    s->file = open(s->directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (s->file < 0) {
        char name[] = "/var/tmp/onym-sort-XXXXXX";
        s->file = mkostemp(name, O_CLOEXEC);
        if (s->file >= 0) {
            (void)unlink(name);
        }
    }
    return s->file >= 0 ? ONYM_OK
                        : error_set(error, ONYM_EOUTPUT, "output: no temporary file: %s (%.800s)",
                                    strerror(errno), s->directory);
}

/* Sorts what is in memory and appends it to the file. */
static int write_run(sorter *s, onym_error *error)
{
    buffer block = {0};
    int status = s->file >= 0 ? ONYM_OK : open_file(s, error);
    if (status == ONYM_OK &&
        (s->run_count == RUNS_MAX || !array_room(s->runs, s->run_capacity, s->run_count))) {
        status = error_memory(error);
    }
    if (status != ONYM_OK) {
        return status;
    }
    qsort(s->items, s->item_count, sizeof *s->items, compare_items);
    off_t begin = s->file_size;
    bool written = true;
    for (size_t i = 0; i < s->item_count && written; i++) {
        onym_text record = record_of(s->items[i].record);
        buffer_append(&block, s->items[i].record, record.size + 2);
        if (block.size >= RUN_WINDOW || i + 1 == s->item_count) {
            written = !block.failed && file_write_all(s->file, block.data, block.size);
            s->file_size += (off_t)block.size;
            buffer_clear(&block);
        }
    }
    buffer_free(&block);
    s->runs[s->run_count++] = (run){.next = begin, .end = s->file_size};
    s->item_count = s->used = 0;
    return written ? ONYM_OK
                   : error_set(error, ONYM_EOUTPUT, "output: no room for sorting: %s (%.800s)",
                               strerror(errno), s->directory);
}

int sorter_add(sorter *s, onym_text record, onym_error *error)
{
    if (record.size > SORTER_RECORD_MAX) {
        return error_set(error, ONYM_EINTERNAL, "internal: a record too long to sort");
    }
    if (s->capacity - s->used < record.size + 2) {
        int status = write_run(s, error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    if (!array_room(s->items, s->item_capacity, s->item_count)) {
        return error_memory(error);
    }
    char *stored = s->bytes + s->used;
    uint16_t size = (uint16_t)record.size;
    memcpy(stored, &size, sizeof size);
    memcpy(stored + sizeof size, record.data, record.size);
    s->used += record.size + sizeof size;
    s->items[s->item_count++] = (item){prefix_of(record), stored};
    return ONYM_OK;
}

/* Brings the next part of R into memory, behind what is left of the last one. */
static bool fill(sorter *s, run *r)
{
    size_t left = r->size - r->at;
    memmove(r->window, r->window + r->at, left);
    r->at = 0;
    r->size = left;
    while (r->size < RUN_WINDOW && r->next < r->end) {
        off_t rest = r->end - r->next;
        size_t want = RUN_WINDOW - r->size;
        want = (off_t)want < rest ? want : (size_t)rest;
        ssize_t got = pread(s->file, r->window + r->size, want, r->next);
        if (got <= 0) {
            if (got < 0 && errno == EINTR) {
                continue;
            }
            return false;
        }
        r->size += (size_t)got;
        r->next += got;
    }
    return true;
}

/* Puts the next record of R in its head. */
static int advance(sorter *s, run *r, onym_error *error)
{
    uint16_t size;
    size_t ready = r->size - r->at;
    bool whole = ready >= sizeof size && ready >= record_of(r->window + r->at).size + sizeof size;
    if (!whole && !fill(s, r)) {
        return error_set(error, ONYM_EOUTPUT, "output: the temporary file cannot be read (%.800s)",
                         s->directory);
    }
    r->live = r->size - r->at >= sizeof size;
    if (r->live) {
        r->head = record_of(r->window + r->at);
        r->prefix = prefix_of(r->head);
        r->at += r->head.size + sizeof size;
    }
    return ONYM_OK;
}

int sorter_finish(sorter *s, onym_error *error)
{
    if (s->run_count == 0) {
        if (s->item_count > 1) {
            qsort(s->items, s->item_count, sizeof *s->items, compare_items);
        }
        return ONYM_OK;
    }
    int status = s->item_count > 0 ? write_run(s, error) : ONYM_OK;
    free(s->bytes);
    free(s->items);
    s->bytes = NULL;
    s->items = NULL;
    s->item_capacity = 0;
    for (size_t i = 0; i < s->run_count && status == ONYM_OK; i++) {
        s->runs[i].window = malloc(RUN_WINDOW + SORTER_RECORD_MAX);
        status = s->runs[i].window != NULL ? advance(s, &s->runs[i], error) : error_memory(error);
    }
    return status;
}

static run *least_run(sorter *s)
{
    run *least = NULL;
    for (size_t i = 0; i < s->run_count; i++) {
        run *r = &s->runs[i];
        bool less =
            r->live && (least == NULL || r->prefix < least->prefix ||
                        (r->prefix == least->prefix && compare_texts(r->head, least->head) < 0));
        least = less ? r : least;
    }
    return least;
}

/* Takes the least record of all, repeats included, into LAST. */
static int take(sorter *s, bool *more, bool *repeat, onym_error *error)
{
    onym_text head = {NULL, 0};
    run *from = NULL;
    if (s->run_count == 0 && s->next < s->item_count) {
        head = record_of(s->items[s->next++].record);
    } else if (s->run_count > 0 && (from = least_run(s)) != NULL) {
        head = from->head;
    }
    *more = head.data != NULL;
    if (!*more) {
        return ONYM_OK;
    }
    *repeat = s->any && compare_texts(head, (onym_text){s->last, s->last_size}) == 0;
    memcpy(s->last, head.data, head.size);
    s->last_size = head.size;
    s->any = true;
    return from != NULL ? advance(s, from, error) : ONYM_OK;
}

int sorter_next(onym_text *out, bool *more, sorter *s, onym_error *error)
{
    bool repeat = false;
    int status;
    do {
        status = take(s, more, &repeat, error);
    } while (status == ONYM_OK && *more && repeat);
    *out = (onym_text){s->last, s->last_size};
    return status;
}
