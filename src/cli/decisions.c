/* What was decided in passes through drafts, kept for the project so that the next draft does not
 * ask again. */
#include "cli/decisions.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/history.h"
#include "cli/output.h"
#include "cli/project.h"
#include "cli/sentence.h"

#define FILE_NAME "decisions.tsv"
#define FIELDS    7
#define MAX_BYTES ((size_t)16 << 20)
#define HEADER    "decision\ttext\tform\trule\tstyle\tplace\tdate\n"

char *decisions_path(const char *path)
{
    char *directory = project_directory(path), *file = NULL;
    if (directory == NULL) {
        return state_path(FILE_NAME);
    }
    if (asprintf(&file, "%s/" FILE_NAME, directory) < 0) {
        file = NULL;
    }
    free(directory);
    return file;
}

/* ---- reading */

/* Takes a line apart, in place; false when it is no decision. */
static bool read_line(decision *d, char *line)
{
    char *fields[FIELDS];
    size_t count = 0;
    for (char *field; count < FIELDS && (field = strsep(&line, "\t")) != NULL;) {
        fields[count++] = field;
    }
    if (count < FIELDS || line != NULL) {
        return false;
    }
    *d = (decision){fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]};
    bool takes = strcmp(d->action, "take") == 0 && d->form[0] != '\0';
    return d->text[0] != '\0' &&
           (takes || strcmp(d->action, "leave") == 0 || strcmp(d->action, "ask") == 0);
}

static size_t count_lines(const onym_string *text)
{
    size_t count = 1;
    for (size_t i = 0; i < text->size; i++) {
        count += text->data[i] == '\n';
    }
    return count;
}

int decisions_load(decisions *out, const char *path, onym_error *error)
{
    *out = (decisions){NULL, 0, {NULL, 0}};
    if (access(path, F_OK) != 0) {
        return ONYM_OK;
    }
    int status = onym_file_read(&out->bytes, path, MAX_BYTES, error);
    if (status != ONYM_OK) {
        return status;
    }
    out->items = calloc(count_lines(&out->bytes), sizeof *out->items);
    if (out->items == NULL) {
        onym_string_free(&out->bytes);
        error->status = ONYM_EINTERNAL;
        (void)snprintf(error->message, sizeof error->message, "internal: out of memory");
        return ONYM_EINTERNAL;
    }
    char *rest = out->bytes.data;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        out->count += read_line(&out->items[out->count], line);
    }
    return ONYM_OK;
}

void decisions_free(decisions *list)
{
    free(list->items);
    onym_string_free(&list->bytes);
    *list = (decisions){NULL, 0, {NULL, 0}};
}

/* ---- finding */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next byte of TEXT from *AT on, runs of blanks as one blank; -1 at the end. */
static int next_byte(onym_text text, size_t *at)
{
    if (*at >= text.size) {
        return -1;
    }
    char c = text.data[(*at)++];
    if (!is_blank(c)) {
        return (unsigned char)c;
    }
    while (*at < text.size && is_blank(text.data[*at])) {
        (*at)++;
    }
    return ' ';
}

/* Whether WRITTEN, its blanks made one, is TEXT. */
static bool is_text(onym_text written, const char *text)
{
    size_t at = 0;
    for (int c; (c = next_byte(written, &at)) >= 0; text++) {
        if (c != (unsigned char)*text) {
            return false;
        }
    }
    return *text == '\0';
}

void decision_place(char out[PLACE_SIZE], onym_text text, size_t begin, size_t end)
{
    onym_text sentence = sentence_around(text, begin, end);
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    size_t at = 0;
    for (int c; (c = next_byte(sentence, &at)) >= 0;) {
        hash = (hash ^ (uint64_t)c) * UINT64_C(1099511628211);
    }
    (void)snprintf(out, PLACE_SIZE, "%016" PRIx64, hash);
}

const decision *decisions_find(const decisions *list, onym_text text, const onym_finding *finding,
                               const char *style)
{
    char place[PLACE_SIZE] = "";
    const char *rule = onym_rule_name(finding->rule);
    onym_text written = {finding->text, finding->text_size};
    for (size_t i = list->count; i-- > 0;) {
        const decision *d = &list->items[i];
        if (strcmp(d->rule, rule) != 0 || strcmp(d->style, style) != 0 ||
            !is_text(written, d->text)) {
            continue;
        }
        if (d->place[0] != '\0' && place[0] == '\0') {
            decision_place(place, text, finding->begin, finding->end);
        }
        if (d->place[0] == '\0' || strcmp(d->place, place) == 0) {
            return strcmp(d->action, "ask") != 0 ? d : NULL;
        }
    }
    return NULL;
}

/* ---- writing */

/* Appends VALUE with its blanks made one, and END. */
static bool append(onym_string *lines, const char *value, char end)
{
    onym_text text = onym_text_of(value);
    char *more = realloc(lines->data, lines->size + text.size + 2);
    if (more == NULL) {
        return false;
    }
    lines->data = more;
    size_t at = 0;
    for (int c; (c = next_byte(text, &at)) >= 0;) {
        lines->data[lines->size++] = (char)c;
    }
    lines->data[lines->size++] = end;
    lines->data[lines->size] = '\0';
    return true;
}

bool decision_append(onym_string *lines, const decision *d)
{
    char date[16] = "";
    time_t now = time(NULL);
    struct tm parts;
    if (gmtime_r(&now, &parts) != NULL) {
        (void)strftime(date, sizeof date, "%Y-%m-%d", &parts);
    }
    const char *const fields[FIELDS] = {d->action, d->text,  d->form, d->rule,
                                        d->style,  d->place, date};
    bool good = true;
    for (size_t i = 0; i < FIELDS && good; i++) {
        good = append(lines, fields[i], i + 1 < FIELDS ? '\t' : '\n');
    }
    return good;
}

/* Opens PATH for appending, and locks it; -1 with errno. */
static int open_locked(const char *path)
{
    struct stat info;
    int file =
        open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (file >= 0 &&
        (fstat(file, &info) != 0 || !S_ISREG(info.st_mode) || flock(file, LOCK_EX) != 0)) {
        (void)close(file);
        errno = errno != 0 ? errno : EINVAL;
        return -1;
    }
    return file;
}

int decisions_save(const char *path, const onym_string *lines, onym_error *error)
{
    int file = open_locked(path);
    int failure = file < 0 ? errno : 0;
    if (failure == 0 && lseek(file, 0, SEEK_END) == 0) {
        failure = write_whole(file, HEADER, sizeof HEADER - 1);
    }
    failure = failure == 0 ? write_whole(file, lines->data, lines->size) : failure;
    if (file >= 0 && close(file) != 0 && failure == 0) {
        failure = errno;
    }
    if (failure != 0) {
        error->status = ONYM_EOUTPUT;
        (void)snprintf(error->message, sizeof error->message,
                       "output: the decisions cannot be written: %s (%.800s)", strerror(failure),
                       path);
        return ONYM_EOUTPUT;
    }
    return ONYM_OK;
}
