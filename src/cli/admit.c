/* Adding a form that a writer lets stand: to the project's glossary or to the user's own. */
#include "cli/admit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd_glossary.h"
#include "cli/project.h"

#define ENTRIES_MAX       20
#define PROJECT_MAX_BYTES ((size_t)16 << 20)

static int fail(onym_error *error, const char *what, const char *where)
{
    error->status = ONYM_EOUTPUT;
    (void)snprintf(error->message, sizeof error->message, "output: %s (%.800s)", what, where);
    return ONYM_EOUTPUT;
}

/* ---- the line */

/* The line of CONCEPT with TEXT as admitted, found through NAME, one of its forms.  ONYM_NOT_FOUND:
 * NAME is none. */
static int line_through(onym_string *out, const onym_glossary *glossary, const char *name,
                        const char *concept, const char *text, onym_error *error)
{
    onym_entries *entries;
    int status = onym_glossary_lookup(&entries, glossary, onym_text_of(name), ONYM_LOOKUP_EXACT,
                                      ENTRIES_MAX, error);
    if (status != ONYM_OK) {
        return status;
    }
    status = ONYM_NOT_FOUND;
    for (size_t i = 0; i < onym_entries_count(entries) && status == ONYM_NOT_FOUND; i++) {
        const onym_entry *entry = onym_entries_at(entries, i);
        if (strcmp(entry->concept, concept) == 0) {
            status = onym_entry_line(out, entry, text, error);
        }
    }
    onym_entries_free(entries);
    return status;
}

/* The line of the concept of FINDING with TEXT as a further form. */
static int line_of_concept(onym_string *out, const onym_glossary *glossary,
                           const onym_finding *finding, const char *text, onym_error *error)
{
    int status = line_through(out, glossary, text, finding->concept, text, error);
    for (size_t i = 0; i < finding->suggestion_count && status == ONYM_NOT_FOUND; i++) {
        status =
            line_through(out, glossary, finding->suggestions[i], finding->concept, text, error);
    }
    if (status == ONYM_NOT_FOUND) {
        (void)snprintf(error->message, sizeof error->message, "glossary: no such concept (%.200s)",
                       finding->concept);
        error->status = status;
    }
    return status;
}

/* The line of a concept whose name is TEXT. */
static int line_of_name(onym_string *out, const char *text, onym_error *error)
{
    const onym_term term = {"en", text, ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""};
    const onym_entry entry = {"", "term",           "xx", "",  "",    "user", "",
                              "", ONYM_MATCH_EXACT, NULL, 1.0, &term, 1};
    return onym_entry_line(out, &entry, NULL, error);
}

/* ---- the user's own glossary */

/* Imports LINE from a temporary file. */
static int add_to_own(cli *c, const onym_string *line, onym_error *error)
{
    char path[] = "/tmp/onym-add-XXXXXX.tsv";
    const char *own, *files[] = {path};
    const onym_import_options options = {
        .format = "tsv", .data_dir = c->data_dir, .remark = glossary_remark};
    int status = glossary_own_place(&own, c, NULL);
    if (status != ONYM_OK) {
        error->message[0] = '\0';
        return status;
    }
    int file = mkostemps(path, 4, O_CLOEXEC);
    if (file < 0) {
        return fail(error, strerror(errno), path);
    }
    const char *header = onym_entry_line_header();
    bool written =
        write_whole(file, header, strlen(header)) == 0 && write_whole(file, "\n", 1) == 0 &&
        write_whole(file, line->data, line->size) == 0 && write_whole(file, "\n", 1) == 0;
    written = close(file) == 0 && written;
    status = written ? onym_glossary_import(NULL, own, files, 1, &options, error)
                     : fail(error, "the temporary file cannot be written", path);
    (void)unlink(path);
    return status;
}

/* ---- the project's glossary */

/* Whether the line at AT is about the concept that LINE begins with. */
static bool is_same_concept(const char *at, const onym_string *line)
{
    size_t size = strcspn(line->data, "\t") + 1;
    return strncmp(at, line->data, size) == 0;
}

/* The text of the file with LINE in place of that of its concept, or at the end; to be freed. */
static char *with_line(const char *text, const onym_string *line)
{
    const char *at = text;
    while (*at != '\0' && !is_same_concept(at, line)) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    size_t head = (size_t)(at - text), old = strcspn(at, "\n");
    const char *gap = *at == '\0' && head > 0 && at[-1] != '\n' ? "\n" : "";
    const char *tail = at + old + (at[old] == '\n');
    char *all = NULL;
    if (asprintf(&all, "%.*s%s%s\n%s", (int)head, text, gap, line->data, tail) < 0) {
        return NULL;
    }
    return all;
}

static int create(const char *path, const onym_string *line, onym_error *error)
{
    char *all = NULL;
    int size = asprintf(&all, "%s\n%s\n", onym_entry_line_header(), line->data);
    int file = size > 0 ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644) : -1;
    int failure = file < 0 ? errno : write_whole(file, all, (size_t)size);
    if (file >= 0 && close(file) != 0 && failure == 0) {
        failure = errno;
    }
    free(size > 0 ? all : NULL);
    return failure == 0 ? ONYM_OK : fail(error, strerror(failure), path);
}

static int change(const char *path, const onym_string *line, onym_error *error)
{
    onym_string text;
    int status = onym_file_read(&text, path, PROJECT_MAX_BYTES, error);
    if (status != ONYM_OK) {
        return status;
    }
    const char *header = onym_entry_line_header();
    if (strncmp(text.data, header, strlen(header)) != 0) {
        status = fail(error, "the project's glossary has another header", path);
    }
    char *after = status == ONYM_OK ? with_line(text.data, line) : NULL;
    if (after != NULL) {
        status =
            onym_file_replace(path, (onym_text){text.data, text.size}, onym_text_of(after), error);
    } else if (status == ONYM_OK) {
        status = fail(error, "no memory is left", path);
    }
    free(after);
    onym_string_free(&text);
    return status;
}

static int add_to_project(const char *draft, const onym_string *line, onym_error *error)
{
    char *directory = project_directory(draft), *path = NULL;
    if (directory == NULL || asprintf(&path, "%s/glossary.tsv", directory) < 0) {
        free(directory);
        return fail(error, "there is no project", draft);
    }
    int status = access(path, F_OK) == 0 ? change(path, line, error) : create(path, line, error);
    free(path);
    free(directory);
    return status;
}

/* TEXT with its blanks made one, to be freed. */
static char *plain_text(const onym_finding *finding)
{
    char *plain = malloc(finding->text_size + 1);
    size_t size = 0;
    for (size_t i = 0; plain != NULL && i < finding->text_size; i++) {
        char c = finding->text[i];
        bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank || (size > 0 && plain[size - 1] != ' ')) {
            plain[size++] = blank ? ' ' : c;
        }
    }
    if (plain != NULL) {
        plain[size] = '\0';
    }
    return plain;
}

int admit(cli *c, const onym_glossary *glossary, const char *draft, const onym_finding *finding,
          const pass_shelf *shelf, onym_error *error)
{
    char *text = plain_text(finding);
    onym_string line = {NULL, 0};
    if (text == NULL) {
        return fail(error, "no memory is left", draft);
    }
    int status = shelf->own_name ? line_of_name(&line, text, error)
                                 : line_of_concept(&line, glossary, finding, text, error);
    if (status == ONYM_OK) {
        status = shelf->project ? add_to_project(draft, &line, error) : add_to_own(c, &line, error);
    }
    onym_string_free(&line);
    free(text);
    return status;
}
